"""Posts that neither a day nor a folder tells: pages of sites that are nobody's and tell of others."""

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract, read_page
from kgbuild.extract.prose.news import day_of_post, is_post
from kgbuild.extract.prose.prose import prose
from kgbuild.model import Award, Education, Grant, Paper, Position, Talk

TOLD = "Congratulations to Ada Moe for receiving the Tide Prize at the meeting of our society in Oslo!\n"


def is_post_of(text: str, name: str = "page.md") -> bool:
    return is_post(read_page(read_bytes(text.encode(), name)))


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Prize\n---\n\nI study tides and have done so for nearly a decade now in Oslo.\n\n{TOLD}",
        "---\ntitle: Prize\n---\n\nTea.\n",
        f"---\ntitle: Ada Moe\n---\n\n# Ada Moe\n\n{TOLD}",
        f"---\ntitle: Tides\n---\n\n## Publications\n\n* Moe A, Roe B (2020). Slow tides. *Tide Letters* 3, 1-9.\n\n## News\n\n{TOLD}",
    ],
)
def test_no_posts(text: str) -> None:
    assert not is_post_of(text)


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Prize Day\nauthor: Bo Roe\ntags:\n  - prizes\n---\n\n{TOLD}",
        f"---\ntitle: Prize\n---\n\n# A prize\n\n{TOLD}",
        f"---\ntitle: Good news\ndate: 2020-02-03\n---\n\n# Herzlichen Glückwunsch Ada!\n\n{TOLD}",
    ],
)
def test_posts(text: str) -> None:
    assert is_post_of(text)
    awards = [r for r in prose(read_page(read_bytes(text.encode(), "page.md"))) if isinstance(r, Award)]
    assert [(p.name, r.title) for r in awards for p in r.people] == [("Ada Moe", "Tide Prize")]


def test_days_of_names_may_have_one_figure() -> None:
    page = read_page(read_bytes(f"---\ntitle: Prize\n---\n\n{TOLD}".encode(), "2025-2-3-prize.md"))
    assert day_of_post(page) == "2025-02-03"


@pytest.mark.parametrize(
    ("told", "want"),
    [
        (
            "Our paper ``Slow Tides of the Northern Fens'' (with Ada Moe and Bo Roe) has been accepted at TideConf 2018.",
            ("Slow Tides of the Northern Fens", "TideConf 2018", ["Ada Moe", "Bo Roe"]),
        ),
        (
            "Our TIDE 2021 paper “Slow Tides of the Northern Fens” received much praise.",
            ("Slow Tides of the Northern Fens", "TIDE 2021", []),
        ),
        (
            "Our paper “Slow Tides of the Northern Fens” has been accepted for the main research track at TIDE 2017.",
            ("Slow Tides of the Northern Fens", "TIDE 2017", []),
        ),
    ],
)
def test_papers_told_with_whom_and_where(told: str, want: tuple[str, str, list[str]]) -> None:
    records = extract(read_bytes(f"# News\n\n* {told}\n".encode(), "page.md")).records
    papers = [(r.title, r.venue, [a.person.name for a in r.authors]) for r in records if isinstance(r, Paper)]
    assert papers == [want]


def test_titles_led_by_different_people_share_what_is_said_of_the_last() -> None:
    told = (
        "Our paper “Slow Tides of the Northern Fens” led by Ada, and “Fast Rivers of the Southern Hills” led by Bo "
        "are accepted to Tide Letters."
    )
    records = extract(read_bytes(f"# News\n\n* {told}\n".encode(), "page.md")).records
    assert [(r.title, r.venue) for r in records if isinstance(r, Paper)] == [
        ("Slow Tides of the Northern Fens", "Tide Letters"),
        ("Fast Rivers of the Southern Hills", "Tide Letters"),
    ]


