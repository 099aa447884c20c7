"""The words of a card without a verb: the roles among them, and the bodies where they are held."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from kgbuild.dates import find_ranges
from kgbuild.extract.careers.profile import is_contact
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.roles import is_one_role, is_role, role_weight
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.graduates import degree_day
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.roles import is_trainee
from kgbuild.lexicon import table, words
from kgbuild.model import Mention
from kgbuild.names import fold
from kgbuild.prose import Label, Mark, Sentence

#: No more than so many characters are the words of a headline.
LONGEST = 200
#: What ends the line of a role, and the first part of the next line.
_BELOW = re.compile(r"[^\n.!?]{0,60}\n\s*(?P<name>[A-ZÀ-Þ][^\n,;.!?|]{2,80})(?=[,;|\n]|$)")

#: "Assistant *Auditor* at": what a role goes on with.
_UP_TO_AT = re.compile(r"(?: [A-ZÀ-Þ][\w-]+){1,2}(?= at [A-ZÀ-Þ])")
#: "Scientist at Moe & Sons", "Engineer, Peat Works, Inc.": a few words with a capital first, behind a role.
_CAPITAL = r"[A-ZÀ-Þ\d&][\w&.’'-]*"
_SMALL = r"(?:of|and|for|de|du|der|des|del|di|do|da)[ \t]+(?:the[ \t]+)?"
_NAME = (
    rf"(?:[Tt]he[ \t]+)?(?P<name>{_CAPITAL}(?:[ \t]+(?:{_SMALL})?{_CAPITAL}){{0,7}}"
    r"(?:,[ \t](?:Inc|LLC|Ltd|Corp|GmbH)\b\.?)?)"
)
_AT_NAME = re.compile(
    rf"(?:[ \t]+(?:at|bei|bij|chez|hos|presso)[ \t]+|[ \t]*@[ \t]*"
    rf"|[ \t]+(?![IVX]+\b)(?=[A-Z]{{3,8}}[ \t]*(?:[,;()\n]|$)))"
    rf"{_NAME}(?=\s*[,;()\n]|\.?\s|\.?$)"
)
_THEN_NAME = re.compile(
    rf"(?:[ \t][IVX]+\b)?[ \t]*[,@–—-][ \t]*{_NAME}[ \t]*"
    r"(?P<places>(?:,[ \t]*[^,;()\n]{2,30}){0,3})\.?[ \t]*(?:\n|$|\()"
)
#: What goes on up to a colon is the label of a line.
_UP_TO_COLON = re.compile(r"(?: [\w&-]+){0,4}[ \t]*:")
#: Ranks that are of a field; what students and postdocs work in is told otherwise.
_RANK = re.compile(
    r"(?i)(?:prof(?:\.|essor\w*)|lecturer|reader|instructor|chair|dozent\w*|docent\w*|maître de conférences)$"
)
_FIELD = re.compile(
    r"[ \t]+(?:of|in|for|für|de|di|en|em)[ \t]+(?:the[ \t]+)?"
    r"(?P<field>[^\W\d_][\w&/’'-]*(?:,?[ \t]+[^\W\d_][\w&/’'-]*){0,5}?)"
    r"(?=[ \t]*(?:[·•|@;()\n]|,[ \t]|[ \t][–—-][ \t]|[ \t]at[ \t]|$))"
)
_SIGNS = re.compile(r"^[^\w]+")
_STATE = re.compile(r"[A-Z]{2,3}")
_IN_FIELD = re.compile(r"\s+(?:in|of)\s+[^,.;()\n]{3,50},\s*")


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of a card without a verb: from behind the name to where a sentence begins."""

    page: Page
    card: Card
    sentences: tuple[Sentence, ...]
    end: int

    def of(self, *labels: Label, start: int = 0, end: int = 1 << 60) -> list[Mark]:
        """Give the marks with one of these labels that lie between two offsets, links to contacts apart."""
        begin, stop = max(start, self.card.start), min(end, self.end)
        marks = [mark for s in self.sentences for mark in s.marks if begin <= mark.start and mark.end <= stop]
        marks = [mark for mark in map(_plainly, marks) if mark.label in labels]
        return [mark for mark in marks if not is_contact(self.page, mark.start, mark.end)]


def _plainly(mark: Mark) -> Mark:
    """Give what is taken for a body or somebody and is a role as that role: "Lab Technician", "Teacher, Peat Works"."""
    if mark.label == "ORG" and " " in mark.text and is_one_role(mark.text):
        return replace(mark, label="ROLE")
    first = _SIGNS.sub("", mark.text.partition(",")[0])
    if mark.label == "PERSON" and role_weight(first) == 1:
        start = mark.start + mark.text.index(first)
        return replace(mark, label="ROLE", start=start, end=start + len(first), text=first)
    return mark


