"""Whose site it is, as the settings of static sites say."""

from __future__ import annotations

import io

import pytest

from kgbuild.errors import UnsupportedFormatError
from kgbuild.importers import importer_for, site_settings
from kgbuild.importers.site_settings import records
from kgbuild.model import Position, Profile, Record, Unit


def read(name: str, text: str) -> list[Record]:
    found = [item for item in records(io.StringIO(text), name) if isinstance(item, Record)]
    assert all(text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in found)
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_config.yml", "title: Beautiful Theme\ntheme: minima\n"),
        ("_config.yml", 'author:\n  name: "Your Sidebar Name"\n  orcid: http://orcid.org/yourorcidurl\n'),
        ("_config.yml", "title: blank\nfirst_name: You\nmiddle_name: R.\nlast_name: Name\n"),
        ("_config.yml", ""),
        ("hugo.toml", 'baseURL = "https://example.org"\ntitle = "Notes on dunes"\n'),
        ("_quarto.yml", "project:\n  type: website\nwebsite:\n  title: Research Notes\n"),
    ],
)
def test_settings_that_name_nobody_are_passed_over(name: str, text: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="do not say whose site"):
        read(name, text)


@pytest.mark.parametrize(
    ("name", "text", "person"),
    [
        ("_config.yml", "title: A blog\nauthor: Hester Quillfeather\n", "Hester Quillfeather"),
        ("_config.yml", "author:\n  name: Hester Quillfeather\n  avatar: me.png\n", "Hester Quillfeather"),
        (
            "_config.yml",
            "title: blank\nfirst_name: Hester\nmiddle_name: M.\nlast_name: Quillfeather\n",
            "Hester M. Quillfeather",
        ),
        ("_config.yml", 'name: &name "Hester Quillfeather"\ntitle: *name\n', "Hester Quillfeather"),
        ("_config.yml", "title: Hester Quillfeather | Home\n", "Hester Quillfeather"),
        ("_quarto.yml", 'website:\n  title: "Hester Quillfeather"\n', "Hester Quillfeather"),
        ("hugo.toml", 'title = "Pages"\n[params.author]\nname = "Hester Quillfeather"\n', "Hester Quillfeather"),
        (
            "config/_default/params.toml",
            'color = "red"\n[author]\nname = "Hester Quillfeather"\n',
            "Hester Quillfeather",
        ),
    ],
)
def test_the_owner_of_a_site(name: str, text: str, person: str) -> None:
    assert importer_for(text.encode(), name) is site_settings
    (profile,) = (record for record in read(name, text) if isinstance(record, Profile))
    assert profile.person.name == person


def test_where_the_owner_works_and_their_number() -> None:
    text = (
        "title: Pages\nauthor:\n  name: Hester Quillfeather\n  employer: Fen University\n  bio: Short\n"
        "  orcid: https://orcid.org/0000-0002-1825-0097\n"
    )
    found = read("_config.yml", text)
    assert [r.orcid for r in found if isinstance(r, Profile)] == ["0000-0002-1825-0097"]
    assert [r.organization.name for r in found if isinstance(r, Position)] == ["Fen University"]


def test_an_orcid_elsewhere_in_the_settings_is_the_owners() -> None:
    found = read("_config.yml", "author: Hester Quillfeather\nsocial:\n  orcid_id: 0000-0002-1825-0097\n")
    assert [r.orcid for r in found if isinstance(r, Profile)] == ["0000-0002-1825-0097"]


@pytest.mark.parametrize("title", ["Sphagnum Research Group", "The Sphagnum Lab", "Sphagnum Lab | Home"])
def test_the_site_of_a_group(title: str) -> None:
    (unit,) = read("_config.yml", f"title: {title}\nauthor: Some Person\n")
    assert isinstance(unit, Unit)
    assert unit.organization.name in title