@pytest.mark.parametrize(
    ("told", "want"),
    [
        ("One paper ([TideNet](https://a.org)) has been accepted by Tide Letters.", [("TideNet", "Tide Letters")]),
        (
            "Two papers (TideNet and SALT2) have been accepted to TideConf 2024.",
            [("TideNet", "TideConf 2024"), ("SALT2", "TideConf 2024")],
        ),
        ("One paper has been accepted by Tide Letters (TL, a fine journal).", []),
        ("One paper (Oral) has been accepted by Tide Letters.", []),
    ],
)
def test_papers_told_by_a_short_name(told: str, want: list[tuple[str, str]]) -> None:
    records = extract(read_bytes(f"# News\n\n* {told}\n".encode(), "page.md")).records
    assert [(r.title, r.venue) for r in records if isinstance(r, Paper)] == want


def test_what_reviewers_said_is_no_title() -> None:
    told = "Our article was praised. One reviewer remarked on it: “The paper is a fine example of a slow and careful study”."
    records = extract(read_bytes(f"# News\n\n* {told}\n".encode(), "page.md")).records
    assert not [r for r in records if isinstance(r, Paper)]


def test_a_list_of_works_below_a_sentence_of_a_post() -> None:
    text = (
        "---\ntitle: Congratulations, Dr. Moe!\ndate: 2023-05-24\nlayout: post\n---\n\n"
        "My student Ada Moe passed her defense today!\n\nI have told here of several of our joint papers:\n"
        '* "[Slow tides of the northern fens](https://a.org/1)" (with Bo Roe, [TIDE 2019](https://doi.org/10.1/a))\n'
        '* "[Fast rivers of the southern hills](https://a.org/2)" (TIDE 2023, to appear)\n\n'
        "Several more are on the way but not yet told of here.\n"
    )
    records = extract(read_bytes(text.encode(), "page.md")).records
    assert [r.title for r in records if isinstance(r, Paper)] == [
        "Slow tides of the northern fens", "Fast rivers of the southern hills",
    ]  # fmt: skip


def talks(text: str) -> list[tuple[str, str, str, str]]:
    records = extract(read_bytes(text.encode(), "page.md")).records
    told = [r for r in records if isinstance(r, Talk)]
    return [("; ".join(p.name for p in r.people), r.title, r.event, r.type) for r in told]


@pytest.mark.parametrize(
    "listed",
    [
        '  - Ada Moe: "Slow tides of the northern fens"\n  - Bo Roe and Ida Holt: "Fast rivers of the south"\n',
        "  - Ada Moe – Slow tides of the northern fens\n  - Bo Roe and Ida Holt – Fast rivers of the south\n",
        "  - Slow tides of the northern fens (Ada Moe)\n  - Fast rivers of the south (Bo Roe and Ida Holt)\n",
    ],
)
def test_talks_below_an_event(listed: str) -> None:
    text = f"# News\n\n- 2023-08-04: The lab went to the Annual Meeting of the Tide Society. Our talks:\n{listed}"
    assert talks(text) == [
        ("Ada Moe", "Slow tides of the northern fens", "Annual Meeting of the Tide Society", "talk"),
        ("Bo Roe; Ida Holt", "Fast rivers of the south", "Annual Meeting of the Tide Society", "talk"),
    ]


def test_posters_behind_an_event_in_one_line() -> None:
    text = (
        "---\ntitle: An afternoon\nauthor: Cy Lund\n---\n\nOur students presented their posters at the Autumn Tide Symposium. "
        "The posters include:\nSlow Tides of the Fens (Ada Moe and Bo Roe), Fast Rivers of the South (Ida Holt).\n"
    )
    assert talks(text) == [
        ("Ada Moe; Bo Roe", "Slow Tides of the Fens", "Autumn Tide Symposium", "poster"),
        ("Ida Holt", "Fast Rivers of the South", "Autumn Tide Symposium", "poster"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "**Ada Moe** (poster) and **Bo Roe** (talk) represented the lab at the Tide Symposium.",
        "At the Tide Symposium, Ada Moe (poster) and Bo Roe (talk) showed what they do.",
    ],
)
def test_what_each_gave_stands_behind_their_names(told: str) -> None:
    want = [("Ada Moe", "", "Tide Symposium", "poster"), ("Bo Roe", "", "Tide Symposium", "talk")]
    assert talks(f"# News\n\n* {told}\n") == want
    assert talks(f"---\ntitle: Symposium\ndate: 2025-03-25\nsummary: >\n  {told}\n---\n") == want


