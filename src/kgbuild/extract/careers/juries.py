"""Juries of theses: who sat on them, what and where they are, and who advised the thesis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.document import Block
from kgbuild.extract.layout.forms import FORM
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.parts import Line, Part, lines_of, run, split_places
from kgbuild.extract.phrases.roles import is_bodiless, is_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words
from kgbuild.model import Evidence, Mention, Position, Record, Supervision
from kgbuild.names import looks_like_name, without_titles
from kgbuild.prose import read

_NAME = "juries"
#: Fewer members are no jury.
_MEMBERS = 3
_SURE = 0.3
#: So many blocks open a page that tells of a defence.
_OPENING = 4
_ACRONYM = re.compile(r"[A-Z][A-Z&-]+\b")
#: Curricula list the juries that their owner sat on: those named there are the candidates.
_LIVES = frozenset({"education", "memberships", "positions", "publications", "service", "supervision", "teaching"})
_JURY = re.compile(r"(?i)\b(?:jury|committee|examiners|comité|commission|tribunal|kommission|gutachter|banca)\b")
_THESIS = re.compile(
    r"(?i)\b(?:defen[cs]e|thes[ie]s|dissertation|thèse|soutenance|tesis|tesi|tese|disputation|promotion|verteidigung|viva|habilitation)\b"
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a jury, with the line that says so."""

    line: Line
    person: Mention
    advises: bool
    role: str
    place: Mention


def juries(page: Page) -> Iterator[Record]:
    """Give posts and supervisions of the members of a jury: runs of lines with a function, a name, a post, a place."""
    if page.subject_kind == "organization":
        return
    below = [member for section in page.of_kind(FORM) for member in jury_below(page, section)]
    if below or any(section.kind in _LIVES for section in page.sections):
        for member in below:
            yield from _post(page, member)
        return
    about = f"{page.document.metadata.get('title') or ''} {page.text}"
    if not (_JURY.search(about) and _THESIS.search(about)):
        return
    candidate = _candidate(page)
    for run_of_members in _runs(page, page.document.blocks):
        for member in run_of_members:
            yield from _told(page, member, candidate)


def jury_below(page: Page, section: Section) -> Sequence[Member]:
    """Give the members of the jury that a section lists, below the form that tells of the thesis."""
    if len(section.entries) != 1 or not _JURY.search(page.text, section.start, section.end):
        return ()
    return [member for members in _runs(page, section.blocks) for member in members]


def _runs(page: Page, blocks: Sequence[Block]) -> Iterator[list[Member]]:
    """Give the runs of neighbouring lines that each name a member."""
    found: list[Member] = []
    for block in blocks:
        for line in lines_of(page, Entry(block.start, block.end, (block,))):
            member = _member(page, block, line)
            if member:
                found.append(member)
            elif not _is_label(line.text):
                yield from [found] if len(found) >= _MEMBERS else []
                found = []
    yield from [found] if len(found) >= _MEMBERS else []


def _is_label(text: str) -> bool:
    return len(text.split()) <= 3 or bool(_JURY.search(text))


def _member(page: Page, block: Block, line: Line) -> Member | None:
    parts = [*line.parts] if block.kind != "row" else [part for part in line.parts if part.text]
    function = next((part for part in parts if _function(part.text)), None)
    rest = [part for part in parts if part is not function]
    if function is None or not rest or len(line.text.split()) > 40:
        return None
    person = _person(rest[0])
    if person is None:
        return None
    held = [part for part in rest[1:] if not find_degree(part.text) or is_role(part.text)]
    role = next((part for part in held if is_role(part.text) and is_bodiless(part.text)), None)
    if len(held) == 1:
        held = [*_apart(held[0])]
        role = held[0] if len(held) > 1 else role
    bodies, _ = split_places([part for part in held if part is not role])
    place = Mention(run(page, bodies), bodies[0].start, bodies[-1].end) if bodies else Mention("")
    advises = _bare(function.text) in words("juries", "advisors")
    return Member(line, person, advises, role.text if role else "", place)


def _apart(part: Part) -> Iterator[Part]:
    """Give a post and the place right behind it as two: "Maîtresse de conférences INSA Example"."""
    for word in re.finditer(r"(?<=\w{4})\s+(?=[A-ZÀ-Þ])", part.text):
        post, place = part.text[: word.start()], part.text[word.end() :]
        named = organization_weight(place) == 1 or _ACRONYM.match(place)
        if named and is_role(post) and is_bodiless(post):
            yield replace(part, text=post, end=part.start + len(post))
            yield replace(part, text=place, start=part.start + word.end())
            return
    yield part


def _bare(text: str) -> str:
    bare = re.sub(r"\s*\([^)]*\)\s*", " ", text).strip(" :.-–—*").casefold()
    return re.sub(r"^co\s+", "co-", bare)


def _function(text: str) -> bool:
    return _bare(text) in words("juries", "advisors") | words("juries", "judges")


def _person(part: Part) -> Mention | None:
    name = re.sub(r"^(?:M\.|MM\.|Mme|Mr|Ms|Mrs|Pr)\.?\s+", "", without_titles(part.text))
    if " " not in name or looks_like_name(name) < _SURE or organization_weight(name) == 1 or is_role(name):
        return None
    start = part.start + part.text.index(name)
    return Mention(name, start, start + len(name))


def _candidate(page: Page) -> Mention:
    """Give whose thesis it is: the page's owner, or the first person that its opening sentences name with a thesis."""
    if page.owner.name:
        return page.owner
    for block in page.document.blocks[:_OPENING]:
        for sentence in read(page.text[block.start : block.end]):
            people = sentence.of("PERSON")
            if people and _THESIS.search(sentence.text):
                start = block.start + people[0].start
                return Mention(people[0].text, start, start + len(people[0].text))
    return page.owner


def _told(page: Page, member: Member, candidate: Mention) -> Iterator[Record]:
    yield from _post(page, member)
    if member.advises:
        yield Supervision(
            evidence=_evidence(page, member), advisor=member.person, student=candidate, level=_level(page)
        )


def _post(page: Page, member: Member) -> Iterator[Record]:
    """Give what a member of a jury is, and where."""
    if member.place.name and member.role:
        evidence = _evidence(page, member)
        yield Position(evidence=evidence, person=member.person, organization=member.place, role=member.role)


def _evidence(page: Page, member: Member) -> Evidence:
    return page.evidence(member.line.start, member.line.start + len(member.line.text), _NAME, 0.9)


def _level(page: Page) -> str:
    """Give the degree that the title of the page or its first sentences name."""
    for text in (str(page.document.metadata.get("title") or ""), *_first_sentences(page)):
        degree = find_degree(text)
        if degree and level_in(degree[0]):
            return degree[0]
    return ""


def _first_sentences(page: Page) -> Sequence[str]:
    return [page.text[block.start : block.end] for block in page.document.blocks[:4]]
