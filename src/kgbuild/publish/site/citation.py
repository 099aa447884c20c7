"""How a work is cited: the entry in each format, and the key; see `kgbuild.publish.site.citing`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from kgbuild.publish.site.works import Work


@dataclass(frozen=True, slots=True)
class Citation:
    """One work, thrice."""

    bibtex: str
    ris: str
    csl: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The key that it is cited by."""
        return str(self.csl["id"])

    def numbered(self, place: int) -> Citation:
        """Give it with the key of the `place`th work of that key: `okonkwo2019tides`, `okonkwo2019tides-2`."""
        if place == 1:
            return self
        key = f"{self.key}-{place}"
        entry = re.sub(r"^(@\w+\{)[^,]*", rf"\g<1>{key}", self.bibtex, count=1)
        return Citation(entry, self.ris, {**self.csl, "id": key})

    @property
    def csl_text(self) -> str:
        """The item of CSL-JSON, for reading."""
        return json.dumps(self.csl, ensure_ascii=False, indent=1)


def work_print(work: Work, school: str) -> str:
    """Give the digest of what a citation is made of."""
    return blake2b(repr((work, school)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
