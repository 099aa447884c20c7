"""What rows of members say of somebody's stay: as what, since when, until when, and where they went."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kgbuild.dates import find_ranges
from kgbuild.importers.fields import Row, header_key
from kgbuild.importers.quoting import Quoter, date_of, plain
from kgbuild.importers.rows.values import body_of, period
from kgbuild.importers.studies import is_body
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention
from kgbuild.names import parse_name

#: No role is longer.
_LONG = 60
#: No name of a place that stands alone has more words, and none that a word like "university" tells.
_SHORT, _NAMED = 6, 12
#: A full stop behind more than an abbreviation: "St. Louis" is a place, "He left. He" is prose.
_STOP = re.compile(r"\w{4,}\.\s|[.!?]\s+(?:He|She|They|I|His|Her|In)\b")
#: "Research fellow working on peat": what somebody does is no part of what they are.
_AT_WORK = re.compile(
    r"(?i)[,;]?\s+(?:working|developing|studying|focus(?:ed|ing|sing)|investigating|exploring|interested|who|whose|supervised|co-?supervised)\b"
)
#: "Postdoc, started May 2021": when a stay began, behind what somebody is.
_SINCE = re.compile(r"(?i)[,;(]?\s*\b(?:started|starting|since|joined|seit|depuis|desde|sinds)\b:?\s*(?:in\s+|on\s+)?$")
#: "PhD student (co-supervised)", "Caltech (graduate school)": how someone was there, not what or where.
_ADVISED = re.compile(
    r"(?i)\s*\((?:jointly |co-?)?(?:supervis|advis|mentor|betreut|encadr|dirig|orient)[^()]*\)(?=\s|$)"
)
_ASIDE = re.compile(
    r"(?i)\s*\([^()]*\b(?:schools?|program(?:me)?|students?|degree|studies|ph\.?d\.?|m\.?sc\.?|masters?)\b[^()]*\)(?=\s|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "Ada is now a postdoc at X", and the names behind "with".
_IS_NOW = re.compile(r"^(?:[\w’'.-]+\s+){1,3}is\s+(?:now|currently)\s+(?:working\s+as\s+)?(?:an?\s+|the\s+)?")
_WITH = re.compile(
    r"\s+with\s+(?P<names>(?:(?:Drs?|Profs?|Professors?)\.?\s+)*[A-Z][\w.’'-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w.’'-]*)+)(?=\s+(?:at|in)\b|[.,;]|$)"
)
_TRAINED = re.compile(r"(?i)post-?doc|student|candidate|fellow|ph\.?d")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|worked|works|studied|studies|completed|graduated|used|joined|received)\b"
)
#: What somebody is now takes so many words at most.
_BRIEF = 16
_WORDY = re.compile(r"[^\W\d_]{4}")
_EDGES = " ,;:()[]–—-"


class Stay(NamedTuple):
    """Somebody's time somewhere, as a row tells it."""

    role: str = ""
    organization: Mention = NOBODY
    start: str = ""
    end: str = ""
    ongoing: bool = False


def with_role(row: Row) -> Row:
    """Give a row with its role and outcome in their fields: rows tell them elsewhere, too.

    A short description may be what somebody is, "Postdoc (2024–)"; "to: Fen University" is no date.
    """
    moves = []
    if not row.get("role"):
        short = len(row.text("description").split()) <= _NAMED and not row.text("description").endswith(".")
        told = (field for field in ("description", "start") if field == "start" or short)
        moves = [(field, "role") for field in told if _is_role(plain(row.text(field)))][:1]
    if not row.get("outcome") and not date_of(row.text("end")) and _WORDY.search(row.text("end")):
        present = row.text("end").casefold() in table("dates")["words"]["present"]
        moves += [] if present else [("end", "outcome")]
    fields, headers = dict(row.fields), dict(row.headers)
    for field, to in moves:
        fields[to], headers[to] = fields.pop(field), headers.pop(field, "")
    return replace(row, fields=fields, headers=headers) if moves else row


