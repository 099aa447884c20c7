"""Where the ontology, the shapes and the queries lie: beside the checkout's `src`, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Give the folder `ontology`, `shapes` or `queries`, or what stands at a path below one.

    Raises:
        FileNotFoundError: the installation is not whole.
    """
    for root in (_PACKAGE, _PACKAGE.parent.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"{name}: not found beside {_PACKAGE}; install kgbuild anew")
