"""The bodies that a line of service lists: journals, conferences, societies, each with its years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.dates import DateRange, find_ranges
from kgbuild.document import Inline
from kgbuild.extract.phrases.unspaced import is_unspaced
from kgbuild.extract.phrases.words import is_place, is_region, organization_weight
from kgbuild.lexicon import words
from kgbuild.model import Mention

_ET_CETERA = re.compile(
    r"[\s,;]*\b(?:among others|and others|and more|etc\.?|u\. ?a\.|entre autres|and many others|amongst others"
    r"|inter alia|and several others|usw\.?|entre otros|ecc\.?)\W*$"
    r"|(?:等|など)[^、，,;A-Za-z]{0,20}$",
    re.IGNORECASE,
)
#: "Journal of Law, Economics & Organization", "IEEE Transactions on Systems, Man, and Cybernetics".
_ONE_JOURNAL = re.compile(
    r"\W*(?:the\s+)?(?:[\w/-]+\s+){0,3}(?:journal|review|annals|archives|bulletin|transactions|conference|symposium"
    r"|workshop) (?:of|for|on)\s+[\w-]+(?:, [\w-]+){1,3},? (?:and|&) [\w-]+\W*",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?:conference|symposium|workshop|congress)\b", re.IGNORECASE)
_NAMED = re.compile(r"\s*\([A-Z][^()\n,]{1,20}\)\W*$")
_JOIN = re.compile(r"\s+(?:and|und|et|y|e|en)\s+")
_LEADING_JOIN = re.compile(
    r"^(?:(?:and|und|et|y|e|en|&)\s+)?(?:(?:for|für|pour|para|per)\s+)?"
    r"(?:(?:various |several |many |numerous )?(?:[a-z]+\s+)?"
    r"(?:journals|conferences|venues|workshops|bodies|agencies|organi[sz]ations|foundations|funders|institutions|societies"
    r"|panels|councils|presses|publishers)\s+)?"
    r"(?:(?:including|such as|like|e\.g\.,?)\s+)?"
    r"(?:the\s+(?=[A-ZÀ-Þ]))?(?:(?:[A-ZÀ-Þ][\w’'&-]*\s+)(?:(?:of|for|and|&|[A-ZÀ-Þ][\w’'-]*)\s+)*journals?\s+(?=[A-ZÀ-Þ]))?"
)
#: The first word of an acronym stands so near the comma of its name.
_TAIL = 2
_ACRONYM = re.compile(r"[A-Z][A-Z\d]+(?:[-/*@][A-Z\d]+)*")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SHORT = re.compile(r"\s*(?:and\s+)?[*@A-Z][\w@*/&-]*(?:\s(?:19|20)\d\d)?\s*")
#: One of several names: a few words, the first capitalised and no "and".
_LISTED = re.compile(r"(?!(?:and|und|et|y|e|en|&)\s)(?:the\s)?[A-ZÀ-Þ]\S*(?:\s\S+){0,5}")
_ADDRESS = re.compile(r"https?://|www\.")
_COUNT = re.compile(
    r"\W*(?:\d{1,3}\s?[x×]|[x×]\s?\d{1,3}|\d{1,3}(?:\s?\w+)?|ad[- ]hoc|various years"
    r"|(?:funding )?cycles?)\W*",
    re.IGNORECASE,
)


#: How often in a year: "2019: 2".
_TIMES = re.compile(r"\s*:\s*\d{1,2}(?!\d)")
#: A role, and the body it is held in.
_FOR_BODY = re.compile(
    r"(?P<role>[^\W\d_][\w -]{2,30}?)\s+(?:for|für|pour|para|per)\s+(?:the\s+)?(?P<body>[A-ZÀ-Þ][^:;,]+)"
)


@dataclass(frozen=True, slots=True)
class Body:
    """One body of a list, with the dates printed at it."""

    mention: Mention
    dates: tuple[DateRange, ...] = ()


def read_bodies(text: str, start: int, inlines: Sequence[Inline] = ()) -> list[Body]:
    """Give the bodies that a text lists between commas or semicolons.

    Semicolons part a list if there are any; commas in brackets part nothing. The last of a list is cut at its "and"
    unless type holds it together or the list has a comma before an "and" of its own.

    Args:
        text: the list.
        start: its offset in the document.
        inlines: runs set apart in the document, to tell "Ecology and Evolution" from two journals.
    """
    kept = _ET_CETERA.sub("", text)
    if _ONE_JOURNAL.fullmatch(kept) or _is_one_event(kept):
        return [body] if (body := _body(kept, start)).mention.name else []
    separator = ";" if re.search(r";|\s[·•]\s", _BRACKET.sub("", kept)) else ","
    pieces = _rejoined(kept, start, [part for piece in _pieces(kept, start, separator) for part in _in_commas(*piece)])
    ended = any(re.match(r"(?:and|und|et|y|e|en|&)\s", piece.strip()) for piece, _ in pieces)
    cut = separator == "," and not ended  # what semicolons part may hold an "and" of its own
    pieces = [
        half
        for index, piece in enumerate(pieces)
        for half in _halves(*piece, inlines, last=cut and 0 < index == len(pieces) - 1, ended=ended)
    ]
    found: list[Body] = []
    for piece, offset in pieces:
        body = _body(piece, offset)
        if found and is_region(body.mention.name):
            found[-1] = replace(found[-1], dates=(*found[-1].dates, *body.dates))
        elif body.mention.name:
            found.append(body)
        elif body.dates and found:
            found[-1] = replace(found[-1], dates=(*found[-1].dates, *body.dates))
    only = {body.dates for body in found[:-1]} == {()} and re.search(r"[,;]\s*[^,;]*$", kept)
    if found and len(found) > 1 and only and pieces and not _body(*pieces[-1]).mention.name:
        found = [replace(body, dates=found[-1].dates) for body in found]
    named = [b for b in found if re.search(r"[A-ZÀ-Þ]", b.mention.name) or is_unspaced(b.mention.name)]
    return named or found  # "Tide Review, various journals and publishers"


def _is_one_event(text: str) -> bool:
    """Say whether a text is one event, its acronym at the end: "Symposium on Piers, Salt and Tides (PST’22)"."""
    bracket = _NAMED.search(text)
    name = text[: bracket.start()] if bracket else ""
    parted = "," in name and not re.search(r"[();]", name) and len(_EVENT.findall(name)) == 1
    return parted and (_JOIN.search(name.rpartition(",")[2]) is not None or ", and " in name)


def _pieces(text: str, start: int, separator: str) -> list[tuple[str, int]]:
    """Cut at a separator outside brackets and quotation marks: (piece, offset in the document)."""
    found, depth, at = [], 0, 0
    for index, char in enumerate(text):
        depth += (char in "([“«") - (char in ")]”»")
        if char in {separator, "•", "·", "、", "，"} and depth <= 0:
            found.append((text[at:index], start + at))
            at = index + 1
    return [*found, (text[at:], start + at)]


def _in_commas(piece: str, offset: int) -> list[tuple[str, int]]:
    """Cut a piece between semicolons that is a list in itself: the journals of "Nature, Science, Cell; NSF; NIH"."""
    items = _pieces(piece, offset, ",")
    names = [item.strip() for item, _ in items]
    plain = all(_LISTED.fullmatch(name) and not (is_place(name) or find_ranges(name)) for name in names)
    return items if len(items) > _TAIL and plain else [(piece, offset)]


def _rejoined(text: str, start: int, pieces: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the last pieces of a name whose acronym begins before its comma: "Conference on Waves, Tides (WT)"."""
    found: list[tuple[str, int]] = []
    for piece, offset in pieces:
        short = re.search(r"\(([A-Z]{3,6})\)\s*$", piece)
        own = re.findall(r"(?<!\w)[A-Z]", piece[: short.start()]) if short else []
        before = [word[0] for word in found[-1][0].split()[-_TAIL:]] if found else []
        if found and (_is_part(piece) or _tells_acronym(found[-1][0], piece)):
            found[-1] = (text[found[-1][1] - start : offset - start + len(piece)], found[-1][1])
            continue
        if short and short[1][0] in before and short[1][0] not in own and " and " in piece:
            found[-1] = (text[found[-1][1] - start : offset - start + len(piece)], found[-1][1])
            continue
        found.append((piece, offset))
    return found