def stay_of(row: Row, quoter: Quoter) -> Stay:
    """Give what a row says of somebody's stay.

    A single date is when those came who are there, and when those left who are not.
    """
    role, start, end, ongoing, behind = _role_and_dates(row) if not _role_now(row) else ("", "", "", False, "")
    body = body_of(row, "affiliation", quoter)
    if body.name != _here(body.name):
        body = NOBODY  # where they are now, not where they were
    if role and has_left(row) and _parted(role, loose=True)[1]:
        role, start, end, ongoing = "", "", "", False  # what they are now: see `placement_of`
    if role and body == NOBODY:
        role, elsewhere = _parted(role)
        body = quoter.mention(row.get("role"), elsewhere or behind) if elsewhere or behind else NOBODY
    if not (start or end):
        start, end, ongoing = period(row)
        if start == end and start:
            start, end = ("", end) if has_left(row) else (start, "")
    if len(role) > _LONG:
        role = ""
    return Stay(role or _grouped(row), body, start, end, ongoing)


def has_left(row: Row) -> bool:
    """Tell whether somebody is no longer there: by the list or the group that they are in, or by what came of them."""
    said = [row.text(field) for field in ("group", "status", "role")]
    words = {word for text in (*said, *row.collection) for word in header_key(text).split()}
    finished = any(row.text(field) for field in ("thesis", "outcome"))
    finished = finished or row.text("former").casefold() in {"1", "true", "yes", "x"}
    return finished or not words.isdisjoint(table("member_rows")["left"]["words"])


def placement_of(row: Row, quoter: Quoter) -> Stay:
    """Give as what somebody went where; nothing where that is no more than prose."""
    field = "outcome"
    text = plain(row.text(field))
    if not text:
        field, text = "affiliation", body_of(row, "affiliation", quoter).name
        text = text if _here(text) != text else ""
    if not text and has_left(row):
        field, text = _told_now(row)
    text = _WITH.sub("", _ASIDE.sub("", _here(text)))
    role, place = _parted(text, loose=True)
    place = place.removeprefix("the ")
    if not place and not _is_role(text) and len(text.split()) <= (_NAMED if is_body(text) else _SHORT):
        role, place = _role_now(row), text
    if not place or _STOP.search(place) or "(" in role or len(role) > _LONG:
        return Stay()
    return Stay(role, quoter.mention(row.get(field), place))


def hosts_of(row: Row) -> str:
    """Give the names of those with whom somebody works where they went, as printed: "Postdoc with X at Y"."""
    text = plain(row.text("outcome")) or _told_now(row)[1]
    found = _WITH.search(text) if has_left(row) and _TRAINED.search(text) else None
    return found["names"] if found else ""


def _told_now(row: Row) -> tuple[str, str]:
    """Give the field and the text that says what somebody is now and where, beside the role that they had."""
    for field in ("note", "description", "role"):
        text = plain(row.text(field))
        told = _IS_NOW.sub("", text) if field != "role" else text
        brief = len(told.split()) <= _BRIEF and not _STOP.search(told) and not _VERB.search(told)
        if (brief or field == "role") and _parted(told, loose=True)[1]:
            return field, told
    return "role", ""


def _here(text: str) -> str:
    """Give a text without the words that say that it holds now."""
    for lead in sorted(table("member_rows")["placement"]["leads"], key=len, reverse=True):
        if text.casefold().startswith(f"{lead} "):
            return text[len(lead) :].strip(_EDGES)
    return text


def _role_now(row: Row) -> str:
    """Give the role that stands behind the place where someone is now, where the group says what they were before."""
    role, group = plain(row.text("role")), header_key(row.text("group"))
    behind = row.get("role").start > row.get("outcome").start >= 0
    return role if behind and group in table("member_rows")["roles"] and _is_role(role) else ""


def degree_in_period(row: Row) -> tuple[str, str]:
    """Give the degree and its field that stand beside its date: "2007 - Ph.D., Biostatistics"."""
    text = plain(row.text("period"))
    span = next(iter(find_ranges(text)), None)
    if span is None:
        return "", ""
    beside = text[span.to :].strip(_EDGES) or text[: span.at].strip(_EDGES)
    degree, _, field = beside.partition(" ")
    known = degree.strip(_EDGES).replace(".", "").casefold() in _degrees()
    return (degree.strip(_EDGES), field.strip(_EDGES)) if known else ("", "")


def degree_of(row: Row, role: str) -> str:
    """Give the degree that a row names in a field of its own, or within the role: "Graduate student (M.Sc.)"."""
    named = plain(row.text("degree"))
    if named or not row.text("thesis"):
        return named
    words = (word.strip(_EDGES) for word in role.split())
    return next((word for word in words if len(word) > 2 and word.replace(".", "").casefold() in _degrees()), "")


