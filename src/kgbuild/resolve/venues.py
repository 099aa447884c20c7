"""Which printed strings name one journal, series or event, and what it is part of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from functools import cache, lru_cache

from kgbuild.entities import Entity
from kgbuild.lexicon import alternatives, table, words
from kgbuild.model import Attendance, Extraction, Paper, Talk
from kgbuild.names import fold
from kgbuild.resolve.affiliation_text import is_place
from kgbuild.resolve.memo import Memo, Table
from kgbuild.resolve.slugs import mint

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=[A-Za-z ])['’](\d\d)\b")
ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th|\.|º|ª|e|er|ème)(?=\s)|^\d+\.?(?=\s)")
SHORT = re.compile(r"\s*\(([A-Z][\w&/-]{1,11})['’]?\s?(?:\d\d|\d{4})?\)")
CENTURY, LONG_CUT = 50, 4
#: States are printed with so many letters.
STATE = 2
VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Reading:
    """A venue as its printed string is read.

    Attributes:
        series: the name without year, number and lead words, as printed.
        key: the same folded to its telling words.
        year: of the edition, else its number ("37th"); empty for a journal or a series.
        within: the string that names what it is part of, empty if the print does not say.
        event: whether its words say that it is an event.
    """

    series: str
    key: str
    year: str = ""
    within: str = ""
    event: bool = False


def resolve_venues(
    extractions: Sequence[Extraction], memo: Memo | None = None
) -> tuple[dict[str, Entity], dict[str, str]]:
    """Give the venues of all extractions, and which printed string means which."""
    printed = sorted(set(_strings(extractions)))
    events = {s for s, event in printed if event}
    within = _stated_parents(extractions)
    names = sorted({s for s, _ in printed} | set(within.values()))
    readings: dict[str, Reading] = {}
    table = memo.table("venues") if memo else Table({})
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in readings:
            readings[name] = Reading(*table.of(name, lambda name=name: list(astuple(read_venue(name)))))  # type: ignore[misc]
            pending += [readings[name].within] if readings[name].within else []
    acronyms = _acronyms(readings)
    same = _abbreviations(readings, acronyms)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, reading in sorted(readings.items()):
        groups[_identity(reading, acronyms, same)].append(name)
    return _entities(groups, readings, within, events, acronyms, same)


def _strings(extractions: Iterable[Extraction]) -> Iterable[tuple[str, bool]]:
    for extraction in extractions:
        for record in extraction.records:
            if isinstance(record, Paper):
                yield from ((s, False) for s in (record.venue, record.within) if s)
            elif isinstance(record, Talk | Attendance) and record.event:
                yield record.event, True


def _stated_parents(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Give venue → the larger event that a paper prints beside it, where all papers agree."""
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for record in extraction.records:
            if isinstance(record, Paper) and record.venue and record.within and record.venue != record.within:
                found[record.venue].add(record.within)
    return {venue: next(iter(stated)) for venue, stated in sorted(found.items()) if len(stated) == 1}


@cache
def _part_pattern() -> re.Pattern[str]:
    links = alternatives(table("venue_words")["part_of"])
    kinds = "|".join(table("venue_words")["workshop"])
    return re.compile(rf"^(.*\b(?:{kinds})s?\b.*?)(?:,|\s)\s*(?:{links})\s+(?:the\s+)?(.+)$", re.IGNORECASE)