def test_the_town_of_an_event_stands_behind_its_house() -> None:
    text = "# News\n\n* Ada Moe presented a poster at the Tide Symposium, held at Fen University in Oslo.\n"
    records = extract(read_bytes(text.encode(), "page.md")).records
    assert [r.location for r in records if isinstance(r, Talk)] == ["Oslo"]


def test_a_year_in_the_title_of_a_work_is_not_that_of_its_prize() -> None:
    text = (
        '# News\n\n* 2019-02-03: Ada Moe received the Tide Prize for her thesis "Harbours of the North, 1939/1940".\n'
    )
    records = extract(read_bytes(text.encode(), "page.md")).records
    assert [(r.title, r.date) for r in records if isinstance(r, Award)] == [("Tide Prize", "2019-02-03")]


@pytest.mark.parametrize(
    ("told", "want"),
    [
        (
            "We are glad to receive a SALT grant of $1.4M from the Tide Foundation (TF).",
            ("SALT grant", "Tide Foundation (TF)", "1400000"),
        ),
        ("We received a grant of €200K from the Tide Foundation.", ("", "Tide Foundation", "200000")),
        (
            "Ada Moe received a seed grant (€50,000) from the Tide Foundation.",
            ("seed grant", "Tide Foundation", "50000"),
        ),
    ],
)
def test_who_pays_stands_behind_the_sum(told: str, want: tuple[str, str, str]) -> None:
    records = extract(read_bytes(f"# News\n\n* {told}\n".encode(), "page.md")).records
    assert [(r.title, r.funder.name, r.amount) for r in records if isinstance(r, Grant)] == [want]


def test_a_stop_within_the_title_of_a_thesis_ends_no_sentence() -> None:
    text = '# News\n\n* Ada Moe defended her thesis "Tides at rest. A study of old harbours" on 10 November 2020 in Oslo.\n'
    records = extract(read_bytes(text.encode(), "page.md")).records
    told = [(r.person.name, r.thesis, r.end) for r in records if isinstance(r, Education)]
    assert told == [("Ada Moe", "Tides at rest. A study of old harbours", "2020-11-10")]


def test_who_does_something_stands_right_behind_a_second_verb_of_german() -> None:
    text = (
        "# Neuigkeiten\n\n* Am 31. Oktober 2018 hielt Jonas Vogt an der Universität Potsdam einen Vortrag zu Gezeiten.\n"
        "* Gestern verteidigte unsere Doktorandin Lena Fischer ihre Dissertation.\n"
        "* Im September wechselte Mia Wolf als Postdoc an die Universität Bonn.\n"
    )
    records = extract(read_bytes(text.encode(), "page.md")).records
    assert [("; ".join(p.name for p in r.people), r.event) for r in records if isinstance(r, Talk)] == [
        ("Jonas Vogt", "Universität Potsdam")
    ]
    assert [r.person.name for r in records if isinstance(r, Education)] == ["Lena Fischer"]
    assert [(r.person.name, r.organization.name) for r in records if isinstance(r, Position)] == [
        ("Mia Wolf", "Universität Bonn")
    ]


def test_what_somebody_is_on_a_jury_is_no_post() -> None:
    text = "# News\n\n* Committee: Ida Holt (vice-president), Cy Lund (directeur de thèse), Eve Moe (examiner).\n"
    records = extract(read_bytes(text.encode(), "page.md")).records
    assert "Cy Lund" not in [r.person.name for r in records if isinstance(r, Position)]


def test_a_post_without_a_day_is_about_others() -> None:
    text = f"---\nlayout: post\ntitle: A report of what Ada Moe said\n---\n\n## Tides and harbours\n\nAda Moe (Tide Museum, Oslo)\n\n{TOLD}"
    assert is_post_of(text)