def _role_and_dates(row: Row) -> tuple[str, str, str, bool, str]:
    """Give a role without the period that stands behind it, and the place behind that: "Student (2015–), Peat Ltd"."""
    role = _ADVISED.sub("", plain(row.text("role")).rstrip("*†‡§ "))
    if row.headers.get("role") in table("fields")["vague"]["headers"]:
        role = _without_work(role)
    vague = row.headers.get("role") in table("fields")["vague"]["headers"] and not _is_role(role)
    if vague or _is_no_role(role):
        return "", "", "", False, ""
    span = next(iter(find_ranges(role)), None)
    if span and span.single and (since := _SINCE.search(role[: span.at])):
        return role[: since.start()].strip(_EDGES), span.start, "", False, ""
    if span is None or span.single or (row.get("start") or row.get("end") or row.get("period")):
        return role, "", "", False, ""
    before, behind = role[: span.at].strip(_EDGES), role[span.to :].strip(_EDGES)
    placed = role[span.to :].startswith(("), ", "]: ", "): ")) and behind[:1].isupper() and not _is_role(behind)
    if not before or (behind and not (placed and len(behind.split()) <= _SHORT)):
        return role, "", "", False, ""
    return before, span.start, span.end, span.ongoing, behind


def _without_work(role: str) -> str:
    """Give what somebody is without what they work on or who advises them; a date behind that stays."""
    bare = _AT_WORK.split(role, maxsplit=1)[0].strip(_EDGES)
    span = next(iter(find_ranges(role[len(bare) :])), None)
    since = _SINCE.search(role[len(bare) :][: span.at]) if span else None
    return f"{bare}{role[len(bare) :][since.start() :]}" if since else bare


def _is_no_role(text: str) -> bool:
    """Tell from a role a number, a group of the page, and what stands beside a name: "3", "Alumni", "Prof. Dr."."""
    if not any(sign.isalpha() for sign in text) or text.casefold() in table("fields")["placeholders"]["roles"]:
        return True
    words = [word.replace(".", "").casefold() for word in text.replace(",", " ").split()]
    titled = "." in text and parse_name(f"{text} Ada Example").prefix == text
    return titled or ("." in text and all(word in _degrees() for word in words))


def _parted(text: str, *, loose: bool = False) -> tuple[str, str]:
    """Give what someone is and where: "Visiting Professor, Fen University", "Engineer at Peat Inc.".

    Args:
        text: that says both, or only what.
        loose: what follows a role is a place whatever it is called: "Engineer, Google".
    """
    for between in table("member_rows")["placement"]["between"]:
        role, found, place = text.partition(between)
        if found and _is_role(role) and place[:1].isalnum():
            return role.strip(_EDGES), place.strip(_EDGES)
    role, found, place = text.partition(", ")
    named = loose and place[:1].isupper() and len(place.split()) <= _SHORT and not _is_role(place)
    if found and _is_role(role) and (named or is_body(place)):
        return role, place.strip(_EDGES)
    return text, ""


def _grouped(row: Row) -> str:
    """Give what someone is by the group or the list that they are in."""
    known = table("member_rows")["roles"]
    for name in (row.text("group"), *row.collection):
        words = [word for word in header_key(name).split() if word not in table("member_rows")["left"]["words"]]
        for part in (" ".join(words), " ".join(words[:2])):
            if part in known:
                return str(known[part])
    named = (plain(row.text(field)) for field in ("group", "status"))
    return next((text for text in named if _is_role(text) and len(text) <= _LONG and not has_left(row)), "")


def _is_role(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return any(word in _roles()[0] or any(word.startswith(stem) for stem in _roles()[1]) for word in words)


@cache
def _degrees() -> frozenset[str]:
    """Give the abbreviations of degrees, casefolded and without stops."""
    return frozenset(word.casefold() for word in table("degrees")["abbreviations"])


@cache
def _roles() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the whole words for roles, and their stems."""
    listed = [*table("roles")["roles"], *(w for level in table("levels").values() for w in level["words"])]
    stems = {word.strip("*") for word in listed if "*" in word}
    return frozenset(word for word in listed if "*" not in word), tuple(sorted(stem for stem in stems if len(stem) > 4))
