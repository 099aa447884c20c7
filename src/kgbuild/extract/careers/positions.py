"""Positions: who was what, where, from when to when; and who advised them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from kgbuild.dates import DateRange
from kgbuild.dates.alone import date_alone
from kgbuild.extract.careers.employers import dating, employer_of, mention_of, together
from kgbuild.extract.careers.headed import (
    Employer,
    employer_above,
    employer_alone,
    employer_label,
    heads_margin,
    part_of,
    with_bodies,
)
from kgbuild.extract.careers.post_lines import current, posts_apart, role_apart, without_which
from kgbuild.extract.careers.post_roles import (
    HEAD_LINES,
    OPENS,
    head_parts,
    role_part,
    set_with,
    split_role,
    unknown_role,
)
from kgbuild.extract.careers.studies import opens_study
from kgbuild.extract.careers.tabled import Post, post_in, tells_post, trains
from kgbuild.extract.careers.teaching_posts import is_appointed, posts_of_teachers
from kgbuild.extract.careers.training import heads_training, is_stay
from kgbuild.extract.careers.visits import visit_of
from kgbuild.extract.layout.headings import is_heading, kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.degrees import degree_pattern, find_degree, is_study
from kgbuild.extract.phrases.details import advisor_at, advisors_of, before_labels, is_labelled, value_of
from kgbuild.extract.phrases.parts import Line, lines_of, split_places
from kgbuild.extract.phrases.roles import is_employed, is_role, role_weight
from kgbuild.extract.phrases.sentences import tells_in_sentences
from kgbuild.extract.phrases.unspaced import degree_parts
from kgbuild.extract.phrases.words import organization_weight, phrase_pattern
from kgbuild.extract.records.service.serving import is_mixed, serves, serves_beside
from kgbuild.extract.records.teaching.posted import is_taught
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention, Position, Record, Supervision

_NAME = "positions"
#: The head of an entry is within its first lines; a line of more words than this is prose.
_PROSE_WORDS = 22
#: Below a head that names the role, a line of more words is a description.
_DETAIL_WORDS = 9
#: What a heading that is a role may seem to list: "Software Developer", "Teaching Assistant".
_SKILLED = frozenset({"skills", "software", "teaching"})
#: Parts of one name are so many characters apart at most: a comma and a space, a dash between spaces.
_GAP = 4
#: What somebody works on at the body that stands above.
_PROJECT = re.compile(r"\b(?:projects?|projekt|projet|proyecto|progetto|projeto)$", re.IGNORECASE)
#: Between the dates of one post.
_LISTED = re.compile(r"\s*(?:,|&|and|und|et|y|e)\s*")
#: "As an intern for the publisher, I tested tides".
_TELLS = re.compile(r"As (?:an?|the|part of)\s.*,\s+(?:I|we|my)\b")
#: What qualifies for letters behind the name, and is no post among degrees.
_LETTERED = re.compile(
    r"(?:chartered|registered|certified|licensed|accredited)\s"
    r"|(?:elected |honorary |senior )?(?:fellow|member|associate)(?:ship)?\s+of\s+the\b",
    re.IGNORECASE,
)


def positions(page: Page) -> Iterator[Record]:
    """Give the positions of the page's owner, and their advisors in them."""
    if page.subject_kind == "organization":
        return
    for section in (*page.of_kind("positions", "education"), *posts_of_teachers(page)):
        employer, label = Employer(), ""
        entries = with_bodies(page, section.entries)
        for entry, below in zip_longest(entries, entries[1:]):
            lines = tuple(map(without_which, lines_of(page, entry)))
            if entry.context != label:
                label = entry.context
                employer = employer_label(label)
            served = serves(lines) or ("service" in {section.kind, *section.also} and _opens_with_service(lines))
            other = served or opens_study(lines) or not _is_post(lines, section) or is_taught(lines)
            if other or tells_in_sentences(page.text[entry.start : entry.end]):
                continue
            heads = [*_heads(lines)]
            read = [(post, head) for head in heads if (post := _read(page, head, employer.name, section))]
            posts = [employer.instead(entry, post) for post, _ in read]
            told = [_lines_of(lines, head, [other for _, other in read]) for _, head in read]
            several = len(section.entries) > 1 and not (lines and _is_prose(lines[0]))
            goes_on = heads_margin(page, entry, below)
            alone = employer_alone(page, lines, goes_on=goes_on) if several and not posts else Employer()
            posts = _held_within(page, entry, posts)
            named = employer_above(entry, lines, posts) if posts else alone
            employer = named.within(employer.ended_by(posts))
            above = date_alone(entry.context)
            for post, own in zip(posts, told, strict=True):
                for date in _terms(lines, post.date or above):
                    yield from _records(page, entry, employer.places(replace(post, date=date)), own)


