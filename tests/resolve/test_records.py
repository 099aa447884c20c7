"""Bare records: signatures, venue strings."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import InputError
from kgbuild.resolve.linkage import link
from kgbuild.resolve.naming import key
from kgbuild.resolve.records import resolve_records
from kgbuild.resolve.records.papers import resolve_papers
from kgbuild.resolve.records.people import Bearers, resolve_people
from kgbuild.resolve.records.venues import resolve_venues


def signed(*papers: tuple[str, str]) -> list[dict[str, Any]]:
    """Give the signatures of whole papers: a title, and its authors between semicolons."""
    rows = []
    for number, (title, authors) in enumerate(papers):
        names = [n.strip() for n in authors.split(";")]
        for place, name in enumerate(names):
            others = names[:place] + names[place + 1 :]
            rows.append(
                {"id": f"{number}.{place}", "name": name, "coauthors": others, "title": title, "paper": str(number)}
            )
    return rows


COMMUNITY = signed(
    ("Growth of trees in the north", "Ana Lindqvist; Karl Weber; Wei Wang"),
    ("Moss on northern trees", "A. Lindqvist; Karl Weber"),
    ("Fern and moss", "Anders Lindqvist; Otto Kern"),
    ("Lichen and fern", "A. Lindqvist; Otto Kern"),
    ("A survey of bark", "Ana B. Lindqvist; W. Wang; Wen Wang"),
)


def test_in_a_community_initials_go_to_whom_their_company_means() -> None:
    found = resolve_people(COMMUNITY)
    assert found["0.0"] == found["1.0"] == found["4.0"]
    assert found["2.0"] == found["3.0"] != found["0.0"]


def test_initials_of_a_name_that_many_bear_here_are_not_one_person() -> None:
    bearers = [
        (f"Tree {n}", f"{given} Zzwick; Karl Weber") for n, given in enumerate(("Ada", "Ana", "Agnes", "Alma", "Alice"))
    ]
    lone = [("Laser cooling of ions", "A. Zzwick; Otto Kern"), ("Charters of monasteries", "A. Zzwick; Ivo Rus")]
    found = resolve_people(signed(*bearers, *lone))
    assert found["5.0"] != found["6.0"]
    few = resolve_people(signed(*lone))
    assert few["0.0"] == few["1.0"]


def test_no_two_signatures_of_one_paper_meet() -> None:
    rows = signed(("Growth of trees", "W. Wang; Wei Wang; W. Wang"), ("Moss", "Wei Wang; W. Wang"))
    found = resolve_people(rows)
    assert len({found["0.0"], found["0.1"], found["0.2"]}) == 3
    assert found["1.0"] != found["1.1"]


def test_in_a_search_one_full_name_is_several_people() -> None:
    rows = [
        {"id": f"{topic}{n}", "name": "Jan Novak", "coauthors": [friend], "title": title}
        for topic, title, friend in (
            ("a", "laser cooling of trapped ions", "Eva Ott"),
            ("b", "medieval charters of monasteries", "Ivo Rus"),
        )
        for n, extra in enumerate(("revisited", "in practice"))
    ]
    found = resolve_people(rows)
    assert found["a0"] == found["a1"] != found["b0"] == found["b1"]


def test_without_co_authors_a_full_name_is_several_people_unless_others_sign_its_papers() -> None:
    titles = ("laser cooling of trapped ions", "medieval charters of monasteries")
    search = [{"id": t, "name": "Wei Wang", "title": t} for t in titles]
    assert len(set(resolve_people(search).values())) == 2
    bare = [{k: v for k, v in row.items() if k not in {"coauthors", "paper"}} for row in COMMUNITY]
    assert resolve_people(bare) == resolve_people(COMMUNITY)


def test_without_co_authors_a_paper_that_is_listed_twice_is_one_persons() -> None:
    rows = signed(("Growth of trees", "Ana Lindqvist; Karl Weber"))
    rows += [{**row, "id": f"{row['id']} again"} for row in rows]
    found = resolve_people([{k: v for k, v in row.items() if k not in {"coauthors", "paper"}} for row in rows])
    assert len(set(found.values())) == 2


def test_initials_lean_on_the_only_full_name_of_their_block() -> None:
    short, jan, jana, josef = map(key, ("J. Novak", "Jan Novak", "Jana Novak", "Josef Novak"))
    alone, crowd = Bearers([jan] * 8 + [short]), Bearers([jan, jana, josef] * 8 + [short])
    assert alone.share(short, jan) == alone.share(short, short) == 0.8
    assert crowd.share(short, jan) < 1 / 3
    assert crowd.share(jan, jan) == Bearers([short]).share(short, short) == 0


MISSPELT = [
    ("Moss, Ada K", "Bark beetles of dry forests", "Forestry, University of Eastfield. moss@forest.eastfield.example"),
    ("Moss, Adele", "Seeds of the northern pine", "Forestry, University of Eastfield. moss@forest.eastfield.example"),
    ("Moss, Anton W", "Roots and snow", "Department of Forestry, Eastfield. moss@forest.eastfield.example"),
    ("Moss, A", "Fungi of the pine", "Department of Forestry, University of Eastfield."),
]


def addressed(*signatures: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Give signatures with their titles and affiliations."""
    return [
        {"id": str(n), "name": name, "title": title, "affiliation": place}
        for n, (name, title, place) in enumerate(signatures)
    ]


