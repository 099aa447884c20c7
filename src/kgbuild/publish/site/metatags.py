"""The `citation_*` tags that scholarly crawlers and reference managers read.

https://scholar.google.com/intl/en/scholar/inclusion.html asks for title, one author at least, and the date; without all
three a page is read as if it had none, so that then none is written. One tag an author, in order, nothing but the name.
"""

from __future__ import annotations

from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.refs import iso
from kgbuild.publish.site.works import Work


def citation_tags(work: Work, school: str) -> tuple[tuple[str, str], ...]:
    """Give name and content of each tag of a work; `school` is the name of a thesis's institution."""
    if not (work.title and work.authors and work.date):
        return ()
    first, _, last = work.pages.partition("-")
    journal = work.kind in {"journal", "editorial"} or work.venue_type == "journal"
    meeting = work.kind in {"conference", "workshop"}
    tags = [
        ("citation_title", plain(work.title)),
        *(("citation_author", author.name) for author in work.authors),
        ("citation_publication_date", iso(work.date).replace("-", "/")),
        ("citation_journal_title" if journal else "citation_conference_title" if meeting else "", work.venue),
        ("citation_inbook_title" if work.kind == "chapter" else "", work.venue),
        ("citation_volume", work.volume),
        ("citation_issue", work.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", work.publisher),
        ("citation_doi", work.identifiers.get("doi", "")),
        ("citation_arxiv_id", work.identifiers.get("arxiv", "")),
        ("citation_isbn", work.identifiers.get("isbn", "")),
        ("citation_dissertation_institution" if work.kind == "thesis" else "", school),
        ("citation_technical_report_institution" if work.kind == "report" else "", work.publisher or work.venue),
        ("citation_patent_number" if work.kind == "patent" else "", work.number),
        ("citation_technical_report_number" if work.kind == "report" else "", work.number),
    ]
    return tuple((name, content) for name, content in tags if name and content)
