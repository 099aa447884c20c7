"""Bibliographic facts to print: drawn from the labelled records where they are there, and from lists otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cite_training.dice import Dice
from cite_training.titles import named, title_of
from kgbuild.cite.features import city_names
from kgbuild.lexicon import table

TABLES = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
KINDS = ("journal", "conference", "workshop", "chapter", "book", "report", "thesis", "preprint")
WEIGHTS = (34, 18, 6, 11, 10, 7, 3, 6)
PARTICLES = ("van", "de", "von", "van der", "de la", "di", "da", "del", "al", "Van", "De", "Della", "ten", "dos", "le")
TITLE = re.compile(r"[^\W\d_].{12,220}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Person:
    """A name to print."""

    given: str
    family: str


@dataclass(slots=True)
class Fact:
    """One work; empty where it has no such part.

    Attributes:
        series: of a book, `part` its number there.
        quote: the signs around the names of books, where a list quotes them too.
    """

    kind: str
    authors: list[Person]
    title: str
    year: str
    venue: str = ""
    acronym: str = ""
    month: str = ""
    volume: str = ""
    issue: str = ""
    first: str = ""
    last: str = ""
    publisher: str = ""
    place: str = ""
    editors: list[Person] = field(default_factory=list)
    series: str = ""
    part: str = ""
    number: str = ""
    doi: str = ""
    arxiv: str = ""
    quote: tuple[str, str] | None = None


class Pools:
    """What facts are drawn from.

    Attributes:
        titles: of works; books: of books and proceedings; journals, publishers: names.
    """

    def __init__(self, records: Sequence[Mapping[str, Any]]) -> None:
        self.titles = _pool(records, "title", None)
        self.books = [v for v in _pool(records, "title", {"book"}) if not v[110:]] + _pool(
            records, "venue", {"inbook", "inproc"}
        )
        self.journals = _pool(records, "venue", {"article"})
        self.publishers = _pool(records, "publisher", None)
        self.people = sorted(
            {
                (a["given"], a["family"])
                for r in records
                for a in r.get("authors") or ()
                if re.fullmatch(r"[^\W\d_][\w'’ .-]{1,20}", a["family"])
                and re.fullmatch(r"[^\W\d_][\w.'’ -]{0,20}", a["given"] or "")
            }
        )
        self.cities = city_names()
        self.given = table("given_names")["given"].split()
        self.family = table("family_names")["family"].split()

    def invent(self, random: Dice) -> None:
        """Make titles from the topics of the tables, for training without labelled records."""
        topics, frames = TABLES["workshop_topics"], TABLES["frames"]
        words = [random.choice(frames).format(*random.sample(topics, 2)) for _ in range(4000)]
        self.titles = sorted({w.capitalize() if random.hit(50) else w for w in words})
        self.books = sorted({f"{topic}: Theory and Practice" for topic in topics} | set(topics))


def _pool(records: Sequence[Mapping[str, Any]], name: str, types: set[str] | None) -> list[str]:
    found = {r[name] for r in records if r.get(name) and (types is None or r.get("type") in types)}
    return sorted(v for v in found if re.search(r"[^\W\d_]{2}", v) and len(v) < 260)


def person(pools: Pools, random: Dice) -> Person:
    """Draw a name: half from the records, half made of the name lists."""
    if pools.people and random.hit(40):
        given, family = random.choice(pools.people)
        if given[2:] or random.hit(50):
            return Person(given, family)
    given = random.choice(pools.given).title()
    family = random.choice(pools.family).title()
    match random.pick(initial=25, initials=4, second=14, compound=4, plain=53):
        case "initial":
            given += f" {random.choice(_INITIALS)}."
        case "initials":
            given += f" {random.choice(_INITIALS)}. {random.choice(_INITIALS)}."
        case "second":
            given += f" {random.choice(pools.given).title()}"
        case "compound":
            given += f"-{random.choice(pools.given).title()}"
    match random.pick(particle=6, hyphen=5, double=2, plain=87):
        case "particle":
            family = f"{random.choice(PARTICLES)} {family}"
        case "hyphen":
            family += f"-{random.choice(pools.family).title()}"
        case "double":
            family += f" {random.choice(pools.family).title()}"
    return Person(given, family)


def people(pools: Pools, random: Dice, most: int = 14) -> list[Person]:
    """Draw an author list; short ones are the most frequent."""
    count = min(most, random.choice([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 9, 14]))
    return [person(pools, random) for _ in range(count)]


def fact(pools: Pools, random: Dice) -> Fact:
    """Draw one work."""
    kind = random.choices(KINDS, WEIGHTS)[0]
    authors = [Person("", random.choice(TABLES["bodies"]))] if random.hit(5) else people(pools, random)
    made = Fact(kind, authors, title_of(pools, random), str(random.randint(1965, 2026)))
    if random.hit(25):
        made.month = random.choice(TABLES["months"])
    _fill(made, pools, random)
    if random.hit(15):
        made.doi = f"10.{random.randint(1000, 9999)}/{_code(random)}"
    if random.hit(6) and kind in {"journal", "conference", "workshop"}:
        made.arxiv = _arxiv(random)
    return made


def _code(random: Dice) -> str:
    """Make what stands behind the slash of a DOI; 9 is any digit, A any letter."""
    form = random.choice(TABLES["doi_forms"])
    return "".join(str(random.randint(0, 9)) if c == "9" else random.choice("ABDEXYZ") if c == "A" else c for c in form)


def _arxiv(random: Dice) -> str:
    return f"{random.randint(7, 26):02d}{random.randint(1, 12):02d}.{random.randint(1, 21000):05d}"


def _fill(made: Fact, pools: Pools, random: Dice) -> None:
    {
        "journal": _journal, "conference": _conference, "workshop": _workshop, "chapter": _chapter,
        "book": _book, "report": _report, "thesis": _thesis, "preprint": _preprint,
    }[made.kind](made, pools, random)  # fmt: skip


def _pages(made: Fact, random: Dice) -> None:
    first = random.randint(1, random.choice([60, 400, 1900, 9000]))
    last = first + random.randint(2, 40)
    made.first, made.last = str(first), str(last)
    match random.pick(plain=67, short=12, article=12, single=6, letter=3):
        case "short" if len(made.last) == len(made.first) > 2 and made.first[:-2] == made.last[:-2]:
            made.last = made.last[-2:]
        case "article":
            made.first = random.choice([
                f"{random.randint(1, 129999):06d}", f"e{random.randint(1000, 99999)}",
                f"{random.randint(1000, 210000)}",
                f"P{random.randint(1, 4)}.{random.randint(1, 40)}",
            ])  # fmt: skip
            made.last = ""
        case "single":
            made.last = ""
        case "letter":
            made.first, made.last = f"S{made.first}", f"S{made.last}"


def _journal_name(pools: Pools, random: Dice) -> str:
    """Draw a journal, in short, turned ("Information Theory, IEEE Transactions on") or in small letters at times."""
    own = random.hit(45) or not pools.journals
    name: str = random.choice(TABLES["journals"] if own else pools.journals)
    lead, _, subject = name.partition(" on " if " on " in name else " of ")
    if random.hit(25):
        return shortened(name, random)
    if subject and lead.endswith(("Transactions", "Journal", "Letters")) and random.hit(12):
        return f"{subject}, {lead} {'on' if ' on ' in name else 'of'}"
    if random.hit(7):
        return name.capitalize() if random.hit(75) or " " in name else name.lower()
    return name


def _journal(made: Fact, pools: Pools, random: Dice) -> None:
    made.venue = _journal_name(pools, random)
    if random.hit(7):
        form = random.choice([" {}", " ({})", " ({})"])
        made.venue += form.format(random.choice([*random.sample(pools.cities, 2), "N.S.", "USA"]))
    elif random.hit(3):
        made.place = random.choice(pools.cities)
    if random.hit(22):
        presses = TABLES["publishers" if random.hit(35) else "depositors"]
        made.publisher = random.choice(presses).partition("|")[0]
    if random.hit(5):
        made.title = f"{random.choice(TABLES['review_leads'])} {random.choice(pools.books or pools.titles)}"
    if random.hit(90):
        made.volume = str(random.randint(1, random.choice([20, 60, 150, 600])))
        if random.hit(3):
            made.volume = random.choice(["XII", "XXIV", "LX", "B12", "A 7"])
    if made.volume and random.hit(55):
        made.issue = str(random.randint(1, random.choice([4, 6, 12, 26])))
        if random.hit(6):
            made.issue += random.choice(["/", "-", "–"]) + str(int(made.issue) + 1)
    if random.hit(90):
        _pages(made, random)


def shortened(venue: str, random: Dice) -> str:
    """Shorten the long words of a name as lists of abbreviations do: "J. Financ. Econ.".

        >>> from cite_training.dice import Dice
    from cite_training.titles import named, title_of
        >>> shortened("Nature", Dice(1))
        'Nature'
    """
    words = [word for word in venue.split() if word[0].isupper() or word[0] in "&("]
    if len(words) < 2 or "." in venue:
        return venue
    stop = random.choice([".", ".", ".", ""])
    return " ".join(_short(word, stop) for word in words)


def _short(word: str, stop: str) -> str:
    """Cut a long word in front of the second or third of its vowels that follows a consonant."""
    if word in {"Journal", "Zeitschrift"}:
        return word[0] + stop
    places = [i for i in range(3, len(word) - 2) if word[i] in _VOWELS and word[i - 1] not in _VOWELS]
    if not word.isalpha() or not places:
        return word
    return word[: places[min(len(places) - 1, len(word) // _LONG)]] + stop


_INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"
_VOWELS = "aeiouyäöüáéíóúàèê"
_LONG = 9


def _conference(made: Fact, pools: Pools, random: Dice) -> None:
    made.acronym, made.venue = random.choice(TABLES["conferences"]).split("|")
    if random.hit(20) and pools.books:
        made.venue = random.choice(
            [b for b in pools.books[:4000] if "roceedings" in b or "onference" in b] or [made.venue]
        )
    if random.hit(40):
        _pages(made, random)
    if random.hit(30):
        made.place = random.choice(TABLES["places"])
    if random.hit(20):
        made.publisher = random.choice(TABLES["publishers"]).split("|")[0]


def _workshop(made: Fact, _: Pools, random: Dice) -> None:
    acronym, venue = random.choice(TABLES["conferences"]).split("|")
    topic = random.choice(TABLES["workshop_topics"])
    short = "".join(w[0] for w in topic.split() if w[0].isupper())
    glue = random.choice([" ", " ", " ", "", "’"])
    dated = f"{acronym}{glue}{made.year if glue != '’' else made.year[2:]}"
    made.venue = random.choice([
        f"{dated} Workshop on {topic}", f"{topic} Workshop at {dated}", f"Workshop on {topic} ({short}), {dated}",
        f"{short} Workshop, {dated}", f"{short} {made.year} Workshop", f"the {topic} ({short}) workshop at {dated}",
        f"{dated} {short} workshop", f"{acronym} Workshop on {topic}",
        f"Proceedings of the {random.randint(2, 20)}th Workshop on {topic}",
        f"{dated} Workshop", f"{topic} workshop, {venue}", f"{topic} {made.year} Conference", f"{dated} Workshops",
    ])  # fmt: skip
    if made.year not in made.venue and f"’{made.year[2:]}" not in made.venue:
        return
    made.year = ""


def _chapter(made: Fact, pools: Pools, random: Dice) -> None:
    made.venue = random.choice(pools.books or TABLES["workshop_topics"])
    made.editors = people(pools, random, 4) if random.hit(75) else []
    _press(made, pools, random)
    if random.hit(80):
        _pages(made, random)
        made.last = made.last or str(int(re.sub(r"\D", "", made.first) or 1) + 9)


def _press(made: Fact, pools: Pools, random: Dice) -> None:
    made.publisher, made.place = random.choice(TABLES["publishers"]).split("|")
    if random.hit(35):
        made.place = random.choice(pools.cities)
    if random.hit(25) and pools.publishers:
        made.publisher = random.choice(pools.publishers)
    if random.hit(25):
        made.place = ""
    elif random.hit(10):
        made.publisher = ""


def _book(made: Fact, pools: Pools, random: Dice) -> None:
    made.title = random.choice(pools.books or pools.titles)
    if random.hit(12):
        made.title += random.choice([". ", ". ", ": ", " – "]) + random.choice(pools.books or pools.titles)[:60].strip()
    match random.pick(named=5, numbered=3, event=3, plain=89):
        case "named":
            made.title = named(made.title, pools, random)
        case "numbered":
            made.title += random.choice([" Volume 2", " I", " 2", ". Volume II", ", Part II", " III"])
        case "event":
            made.title += _event(made, pools, random)
    if random.hit(6):
        made.volume = random.choice(["I", "II", "III", "1", "2", "IV"])
    elif random.hit(20):
        made.series = series(random)
        made.part = str(random.randint(1, 400)) if random.hit(70) else ""
    _press(made, pools, random)


def series(random: Dice) -> str:
    """Draw the name of a series of books, at times in short: "Monogr. Math."."""
    if random.hit(35):
        return str(random.choice(TABLES["book_series"]))
    name = str(random.choice(TABLES["series_frames"])).format(random.choice(TABLES["disciplines"]))
    return shortened(name, random) if random.hit(20) else name


def _event(made: Fact, pools: Pools, random: Dice) -> str:
    """Give the days of an event whose papers a book holds: " (Urbino, 21-25 luglio 1980)"."""
    first, year = random.randint(1, 24), int(made.year) - random.choice([0, 1, 1, 2])
    days = random.choice([f"{first}-{first + 3} ", f"{first} ", ""]) + random.choice(TABLES["months_long"])
    return f" ({random.choice(pools.cities)}{random.choice([', ', ' '])}{days} {year})"


def _report(made: Fact, _: Pools, random: Dice) -> None:
    if random.hit(12):
        made.venue = random.choice(TABLES["patents"])
        made.number = random.choice(TABLES["patent_numbers"]).format(
            *(f"{random.randint(0, 999):03d}" for _ in range(3)), year=made.year
        )
        return
    made.venue = random.choice(TABLES["series"])
    if random.hit(85):
        made.number = random.choice(
            [
                str(random.randint(1, 400)),
                str(random.randint(1000, 30000)),
                f"{random.randint(80, 99)}-{random.randint(1, 40):02d}",
                f"{made.year}/{random.randint(1, 40)}",
                f"{made.year}-{random.randint(1, 60):02d}",
            ]
        )
    if random.hit(30):
        made.year = ""
    if random.hit(30):
        made.publisher = random.choice(TABLES["schools"])


def _thesis(made: Fact, _: Pools, random: Dice) -> None:
    made.authors = made.authors[:1]
    made.publisher = random.choice(TABLES["schools"])


def _preprint(made: Fact, _: Pools, random: Dice) -> None:
    if random.hit(20):
        made.venue = random.choice(TABLES["archives"])
        made.title += random.choice(TABLES["versions"])
        return
    made.venue = random.choice(TABLES["preprints"])
    if made.venue == "arXiv" or random.hit(40):
        made.venue = "arXiv"
        made.arxiv = (
            _arxiv(random)
            if random.hit(85)
            else f"{random.choice(['hep-th', 'math', 'cond-mat', 'astro-ph'])}/{random.randint(9200000, 9999999):07d}"
        )
    if random.hit(30):
        made.year = ""
