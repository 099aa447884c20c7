"""Employers: which parts around a role name the organisation, with its unit and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from kgbuild.dates import DateRange
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, Part, line_at, run, split_places
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.unspaced import is_unspaced
from kgbuild.extract.phrases.words import is_place, is_unit, label_pattern, organization_weight
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Mention
from kgbuild.names import looks_like_name

#: Below a head that names the role, a line of more words is a description.
_DETAIL_WORDS = 9
#: A text whose words are so largely a role's is one.
_OPENS = 0.5
#: A name that so surely is an organisation's is known as one.
_KNOWN = 0.8
#: So many parts of a place may be known to nobody: the town before its region and country.
_UNKNOWN = 1
#: Before the name of an organisation so many words name the subject.
_SUBJECT = 3
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_HOST = re.compile(
    r"\s*\((?:[a-zà-ÿ]|(?:With|Host\w*|Advis\w+|Supervis\w+|Mentor\w*|PI|Dir\.|Betreu\w+|Encadr\w+|Group of|Lab of|AG"
    r"|Profs?|Drs?)\b)"
    r"[^()]*\)\W*$"
)
#: "Tide Institute in the Gulls Group", "Fen College under the supervision of Ada Moe".
_WITHIN = re.compile(
    r"\s+(?:in|at|within|as part of|(?=under))\s*(?:the\s+)?"
    r"(?:(?:research\s+|working\s+)?(?:group|lab|laboratory|team)\s+of\b|(?:[A-Z][\w&/-]*\s+){1,5}(?:Group|Lab|Laboratory|Team)\b"
    r"|under\s+(?:the\s+)?(?:supervision|guidance|direction|mentorship)\b|under\s+(?:Prof|Dr))"
)
#: Parts of one name are so many characters apart at most: a comma and a space, a dash between spaces.
_GAP = 4
#: Roles that are over something: "Curator, Maps"; that of others is their subject.
LEADS = re.compile(
    r"\b(?:director|directrice|directeur|directora?|direttor\w+|curator|head|manager|coordinator|officer|librarian|dean"
    r"|leader|leiter(?:in)?|chief|editor|archivist|president|chair)$",
    re.IGNORECASE,
)
#: What may stand between the parts of one name; behind a dash a remark may follow.
_JOINS = frozenset({",", ", the", "|", ""})
#: A word of weight in lower case, as in "Studied tides".
_PLAIN = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{4,}")
#: Who tells of a post in sentences: "I worked on the tides of Tide Hall".
_OWN = re.compile(r"(?:I|We|My|Here|There)\s+[a-z]")
#: A name goes on in lower case with these ("at Chapel Hill").
_TAIL = re.compile(r"(?:at|of|in|de|du|des|der|di|da|do|del|an|am|zu)\b")
#: "PhD student Ada Moe (Tide University)" below a role; a name so likely is one.
_PERSON_AT = re.compile(
    r"(?i:prof\.? |professor |dr\.? |ph\.?d\.? (?:student|candidate) )?"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){1,3})\s+\((?P<body>[^()]+)\)"
)
_SURE = 0.9
#: A unit whose name lists its subjects ends with these: "Department of Geology, Botany, and Marine Science".
_LIST_END = re.compile(r"(?:and|und|et|y|e)\s+[A-ZÀ-Þ]")


def dating(line: Line) -> DateRange:
    """Give the date of a post: the first of its line, but that which ends it where the first stands amid its text."""
    first, last = line.dates[0], line.dates[-1]
    ends = not re.sub(r"[\W_]", "", line.text[last.to :])
    inside = first.single and line.text.count("(", 0, first.at) > line.text.count(")", 0, first.at) and not last.single
    return last if ends and first.at > _GAP and (inside or line.text[: last.at].rstrip().endswith("(")) else first


#: Ends the name of a laboratory, or begins a role that goes on with the one before it.
_LAB = re.compile(
    r"\b(?:lab(?:s|oratory|oratories)?|research group|gruppe)$|^(?:and|und|et|y|e)\s+[A-ZÀ-Þ]", re.IGNORECASE
)


def employer_of(page: Page, head: Sequence[Line], role: Part, rest: Part | None) -> tuple[Mention, str]:
    """Give the organisation beside a role: behind it in its line, in the next lines, else before it."""
    index = next(i for i, line in enumerate(head) if role in line.parts)
    line = head[index].parts
    place = line.index(role)
    after, before = list(line[place + 1 :]), list(line[:place])
    if rest:
        after = [rest, *after]
    around = [after] if after else []
    beside = before and not after and max(organization_weight(part.text) for part in before) >= _KNOWN
    if beside and not any(is_unit(part.text) for other in head[index + 1 : index + 2] for part in other.parts[:1]):
        around, before = [before], []
    around += [list(other.parts) for other in head[index + 1 :] if other.parts and not _describes(other.parts)]
    below = around[0] if around and len(line) == 1 and not after and _is_name(around[0]) else None
    if below and not any(organization_weight(part.text) for part in below):
        below = None if _names_body(around[1:]) or (index and _tells_place(below)) else below
    around += [before] if before else []
    around += [list(other.parts) for other in reversed(head[:index])]
    location = ""
    chosen: tuple[Part, ...] = ()
    for parts in around:
        stated = takewhile(lambda part: not is_clause(part), parts)
        bodies = (part for part in stated if not part.quoted and not (part.text != role.text and _is_mere_role(part)))
        named = [without_host(part) for part in bodies]
        kept, where = _placed(named) or split_places(named)
        location = location or where
        weight = max((organization_weight(part.text) for part in kept), default=0.0)
        if kept and not chosen and (weight > 0 or parts is after or parts is before or parts is below):
            chosen = together(page, kept)
        if chosen and location:
            break
    if chosen and not rest and _is_subject(chosen, after) and _names_body(around[1:2], _KNOWN):
        behind = dropwhile(lambda part: organization_weight(part.text) < _KNOWN, split_places(around[1])[0])
        chosen = together(page, list(behind))
    chosen = _dated_above(page, head[:index], after) or chosen
    if not chosen:
        chosen, told = _first_line(page, head[:index], around)
        location = told or location
    if not chosen:
        return _in_town(page, around, location)
    if held := _for_whom(page, chosen[0]):
        return held
    unit = _with_parent(page, chosen, head, leads=LEADS.search(role.text) is not None)
    bracket = _BRACKET.search(chosen[-1].text)
    if bracket and not location and is_place(bracket[1].rpartition(", ")[2]):
        location = bracket[1].strip()
    above = [list(other.parts) for other in reversed(head[:index]) if other.dates]
    stacked = _stacked(page, chosen, head[:index])
    return stacked or _under_parent(page, unit, [parts for parts in (before, *above) if parts]), location


def _placed(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str] | None:
    """Take the place off the end that a bracket of its own tells: "Tide Institute, 2016 (Lundvik, Norway)"."""
    bracket = _BRACKET.fullmatch(parts[-1].text) if len(parts) > 1 else None
    place = bracket is not None and is_place(bracket[1].rpartition(", ")[2])
    return (tuple(parts[:-1]), bracket[1].strip()) if bracket and place else None


def _in_town(page: Page, around: Sequence[Sequence[Part]], location: str) -> tuple[Mention, str]:
    """Give the town that stands for its university, or nobody at a place."""
    towns = words("organizations", "towns")
    town = next((part for parts in around for part in parts if part.text.casefold() in towns), None)
    return (mention_of(page, [town]), "") if town else (NOBODY, location)


def _for_whom(page: Page, part: Part) -> tuple[Mention, str] | None:
    """Give where the person works for whom somebody worked: "Prof. Ada Moe (Tide University, Oslo)" below a role."""
    held = _PERSON_AT.fullmatch(part.text.strip(" ."))
    if held is None or looks_like_name(held["name"]) < _SURE or organization_weight(held["name"]) > 0:
        return None
    body, place = split_places(line_at(held["body"], part.start + held.start("body")).parts)
    known = bool(body) and organization_weight(body[0].text) > 0
    return (mention_of(page, body), place) if known else (NOBODY, "")


def _first_line(page: Page, above: Sequence[Line], around: Sequence[Sequence[Part]]) -> tuple[tuple[Part, ...], str]:
    """Give the employer that opens an entry above its role, whatever its name, and the place that fills a line."""
    first = above[0] if above else None
    if first is None or first.dates or any(is_role(part.text) for part in first.parts):
        return (), ""
    place = around[0] if around and _tells_place(around[0]) else ()
    return together(page, split_places(first.parts)[0]), ", ".join(part.text for part in place)


def _dated_above(page: Page, above: Sequence[Line], after: Sequence[Part]) -> tuple[Part, ...]:
    """Give the employer that stands with the dates on the line above a role, which has none beside it."""
    if not above or not above[-1].dates or any(organization_weight(part.text) >= _KNOWN for part in after):
        return ()
    kept = split_places(above[-1].parts)[0]
    named = kept and organization_weight(kept[0].text) == 1 and not any(is_role(part.text) for part in kept)
    return together(page, kept) if named else ()


def _describes(parts: Sequence[Part]) -> bool:
    """Say whether a line tells what was done, at more length than a name has: "Analysed tides with Ada Moe"."""
    text = ", ".join(part.text for part in parts)
    return (is_deed(text) or _OWN.match(text) is not None) and len(text.split()) > _DETAIL_WORDS // 2


def _is_subject(chosen: Sequence[Part], after: Sequence[Part]) -> bool:
    """Say whether what stands behind a role is its subject, a laboratory or one more role rather than an employer.

    So in "Postdoc, Brain Sciences" or "Postdoc, Moe Laboratory" above the lines that name department and university.
    """
    if list(chosen) != list(after)[: len(chosen)]:
        return False
    text = chosen[-1].text.rstrip(" .")
    return not any(organization_weight(part.text) for part in chosen) or _LAB.search(text) is not None


def _names_body(around: Sequence[Sequence[Part]], least: float = 1.0) -> bool:
    return any(organization_weight(part.text) >= least for parts in around for part in parts)


def _tells_place(parts: Sequence[Part]) -> bool:
    """Say whether a line below a role, whose body may stand above it, is a place: "Lundvik, Fen County, Norway"."""
    kept, where = split_places(parts)
    return bool(where) and len(kept) < min(len(parts), _UNKNOWN + 1)


def _is_mere_role(part: Part) -> bool:
    return role_weight(part.text) >= _OPENS and organization_weight(part.text) == 0


def _with_parent(page: Page, chosen: Sequence[Part], head: Sequence[Line], *, leads: bool) -> Mention:
    """Join a unit and the university that the next line names: "Department of Tides", "Uppsala University".

    Who `leads` leads what stands behind the role; others may have their subject there.
    """
    bodied = next((i for i, part in enumerate(chosen) if organization_weight(part.text) == 1), 0)
    listed = chosen[bodied].text.startswith(("& ", "and "))  # "Program on Race, Science, & Society"
    subject = [part for part in chosen[: 0 if listed or leads else bodied] if len(part.text.split()) >= _SUBJECT]
    if subject and not any(organization_weight(part.text) or is_unit(part.text) for part in subject):
        chosen = chosen[bodied:]  # "Professor, Introduction to Figures, Example College"
    unit = mention_of(page, chosen)
    at = next((i for i, line in enumerate(head) if _holds(line, chosen[-1])), len(head))
    beyond = (line for line in head[at + 1 :] if not any(is_unit(p.text) or is_role(p.text) for p in line.parts[:1]))
    below = split_places(next(beyond, head[-1]).parts)[0] if at + 1 < len(head) else ()
    alone = len(chosen) == 1 and at < len(head) and (not is_role(head[at].text) or len(below) == 1)
    if (
        not alone
        or not below
        or not is_unit(unit.name)
        or is_unit(below[0].text)
        or max(organization_weight(part.text) for part in below[:2]) < 1
    ):
        return unit
    parent = mention_of(page, together(page, below))
    return replace(unit, name=f"{unit.name}, {parent.name}", end=parent.end)


def _holds(line: Line, part: Part) -> bool:
    return line.start <= part.start < line.start + len(line.text)


def _stacked(page: Page, chosen: Sequence[Part], above: Sequence[Line]) -> Mention | None:
    """Join a unit on a line above its role and the body on the line above that; None where they do not stand so."""
    at = next((i for i, line in enumerate(above) if chosen[0] in line.parts), 0)
    alone = at == 1 and len(chosen) == 1 and not any(line.dates for line in above[:2])
    kept = split_places(above[0].parts)[0] if alone else ()
    named = len(kept) == 1 and organization_weight(kept[0].text) == 1 and not is_unit(kept[0].text)
    if not named or is_role(kept[0].text):
        return None
    unit = mention_of(page, chosen)
    return replace(unit, name=f"{unit.name}, {mention_of(page, kept).name}")


def _under_parent(page: Page, unit: Mention, around: Sequence[Sequence[Part]]) -> Mention:
    """Join a unit behind its role and the university before it: "Example University, Lecturer, History Department".

    What stands before, or with the dates above, must be one body and its place.
    """
    for parts in around[:1] if is_unit(unit.name) and "," not in unit.name else ():
        kept, _ = split_places(parts)
        named = len(kept) == 1 and organization_weight(kept[0].text) == 1 and not is_unit(kept[0].text)
        if named and not is_role(kept[0].text) and kept[0].end <= unit.start:
            return replace(unit, name=f"{unit.name}, {mention_of(page, kept).name}")
    return unit


def is_clause(part: Part) -> bool:
    """Say whether a part is running text: six words or more, most of them small, the first no word of a body."""
    words = part.text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) > _DETAIL_WORDS // 2 + 1 and small > 0.6 * len(words) and organization_weight(words[0]) == 0


def _is_name(parts: Sequence[Part]) -> bool:
    """Say whether the line below a role that stands alone is a name: a few words, all of weight capitalised."""
    brief = bool(parts) and len(parts[0].text.split()) <= _DETAIL_WORDS // 2 and parts[0].text[0].isupper()
    return brief and _PLAIN.search(parts[0].text) is None


def without_host(part: Part) -> Part:
    """Give a part without what behind it names a host or an advisor: a bracket, "in the group of Ada Moe"."""
    match = _HOST.search(part.text) or _WITHIN.search(part.text)
    return (
        replace(part, text=part.text[: match.start()], end=part.start + match.start())
        if match and match.start()
        else part
    )


def together(page: Page, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give the parts up to the first that stands apart: a date or a label is between, a remark or a label it is."""
    end = next((i for i, (a, b) in enumerate(pairwise(parts), 1) if _apart(page, a, b)), len(parts))
    return tuple(parts[:end])


