"""Contact data in the words of documents: e-mail addresses, telephone numbers, street addresses, masked.

A mask says what stood there. Where a number may be a telephone number or not, it is masked only behind a label, with a
country code, or in the grouping of North American numbers; a grant number or an ISBN stays.
"""

from __future__ import annotations

import re
from functools import cache

from kgbuild.config import PrivacySettings
from kgbuild.lexicon import alternatives, table

_AT = r"\s?(?:@|[\[({<]\s*(?:at|@)\s*[\])}>])\s?"
_DOT = r"\s?(?:\.|[\[({<]\s*(?:dot|\.)\s*[\])}>])\s?"
_EMAIL = re.compile(rf"(?:mailto:)?[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_DIGITS = r"[\d(][\d\s().\-–/]{4,18}\d"
#: What every number of a telephone holds.
_NUMBER = re.compile(_DIGITS)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"


def mask(text: str, privacy: PrivacySettings) -> str:
    """Give a text of a document with the contact data masked that may not leave the graph.

    >>> mask("Ada Example, ada@example.org, tel. +47 55 12 34 56", PrivacySettings())
    'Ada Example, [e-mail], tel. [telephone]'
    """
    if not privacy.emails and ("@" in text or " at" in text or "[at" in text or "(at" in text):
        text = _EMAIL.sub("[e-mail]", text)
    if not privacy.phones and _NUMBER.search(text):
        text = _phones().sub(lambda found: f"{found['label'] or ''}[telephone]", text)
    if not privacy.addresses:
        folded = text.casefold()
        if any(word in folded for word in _street_words()):
            text = _streets().sub("[address]", text)
    return text


@cache
def _phones() -> re.Pattern[str]:
    labels = alternatives(table("contact")["labels_of_phones"])
    return re.compile(
        rf"(?P<label>(?<!\w)(?:{labels})(?!\w)[\s.:]*)\+?{_DIGITS}"
        rf"|(?<![\w+/])(?:\+|00)[1-9]\d{{0,2}}[\s().\-–/]?{_DIGITS}"
        r"|(?<![\w/.:-])(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _street_words() -> tuple[str, ...]:
    """Give what every address holds one of: looking for it spares many texts the search for addresses."""
    words = table("contact")
    known = (words[kind] for kind in ("boxes", "street_endings", "streets_behind", "streets_before"))
    return tuple(sorted({word.casefold() for kind in known for word in kind}))


@cache
def _streets() -> re.Pattern[str]:
    words = table("contact")
    before, name = alternatives(words["streets_before"]), rf"(?:[\w'’.-]+\s+){{0,3}}?{_CAPITAL}"
    number, year = r"\d{1,5}[a-zA-Z]?(?!\w)", r"(?!(?:19|20)\d\d\b)"
    return re.compile(
        rf"\b{number},?\s+(?:{_CAPITAL}\s+){{1,3}}(?:{alternatives(w.title() for w in words['streets_behind'])})(?!\w)"
        rf"|\b{number},?\s+(?i:{before})\s+{name}"
        rf"|(?<!\w)(?i:{before})\s+{name}(?:\s+{_CAPITAL}){{0,3}},?\s+{year}{number}"
        rf"|\b{_CAPITAL}(?:{alternatives(words['street_endings'])})\s+{year}{number}"
        rf"|(?i:{alternatives(words['boxes'])})\s+\d+"
    )
