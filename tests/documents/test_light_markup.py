"""jemdoc and Org: read as the Markdown that says the same, each line where it stands."""

from __future__ import annotations

import pytest

from kgbuild.document import Document
from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education, Position

JEMDOC = r"""# jemdoc: menu{MENU}{index.html}, title{Ada Moe's page}
= Ada Moe
# She is away until spring.
~~~
{}{img_left}{ada.jpg}{alt text}{135}{160}{https://ada.example.org}
Lecturer \n
[https://example.edu Example University]\n
ada \[at\] example.edu
~~~

== Education
- PhD in /Oceanography/, *Example University*, 2010--2014
-- Thesis: Slack water
- BSc in Physics, Harbour College, 2009

== Papers \[[all.html by topic]\]
. A. Moe\*, N. Holm. [https://x.example/p_1.pdf Slack water]. /Tides/, 2012. [1]
: {2013} Moved to Oslo

~~~
{Grants}{table}{grants}
2014 | Tide Fund ||
2015 | Net Fund ||
~~~
~~~
{}{python}
print("Nobody")
~~~
~~~
{}{raw}
<p>Visiting <b>Oslo</b></p>
~~~
"""
ORG = """#+TITLE: Curriculum
#+AUTHOR: Ada Moe
#+OPTIONS: toc:nil
# A note to myself
* Employment
** Lecturer :cv:
:PROPERTIES:
:CV_ENV:   cventry
:FROM:     <2014-09-01 Mon>
:TO:       <2017-12-07>
:LOCATION: Oslo, Norway
:EMPLOYER: Example University
:END:
I taught /tides
and nets/ at [[https://h.example/a_b/][Harbour *College*]], see https://x.example/c_d/e_f.
** DONE Student
:PROPERTIES:
:FROM: [2010]
:HOST: Net School
:END:
** Spy :noexport:
Nobody knows.
*** Where
- Nowhere
* COMMENT Drafts
Not yet.
* Honours
#+ATTR_LATEX: :mode table
| Year | Prize      |
|------+------------|
| 2012 | Tide Prize |
- [X] *Medal* :: of the =Tide= Society[fn:1]
#+BEGIN_SRC python
print("Nobody")
#+END_SRC
#+begin_quote
She knows tides.
#+end_quote
"""


def said(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(document.slice(block).split())) for block in document.blocks]


def test_jemdoc() -> None:
    document = read_bytes(JEMDOC.encode(), "index.jemdoc")
    assert document.metadata["title"] == "Ada Moe's page"
    assert said(document) == [
        ("heading", "Ada Moe"),
        ("paragraph", "Lecturer Example University ada [at] example.edu"),
        ("heading", "Education"),
        ("item", "PhD in Oceanography, Example University, 2010–2014"),
        ("item", "Thesis: Slack water"),
        ("item", "BSc in Physics, Harbour College, 2009"),
        ("heading", "Papers [by topic]"),
        ("item", "A. Moe*, N. Holm. Slack water. Tides, 2012. [1]"),
        ("item", "2013 Moved to Oslo"),
        ("heading", "Grants"),
        ("row", "2014 Tide Fund"),
        ("row", "2015 Net Fund"),
        ("paragraph", "Visiting Oslo"),
    ]
    links = {i.href for block in document.blocks for i in block.inlines if i.kind == "link"}
    assert links == {"https://example.edu", "all.html", "https://x.example/p_1.pdf"}


def test_org() -> None:
    document = read_bytes(ORG.encode(), "cv.org")
    assert (document.metadata["title"], document.metadata["author"]) == ("Curriculum", "Ada Moe")
    assert [one for one in said(document) if one[0] != "code"] == [
        ("heading", "Curriculum"),
        ("heading", "Employment"),
        ("heading", "Lecturer"),
        ("paragraph", ("Example University, Oslo, Norway, 2014-09-01 – 2017-12-07 I taught tides and nets at Harbour College, "
        "see https://x.example/c_d/e_f.")),
        ("heading", "Student"),
        ("paragraph", "Net School, [2010] – present"),
        ("heading", "Honours"),
        ("row", "Year Prize"),
        ("row", "2012 Tide Prize"),
        ("item", "Medal: of the Tide Society"),
        ("paragraph", "She knows tides."),
    ]  # fmt: skip


@pytest.mark.parametrize(("source", "name", "word"), [(JEMDOC, "a.jemdoc", "Harbour"), (ORG, "a.org", "Harbour")])
def test_lines_are_those_of_the_file(source: str, name: str, word: str) -> None:
    document = read_bytes(source.encode(), name)
    block = next(block for block in document.blocks if word in document.slice(block))
    at = document.text.index(word, block.start)
    assert document.line(at) == source[: source.index(word)].count("\n") + 1


@pytest.mark.parametrize(("source", "name"), [(JEMDOC, "a.jemdoc"), (ORG, "a.org")])
def test_facts(source: str, name: str) -> None:
    found = extract(read_bytes(source.encode(), name)).records
    held = {record.organization.name for record in found if isinstance(record, Position)}
    studied = {record.institution.name for record in found if isinstance(record, Education)}
    assert {"Example University"} <= held | studied
    assert "Nowhere" not in str(found)


@pytest.mark.parametrize("name", ["a.jemdoc", "a.org"])
def test_signs_of_icon_fonts_stand_for_nothing(name: str) -> None:
    document = read_bytes("- Ada \ue000\ue0015\ue001 Moe \ue3e7\n".encode(), name)
    assert document.text.startswith("Ada")


def test_as_many_signs_of_a_line_as_there_are_keep_what_they_say() -> None:
    document = read_bytes(("\\*" * 1200).encode(), "a.jemdoc")
    assert document.text.count("*") == 1200
