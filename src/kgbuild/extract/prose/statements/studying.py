"""Studies that verbs tell without a degree beside them: "studied X at Y", "studierte X in Bonn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.being import place_of_clause
from kgbuild.extract.prose.statements.fields import LONGEST_FIELD, field_after
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import OPENS, chain, dates_in
from kgbuild.extract.prose.statements.rows import row
from kgbuild.extract.prose.statements.schools import towns, verb_degree
from kgbuild.extract.prose.statements.theses import title_with
from kgbuild.model import NOBODY, Education, Mention
from kgbuild.prose import Mark

_LATER = re.compile(r"(?i)graduating\b")
#: "graduated from X with a double major in Psychology and Dance"
_WITH_MAJOR = re.compile(
    r"(?i)\bwith\s+an?\s+(?:double\s+|dual\s+|joint\s+)?(?:concentration|major|specialization)(?=\s+in\s)"
)
_MAJORED = re.compile(r"(?i)majored\b")
_TRAINED = re.compile(r"(?i)\btrained\b")
_DEGREES = re.compile(r"(?i)\b(?:ph\.?d\.?s?|master[’']?s?|bachelor[’']?s?|degrees?|doctorates?)(?!\w)")
_STUDIED_TOO = re.compile(
    r"\s*,?\s*(?:and|et|und|y|e)\s+(?P<field>(?:[\w’-]+\s+){1,5}?)(?:at|à|an der|en|in)\s+(?:the\s+)?"
)
#: "graduated from the Tides programme at X"
_PROGRAMME = re.compile(
    r"\s*(?:the\s+)?(?P<field>[A-Z](?:(?!\bwith\b|\d)[\w &-]){2,50}?)\s+"
    r"(?:degree\s+)?(?:program(?:me)?|major|department)\s+(?:at|of|in|from)\s+"
)
#: "degrees in philosophy from X (MA, 2008)"
_FIELD_FROM = re.compile(
    r"\bin\s+(?P<field>(?!(?:19|20)\d\d)[^\W_][^\W\d]*(?:\s+(?:(?:and|of|&)\s+)?[^\W\d_]+){0,4})\s+(?:from|at)\s+(?:the\s+)?$"
)
#: Of these a year is enough.
_DOCTORATES = frozenset({"Habilitation", "Promotion", "promotie"})
#: Prepositions and articles around what was studied.
_EDGES = re.compile(
    r"(?i)^(?:er|hij|ich|ik|sie|ze|zij)\s+|^(?:in|at|from|de|der|des|di|du|em|en|von|l[’'])\s+|^(?:d|l)[’']"
    r"|\s+(?:at|from|in|the|all[’']|alla|presso|an|an der|aan de|gestudeerd|studiert)$"
)
#: Behind these the degree of the same clause was earned in the same place.
_ENGLISH = re.compile(
    r"(?i)(?:was |were |is |are )?(?:\w+ly )?(?:graduat|major|studied|studying|pursuing|trained|educated)"
)
#: "educated at A, B and C (PhD 1970)": the degree is of the last school alone.
_LISTED = re.compile(r"(?i)(?:was |were |is |are )?(?:graduat|major|studied|studying|pursuing)")
#: Between a year and the verb that it belongs to: "she", "si è".
_NEAR_WORDS = 3
#: A verb at the end of its clause, to which all before it belongs: "habe 2014 an der Universität Bonn promoviert".
_PARTICIPLE = re.compile(r"(?:promoviert|habilitiert|studiert|gepromoveerd|gehabiliteerd)\b")
_HAS = re.compile(r"(?i)\b(?:habe|hat|hatte|haben|wurde|ben|is|heeft|heb|werd)\b")
#: The year is that of something else: "1963 geboren, studierte sie".
_ELSE = re.compile(r"(?i)[,;:)]|\b(?:born|gebor|n[ée]e?\b|nat[oa]|nacid|nascid)")
#: A field that stands for a degree without an institution has no more words.
_PLAIN_FIELD = 5


def year_of(told: Told, start: int, until: int) -> tuple[str, str]:
    """Give the dates of a degree: one date is its end."""
    begin, end, ongoing = dates_in(told, start, until)
    return ("" if begin == end else begin, "" if ongoing else end)


def studied(told: Told, clause: Clause, degree: int) -> Iterator[Education]:
    """Read "majored in X at Y", "graduated from Y", "studied X at Y", "studierte X in Bonn".

    Args:
        told: the sentence.
        clause: one of its clauses.
        degree: where the first degree of the clause stands, -1 for none: it is told elsewhere, what is before it here.
    """
    verbs = tuple(told.found("graduate", clause))
    if degree >= 0:
        bracket = told.text(degree - 1, degree) == "("
        plain = _LISTED if bracket else _ENGLISH
        verbs = tuple(v for v in verbs if v[1] < degree and not plain.match(told.text(*v)))
        ahead = told.sentence.of("DATE", start=clause.start, end=degree)[-1:]
        until = ahead[0].start if ahead and told.text(ahead[0].end, degree).isspace() else degree
        clause = Clause(clause.start, until, clause.subject)
    for (start, end), following in zip_longest(verbs, verbs[1:]):
        if _TRAINED.search(told.text(start, end)) and told.sentence.of("ROLE", start=end, end=clause.end):
            return
        own = Clause(clause.start, following[0] if following else clause.end, clause.subject)
        institution, at = _place_of_study(told, own, start, end)
        schools = _all_schools(told, institution, own.end) if institution.name else tuple(towns(told, end, own.end))
        degree_name = verb_degree(told.text(start, end))
        if not schools and _MAJORED.match(told.text(start, end)) and (place := place_of_clause(told, start)).name:
            schools = (place,)
        elif not schools and degree_name and told.passage.source in {"biographies", "people_page"}:
            schools = (NOBODY,)
        if not schools or not clause.subject:
            continue
        subject_field = _field_studied(told, at, schools[0].start if schools[0].start > at else own.end)
        subject_field = "" if subject_field == schools[0].name else subject_field
        major = _WITH_MAJOR.search(told.text(at, own.end)) if not subject_field else None
        subject_field = field_after(told, at + major.end(), own.end) if major else subject_field
        years = year_of(told, end, own.end)
        if following and not any(years) and _LATER.match(told.text(following[0], following[1])):
            years = year_of(told, following[1], clause.end)  # "studied law at X, graduating with honours in 2012"
        begun, year = years if any(years) else _years_before(told, clause, start)
        told_so = 0 < len(subject_field.split()) <= _PLAIN_FIELD or (year and degree_name in _DOCTORATES)
        if not (schools[0].name or told_so):
            continue
        for person in clause.subject:
            for school in schools:
                yield Education(
                    evidence=told.evidence(0.7), person=person, institution=school,
                    degree=degree_name, field=subject_field, start=begun, end=year,
                    thesis=title_with(told, end, own.end) if degree_name else "",
                )  # fmt: skip
        if told.text(start, end).casefold() == "studied":
            yield from _studied_too(told, own, institution.end)


def _years_before(told: Told, clause: Clause, verb: int) -> tuple[str, str]:
    """Give the dates right before a verb of study: "Nel 1998 si è laureata", "Von 2010 bis 2014 studierte sie"."""
    ahead = told.sentence.of("DATE", end=verb)[-1:]
    opens = bool(ahead) and ahead[0].start - told.sentence.start < OPENS
    if not ahead or (ahead[0].start < clause.start and not opens):
        return "", ""
    between = re.sub(r"^\s*,", "", told.text(ahead[0].end, verb), count=1) if opens else told.text(ahead[0].end, verb)
    participle = _PARTICIPLE.match(told.text(verb, clause.end)) and _HAS.search(told.text(0, verb))
    near = (participle or len(between.split()) <= _NEAR_WORDS) and not _ELSE.search(between)
    return year_of(told, ahead[0].start, ahead[0].end) if near else ("", "")


def _all_schools(told: Told, first: Mention, until: int) -> tuple[Mention, ...]:
    """Give the first school of a list and those behind it: "educated at A, B and C"; a degree's bracket ends it."""
    if told.text(first.end, first.end + 2) == " (" and first.end + 2 >= until:
        return ()
    bodies = [held.body for held in row(told, first.start, until)]
    listed = bodies if len(bodies) > 1 and bodies[0].start == first.start else [first]
    return tuple(body for body in listed if told.text(body.end, until).strip() != "(")


