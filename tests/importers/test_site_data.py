"""Data files and front matter of static sites: settings are left alone, facts are read whatever they are keyed by."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers import import_bytes, import_embedded, importer_for, site_data
from kgbuild.inputs import Source
from kgbuild.model import (
    Education,
    Grant,
    Interest,
    Paper,
    Position,
    Press,
    Profile,
    Record,
    Supervision,
    Talk,
)  # fmt: skip
from kgbuild.reading import read_all

from .data_files import of, read

SETTINGS = [
    ("_config.yml", "title: Notes on dunes\nauthor: Your Name\nemail: l@example.org\nbaseurl: /lab\n"),
    (
        "package.json",
        '{"name": "site", "version": "1.0.0", "author": {"name": "Lotte Baars", "email": "l@example.org"}}',
    ),
    (
        "renamed.json",
        '{"name": "site", "version": "1.0.0", "dependencies": {}, "author": {"name": "Lotte Baars", "role": "dev"}}',
    ),
    (
        "_data/navigation.yml",
        "main:\n  - title: Publications\n    url: /publications/\n  - title: Talks\n    url: /talks/\n",
    ),
    ("_data/strings.yml", "en:\n  home: Home\n  by: by\n"),
    ("_data/authors.yml", "- avatar: a.png\n  color: red\n"),
    ("config.toml", 'baseURL = "x"\ntitle = "Lab"\n[params]\nname = "First Last"\nrole = "Dean"\n'),
    ("docker-compose.yml", "services:\n  web:\n    image: x\n"),
    ("numbers.json", "[1, 2, 3]"),
    ("notes.json", '"just a text"'),
]


@pytest.mark.parametrize(("name", "text"), SETTINGS)
def test_settings_and_menus_are_no_facts(name: str, text: str) -> None:
    if importer_for(text.encode(), name) is site_data:
        with pytest.raises(UnsupportedFormatError, match="its keys do not say"):
            import_bytes(text.encode(), name, site_data)


def test_settings_in_a_folder_are_passed_over_without_a_word(tmp_path: Path) -> None:
    for name, text in SETTINGS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = [Source(name, tmp_path / name, named=False) for name, _ in SETTINGS]
    reading = read_all(sources, tmp_path, retrieved={})
    assert (reading.extractions, reading.failures) == ((), ())
    assert len(reading.skipped) == len(SETTINGS)


def test_people_by_key_and_in_groups() -> None:
    text = (
        "lotte:\n  display_name: Lotte Baars\n  role: postdoc\n  webpage: https://baars.example.org/\n  image: /l.jpg\n"
        "pim:\n  display_name: Pim de Wit\n  role: alum\n  bio: Now a baker.\n"
        "you:\n  display_name: You?\n  role: phd\n"
    )
    imported = read("_data/people.yml", text)
    records = imported.extraction.records
    assert [(r.person.name, r.homepage, r.description) for r in records if isinstance(r, Profile)] == [
        ("Lotte Baars", "https://baars.example.org/", ""), ("Pim de Wit", "", "Now a baker."),
    ]  # fmt: skip
    assert [(r.person.name, r.role) for r in records if isinstance(r, Position)] == [("Lotte Baars", "postdoc")]
    grouped = read(
        "team.json", '{"postdocs": [{"name": "Lotte Baars"}], "alumni": [{"name": "Pim de Wit", "role": "MSc"}]}'
    )
    assert [r.person.name for r in grouped.extraction.records if isinstance(r, Profile)] == [
        "Lotte Baars",
        "Pim de Wit",
    ]


def test_students_with_advisors_in_toml() -> None:
    text = '[[student]]\nname = "Femi Oduya"\nadvisor = ["Greta Halvorsen", "Pim de Wit"]\ndegree = "PhD"\nstart = 2012\nthesis = "On dunes"\n'
    records = read("data/students.toml", text).extraction.records
    assert [
        (r.advisor.name, r.student.name, r.level, r.start, r.thesis) for r in records if isinstance(r, Supervision)
    ] == [
        ("Greta Halvorsen", "Femi Oduya", "PhD", "2012", "On dunes"),
        ("Pim de Wit", "Femi Oduya", "PhD", "2012", "On dunes"),
    ]


def test_papers_with_authors_in_every_form() -> None:
    text = (
        "- title: 'One: a study'\n  authors: Baars,  Lotte, de Wit,  Pim\n  year: 2016\n  journal: 'Fen Letters, 12(3), pp 4-9'\n"
        "- title: Two\n  authors: [Lotte Baars, admin, {name: P. de Wit, orcid: 0000-0003-1234-5674}]\n"
        "  date: 2017-01-01\n  booktitle: In Proceedings of Dune Days\n  links: [{name: code, url: https://github.com/a/b}]\n"
        "- title: Three\n  author: '**L. Baars**, P. de Wit*, et al.'\n  link: https://arxiv.org/abs/1801.01234\n  year: '2018'\n"
    )
    one, two, three = of(Paper, read("_data/publist.yml", text).extraction.records)
    assert isinstance(one, Paper)
    assert isinstance(two, Paper)
    assert isinstance(three, Paper)
    assert [a.person.name for a in one.authors] == ["Baars, Lotte", "de Wit, Pim"]
    assert (one.venue, one.volume, one.issue, one.pages, one.type) == ("Fen Letters", "12", "3", "4-9", "journal")
    assert [(a.position, a.person.name, a.person.identifier) for a in two.authors] == [
        (1, "Lotte Baars", ""), (2, "admin", ""), (3, "P. de Wit", "https://orcid.org/0000-0003-1234-5674"),
    ]  # fmt: skip
    assert (two.year, two.date, two.venue) == ("2017", "", "Proceedings of Dune Days")
    assert ([a.person.name for a in three.authors], three.etal, three.arxiv) == (
        ["L. Baars", "P. de Wit"],
        True,
        "1801.01234",
    )


def test_lists_that_programs_write() -> None:
    text = (
        "- id: doi:10.5555/fl.3\n  title: Wind in fens\n  authors: [Lotte Baars]\n  publisher: Fen Letters\n  date: '2016-04-02'\n"
        "  bibtex: |\n    @article{wind,\n      title = {Wind in fens}\n    }\n"
        "- title: Sand\n  authors: [Lotte Baars]\n  publisher: Fen Press\n  year: 2018\n"
    )
    one, two = of(Paper, read("_data/citations.yaml", text).extraction.records)
    assert isinstance(one, Paper)
    assert isinstance(two, Paper)
    assert (one.doi, one.venue, one.publisher, one.type) == ("10.5555/fl.3", "Fen Letters", "", "journal")
    assert (two.venue, two.publisher, two.type) == ("", "Fen Press", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_data/news.yml", "- title: The moss is back\n  outlet: Fen Times\n  url: https://fen.example/m\n  date: 2023-05-04\n"),
        ("_data/press.yml", "- headline: The moss is back\n  source: Fen Times\n  link: https://fen.example/m\n  date: 4 May 2023\n"),
        ("media_coverage.json", ('[{"title": "x", "url": "/"}, {"title": "The moss is back", "newspaper": "Fen Times", '
         '"url": "https://fen.example/m", "date": "2023-05-04"}]')),
    ],
)  # fmt: skip
def test_coverage_in_the_press(name: str, text: str) -> None:
    (item,) = (record for record in read(name, text).extraction.records if isinstance(record, Press))
    assert (item.title, item.publisher, item.url, item.date) == (
        "The moss is back", "Fen Times", "https://fen.example/m", "2023-05-04",
    )  # fmt: skip


def test_grants_and_talks() -> None:
    text = "- project: Slow sand\n  funder: Sand Council\n  pi: Greta Halvorsen\n  amount: 350k€\n  start: 2018\n  end: 2021\n"
    (grant,) = of(Grant, read("_data/funding.yml", text).extraction.records)
    assert isinstance(grant, Grant)
    assert (grant.title, grant.funder.name, grant.amount, grant.currency, grant.end) == (
        "Slow sand", "Sand Council", "350000", "EUR", "2021",
    )  # fmt: skip
    text = "- title: Songs of sand\n  event: Dune Days\n  date: 2019-05-03\n  location: Delft\n  speaker: Lotte Baars\n"
    (talk,) = of(Talk, read("_data/talks.yml", text).extraction.records)
    assert isinstance(talk, Talk)
    assert (talk.people[0].name, talk.event, talk.date) == ("Lotte Baars", "Dune Days", "2019-05-03")


@pytest.mark.parametrize("text", ["name: [1\nrole: x\n", "name: *x\nrole: b\n", "name: x\n\trole: y\n"])
def test_malformed_data_is_an_error_with_its_line(text: str) -> None:
    with pytest.raises(DocumentError, match=r"people\.yml:\d+: malformed YAML"):
        import_bytes(text.encode(), "people.yml", site_data)


def front(name: str, text: str) -> tuple[Record, ...]:
    found = import_embedded(text.encode(), name)
    for imported in found:
        for record in imported.extraction.records:
            assert imported.text[record.evidence.start : record.evidence.end] == record.evidence.quote
    return tuple(record for imported in found for record in imported.extraction.records)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "_posts/2012-08-14-moving.md",
            "---\ntitle: We moved\ndate: 2012-08-14\nauthor: Lotte Baars\ntags: [news]\n---\nHello\n",
        ),
        ("_pages/publications.md", "---\nlayout: page\ntitle: Publications\npermalink: /publications/\n---\n"),
        ("publications/index.md", "---\ntitle: Publications\ndescription: All of them\n---\n"),
        ("_members/index.md", "---\ntitle: Members\norder: 2\n---\n"),
        (
            "post.Rmd",
            '---\ntitle: "An analysis"\nauthor: "Lotte Baars"\ndate: "2020-01-01"\noutput: html_document\n---\n',
        ),
        ("_news/a.md", "---\nlayout: post\ntitle: A talk at Dune Days\ndate: 2015-11-07\n---\n"),
        ("a.md", "No front matter\n"),
        ("index.md", "---\ntitle: Home\nlinks:\n- name: Source\n  url: /a\n- name: Mail\n  url: /b\n---\n"),
        ("index.md", "---\ntitle: Home\nteam:\n- Lotte Baars\n- Pim de Wit\n---\n"),
        (
            "people.md",
            "---\npostdocs:\n- title: Lotte Baars\n  image_path: a\n  excerpt: x\n- title: Pim Wit\n  image_path: b\n  excerpt: y\n---\n",
        ),
        ("b.md", "---\ntitle: [unclosed\n---\n"),
        ("_members/c.md", "---\n- a\n- b\n---\n"),
    ],
)
def test_pages_that_are_about_no_one_thing(name: str, text: str) -> None:
    assert front(name, text) == ()


def test_front_matter_that_lists_the_people_of_a_page() -> None:
    text = (
        "---\ntitle: Home\nmenu:\n- name: News\n  url: /news\nstaff:\n  title: Our staff\n  people:\n"
        "  - name: Lotte Baars\n    description: Postdoc (2021–)\n  - name: Pim de Wit\n    description: Lab manager\n---\nHi\n"
    )
    found = [r for r in front("index.md", text) if isinstance(r, Position)]
    assert [(r.person.name, r.role, r.start) for r in found] == [
        ("Lotte Baars", "Postdoc", "2021"),
        ("Pim de Wit", "Lab manager", ""),
    ]


def test_pages_titled_with_a_name_and_pages_that_say_who_paid() -> None:
    page = "---\ntitle: Lotte Baars\nabout:\n  template: trestles\norg_name: Fen University\nrole: Lecturer\n---\n"
    (post,) = (r for r in front("people/baars/index.qmd", page) if isinstance(r, Position))
    assert (post.person.name, post.organization.name, post.role) == ("Lotte Baars", "Fen University", "Lecturer")
    project = "---\ntitle: Slow tides\nfunder: Fen Trust\nrole: PI\nperiod: 2019\n---\n"
    (grant,) = (r for r in front("tides.md", project) if isinstance(r, Grant))
    assert (grant.title, grant.funder.name, grant.start, grant.end) == ("Slow tides", "Fen Trust", "2019", "")


def test_a_publication_page_of_hugo() -> None:
    text = (
        '---\ntitle: "Wind in fens"\nauthors:\n- admin\n- Pim de Wit\ndate: "2016-04-02T00:00:00Z"\ndoi: "10.5555/fl.3"\n'
        'publication_types: ["2"]\npublication: "*Fen Letters, 1*(2)"\nurl_pdf: https://x.example.org/a.pdf\n---\nText\n'
    )
    (paper,) = front("content/publication/wind/index.md", text)
    assert isinstance(paper, Paper)
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "admin"), (2, "Pim de Wit")]
    assert (paper.title, paper.doi, paper.type, paper.venue, paper.volume, paper.issue, paper.date) == (
        "Wind in fens", "10.5555/fl.3", "journal", "Fen Letters", "1", "2", "2016-04-02",
    )  # fmt: skip


def test_a_publication_page_of_jekyll_with_a_printed_reference() -> None:
    text = (
        '---\ntitle: "Wind in fens"\ncollection: publications\ndate: 2016-04-02\nvenue: Fen Letters\n'
        "citation: 'Baars, L. and de Wit, P. (2016). &quot;Wind in fens.&quot; <i>Fen Letters</i>. 1(2).'\n---\nText\n"
    )
    (paper,) = front("site/2016-wind.md", text)
    assert isinstance(paper, Paper)
    assert [a.person.name for a in paper.authors] == ["Baars, L.", "de Wit, P."]


def test_members_and_authors() -> None:
    text = "---\nname: Ada Voss\nrole: phd\naffiliation: Fen University\nlinks:\n  home-page: https://v.example.org\n  orcid: 0000-0003-1234-5674\n---\n"
    profile, position = front("_members/ada.md", text)
    assert isinstance(profile, Profile)
    assert isinstance(position, Position)
    assert (profile.person.name, profile.orcid, profile.homepage) == (
        "Ada Voss",
        "0000-0003-1234-5674",
        "https://v.example.org",
    )
    assert (position.role, position.organization.name) == ("phd", "Fen University")
    text = (
        "---\ntitle: Ada Voss\nrole: Lecturer\norganizations:\n- name: Fen University\ninterests:\n- Moors\n"
        "education:\n  courses:\n  - course: PhD in Geology\n    institution: Moor College\n    year: 2013\n---\n## About\n"
    )
    records = front("content/authors/admin/_index.md", text)
    assert [type(record) for record in records] == [Profile, Position, Interest, Education]
    education = records[-1]
    assert isinstance(education, Education)
    assert (education.person.name, education.degree, education.field, education.end) == (
        "Ada Voss", "PhD", "Geology", "2013",
    )  # fmt: skip


def test_a_member_in_no_folder_that_says_so() -> None:
    text = "---\nname: Ada Voss, Ph.D.\nposition: Postdoctoral Scholar\nimage: /a.jpg\n---\n"
    position = next(record for record in front("voss.md", text) if isinstance(record, Position))
    assert (position.person.name, position.role) == ("Ada Voss", "Postdoctoral Scholar")


def test_an_author_of_hugo_in_no_folder_that_says_so() -> None:
    text = (
        '+++\nname = "Ada Voss"\nsuperuser = true\nrole = "Lecturer in Tides"\n'
        'organizations = [ { name = "Fen University", url = "" } ]\n[[education.courses]]\n  course = "PhD Ecology"\n'
        '  institution = "Moor College"\n  year = 2002\n+++\n'
    )
    _, position, education = front("voss.md", text)
    assert isinstance(position, Position)
    assert isinstance(education, Education)
    assert (position.role, position.organization.name) == ("Lecturer in Tides", "Fen University")
    assert (education.person.name, education.degree, education.end) == ("Ada Voss", "PhD", "2002")


@pytest.mark.parametrize("alumni", ["Jan 27, 2023 -", "false", "no"])
def test_who_is_called_alumni_by_a_date_or_a_flag(alumni: str) -> None:
    text = f"---\nlayout: team\nname: Ada Voss\ntitle: Postdoc\nalumni: {alumni}\n---\n"
    position = next(record for record in front("voss.md", text) if isinstance(record, Position))
    assert (position.person.name, position.role) == ("Ada Voss", "Postdoc")


def test_front_matter_in_toml_and_json() -> None:
    toml = '+++\ntitle = "Songs"\nevent = "Dune Days"\ndate = 2019-06-01T13:00:00Z\nauthors = ["Lotte Baars"]\n+++\n'
    json = '{\n "title": "Songs", "event": "Dune Days", "date": "2019-06-01", "authors": ["Lotte Baars"]\n}\nText\n'
    for text in (toml, json):
        (talk,) = front("content/event/songs/index.md", text)
        assert isinstance(talk, Talk)
        assert (talk.title, talk.event, talk.date, talk.people[0].name) == (
            "Songs",
            "Dune Days",
            "2019-06-01",
            "Lotte Baars",
        )


@pytest.mark.parametrize("title", ["Education", "Formation initiale"])
def test_the_title_beside_a_list_says_what_it_holds(title: str) -> None:
    text = (
        f'+++\nwidget = "experience"\ntitle = "{title}"\n'
        '[[experience]]\n  title = "MSc Ecology"\n  company = "Moor College"\n  date_start = "2010-09-01"\n'
        '[[experience]]\n  title = "PhD Ecology"\n  company = "Fen University"\n  date_start = "2013-10-01"\n+++\n'
    )
    found = [record for record in front("content/home/experience.md", text) if isinstance(record, Education)]
    assert [(record.degree, record.institution.name) for record in found] == [
        ("MSc", "Moor College"),
        ("PhD", "Fen University"),
    ]


def test_the_sections_of_a_page_of_blocks_are_told_by_their_titles() -> None:
    text = (
        "---\nsections:\n- block: experience\n  content:\n    title: Education\n    items:\n"
        "    - title: MSc Ecology\n      company: Moor College\n      date_start: '2010-09-01'\n"
        "    - title: PhD Ecology\n      company: Fen University\n      date_start: '2013-10-01'\n---\n"
    )
    assert [type(record) for record in front("content/_index.md", text)] == [Education, Education]
