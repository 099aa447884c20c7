"""A work in the formats that reference managers read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from kgbuild.model import Author, Evidence, Mention, Paper
from kgbuild.publish.bibliography import write_papers
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import Work

_NOWHERE = Evidence(0, 0, "", "site")


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


def cite(work: Work, school: str) -> Citation:
    """Give a work in each format; `school` is the name of a thesis's institution."""
    paper = _paper(work, school)
    readable = replace(paper, title=plain(paper.title), abstract=plain(paper.abstract))
    (item,) = json.loads(write_papers([readable], "csl-json"))
    return Citation(write_papers([paper], "bibtex").strip(), write_papers([readable], "ris").strip() + "\n", item)


def _paper(work: Work, school: str) -> Paper:
    """Give a work as a record, without what a reader's own bibliography has no use for (links, topics, marks)."""
    status = work.status if work.status in {"submitted", "accepted", "in preparation"} else ""
    return Paper(
        evidence=_NOWHERE,
        title=work.title,
        authors=tuple(Author(Mention(author.name), place) for place, author in enumerate(work.authors, 1)),
        etal=work.etal,
        year=work.year,
        date=work.date if len(work.date) > len("2020") else "",
        type=work.kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        venue="" if work.kind == "thesis" else work.venue,
        volume=work.volume,
        issue=work.issue,
        number=work.number,
        pages=work.pages,
        publisher=school if work.kind == "thesis" else work.publisher,
        doi=work.identifiers.get("doi", ""),
        arxiv=work.identifiers.get("arxiv", ""),
        identifiers={scheme: bare for scheme, bare in work.identifiers.items() if scheme in {"isbn", "issn", "pmid"}},
        abstract=work.abstract,
    )
