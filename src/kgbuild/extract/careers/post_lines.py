"""Lines that hold several posts, and lines that say in a word that a post goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kgbuild.dates import DateRange
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.parts import Line, Part, line_at
from kgbuild.extract.phrases.roles import is_role, role_end, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import alternatives, table

#: Where the next post of a line begins.
_NEXT = re.compile(
    r";\s+|(?<=[\d–—-])\.\s+(?=[A-ZÀ-Þ])|(?<=present)\.\s+(?=[A-ZÀ-Þ])|(?<=\))\s+(?:and|und|et|y|e|en)\s+(?=[A-ZÀ-Þ])"
)
#: "Department of Tides as Assistant Professor": the role stands behind its organisation.
_AS = re.compile(r"\s+(?:as|als|comme|como|come)\s+(?:an?\s+|the\s+)?(?=[A-ZÀ-Þ])")
#: A text whose words are so largely a role's is one.
_OPENS = 0.5
#: "(Head of Department 2005–2008)".
_OFFICE = re.compile(
    r"\s*\((?P<office>(?P<role>[A-ZÀ-Þ][^(),;\d]{3,50}?),?\s+(?:since |from )?(?:19|20)\d\d[^(),;]*)\)\W*$"
)
_CURRENT = re.compile(rf"\W*(?:{alternatives(table('dates')['words']['present'])})\s*[:–—-]\s+", re.IGNORECASE)


#: "Current position (2020–):", "Previously:": which of several a post is.
_WHICH = re.compile(
    r"\W*(?:(?:current|present|previous|former|past|most recent|last)\s+(?:academic\s+|primary\s+|main\s+)?"
    r"(?:position|post|appointment|role|employment|job)s?|previously|formerly)\s*"
    r"(?:\((?P<when>[^()\n]{4,30})\))?[\s*_]*:[\s*_]+(?=\S)",
    re.IGNORECASE,
)


def without_which(line: Line) -> Line:
    """Give a line without the label that says which of several posts it is, but with the dates in its bracket."""
    label = _WHICH.match(line.text)
    if label is None or line.column:
        return line
    when = label["when"] or ""
    before = " " * max(label.start("when"), 0) + when
    goes_on = not when and label[0].lstrip(" *_")[:7].casefold() == "current"
    told = line_at(before.ljust(label.end()) + line.text[label.end() :], line.start)
    now = DateRange("", "", ongoing=True, at=0, to=label.end())
    return replace(told, dates=(now,)) if goes_on and not told.dates else told


def current(line: Line) -> Line:
    """Give a line that a word for the present opens as one of a post that goes on: "Currently: Reader at …"."""
    told = _CURRENT.match(line.text)
    if told is None or line.dates or line.column:
        return line
    open_now = DateRange("", "", ongoing=True, at=0, to=told.end())
    return replace(line_at(line.text[told.end() :], line.start + told.end()), dates=(open_now,))


def posts_apart(line: Line) -> Iterator[Line]:
    """Cut "Body — role (dates); role (dates)" into the body and a line a role; other lines are whole."""
    if held := _in_bracket(line):
        yield from held
        return
    stops = [match.span() for match in _NEXT.finditer(line.text) if match[0][0] != "." or _opens(line, match.end())]
    cuts = [(0, 0), *stops, (len(line.text), len(line.text))]
    pieces = [line_at(line.text[a:b], line.start + a) for (_, a), (b, _) in pairwise(cuts)]
    posts = [piece for piece in pieces if piece.dates and any(is_role(part.text) for part in piece.parts)]
    if len(posts) < 2 or posts[0] is not pieces[0]:
        yield line
        return
    yield from (piece for piece in pieces if piece not in posts and organization_weight(piece.text) > 0)
    first = posts[0]
    at = next(index for index, part in enumerate(first.parts) if is_role(part.text))
    if at:
        yield replace(first, parts=first.parts[:at], dates=())
    yield replace(first, parts=first.parts[at:])
    yield from posts[1:]


def _in_bracket(line: Line) -> tuple[Line, ...]:
    """Give a post and the office with dates of its own that the bracket behind it names: "…, 1999– (Head 2005–08)"."""
    match = _OFFICE.search(line.text) if len(line.dates) > 1 and not line.column else None
    if match is None or not is_role(match["role"]):
        return ()
    office = line_at(match["office"], line.start + match.start("office"))
    post = line_at(line.text[: match.start()], line.start)
    return (post, office) if post.dates and len(office.dates) == 1 and office.parts else ()


def _opens(line: Line, at: int) -> bool:
    """Say whether a role, and no label, opens what stands behind a full stop: "Reader, 1998–2006", not "Host: …"."""
    first = next((part for part in line.parts if part.start >= line.start + at), None)
    return first is not None and is_role(first.text) and not first.colon


def role_apart(line: Line) -> Line:
    """Part a role from the organisation that it follows: "Example University as Assistant Professor (2005-2010)"."""
    parts: list[Part] = []
    for part in (piece for whole in line.parts for piece in _body_apart(whole)):
        match = next((m for m in _AS.finditer(part.text) if role_weight(part.text[m.end() :]) >= _OPENS), None)
        if match is None:
            parts.append(part)
        else:
            parts.append(replace(part, text=part.text[: match.start()], end=part.start + match.start()))
            parts.append(replace(part, text=part.text[match.end() :], start=part.start + match.end()))
    return replace(line, parts=tuple(parts))


def _body_apart(part: Part) -> tuple[Part, ...]:
    """Part a role from the organisation right behind it: "Research Assistant Tide University"."""
    at = role_end(part.text)
    if not at or at_body(part.text):
        return (part,)
    body = part.text[at:].lstrip()
    first = replace(part, text=part.text[:at], end=part.start + at)
    return first, replace(part, text=body, start=part.end - len(body))
