"""Which sections are titled by people's names: pages that are no list of people first."""

from __future__ import annotations

import pytest

from kgbuild.extract.layout.rosters import roster, with_roles
from pages import page_of

NAMES = "## Ada Lindqvist\n\nOne.\n\n## Bo Ekman\n\nTwo.\n\n## Eve Solberg, PhD\n\nThree.\n"


@pytest.mark.parametrize(
    "text",
    [
        "## Ada Lindqvist\n\nOne.\n\n## Bo Ekman\n\nTwo.\n",
        "## Tides\n\nOne.\n\n## Harbour University\n\nTwo.\n\n## Machine Learning\n\nThree.\n",
        "# References\n\n" + NAMES,
        NAMES + "## Tides\n\nx\n\n## Waves\n\nx\n\n## Winds\n\nx\n\n## Gulls\n\nx\n",
    ],
    ids=["two", "no names", "referees", "most are none"],
)
def test_no_roster(text: str) -> None:
    assert roster(page_of(text).sections) == frozenset()


def test_a_page_of_people_is_nobodys() -> None:
    page = page_of(NAMES)
    assert len(roster(page.sections)) == 3
    assert page.subject.name == ""


def test_a_role_below_a_name_heads_no_list() -> None:
    page = page_of(NAMES.replace("One.", "### Maîtresse de conférences\n\nOne."))
    assert [s.kind for s in with_roles(page.sections) if s.title.startswith("Maî")] == [""]