def test_names_that_contradict_each_other_beside_one_address_are_initials() -> None:
    found = resolve_people(addressed(*MISSPELT))
    assert found["0"] == found["1"] == found["2"]


def test_two_names_beside_one_address_may_be_two_people() -> None:
    found = resolve_people(addressed(*MISSPELT[:2]))
    assert found["0"] != found["1"]


def test_an_address_that_holds_no_name_proves_nothing_of_names() -> None:
    office = [(name, title, place.replace("moss@", "office@")) for name, title, place in MISSPELT]
    found = resolve_people(addressed(*office))
    assert len({found["0"], found["1"], found["2"]}) == 3


def test_no_order_of_signatures_changes_anything() -> None:
    expected = resolve_people(COMMUNITY)
    rng = random.Random(3)
    for _ in range(5):
        rows = COMMUNITY[:]
        rng.shuffle(rows)
        assert resolve_people(rows) == expected


def test_nameless_signatures_stay_apart() -> None:
    rows = [{"id": n, "title": "Growth of trees", "coauthors": ["Ana Lindqvist"]} for n in "ab"]
    assert len(set(resolve_people(rows).values())) == 2


@pytest.mark.parametrize("rows", [[], [{"id": "a"}], [{"id": "a", "name": "", "coauthors": None, "year": "n.d."}]])
def test_records_that_say_nothing_are_answered_too(rows: list[dict[str, Any]]) -> None:
    assert list(resolve_people(rows)) == [r["id"] for r in rows]


def venues(*texts: str) -> list[set[str]]:
    """Give the groups of more than one string."""
    found = resolve_venues({"id": text, "text": text} for text in texts)
    groups: dict[str, set[str]] = {}
    for text, entity in found.items():
        groups.setdefault(entity, set()).add(text)
    return sorted((g for g in groups.values() if len(g) > 1), key=sorted)


@pytest.mark.parametrize(
    "texts",
    [
        ("J. Tree Stud.", "Journal of Tree Studies", "Journal of Treetop Studies"),
        ("JTS", "Journal of Tree Studies"),
        ("Annals of Bark A", "Annals of Bark B"),
        ("Bark", "Moss"),
        ("Arch. Moss. Fern", "Archaeological Mosses and Ferns", "Architecture of Moss and Ferns"),
        ("Bark Eng. (London)", "Bark Engineering (New York)"),
        ("BMC Fern", "Biomechanics of Fern"),
        ("Annals of Bark", "Annals of Bark : Supplement"),
        ("Shrub (Oslo)", "Shrub", "Shrub (Lima)"),
        ("Tree Rev. A", "Tree Review Applied"),
    ],
)
def test_venues_that_may_be_two_stay_apart(texts: tuple[str, ...]) -> None:
    assert venues(*texts) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("J. Tree Stud.", "Journal of Tree Studies", "The journal of tree studies", "J Tree Stud"),
        ("Dtsch. Baumkd.", "Deutsche Baumkunde"),
        ("Natl. Compd. Lett.", "National Compounds Letters"),
        ("Acta Moss. (Wien)", "Acta Mossica"),
        ("Ann. Bark, Ser. A", "Annals of Bark A"),
        ("Shrub", "Shrub : a review of low trees"),
        ("Acta Sociobot.", "Acta Socio-Botanica"),
        ("Fla. Tree J.", "The Florida tree journal"),
        ("Curr Top Bark Res Q", "Current Topics in Bark Research Quarterly"),
        ("Womens Tree Rep.", "Women's Tree Reports"),
        ("Cah. Ethnobot.", "Cahiers d'ethnobotanique"),
        ("Zh. Eksp. Bot. Rast.", "Zhurnal Eksperimental'noi Botaniki Rastenii"),
        ("Arch. Stor. Arte Ital.", "Archivio storico dell'arte italiana"),
    ],
)
def test_abbreviations_meet_their_names(texts: tuple[str, ...]) -> None:
    assert venues(*texts) == [set(texts)]


