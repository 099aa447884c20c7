"""What the files of a site leave unsaid and the site says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.inputs import find_sources
from kgbuild.model import Education, Extraction, Grant, Paper, Position, Record, Talk, Teaching
from kgbuild.reading import read_all
from kgbuild.sites import attribute, is_unowned

TALK = '---\ntitle: "Uphill rivers"\ncollection: talks\nvenue: "River Days"\ndate: 2019-04-09\n---\n'
COURSE = '---\ntitle: "Rivers"\ncollection: teaching\nvenue: "Fen University"\ndate: 2019-01-01\ntype: "Undergraduate course"\n---\n'
PAPER = (
    '---\ntitle: "Mosses that remember"\nauthors: [admin, jane-roe, nobody-known, Otto Zeitler]\n'
    'publication_types: ["article-journal"]\npublication: "*Moss Letters*"\ndate: "2021-09-01"\n---\n'
)
OWNER = "author:\n  name: Hester Quillfeather\n  orcid: https://orcid.org/0000-0002-1825-0097\n"
MEMBERS = (
    "- name: Otto Zeitler\n  role: PhD student\n- name: Ada Voss\n  role: Postdoc\n  affiliation: Fen University\n"
)


def extractions(folder: Path, files: dict[str, str]) -> tuple[Extraction, ...]:
    for name, text in files.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_text(text, encoding="utf-8")
    return attribute(read_all(find_sources([folder / "in"]), folder, retrieved={}).extractions)


def told(folder: Path, files: dict[str, str]) -> list[Record]:
    return [record for one in extractions(folder, files) for record in one.records]


def test_outside_of_a_site_nobody_is_made_up(tmp_path: Path) -> None:
    found = told(tmp_path, {"_talks/a.md": TALK, "_teaching/b.md": COURSE})
    (talk,) = (record for record in found if isinstance(record, Talk))
    (course,) = (record for record in found if isinstance(record, Teaching))
    assert (talk.people, course.person.name, course.course) == ((), "", "Rivers")


def test_a_role_on_a_grant_stays_though_nobody_is_named(tmp_path: Path) -> None:
    page = "---\ntitle: Slow tides\nfunder: Fen Trust\nrole: Co-PI\nstart: 2019\n---\n"
    (grant,) = (record for record in told(tmp_path, {"_grants/a.md": page}) if isinstance(record, Grant))
    assert [(one.person.name, one.role) for one in grant.recipients] == [("", "Co-PI")]


def test_what_is_nobodys_on_the_site_of_a_group_is_listed(tmp_path: Path) -> None:
    settings = "title: Tern Lab\norganization: Tern Lab\n"
    found = extractions(tmp_path, {"_config.yml": settings, "_teaching/b.md": COURSE})
    assert any("Rivers" in evidence.quote for one in found for evidence in one.leftover)


def test_studies_are_somebodys_though_nobody_is_named(tmp_path: Path) -> None:
    page = (
        "---\neducation:\n  courses:\n    - {course: PhD in Geology, institution: Fen University, year: 2020}\n"
        "    - {course: BSc in Physics, institution: Moor College, year: 2015}\n---\nHi.\n"
    )
    studies = [r for r in told(tmp_path, {"about.md": page}) if isinstance(r, Education)]
    assert [(r.person.name, r.degree, r.institution.name) for r in studies] == [
        ("", "PhD", "Fen University"),
        ("", "BSc", "Moor College"),
    ]


def test_pages_of_a_site_are_its_owners(tmp_path: Path) -> None:
    found = told(tmp_path, {"_config.yml": OWNER, "_talks/a.md": TALK, "_teaching/b.md": COURSE})
    (talk,) = (r for r in found if isinstance(r, Talk))
    (course,) = (r for r in found if isinstance(r, Teaching))
    assert [talk.people[0].name, course.person.name] == ["Hester Quillfeather"] * 2
    assert talk.people[0].identifier.endswith("0000-0002-1825-0097")
    assert talk.people[0].start == -1


def test_settings_say_whose_a_page_is_that_names_nobody(tmp_path: Path) -> None:
    cv = "## Education\n\n- PhD, Physics, Fen University, 2014\n"
    (tmp_path / "in").mkdir()
    for name, text in {"a.md": cv, "b.md": f"# Otto Zeitler\n\n{cv}", "c.md": cv}.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    read = read_all(find_sources([tmp_path / "in"]), tmp_path, retrieved={}).extractions
    found = attribute(read, {"*": "Ada Voss", "c.md": "Hester Quillfeather"})
    names = {one.document: [r.person.name for r in one.records if isinstance(r, Education)] for one in found}
    assert names == {"a.md": ["Ada Voss"], "b.md": ["Otto Zeitler"], "c.md": ["Hester Quillfeather"]}
    assert not any(is_unowned(one) for one in found)
    assert [one.document for one in attribute(read) if is_unowned(one)] == ["a.md", "c.md"]


def test_a_site_says_nothing_of_its_neighbours(tmp_path: Path) -> None:
    found = extractions(tmp_path, {"a/_config.yml": OWNER, "b/_config.yml": "title: B\n", "b/_talks/a.md": TALK})
    (talk,) = (r for one in found for r in one.records if isinstance(r, Talk))
    assert talk.people == ()


def test_handles_are_names_of_pages(tmp_path: Path) -> None:
    files = {
        "content/authors/admin/_index.md": "---\ntitle: Teodora Brankovic\nsuperuser: true\nrole: Professor\n---\n",
        "content/authors/jane-roe/_index.md": "---\ntitle: Jane Roe\nrole: PhD student\n---\n",
        "content/publication/moss/index.md": PAPER,
    }
    (paper,) = (r for r in told(tmp_path, files) if isinstance(r, Paper))
    assert [(a.position, a.person.name) for a in paper.authors] == [
        (1, "Teodora Brankovic"),
        (2, "Jane Roe"),
        (4, "Otto Zeitler"),
    ]
    assert all(author.person.start >= 0 for author in paper.authors)


def test_handles_of_jekyll_are_names_of_files(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Sphagnum Lab\n",
        "_members/jane-roe.md": "---\nname: Jane Roe\nrole: phd\n---\n",
        "_publications/moss.md": "---\ntitle: Mosses that remember\nauthors: [jane-roe, Otto Zeitler]\nvenue: Moss Letters\n---\n",
    }
    (paper,) = (r for r in told(tmp_path, files) if isinstance(r, Paper))
    assert [author.person.name for author in paper.authors] == ["Jane Roe", "Otto Zeitler"]


def test_handles_that_nobody_has_name_nobody(tmp_path: Path) -> None:
    (paper,) = (r for r in told(tmp_path, {"content/publication/moss/index.md": PAPER}) if isinstance(r, Paper))
    assert [author.person.name for author in paper.authors] == ["Otto Zeitler"]


def test_members_of_a_lab_are_at_the_lab(tmp_path: Path) -> None:
    files = {"_config.yml": "title: Sphagnum Lab\n", "_data/members.yml": MEMBERS}
    posts = [r for r in told(tmp_path, files) if isinstance(r, Position)]
    assert [(p.person.name, p.organization.name) for p in posts] == [
        ("Otto Zeitler", "Sphagnum Lab"),
        ("Ada Voss", "Fen University"),
    ]


@pytest.mark.parametrize("name", ["collaborators.yml", "external_partners.yml"])
def test_collaborators_of_a_lab_are_elsewhere(tmp_path: Path, name: str) -> None:
    files = {"_config.yml": "title: Sphagnum Lab\n", f"_data/{name}": MEMBERS}
    posts = [r for r in told(tmp_path, files) if isinstance(r, Position)]
    assert not any(post.organization.name == "Sphagnum Lab" for post in posts)


def test_collaborators_among_others_are_elsewhere_too(tmp_path: Path) -> None:
    people = "members:\n- name: Otto Zeitler\n  role: Postdoc\ncollaborators:\n- name: Ada Voss\n  role: Professor\n"
    files = {"_config.yml": "title: Sphagnum Lab\n", "_data/people.yml": people}
    posts = [r for r in told(tmp_path, files) if isinstance(r, Position)]
    assert [(p.person.name, p.organization.name) for p in posts] == [("Otto Zeitler", "Sphagnum Lab")]


def test_nothing_of_a_labs_site_is_its_webmasters(tmp_path: Path) -> None:
    files = {"_config.yml": "title: Sphagnum Lab\n" + OWNER, "_talks/a.md": TALK}
    (talk,) = (r for r in told(tmp_path, files) if isinstance(r, Talk))
    assert talk.people == ()


def test_the_title_of_a_project_is_no_person(tmp_path: Path) -> None:
    found = extractions(
        tmp_path, {"_config.yml": OWNER, "content/project/m.md": "---\ntitle: Moss Memory\n---\nWe look at moss.\n"}
    )
    assert not any(one.subject.name == "Moss Memory" for one in found)
