"""Cut a sentence into clauses and say whom each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.statements.cast import Cast
from kgbuild.extract.prose.statements.passage import Clause, Passage, Told, listed, phrases
from kgbuild.lexicon import table, words
from kgbuild.model import Mention
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose import Mark, Sentence

_BEFORE = re.compile(
    r"([\w’']+)\s*(?:(?:el|la|le|il|der|die|den|dem|the|o|a|frau|herrn?)\s+)?"
    r"(?:(?:dr|prof|professor[ae]?|professeure?|professoressa|profesora?|doctora?|dottor(?:e|essa)|mme|mr|ms|mrs|dra|pr)\.?\s*)*$",
    re.IGNORECASE,
)


_WE_PRAISE = re.compile(
    r"(?i)\bcongratulat(?:e|es|ing)\b|\bf[ée]licit(?:ons|er)\b|\bgratulieren\b|\bfelicita(?:mos|r)\b|\bcongratul(?:iamo|amos)\b"
)
#: Right before a name it is a person's.
_TITLE = re.compile(r"\b(?:[Dd]rs?|[Pp]rof|[Pp]rofessor(?:in|a|e)?|Mrs?|Ms|Mme)\.?\s+$")
#: "My doctorate is from Uppsala".
_MINE = re.compile(
    r"\W*(?i:(?:and|but|while)\s+)?[Mm]y\s+(?:[\w.’'-]+\s+){0,2}?"
    r"(?:(?i:ph\.?\s?d\b|d\.?phil\b|doctorate|master|bachelor|degree|[bm]\.?(?:a|sc?)\b)"
    r"|(?:research|scholarship|teaching|work|writing)\s+(?:has|have|was|were)\s+(?:also\s+)?(?:been\s+)?"
    r"(?:acknowledged|distinguished|hono|recogni))"
)
#: "My wife is a professor at Uppsala".
_KIN = re.compile(
    r"(?i)\W*(?:and\s+)?(?:my|his|her)\s+(?:[a-z-]+\s+)?"
    r"(?:brother|daughter|father|husband|mother|parents?|partner|sister|son|spouse|wife)\b"
)
#: Behind a degree what looks so much like a name is one.
_NAME = 0.6
#: The time that opens a sentence has so many words at most.
_TIME_WORDS = 7
#: Between what somebody did and who did something else.
_AND = re.compile(r"(?:,|;|,?\s+(?:and|while|but))\s+(?:our\s+)?(?:(?:Dr|Prof)\.?\s+)?$")
_DOES = re.compile(r"\s+(?:(?:also|just|recently|successfully|then|[a-z]+ly)\s+)*")
_LEAD = 24
_LEAD_NAME = re.compile(
    r"(?i)\s+(?:(?:unsere?|unser|die|der|frau|herr)\s+(?:[\w-]+\s+){0,2})?(?:(?:dr|prof|professor(?:in)?)\.?\s+)*"
)
#: So far behind "congratulations" stand those who are congratulated.
_NEAR = 40
#: One of these goes on with whom the sentence before is about.
_PRONOUN = re.compile(
    r"(?i)\W*(?:\w+\W+){0,3}?(?:he|she|they|his|her|their|er|sie|il|elle|él|ella|ele|ela|lui|lei|hij|zij)\b"
)
_ROMANCE = re.compile(r",\s+(?:il|elle|iel|ele|ela|egli|ella)\b")
_OPENS = re.compile(
    r"(?:(?:Very|So|Super|Truly|Really|Deeply|Extremely|Incredibly|Also|Officially|Recently|Just|Successfully|Finally|Happily)\s+)?(?P<verb>[A-ZÀ-Þa-z][\w-]+)(?=\s)"
)
_NEXT_NAME = re.compile(r"[\s,]*(?:and|while)\s+(?P<name>[A-ZÀ-Þ][a-zß-ÿ’-]+)\s+(?:has|is|will|[a-z]+ed)\b")
#: "Leo visits Fen University": a given name alone that the recogniser overlooked.
_FIRST_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][a-zß-ÿ’-]+)\s+(?:(?:has|is|was|will|just|recently|successfully)\s+)*(?:has|is|was|will|gave|won|got|[a-z]{3,}(?:s|ed))\s"
)


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('statements')['first_person'])})\b", re.IGNORECASE)


def told(passage: Passage, cast: Cast) -> Iterator[Told]:
    """Give the sentences of a passage, each with its clauses; the subject is handed on from one to the next."""
    topic = passage.topic
    for index, sentence in enumerate(passage.sentences):
        if passage.source == "biographies" and passage.topic and not _PRONOUN.match(sentence.text):
            topic = passage.topic  # verbs without a subject are the owner's
        clauses: list[Clause] = []
        view = Told(passage, sentence, (), cast, index)
        for start, end in _parts(sentence):
            subject = _relative(view, start, end) or _praised(view, start, end) or _subject(view, start, end)
            subject = subject or _inverted(view, start, end) or _unmarked(view, start, end, topic)
            clauses.append(Clause(start, end, subject))
            topic = subject
        yield Told(passage, sentence, tuple(clauses), cast, index)
        told_on = passage.card or (passage.source == "biographies" and passage.topic and not _speaks(view))
        topic = passage.topic if told_on else _greeted(view) or topic


def _relative(view: Told, start: int, end: int) -> tuple[Mention, ...]:
    """Give whom "who" means: the names right before it, whatever governs them."""
    if not re.match(r"(?i)[\s,]*(?:who|qui|quien|quienes|che)\b", view.text(start, end)):
        return ()
    before = view.sentence.of("PERSON", end=start)
    for place in range(len(before)):
        if before[-1] in (group := listed(view, before[place:])):
            return tuple(view.cast.who(mark) for mark in group)
    return ()


def _praised(view: Told, start: int, end: int) -> tuple[Mention, ...]:
    """Give whom a clause congratulates: "We congratulate X on the defence of her thesis" is about X."""
    text = view.text(start, end)
    match = _WE_PRAISE.search(text) or phrases("congratulate").search(text)
    people = view.people(start + match.end(), end) if match else ()
    marks = view.people_marks(start + match.end(), end) if match else []
    near = match is not None and bool(marks) and marks[0].start - (start + match.end()) < _NEAR
    return people if near or (match and _WE_PRAISE.search(text)) else ()


def _unmarked(view: Told, start: int, end: int, topic: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give whom a clause without a marked subject is about: a given name behind "and" is one, else who was before."""
    if _KIN.match(view.text(start, end)):
        return ()
    match = _NEXT_NAME.match(view.text(start, end))
    if match is None and start == view.sentence.start and view.passage.source == "news" and not view.passage.first.name:
        match = _FIRST_NAME.match(view.text(start, end))
    if match is None:
        return topic
    at = start + match.start("name")
    mark = Mark("PERSON", at, at + len(match["name"]), match["name"])
    taken = any(m.start < mark.end and mark.start < m.end for m in view.sentence.marks)
    return (view.cast.who(mark),) if fold(match["name"]) in known("given") and not taken else topic