#: Between the label of a role and the name of whoever has it.
_LABEL = re.compile(r"(?i)(?:\s+de\s+(?:la\s+)?th[èe]se)?\s?:\s*(?:(?:dr|prof|pr|mme|m)[.\s]*)*")
_WITH_IT = re.compile(r"(?i)\s(?:con|com|avec|mit|met)\s+(?:une?\s+|una\s+|um\s+)?$")
#: A stay has a beginning and an end; what came after it stands right behind, with a place.
_RANGE = re.compile(r"\d\W*(?:[–—-]|\bto\b|\buntil\b)\W*[\w’']")
_BEHIND_DATES = re.compile(r"[\s)\]）.,;:|→>–—-]*")
_PLACED = re.compile(r"(?: [IVX]+\b)?\s*(?:,|@|\bat\b|[–—-])\s*(?:the\s+)?[A-ZÀ-Þ]")


def later_sentence(head: Headline) -> int | None:
    """Give where the words about what came after begin where a sentence parts them from a dated stay.

    "Research fellow, 2019-2021. Scientist, Peat Works": who has left holds the second role elsewhere.
    """
    if not head.card.former or head.card.columns:
        return None
    inside = [s for s in head.sentences if head.card.start < s.end <= max(head.end, head.card.start)]
    for before, sentence in pairwise(inside):
        dated = before.of("DATE") and (before.of("ROLE") or before.of("DEGREE"))
        if dated and sentence.of("ROLE") and not sentence.of("DATE"):
            return sentence.start
    return None


def after_stay(head: Headline) -> int | None:
    """Give where the words about what came after begin that stand right behind the dates of a stay.

    "(2012-2020) Engineer, Peat Works": who has left holds a role with a place, behind dates, elsewhere; that of a
    student or a postdoc may still be what they were.
    """
    if not head.card.former or head.card.columns or head.card.blocks[0].kind == "row":
        return None
    line_end = head.card.start + len(head.page.text[head.card.start : head.end].split("\n")[0])
    day = degree_day(head.page.text, head.card.person.end, line_end)
    if day is not None:
        return _role_behind(head, day.end)
    dates = [mark for mark in head.of("DATE", end=line_end) if _RANGE.search(mark.text)]
    roles = head.of("ROLE", start=dates[0].end, end=line_end)[:1] if dates else []
    if not roles or not _BEHIND_DATES.fullmatch(head.page.text[dates[0].end : roles[0].start]):
        return None
    held = _PLACED.match(head.page.text, roles[0].end, line_end)
    known = is_trainee(roles[0].text) and not head.of("ROLE", end=dates[0].start)
    return roles[0].start if held and not known else None


def _role_behind(head: Headline, at: int) -> int | None:
    """Give where a role with a place begins right behind an offset: "(PhD 2019). Engineer, Peat Works"."""
    roles = head.of("ROLE", start=at)[:1]
    held = _PLACED.match(head.page.text, roles[0].end) if roles else None
    return roles[0].start if held and _BEHIND_DATES.fullmatch(head.page.text[at : roles[0].start]) else None


def roles_of(head: Headline, start: int = 0, end: int = 1 << 60) -> list[Mark]:
    """Give the roles, those that nothing parts as one, with the words up to the "at" behind them.

    "Data Scientist" and "Outreach Coordinator" beside each other are one; so is "Assistant Auditor at".
    """
    own = [mark for mark in head.of("ROLE", start=start, end=end) if not _is_of_another(head, mark)]
    marks = [part for mark in own for part in _by_lines(head, mark)]
    starts = [place for place, mark in enumerate(marks) if not place or not _beside(head, marks[place - 1], mark)]
    out: list[Mark] = []
    for first, behind in pairwise([*starts, len(marks)]):
        opened, last = marks[first], marks[behind - 1]
        rest = _UP_TO_AT.match(head.page.text, last.end, min(end, head.end))
        until = rest.end() if rest else _of_field(head, last, min(end, head.end))
        until += "(" in head.page.text[opened.end : last.start]  # and its end
        out.append(replace(opened, end=until, text=head.page.text[opened.start : until]))
    return out


def _of_field(head: Headline, role: Mark, end: int) -> int:
    """Give where the field ends that a rank is of, within its part: "Professor of Biology · Fen University"."""
    found = _FIELD.match(head.page.text, role.end, end) if _RANK.search(role.text) else None
    named = found["field"] if found else ""
    if not found or organization_weight(named) == 1 or is_place(named) or find_ranges(named):
        return role.end
    return found.end("field")


def _is_of_another(head: Headline, mark: Mark) -> bool:
    """Say whether a role is a label before a name ("Directeur : …") or a stay beside a degree ("con estancia …")."""
    named = head.of("PERSON", start=mark.end)[:1]
    label = named and _LABEL.fullmatch(head.page.text[mark.end : named[0].start])
    return bool(label) or _WITH_IT.search(head.page.text[max(mark.start - 8, 0) : mark.start]) is not None


def _beside(head: Headline, mark: Mark, following: Mark) -> bool:
    """Say whether nothing parts two roles, or a bracket holds the second: "Lecturer (Assistant Professor)"."""
    between = head.page.text[mark.end : following.start].strip(" ")
    return not between or (between == "(" and head.page.text.startswith(")", following.end))