@cache
def _head_pattern() -> re.Pattern[str]:
    kinds = "|".join(table("venue_words")["workshop"])
    return re.compile(rf"^([A-Z][\w&-]*[A-Z]\w*[ '’]*\d\d(?:\d\d)?),?\s+(.*\b(?:{kinds})s?\b.*)$", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def read_venue(printed: str) -> Reading:
    """Read a printed venue.

    >>> read_venue("Workshop on Trees at FOREST 2020").within
    'FOREST 2020'
    >>> read_venue("Proc. of the 3rd Conf. on Trees (2019)")
    Reading(series='Conf. on Trees', key='conf trees', year='2019', within='', event=True)
    """
    text = " ".join(printed.split()).strip(" ,;:.")
    within = ""
    part, head = _part_pattern().match(text), _head_pattern().match(text)
    if part and (YEAR.search(part[2]) or re.match(r"[A-Z]{3,}", part[2])):
        text, within = part[1].strip(" ,"), part[2]
    elif head:
        text, within = head[2], head[1]
    years = [y[0] for y in YEAR.finditer(text)] or [y[0] for y in YEAR.finditer(within)]
    year = ""
    if years:
        digits = years[-1].strip("'’")
        short = "19" if len(digits) == 2 and int(digits) > CENTURY else "20"
        year = digits if len(digits) > 2 else short + digits
    series = " ".join(ORDINAL.sub(" ", YEAR.sub(" ", text)).split())
    series = re.sub(r"\s+([,:;)])", r"\1", re.sub(r"\(\s*[’']?\s*\)|[\[\]]", "", series)).strip(" ,;:.-–'’")
    series = _without_town(series)
    series = _lead_pattern().sub("", series).strip() or text
    edition = year or next((o for w in text.split()[:6] if (o := _ordinal(w))), "")
    found = set(re.findall(r"[^\W\d_]+", fold(series)))
    event = bool(found & words("venue_words", "event")) or (bool(year) and not found & words("venue_words", "journal"))
    return Reading(series, venue_key(series), edition if event else "", within, event)


def _without_town(series: str) -> str:
    """Leave out where an event took place: "Trees: Oslo, Norway" is "Trees"."""
    head, _, tail = series.partition(": ")
    parts = [re.sub(r"^[A-Z]{2}\s+|\s+[A-Z]{2}$", "", p).strip() for p in tail.split(",")]
    towns = [is_place(p) for p in parts]
    return head if any(towns) and all(t or len(p) <= STATE for t, p in zip(towns, parts, strict=True)) else series


def _ordinal(word: str) -> str:
    """Give "37th" of "37th", "37." and "Thirty-seventh", empty for any other word."""
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th|º|ª|e|er|ème)", word.casefold())
    if digits:
        return f"{digits[1]}th"
    tens, _, unit = word.casefold().rpartition("-")
    units, decades = table("venue_words")["ordinals"], table("venue_words")["tens"]
    if unit in units and (not tens or tens in decades):
        return f"{units.index(unit) + 1 + (10 * (decades.index(tens) + 2) if tens else 0)}th"
    return ""


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = "|".join(
        re.escape(p).replace(r"\ ", r"\.?\s+") for p in sorted(table("venue_words")["leads"], key=len, reverse=True)
    )
    ordinals, tens = ("|".join(table("venue_words")[key]) for key in ("ordinals", "tens"))
    return re.compile(rf"^(?:(?:{leads}|(?:(?:{tens})-)?(?:{ordinals}))[.:]?\s+)+", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def venue_key(name: str) -> str:
    """Fold a name to its telling words: no small words, no acronym in brackets.

    >>> venue_key("The Journal of Trees & Shrubs (JTS)")
    'journal trees shrubs'
    """
    plain = fold(SHORT.sub("", name) or name).replace("'", "")
    found = re.findall(r"[^\W_]+", plain)
    return " ".join([w for w in found if w not in words("venue_words", "fillers")] or found)


def _acronyms(readings: dict[str, Reading]) -> dict[str, str]:
    """Give acronym → key of the one name that some string explains it by: "Conference on Trees (CoT)"."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, reading in readings.items():
        short = SHORT.search(name)
        if short and name[: short.start()].strip():
            found[fold(short[1])].add(reading.key)
    return {short: next(iter(keys)) for short, keys in found.items() if len(keys) == 1}


def abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Is every word of `short` the word of `long` in its place, or a cut form of it?"""
    if len(short) != len(long) or tuple(short) == tuple(long):
        return False
    return all(_cut_of(s, w) for s, w in zip(short, long, strict=True))


def _cut_of(short: str, word: str) -> bool:
    """Is `short` the word, its beginning, or its contraction ("natl", "intl", "lett")?"""
    if word.startswith(short):
        return True
    return contracts(short, word)


def contracts(short: str, word: str) -> bool:
    """Is `short` the word without some inner letters: "natl", "compd", "lett"?"""
    least, start = (3, 1) if not set(short) & VOWELS else (LONG_CUT, 2)
    word = word.removesuffix("s") if not short.endswith("s") else word
    ends_alike = short[-1] == word[-1:]
    if not ends_alike and least == LONG_CUT:
        least, start = LONG_CUT + 1, 3
    if len(short) < least or len(short) > len(word) - 2 or short[:start] != word[:start]:
        return False
    letters = iter(word)
    return all(c in letters for c in short)


def _abbreviations(readings: dict[str, Reading], acronyms: dict[str, str]) -> dict[str, str]:
    """Give abbreviated key → full key, where exactly one full name fits and the print marks the cut by stops."""
    stopped = {r.key for n, r in readings.items() if "." in r.series and r.key not in acronyms}
    full: dict[str, list[tuple[str, ...]]] = defaultdict(list)  # by first letters, which no cut takes away
    for long in sorted({tuple(r.key.split()) for r in readings.values()}):
        full[_first_letters(long)].append(long)
    found = {}
    for short in sorted(stopped):
        printed = short.split()
        fits = [long for long in full[_first_letters(printed)] if len(short) > 2 and abbreviates(printed, long)]
        longest = [f for f in fits if not any(abbreviates(f, g) for g in fits)]
        if len(longest) == 1 and len(printed) > 1:
            found[short] = " ".join(longest[0])
    return found


def _first_letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _identity(reading: Reading, acronyms: dict[str, str], same: dict[str, str]) -> tuple[str, str]:
    found = acronyms.get(reading.key, reading.key)
    return same.get(found, found), reading.year


def _entities(
    groups: dict[tuple[str, str], list[str]],
    readings: dict[str, Reading],
    within: dict[str, str],
    events: set[str],
    acronyms: dict[str, str],
    same: dict[str, str],
) -> tuple[dict[str, Entity], dict[str, str]]:
    series = {(key, "") for key, year in groups if year}
    names = {identity: _best(found, readings) for identity, found in groups.items()}
    for identity in sorted(series - groups.keys()):
        editions = [n for other, found in groups.items() if other[0] == identity[0] for n in found]
        names[identity] = min((readings[n].series for n in editions), key=lambda n: (-len(n), n))
    keys = mint("venue", ((name, "\t".join(identity)) for identity, name in names.items()))
    entities: dict[str, Entity] = {}
    where: dict[str, str] = {}
    for identity, name in sorted(names.items()):
        found = groups.get(identity, [])
        key = keys["\t".join(identity)]
        parents = [within.get(n) or readings[n].within for n in found]
        stated = sorted(_identity(readings[p], acronyms, same) for p in parents if p)
        parent = stated[0] if stated else (identity[0], "") if identity[1] else None
        if parent == identity:
            parent = (identity[0], "") if identity[1] else None
        kind = (
            "event"
            if identity[1] or any(n in events for n in found)
            else "series"
            if identity in series
            else _kind(name)
        )
        entities[key] = Entity(
            key, name, tuple(sorted({*found} - {name})), parent=keys["\t".join(parent)] if parent else "", kind=kind
        )
        where |= dict.fromkeys(found, key)
    return dict(sorted(entities.items())), where


def _kind(name: str) -> str:
    found = set(re.findall(r"[^\W\d_]+", fold(name)))
    return (
        "journal"
        if found & words("venue_words", "journal")
        else "event"
        if found & words("venue_words", "event")
        else ""
    )


def _best(found: Sequence[str], readings: dict[str, Reading]) -> str:
    """Give the printed form that says most: without stops, long."""
    counts = Counter(found)
    return min(counts, key=lambda n: (readings[n].series.count("."), n.isupper(), -len(n), n))