def _inverted(view: Told, start: int, end: int) -> tuple[Mention, ...]:
    """Give whom a clause is about that begins with its verb: "Se incorpora al grupo Ada Example", "Ha defendido …"."""
    if view.passage.source != "news":
        return ()
    verb = phrases("inverted").match(view.text(start, end).lstrip(" ,¡¿"))
    marks = view.people_marks(start, end) if verb else []
    second = phrases("verbs_second").search(view.text(start, end)) if not verb else None
    if second:  # "Am 31. Oktober hielt Ada Example …"
        near = view.people_marks(start + second.end(), end)
        marks = near if near and _LEAD_NAME.fullmatch(view.text(start + second.end(), near[0].start)) else []
    return tuple(view.cast.who(m) for m in marks) if marks and not governed(view, start, marks[0]) else ()


def _speaks(view: Told) -> bool:
    """Say whether the owner of the page has spoken so far: then "she" is somebody else."""
    return any(_first_person().search(s.text) for s in view.passage.sentences[: view.index + 1])


def _greeted(view: Told) -> tuple[Mention, ...]:
    """Give whom a sentence welcomes or congratulates: the next one is about them."""
    sentence = view.sentence
    for key in ("join_object", "congratulate"):
        if match := phrases(key).search(sentence.text):
            return view.people(sentence.start + match.end(), sentence.end)
    return ()


