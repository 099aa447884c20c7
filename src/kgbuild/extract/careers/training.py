"""Posts that curricula list with the degrees before them: stays of fellows and visitors, the training of physicians."""

from __future__ import annotations

import re

from kgbuild.extract.page import Section
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.lexicon import words

#: A text whose words are so largely a role's is one.
_OPENS = 0.5
#: Posts that curricula list with the degrees before them.
_TRAINING = re.compile(
    r"(?:\w+ )?(?:post-?doc\w*|resident|residency|fellow(?:ship)?|intern(?:ship)?)\b"
    r"|(?:visiting|gast|invited|visitante|ospite) ?\w+",
    re.IGNORECASE,
)
#: A heading over where a physician was trained.
_TRAINED = re.compile(
    r"(?:(?:medical|clinical|postgraduate|specialty|surgical)\s+)?"
    r"(?:internships?|residenc(?:y|ies)|(?:clinical )?fellowships?)(?:\s+training)?(?:\s+and\s+fellowships?)?",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"stud|undergrad|trainee|school|course|exchange|dissertation|thes[ie]s|thèse|tesis", re.IGNORECASE
)


def is_stay(text: str) -> bool:
    """Say whether a part is a post that curricula list with the degrees before it: a fellow's, a visitor's."""
    trains = _TRAINING.match(text) is not None or _trains(text)
    return trains or (role_weight(text) >= _OPENS and _STUDENT.search(text) is None)


def heads_training(section: Section) -> bool:
    """Say whether a heading is no more than the training of a physician, whose places stand below: "Residency"."""
    return _TRAINED.fullmatch(section.title.strip(" :")) is not None


def _trains(text: str) -> bool:
    """Say whether a text names the training of a physician: "Critical Care Fellowship", "Surgical Residency"."""
    match = re.search(r"\b(?:residency|fellowship|internship|clerkship|registrarship)$", text, re.IGNORECASE)
    told = [word.casefold() for word in re.findall(r"[^\W\d_]+", text[: match.start()])] if match else []
    return bool(match) and any(word in words("roles", "medicine") for word in told)
