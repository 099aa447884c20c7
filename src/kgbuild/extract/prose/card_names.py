"""The name that opens a block of a people page, behind titles, before degrees, in type or a link or a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.member_columns import name_cell
from kgbuild.lexicon import words
from kgbuild.model import Mention
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import is_particle, known
from kgbuild.prose import read

#: How much words that no type sets apart must look like a name.
SURE = 0.6
_LIKELY, _DOUBTFUL = 0.25, 0.02
_LONGEST_NAME = 6
_CERTAIN = 0.9
#: No more than so many characters are the date before a name.
_DATE = 30
#: "Ada (Adelheid) Example", "Ada J. (A.J.) Example".
_NICKNAMED = re.compile(
    r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)?) [(“\"\[]([A-ZÀ-Þ](?:[\w’'-]+|\.(?:[A-ZÀ-Þ]\.)*))[)”\"\]] "
    r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
#: "van der Berg, Anna M." by itself, a bracket behind it perhaps.
_TURNED = re.compile(
    r"\s*(?P<family>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2}), "
    r"(?P<given>[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,2})(?=\s*(?:[(\[]|$))"
)
#: Names in writing that parts no words.
_NO_SPACE = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7a3]{2,3}|(?:남궁|황보|제갈|사공|선우|서문|독고)[\uac00-\ud7a3]{1,2}"
)
#: "Moss Hall, Office 4": where somebody sits.
_HALL = re.compile(
    r"\s*(?:[\w.’'-]+\s+){1,3}(?:Building|Hall|House|Library|Tower|Wing)\b\s*,?\s*"
    r"(?:(?i:office|room|rm|suite|floor)\b|#?[A-Z]?\d)"
)
#: The day of a degree before what came after: "MS 2013, now a lecturer".
_DAY_THEN = re.compile(r"[\s,(]*(?:in\s+)?(?:19|20)\d\d\)?[\s,;.]*(?=(?i:now|currently|presently)\b)")
_CUT = re.compile(r"\s*(?:[,;:|(\[\n\t–—•·/→⇒➔➜]|\s[-=]+>?\s|(?<!\b[A-Z])\.\s(?!\S+$))")


def _is_short(degree: str) -> bool:
    """Say whether a degree is printed as one: a name may be written like it, "Meng" like "MEng"."""
    return sum(sign.isupper() for sign in degree) >= len("MS") or "." in degree or len(degree) > len("Meng")


def _is_field(text: str) -> bool:
    """Say whether what stands between a degree and its years is a field, in full or by its letters."""
    named = _CUT.split(text.strip(), maxsplit=1)[0].split()
    known = words("degrees", "fields")
    told = bool(named) and all(word.isupper() or word.casefold() in known or not word[0].isalpha() for word in named)
    return told and bool(find_ranges(text))


def opening(page: Page, block: Block, sure: float = SURE) -> tuple[Mention, int] | None:
    """Give the name that opens a block and where the text behind it begins, behind degrees and titles.

    Args:
        page: the page.
        block: the block.
        sure: how much words that no type sets apart must look like a name.
    """
    text = page.text[block.start : block.end]
    degree = degree_pattern().match(text)
    line = text.partition("\n")[0]
    if degree and _is_short(degree[0]) and (organization_weight(line) == 1 or _is_field(line[degree.end() :])):
        return None  # "B.S. Oceanography, Fen University, 2019", "M.S. ESE, 2020–2022"
    begin = block.start + _dated(text)
    for inline in block.inlines:
        if inline.kind not in {"strong", "link", "emphasis"} or not block.start <= inline.start < block.end:
            continue
        if not re.fullmatch(r"(?i)[\W_]*(?:[a-z]{1,9}\.?\s*){0,3}", page.text[begin : inline.start]):
            break
        person = name_of(page, page.text[inline.start : inline.end], inline.start, least=min(sure, _LIKELY))
        if person:
            return _linked(person, block), _behind(page, person.end, block.end)
    if _HALL.match(page.text, begin, block.end):
        return None
    head = _head(page.text[begin : block.end].lstrip(" \t\n:–—-|•"))
    least = min(sure, _DOUBTFUL) if _recognised(head) else sure
    person = name_of(page, head, begin, least=least)
    return (_linked(person, block), _behind(page, person.end, block.end)) if person else None


def _dated(text: str) -> int:
    """Give where the words behind a date begin that opens a text: "2014–2016 *Ada Example*"."""
    dates = find_ranges(text[:_DATE])
    return dates[0].to if dates and dates[0].at <= 1 else 0


def name_in_column(page: Page, row: Block, columns: Sequence[str]) -> tuple[Mention, int] | None:
    """Give the name in the cell of a row whose column is titled "Name" and where the text behind it begins."""
    cell = name_cell(row, columns) if row.kind == "row" else None
    if cell and (turned := _family_first(page, cell)):
        return _linked(turned, row), _behind(page, turned.end, row.end)
    person = name_of(page, _head(page.text[cell.start : cell.end]), cell.start, least=_DOUBTFUL) if cell else None
    return (_linked(person, row), _behind(page, person.end, row.end)) if person else None


def _family_first(page: Page, cell: Block) -> Mention | None:
    """Give the name of a cell that prints the family name before a comma: "Example, Ada"."""
    found = _TURNED.match(page.text, cell.start, cell.end)
    name = f"{found['given']} {found['family']}" if found else ""
    if found is None or degree_pattern().match(found["given"]) or looks_like_name(name) < _LIKELY or _is_title(name):
        return None
    return Mention(name, found.start("family"), found.end("given"))


def _recognised(head: str) -> bool:
    """Say whether the recogniser takes the whole of a text for a person: names may be words ("Early")."""
    lead = shape("titles").match(head)
    name = head[lead.end() if lead else 0 :].strip()
    if not 1 < len(name.split()) <= _LONGEST_NAME or not all(word[0].isupper() for word in name.split()):
        return False
    return [mark.text for s in read(name) for mark in s.of("PERSON")] == [name]


def _head(text: str) -> str:
    lead = shape("titles").match(text)
    start = lead.end() if lead else 0
    if nicknamed := _NICKNAMED.match(text[start:]):
        return text[: start + nicknamed.end()]
    return text[:start] + _CUT.split(text[start:], maxsplit=1)[0]


def _behind(page: Page, at: int, end: int) -> int:
    degrees = shape("degrees_behind_names").match(page.text[at:end])
    behind = at + degrees.end() if degrees else at
    day = _DAY_THEN.match(page.text, behind, end) if degrees else None
    return day.end() if day else behind


def _linked(person: Mention, block: Block) -> Mention:
    url = next(
        (i.href for i in block.inlines if i.kind == "link" and i.start <= person.start and i.end >= person.end), ""
    )
    return replace(person, url=url if url.startswith("http") else "")


def _is_named_by_role(text: str) -> bool:
    """Say whether a role is the given name of somebody: "Dean Example", but not "Dean Emeritus"."""
    first, _, last = text.partition(" ")
    named = first.istitle() and fold(first) in known("given") and re.fullmatch(r"[A-ZÀ-Þ][^\W\d_]+", last)
    return bool(named) and is_role(first) and role_weight(text) < 1 and not is_role(last)


def _is_title(text: str) -> bool:
    """Say whether a text that might be a name is a role or a heading: "Inhaberin der Professur"."""
    known_name = looks_like_name(text) >= _CERTAIN or _is_named_by_role(text)
    return not known_name and (is_role(text) or bool(kinds_of(text)) or organization_weight(text) == 1)


def name_of(page: Page, printed: str, at: int, *, least: float = SURE) -> Mention | None:
    """Give the person that a printed text names and nothing else, without titles and degrees."""
    lead = shape("titles").match(printed.strip())
    nicknamed = _NICKNAMED.fullmatch(printed.strip()[lead.end() if lead else 0 :])
    if nicknamed and looks_like_name(f"{nicknamed[1]} {nicknamed[3]}") >= least:
        start = page.text.find(nicknamed[0], at)
        return Mention(nicknamed[0], start, start + len(nicknamed[0])) if start >= 0 else None
    name = _CUT.split(printed.strip()[lead.end() if lead else 0 :].rstrip(":,."), maxsplit=1)[0].strip()
    whole = " " in name or _NO_SPACE.fullmatch(name)
    likely = looks_like_name(name) >= least or _is_named_by_role(name)
    if not whole or len(name.split()) > _LONGEST_NAME or not likely or _is_title(name):
        return None
    given = fold(name.split()[0])
    sure = len(given) > len("Les") and given in known("given")  # "Thibaut lepage", but not "Les textes"
    if not sure and any(word[0].islower() and not is_particle(word) for word in name.split()):
        return None
    start = page.text.find(name, at)
    return Mention(name, start, start + len(name)) if start >= 0 else None