def _parts(sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = sentence.start
    said = (match.start() for match in phrases("clause_breaks").finditer(sentence.text))
    for at in sorted({*said, *_next_subjects(sentence)}):
        cut = sentence.start + at
        inside = any(mark.start < cut < mark.end for mark in sentence.marks)
        inside = inside or _in_brackets(sentence.text, at)
        if cut > start and not inside and not _only_dates(sentence, start, cut):
            yield start, cut
            start = cut
    yield start, sentence.end


def _next_subjects(sentence: Sentence) -> Iterator[int]:
    """Give where somebody else does something: "Ada Example gave a talk and Bo Roe presented a poster"."""
    first = phrases("finite").search(sentence.text)
    for mark in sentence.of("PERSON") if first else ():
        at = mark.start - sentence.start
        led = _AND.search(sentence.text, max(at - _LEAD, 0), at)
        verb = _DOES.match(sentence.text, mark.end - sentence.start)
        does = verb and phrases("finite").match(sentence.text, verb.end())
        if first and led and does and first.start() < led.start():
            yield led.start()


def _in_brackets(text: str, at: int) -> bool:
    """Say whether an offset stands in a bracket that is closed: "(tenured; since 2019)"."""
    opened = text.rfind("(", 0, at)
    return opened > text.rfind(")", 0, at) and ")" in text[at:] and "(" not in text[at : text.find(")", at)]


def _only_dates(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what opens a sentence is no clause but the time of the next one: "De 2010 à 2013, elle …"."""
    marks = [mark for mark in sentence.marks if start <= mark.start < end]
    text = sentence.text[start - sentence.start : end - sentence.start]
    behind = _ROMANCE.match(sentence.text, end - sentence.start)
    opens = start == sentence.start and behind is not None
    return opens and {m.label for m in marks} == {"DATE"} and len(text.split()) <= _TIME_WORDS


def _subject(view: Told, start: int, end: int) -> tuple[Mention, ...]:
    """Give whom a clause is about: the names before its verb that no preposition governs; "I" is the page's owner."""
    text = view.text(start, end)
    verb = phrases("finite").search(text)
    until = start + verb.start() if verb else end
    first = _MINE.match(text) or _first_person().search(text)
    inverted = verb and first and first[0] in {"ich", "ik"} and text[verb.end() : first.start()].isspace()
    speaks = view.passage.first.name or view.passage.alone
    if speaks and first and (inverted or start + first.start() <= until):
        return (view.passage.first,)
    if (view.passage.first.name or view.passage.alone) and _opens_untold(view, start):
        return (view.passage.first,)
    marks = [m for m in view.sentence.of("PERSON", start=start, end=end) if not _is_lab(view, m)]
    loose = not verb and _opens_alone(view)
    # the recogniser takes towns for people, and words of fields
    marks = [m for m in marks if " " in m.text or not (is_place(m.text) or _opens_by_chance(view, m))]
    marks = [m for m in marks if not loose or looks_like_name(m.text) >= _NAME]
    while marks and marks[0].start < until:
        group = listed(view, marks)
        if not governed(view, start, group[0]):
            people = tuple(view.cast.who(mark) for mark in group)
            own = {person.name for person in view.passage.topic}
            stray = view.passage.card and not own & {person.name for person in people}
            return () if stray else people
        marks = marks[len(group) :]
    return ()


def _is_lab(view: Told, mark: Mark) -> bool:
    """Say whether what is marked as a person is the lab by a short name: "Moe" of the Moe Lab, but not "Prof. Moe"."""
    return fold(mark.text) in view.cast.lab and not _TITLE.search(view.text(mark.start - 12, mark.start))


def _opens_untold(view: Told, start: int) -> bool:
    """Say whether a clause opens an item of news with a verb whose subject is left away: "Joined the Tide Lab"."""
    opens = view.passage.source == "news" and view.index == 0 and start == view.sentence.start
    return opens and opens_with_verb(view.sentence.text)


def opens_with_verb(text: str) -> bool:
    """Say whether a text opens with a verb that tells what its writer did."""
    found = _OPENS.match(text)
    return found is not None and found["verb"].casefold() in words("statements", "opening_verbs")


def _opens_by_chance(view: Told, mark: Mark) -> bool:
    """Say whether the recogniser took the word that opens a sentence of a life for a name: "Nasceu em …"."""
    if view.passage.source != "biographies" or not view.passage.topic or mark.start != view.sentence.start:
        return False
    own = {word for person in view.passage.topic for word in fold(person.name).split()}
    return fold(mark.text) not in own | known("given")


def _opens_alone(view: Told) -> bool:
    """Say whether a sentence of a biography opens with a degree: "Doctora en Ciencias Económicas por …"."""
    first = view.sentence.of("DEGREE")[:1]
    return view.passage.source == "biographies" and bool(first) and first[0].start == view.sentence.start


def governed(view: Told, start: int, mark: Mark) -> bool:
    """Say whether a preposition stands before a name, or a genitive behind it."""
    owns = re.match(r"[’']s?\s", view.text(mark.end, mark.end + 3)) or mark.text.endswith(("'s", "’s"))
    return bool(owns) or behind_preposition(view, start, mark)


def behind_preposition(view: Told, start: int, mark: Mark) -> bool:
    """Say whether a preposition stands before a name: "advised by Ada Example"."""
    before = _BEFORE.search(view.text(start, mark.start))
    return bool(before) and before[1].casefold() in words("statements", "prepositions")  # type: ignore[index]
