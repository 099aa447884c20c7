"""reStructuredText: what docutils makes of it, and what only the generators of sites know."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.documents import read, read_bytes
from kgbuild.errors import DocumentError

from .reading import outline, read_text

PAGE = """.. title: Curriculum of Ada Moe
.. slug: cv
.. a note to myself

Ada Moe
=======

:date: 2014-05-03
:tags: cv
:Contact: ada@example.org

Lecturer at `Example University <https://e.example>`_,
see :doc:`papers </pubs>`, |nets| and Tides_
for more [1]_.

.. |nets| replace:: *Nets*
.. |today| date::

Posts
-----

**2012 - 2014**
   Lecturer, Oslo
:2010--2012: Student

.. only:: html

   Shown on the |today| web

.. card:: Ida Holm
   :shadow: none

   PhD student since 2011

.. code-block:: python

   print("Nobody")

.. toctree::

   pubs

Skipped
^^^^^^^

Text

Other
-----

Too deep
~~~~~~~~

| one
| two

.. list-table::
   :header-rows: 1

   * - Year
     - Prize
   * - 2013
     - Tide Prize

.. [M12] A. Moe. Slack water. Tides, 2012.
.. [1] A note.

.. raw:: html

   <p>In <b>HTML</b></p>

.. image:: ada.jpg
"""


def test_a_page() -> None:
    document = read_text(PAGE, "cv.rst")
    assert {key: document.metadata[key] for key in ("title", "date", "tags")} == {
        "title": "Curriculum of Ada Moe",
        "date": "2014-05-03",
        "tags": "cv",
    }
    assert [line for line in outline(document) if not line.startswith("code")] == [
        "heading1 Ada Moe",
        "paragraph Contact: ada@example.org",
        "paragraph Lecturer at Example University, see papers, Nets and Tides for more .",
        "heading2 Posts",
        "item1 2012 - 2014",
        "paragraph Lecturer, Oslo",
        "row 2010--2012 | Student",
        "paragraph Shown on the today web",
        "heading3 Ida Holm",
        "paragraph PhD student since 2011",
        "heading3 Skipped",
        "paragraph Text",
        "heading2 Other",
        "heading3 Too deep",
        "paragraph one / two",
        "row! Year | Prize",
        "row 2013 | Tide Prize",
        "item1 • A. Moe. Slack water. Tides, 2012.",
        "item1 • A note.",
        "paragraph In HTML",
    ]
    assert document.line(document.text.index("see papers")) == 13
    assert document.line(document.text.index("Lecturer, Oslo")) == 23


def test_several_sections_on_top_head_no_page() -> None:
    assert outline(read_text("Talks\n=====\n\na\n\nPapers\n======\n\nb\n", "a.rst"))[0] == "heading2 Talks"


def test_files_of_the_folder_are_included(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "talks.rst").write_text("* Slack water, 2012\n")
    (tmp_path / "secret.txt").write_text("Secret\n")
    page = ".. include:: talks.rst\n\n.. include:: ../secret.txt\n\n.. csv-table::\n   :file: ../secret.txt\n\nEnd\n"
    (tmp_path / "in" / "cv.rst").write_text(page)
    assert outline(read(tmp_path / "in" / "cv.rst")) == ["item1 • Slack water, 2012", "paragraph End"]


def test_roles_of_one_page_are_not_those_of_the_next() -> None:
    read_text(".. role:: hide(raw)\n   :format: latex\n\n:hide:`a`\n", "a.rst")
    assert outline(read_text(":hide:`Ada`\n", "b.rst")) == ["paragraph Ada"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("- " * 5000 + "a", "nest too deep"),
        ("\n".join(" " * depth + "a" for depth in range(400)), "nest too deep"),
        ("`a <" * 20_000, "too many signs"),
        ("= " * 5000 + "\n" + "a " * 5000, "columns"),
        ("\n".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|" for n in range(60)), "unfold"),
    ],
    ids=["lists", "quotations", "markup", "columns", "substitutions"],
)
def test_what_nobody_writes_is_refused(source: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_bytes(source.encode(), "a.rst")


def test_inclusions_without_end_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("a\n\n.. include:: a.rst\n")
    with pytest.raises(DocumentError, match="never end"):
        read(tmp_path / "a.rst")
