"""What stands around a paper on a card: labelled parts, topics, badges, the abstract."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import alternatives, table, words

_HASHTAG = re.compile(r"(?<![\w&/#])#([^\W\d_][\w-]*)")
_BRACKET = re.compile(r"[\[(]([^\[\]()]{3,60})[\])]")
_MARK_WORDS = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RANK = re.compile(
    r"\W*(?:(?:CORE|ERA|CCF|Qualis)(?:\s*(?:rank(?:ing|ed)?|class))?[\s:–-]*(?:A\s?[*+\d]?|[BC]\d?)|(?:SJR|JCR|Scimago|rank)?[\s:]*Q[1-4])\W*",
    re.IGNORECASE,
)
_KINDS = ("abstract", "authors", "contact", "editors", "links", "series", "title", "topics", "venue", "year")
_LABEL = re.compile(r"^[\W_]*(?P<label>[^\W\d_][\w’'/;&() -]{0,24}?)[*_ ]*(?:[:：—]|\.(?=\s)|(?<=\w)\s–)[*_ ]*")


def label_before(text: str) -> tuple[str, int]:
    """Give the kind of the label that opens a line and where its text begins; ("", 0) without one.

    >>> label_before("**Keywords:** graphs; trees")
    ('topics', 14)
    """
    match = _LABEL.match(text)
    if match:
        label = match["label"].casefold().strip()
        for kind in _KINDS:
            if label in words("paper_labels", kind):
                return kind, match.end()
    return "", 0


def is_abstract(text: str) -> bool:
    """Say whether a line opens with the label of an abstract, or is that label: "Abstract", "Abstract: We show …"."""
    return label_before(text)[0] == "abstract" or text.casefold().strip(" :*_▸▶►+") in words("paper_labels", "abstract")


def topics_in(text: str) -> tuple[str, ...]:
    """Give the topics of a line of hashtags or behind a label ("Keywords: a; b"), as printed."""
    kind, begin = label_before(text)
    if kind == "topics":
        rest = text[begin:].strip(" _*\n").rstrip(".")
        sign = r"\s*[;|·•]\s*" if re.search(r"[;|·•]", rest) else r"\s*,\s*"
        return tuple(part.strip(" _*#") for part in re.split(sign, rest) if part.strip(" _*#"))
    return tuple(_HASHTAG.findall(text)) if is_hashtags(text) else ()


def is_hashtags(text: str) -> bool:
    """Say whether a line holds nothing but hashtags."""
    return bool(_HASHTAG.search(text)) and not re.search(r"\w", _HASHTAG.sub("", text))


@cache
def _mark_words() -> re.Pattern[str]:
    phrases = sorted(table("paper_kinds")["marks"]["words"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def is_mark(text: str) -> bool:
    """Say whether a short line or bracket is a distinction ("Oral Presentation", "[Best Paper Award]")."""
    clean = text.strip(" \t\n[]()🏆★☆*_!.,;:")
    found = _mark_words().search(clean)
    return bool(found) and len(clean.split()) <= _MARK_WORDS and "http" not in clean


def is_lone_mark(text: str) -> bool:
    """Say whether a line is a distinction and does not say before it where and when.

    >>> is_lone_mark("Best Paper Award, 2020"), is_lone_mark("TIDE, 2020 (Oral)"), is_lone_mark("Tides (Spotlight)")
    (True, False, False)
    """
    found = _mark_words().search(text)
    if not is_mark(text) or found is None:
        return False
    before = text[: found.start()].rstrip(" *_")
    year = _YEAR.search(before)
    where = before if before.endswith(("(", "[")) else before[: year.start()] if year else ""
    return re.search(r"[^\W\d_]", where) is None


def is_rank(text: str) -> bool:
    """Say whether a line is no more than the rank of a venue: "CORE A*", "Q1", "(CCF-A)"."""
    return _RANK.fullmatch(text) is not None


def marks_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Give (start, end, printed) of the bracketed distinctions inside a line."""
    return tuple(
        (match.start(), match.end(), match.group(1).strip())
        for match in _BRACKET.finditer(text)
        if is_mark(match.group(1))
    )


def without_marks(text: str) -> str:
    """Give a line without the bracketed distinctions inside it."""
    for start, end, _ in reversed(marks_in(text)):
        text = text[:start] + text[end:]
    return text


def is_remark(text: str) -> bool:
    """Say whether a line or bracket is about the author list ("* equal contribution")."""
    folded = text.casefold()
    return any(remark in folded for remark in words("paper_labels", "remarks"))


def tells_presented(text: str) -> bool:
    """Say whether a line lists where a draft was presented, or is the label above such a line.

    >>> tells_presented("Presented at: EEA 2024, EALE"), tells_presented("Tides, 2019")
    (True, False)
    """
    label = _presented().match(text)
    behind = text[label.end() :] if label else ""
    return label is not None and (not behind.strip(" .:*_") or behind.lstrip("*_ ")[:1] == ":" or behind.count(",") > 1)


@cache
def _presented() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{alternatives(words('paper_labels', 'presented'))})\b", re.IGNORECASE)


@cache
def _chatter() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(words("paper_labels", "chatter")))) + r")\b", re.IGNORECASE
    )


def is_chatter(text: str) -> bool:
    """Say whether a text speaks to the reader of the page ("See my Google Scholar profile") rather than cites."""
    return bool(_chatter().search(text))


@cache
def _aftermath() -> re.Pattern[str]:
    phrases = sorted(words("paper_labels", "aftermath"), key=len, reverse=True)
    return re.compile(r"\W*(?:" + "|".join(map(re.escape, phrases)) + r")(?=[\s:,–—-])", re.IGNORECASE)


def is_aftermath(text: str) -> bool:
    """Say whether a text tells how a work above it fared ("Reviewed in Isis 110 (2019)", "Winner, Book Prize 2019").

    >>> is_aftermath("Reviewed in: Isis 110"), is_aftermath("A. Moe. Reviewed work in tides. Isis 110, 2019")
    (True, False)
    """
    return _aftermath().match(text) is not None
