"""Who holds a grant, in which role: the page's owner, and those whom an entry names with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.papers.people import is_owner
from kgbuild.extract.phrases.details import people_in
from kgbuild.extract.records.grants.columns import columned
from kgbuild.extract.records.talks.signatures import SIGNER, signatures
from kgbuild.lexicon import alternatives, table, words
from kgbuild.model import Mention, Recipient
from kgbuild.names import looks_like_name
from kgbuild.names.fold import fold

#: A name behind "PI:" is one although it looks little like it; one behind "PI" must look it.
_LABELLED, _NAME = 0.25, 0.6
#: Nor need a name among others.
_LISTED = 0.3
#: "PI: B. Ekman", "Co-PIs: …"; employers in brackets stand behind the last of their people.
_LABELS = (
    r"(?:co-?|multi-?|m)?(?:PIs?|(?<=co-)I|Is|(?:principal |chief |associate |partner )?investigators?|lead|leaders?"
    r"|applicants?|project directors?|coordinat\w+|coord[ei]nador\w*|koordinat\w+|porteu(?:r|se)s?|responsables?"
    r"|projektleit\w+|antragsteller\w*|sprecher(?:in)?|IPs?"
    r"|investigador(?:e?a?)s? (?:principal|responsable)(?:e?s)?|collaborat(?:or|eur)s?)(?:\(s\))?"
)
_LABEL = rf"{_LABELS}(?:\s?/\s?{_LABELS})?"
_BESIDE = r"\((?!(?:[Cc]o-?|[Mm]|[Mm]ulti-?)?(?:PI|I)s?\))[^()\d\n]{2,}\)(?=\s*(?:,|and\b|&|$))"
#: Between names whose family name stands first: "Moe, Ada; Ekman, Bo".
_NEXT = r";(?=\s[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ])"
OTHERS = re.compile(
    rf"\b(?P<role>{_LABEL})\s*:\s*"
    rf"(?P<names>(?:(?!\b{_LABEL}\s*:|[,.]\s*\w[\w ]{{2,24}}:|[$€£]|\d|(?<=[a-zß-ÿ]{{3}})\.\s+[A-ZÀ-Þ])"
    rf"(?:[^();\n]|{_BESIDE}|{_NEXT}))+)",
    re.IGNORECASE,
)
#: "Role: PI", "Role<TAB>Supervision of the student".
_STATED = re.compile(
    r"(?:^|[\n;,(|·])\s*(?:my )?(?:role|rolle|rôle|rol|ruolo|papel|função|función|fonction)\s*[:\t]\s*"
    r"(?P<role>[^\n\t;,()|·\[]{2,40})",
    re.IGNORECASE,
)
#: One of a list of names: "Dr. Ada Moe (PI), ", "and Lee B. Gold".
_ONE = re.compile(
    r"[\s,;]*(?:(?:and|&|und|et|y|e)\s+)?(?:(?:Professors?|Prof|Drs?|Mr|Ms|Mrs|Assoc|Asst|A/Prof)\b\.?\s*)*"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*\.?(?:\s+(?:[A-ZÀ-Þ]\.|(?:d[aeiou]s?|van|von|den?|la|el|al)\b|[A-ZÀ-Þ][\w’'-]+)){1,4})"
    r"(?:\s*\([^()]{1,40}\))?(?=\s*[,.;)(]|\s+(?:and|&|[A-ZÀ-Þ])|\s*$)"
)
_FULL = r"[A-ZÀ-Þ][\w’'-]+(?:[^\S\n]+[A-ZÀ-Þ][\w’'.-]*){1,2}"
_PERSON = rf"(?!(?:[Cc]o-?)?(?:PI|I|Is)\b)(?:(?:[A-ZÀ-Þ]\.?[\s-]?){{1,3}}[A-ZÀ-Þ][\w’'-]+|{_FULL})"
_NAMES = rf"{_PERSON}(?:(?:,|,?\s+(?:and|und|et|y|e|&))\s+{_PERSON})*"
_HOLDER = r"(?i:co-?)?(?:PIs?|(?i:(?:principal |co-)?investigators?|project (?:director|leader)s?))"
#: "PI Bo Ekman", "co-PIs B. Ekman and A. Moe".
_BEHIND = re.compile(rf"\b(?P<role>{_HOLDER})\s+(?:(?:Prof|Dr)\.?\s+)*(?P<names>{_NAMES})")
#: An acronym that no name can be.
_SPELT = re.compile(r"\b[AEIOU]?[B-DF-HJ-NP-TV-XZ]{3,}\b")
#: "(PI Ekman)".
_FAMILY = re.compile(r"\((?P<role>(?:[Cc]o-?)?(?:PI|IP))\s+(?P<names>[A-ZÀ-Þ][\w’'-]+)\)")
#: "(with B. Ekman and A. Moe)": in no role that is printed.
_COMPANY = re.compile(
    rf"\((?P<role>)(?:together |jointly )?(?:with|mit|avec|con|com|met)\s+(?!{_HOLDER}\s)(?P<names>{_NAMES})"
)
#: "Ekman, B (PI)", "Bo Ekman (co-PI)".
_MARKED = re.compile(
    rf"(?:(?<!\w\s)(?<![^)],\s)|(?<=\n))(?<!\w)(?P<names>{SIGNER}|{_FULL}|(?<=\n)[A-ZÀ-Þ][\w’'-]+)\s*\((?P<role>[^()]{{2,40}})\)"
)

#: "(Ekman, PI; A. Moe, co-I)".
_PAIRED = re.compile(rf"(?<=[(;])\s*(?P<names>{SIGNER}|{_FULL}|[A-ZÀ-Þ][\w’'-]+),\s+(?P<role>[^(),;]{{2,40}})(?=[;)])")

#: Behind a role that opens an entry: "Colaboradora en el proyecto “Mareas”".
_OF_PROJECT = re.compile(
    r"\s+(?:in|on|of|en|de|em|im|am|du|au|dans|nel|sul|del|do|no|na|voor|van)\s+(?:(?:the|el|la|le|il|het|o|a)\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:project|proyecto|projet|projeto|projekt|progetto|grant)\b",
    re.IGNORECASE,
)
#: "As Member", "En tant que partenaire".
_AS = re.compile(r"(?:^|(?<=;))\s*(?:as|als|como|come|comme|en tant que)\s+(?:an?\s+)?(?=\w)", re.IGNORECASE)


@cache
def role_pattern() -> re.Pattern[str]:
    """Give the pattern of a role on a grant ("Co-PI", "consortium member and WP1 leader")."""
    roles = sorted(table("funding")["roles"], key=lambda role: (-len(role), role))
    modifiers = sorted(table("funding")["role_modifiers"], key=lambda word: (-len(word), word))
    before = rf"(?:(?:{'|'.join(map(re.escape, modifiers))})\s?\d{{0,2}}[\s-]+)*"
    role = rf"{before}(?:{'|'.join(map(re.escape, roles))})"
    return re.compile(rf"(?<![\w-]){role}(?:\s*(?:and|und|et|y|e|&|/)\s*{role})*(?![\w-])", re.IGNORECASE)


def is_role(text: str) -> bool:
    """Say whether a text is a role and nothing but a role."""
    return role_pattern().fullmatch(text.strip(" .")) is not None


def people_spans(page: Page, entry: Entry, title: Span | None) -> list[Span]:
    """Give where an entry names people with roles, or lists them by their initials, outside of its title."""
    text = page.text[entry.start : entry.end]
    found = [Span(entry.start + match.start(), entry.start + match.end()) for match in _matches(text)]
    kept = [span for span in found if not (title and span.start < title.end and title.start < span.end)]
    cells, _ = columned(page, entry, is_role)
    return [*kept, *cells, *signatures(page, entry, title), *_lists(text, entry.start)]


def _lists(text: str, offset: int) -> Iterator[Span]:
    """Give where people are listed, all or most of them without a role: behind "Research Team:", or up to a role."""
    for label in _team().finditer(text):
        end = _names_end(text, label.end())
        if end > label.end():
            yield Span(offset + label.start(), offset + end)
    end = _names_end(text, 0)
    if any(is_role(bracket) for bracket in re.findall(r"\(([^()]+)\)", text[:end])):
        yield Span(offset, offset + end)


def _names_end(text: str, start: int) -> int:
    """Give where a list of names ends that begins at `start`, perhaps there."""
    end = start
    while found := _ONE.match(text, end):
        if looks_like_name(found["name"]) < _LISTED:
            break
        end = found.end()
    return end


@cache
def _team() -> re.Pattern[str]:
    labels = alternatives(words("funding", "team_labels"))
    return re.compile(rf"\b(?:{labels})\s*[:.]\s*", re.IGNORECASE)


def _matches(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in OTHERS.finditer(text) if not (match.start() == 0 and _is_title(match["names"])))
    for match in _BEHIND.finditer(text):
        if looks_like_name(_first(match["names"])) >= _NAME and not _SPELT.search(match["names"]):
            yield match
    yield from _FAMILY.finditer(text)
    yield from (match for match in _COMPANY.finditer(text) if looks_like_name(_first(match["names"])) >= _NAME)
    yield from (match for match in _PAIRED.finditer(text) if is_role(match["role"]) and not is_role(match["names"]))
    for match in _MARKED.finditer(text):
        alone = " " not in match["names"] and role_pattern().search(match["names"]) is None
        if is_role(match["role"]) and (alone or looks_like_name(match["names"]) >= _NAME):
            yield match


def _is_title(text: str) -> bool:
    """Say whether what stands behind a role that opens an entry is no name but a title: "PI: Salt marsh carbon"."""
    first = re.split(r"[,.;:(]\s", text.strip(), maxsplit=1)[0]
    return re.search(r"(?<![\w’'-])[a-zß-ÿ]{4,}", first) is not None and looks_like_name(first) < _NAME


def _first(names: str) -> str:
    return re.split(r",|\s(?:and|und|et|y|e|&)\s", names)[0]


def recipients(page: Page, section: Section, entry: Entry) -> tuple[Recipient, ...]:
    """Give who held a grant: the owner in the role printed here or above, and those named with theirs."""
    text = page.text[entry.start : entry.end]
    cells, listed = columned(page, entry, is_role)
    for cell in cells:
        text = text[: cell.start - entry.start] + " " * (cell.end - cell.start) + text[cell.end - entry.start :]
    others = [one for one in listed if not _is_owner(one.person.name, page.owner.name)]
    mine = [one for one in listed if _is_owner(one.person.name, page.owner.name)]
    own = next((one.role for one in mine), "")
    rest = text
    for match in _matches(text):
        names = re.split(r"\s[-–—]\s|(?<=[a-zß-ÿ]{2})\.\s(?=[A-Z][a-z]{3})|,\s*\d", match["names"])[0]
        end = match.start("names") + len(names) if match.re is OTHERS else match.end()
        role = match["role"].strip() if match.re in {_MARKED, _PAIRED} else match["role"].rstrip("s")
        bare = re.sub(_BESIDE, lambda found: " " * len(found[0]), names)
        people = _people(bare, entry.start + match.start("names"))
        if people:
            rest = rest[: match.start()] + " " * (end - match.start()) + rest[end:]
        for person in people:
            if _is_owner(person.name, page.owner.name):
                own = role
            else:
                others.append(Recipient(person, role))
    others = list({one.person.start: one for one in others}.values())  # "PIs: Ada Moe (PI)": the role beside the name
    headed = role_above(section, entry.context)
    owner = own or _role(re.sub(r"[“\"«].*?[”\"»]", " ", rest)) or headed
    alone = listed and not (mine or headed or (owner and page.owner.name))
    if others and (alone or not (owner or page.owner.name)):
        return tuple(others)
    return (Recipient(page.owner, owner), *others)


def role_above(section: Section, context: str = "") -> str:
    """Give the role that headings print for all grants below them: "As Principal Investigator"."""
    return _role(_AS.sub("", re.sub(r"\(.*?\)", "", f"{context}; {section.title}")))


def _is_owner(name: str, owner: str) -> bool:
    """Say whether a name may be the owner's, perhaps without the last words of theirs.

    >>> _is_owner("B. Ekman", "Bo Ekman"), _is_owner("Lucía Vega", "Lucía Vega Moe"), _is_owner("Eva Ekman", "Bo Ekman")
    (True, True, False)
    """
    if not owner:
        return False
    words, parts = re.findall(r"\w+", fold(owner)), re.findall(r"\w+", fold(name))
    return is_owner(name, owner) or (len(parts) > 1 and parts == words[: len(parts)])


def _people(names: str, offset: int) -> list[Mention]:
    """Give the people of a labelled list; a single capitalised word is a family name."""
    alone = re.fullmatch(r"\s*([A-ZÀ-Þ][\w’'-]+)[\s.,]*", names)
    if alone and not is_role(alone[1]):
        return [Mention(alone[1], offset + alone.start(1), offset + alone.end(1))]
    if re.fullmatch(SIGNER, names):
        return [Mention(" ".join(names.split()), offset, offset + len(names))]
    found = list(people_in(names, offset, _LABELLED))
    full = bool(found) and " " in found[0].name
    return [person for person in found if " " in person.name or not full]  # behind a full name stands its employer


def _role(text: str) -> str:
    """Give the owner's role on a grant, where an entry or a heading prints it outside of other people's."""
    stated = _STATED.search(text)
    if stated:
        return " ".join(stated["role"].split()).strip(" .")
    alone = [part.strip(" .:") for part in re.split(r"[,;()\[\]\t\n|:]|\s[-–—·]\s|\.\s", text)]
    found = next((part for part in alone if role_pattern().fullmatch(part)), "")
    weak = words("funding", "weak_roles")
    opening = role_pattern().match(text.lstrip())
    if opening and not found and _OF_PROJECT.match(text.lstrip(), opening.end()):
        return opening[0]
    return found or next((m[0] for m in role_pattern().finditer(text) if m[0].casefold() not in weak), "")