def _field_studied(told: Told, at: int, until: int) -> str:
    """Give what was studied, between the verb and the institution."""
    between = told.text(at, max(until, at))
    match = _PROGRAMME.match(between) or shape("studied_field").match(between)
    text = " ".join(match["field"].split()) if match else ""
    bare = _EDGES.sub("", text)
    fits = not told.sentence.of("DEGREE", start=at, end=at + len(text)) and not _DEGREES.search(bare)
    fits &= len("law") <= len(bare) and len(bare.split()) <= LONGEST_FIELD and not shape("not_a_field").search(bare)
    return bare if fits else ""


def field_before(told: Told, clause: Clause, school: int) -> str:
    """Give what a verb says was studied at a school behind it: "studied law at Bonn University (B.A., 2001)"."""
    verbs = [end for _, end in told.found("graduate", clause) if end <= school]
    named = told.sentence.of("ORG", start=verbs[-1], end=school) if verbs else ()
    if verbs and not named:
        return _field_studied(told, verbs[-1], school)
    before = told.sentence.of("ORG", start=clause.start, end=school)
    ahead = _FIELD_FROM.search(told.text(before[-1].end if before else clause.start, school))
    return " ".join(ahead["field"].split()) if ahead and not shape("not_a_field").search(ahead["field"]) else ""


