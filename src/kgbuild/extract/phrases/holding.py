"""What ties a role to the organisation it is held in: "Fellow at the Institute", "Leiterin der Abteilung Optik"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight, spelt
from kgbuild.lexicon import table, words
from kgbuild.names.fold import fold

#: How much an acronym looks like the name of an organisation.
_ACRONYM = 0.6

#: A name to its end: "Carl Friedrich von Siemens Stiftung", "Goethe- und Schiller-Archivs".
_RUN = re.compile(
    r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:(?:von|und|für|zur|zum|van|voor|en)\s+)*[A-ZÀ-Þ][\w’'&-]*)*+(?=\s*(?:[,;(]|$))"
)
#: "Técnico de laboratorio,": of what kind of body.
_KIND = re.compile(r"[a-zß-ÿ][\w’'-]*\s*(?=[,;(|–—-]|$)")
#: "Hilfskraft bei Prof. Dr. Moe": no organisation.
_PERSON = re.compile(r"(?:Profs?|Drs?|Professor(?:in)?|Frau|Herrn?|Mr|Mrs|Ms)\b\.?\s")


@cache
def at_pattern() -> re.Pattern[str]:
    """Give the pattern of the words between a role and its organisation ("at the")."""
    article = r"(?:(?:the|las?|les?|los?|il|lo|gli|el|der|dem|den|de|het|os?|as?)\s+|l['’])?"
    bodies = "|".join(spelt(word) for word in table("roles")["bodies"])
    name = rf"(?=[A-ZÀ-Þ]|(?:{bodies})\b)"  # French and its sisters write "au laboratoire de physique"
    elided = rf"\s+(?:{_any_of('at_elided')})['’]\s?{name}"
    return re.compile(rf"\s+(?:{_any_of('at')})\s+{article}{name}|{elided}|(?<=\w)\s+(?:of|in) the\s+(?=[A-ZÀ-Þ])")


@cache
def of_pattern() -> re.Pattern[str]:
    """Give the pattern of the words that tie a role to the body it is held in: "Leiterin der Abteilung".

    What follows must be a body yet; see `opens_with_body`.
    """
    bodies = "|".join(spelt(word) for word in table("roles")["bodies"])
    name = rf"(?=[A-ZÀ-Þ]|(?:{bodies})\b)"
    return re.compile(rf"(?<=\w)\s+(?:(?:{_any_of('of')})\s+|(?:{_any_of('of_elided')})['’]\s?){name}")


def opens_with_body(text: str) -> bool:
    """Say whether a text opens with the word that makes it the name of an organisation, or with an acronym.

    >>> opens_with_body("Abteilung Optik"), opens_with_body("Deutschen Museums"), opens_with_body("Rechts")
    (True, True, False)
    """
    first = [word.strip(',;.()“”„"«»') for word in text.split()[:2]]
    return bool(first) and (_is_body(first[0]) or (len(first) > 1 and _is_body(" ".join(first))))


def _is_body(text: str) -> bool:
    """Say whether a text is a word for a body, in the genitive of German, too: "Instituts", "Verbandes"."""
    forms = {text, text.removesuffix("s"), text.removesuffix("es")}
    named = any(organization_weight(form) == 1 or fold(form) in words("organizations", "ends") for form in forms)
    return named or (" " not in text and organization_weight(text) == _ACRONYM)


def _any_of(key: str) -> str:
    return "|".join(spelt(word) for word in sorted(table("roles")[key], key=lambda word: (-len(word), word)))


def at_body(text: str) -> re.Match[str] | None:
    """Give what ties a role to its organisation: "at" and its like, else a genitive: "Leiterin der Abteilung"."""
    at = next((match for match in at_pattern().finditer(text) if _leads_to_body(match, text)), None)
    found = (match for match in of_pattern().finditer(text) if _ties_to_body(match, text))
    of = next((m for m in found if is_role(text[: m.start()]) and text.count('"', 0, m.start()) % 2 == 0), None)
    return of if of and (at is None or of.start() < at.start()) else at


def _ties_to_body(match: re.Match[str], text: str) -> bool:
    """Say whether the name of a body follows a genitive: its first word tells, in German and Dutch its last may."""
    behind = text[match.end() :]
    if _KIND.match(behind):
        return False
    if opens_with_body(behind):
        return True
    run = _RUN.match(behind) if match[0].split()[0] in words("roles", "of_germanic") else None
    return run is not None and _is_body(re.split(r"[\s-]+", run[0])[-1])


def _leads_to_body(match: re.Match[str], text: str) -> bool:
    """Say whether an organisation follows: "Fellow in the Humanities" names none."""
    behind = text[match.end() :]
    if _PERSON.match(behind):
        return False
    return match[0].split()[0] not in words("roles", "at_anything") or organization_weight(behind) > 0
