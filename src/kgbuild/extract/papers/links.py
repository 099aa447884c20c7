"""The links of a paper, and the identifiers that their targets carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

from kgbuild.document import Inline
from kgbuild.extract.page import Page
from kgbuild.lexicon import table, words
from kgbuild.model import Link

URL = re.compile(r"https?://[^\s<>\"'‹›“”]+")
#: Link texts of so few words are labels; longer ones are titles.
LABEL_WORDS = 3
#: A label that only its last word tells has at most so many.
HEADED_WORDS = 4
#: A link on a name may take in so many characters around it.
_ROOM = 12
_BRACKETS = " \t\n[](){}|·•,;:.*_/"
#: DOIs of data archives, registries and code deposits, which are never the paper's own.
_DEPOSIT = re.compile(r"^10\.(?:5281|6084|7910|17605|5061|17632|1257/rct|3886|5683|4121|48321)\b")
_HOST = re.compile(r"https?://(?:www\.)?([\w.-]+)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:/(?:full|abstract|epdf|pdf|html|meta|summary|fulltext)|\.(?:pdf|full|abstract|html))+$")


@dataclass(frozen=True, slots=True)
class Found:
    """What the links of one entry give.

    Attributes:
        links: in the order of the text, each target once.
        doi: the paper's, empty if none.
        arxiv: the paper's number, without version.
        identifiers: by scheme, see `lexicon/links.toml`.
    """

    links: tuple[Link, ...] = ()
    doi: str = ""
    arxiv: str = ""
    identifiers: dict[str, str] = field(default_factory=dict)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {scheme: re.compile(text, re.IGNORECASE) for scheme, text in table("links")["identifiers"].items()}


def label_of(text: str) -> str:
    """Give a link label without brackets and separators around it."""
    return " ".join(text.strip(_BRACKETS).split())


def is_label(text: str) -> bool:
    """Say whether `text` is what links are called ("PDF", "code"), rather than a title."""
    return bool(_leads_to(re.sub(r"\s*\(.*\)$|\s+\d+$", "", label_of(text).casefold())))


def _leads_to(label: str) -> str:
    """Say whether a folded label leads to the "paper" or to what is "beside" it; empty for what is none."""
    head = label.rpartition(" ")[2]
    headed = 0 < label.count(" ") < HEADED_WORDS
    return next(
        (
            kind
            for kind in ("paper", "beside")
            if label in words("links", kind) or (headed and head in table("links")["heads"][kind])
        ),
        "",
    )


def is_web(url: str) -> bool:
    """Say whether `url` is an absolute web address; a relative one means nothing outside its site."""
    return bool(re.match(r"https?://[^/\s]+\.", url))


def links_of(
    page: Page,
    start: int,
    end: int,
    runs: Iterable[Inline],
    *,
    people: tuple[tuple[int, int], ...] = (),
    title: int = -1,
) -> Found:
    """Give the links inside `text[start:end]`, without those on the names in `people` (start, end).

    `runs` are the inline runs there; the link that begins at `title` is on the title and bears no label.
    """
    links: dict[str, Link] = {}
    found: dict[str, str] = {}
    for at, to, label, url in _targets(page, start, end, runs):
        if any(at < stop and begin < to and to - at < stop - begin + _ROOM for begin, stop in people):
            continue  # a homepage
        label_text = "" if at == title else label_of(label)
        own = _is_own(label_text)
        for scheme, identifier in _identify(url).items():
            if own or scheme == "arxiv":
                found.setdefault(scheme, identifier)
        if not (url.rstrip("/").endswith(found.get("doi", "\0")) and "doi.org" in url):
            links.setdefault(url, Link(_rel(label_text, url), url))
    doi, arxiv = found.pop("doi", ""), found.pop("arxiv", "")
    return Found(tuple(links.values()), doi, arxiv, found)


def _targets(page: Page, start: int, end: int, inside: Iterable[Inline]) -> list[tuple[int, int, str, str]]:
    """Give (start, end, label, target) of link runs and of bare addresses outside them."""
    runs = [run for run in inside if run.kind == "link"]
    targets = [
        (run.start, run.end, page.text[run.start : run.end], run.href.strip())
        for run in runs
        if is_web(run.href.strip())
    ]
    for match in URL.finditer(page.text, start, end):
        if not any(run.start <= match.start() < run.end for run in runs):
            url = bare(match.group())
            targets.append((match.start(), match.start() + len(url), url, url))
    return sorted(targets)


def bare(url: str) -> str:
    """Give an address found in running text without the punctuation that follows it."""
    url = url.rstrip(".,;:!?*_")
    while url.endswith((")", "]", "}")) and url.count(url[-1]) > url.count({")": "(", "]": "[", "}": "{"}[url[-1]]):
        url = url[:-1].rstrip(".,;:!?")
    return url


def _is_own(label: str) -> bool:
    """Say whether a link so labelled leads to the paper itself."""
    folded = label.casefold()
    if not folded or len(folded.split()) > LABEL_WORDS:
        return True
    return _leads_to(folded) == "paper" or not (_leads_to(folded) or _names_deposit(folded))


def _names_deposit(label: str) -> bool:
    return bool(
        re.search(r"\b(?:code|data|dataset|registry|replication|repository|slides|supplement\w*|video)\b", label)
    )


def _rel(label: str, url: str) -> str:
    """Give the kind of a link: its label if that is one, else what its host tells."""
    if is_label(label) or (0 < len(label.split()) <= LABEL_WORDS and not URL.match(label)):
        return label
    if url.casefold().endswith(".pdf"):
        return "PDF"
    match = _HOST.match(url)
    host = match.group(1).casefold() if match else ""
    kinds: dict[str, str] = table("links")["hosts"]
    return next((kind for known, kind in kinds.items() if host == known or host.endswith("." + known)), "")


def _identify(url: str) -> dict[str, str]:
    found = {}
    for scheme, pattern in _patterns().items():
        if match := pattern.search(unquote(url)):
            found[scheme] = match.group(1)
    if "doi" in found:
        doi = _SUFFIX.sub("", found["doi"].rstrip("./"))
        found["doi"] = doi
        if _DEPOSIT.match(doi) or not re.match(r"^10\.\d{4,9}/\S+$", doi):
            del found["doi"]
    if "arxiv" in found:
        found["arxiv"] = found["arxiv"].removesuffix(".pdf")
    return found
