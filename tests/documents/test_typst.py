"""Typst: what a source prints, and what the arguments of functions hold that nothing is known of."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.documents import read, read_bytes
from kgbuild.errors import DocumentError

from .reading import outline, read_text, runs

PAGE = r"""#import "@preview/modern-cv:0.8.0": *
/* a note /* to */ myself */
#show: resume.with(
  author: (firstname: "Ada", lastname: "Moe", email: "ada@example.org", positions: ("Lecturer", "Diver")),
  date: datetime.today().display(),
  profile-picture: none,
)
#set text(size: 9pt)
#let event(what, when) = [*#what* #h(1fr) #when \ ]
= Posts // of all kinds
#resume-entry(
  title: "Lecturer", location: "Oslo, Norway", date: "2012 - 2014", description: "Example University",
  title-link: "https://e.example/",
)
#resume-item[
  - Taught _tides_ and
    *nets*
    + slack water
  - Wrote https://x.example/a-b.
]
== Talks
#event[Slack water][2012]
Tides \
Second~line -- \$5 #link("mailto:a@b.c")[mail]

#for (y, t) in (("2010", "A"), ("2011", "B")) [
  - #y: #upper(t)
]
#let data = (names: ("Ida", "Moe"), shown: true)
#if data.shown and data.names.len() == 2 [#data.names.join(", ", last: " and ")] else [nobody]
#grid(columns: (auto, 1fr), [2010], [PhD, Oslo], [2008], [BSc, Bergen])
#cv-skill[Languages][English, Norwegian and some German]
/ Nets: of all kinds
"""


def test_a_page() -> None:
    document = read_text(PAGE, "cv.typ")
    assert document.metadata == {"author": "Ada Moe"}
    assert [line for line in outline(document) if not line.startswith("code")] == [
        "heading1 Ada Moe",
        "paragraph ada@example.org / Lecturer, Diver",
        "heading2 Posts",
        "paragraph Lecturer, Example University, Oslo, Norway, 2012 - 2014",
        "item1 • Taught tides and nets",
        "item2 1. slack water",
        "item1 • Wrote https://x.example/a-b.",
        "heading3 Talks",
        "paragraph Slack water, 2012",
        "paragraph Tides / Second line – $5 mail",
        "item1 • 2010: A",
        "item1 • 2011: B",
        "paragraph Ida and Moe",
        "row 2010 | PhD, Oslo",
        "row 2008 | BSc, Bergen",
        "paragraph Languages: English, Norwegian and some German",
        "paragraph Nets: of all kinds",
    ]
    assert {"strong Lecturer", "emphasis tides", "link mail"} <= set(runs(document))
    assert document.line(document.text.index("Example University")) == 12
    assert document.line(document.text.index("Norwegian and")) == 32


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        # what an argument holds stands in its name
        ("#edu(institution: [Oslo], degree: [PhD], dates: [2012])", ["paragraph PhD, Oslo, 2012"]),
        ('#x(company-name: "Nets", role: "Diver", start: "2012", end: "2014")', ["paragraph Diver, Nets, 2012 – 2014"]),
        ('#x(title: "Diver", start-date: 2012, color: "red", logo: "a.png")', ["paragraph Diver, 2012"]),
        ("#x(title: [Diver], date: [2012])[Taught tides,\\\nand nets]", ["paragraph Diver, 2012", "paragraph Taught tides, / and nets"]),
        ('#x(authors: ("A. Moe", "I. Holm"), title: "Tides", journal: "Nets", year: 2012)', ["paragraph A. Moe, I. Holm, “Tides,” Nets, 2012"]),
        ('#x((title: "A", date: "2012"), (title: "B", date: "2013"))', ["paragraph A, 2012", "paragraph B, 2013"]),
        # or is told by what it is
        ("#x[Diver][2012--2014][Oslo]", ["paragraph Diver, Oslo, 2012–2014"]),
        ("#x([*Oslo*, PhD], [May 2012], row: [- Tides])", ["paragraph Oslo, PhD, May 2012", "item1 • Tides"]),
        ('#cv-section("Talks")\nx', ["heading2 Talks", "paragraph x"]),
        ('#let s = cvSection.with(metadata: toml("no.toml"))\n#s("Talks")', ["heading2 Talks"]),
        ('#x(title: [Diver], dates: of(start-date: "2012", end-date: "2014"))', ["paragraph Diver, 2012 – 2014"]),
        ("Tides#hBar()nets #space-below() end", ["paragraph Tides | nets end"]),
        ('#show ";": sym.space.hair\n#show heading: set text(red)\nA.\\;Moe', ["paragraph A. Moe"]),
        ("#cv-line[a]\n#cv-line[b]", ["item1 • a", "item1 • b"]),
        ('#my-link("https://a.example", [a])', ["paragraph a"]),
        # functions of the source: as entries where their parameters say so, else as they print
        ("#let e(title, date) = [#date: #title]\n#e[Diver][2012]", ["paragraph Diver, 2012"]),
        ("#let e(a, b: [x], ..c) = [#a #b #c.pos().first()]\n#e([1], [2], b: [3])", ["paragraph 1 3 2"]),
        ("#let e(a) = { let b = a + 1; if b > 1 { return [many] }; [few] }\n#e(1) #e(0)", ["paragraph many few"]),
        ("#let cv(name, body) = { align(center)[= #name]; body }\n#show: cv.with([Ida])\nx", ["heading2 Ida", "paragraph x"]),
        # signs
        ("a // b\nc \\/ d \\u{e9} *not", ["paragraph a c / d é *not"]),
        ("a#super[2] #footnote[b] <c> @d e\\@f.g h@i.j", ["paragraph a2 b e@f.g h@i.j"]),
        ("#sym.dot.op #h(1em) #[in] #{ [x]; [y] } $alpha$", ["paragraph · in xy $alpha$"]),
        ("- a\n\n  b\n- c\nd", ["item1 • a", "paragraph b", "item1 • c", "paragraph d"]),
        ("#unknown #unknown.field #none.at(1) #(1 / 0) x", ["paragraph x"]),
    ],
)  # fmt: skip
def test_what_is_printed(source: str, printed: list[str]) -> None:
    assert outline(read_text(source, "cv.typ")) == printed


def test_files_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in" / "parts").mkdir(parents=True)
    (tmp_path / "secret.typ").write_text("Secret")
    folder = tmp_path / "in"
    (folder / "kit.typ").write_text('#import "kit.typ": *\n#let both(a, b) = [#a and #b]\n')
    (folder / "parts" / "talks.typ").write_text("- Slack water, 2012\n")
    (folder / "data.yml").write_text("posts:\n  - title: '*Lecturer*'\n    when: 2012-05-03\n")
    (folder / "own.bib").write_text("@article{a, author={Moe, Ada}, title={Nets}, journal={Tides}, year=2012}")
    (folder / "cv.typ").write_text(
        '#import "kit.typ": both\n#import "../secret.typ": *\n#include "../secret.typ"\n#both[Ida][Ada]\n'
        '#include "parts/" + "talks.typ"\n#include "cv.typ"\n\n'
        '#for p in yaml("data.yml").posts [#eval(p.title, mode: "markup"), #p.when]\n\n#bibliography("own.bib")\n'
    )
    document = read(folder / "cv.typ")
    assert outline(document) == [
        "paragraph Ida and Ada",
        "item1 • Slack water, 2012",
        "paragraph Lecturer, 2012-05-03",
        "item1 1. Ada Moe, “Nets,” Tides, 2012.",
    ]
    assert document.line(document.text.index("Slack water")) == 5


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("#let f(x) = f(x)\n#f(1)", "never end"),
        ("#let x = [aa]\n" + "#let x = [#x#x]\n" * 60 + "#x", "never end"),
        ('#let x = "aaaaaaaaaa"\n' + '#let x = x.replace("a", "aaaaaaaaaa")\n' * 30 + "#x", "never end"),
        ("#let a = ()\n#a.push(a)\n#a", "never end"),
        ("#[" * 20_000, "are open"),
        ("#(" * 20_000, "are open"),
        ("- " * 20_000, "are open"),
    ],
    ids=["recursion", "content", "text", "itself", "brackets", "lists", "items"],
)
def test_what_nobody_writes_is_refused(source: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_bytes(source.encode(), "a.typ")