ODDS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(-5, 5), max_size=20
)


@given(ODDS, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])))
def test_linkage_keeps_apart_what_must_be(odds: dict[tuple[int, int], float], apart: set[tuple[int, int]]) -> None:
    label = link(8, odds, apart)
    assert all(label[a] != label[b] for a, b in apart)
    assert all(label[root] == root <= member for member, root in enumerate(label))


PAPER = {"title": "On the growth of trees", "authors": "Ana Lindqvist, Karl Weber", "year": "2001", "venue": "FOREST"}
OTHER_PAPERS = [
    {**PAPER, "title": "On the growth of trees II"},
    {**PAPER, "authors": "Otto Kern, Mary Major"},
    {**PAPER, "venue": "Journal of Shrubs", "year": "2004"},
    {**PAPER, "venue": "Journal of Forest Studies"},
    {**PAPER, "venue": "Tech. rep. 12, Northern College"},
    {**PAPER, "title": "On the decline of mosses in towns"},
    {**PAPER, "venue": "JSF 12(3):", "year": "2004"},
    {
        **PAPER,
        "title": "On the growth of trees. Unpublished. An extended abstract appears in Proceedings of",
        "year": "",
    },
]
SAME_PAPERS = [
    {**PAPER, "authors": "A. Lindqvist & K. Weber"},
    {**PAPER, "title": "on the growth of trees.", "authors": "lindqvist, a., and weber, k.", "year": "(2001)."},
    {**PAPER, "title": "On the grow th of trees", "venue": ""},
    {**PAPER, "title": "On the growth of trees (panel session)"},
    {**PAPER, "title": "K. Weber, on the growth of trees", "authors": "ana lindqvist,"},
    {**PAPER, "title": "On the growth of trees. In Proceedings of Forest", "venue": ""},
    {**PAPER, "venue": "A preliminary version appeared in Proceedings of the Tree Workshop"},
]


@pytest.mark.parametrize("other", OTHER_PAPERS)
def test_other_works_stay_apart(other: dict[str, str]) -> None:
    found = resolve_papers([{"id": "a", **PAPER}, {"id": "b", **other}])
    assert found["a"] != found["b"]


def test_titles_that_each_hold_a_word_of_their_own_are_two_works() -> None:
    def works(*titles: str) -> int:
        rows = [{"id": title, "title": title, "authors": PAPER["authors"]} for title in titles]
        return len(set(resolve_papers(rows).values()))

    assert works("Oak models of growth in northern forests", "Birch models of growth in northern forests") == 2
    assert works("Oak models of growth in northern forests", "Oak models of growth in forests") == 1
    assert works("Oak models of growth in northern forests", "Oak mo dels of grwth in northern forests") == 1


@pytest.mark.parametrize("other", SAME_PAPERS)
def test_forms_of_one_work_meet(other: dict[str, str]) -> None:
    found = resolve_papers([{"id": "a", **PAPER}, {"id": "b", **other}])
    assert found["a"] == found["b"]


