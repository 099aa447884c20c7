"""Posts told by how somebody came to them: "Ernennung zum Professor", "Nommée maître de conférences"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.phrases.roles import is_role
from kgbuild.lexicon import table


@cache
def _appointed() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('roles')['appointed'])})\s+(?=[^\W\d_])", re.IGNORECASE)


def post_of(text: str) -> str:
    """Give a role without the words before it that say that somebody came to it.

    >>> post_of("Ernennung zum Honorarprofessor"), post_of("Promotion to Reader"), post_of("Elected Member")
    ('Honorarprofessor', 'Reader', 'Member')
    >>> post_of("Appointed Person")
    'Appointed Person'
    """
    match = _appointed().match(text)
    return text[match.end() :] if match and is_role(text[match.end() :]) else text
