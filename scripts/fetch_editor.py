"""Fetch the SPARQL editor of `kgbuild serve` from npm: `python scripts/fetch_editor.py`; needs npm.

The package's built files are taken as they are; `EDITOR` says which and what they must hash to.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@zazuko/yasgui@4.6.2"
#: File of the package → SHA-256.
EDITOR = {
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
    "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
}
ASSETS = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "publish" / "endpoint" / "assets"


def main() -> None:
    """Put the files where the package ships them."""
    with tempfile.TemporaryDirectory() as aside:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=aside, check=True)  # noqa: S603, S607 - the user's npm
        with tarfile.open(next(Path(aside).glob("*.tgz"))) as archive:
            for name, expected in EDITOR.items():
                member = archive.extractfile(f"package/build/{name}")
                data = member.read() if member else b""
                if hashlib.sha256(data).hexdigest() != expected:
                    raise SystemExit(f"{name}: another file than was looked at; look at it, then set its hash")
                (ASSETS / name).write_bytes(data)
                print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
