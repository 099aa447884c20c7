"""Degrees: where, in what, when; programmes that someone studies in; theses defended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.being import place_of_clause, said_of
from kgbuild.extract.prose.statements.fields import field_after, field_ahead, field_to
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import acronym_behind, chain, degree_of, named_place
from kgbuild.extract.prose.statements.schools import bracketed, same_school, short_for
from kgbuild.extract.prose.statements.study_years import date_ahead, years
from kgbuild.extract.prose.statements.studying import field_before, studied, year_of
from kgbuild.extract.prose.statements.theses import defended, in_quotes, is_of_thesis, title_with
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Education, Mention
from kgbuild.prose import Mark

_JOIN = re.compile(
    r"(?i)\s*(?:\(\d{4}\))?\s*(?:degrees?)?\s*(?:,|/|&|and|et|und|y|e|en)*\s*(?:an?|his|her|my|their|un|une|sa|son)?\s*"
)

_NEAR = 80
#: "my PhD (with distinction) in Philosophy"
_NOTE = re.compile(r"\s*\([^()]{2,40}\)(?=\s+in\s)")
#: "… and a Ph.D. from Y, both in Mathematics".
_ALL_IN = re.compile(r"(?i)[,(]\s*(?:all|both)(?:\s+degrees)?(?P<field>\s+in\s+)")
#: "My PhD, which I completed at X": the place is that of the degree.
_WHICH = re.compile(r"(?i),?\s+(?:that|which)\s+(?:I|he|she|they)\s+(?=[a-z])")
#: What was next: "did her PhD at X and joined the group in 2023".
_NEXT_DEED = (
    r"|,?\s+and\s+(?:(?:later|now|subsequently|then)\s+)*"
    r"(?:became|began|has been|held|is|joined|moved|spent|started|taught|was|worked|works)\s"
)
#: A comma before whom the sentence is about.
_NEXT_SUBJECT = (
    r"|,\s+(?=(?:I|he|she|they|we|ich|er|sie|je|il|elle)\b|(?:Dr\.?\s+|Prof\.?\s+)?[A-ZÀ-Þ][\w’-]+\s+(?:[A-ZÀ-Þ][\w’-]+\s+)?"
    r"(?:was|is|has|had|joined|moved|worked|became|started|began|spent|did|held|took|received|completed|earned)\b)"
)
_AFTER_IT = re.compile(r"(?i)\b(?:after|following|upon|après|nach|tras|después de|dopo|após|na)\s+(?:\w+\s+){0,2}$")
_AT_SCHOOL = re.compile(
    r"(?i)^(?!.*\b(?:I|he|she|they|ich|er|sie|je|elle|il)\b).{0,140}"
    r"\b(?:at|from|à|au|an der|am|en|presso|all[’']|na|aan de|bij)\s*(?:the|la|l[’'])?\s*$",
    re.DOTALL,
)
_VERB = re.compile(r"\s+(?:is|was|has|est|ist|es|è|é|a|ha|hat|holds|works|leads|teaches|dirige|enseigne|travaille)\b")
#: Behind a comma and a date, what was then: "2014 Promotion, 2015–2017 Volontariat am …".
_NOTE_NEXT = re.compile(
    r"\s+(?!(?:at|from|in|an|am|à|en|por|pel[ao]|na|no|nel|presso|bei|bij|aan|with|and|und|et|y|e)\b)(?![A-Z]{2})[^\W\d_]{3,}\s+"
    r"(?:am|an|at|à|au|bei|beim|im|in|presso|al|en|na|no|aan|bij|der|de|del|do|da|of)\b"
)
#: Another post begins: "Habilitation und seit 1995 Leiterin der …".
_NEXT_POST = re.compile(r"(?i)(?:[,;]|\b(?:and|e|ed|en|et|und|y))\s+(?:[^\W\d]+\s+){0,2}(?:\d{4}\s+)?$")
#: An honour rather than a degree: "honorary doctorate", "docteur honoris causa".
_HONORARY = re.compile(r"(?i)\bhonorary\s|\bhonoris causa\b")
#: The verb stands behind the degree: "an der Universität Bonn zum Dr. rer. nat. promoviert".
_PROMOTED = re.compile(r"Dr\.[^,;:()]{0,30}\spromoviert")
#: "Now at Fen pursuing a": where a degree is worked for.
_NOW_AT = re.compile(
    r"\W*(?:(?i:he|she|they)\s+(?i:is|are)\s+)?(?:(?i:now|currently|presently)\s+)?(?i:at|attending)\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?:\s+(?:of\s+|at\s+)?[A-ZÀ-Þ][\w&.’'-]*){0,5}),?\s+"
    r"(?i:pursuing|completing|doing|studying|for|to (?:do|pursue|complete)|working (?:on|towards?)|as)\s+"
    r"(?:[a-z]+\s+){0,2}"
)
#: "MSc in 2017 and BSc in 2015 from X".
_DATED_AND = re.compile(
    r"\s*(?:in|\()\s*(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\)?\s*(?:,|,?\s*and|&)\s*(?:an?|my|his|her)?\s*"
)
_FROM = re.compile(r"\)\s*(?:from|at|in|de|der|di|do|da|van)\b")
#: "his PhD work on tides at Barnett Shale": where the tides are.
_TOPIC = re.compile(r"(?i)\s+(?:work|thesis|project|research|studies|dissertation)\s+(?:on|about|investigating)\s")
_AFTER_ELSE = re.compile(r"(?i)[,;]\s+(?:after|apr[eè]s|nach|tras|despu[eé]s|dopo|ap[oó]s|na)\b")
_AFTER = re.compile(r"(?i)\b(?:after|following|upon)\s+(?:\w+ing\s+)?(?:(?:an?|my|his|her|their)\s+)?$")


def studies(told: Told) -> Iterator[Education]:
    """Give the degrees that a sentence states."""
    if told.has("no_degree", told.sentence.start, told.sentence.end):
        return
    groups = _groups(told)
    for place, group in enumerate(groups):
        yield from _earned(told, groups, place, group)
    for clause in told.clauses:
        yield from _programme(told, clause)
        degrees = [mark.start for group in groups for mark in group if clause.start <= mark.start < clause.end]
        yield from studied(told, clause, min(degrees, default=-1))
    yield from defended(told)


def _groups(told: Told) -> list[list[Mark]]:
    """Give the degrees of a sentence, those that are named in one breath together."""
    groups: list[list[Mark]] = []
    for mark in told.sentence.of("DEGREE"):
        if _is_suffix(told, mark) or in_quotes(told, mark.start) or _says_again(told, groups, mark):
            continue
        if shape("programme_before").search(told.text(max(mark.start - 60, told.sentence.start), mark.start)):
            continue
        if shape("degree_in_other_use").match(told.text(mark.end, mark.end + 30)) or _at_another_time(told, mark):
            continue
        if _HONORARY.search(told.text(mark.start - 10, mark.end + 15)):
            continue
        if groups and told.text(groups[-1][-1].end, mark.start).strip() == "(":
            groups[-1][-1] = mark  # "bachelor’s degree (B. Tech. in Tides)"
        elif groups and _JOIN.fullmatch(told.text(groups[-1][-1].end, mark.start)):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _says_again(told: Told, groups: list[list[Mark]], mark: Mark) -> bool:
    """Say whether a degree in a bracket is the one right before it in other words: "doutorado (PhD) em Física"."""
    before = groups[-1][-1].end if groups else -1
    return before >= 0 and told.text(before, mark.start).strip() == "(" and told.text(mark.end, mark.end + 1) == ")"


def _at_another_time(told: Told, mark: Mark) -> bool:
    """Say whether a degree only tells a time: "Prior to my PhD"; "After my PhD at X" tells of it, too."""
    before = told.text(mark.start - 30, mark.start)
    if not shape("another_time").search(before):
        return False
    bodies = told.sentence.of("ORG", start=mark.end, end=told.sentence.end)[:1]
    led = bodies and _AT_SCHOOL.search(told.text(mark.end, bodies[0].start))
    return not (led and _AFTER_IT.search(before))


def _is_suffix(told: Told, mark: Mark) -> bool:
    """Say whether a degree stands behind a name as its suffix: "Ada Example, PhD joined …"."""
    before = told.sentence.of("PERSON", end=mark.start)
    return bool(before) and bool(re.fullmatch(r",\s*", told.text(before[-1].end, mark.start)))


def _earned(told: Told, groups: Sequence[Sequence[Mark]], place: int, group: Sequence[Mark]) -> Iterator[Education]:
    clause = told.clause(group[0].start)
    if len(group) == 1 and (school := _school_before(told, group[0])).name:
        bracket = told.text(group[0].end, told.sentence.end).partition(")")[0]
        start, end = year_of(told, group[0].end, group[0].end + len(bracket))
        for person in clause.subject:
            yield Education(
                evidence=told.evidence(), person=person, institution=school, degree=group[0].text,
                field=field_before(told, clause, school.start), start=start, end=end,
            )  # fmt: skip
        return
    until = groups[place + 1][0].start if place + 1 < len(groups) else told.sentence.end
    if place + 1 < len(groups):
        lead = re.search(r"(?i)(?:\s+and)?(?:\s+(?:an?|his|her))?\s*$", told.text(group[-1].end, until))
        until = max(until - len(lead[0] if lead else ""), group[-1].end)
        ahead = date_ahead(told, groups[place + 1][0])
        until = ahead.start if ahead and ahead.start > group[-1].end else until
    until = _before_another(told, group, _in_bracket(told, group, until))
    left = _left().search(told.text(group[-1].end, until))
    until = group[-1].end + left.start() if left else until
    if any(is_of_thesis(told, mark) for mark in group) and any(told.found("defend", clause)):
        return
    until = group[-1].end if _TOPIC.match(told.text(group[-1].end, until)) else until
    institution = bracketed(told, group[-1].end, until)
    institution = institution if institution.name else _institution(told, group, until)
    institution = institution if institution.name else same_school(told, group[-1].end, until)
    institution = institution if institution.name else named_place(told, group[-1].end, until)
    institution = institution if institution.name else place_of_clause(told, group[0].start)
    joined = place + 1 < len(groups) and "\n" not in told.text(group[-1].end, groups[place + 1][0].start)
    if joined and not _DATED_AND.fullmatch(told.text(group[-1].end, groups[place + 1][0].start)):
        joined = not told.sentence.of("DATE", start=group[-1].end, end=groups[place + 1][0].start)
    if not institution.name and joined and told.clause(groups[place + 1][0].start) == clause:
        after = groups[place + 2][0].start if place + 2 < len(groups) else told.sentence.end
        institution = _institution(told, groups[place + 1], after)
        institution = institution if institution.name else same_school(told, groups[place + 1][-1].end, after)
    if not institution.name:
        institution = _led(told, clause, group[0].start)
    institution = institution if institution.name else acronym_behind(told, group[-1].end, until)
    note = _NOTE.match(told.text(group[-1].end, until))
    subject_field = field_after(told, group[-1].end + (note.end() if note else 0), until)
    subject_field = subject_field or _field_of_all(told, groups) or field_ahead(told, group[0].start)
    if not subject_field and _PROMOTED.match(told.text(group[0].start, clause.end)):
        subject_field = field_to(told, clause.start, group[0].start)
    if not institution.name and not (subject_field and _is_alone(told, group[-1])):
        return
    dates = years(told, group, until)
    thesis = title_with(told, group[-1].end, until)
    for person in clause.subject:
        for mark, (start, end) in zip(group, dates, strict=True):
            yield Education(
                evidence=told.evidence(), person=person, institution=institution, degree=mark.text,
                field=subject_field, start=start, end=end, thesis=thesis if mark is group[-1] else "",
            )  # fmt: skip


def _field_of_all(told: Told, groups: Sequence[Sequence[Mark]]) -> str:
    """Give the field behind the last of several degrees that is that of all: "…, both in Mathematics"."""
    at = groups[-1][-1].end
    shared = _ALL_IN.search(told.text(at, told.sentence.end)) if len(groups) > 1 or len(groups[-1]) > 1 else None
    return field_after(told, at + shared.start("field"), told.sentence.end) if shared else ""


def _in_bracket(told: Told, group: Sequence[Mark], until: int) -> int:
    """Give where the bracket closes that holds degrees: what stands behind it is of something else."""
    before, behind = told.text(told.sentence.start, group[0].start), told.text(group[-1].end, until)
    close = behind.find(")")
    held = before.rfind("(") > before.rfind(")") and close >= 0 and "(" not in behind[:close]
    return group[-1].end + close if held and not _FROM.match(behind, close) else until


def _is_alone(told: Told, degree: Mark) -> bool:
    """Say whether a degree needs no institution: on a card or in a biography, where it is no diploma of a course."""
    about = told.passage.card or told.passage.source == "biographies"
    return about and re.match(r"(?i)especialista|experto|diplom", degree.text) is None


def _school_before(told: Told, degree: Mark) -> Mention:
    """Give the institution whose bracket a degree opens: "from Uppsala University (PhD, 2002)"."""
    before = told.sentence.of("ORG", end=degree.start)[-1:]
    if not before or not re.fullmatch(r"\s*\(\s*", told.text(before[0].end, degree.start)):
        return NOBODY
    return Mention(before[0].text, before[0].start, before[0].end)


def _before_another(told: Told, group: Sequence[Mark], until: int) -> int:
    """Give where what belongs to degrees ends: before the next subject, after an opening "after" before a comma."""
    ahead = told.text(max(group[0].start - _NEAR, told.sentence.start), group[0].start)
    ends = (
        r"(?<![\w\"“„«‘])(?:I|he|she|they)\s+[a-z]|,\s+(?:il|elle|er|sie|él|ella|ele|ela|hij|zij|ze|lei|lui)\s+[a-zà-ÿ]|(?:,|\s+(?:e|ed|en|et|und|y))\s+(?:es|est|est[aá]|foi|fue|ist|lavora|è|é)\s"
        + _NEXT_DEED
        + (_NEXT_SUBJECT if _AFTER.search(ahead) else "")
    )
    for mark in told.sentence.of("PERSON", start=group[-1].end, end=until):
        behind = told.text(mark.end, mark.end + _NEAR)
        if told.text(group[-1].end, mark.start).rstrip().endswith(",") and _VERB.match(behind):
            return mark.start  # "Doctor of history, Ada Example is …"
    for date in told.sentence.of("DATE", start=group[-1].end, end=until):
        if told.text(date.start - 2, date.start) == ", " and _NOTE_NEXT.match(told.text(date.end, until)):
            return date.start - 2
    behind = told.text(group[-1].end, until)
    which = _WHICH.match(behind)
    other = re.compile(ends).search(behind, which.end() if which else 0)
    return group[-1].end + other.start() if other else until


def _led(told: Told, clause: Clause, end: int) -> Mention:
    """Give the institution that opens a clause: "At X she earned …"."""
    if left := re.search(r"(?i)\bgraduat(?:ed|ing|es)\b", told.text(clause.start, end)):
        at = clause.start + left.end()
        found = chain(told, told.sentence.of("ORG", start=at, end=end))
        return found if found.name else named_place(told, at, end)
    marks = told.sentence.of("ORG", start=clause.start, end=end)
    if _PROMOTED.match(told.text(end, clause.end)):
        return chain(told, marks)
    if named := _NOW_AT.fullmatch(told.text(clause.start, end)):
        at = clause.start + named.start("name")
        return Mention(" ".join(named["name"].split()), at, at + len(named["name"]))
    if marks and re.fullmatch(
        r"(?i)\W*(?:at|in|from|à l[’']|à|an der|am|en la|en el|presso)?\s*(?:the\s+)?",
        told.text(clause.start, marks[0].start),
    ):
        return chain(told, marks)
    return NOBODY


@cache
def _advised() -> re.Pattern[str]:
    """Give the pattern behind which an advisor stands."""
    links = "by|with|par|avec|von|mit|por|con|com|da"
    return re.compile(rf"(?i)\b(?:co-?)?(?:supervis|advis|mentor|encadr|betreu|dirig|orient)\w*\s+(?:{links})\b")


@cache
def _left() -> re.Pattern[str]:
    """Give the pattern behind which stands where somebody went after a degree."""
    rows = table("statements")
    return re.compile(rf"(?i){'|'.join(rows['arrows'])}|[,;)]\s*(?:{'|'.join(rows['afterwards'])})\b")


def _institution(told: Told, group: Sequence[Mark], until: int) -> Mention:
    """Give the institution behind degrees, but not that of an advisor who stands between."""
    advised = _advised().search(told.text(group[-1].end, until))
    until = group[-1].end + advised.start() if advised else until
    for role in told.sentence.of("ROLE", start=group[-1].end, end=until)[:1]:
        until = role.start if _NEXT_POST.search(told.text(group[-1].end, role.start)) else until
    bodies = told.sentence.of("ORG", start=group[-1].end, end=until)
    before = (told.text(group[-1].end, mark.start) for mark in bodies)
    named = [
        m
        for m, text in zip(bodies, before, strict=True)
        if not (in_quotes(told, m.start) or short_for(m.text, text) or _is_of_advisor(told, m))
    ]
    return chain(told, named)


def _is_of_advisor(told: Told, body: Mark) -> bool:
    """Say whether a body in a bracket is where the person before it is: "under Dr. Ada Example (Fen University)"."""
    before = told.sentence.of("PERSON", end=body.start)[-1:]
    return bool(before) and re.fullmatch(r"\s*\(\s*", told.text(before[0].end, body.start)) is not None


def _programme(told: Told, clause: Clause) -> Iterator[Education]:
    """Read "is a PhD student in Physics at X" and "is an X PhD student"."""
    for mark in told.sentence.of("ROLE", start=clause.start, end=clause.end):
        degree = degree_of(mark.text)
        if not degree or not clause.subject or not said_of(told, clause, mark, after=False):
            continue
        near = [
            m
            for m in told.sentence.of("ORG", start=mark.end, end=clause.end)
            if len(told.text(mark.end, m.start)) < _NEAR and not _AFTER_ELSE.search(told.text(mark.end, m.start))
        ]
        ahead = [
            m
            for m in told.sentence.of("ORG", start=clause.start, end=mark.start)
            if told.text(m.end, mark.start).isspace()
        ]
        institution = chain(told, near or ahead[-1:]) if near or ahead else _acronym(told, mark)
        if not institution.name:
            continue
        for person in clause.subject:
            yield Education(
                evidence=told.evidence(), person=person, institution=institution, degree=degree,
                field=field_after(told, mark.end, clause.end)
                or field_ahead(told, mark.start + max(mark.text.find(degree), 0)),
            )  # fmt: skip


def _acronym(told: Told, mark: Mark) -> Mention:
    """Give the acronym right before a student's role: "an ETHZ PhD student"."""
    match = re.search(r"\b([A-Z][A-Z&-]{2,7})\s+$", told.text(told.sentence.start, mark.start))
    if match is None or match[1] in {"PHD", "MSC", "BSC", "THE"}:
        return NOBODY
    return Mention(match[1], told.sentence.start + match.start(1), told.sentence.start + match.end(1))