def _apart(page: Page, part: Part, following: Part) -> bool:
    """Say whether a part does not go on with the name before it."""
    gap = page.text[part.end : following.start]
    if not gap.strip() and is_unspaced(following.text) and organization_weight(following.text) < 1:
        return True  # the field behind a school
    if "\t" in gap and organization_weight(following.text) == 0 and not is_place(following.text):
        return True
    lower = following.text[0].islower() and organization_weight(following.text) < 1
    remark = lower or (organization_weight(following.text) == 0 and gap.strip() not in _JOINS)
    listed = _LIST_END.match(following.text) and not is_role(following.text)
    goes_on = listed or _TAIL.match(following.text)
    label = following.colon and not is_place(following.text)  # "University of California, Berkeley: PhD"
    return len(gap) > _GAP or label or is_clause(following) or (remark and not goes_on)


def mention_of(page: Page, parts: Sequence[Part]) -> Mention:
    """Give the organisation that a run of parts names, without the people in brackets behind it."""
    url = next((part.href for part in parts if part.href.startswith("http")), "")
    name = _HOST.sub("", run(page, parts)).strip(" .,")
    bracket = _BRACKET.search(name)
    told = bracket is not None and len(bracket[1].split()) > _DETAIL_WORDS // 2
    told = told or (bracket is not None and bracket[1].casefold() in table("dates")["words"]["present"])
    told = told or (bracket is not None and label_pattern("field").match(bracket[1]) is not None)
    if bracket and bracket.start() and (told or is_place(bracket[1].rpartition(", ")[2])):
        name = name[: bracket.start()]
    return Mention(name, parts[0].start, parts[-1].end, url=url)
