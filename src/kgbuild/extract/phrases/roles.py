"""What words say about a part of an entry: whether it is a role, and how surely."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.phrases.unspaced import role_choice
from kgbuild.extract.phrases.words import WORD, organization_weight, unaccented
from kgbuild.lexicon import alternatives, table, words
from kgbuild.names.fold import fold

#: Words of roles make up so large a share of a role that an organisation follows without a comma.
_ROLE_SHARE = 0.25
#: A heading that is a role has so many words at most.
_ROLE_WORDS = 5
#: A body whose field follows: "Moe Institute for", "Centre de".
_GOES_ON_FOR = re.compile(r"((?:[A-ZÀ-Þ][\w’'&.-]*\s+){1,6})(?:for|of|in|on|für|de|di|para|per|pour|voor|zur)\b")


@cache
def _role_pattern() -> re.Pattern[str]:
    roles = unaccented(alternatives(table("roles")["roles"])).replace(r"\*", r"\w*")
    spaced = rf"(?<![\w-])(?:co-)?(?:{roles})(?:s|e|in|innen|:in)?(?![\w])"
    return re.compile(rf"{spaced}|{role_choice()}", re.IGNORECASE)


def is_role(text: str) -> bool:
    """Say whether a text names what someone is: a role word stands in it, and no organisation swallows it.

    >>> is_role("Head of the Institute for Tidal Research"), is_role("Moe Institute for Tidal Research")
    (True, False)
    """
    found = _role_pattern().search(text)
    if found is None or fold(found[0]) not in words("roles", "pursuits"):
        return found is not None
    body = _GOES_ON_FOR.match(text, 0, found.start())
    return body is None or organization_weight(body[1]) < 1


def is_employed(text: str) -> bool:
    """Say whether a text is a role and little more, so that employers may stand below it.

    >>> is_employed("Postdoctoral Researcher"), is_employed("Lab Assistant"), is_employed("Assistant to Ada Moe, Oslo")
    (True, True, False)
    >>> is_employed("Teaching")
    False
    """
    said = text.strip(" :").casefold() != "teaching"  # which tells what was done, alone
    return said and len(text.split()) <= _ROLE_WORDS and role_weight(text) >= 0.5 and "," not in text


def role_weight(text: str) -> float:
    """Give the share of a text's words that are words of roles."""
    count = len(WORD.findall(text)) or 1
    return len(_role_pattern().findall(text)) / count


def ends_in_role(text: str) -> bool:
    """Say whether the last word of a text is one of roles.

    >>> ends_in_role("Teaching Assistant"), ends_in_role("Teaching Experience")
    (True, False)
    """
    last = text.split()[-1:]
    return bool(last) and role_weight(last[0]) == 1


def is_one_role(text: str) -> bool:
    """Say whether a text that may be the name of a body ends as the role of one person does.

    >>> is_one_role("Lab Technician"), is_one_role("Peat and Partners"), is_one_role("Institute of Lab Technicians")
    (True, False, False)
    """
    return ends_in_role(text) and not text.endswith("s")


def is_only_role(text: str) -> bool:
    """Say whether a text is a role in the singular and nothing else, but for the kind of body it is held in.

    >>> is_only_role("Committee Member"), is_only_role("Rogue Scholar"), is_only_role("Members")
    (True, False, False)
    """
    bare = _role_pattern().sub("", text).strip()
    kind = len(bare.split()) == 1 and organization_weight(bare) == 1
    return is_one_role(text) and (kind or re.search(r"\w", bare) is None)


def role_end(text: str) -> int:
    """Give where the role ends that an organisation follows without a comma between; 0 where none does.

    >>> role_end("Tutor Tide University"), role_end("Tide University"), role_end("Head of Tide University")
    (5, 0, 0)
    """
    *_, found = [None, *_role_pattern().finditer(text)]
    end = found.end() if found else 0
    role, body = text[:end], text[end:].strip()
    named = re.match(r"\s+[A-ZÀ-Þ]", text[end:]) is not None and " " in body and organization_weight(body) == 1
    person = re.search(r"(?:or|er|ist|ian|ant|ent|fellow|head|dean)$", role, re.IGNORECASE) is not None
    alone = organization_weight(role) == 0 and re.search(r"[,:;]|\b(?:of|at|for|in|with|and)\b", role) is None
    return end if named and person and alone and role_weight(role) >= _ROLE_SHARE else 0


def is_bodiless(text: str) -> bool:
    """Say whether no word for an organisation stands in a text beside its roles.

    A single word before a role says of what kind of body it is.

    >>> is_bodiless("Core team member"), is_bodiless("Director of the Tide Institute"), is_bodiless("Department Chair")
    (True, False, True)
    """
    bare = _role_pattern().sub(" ", text).strip()
    return organization_weight(bare) < 1 or (len(bare.split()) == 1 and text.strip().startswith(bare))
