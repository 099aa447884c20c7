"""Letters that are raised behind the names of a list of authors: marks of a legend, no part of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgbuild.document import Inline
from kgbuild.extract.page import Page
from kgbuild.lexicon import words
from kgbuild.names import NameList

#: One to three letters, several parted by commas: "U", "ec", "a,b", "a,1".
_MARK = re.compile(r"[^\W\d_]{1,3}(?:\s?,\s?(?:[^\W\d_]{1,3}|\d{1,2}|[*†‡§¶#∗]))*|\d{1,2}(?:\s?,\s?[^\W\d_]{1,3})+")
#: Characters in front of a mark in which the meaning of a legend's sign stands.
_MEANING = 60


def marks_of(page: Page, runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give the raised letters among `runs` that end a word or a name; ordinals ("4th") are none."""
    return tuple(run for run in runs if run.kind == "small" and _is_mark(page.text, run))


def _is_mark(text: str, run: Inline) -> bool:
    printed, before = text[run.start : run.end].strip(), text[max(0, run.start - 1) : run.start]
    if not _MARK.fullmatch(printed) or re.match(r"\w", text[run.end : run.end + 1]):
        return False
    return (
        before.isalpha()
        or before in {".", ",", "*", ")"}
        or (before.isdigit() and printed not in words("paper_labels", "ordinals"))
    )


def without(text: str, start: int, marks: Iterable[Inline]) -> str:
    """Give `text`, which begins at `start` of the document, with blanks in place of the marks; offsets stay."""
    for mark in marks:
        begin, end = mark.start - start, mark.end - start
        if begin >= 0 and end <= len(text):
            text = text[:begin] + " " * (end - begin) + text[end:]
    return text


def with_marks(page: Page, names: NameList, marks: Sequence[Inline]) -> NameList:
    """Give a list of people with the raised letters behind each and who, by the page's legend, contributed equally."""
    behind = [
        "".join(page.text[mark.start : mark.end] for mark in marks if 0 <= mark.start - person.end <= 1)
        for person in names.people
    ]
    if not any(behind):
        return names
    printed = [*names.marks, *[""] * (len(behind) - len(names.marks))]
    signs = {sign for mark in set(behind) for sign in re.split(r"\s?,\s?", mark) if sign}
    equal = {sign for sign in sorted(signs) if _means_equal(page, sign)}
    return replace(
        names,
        marks=tuple(one + other for one, other in zip(printed, behind, strict=False)),
        equal=names.equal | {i for i, mark in enumerate(behind) if equal & set(re.split(r"\s?,\s?", mark))},
    )


def _means_equal(page: Page, sign: str) -> bool:
    """Say whether the page explains a raised sign so: "equal contributionsEC", with EC raised."""
    for block in page.document.blocks:
        for run in block.inlines:
            if run.kind == "small" and page.text[run.start : run.end].strip() == sign:
                lead = page.text[max(block.start, run.start - _MEANING) : run.start].casefold()
                tail = page.text[run.end : min(block.end, run.end + _MEANING)].casefold()
                meaning = re.split(r"[;|,:]", lead)[-1]
                said = meaning if re.search(r"[^\W\d_]{4}", meaning) else re.split(r"[;|.]", tail)[0]
                if any(word in said for word in words("paper_labels", "equal")):
                    return True
    return False