@pytest.mark.parametrize(
    "title", ["Editor's notes", "Chair's message", "Guest editorial", "Buchbesprechungen", "Preface"]
)
def test_columns_of_a_magazine_without_years_are_many_works(title: str) -> None:
    rows = [{"id": n, "title": title, "authors": "Ana Lindqvist", "venue": "Shrubs"} for n in "ab"]
    assert len(set(resolve_papers(rows).values())) == 2


def test_pages_tell_versions_apart_where_neither_year_nor_venue_calls_them_misprinted() -> None:
    def works(**second: str) -> int:
        first = {**PAPER, "id": "a", "pages": "10-21"}
        return len(set(resolve_papers([first, {**first, "id": "b", "pages": "411-430", **second}]).values()))

    assert works() == works(year="2002") == works(venue="") == 1
    assert works(venue="", year="") == 2
    assert works(venue="", year="", pages="10-12") == 1


def test_columns_of_a_magazine_are_many_works() -> None:
    rows = [
        {"id": y, "title": "Editor's notes", "authors": "Ana Lindqvist", "year": y, "venue": "Shrubs"}
        for y in ("2001", "2002", "2003")
    ]
    assert len(set(resolve_papers(rows).values())) == 3


def test_records_are_answered_in_their_order() -> None:
    rows = [{"id": n, "text": t} for n, t in (("z", "Annals of Moss"), ("a", "Ann. Moss"), ("m", "Bark"))]
    assert list(resolve_records("venues", rows)) == [
        {"id": "z", "entity": "a"},
        {"id": "a", "entity": "a"},
        {"id": "m", "entity": "m"},
    ]
    found = list(
        resolve_records(
            "organizations", [{"id": "x", "text": "University of Waterloo, Canada"}, {"id": "y", "text": "?"}]
        )
    )
    assert [(f["id"], f["ror"]) for f in found] == [("x", "https://ror.org/01aff2v68")]


@pytest.mark.parametrize(
    ("kind", "rows", "says"),
    [
        ("gardens", [], "there are papers"),
        ("venues", [{"text": "Moss"}], "record 1: no id"),
        ("venues", [{"id": None, "text": "Moss"}], "record 1: no id"),
        ("venues", [{"id": "a", "text": "Moss"}, {"id": "a"}], "record 2: an earlier record has the id 'a'"),
        ("venues", [{"id": "a", "name": "Moss"}], "no record has `text`.*there are id, name"),
        ("organizations", [{"id": "a", "affiliation": "Moss"}], "no record has `text`"),
        ("people", [{"id": "a", "name": ["A. Kern"]}], "record 1: `name` is list"),
        ("people", [{"id": "a", "name": "A. Kern", "coauthors": [{"name": "B. Olsen"}]}], "`coauthors` is dict"),
        ("people", [{"id": "a", "name": "\ud800"}], "half a character"),
    ],
)
def test_records_that_cannot_be_used_are_refused(kind: str, rows: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(resolve_records(kind, rows))


def test_numbers_missing_columns_and_lists_as_text_are_taken() -> None:
    rows = [
        {"id": 1, "name": "A. Kern", "coauthors": "B. Olsen; C. Weber", "title": "On trees", "year": 2001},
        {"id": 2, "name": "A. Kern", "coauthors": ["B. Olsen", "C. Weber", None], "title": "On trees and moss"},
        {"id": 3},
    ]
    found = {row["id"]: row["entity"] for row in resolve_records("people", rows)}
    assert found["1"] == found["2"] != found["3"]
    papers = [{"id": "a", **PAPER}, {"id": "b", **PAPER, "authors": ["Ana Lindqvist", "Karl Weber"]}]
    assert len({row["entity"] for row in resolve_records("papers", papers)}) == 1


def test_a_text_without_end_is_answered_in_time() -> None:
    rows = [{"id": "a", "text": "University of Waterloo, Canada; " * 5000}, {"id": "b", "text": "a" * 1_000_000}]
    assert [row["id"] for row in resolve_records("organizations", rows)] == ["a"]


@pytest.mark.slow
def test_no_hash_seed_changes_anything() -> None:
    code = (
        "from tests.resolve.test_records import COMMUNITY; from kgbuild.resolve.records.people import resolve_people;"
        "print(sorted(resolve_people(COMMUNITY).items()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(answers) == 1
