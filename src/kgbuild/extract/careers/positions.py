"""Positions: who was what, where, from when to when; and who advised them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgbuild.extract.careers.appointments import post_of
from kgbuild.extract.careers.employers import dating, employer_of, mention_of, together
from kgbuild.extract.careers.headed import Employer, employer_above, employer_alone, employer_label
from kgbuild.extract.careers.post_lines import current, posts_apart, role_apart
from kgbuild.extract.careers.tabled import Post, post_in, trains
from kgbuild.extract.careers.training import is_stay
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import date_alone
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.details import advisors_of, before_labels, is_labelled, value_of
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.parts import Line, Part, lines_of, split_places
from kgbuild.extract.phrases.sentences import tells_in_sentences
from kgbuild.extract.phrases.words import (
    degree_pattern,
    find_degree,
    is_bodiless,
    is_employed,
    is_place,
    is_role,
    is_study,
    organization_weight,
    phrase_pattern,
    role_weight,
)
from kgbuild.extract.records.serving import is_mixed, serves, serves_beside
from kgbuild.extract.records.teaching import teaching
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention, Position, Record, Supervision
from kgbuild.names import looks_like_name

_NAME = "positions"
#: The head of an entry is within its first lines; a line of more words than this is prose.
_HEAD_LINES, _PROSE_WORDS = 5, 22
#: A long line whose first words are so largely a role's states it all the same.
_OPENS = 0.5
#: Below a head that names the role, a line of more words is a description.
_DETAIL_WORDS = 9
#: A role that no word tells has so many words at most.
_ROLE_WORDS = 6
#: What a heading that is a role may seem to list: "Software Developer".
_SKILLED = frozenset({"skills", "software"})
#: Parts of one name are so many characters apart at most: a comma and a space, a dash between spaces.
_GAP = 4
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
#: "As an intern for the publisher, I tested tides".
_TELLS = re.compile(r"As (?:an?|the|part of)\s.*,\s+(?:I|we|my)\b")
#: Behind a role: whom it was held with or for.
_WITH = re.compile(r"\s+(?:(?:with|under)\s+(?=[A-Z])|(?:for|to)\s+(?=(?:Professor|Profs?|Drs?)\b))")
_ASSISTS = re.compile(
    r"\b(?:teaching|graduate|course|lab\w*) assistant|\bg?tas?\b|tutor|grader|demonstrator|\bcourses?\b", re.IGNORECASE
)
#: Roles that are over something: "Curator, Maps"; that of others is their subject.
_HEADS = re.compile(
    r"\b(?:director|directrice|directeur|directora?|direttor\w+|curator|head|manager|coordinator|officer|librarian|dean"
    r"|leader|leiter(?:in)?|chief|editor|archivist|president|chair)$",
    re.IGNORECASE,
)
#: Less than this is no role beside words that are nothing else: the name of a company that one of them stands in.
_SLIGHT = 0.3
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
    for section in (*page.of_kind("positions", "education"), *_posts_of_teachers(page)):
        employer, label = Employer(), ""
        for entry in section.entries:
            lines = lines_of(page, entry)
            if entry.context != label:
                label = entry.context
                employer = employer_label(label)
            served = serves(lines) or ("service" in {section.kind, *section.also} and _opens_with_service(lines))
            if served or not _is_post(lines, section) or tells_in_sentences(page.text[entry.start : entry.end]):
                continue
            read = (post for head in _heads(lines) if (post := _read(page, head, employer.name, section)))
            posts = [employer.instead(entry, post) for post in read]
            several = len(section.entries) > 1 and not (lines and _is_prose(lines[0]))
            named = employer_above(lines, posts) if posts else employer_alone(page, lines) if several else Employer()
            employer = named.within(employer)
            above = date_alone(entry.context)
            for post in posts:
                told = post if post.date else replace(post, date=above)
                yield from _records(page, entry, employer.places(told), lines)


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


def _posts_of_teachers(page: Page) -> Iterator[Section]:
    """Give the sections on teaching that list posts instead of courses: "Lecturer, Example University, 2005-2009"."""
    read = {section.start for section in page.of_kind("positions", "education")}
    others = (section for section in page.of_kind("teaching") if section.start not in read)
    sections = [section for section in others if any(_appoints(page, entry) for entry in section.entries)]
    taught = [record.evidence.start for record in teaching(page)] if sections else []
    for section in sections:
        start, end = section.entries[0].start, section.entries[-1].end
        if not any(start <= at < end for at in taught):
            yield section


def _appoints(page: Page, entry: Entry) -> bool:
    """Say whether an entry of a section on teaching names the post of a teacher."""
    return any(_is_appointed(part.text) for part in _head_parts(lines_of(page, entry)))


def _is_post(lines: Sequence[Line], section: Section) -> bool:
    """Say whether an entry tells of a post: not of a degree; under education, of training behind a degree alone."""
    parts = _head_parts([line for line in lines if not is_labelled(line)] or lines)
    if is_mixed(section) and serves_beside(parts):
        return False
    kinds = {section.kind, *section.also, *section.kinds[-1:]}
    if "education" in kinds and _opens_with_degree(lines):
        return False
    if section.kind == "teaching" and not any(_is_appointed(part.text) for part in parts):
        return False
    if "positions" in kinds or section.kind == "teaching":
        return not any(is_study(part.text) for part in parts[:2]) or any(role_weight(p.text) == 1 for p in parts[:2])
    if parts and _LETTERED.match(parts[0].text):
        return False
    named = (any(is_stay(part.text) for part in parts[:3]) or trains(lines)) and any(line.dates for line in lines)
    return named and not any(find_degree(line.text) for line in lines)


def _head_parts(lines: Sequence[Line]) -> list[Part]:
    """Give what stands first on the lines that head an entry."""
    return [part for line in lines[:_HEAD_LINES] for part in line.parts[:3]]


def _opens_with_degree(lines: Sequence[Line]) -> bool:
    """Say whether an entry of degrees and posts opens with a degree in a field, of one year: "Ingénieur en optique"."""
    match = degree_pattern().match(lines[0].text) if lines else None
    field = match and re.match(r"\s+(?:en|in|em|of|de|der)\s+\w", lines[0].text[match.end() :])
    return bool(field) and all(date.single for line in lines for date in line.dates)


def _is_appointed(text: str) -> bool:
    """Say whether a part is the post of a teacher, and not of those who assist in courses."""
    return role_weight(text) >= _OPENS and _ASSISTS.search(text) is None


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
    for advisor in advisors_of(lines):
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
    heads = (i for i, line in enumerate(lines) if line.dates and not _is_prose(line))
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
    stated = (before_labels(_opening(line)) for line in lines[:_HEAD_LINES] if not is_labelled(line))
    head = [role_apart(line) for line in stated if not _is_prose(line)]
    if head and any(is_role(part.text) for part in head[0].parts) and head[0].dates:
        head = [line for index, line in enumerate(head) if not index or _goes_on(line, index)]
    parts = [part for line in head for part in line.parts]
    if head and (held := next((found[0] for line in lines if (found := value_of(line, "role"))), "")):
        return _held(page, held, head)
    if post := _below_role(page, head, employer, section):
        return post
    role = _role(parts, dated=any(line.dates for line in head))
    role = _unknown_role(page, head, section) if role is None else role
    if role is None:
        return None
    name, rest = _split_at(role)
    organization, location = employer_of(page, head, role, rest)
    if not re.search(r"[^\W\d_]{2}", organization.name):
        organization = NOBODY
    if not organization.name or (employer.name and _short_for(organization.name, employer.name)):
        organization = employer or organization
    told = next((found for line in lines if (found := value_of(line, "institution"))), None)
    if told and (not organization.name or organization_weight(told[0]) == 1):
        organization = Mention(told[0].strip(" ."), told[1], told[1] + len(told[0]))
    name += _set_with(parts[parts.index(role) + 1 :], role, organization) if not rest else ""
    brief = [line for line in lines if len(line.text.split()) <= _DETAIL_WORDS // 2 + 2]
    date = next((dating(line) for line in [*head, *brief] if line.dates), None)
    if not date and not organization.name and "current" not in section.title.casefold():
        return None
    return Post(name, organization, location, date)


def _below_role(page: Page, head: Sequence[Line], employer: Mention, section: Section) -> Post | None:
    """Give the post of an employer that stands with its dates below a heading that is the role of several."""
    if not _SKILLED.issuperset(kinds_of(section.title)) or not is_employed(section.title):
        return None
    own = any(is_employed(part.text) for line in head[1:] for part in line.parts[:1])
    if not head or not head[0].dates or own:
        return None
    kept, location = split_places(head[0].parts)
    if not kept or is_employed(kept[0].text) or role_weight(" ".join(part.text for part in kept)) >= _OPENS:
        return None
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
    opened = bool(line.parts) and role_weight(" ".join(line.parts[0].text.split()[:4])) >= _OPENS
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


def _role(parts: Sequence[Part], *, dated: bool) -> Part | None:
    """Give the part that names the role: by its words, else by standing first and bold."""
    likely = [
        part
        for part in parts
        if is_role(part.text)
        and part.text.rstrip(".") != "Prof"
        and (is_bodiless(_BRACKET.sub("", part.text)) or at_body(part.text))
    ]
    strong = [part for part in likely if part.strong]
    slight = len(likely) > 1 and role_weight(likely[0].text) < _SLIGHT and role_weight(likely[1].text) == 1
    if likely and likely[0] is parts[0] and is_role(" ".join(parts[0].text.split()[:2])) and not slight:
        return likely[0]
    if strong or likely:
        return strong[0] if strong else max(likely[:2], key=lambda part: role_weight(part.text))
    if parts and dated and parts[0].strong and organization_weight(parts[0].text) < 1 and len(parts) > 1:
        return parts[0]
    mixed = [part for part in parts if is_role(part.text)]
    return mixed[0] if mixed and dated and len(parts) > 1 else None


def _unknown_role(page: Page, head: Sequence[Line], section: Section) -> Part | None:
    """Give what stands on the dated line of a post before its organisation, and nothing else does: "Tide Analysis".

    Words that nobody knows are a role only among posts that mostly have roles that are known.
    """
    parts = head[0].parts if head and head[0].dates and section.kind == "positions" else ()
    if len(parts) < 2 or organization_weight(parts[1].text) < 1:
        return None
    name = parts[0].text
    titled = name[:1].isupper() and len(name.split()) <= _ROLE_WORDS and not (parts[0].quoted or is_deed(name))
    named = is_place(name) or find_degree(name) or looks_like_name(name) >= _OPENS
    unknown = titled and not named and organization_weight(name) == 0
    return parts[0] if unknown and _tells_roles(page, section) else None


def _tells_roles(page: Page, section: Section) -> bool:
    """Say whether half of the entries of a section or more name a role."""
    told = [any(is_role(part.text) for part in _head_parts(lines_of(page, entry))) for entry in section.entries]
    return 2 * sum(told) >= len(told)


def _split_at(role: Part) -> tuple[str, Part | None]:
    """Cut "Fellow at the Institute" into the role and its organisation."""
    match = at_body(role.text)
    bracket = None if match else _BRACKET.search(role.text)
    if bracket and bracket[1][:1].isupper() and organization_weight(bracket[1]) == 1:
        at = role.start + bracket.start(1)
        return role.text[: bracket.start()].strip(" ,."), Part(bracket[1], at, at + len(bracket[1]))
    name = _WITH.split(post_of(role.text[: match.start()] if match else role.text))[0]
    name = name if name.count("(") == name.count(")") else re.sub(r"\s*\([^()]*$", "", name)
    name = re.sub(
        r"\s+here$|\s*\((?i:(?:part|full)[- ]time|present|current(?:ly)?|ongoing|\d+ ?(?:h|hrs|hours|%))\)",
        "",
        " ".join(name.split()),
    ).strip(" ,.")
    if not match:
        return name, None
    text = _WITH.split(role.text[match.end() :])[0].strip(" ,.")
    return name, Part(text, role.start + match.end(), role.start + match.end() + len(text)) if text else None


def _set_with(behind: Sequence[Part], role: Part, organization: Mention) -> str:
    """Give what goes on with a role in its type, the organisation elsewhere: "*Curator, Maps*" / "Example Library"."""
    told, end = "", role.end
    for part in behind if role.strong or role.emphasis else ():
        alike = (part.strong, part.emphasis) == (role.strong, role.emphasis) and part.start - end == len(", ")
        plain = organization_weight(part.text) == 0 and not (is_place(part.text) or find_degree(part.text))
        if not _HEADS.search(role.text) or not alike or not plain or is_role(part.text):
            break
        told, end = f"{told}, {part.text}", part.end
    return told if organization.name and not role.end < organization.start < end else ""


def _short_for(short: str, full: str) -> bool:
    """Say whether a name is the acronym of another: its capitals stand in the other's, in order."""
    letters = re.sub(r"[^A-Z]", "", short)
    capitals = iter(re.sub(r"[^A-Z]", "", full))
    return short.replace(".", "").isupper() and len(letters) > 1 and all(letter in capitals for letter in letters)
