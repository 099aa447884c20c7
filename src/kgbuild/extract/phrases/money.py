"""Tell what is funding from what is an honour, where one section holds both."""

from __future__ import annotations

from kgbuild.amounts import find_amount
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.words import phrase_pattern


def is_grant(page: Page, entry: Entry) -> bool:
    """Say whether an entry is a grant: it says so, names a role on one or an amount; an award word alone says no."""
    text = page.text[entry.start : entry.end]
    grant = len(phrase_pattern("funding", "grant").findall(text)) + 2 * bool(find_amount(text)[0])
    award = len(phrase_pattern("funding", "award").findall(text))
    return grant > 0 and (grant >= award or bool(find_amount(text)[0]))
