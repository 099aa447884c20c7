"""What a heading says: which kinds of facts stand under it, by `lexicon/sections.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.unspaced import words_in
from kgbuild.lexicon import caseless, table, words
from kgbuild.names.fold import fold

#: What opens a heading tells its kind; numbered ones of forms are longer.
_MAX_WORDS, _FORM_WORDS = 12, 16
#: What forms explain behind a heading: "Publications – title, co-authors, where published".
_ASIDE = re.compile(r"\s[–—-]\s|:\s|\(")
#: What lists of events hold that are attended or given: where the owner ran them they are service.
_EVENTS = frozenset({"attendance", "talks"})
#: Behind "Curriculum vitae": what it is written for.
_FOR = frozenset({"for", "für", "pour", "para", "per", "voor"})
#: A heading that is a degree has no more words.
_DEGREE = 3
#: A line that announces a list has no more words.
_ANNOUNCES = 16

#: What numbers a heading: "3.1", "IV.", "(b)", "C.2.", "Part A:", "Sección 3 –".
_NUMBER = re.compile(
    r"^\s*(?:(?:part|parte|partie|teil|deel|section|sección|sezione|seção|secção|abschnitt|apartado|anexo|annex)\s+"
    r"(?:\d+|[a-z]|[ivx]+)\b\s*[.):–—-]*\s*)?"
    r"(?:(?:(?:\d+|[ivx]+|[a-z])\.)+(?:\d+|[a-z])?[.)]?\s+|\d+\s+(?=\D)|\(?(?:\d+|[ivx]+|[a-z])[.)]\s+)?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a heading was understood.

    Attributes:
        kinds: of section, in the order of their words; empty if the heading says nothing.
        coverage: share of its content words that known phrases and modifiers make up.
    """

    kinds: tuple[str, ...]
    coverage: float