def _by_lines(head: Headline, mark: Mark) -> list[Mark]:
    """Give a mark that runs over the end of a line as one each, where each line is a role."""
    lines = head.page.text[mark.start : mark.end].split("\n")
    if len(lines) < len(("Director", "Professor")) or not all(map(is_role, lines)):
        return [mark]
    parts, at = list[Mark](), mark.start
    for line in lines:
        parts.append(replace(mark, start=at, end=at + len(line), text=line.strip()))
        at += len(line) + 1
    return parts


def held_at(head: Headline, role: Mark, until: int) -> Mention:
    """Give the organisation that stands right behind a role: "Professor at X", "Professor, X"."""
    for mark in head.of("ORG", "LAB", start=role.end, end=until)[:1]:
        between = head.page.text[role.end : mark.start]
        if _UP_TO_COLON.match(head.page.text, mark.end) and "\n" in between:
            continue  # "Research interests: tides"
        if mark.label == "ORG" and (_links().fullmatch(between) or _IN_FIELD.fullmatch(between)):
            return _on_lines(head, mark)
        if re.fullmatch(r"\s+(?:at|@)\s+(?:the\s+)?", between):
            return Mention(mark.text, mark.start, mark.end)
    linked = _linked_body(head, role, until)
    below = linked if linked.name else _body_below(head, role)
    return below if below.name else _named_behind(head, role.end, _AT_NAME)


def _on_lines(head: Headline, body: Mark) -> Mention:
    """Give a body that runs over the ends of lines, a comma for each, up to the line that tells of a room."""
    lines = head.page.text[body.start : body.end].split("\n")
    kept = [lines[0], *takewhile(lambda line: organization_weight(line.strip(" ,")) == 1, lines[1:])]
    name = ", ".join(" ".join(line.split()).strip(" ,") for line in kept)
    return Mention(name, body.start, body.start + len("\n".join(kept).rstrip()))


def then_named(head: Headline, role: Mark) -> Mention:
    """Give the name that alone stands behind the role of who has left: "Engineer, Peat Works"."""
    return _named_behind(head, role.end, _THEN_NAME)


def _named_behind(head: Headline, at: int, form: re.Pattern[str]) -> Mention:
    """Give the name behind an offset that words with a capital first are in one of the forms above."""
    found = form.match(head.page.text, at, head.card.blocks[-1].end)
    name = found["name"].rstrip(".") if found else ""
    places = found.groupdict().get("places") if found else ""
    towns = [part.strip(" .") for part in (places or "").split(",") if part.strip()]
    if not all(is_place(town) or _STATE.fullmatch(town) for town in towns):
        return Mention("")
    if found is None or (is_role(name) and not _is_firm(name)) or find_ranges(name) or kinds_of(name) or is_place(name):
        return Mention("")
    return Mention(name, found.start("name"), found.start("name") + len(name))


def _is_firm(name: str) -> bool:
    """Say whether a name opens with that of a firm that pays for research: "Microsoft Research"."""
    return fold(name.partition(" ")[0]) in words("funding", "companies")


@cache
def _links() -> re.Pattern[str]:
    """Give what may stand between a role and the body right behind it."""
    links = "|".join(table("frames")["held_at"]).replace(" ", r"\s+")
    return re.compile(rf"(?i)\s*(?:\([^)]*\)\s*)?(?:[,@·•|–—]|{links})?\s*(?:the|la|el|l[’'])?\s*")


def _body_below(head: Headline, role: Mark) -> Mention:
    """Give the organisation that stands on the line below a role, alone or before its unit or its place."""
    until = min(head.end, role.end + LONGEST)
    found = _BELOW.match(head.page.text, role.end, until)
    if found is None or not _is_body(found["name"]) or degree_pattern().match(found["name"]):
        return Mention("")
    start, end = found.span("name")
    above = _BELOW.match(head.page.text, end, until)
    if above and _is_body(above["name"]) and not head.page.text[end : above.start("name")].strip(" ,\n"):
        end = above.end("name")
    return Mention(re.sub(r"\s*\n\s*", ", ", head.page.text[start:end]), start, end)


def _is_body(text: str) -> bool:
    return organization_weight(text) == 1 and not is_role(text)


def _linked_body(head: Headline, role: Mark, until: int) -> Mention:
    """Give the linked name right behind a role, which is where it is held: "Engineer, [Harbour Works](…)"."""
    for inline in head.page.inlines(role.end, until):
        text = " ".join(head.page.text[inline.start : inline.end].split())
        between = head.page.text[role.end : inline.start]
        named = text[:1].isupper() and text.casefold() not in words("profiles", "homepage")
        if inline.kind == "link" and named and re.fullmatch(r"\s*(?:,|@|\bat\b)\s*(?:the\s+)?", between):
            return Mention(text, inline.start, inline.end, url=inline.href if inline.href.startswith("http") else "")
    return Mention("")