def _studied_too(told: Told, clause: Clause, at: int) -> Iterator[Education]:
    """Read "… and English at Y" behind "studied piano at X"."""
    more = _STUDIED_TOO.match(told.text(at, clause.end))
    institution = chain(told, told.sentence.of("ORG", start=at + more.end(), end=clause.end)) if more else NOBODY
    if more and institution.start == at + more.end():
        for person in clause.subject:
            yield Education(
                evidence=told.evidence(0.7), person=person, institution=institution,
                field=" ".join(more["field"].split()), end=year_of(told, institution.end, clause.end)[1],
            )  # fmt: skip


def _place_of_study(told: Told, clause: Clause, start: int, end: int) -> tuple[Mention, int]:
    """Give the institution behind the verb, or before it where the verb stands last, and where the field may begin."""
    programme = _PROGRAMME.match(told.text(end, clause.end))
    behind = end + programme.end() if programme else end
    bodies = told.sentence.of("ORG", start=behind, end=clause.end)
    institution = chain(told, [m for m in bodies if not _is_subject(told, end, m)])
    if institution.name or not re.fullmatch(r"[\s.,;]*", told.text(end, clause.end)):
        return institution, end
    auxiliary = re.search(r"(?i)\b(?:habe|hat|hatte)\s+", told.text(clause.start, start))
    before = chain(told, told.sentence.of("ORG", start=clause.start, end=start))
    return before, clause.start + auxiliary.end() if auxiliary else end


def _is_subject(told: Told, verb: int, mark: Mark) -> bool:
    """Say whether the recogniser took what is studied for a body: "Studium der Geschichte und Philosophie in …"."""
    between = told.text(verb, mark.start).strip().casefold()
    return between in {"der", "des", "de", "di", "von", "d'", "d’", ""} and organization_weight(mark.text) == 0