def _lines_of(lines: Sequence[Line], head: Sequence[Line], heads: Sequence[Sequence[Line]]) -> Sequence[Line]:
    """Give the lines of an entry that tell of one of its posts: those above all of them, and its own up to the next."""
    begins = sorted({other[0].start for other in heads})
    end = next((begin for begin in begins if begin > head[0].start), None)
    own = (line for line in lines if line.start < begins[0] or line.start >= head[0].start)
    return [line for line in own if end is None or line.start < end] if len(begins) > 1 else lines


def _terms(lines: Sequence[Line], date: DateRange | None) -> Sequence[DateRange | None]:
    """Give the date of a post with those that a list goes on with: "Lecturer, Fen College, 2014, 2016"."""
    line = next((line for line in lines if date in line.dates), None)
    if date is None or line is None:
        return [date]
    found = [date]
    for after in line.dates[line.dates.index(date) + 1 :]:
        if not _LISTED.fullmatch(line.text, found[-1].to, after.at):
            break
        found.append(after)
    return found


def _held_within(page: Page, entry: Entry, posts: list[Post]) -> list[Post]:
    """Give posts, those without an employer at that of the item they are nested in: "Chair" below a professorship.

    So are the posts of one line: "Professor, Fen College, 2006–. Associate Professor, 1998–2006".
    """
    named = list(dict.fromkeys(post.organization for post in posts if post.organization.name))
    if len(named) == 1 and "\n" not in page.text[entry.start : entry.end].strip():
        return [replace(post, organization=named[0]) for post in posts]
    held = posts[0].organization if posts else NOBODY
    nested = entry.blocks[1:] and all(block.kind == "item" and block.level > 1 for block in entry.blocks[1:])
    if not held.name or not nested:
        return posts
    return [post if post.organization.name else replace(post, organization=held) for post in posts]


def _opens_with_service(lines: Sequence[Line]) -> bool:
    """Say whether an entry of service and posts opens with a role of service, or names the body of several."""
    role = phrase_pattern("service", "roles")
    first = lines[0].parts[0].text if lines and lines[0].parts else ""
    below = [line.parts[0].text for line in lines[1:] if line.dates and line.parts]
    headed = bool(below) and not lines[0].dates and all(role.search(" ".join(text.split()[:3])) for text in below)
    return role.match(first) is not None or headed or _ends_in_service(first)


def _ends_in_service(text: str) -> bool:
    """Say whether a text ends in a role of service, and none that people are employed in: "External Examiner"."""
    last = text.split()[-1:] if len(text.split()) > 1 else []
    service = bool(last) and phrase_pattern("service", "roles").fullmatch(last[0]) is not None
    return service and last[0].casefold() not in words("service", "employed")


def _is_post(lines: Sequence[Line], section: Section) -> bool:
    """Say whether an entry tells of a post: not of a degree; under education, of training behind a degree alone."""
    parts = head_parts([line for line in lines if not is_labelled(line)] or lines)
    if is_mixed(section) and serves_beside(parts):
        return False
    kinds = {section.kind, *section.also, *section.kinds[-1:]}
    if heads_training(section):
        return any(line.dates for line in lines) and not any(find_degree(part.text) for part in parts)
    if "education" in kinds and _opens_with_degree(lines):
        return False
    if section.kind == "teaching" and not any(is_appointed(part.text) or is_employed(part.text) for part in parts):
        return False
    if "positions" in kinds or section.kind == "teaching":
        first = re.sub(r"\s*\([^()]*\)", "", parts[0].text) if parts else ""
        return (
            tells_post(lines)
            or (is_employed(first) and not is_study(first))
            or not any(is_study(part.text) for part in parts[: degree_parts(first)])
            or any(role_weight(p.text) == 1 for p in parts[: degree_parts(first)])
        )
    if parts and _LETTERED.match(parts[0].text):
        return False
    named = (any(is_stay(part.text) for part in parts[:3]) or trains(lines)) and any(line.dates for line in lines)
    return named and not any(find_degree(line.text) for line in lines)


