"""Papers in news whose titles nothing sets apart: "TideNet was accepted to V", "Our paper Slow Waves has been …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Page
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.news_paper_lists import SOURCE
from kgbuild.extract.prose.news_venues import DOT, venue_at, venue_in
from kgbuild.model import Paper

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "New paper in Nature: Slow waves below the northern ice": a title that nothing sets apart but its label.
_BARE = re.compile(
    r"(?i:\W*(?:(?:our|a|new|latest|recent|just|check|out)\W+){0,4}(?:(?:journal|research|review)\s+)?"
    r"(?:paper|article|publication|preprint|pre-print|chapter)\b"
    r"(?P<venue>\s+(?:in|at)\s+[^:\n]{3,80})?(?:\s+(?:out|alert|accepted|published))?\s*[:!]\s+)"
    r"(?!(?i:congrat|welcome|thanks|well done|kudos|read|see|check|great|bravo))"
    r"(?P<title>[A-ZÀ-Þ][^.!?\n]{25,250}?)[.!?]?\s*$"
)
#: "We published Slow waves below the ice in V", "We contributed to Slow waves …, which got published in V".
_WE_PUBLISHED = re.compile(
    r"\W*(?i:we|i|our (?:lab|group|team))\s+(?:(?:have|has|just|recently)\s+)*(?:published|contributed to)\s+"
    r"(?P<title>[A-ZÀ-Þ][^“”\"«»!?\n]{25,250}?),?\s+"
    r"(?:(?:which|that)\s+(?:was|has been|got|is)\s+(?:just\s+)?published\s+)?"
    r"(?P<venue>in\s+(?:the\s+){0,2}[A-Z][^.,!?\n]{2,80}?)[.!]?\s*$"
)
#: "Ada Example's paper Slow Waves Below the Ice was accepted to V": a title that its capitals alone set apart.
_WHOSE_PAPER = re.compile(
    r"(?:[’']s?|\b[Oo]ur|\b[Mm]y)\s+(?:new\s+|latest\s+)?(?:paper|article|preprint),?\s+(?:(?:titled|entitled|called),?\s+)?"
    r"(?P<title>[A-ZÀ-Þ][\w’'-]+:?(?:\s+(?:[A-ZÀ-Þ][\w’'()-]*:?|(?:a|an|the|of|for|in|on|and|with|from|to|by|via|as|at|or|vs\.?)(?=\s))){2,24}),?"
    r"\s+(?=(?:has|have|was|is|got|will|just)\b)"
)
#: "O artigo Slow waves below the ice foi publicado no V": a title that nothing sets apart, up to what is said of it.
_SENTENCE_CASE = re.compile(
    r"\b(?i:the|our|my|o|nosso|meu|el|nuestro|mi|l[’']|notre|mon|der|unser|mein|il|nostro|het|ons)\s?(?<=[\s’'])"
    r"(?i:paper|article|preprint|artigo|trabalho|artículo|artikel|beitrag|aufsatz|articolo)\s+"
    r"(?P<title>[A-ZÀ-Þ][^“”\"«»„.!?\n]{30,250}?),?"
    r"(?=\s+(?:(?:has|have|was|is|been|just|recently|now|got|foi|fue|ha\s+sido|a\s+été|est|wurde|ist|è|stato|werd)\s+){1,3}(?i:acc?epted"
    r"|publi\w+|aceit[oa]|aceptad[oa]|accepté|angenommen|erschienen|pubblicat[oa]|accettat[oa]|gepubliceerd|out|online|available)\b)"
)
#: "One paper (TideNet) has been accepted by V": works told by what they are called for short.
_TAGGED = re.compile(
    r"(?i:\b(?:one|two|three|four|five|our|an?|new|\d)\s+(?:[\w-]+\s+){0,2}papers?)\s+"
    r"\((?P<tags>(?:[A-Z]\w*[A-Z0-9][\w+-]*)(?:\s*(?:,|&|and)\s*[A-Z]\w*[A-Z0-9][\w+-]*)*)\)(?=\s+(?:has|have|was|were|is|are|got)\s)"
)
#: "TideNet is accepted to V", which opens an item.
_TAG_FIRST = re.compile(
    r"\W*(?P<tags>[A-Z][\w-]*[A-Z0-9][\w.+-]*)(?:\s+\([^()\n]{3,20}\))?"
    r"(?=\s+(?:(?i:is|was|has been|got)\s+)?[Aa]ccepted\s+(?:in|to|at|by|for)\s)"
)


def bare_papers(page: Page, item: Item, text: str, spoken: str) -> Iterator[Paper]:
    """Give the works of an item of news in which no title is quoted, linked or set in type.

    Args:
        page: that the item stands on.
        item: of news.
        text: of the item, the stops of shortened names as another sign.
        spoken: its label, where that tells of no other sort of work.
    """
    end = item.blocks[-1].end
    if tagged := _TAGGED.search(text) or _TAG_FIRST.match(text):
        venue = venue_in(sentence_behind(text[tagged.end("tags") :].lstrip(")")))
        for tag in re.split(r"\s*(?:,|&|\band\b)\s*", tagged["tags"]) if venue else ():
            year = _YEAR.search(venue)
            yield Paper(
                evidence=page.evidence(item.start, end, SOURCE, 0.6),
                title=tag,
                venue=venue,
                year=year[0] if year else "",
            )
        return
    if whose := _WHOSE_PAPER.search(text) or _SENTENCE_CASE.search(text):
        venue = venue_in(sentence_behind(text[whose.end("title") :]))
        year = _YEAR.search(venue)
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(whose["title"].split()).replace(DOT, "."),
            venue=venue,
            year=year[0] if year else "",
        )
        return
    if published := _WE_PUBLISHED.match(text):
        venue = venue_at(f" {published['venue']}")
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(published["title"].split()),
            venue=venue,
        )
        return
    if bare := _BARE.match(spoken + text):
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(bare["title"].split()),
            venue=venue_at(bare["venue"] or ""),
        )


def sentence_behind(text: str) -> str:
    """Give the rest of a sentence that a text goes on with."""
    return re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n\s*\n", text, maxsplit=1)[0]
