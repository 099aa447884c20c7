"""What the head of a page says of its owner as such: homepage, ORCID, profiles elsewhere, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.document import Block, Inline
from kgbuild.extract.page import Page
from kgbuild.lexicon import words
from kgbuild.model import Link, Mention, Profile
from kgbuild.platforms import platform_of

_NAME = "profile"
_ORCID = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\d-])")
_AT, _DOT = (
    r"\s*(?:@|[\[({<]\s*(?:at|@)\s*[\])}>]|\s(?:AT|at)\s)\s*",
    r"\s*(?:\.|[\[({<]\s*(?:dot|\.)\s*[\])}>]|\sDOT\s)\s*",
)
_EMAIL = re.compile(rf"(?<![\w.+-])([\w.+-]+){_AT}([\w-]+(?:{_DOT}[\w-]+)+)(?![\w@])")
#: "a PhD at Fen. I …": the word stands between words, and a stop ends the sentence.
_SENTENCE = re.compile(r"\s(?:AT|at)\s.*\.\s|\s(?:AT|at)\s+[A-Z][a-z]", re.DOTALL)
#: So many words stand beside the links in a row of them at most: "Contact:", an address spelt out, bars.
_BESIDE = 12
#: A printed address behind a label: "Homepage: www.example.org/~ada".
_PRINTED = re.compile(r"(?P<label>[^\W\d_][^\n:|•·]{1,24}):\s*(?P<url>(?:https?://|www\.)[^\s,;|•·)>\]]+)")


def profile(page: Page) -> Iterator[Profile]:
    """Give one profile for each block of the head or the contact section that says something of the page's owner."""
    if page.subject_kind != "person" or not page.subject.name:
        return
    for block in _head(page):
        found = contacts_of(page, block, page.subject)
        if found:
            yield found


def _head(page: Page) -> Iterator[Block]:
    """Give the blocks that stand before the first section of facts, and those of sections of contact data."""
    opened = False
    for section in page.sections:
        opened |= bool(section.kind) and section.kind not in {"contact", "biography", "interests"}
        if section.kind == "contact" or not opened:
            yield from section.blocks


def contacts_of(page: Page, block: Block, person: Mention) -> Profile | None:
    """Give what a block says of where to find a person: addresses, ORCID, homepage, profiles; None if nothing."""
    text = page.document.slice(block)
    links = [inline for inline in block.inlines if inline.kind == "link" and inline.href.startswith("http")]
    profiles = tuple(Link(rel, link.href) for link in links if (rel := platform_of(link.href)))
    orcid = _orcid(text) or next((own for link in links if (own := _orcid(link.href))), "")
    found = (match for match in _EMAIL.finditer(text) if not _SENTENCE.search(match[0]))
    emails = [f"{match[1]}@{re.sub(_DOT, '.', match[2])}" for match in found]
    emails += [
        inline.href.removeprefix("mailto:").partition("?")[0]
        for inline in block.inlines
        if inline.href.startswith("mailto:") and "@" in inline.href
    ]
    homepage = _homepage(page, text, links)
    if not (profiles or orcid or emails or homepage):
        return None
    return Profile(
        evidence=page.evidence(block.start, block.end, _NAME),
        person=person,
        homepage=homepage,
        orcid=orcid,
        emails=tuple(dict.fromkeys(emails)),
        links=tuple(dict.fromkeys(profiles)),
    )


def is_row_of_contacts(page: Page, block: Block) -> bool:
    """Say whether a block is nothing but links to the pages of a person, with few words beside them."""
    links = [inline for inline in block.inlines if inline.kind == "link"]
    linked = sum(len(page.document.slice(link).split()) for link in links)
    beside = len(page.document.slice(block).split()) - linked
    return (
        block.kind != "row"
        and bool(links)
        and beside <= _BESIDE
        and all(leads_to_contact(page, link) for link in links)
    )


def is_contact(page: Page, start: int, end: int) -> bool:
    """Say whether words are those of a link to the pages of a person: "Google Scholar" is no scholar."""
    return any(link.kind == "link" and leads_to_contact(page, link) for link in page.inlines(start, end))


def leads_to_contact(page: Page, link: Inline) -> bool:
    """Say whether a link leads to an address or to pages of a person, by its label: "Google Scholar", "e-mail"."""
    label = page.document.slice(link).strip(" []()").casefold()
    return link.href.startswith("mailto:") or label in words("profiles", "homepage") | words("profiles", "labels")


def _orcid(text: str) -> str:
    """Give the ORCID that a text prints, if its last character checks (ISO 7064, MOD 11-2)."""
    match = _ORCID.search(text)
    if match is None:
        return ""
    total = 0
    for digit in match[0].replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return match[0] if match[0][-1] == ("X" if check == 10 else str(check)) else ""


def _homepage(page: Page, text: str, links: list[Inline]) -> str:
    """Give the address that is labelled as the owner's own page."""
    labels = words("profiles", "homepage")
    for match in _PRINTED.finditer(text):
        if match["label"].strip(" ()").casefold() in labels and not platform_of(match["url"]):
            url = match["url"].rstrip(".")
            return url if url.startswith("http") else f"https://{url}"
    named = (link.href for link in links if page.document.slice(link).strip(" []()").casefold() in labels)
    return next((url for url in named if not platform_of(url)), "")