def _opens_with_degree(lines: Sequence[Line]) -> bool:
    """Say whether an entry of degrees and posts opens with a degree in a field, of one year: "Ingénieur en optique"."""
    match = degree_pattern().match(lines[0].text) if lines else None
    field = match and re.match(r"\s+(?:en|in|em|of|de|der)\s+\w", lines[0].text[match.end() :])
    return bool(field) and all(date.single for line in lines for date in line.dates)


def _records(page: Page, entry: Entry, post: Post, lines: Sequence[Line]) -> Iterator[Record]:
    evidence = page.evidence(entry.start, entry.end, _NAME)
    date = post.date
    start = date.start if date else ""
    end = "" if date is None or date.single else date.end
    ongoing = bool(date and date.ongoing)
    yield Position(
        evidence=evidence,
        person=page.owner,
        organization=post.organization,
        role=post.role,
        start=start,
        end=end,
        ongoing=ongoing,
        location=post.location,
    )
    for advisor in advisors_of(lines) if post.role else ():  # who is visited is a host
        yield Supervision(
            evidence=evidence,
            advisor=advisor,
            student=page.owner,
            level=post.role,
            start=start,
            end=end,
            ongoing=ongoing,
            institution=post.organization,
        )


def _heads(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the lines that state each post: all, or each dated role with the lines above the first of them."""
    lines = [piece for line in lines if not _is_birth(line) for piece in posts_apart(current(line))]
    stacked = list(takewhile(lambda line: not line.dates and len(line.parts) == 1 and is_employed(line.text), lines))
    below = lines[len(stacked) : len(stacked) + 1]
    if len(stacked) > 1 and any(line.dates and organization_weight(line.text) > 0 for line in below):
        yield from ((line, *lines[len(stacked) :]) for line in stacked)
        return
    heads = (i for i, line in enumerate(lines) if line.dates and not _is_prose(line) and not (i and is_deed(line.text)))
    dated = [i for i in heads if any(is_role(part.text) for part in lines[i].parts)]
    if len(dated) < 2:
        listed = not any(line.dates for line in lines) and _are_posts(lines)
        yield from ((line, lines[0]) for line in lines[1:]) if listed else (tuple(lines),)
        return
    shared = lines[: dated[0]]
    for index in dated:
        yield (lines[index], *shared)


def _are_posts(lines: Sequence[Line]) -> bool:
    """Say whether an entry is an organisation and a list of roles there, two or more."""
    heads = len(lines) > 2 and organization_weight(lines[0].text) > 0 and not is_role(lines[0].text)
    return heads and all(line.parts and role_weight(line.parts[0].text) > 0 for line in lines[1:])


def _is_birth(line: Line) -> bool:
    return len(line.text.split()) < _DETAIL_WORDS and phrase_pattern("labels", "birth").match(line.text) is not None


def _read(page: Page, lines: Sequence[Line], employer: Mention, section: Section) -> Post | None:
    """Read a post; None where the lines name no role."""
    if tabled := post_in(page, lines):
        return tabled
    stated = (before_labels(_opening(line)) for line in lines[:HEAD_LINES] if not is_labelled(line))
    head = [role_apart(line) for line in stated if not _is_prose(line)]
    head = [line for index, line in enumerate(head) if not index or line.dates or not is_deed(line.text)]
    if head and any(is_role(part.text) for part in head[0].parts) and head[0].dates:
        head = [line for index, line in enumerate(head) if not index or _goes_on(line, index)]
    parts = [part for line in head for part in line.parts]
    if head and (held := next((found[0] for line in lines if (found := value_of(line, "role"))), "")):
        return _held(page, held, head)
    if post := _below_role(page, head, employer, section):
        return post
    role = role_part(parts, dated=any(line.dates for line in head), headed=bool(employer.name))
    role = unknown_role(page, head, section) if role is None else role
    if role is None:
        return visit_of(page, head, section)
    name, rest = split_role(role)
    organization, location = employer_of(page, head, role, rest)
    if not re.search(r"[^\W\d_]{2}", organization.name):
        body = next((part for line in lines if (part := advisor_at(line))), None)
        organization = mention_of(page, [body]) if body else NOBODY
    within = _short_for(organization.name, employer.name) or _PROJECT.search(organization.name)
    if not organization.name or (employer.name and within):
        organization = employer or organization
    organization = part_of(organization, employer)
    told = next((found for line in lines if (found := value_of(line, "institution"))), None)
    if told and (not organization.name or organization_weight(told[0]) == 1):
        organization = Mention(told[0].strip(" ."), told[1], told[1] + len(told[0]))
    name += set_with(parts[parts.index(role) + 1 :], role, organization) if not rest else ""
    brief = [line for line in lines if len(line.text.split()) <= _DETAIL_WORDS // 2 + 2]
    date = next((dating(line) for line in [*head, *brief] if line.dates), None)
    if not date and not organization.name and "current" not in section.title.casefold():
        return None
    return Post(name, organization, location, date)


def _below_role(page: Page, head: Sequence[Line], employer: Mention, section: Section) -> Post | None:
    """Give the post of an employer that stands with its dates below a heading that is the role of several."""
    trained = heads_training(section)
    named = is_employed(section.title) and not is_heading(section.title)  # "Academic/Teaching" is no role
    if not trained and (not _SKILLED.issuperset(kinds_of(section.title)) or not named):
        return None
    own = any(is_employed(part.text) for line in head[1:] for part in line.parts[:1])
    if not head or not head[0].dates or own:
        return None
    kept, location = split_places(head[0].parts)
    if not kept or is_employed(kept[0].text) or role_weight(" ".join(part.text for part in kept)) >= OPENS:
        return None
    if trained and len(kept) > 1 and not organization_weight(kept[0].text):  # "Nephrology, Fen Hospital"
        name, kept = f"{kept[0].text} {section.title.rstrip('s')}", kept[1:]
        return Post(name, mention_of(page, together(page, kept)), location, head[0].dates[0])
    body = mention_of(page, together(page, kept))
    unit = replace(body, name=f"{body.name}, {employer.name}") if employer.name else body
    return Post(section.title, unit, location, head[0].dates[0])


def _held(page: Page, role: str, head: Sequence[Line]) -> Post:
    """Give the post whose role has a label of its own: the lines above name the organisation and the dates."""
    kept, location = split_places(head[0].parts)
    organization = mention_of(page, together(page, kept)) if kept else NOBODY
    date = next((date for line in head for date in line.dates), None)
    return Post(" ".join(role.split()).strip(" .,;"), organization, location, date)


def _is_prose(line: Line) -> bool:
    if _TELLS.match(line.text):
        return True
    opened = bool(line.parts) and role_weight(" ".join(line.parts[0].text.split()[:4])) >= OPENS
    return len(line.text.split()) > _PROSE_WORDS and not _is_dated(line) and not opened


def _is_dated(line: Line) -> bool:
    """Say whether a line opens or ends with a date, or is short enough to have it anywhere."""
    if len(line.text.split()) <= 2 * _PROSE_WORDS:
        return bool(line.dates)
    return any(date.at < _GAP or date.to > len(line.text.rstrip()) - _GAP for date in line.dates)


def _opening(line: Line) -> Line:
    """Give of a line of running text the name in bold or italics that opens it: "*Body, City*. There I …"."""
    if not _is_prose(line) or not line.parts or not (line.parts[0].strong or line.parts[0].emphasis):
        return line
    parts = tuple(takewhile(lambda part: part.strong or part.emphasis, line.parts))
    if organization_weight(parts[0].text) == 0:
        return line
    end = parts[-1].end - line.start
    return replace(line, text=line.text[:end], dates=(), parts=parts)


def _goes_on(line: Line, index: int) -> bool:
    """Say whether a line below the one with role and date still belongs to the head: it is short, or names a body."""
    bodies = [organization_weight(part.text) for part in line.parts[:2] if part.text[:1].isupper()]
    names = index == 1 and bool(bodies) and (bodies[0] > 0 or (len(bodies) == len(line.parts) and max(bodies) == 1))
    return len(line.text.split()) <= (_PROSE_WORDS if names else _DETAIL_WORDS)


def _short_for(short: str, full: str) -> bool:
    """Say whether a name is the acronym of another: its capitals stand in the other's, in order."""
    letters = re.sub(r"[^A-Z]", "", short)
    capitals = iter(re.sub(r"[^A-Z]", "", full))
    return short.replace(".", "").isupper() and len(letters) > 1 and all(letter in capitals for letter in letters)