def _is_part(piece: str) -> bool:
    """Say whether a piece is a part of what stands before it: a special issue, a track."""
    return re.match(r"\s*(?:Special (?:Issue|Section|Track)|[\w&/ -]{2,40}\b(?i:tracks?)\b)", piece) is not None


def _tells_acronym(before: str, piece: str) -> bool:
    """Say whether a piece ends a name whose acronym it tells: "Conference on Tides, Waves and Winds (COTI 2022)"."""
    short = re.search(r"\(([A-Z]{3,})", piece)
    if short is None or "(" in before or organization_weight(piece[: short.start()]) >= 1:
        return False
    initials = "".join(re.findall(r"(?<!\w)[A-ZÀ-Þ]", before))
    return short[1] in initials or (initials + "".join(re.findall(r"(?<!\w)[A-ZÀ-Þ]", piece))).startswith(short[1])


def _halves(
    piece: str, offset: int, inlines: Sequence[Inline], *, last: bool, ended: bool
) -> Iterator[tuple[str, int]]:
    """Cut a piece of a list at its last "and": where type ends there, each half has several words or is an acronym."""
    if re.search(r",[^()]*\([A-Z]{3,6}\)\s*$", piece):
        yield piece, offset
        return
    joins = [m for m in _JOIN.finditer(piece) if piece[: m.start()].count("(") == piece[: m.start()].count(")")]
    left, right = (piece[: joins[-1].start()], piece[joins[-1].end() :]) if joins else ("", "")
    if joins and _ACRONYM.fullmatch(left.strip()) and _ACRONYM.fullmatch(right.strip()):
        yield from ((left, offset), (right, offset + joins[-1].end()))
        return
    shortened = all(re.search(r"\w\.\s*$", half) for half in (left, right))
    both_dated = left.endswith(")") and bool(find_ranges(left) and find_ranges(right))
    if (shortened or both_dated) and right[:1].isupper():
        yield from ((left, offset), (right, offset + joins[-1].end()))
        return
    if ended:
        yield piece, offset
        return
    set_apart = [
        i
        for i in inlines
        if i.start < offset + len(piece) and i.end > offset and i.kind in {"emphasis", "link", "strong"}
    ]
    for join in joins:
        at = offset + join.start()
        if any(i.end <= at + 1 for i in set_apart) and any(i.start >= at for i in set_apart):
            yield from ((piece[: join.start()], offset), (piece[join.end() :], offset + join.end()))
            return
    held = any(i.start < offset + join.start() and i.end > offset + join.end() for join in joins for i in set_apart)
    long = all(len(half.split()) > 1 or half.strip().isupper() for half in (left, right))
    if joins and last and not held and long and right[:1].isupper():
        yield from ((left, offset), (right, offset + joins[-1].end()))
        return
    yield piece, offset