#: What indexes of researchers head their lists with: "Works (12)", "Works (12 of 30)".
_COUNTED = re.compile(
    r"\s*(?i:works|outputs?|items|documents|records)\s*\(\d[\d,.]*(?:\s+(?:of|von|de)\s+\d[\d,.]*)?\)\s*:?\s*"
)
#: Behind what a list holds: of whom, "Papers by this author".
_BY = re.compile(r"\s+(?i:by)\s+(?:(?i:this|the(?: same)?) (?i:author)|(?:[A-ZÀ-Þ][\w.’'-]*\s?){2,4})\s*(?=\(|:?\s*$)")


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Give the kind of each phrase: as it is written, without its accents, which capitals often lose, and of one."""
    written = {
        tuple(words_of(phrase)): kind for kind, phrases in table("sections")["phrases"].items() for phrase in phrases
    }
    plain = {tuple(map(fold, phrase)): kind for phrase, kind in written.items()}
    single = {
        (*phrase[:-1], phrase[-1][:-1]): kind
        for phrase, kind in written.items()
        if _is_plural(phrase) and kind not in {"people", "supervision"}  # "Research Assistant" names somebody's post
    }
    return {**single, **plain, **written}


def _is_plural(phrase: tuple[str, ...]) -> bool:
    """Say whether a phrase of several words may head one of a kind, too: "Academic Appointment"."""
    return len(phrase) > 1 and len(phrase[-1]) > len("news") and re.search(r"[^s]s$", phrase[-1]) is not None


@cache
def _plain(key: str) -> frozenset[str]:
    """Give the words of a list, as they are written and without their accents."""
    return words("sections", key).union(map(fold, words("sections", key)))


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def words_of(title: str) -> list[str]:
    """Give the words of a heading, casefolded, without numbering, brackets and punctuation.

    >>> words_of("3.1 Honors & Awards (selected):"), words_of("Ph.D. Students")
    (['honors', 'and', 'awards'], ['phd', 'students'])
    """
    title = re.sub(r"(?<=\S)\s*\([^)]*\)|\[[^\]]*\]", " ", caseless(title).replace("’", "'"))
    title = _NUMBER.sub("", title)
    title = re.sub(r"\b([a-z]{1,2})\.\s?([a-z]{1,2})\.?(?![a-z])", r"\1\2", title)
    title = re.sub(r"\s*[&+]\s*", " and ", title)
    title = re.sub(r"\b(?:l|d|(?:de|a|ne|su|da)ll)'(?=\w)", " ", title)  # "l'enseignement", "dell'attività"
    found = re.findall(r"[^\W\d_]++(?:'[^\W\d_]++)*(?!\d)", title)  # "Post45" is a name
    return [word for run in found for word in words_in(run)]


#: "Reports related to research projects" are reports.
_RELATED = re.compile(
    r"(?<=\w)\s+(?:(?:closely\s+)?relat(?:ed|ing) to|relacionad[oa]s? (?:con|a)|liée?s? (?:à|aux?)"
    r"|relativ[oae]s? (?:a|al|à)|im zusammenhang mit|in relation to)\s.*$",
    re.IGNORECASE,
)


@cache
def read_heading(title: str) -> Reading:
    """Understand a heading.

    >>> read_heading("HONORS & AWARDS & GRANTS").kinds
    ('awards', 'grants')
    >>> read_heading("On the honour of proofs in a finite world").kinds
    ()
    """
    if _COUNTED.fullmatch(title):
        return Reading(("publications",), 1.0)
    parts = words_of(_RELATED.sub("", _BY.sub("", title)))
    if _is_purposed(parts):
        return Reading((), 0.0)
    if len(parts) > _MAX_WORDS and is_numbered(title):
        parts = words_of(_ASIDE.split(title)[0])[:_FORM_WORDS]
    elif not parts or len(parts) > _MAX_WORDS:
        return Reading((), 0.0)
    modifiers, stops = _plain("modifiers"), words("sections", "stops")
    spellings = parts, [fold(part) for part in parts]  # accents are mistyped: "Éxperience"
    kinds: list[str] = []
    covered = 0
    place = 0
    while place < len(parts):
        size, kind = _phrase_at(spellings, place)
        inner, other = _phrase_at(spellings, place + 1) if size and parts[place] in modifiers else (0, kind)
        if inner >= size and other != kind:
            size = 0  # "Selected Work Experience" is work experience
        if size:
            kinds += [kind] if kind not in kinds else []
            covered += sum(word not in stops for word in parts[place : place + size])
        else:
            covered += parts[place] in modifiers and parts[place] not in stops
        place += size or 1
    run = _held_by_owner(parts) if (_EVENTS | {"service"}).issuperset(kinds) else 0
    if run and ("service" not in kinds or run == len(parts)):
        return Reading(("service",), run / len(parts))
    others = [word for word in parts if (word,) not in _phrases()]
    if kinds == ["supervision"]:
        covered += sum(_tells_level(word) for word in others if word not in modifiers)
    if kinds == ["talks"]:
        covered += sum(word in words("sections", "gatherings") for word in others)
    content = sum(word not in stops for word in parts) or 1
    coverage = min(covered / content, 1.0)
    return Reading(tuple(kinds), coverage) if kinds else Reading((), 0.0)


def _phrase_at(spellings: Sequence[Sequence[str]], place: int) -> tuple[int, str]:
    """Give how many words the longest phrase has that begins at a place, and its kind; (0, "") where none does.

    Args:
        spellings: the words of a heading, as printed and otherwise; the first that makes a phrase counts.
        place: of its first word.
    """
    sizes = range(min(_longest(), len(spellings[0]) - place), 0, -1)
    found = ((size, _phrases().get(tuple(told[place : place + size]))) for size in sizes for told in spellings)
    return next(((size, kind) for size, kind in found if kind), (0, ""))


def _tells_level(word: str) -> bool:
    """Say whether a word of a heading of students says of which level they are, or what was done for them."""
    return level_in(word) != "" or re.match(rf"co$|(?:{'|'.join(table('supervision')['stems'])})", word) is not None


def _held_by_owner(parts: Sequence[str]) -> int:
    """Count the words of a heading that says what its owner ran, 0 for others: "Co-organized workshops and schools"."""
    ran, events = words("sections", "ran"), words("sections", "events")
    known = _plain("modifiers") | words("sections", "stops") | events
    tells = not ran.isdisjoint(parts) and not events.isdisjoint(parts)
    return sum(part in ran or part in known for part in parts) if tells else 0


def says_ran(title: str) -> bool:
    """Say whether a heading says that its owner ran the events below it: "Conferences organized"."""
    return _held_by_owner(words_of(title)) > 0


def _is_purposed(parts: Sequence[str]) -> bool:
    """Say whether a title tells what a curriculum is for, and no section: "Curriculum vitae for academic promotion"."""
    named = next((at for at, part in enumerate(parts) if part not in words("sections", "curricula")), 0)
    return named > 0 and parts[named] in _FOR


_JOINS = re.compile(r"[/,&+;・、]|[与和及및]|\b(?:and|und|et|y|e|en)\b", re.IGNORECASE)
_HONOURS_THESIS = re.compile(r"\bhonou?rs\s+(?:thes[ie]s|research|projects?|students?)\b", re.IGNORECASE)
_PROJECTS = re.compile(r"\b(?:projects|projets|projekte|proyectos|projetos|progetti)\b", re.IGNORECASE)
#: Kinds of which a whole page may be a list, as its title says.
_LISTS = frozenset({"awards", "grants", "publications", "talks", "teaching"})
#: "Ada Roe – Publications", "Publications | Roe Lab".
_BESIDE = re.compile(r"\s+[|–—·•:-]+\s+|:\s+")
#: "Asistencia a congresos y conferencias": nothing was given there.
_ATTENDS = re.compile(r"\W*(?:asistencia|asistente|attend|assistance|teilnahme)", re.IGNORECASE)
_LEVELS = re.compile(r"[/,&]|\b(?:and|und|et|y|e)\b")


def kinds_of(title: str) -> tuple[str, ...]:
    """Give the kinds of a block that is a heading by its look; most of its words must be known."""
    reading = read_heading(title)
    if reading.kinds == ("dissertation",) and len({level_in(part) for part in _LEVELS.split(title)} - {""}) > 1:
        return ("supervision",)  # nobody writes theses of several levels: "Bachelor/Master/PhD thesis"
    if reading.coverage < 0.5:
        return ()
    if reading.kinds == ("attendance", "talks") and _ATTENDS.match(title):
        return ("attendance",)
    return reading.kinds if _JOINS.search(title) else _kinds_of_one(reading.kinds, title)


def kinds_of_page(title: str) -> tuple[str, ...]:
    """Give the kinds of a page by its title, beside which the name of its owner or of its site may stand.

    >>> kinds_of_page("Ada Roe – Publications"), kinds_of_page("Teaching | Roe Lab"), kinds_of_page("Ada Roe – Salt")
    (('publications',), ('teaching',), ())
    """
    parts = [part for part in _BESIDE.split(title) if is_heading(part)]
    kinds = kinds_of(parts[0]) if len(parts) == 1 else ()
    return kinds_of(title) or (kinds if _LISTS.issuperset(kinds) else ())


def _kinds_of_one(kinds: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Give the kinds of a heading that names one thing, some words of which name others elsewhere."""
    if "news" in kinds and not words("statements", "news_pages").isdisjoint(words_of(title)):
        return ("news",)  # "Fen Group News", "Publication updates", but no "Publication highlights"
    if kinds[:2] == ("service", "positions"):
        return ("service", *kinds[2:])  # "Service leadership positions"
    if (
        "grants" in kinds
        and {"dissertation", "grants"}.issuperset(kinds)
        and _PROJECTS.search(title)
        and level_in(title)
    ):
        return ("supervision",)  # "Master's projects"
    if kinds[:1] == ("awards",) and len(kinds) > 1 and _HONOURS_THESIS.search(title):
        kinds = kinds[1:]  # "Honors thesis committee member"
    return ("supervision",) if kinds == ("dissertation", "supervision") else kinds  # "Master's thesis advisor"


