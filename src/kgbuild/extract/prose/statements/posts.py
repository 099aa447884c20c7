"""Posts that verbs tell without a word for them: "directs the X", "taught at X and Y", "held visiting posts at X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.frames import ARTICLE, Leading, frame, leading, pattern
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import dates_in, dates_near, named_place, one_role
from kgbuild.extract.prose.statements.rows import Held, row
from kgbuild.extract.prose.statements.societies import is_society
from kgbuild.lexicon import table
from kgbuild.model import Mention, Position
from kgbuild.prose import Mark

#: So many words may stand between a verb of work and the preposition before its place.
_GAP = 6
#: A time before the subject or behind the verb: "From 2014 to 2018, she directed …", "Seit 2015 leitet sie …".
_OPENING = re.compile(
    r"(?i)[\s,]*(?:(?:in|from|since|between|until|de|desde|depuis|dal|seit|von|van|sinds|en|im|nel)\s|(?:and\s+)?\d{4})"
    r"|.{0,40}\b(?:bin|is|ist|war|was)\s+(?:seit|sinds|tussen|van|von|zwischen)\s"
    r"|.{0,60}\b(?:leitet|leidt|dirige|leads|heads|directs|coordina|coordena|coordonne)\s+(?:since|seit|depuis|desde|dal|sinds)\s"
    r"|\S+\s+(?:has |have )?\w+\s+(?:since|from|in|seit|depuis|desde|dal|sinds)\s"
)
#: Who leads it is told, and not what it is called.
_OF_SOMEBODY = re.compile(r"(?:lab|laboratory|group|team)\s+of\s")
#: What somebody holds, and nobody works at.
_CHAIR = re.compile(r"(?:Chair|Professorship) (?:of|in|for)\s")
_WOMAN = re.compile(r"(?i)\b(?:she|her|elle|sie|ihre[rnms]?|ella|lei|ela|zij|ze)\b")
_OWN = re.compile(rf"(?i)\s+(?:{ARTICLE})*(?:own\s+|new\s+)?")
#: Not where one works.
_OTHER = re.compile(r"(?i)\bprogram(?:me)?$|\b(?:conference|meeting|workshop|symposium)\b|^(?:ph\.?d|master)")
#: The verb of work at the end of a German or Dutch clause: "ist seit 2012 an der Universität Wien tätig".
_ACTIVE = re.compile(r"(?:\s+(?!als\b)[\w’-]+){0,6}?\s+(?:tätig|beschäftigt|angestellt|actief|werkzaam)(?!\s+als)\b")
#: Who paid stands between a stay and its place: "una estancia financiada por el Fondo de Mareas en …".
_PAID = r"(?:,?\s+(?:finan[cz]iad[oa]|finanziat[oa]|financée?)\s[^.;]{3,80}?)?"
_AS_ANY = re.compile(
    rf"\bas\s+an?\s+(?P<role>[a-z][\w-]+(?:\s+[a-z][\w-]+){{0,3}})\s+(?:at|for|in|with)\s+(?:{ARTICLE})?$"
)
_AS = re.compile(
    r"(?i)[\s,]*(?:(?:as|als|comme|como|come)\s+(?:an?\s+|the\s+|une?\s+|eine?\s+)?"
    r"|en\s+tant\s+qu(?:e\s+|[’'])|en qualité d(?:e\s+|[’']))"
)
#: "led the university to become the first", "heads the school’s lab".
_GOES_ON = re.compile(r"\s+(?:to|in|into|through|from)\s+[a-z]|[’']s?\s")
_PROGRAMME = re.compile(
    r"\s+(?:the|la|le|el|il|das|den|o)\s+(?P<name>(?:[A-ZÀ-Þ][\w’'&-]*\s+){0,5}(?:Program(?:me)?|Initiative|Network|Group|Centre|Center"
    r"|Collaborative|Observatory|Archive|Clinic|Workshop|Ensemble|Orchestra)(?:\s+(?:(?:in|on|of|for|and|the|&)\s+)*[A-ZÀ-Þ][\w’'&-]*)*)"
)


def posts(told: Told) -> Iterator[Position]:
    """Give the positions of those who lead, teach at, work at or hold posts at organisations."""
    if told.has("no_degree", told.sentence.start, told.sentence.end):
        return
    for clause in told.clauses:
        if clause.subject:
            yield from _leading(told, clause)
            found = _held(told, clause) or _working(told, clause)
            yield from found


def _leading(told: Told, clause: Clause) -> Iterator[Position]:
    text = told.text(clause.start, clause.end)
    for verb in leading("leads"):
        for match in verb.pattern.finditer(text):
            at = clause.start + match.end()
            led = [held for held in _led(told, clause, at) if held.body.name and not is_society(held.body.name)]
            for held in led:
                yield from _positions(told, clause, held, _role(told, verb), (at, len(led)))
            if led:
                return


def _led(told: Told, clause: Clause, at: int) -> list[Held]:
    """Give what stands right behind a verb of leading: organisations, or a programme that no mark covers."""
    marks = told.sentence.of("ORG", "LAB", start=at, end=clause.end)
    led = marks and _OWN.fullmatch(told.text(at, marks[0].start)) and (marks[0].label == "ORG" or marks[0].value)
    if led and not _GOES_ON.match(told.text(marks[0].end, clause.end)):
        return row(told, at, clause.end)
    programme = _PROGRAMME.match(told.text(at, clause.end))
    if programme is None:
        return []
    start, end = at + programme.start("name"), at + programme.end("name")
    return [Held(Mention(" ".join(told.text(start, end).split()), start, end))]


def _role(told: Told, verb: Leading) -> str:
    """Give what the verb makes of its subject, of a woman where a pronoun says that it is one."""
    sentences = told.passage.sentences[max(told.index - 2, 0) : told.index + 1]
    return verb.woman if verb.woman and any(_WOMAN.search(s.text) for s in sentences) else verb.role


def _held(told: Told, clause: Clause) -> list[Position]:
    """Read "held visiting appointments at A and B": what was held, in the singular, in each place."""
    some = r"(?:an?\s+|the\s+|several\s+|various\s+|numerous\s+|un[aeo]?\s+|uma?\s+)*"
    kinds = rf"(?i)(?:{frame('held')})\s+{some}(?P<post>{frame('held_posts')}){_PAID}"
    link = rf"\s+(?:{frame('stays_at')})(?:\s+|(?<=[’']))(?:both\s+)?(?:the\s+|l[’']|la\s+|el\s+|los\s+)?$"
    marks = told.sentence.of("ORG", "LAB", start=clause.start, end=clause.end)
    marks = marks[1:] if marks and _CHAIR.match(marks[0].text) else marks
    match = re.search(kinds + link, told.text(clause.start, marks[0].start)) if marks else None
    if match is None or told.sentence.of("AWARD", "GRANT", start=clause.start, end=marks[0].start):
        return []
    role = _singular(" ".join(match["post"].split()))
    if told.sentence.of("ROLE", start=clause.start + match.start(), end=marks[0].start) and len(role.split()) < 2:
        return []
    bodies = row(told, marks[0].start, clause.end)
    return [p for held in bodies for p in _positions(told, clause, held, role, (marks[0].start, len(bodies)))]


def _singular(noun: str) -> str:
    if (one := one_role(noun)) != noun:
        return one
    return re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.removesuffix("s")


def _working(told: Told, clause: Clause) -> list[Position]:
    """Read "taught at A and B from 2001 to 2005", "is based at A"."""
    for mark in told.sentence.of("ORG", "LAB", start=clause.start, end=clause.end):
        role = _work_before(told, clause, mark)
        if role is None or (mark.label == "LAB" and not mark.value) or _OTHER.search(mark.text):
            continue
        if _OF_SOMEBODY.match(mark.text) and told.sentence.of("ROLE", start=clause.start, end=mark.start):
            continue  # "a postdoc at X, working in the group of Ada Example"
        bodies = row(told, mark.start, clause.end)
        last = bodies[-1].body.end if bodies else mark.end
        own = role or _role_behind(told, last, clause.end)
        return [p for held in bodies for p in _positions(told, clause, held, own, (mark.start, len(bodies)))]
    return _working_nowhere(told, clause)


def _working_nowhere(told: Told, clause: Clause) -> list[Position]:
    """Read "taught at Princeton", where no mark covers the name."""
    text = told.text(clause.start, clause.end)
    verb = next(
        (m for m in pattern("works").finditer(text) if re.match(r"(?:\s+\w+){0,3}?\s+at\s+[A-Z]", text[m.end() :])),
        None,
    )
    if verb is None or told.sentence.of("ROLE", "DEGREE", "ORG", start=clause.start, end=clause.end):
        return []
    place = named_place(told, clause.start + verb.end(), clause.end)
    if not place.name or organization_weight(place.name) == 0:
        return []
    role = "intern" if pattern("interned").search(verb[0]) else ""
    return list(_positions(told, clause, Held(place), role, (place.start, 1)))


def _work_before(told: Told, clause: Clause, mark: Mark) -> str | None:
    """Give the role that a verb of work before an organisation tells, mostly none ("")."""
    before = told.text(clause.start, mark.start)
    ends = rf"(?:\s+|(?<=[’']))(?:{ARTICLE})?$"
    if stay := re.search(rf"(?i)(?<![\w-])(?:{frame('stays')}){ends}", before):
        start = clause.start + stay.start()
        return None if told.sentence.of("ROLE", "DEGREE", start=start, end=mark.start) else ""
    verbs = f"{frame('works')}|{frame('interned')}"
    gap = rf"(?P<gap>(?:\s+(?!(?:{'|'.join(table('frames')['works_not'])})\b)[\w’'-]+){{0,{_GAP}}}?)"
    if _ACTIVE.match(told.text(mark.end, clause.end)) and re.search(
        rf"(?i)(?<!\w)(?:bin|is|ist|ben|war|was|waren)\s+(?:[\w’.-]+\s+){{0,{_GAP}}}?(?:{frame('works_at')}){ends}",
        before,
    ):
        return None if told.sentence.of("ROLE", "DEGREE", start=clause.start, end=mark.start) else ""
    work = re.search(rf"(?i)(?<![\w-])(?P<verb>{verbs}){gap}\s+(?:{frame('works_at')}|with(?=\s)){ends}", before)
    if work is None or (before[work.end("gap") :].strip().startswith("with") and "intern" not in work["verb"]):
        return None
    start = clause.start + work.start()
    roles = told.sentence.of("ROLE", "DEGREE", start=start, end=mark.start)
    if not roles and (named := _AS_ANY.search(before, work.start())):
        return " ".join(named["role"].split())  # "spent a year as a consultant at"
    interned = pattern("interned").search(work["verb"]) is not None
    return None if roles and not interned else "intern" if interned else ""


def _role_behind(told: Told, at: int, until: int) -> str:
    """Give the role behind "as": "worked at X as a chemist"."""
    lead = _AS.match(told.text(at, until))
    marks = told.sentence.of("ROLE", start=at, end=until)
    return one_role(marks[0].text) if lead and marks and marks[0].start == at + lead.end() else ""


def _positions(told: Told, clause: Clause, held: Held, role: str, place: tuple[int, int]) -> Iterator[Position]:
    """Give the position of each subject; dates that stand at one of several bodies are its own."""
    at, count = place
    start, end, ongoing = held.dates
    if count == 1 and not any(held.dates):
        opening = told.text(clause.start, at)
        start, end, ongoing = dates_in(told, at, clause.end)
        if not (start or end) and _OPENING.match(opening):
            start, end, ongoing = dates_near(told, clause.start, at, clause.end)
    if start == end and start:
        until = re.search(r"(?i)\b(?:until|till|bis|jusqu|hasta|fino|até|tot)\b", told.text(clause.start, clause.end))
        start, end = ("", end) if until else (start, "")
    if role == "intern" and told.passage.source == "news" and not (start or end):
        over = re.search(r"(?i)\b(?:interned|did|completed|finished|had)\b", told.text(clause.start, at))
        start, end = ("", told.passage.date) if over else (told.passage.date, "")
    for person in clause.subject:
        yield Position(
            evidence=told.evidence(0.75), person=person, organization=held.body, role=role, start=start, end=end,
            ongoing=ongoing,
        )  # fmt: skip