def _body(piece: str, offset: int) -> Body:
    """Read one item: its name, without the dates, counts and places in brackets and the year behind it."""
    dates = find_ranges(piece)
    text = piece
    for match in reversed(list(_BRACKET.finditer(piece))):
        inner = match[1]
        if _SHORT.fullmatch(piece[: match.start()]) and inner[:1].isupper() and not is_place(inner.split(",")[-1]):
            continue  # the full name behind its acronym: "KES 2017 (Conference on …)"
        dated = bool(find_ranges(inner)) or is_place(inner.split(",")[-1].strip())
        if (
            dated
            or _COUNT.fullmatch(inner)
            or len(inner.split()) > 2
            or inner.casefold().strip() in words("service", "remarks")
        ):
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    for date in dates:
        counted = _TIMES.match(text, date.to)
        end = counted.end() if counted else date.to
        text = text[: date.at] + " " * (end - date.at) + text[end:]
    lead = len(text) - len(text.lstrip(" \t\n,.;:–—-•'’"))
    join = _LEADING_JOIN.match(text[lead:])
    lead += join.end() if join else 0
    name = text[lead:].rstrip(" \t\n,;:|–—-([")
    name = name if re.search(r"\b\w{1,5}\.$", name) else name.rstrip(".")
    if not re.search(r"[^\W\d_]{2}", name) or _COUNT.fullmatch(name) or _ADDRESS.match(name):
        return Body(Mention(""), dates)
    return Body(Mention(" ".join(name.split()), offset + lead, offset + lead + len(name)), dates)


def split_label(label: str, start: int, bodies: Sequence[Body]) -> tuple[str, tuple[Body, ...]] | None:
    """Part "Referee for Tide Review: Waves, Journal of Nets" before the colon: the name of a body goes on behind it.

    Args:
        label: what stands before the colon.
        start: its offset in the document.
        bodies: that stand behind it.

    Returns:
        the role, and the bodies with the first whole; None where the label names no body, or one body is all.
    """
    match = _FOR_BODY.fullmatch(label)
    if match is None or len(bodies) < _TAIL:
        return None
    first = bodies[0].mention
    whole = Mention(f"{match['body']}: {first.name}", start + match.start("body"), first.end)
    return match["role"], (replace(bodies[0], mention=whole), *bodies[1:])
