"""Which part of a post's lines is its role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.careers.appointments import post_of
from kgbuild.extract.careers.employers import LEADS
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.degrees import find_degree
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.parts import Line, Part, lines_of
from kgbuild.extract.phrases.roles import is_bodiless, is_one_role, is_role, role_weight
from kgbuild.extract.phrases.words import is_place, organization_weight, phrase_pattern
from kgbuild.model import Mention
from kgbuild.names import looks_like_name

#: So many lines head an entry at most.
HEAD_LINES = 5
#: A long line whose first words are so largely a role's states it all the same.
OPENS = 0.5
#: A role that no word tells has so many words at most.
_ROLE_WORDS = 6
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
#: Behind a role: whom it was held with or for, perhaps in a bracket.
_WITH = re.compile(
    r"\s+(?:(?:with|under)\s+(?=[A-Z])|(?:for|to)\s+(?=(?:Professors?|Profs?|Drs?)\b))"
    r"|\s*\((?:with |for |under |supervisor:? |adviser:? |advisor:? |mentor:? |PI:? )*(?=(?i:professor|profs?|drs?)\b)"
)
#: Less than this is no role beside words that are nothing else: the name of a company that one of them stands in.
_SLIGHT = 0.3


def head_parts(lines: Sequence[Line]) -> list[Part]:
    """Give what stands first on the lines that head an entry."""
    return [part for line in lines[:HEAD_LINES] for part in line.parts[:3]]


def role_part(parts: Sequence[Part], *, dated: bool, headed: bool = False) -> Part | None:
    """Give the part that names the role: by its words, else by standing first and bold.

    Below the name of its employer, `headed`, it may name a body itself: "Professor in Law and the Tide Institute".
    """
    likely = [
        part
        for part in parts
        if is_role(part.text)
        and part.text.rstrip(".") != "Prof"
        and not part.text.startswith(("and ", "& "))
        and (is_bodiless(_BRACKET.sub("", part.text)) or at_body(part.text))
    ]
    strong = [part for part in likely if part.strong]
    slight = len(likely) > 1 and role_weight(likely[0].text) < _SLIGHT and role_weight(likely[1].text) == 1
    if likely and likely[0] is parts[0] and is_role(" ".join(parts[0].text.split()[:2])) and not slight:
        return likely[0]
    surest = max(likely[:2], key=lambda part: role_weight(part.text), default=None)
    if strong and surest and role_weight(strong[0].text) <= OPENS < role_weight(surest.text):
        return surest  # "**Tide Policy Research**, Senior Analyst"
    if strong or likely:
        return strong[0] if strong else surest
    if ended := next((part for part in parts[1:2] if is_role(part.text) and is_one_role(part.text)), None):
        return ended  # "HP" / "Solutions Lab Intern"
    if parts and dated and parts[0].strong and organization_weight(parts[0].text) < 1 and len(parts) > 1:
        return parts[0]
    mixed = [part for part in parts if is_role(part.text)]
    opens = headed and bool(mixed) and is_role(" ".join(mixed[0].text.split()[:2]))
    return mixed[0] if mixed and dated and (len(parts) > 1 or opens) else None


def unknown_role(page: Page, head: Sequence[Line], section: Section) -> Part | None:
    """Give what stands on the dated line of a post before its organisation, and nothing else does: "Tide Analysis".

    Words that nobody knows are a role only among posts that mostly have roles that are known.
    """
    parts = head[0].parts if head and head[0].dates and section.kind == "positions" else ()
    if len(parts) < 2 or organization_weight(parts[1].text) < 1:
        return None
    name = parts[0].text
    titled = name[:1].isupper() and len(name.split()) <= _ROLE_WORDS and not (parts[0].quoted or is_deed(name))
    named = is_place(name) or find_degree(name) or looks_like_name(name) >= OPENS
    unknown = titled and not named and organization_weight(name) == 0
    return parts[0] if unknown and _tells_roles(page, section) else None


def _tells_roles(page: Page, section: Section) -> bool:
    """Say whether half of the entries of a section or more name a role."""
    told = [any(is_role(part.text) for part in head_parts(lines_of(page, entry))) for entry in section.entries]
    return 2 * sum(told) >= len(told)


def split_role(role: Part) -> tuple[str, Part | None]:
    """Cut "Fellow at the Institute" into the role and its organisation."""
    match = at_body(role.text)
    bracket = None if match else _BRACKET.search(role.text)
    named = bracket and bracket[1][:1].isupper() and organization_weight(bracket[1]) == 1
    if bracket and named and is_one_role(bracket[1]):
        return role.text[: bracket.start()].strip(" ,."), None  # "Visiting Scholar (Tide Institute Fellow)"
    if bracket and named:
        at = role.start + bracket.start(1)
        return role.text[: bracket.start()].strip(" ,."), Part(bracket[1], at, at + len(bracket[1]))
    if bracket and role_weight(bracket[1]) >= OPENS and not role_weight(role.text[: bracket.start()]):
        outer = role.text[: bracket.start()]  # "Tide Collaboration (Founder & PI)"
        return bracket[1], Part(outer, role.start, role.start + len(outer))
    name = _WITH.split(post_of(role.text[: match.start()] if match else role.text))[0]
    name = name if name.count("(") == name.count(")") else re.sub(r"\s*\([^()]*$", "", name)
    name = re.sub(
        r"\s+here$|\s*\((?i:(?:part|full)[- ]time|present|current(?:ly)?|ongoing|\d+ ?(?:h|hrs|hours|%))\)"
        r"|\s*\((?:[\d.–-]+\s?)?FTE\b[^()]*\)",
        "",
        " ".join(name.split()),
    ).strip(" ,.")
    if not match:
        return name, None
    text = _WITH.split(phrase_pattern("roles", "occasions").split(role.text[match.end() :])[0])[0].strip(" ,.")
    return name, Part(text, role.start + match.end(), role.start + match.end() + len(text)) if text else None


def set_with(behind: Sequence[Part], role: Part, organization: Mention) -> str:
    """Give what goes on with a role in its type, the organisation elsewhere: "*Curator, Maps*" / "Example Library"."""
    told, end = "", role.end
    for part in behind if role.strong or role.emphasis else ():
        alike = (part.strong, part.emphasis) == (role.strong, role.emphasis) and part.start - end == len(", ")
        plain = organization_weight(part.text) == 0 and not (is_place(part.text) or find_degree(part.text))
        further = is_bodiless(part.text) if is_role(part.text) else LEADS.search(role.text)
        if not alike or not plain or not further:
            break
        told, end = f"{told}, {part.text}", part.end
    return told if organization.name and not role.end < organization.start < end else ""
