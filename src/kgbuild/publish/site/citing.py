"""A work in the formats that reference managers read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from kgbuild.model import Author, Evidence, Mention, Paper
from kgbuild.publish.bibliography import write_papers
from kgbuild.publish.site.citation import Citation
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import Work

_NOWHERE = Evidence(0, 0, "", "site")


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