def is_heading(text: str) -> bool:
    """Say whether a line that does not look like a heading is one all the same: every word of it is known."""
    ongoing = text.casefold().strip(" :") in table("dates")["words"]["present"]  # "en cours"
    return len(text) <= 80 and "\t" not in text and not ongoing and read_heading(text).coverage >= 1.0


def only_divides(title: str) -> bool:
    """Say whether a heading says nothing but which of the things around it stand below: "Obtenus", "Current"."""
    parts = words_of(title)
    dividing = _plain("modifiers") | _plain("divisions")
    return bool(parts) and all(word in dividing or word in words("sections", "stops") for word in parts)


def is_numbered(title: str) -> bool:
    """Say whether a number or a letter opens a heading: "B. Profession", "2.1 Articles"."""
    match = _NUMBER.match(title.casefold())
    return match is not None and match.end() > 0


def heads_degree(title: str) -> tuple[str, ...]:
    """Give the kind of a numbered heading that is no more than a degree: "2. Doctoral degree"."""
    named = is_numbered(title) and level_in(title) and len(words_of(title)) <= _DEGREE
    return ("education",) if named else ()


def told_head(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Give title and kinds of the heading that a line of prose is: it announces a list, or a form explains it."""
    if kind := _announced(text):
        return text.rstrip(": "), (kind,)
    head = _explained(text)
    return (head, kinds_of(head)) if head else None


#: "This work is supported by the following awards": who pays, told where that is read.
_PAID = re.compile(r"\b(?:supported|funded|sponsored|financed)(?:\s\w+){0,3}\sby\b", re.IGNORECASE)


def _announced(text: str) -> str:
    """Give the kind of what a line of prose announces: "Ongoing projects that I would like to highlight include:"."""
    announces = text.endswith(":") and len(text.split()) <= _ANNOUNCES and not _PAID.search(text)
    told = table("sections")["announced"] if announces else {}
    bare = text.casefold()
    return next((kind for kind, phrases in told.items() if any(phrase in bare for phrase in phrases)), "")


def _explained(text: str) -> str:
    """Give the heading in capitals that a form explains in brackets behind it: "EDUCATION/TRAINING (Begin with …)"."""
    match = re.fullmatch(r"([A-ZÀ-Þ][A-ZÀ-Þ /&,-]{5,60})\s*\(.*\)", text)
    head = match[1].strip() if match and match[1].isupper() else ""
    return head if head and is_heading(head.replace("/", " and ")) else ""
