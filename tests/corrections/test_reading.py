"""Corrections as a file: what is wrong is named with its line and what was probably meant."""

from __future__ import annotations

import pytest

from kgbuild.corrections import parse_corrections, read_corrections
from kgbuild.corrections.correction import Place, Reference
from kgbuild.errors import CorrectionsError

GOOD = '''# known better
[[same]]
person = ["A. Lind", { name = "Ada Lind", document = "cv.md" }]
because = """she says so
[[set]]
herself"""

[[set]]
document = "cv.md"
quote = "Ph.D., 2004  -  2008"
kind = "education"
field = "end"
value = "2007-05"

# the student
[[add]]
kind = "supervision"
advisor = "Ada Lind"
student = { name = "Greta Holm", new = true }
'''


def test_what_is_right_is_read_with_its_lines() -> None:
    same, end, added = parse_corrections(GOOD).items
    assert (same.action, same.line) == ("same", 2)
    assert same.of == (Reference("person", "A. Lind"), Reference("person", "Ada Lind", "cv.md"))
    assert (end.line, end.place, end.field, end.value) == (
        8, Place("cv.md", "Ph.D., 2004 - 2008", "education"), "end", "2007-05",
    )  # fmt: skip
    assert (added.line, added.kind) == (16, "supervision")
    assert added.value["student"] == Reference("person", "Greta Holm", new=True)
    assert all(GOOD[item.start :].startswith(item.quote) for item in (same, end, added))
    assert end.quote.endswith('"2007-05"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[smae]]\nperson = ['A', 'B']", "file:1: unknown correction 'smae'; did you mean 'same'"),
        ("[[same]]\nperson = ['A', 'B'\n", r"file:\d: is not TOML"),
        ("\n[[same]]\nperson = ['A']", "file:3: person must be a list of two"),
        ("[[same]]\npersons = ['A', 'B']", "file:2: unknown key 'persons' of 'same'; did you mean 'person'"),
        ("[[same]]\nperson = ['A', 'B']\npaper = ['C', 'D']", "says not whom or what"),
        ("[[same]]\nperson = ['A', 3]", "file:2: person: 3 must be a name"),
        ("[[same]]\nperson = ['A', { nam = 'B' }]", "must be a name"),
        ("[[same]]\nperson = ['A', { name = 'B', dokument = 'x' }]", "unknown key 'dokument'"),
        ("same = 3", "must stand under a line"),
        ("same = [{ person = ['A', 'B'] }]", "must stand under a line"),
        ("[[rename]]\nperson = 'A'", "needs name"),
        ("[[retract]]\nquote = 'x'", "needs document"),
        ("[[retract]]\nbecause = 'x'", "says not what"),
        ("[[retract]]\ndocument = 'a'\nquote = 'x'\nkind = 'papr'", "file:4: no kind of record 'papr'; did you mean 'paper'"),
        ("[[retract]]\ndocument = 'a'\nquote = 'x'\nwhere = { adviser = 'A' }", "file:4: no field 'adviser'; did you mean 'advisor'"),
        ("[[set]]\nperson = 'A'\nfield = 'orchid'\nvalue = 'x'", "file:3: no field 'orchid' of a person; did you mean 'orcid'"),
        ("[[set]]\npaper = 'A'\nfield = 'year'\nvalue = 2008", "file:4: year: 2008 must be a text"),
        ("[[set]]\npaper = 'A'\nfield = 'year'\nvalue = '20O8'", "file:4: year: '20O8' is no date"),
        ("[[set]]\npaper = 'A'\nfield = 'type'\nvalue = 'jurnal'", "'jurnal' is none of journal"),
        ("[[set]]\npaper = 'A'\nfield = 'year'", "needs a value"),
        ("[[set]]\npaper = 'A'\ndocument = 'x'\nquote = 'y'\nfield = 'year'\nvalue = '2000'", "give either paper"),
        ("[[add]]\nkind = 'supervisor'", "file:2: no kind of record"),
        ("[[add]]\nkind = 'supervision'\nadvisor = 'A'", "needs student"),
        ("[[add]]\nkind = 'supervision'\nadvisor = 'A'\nstudent = 'B'\nongoing = 'yes'", "file:5: ongoing: 'yes' must be true or false"),
        ("[[hide]]\npaper = 'A'", "unknown key 'paper' of 'hide'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(CorrectionsError, match=message):
        parse_corrections(text, "file")


def test_a_file_that_is_no_text_is_named(tmp_path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(b"# a\n\xff")
    with pytest.raises(CorrectionsError, match=r"corrections.toml:2: is not UTF-8"):
        read_corrections(path)
    with pytest.raises(CorrectionsError, match="cannot be read"):
        read_corrections(tmp_path / "none.toml")
