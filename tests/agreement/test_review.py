"""The queue asks for what is most worth knowing, and answers become corrections that hold."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import academy
from kgbuild.agreement import compare, questions
from kgbuild.agreement.queue import Question, Side, Sighting
from kgbuild.agreement.review import Word, answer, answers_of, read_questions
from kgbuild.corrections import Answer, append_answers, parse_corrections, read_corrections
from kgbuild.errors import CorrectionsError, GraphError, InputError
from kgbuild.identity import Ledger
from kgbuild.settling import settle


def side(key: str, name: str, document: str, count: int = 1) -> Side:
    return Side(key, name, (), {}, count, (name, document), (Sighting(name, document, 3, f"{name} did it"),))


ASKED = Question("person", 0.6, 0.6, (side("person/y-li", "Y. Li", "a.md"), side("person/y-li-1", "Y. Li", "b.md")))


def test_answers_name_documents_rather_than_keys() -> None:
    assert answer(ASKED, "same") == Answer("person", "same", (("Y. Li", "a.md"), ("Y. Li", "b.md")))
    assert answer(ASKED, "skip") is None


def test_of_two_that_are_the_same_the_fuller_name_comes_first() -> None:
    both = side("person/y-li", "Y. Li", "a.md", 9), side("person/yan-li", "Yan Li", "b.md")
    words: list[tuple[Word, list[str]]] = [("same", ["Yan Li", "Y. Li"]), ("different", ["Y. Li", "Yan Li"])]
    for word, names in words:
        decided = answer(Question("person", 0.6, 0.6, both), word)
        assert decided is not None
        assert [name for name, _ in decided.sides] == names


def test_answers_stand_behind_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("# mine\n[[same]]\nperson = ['A', 'B'] # yes\n", encoding="utf-8")
    odd = Answer("person", "different", (('"Q" \\ Li', "a\tb.md"), ("person/y-li", "")), "two ORCIDs")
    assert append_answers(path, [odd]) == 1
    assert path.read_text(encoding="utf-8").startswith("# mine\n[[same]]\nperson = ['A', 'B'] # yes\n")
    same, different = read_corrections(path).items
    assert same.action == "same"
    assert [(one.name, one.document) for one in different.of] == [('"Q" \\ Li', "a\tb.md"), ("person/y-li", "")]


def test_a_broken_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[smae]]\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match="did you mean 'same'"):
        append_answers(path, [Answer("person", "same", (("A", ""), ("B", "")))])
    assert path.read_text(encoding="utf-8") == "[[smae]]\n"


def test_the_printed_queue_is_taken_back_with_answers() -> None:
    raw = json.loads(json.dumps([dataclasses.asdict(ASKED)]))
    assert answers_of(raw, [ASKED], "f") == []
    raw[0]["answer"] = "same"
    assert answers_of(raw, [ASKED], "f") == [answer(ASKED, "same")]
    assert answers_of([{"sides": ["person/y-li-1", "person/y-li"], "answer": "different"}], [ASKED], "f")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({}, "must be a list"),
        ([3], "f: answer 1: must be an object"),
        ([{"sides": ["person/y-li"]}], "f: answer 1: sides must be two keys"),
        ([{"sides": ["person/y-li", "person/y-lee"], "answer": "same"}], "not in the queue; the nearest: person/y-li"),
        ([{"sides": ["person/y-li", "person/y-li-1"], "answer": "yes"}], "'yes' is none of same, different, skip"),
    ],
)
def test_what_is_no_answer_is_named(raw: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        answers_of(raw, [ASKED], "f")


def test_a_folder_without_a_queue_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"holds no review\.json"):
        read_questions(tmp_path)
    (tmp_path / "review.json").write_text("[", encoding="utf-8")
    with pytest.raises(GraphError, match="is damaged"):
        read_questions(tmp_path)


def unsure_pages() -> list:
    pages = []
    for document, title, friend in (
        ("a.md", "Tides", "Ana Moe"),
        ("b.md", "Cells", "Bo Ek"),
        ("c.md", "Tides", "Cy Dahl"),
    ):
        sheet = academy.Sheet(document, friend)
        for number in range(2):
            sheet.list_paper(f"{title} of order {number}", f"{friend}, Yan Zhang", year="2019")
        pages.append(sheet.extraction())
    return pages


def test_questions_show_both_sides_and_the_most_valuable_first() -> None:
    pages = unsure_pages()
    settled = settle(pages, Ledger(), parse_corrections(""))
    pair = sorted(key for key in settled.resolution.people if "zhang" in key)[:2]
    assert len(pair) == 2
    others = sorted(key for key in settled.resolution.people if "zhang" not in key)[:2]
    unsure = ((others[0], others[1], 0.3), (pair[0], pair[1], 0.6))
    asked = questions(pages, dataclasses.replace(settled.resolution, unsure=unsure))
    assert [question.score for question in asked] == [0.6, 0.3]
    for one in asked[0].sides:
        assert one.count >= 2
        assert all("Yan Zhang" in sighting.quote and sighting.line > 0 for sighting in one.sightings)


def test_who_bears_a_name_alone_goes_by_it_and_namesakes_by_their_keys() -> None:
    sheet = academy.Sheet("a.md", "Ana Moe")
    for title, venue in (("Pop-Up Cards", "Journal of Folding"), ("Pop-up cards", "Letters of Paper"), ("Tides", "J")):
        sheet.list_paper(title, "Ana Moe", year="2019", venue=venue)
    pages = [sheet.extraction()]
    resolution = settle(pages, Ledger(), parse_corrections("")).resolution
    keys = {where[1]: key for where, key in resolution.paper_of.items()}
    assert len(set(keys.values())) == 3
    unsure = ((keys[0], keys[1], 0.5), (keys[1], keys[2], 0.4))
    asked = questions(pages, dataclasses.replace(resolution, unsure=unsure))
    assert asked[0].sides[0].who == (keys[0], "")
    assert asked[1].sides[1].who == ("Tides", "a.md")


def test_an_answer_is_carried_out() -> None:
    pages = unsure_pages()
    settled = settle(pages, Ledger(), parse_corrections(""))
    pair = sorted(key for key in settled.resolution.people if "zhang" in key)[:2]
    unsure = dataclasses.replace(settled.resolution, unsure=((pair[0], pair[1], 0.6),))
    decided = answer(questions(pages, unsure)[0], "same")
    assert decided
    text = f"[[same]]\nperson = [{', '.join(f'{{ name = {n!r}, document = {d!r} }}' for n, d in decided.sides)}]"
    again = settle(pages, settled.kept.ledger, parse_corrections(text))
    assert again.kept.ledger.current(pair[0]) == again.kept.ledger.current(pair[1])


def two_lives(end: str, advisor: str) -> list:
    pages = []
    for document, year, who in (("a.md", "2008", "Eve Moe"), ("b.md", end, advisor)):
        sheet = academy.Sheet(document, "Ada Lind")
        e = sheet.say(f"PhD in Physics, Uppsala University, 2004-{year}, advisor {who}")
        me = sheet.who(e, "")
        me = dataclasses.replace(me, name="Ada Lind", start=-1, end=-1)
        sheet.records += [
            academy.Education(evidence=e, person=me, institution=sheet.who(e, "Uppsala University"), degree="PhD",
                              start="2004", end=year),
            academy.Supervision(evidence=e, advisor=sheet.who(e, who), student=me, level="PhD"),
        ]  # fmt: skip
        pages.append(sheet.extraction())
    return pages


def compared(end: str, advisor: str, corrections: str = "") -> dict[str, bool]:
    settled = settle(two_lives(end, advisor), Ledger(), parse_corrections(corrections))
    return {one.field: one.agree for one in compare(settled.extractions, settled.resolution)}


def test_documents_that_say_the_same_confirm_each_other() -> None:
    assert compared("2008", "Eve Moe") == {"start": True, "end": True, "advisor": True}
    assert compared("2008-05", "Eve Moe")["end"]


def test_documents_that_differ_disagree() -> None:
    assert compared("2009", "Bo Sund") == {"start": True, "end": False, "advisor": False}


def test_a_correction_settles_a_disagreement() -> None:
    text = '[[set]]\ndocument = "b.md"\nquote = "PhD in Physics"\nkind = "education"\nfield = "end"\nvalue = "2008"'
    assert compared("2009", "Eve Moe", text)["end"]
    settled = settle(two_lives("2009", "Eve Moe"), Ledger(), parse_corrections(text))
    (end,) = [c for c in compare(settled.extractions, settled.resolution, fields=["end"]) if c.field == "end"]
    assert [(s.value, s.corrected) for s in end.statements] == [("2008", False), ("2008", True)]
