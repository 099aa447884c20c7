"""From a labelled record (fields as values) to one label a token.

The labelled sets give values, not places. Long fields are placed first, short ones (volume, issue, pages) into what is
left, in the order in which styles print them. What no set labels (editors, places of publication) is labelled by the
signs around it, so that the tagger need not count it as noise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cite_training.mend import mended
from kgbuild.cite.features import kind_of
from kgbuild.cite.tokens import Token, tokenize

Record = Mapping[str, Any]
FAMILY, BEFORE, BEHIND, SEPARATOR = "AF", "AG", "AH", "AS"
#: A given name stands no further than this from its family name.
NEAR = 12
ETAL = re.compile(r"\bet\.?\s*al\b\.?|\band others\b|\bu\.\s?a\.", re.IGNORECASE)
REPORT = re.compile(
    r"\b(?P<series>(?:[A-Z][\w&.]*\s){0,3}(?:Technical|Tech\.?|Research|Internal|Working|Discussion|Interner?)\s(?:Reports?|Rep\.?|Memorandum|Memo|Note|Papers?|Bericht)(?:\sSeries)?|[A-Z]\w*\s(?:Memo|Preprint|Report|preprint|report))"
    r"[\s,]+(?:(?:No|Nr|no|number|N|Number)\b[.°º]?\s*|#)?(?P<number>[A-Z]{0,8}[A-Za-z/. -]{0,6}\d[\w/.-]*\w|\d)"
)
_JOINED = re.compile(r"[-–/](?=\d|$)")
_STOPS = frozenset(".,;:")
_NAMES = frozenset({FAMILY, BEFORE, BEHIND, SEPARATOR})
IDENTIFIER = re.compile(r"^(?:https?://|www\.|10\.\d{4,9}/)", re.IGNORECASE)


def labels_of(record: Record) -> tuple[list[Token], list[str]] | None:
    """Give tokens and labels (`B-T`, `I-T`, `X` …) of a record, None if its values are not all found in its text."""
    record = mended(record)
    text = record["text"]
    owner: list[str] = [""] * len(text)
    if not _place_long(record, text, owner) or not _place_authors(record, text, owner):
        return None
    if not _place_numbers(record, text, owner):
        return None
    return label(text, owner)


def label(text: str, owner: Sequence[str]) -> tuple[list[Token], list[str]]:
    """Give tokens and labels of a text each of whose letters says which field it belongs to (`T`, `AF#0`, empty)."""
    tokens = tokenize(text)
    plain = [_label_of(owner, token) for token in tokens]
    _free_ends(tokens, plain)
    _label_givens(tokens, plain)
    _label_editors(tokens, plain)
    _label_places(tokens, plain)
    _label_reports(text, tokens, plain)
    _label_series(tokens, plain)
    for i, token in enumerate(tokens):
        if not plain[i] and IDENTIFIER.match(token.text):
            plain[i] = "ID"
    return tokens, _with_begins(plain)


def _label_of(owner: Sequence[str], token: Token) -> str:
    """A token has the label of its first owned letter; the number of a field behind `#` parts neighbours of a kind."""
    for place in range(token.start, token.end):
        if owner[place]:
            return owner[place]
    return ""


def _free_ends(tokens: Sequence[Token], plain: list[str]) -> None:
    """Take stops and commas from the ends of values: some sets count them in, others do not."""
    for i in range(len(tokens) - 1, -1, -1):
        behind = plain[i + 1] if i + 1 < len(tokens) else ""
        initial = i > 0 and len(tokens[i - 1].text) == 1 and plain[i][:2] in _NAMES
        if tokens[i].text in _STOPS and plain[i] not in {"", SEPARATOR, behind} and not initial:
            plain[i] = SEPARATOR if behind[:2] in _NAMES else ""


def _label_reports(text: str, tokens: Sequence[Token], plain: list[str]) -> None:
    """Label a report series and its number where no value names them."""
    for match in REPORT.finditer(text):
        for group, name in (("series", "REP"), ("number", "NUM")):
            start, end = match.span(group)
            inside = [i for i, token in enumerate(tokens) if token.start >= start and token.end <= end]
            if not any(plain[i] for i in inside):
                for i in inside:
                    plain[i] = name


def _label_series(tokens: Sequence[Token], plain: list[str]) -> None:
    """Label the series of a book where no value names it: capitalised words around "Series", "Lecture Notes"."""
    for i, token in enumerate(tokens):
        if plain[i] or not (kind_of(token.text).startswith("series:X") or token.text in {"LNCS", "LNAI", "LNM"}):
            continue
        plain[i] = "SER"
        for step in (-1, 1):
            j = i + step
            while (
                0 <= j < len(tokens)
                and not plain[j]
                and (
                    tokens[j].text[0].isupper()
                    or tokens[j].text in {"of", "in", "and", "the", "zur", "der", "des", "für", "und"}
                )
            ):
                plain[j] = "SER"
                j += step


def _with_begins(plain: Sequence[str]) -> list[str]:
    out = []
    for i, name in enumerate(plain):
        kind = name.partition("#")[0]
        if not kind or kind == SEPARATOR:
            out.append(kind or "X")
        elif i and plain[i - 1] == name:
            out.append(f"I-{kind}")
        else:
            out.append(f"B-{kind}")
    return out


def _claim(owner: list[str], start: int, end: int, label: str) -> None:
    owner[start:end] = [label] * (end - start)


def _free(owner: Sequence[str], start: int, end: int) -> bool:
    return not any(owner[start:end])


def _find(text: str, value: str, owner: Sequence[str], begin: int = 0) -> int:
    """Give the first place of `value` that is free and cut at word ends, -1 if there is none."""
    at = text.find(value, begin)
    while at >= 0:
        end = at + len(value)
        inner = (
            at and text[at - 1].isalnum() and value[0].isalnum() and text[at - 1].isdigit() == value[0].isdigit()
        ) or (
            end < len(text)
            and text[end].isalnum()
            and value[-1].isalnum()
            and text[end].isdigit() == value[-1].isdigit()
        )
        if not inner and _free(owner, at, end):
            return at
        at = text.find(value, at + 1)
    return -1


def _place_long(record: Record, text: str, owner: list[str]) -> bool:
    venue = "SER" if _in_series(record) else "V"
    values = [(label, record.get(field)) for field, label in (("title", "T"), ("venue", venue), ("publisher", "PUB"))]
    for label, value in sorted(values, key=lambda pair: -len(pair[1] or "")):
        if not value:
            continue
        # the last place of a venue that also opens the string: "Nature 2010 … Nature"
        at = _find(text, value, owner)
        if label == "V" and at >= 0 and "T" not in owner and record.get("title"):
            pass
        if at < 0:
            return False
        _claim(owner, at, at + len(value), label)
    return True


def _in_series(record: Record) -> bool:
    """Say whether the venue of a record is the series of a book and not what a part stands in."""
    words = re.findall(r"[^\W\d_]+", record.get("venue") or "")
    named = any(kind_of(word).startswith("series:X") for word in words)
    return named and bool(record.get("title") and record.get("publisher")) and not record.get("pages")


def _place_authors(record: Record, text: str, owner: list[str]) -> bool:
    if "authors" in (record.get("skip") or ()):
        return False
    begin = 0
    last = -1
    first = len(text)
    for number, author in enumerate(record.get("authors") or ()):
        at = _find(text, author["family"], owner, begin)
        given = author.get("given") or ""
        mine = f"{FAMILY}#{number}"
        if at < 0:
            return False
        there = _find_given(text, given, owner, begin, at, at + len(author["family"])) if given else -1
        _claim(owner, at, at + len(author["family"]), mine)
        end = at + len(author["family"])
        if given and there >= 0:
            label = BEFORE if there < at else BEHIND
            _claim(owner, there, there + len(given), f"{label}#{number}")
            end = max(end, there + len(given))
            at = min(at, there)
        begin = end
        first, last = min(first, at), max(last, end)
    if last > first and last - first > 60 * (len(record.get("authors") or ()) + 1):
        return False
    for place in range(first, last):
        if not owner[place]:
            owner[place] = SEPARATOR
    etal = ETAL.match(text[last:].lstrip(" ,;&")) if last > 0 else None
    if etal:
        start = last + len(text[last:]) - len(text[last:].lstrip(" ,;&"))
        _claim(owner, last, start + etal.end(), SEPARATOR)
    return True


def _find_given(text: str, given: str, owner: Sequence[str], begin: int, family: int, behind: int) -> int:
    """Give the place of the given name beside its family name: right before it, else the first behind it."""
    before = text.rfind(given, begin, family)
    if (
        before >= 0
        and text[before + len(given) : family].strip(" ,.") == ""
        and _free(owner, before, before + len(given))
    ):
        return before
    after = text.find(given, behind)
    if after >= 0 and after - behind < NEAR and _free(owner, after, after + len(given)):
        return after
    return (
        before
        if before >= 0 and family - before - len(given) < NEAR and _free(owner, before, before + len(given))
        else -1
    )


def _place_numbers(record: Record, text: str, owner: list[str]) -> bool:
    year, volume, issue, pages = (str(record.get(field) or "") for field in ("year", "volume", "issue", "pages"))
    for value in (record.get("doi"), record.get("arxiv")):
        at = text.lower().find(value.lower()) if value else -1
        if at >= 0 and value and _free(owner, at, at + len(value)):
            _claim(owner, at, at + len(value), "ID")
    if pages and len(pages) > 4 and not _claim_first(text, pages, owner, "P", 0):
        return False
    if year and not _claim_year(text, year, owner):
        return False
    venue = max((i + 1 for i, label in enumerate(owner) if label == "V"), default=0)
    if volume and not _claim_first(text, volume, owner, "VOL", venue):
        return False
    at = max((i + 1 for i, label in enumerate(owner) if label == "VOL"), default=venue)
    if issue and not _claim_first(text, issue, owner, "ISS", at):
        return False
    at = max((i + 1 for i, label in enumerate(owner) if label in {"VOL", "ISS"}), default=venue)
    return not pages or "P" in owner or _claim_first(text, pages, owner, "P", at)


def _claim_year(text: str, year: str, owner: list[str]) -> bool:
    """Claim the first year that is no part of a number: "Report CS-1992-18, 1992"."""
    at = _find(text, year, owner)
    while at >= 0:
        if not _JOINED.search(text[max(0, at - 1) : at]) and not _JOINED.match(text, at + len(year)):
            _claim(owner, at, at + len(year), "Y")
            return True
        at = _find(text, year, owner, at + 1)
    return _claim_first(text, year, owner, "Y", 0)


def _claim_first(text: str, value: str, owner: list[str], label: str, begin: int) -> bool:
    at = _find(text, value, owner, begin)
    if at < 0:
        at = _find(text, value, owner)
    if at < 0:
        return False
    _claim(owner, at, at + len(value), label)
    return True


def _label_givens(tokens: Sequence[Token], plain: list[str]) -> None:
    """Give names in the author list that no value names, as initials of styles that shorten, by the commas around."""
    for i, token in enumerate(tokens):
        if plain[i] != SEPARATOR or not token.text[0].isupper() or kind_of(token.text).startswith(("and:", "etal:")):
            continue
        follows = next(
            (plain[j] for j in range(i + 1, len(plain)) if plain[j] != SEPARATOR or tokens[j].text == ","), ""
        )
        if follows.startswith(FAMILY):
            plain[i] = BEFORE + follows[len(FAMILY) :]


def _label_editors(tokens: Sequence[Token], plain: list[str]) -> None:
    """Label the names beside "eds", "Hrsg." and the like."""
    for i, token in enumerate(tokens):
        if plain[i] or not kind_of(token.text).startswith("editor:"):
            continue
        plain[i] = "ED"
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(tokens) and not plain[j] and _may_edit(tokens[j].text):
                plain[j] = "ED"
                j += step


def _may_edit(word: str) -> bool:
    kind = kind_of(word)
    if kind.startswith(("in:", "place:", "publisher:", "edition:")):
        return False
    if word in {"by", "von", "par", "por"}:
        return True
    return word[0].isupper() or kind == "pt" or kind.startswith(("and:", "etal:", "editor:")) or word in ".,;&/()-–:"


def _label_places(tokens: Sequence[Token], plain: list[str]) -> None:
    """Label capitalised words right beside the publisher as its place, and known places that stand free."""
    for i in range(len(tokens)):
        if not plain[i] and kind_of(tokens[i].text).startswith("place:"):
            plain[i] = "LOC"
    for i in range(len(tokens)):
        if plain[i] not in {"PUB", "LOC"}:
            continue
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(tokens) and not plain[j] and (tokens[j].text in ":,/-–" or tokens[j].text[0].isupper()):
                j += step
            ends = range(i + 1, j) if step > 0 else range(j + 1, i)
            if any(tokens[k].text[0].isupper() for k in ends) and len(ends) < 8:
                for k in ends:
                    if tokens[k].text[0].isalpha():
                        plain[k] = "LOC"
