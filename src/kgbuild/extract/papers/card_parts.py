"""What the lines of a work's card hold beside title, authors and venue: honours, labelled parts, an abstract."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.papers.context import event_in
from kgbuild.extract.papers.lines import Line, Role
from kgbuild.extract.papers.marks import label_before, marks_in
from kgbuild.extract.papers.titles import edition_behind


def edition_of(title: str) -> str:
    """Give the conference and year in brackets at the end of a line that is a title: "Slow Boats (TIDE 2015)"."""
    found = edition_behind(title[title.rfind("(") :]) if title.rstrip().endswith(")") else None
    return " ".join(found) if found else ""


def labelled(rest: Sequence[tuple[Role, Line]], kind: str) -> str:
    """Give the text of the line that a label opens ("Editors: …")."""
    for _, line in rest:
        found, begin = label_before(line.text)
        if found == kind:
            return line.text[begin:].strip(" .")
    return ""


def marks_beside(rest: Sequence[tuple[Role, Line]], title: str) -> tuple[str, ...]:
    """Give the honours of a work on lines of their own, beside its parts, and in its title."""
    own = [part.text.strip(" []()🏆★☆*!.,") for role, part in rest if role == "mark" and not event_in(part.text)]
    beside = (part.text for role, part in rest if role in {"text", "venue", "links", "mark"})
    inner = [mark for text in beside for *_, mark in marks_in(text)]
    return tuple(dict.fromkeys([*own, *inner, *(mark for *_, mark in marks_in(title))]))


def unlabelled(title: str) -> str:
    """Give a title without the label before it."""
    kind, begin = label_before(title)
    return title[begin:] if kind == "title" else title


def abstract_of(rest: Sequence[tuple[Role, Line]], notes: Sequence[str]) -> str:
    """Give the abstract: what a label opens, else a long line among what is left."""
    for role, part in rest:
        if role == "abstract":
            kind, begin = label_before(part.text)
            if told := " ".join(part.text[begin if kind == "abstract" else 0 :].split()):
                return told
    return next((" ".join(note.split()) for note in notes if len(note.split()) > 25), "")
