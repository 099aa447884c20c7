"""Entries of commands that nothing is known of: what their arguments are, by what these hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.documents.latex.entries import entry, table, visible

#: An argument of more words, or one of several lines, describes.
_DESCRIBES: Final = 25
_LINES = re.compile(r"<(?:li|br|p|tr)\b")
_END = re.compile(r"[\s,;]+$")


def printed_as_entry(arguments: Sequence[str]) -> str:
    """Print arguments, as HTML, as an entry: one that is a date dates what the first of the others names.

    Where none or several are dates nothing tells what they are: they stand beside one another. A date before all else
    stands in the margin.
    """
    parts: list[str] = []
    for html in (_END.sub("", html) for html in arguments if visible(html)):
        if parts and visible(html).startswith("("):
            parts[-1] += f" {html}"
        else:
            parts.append(html)
    dates = [place for place, html in enumerate(parts) if is_date(html)]
    if dates == [0] and len(parts) == 2:
        return f"{table([parts])}<p>"
    if len(dates) != 1 or len(parts) < 2:
        return f"<p>{', '.join(parts)}</p><p>"
    first = next(place for place in range(len(parts)) if place not in dates)
    roles = [
        "date" if place in dates else "title" if place == first else _role(html) for place, html in enumerate(parts)
    ]
    return f"{entry(list(zip(roles, parts, strict=True)))}<p>"


def fitted(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the parts of an entry, date and place or body exchanged where its author wrote the one as the other."""
    own = [place for place, (role, _) in enumerate(parts) if role == "date"]
    dated = [place for place, (role, html) in enumerate(parts) if role in {"body", "place"} and is_date(html)]
    found = list(parts)
    if len(own) == len(dated) == 1 and not re.search(r"\d", visible(parts[own[0]][1])):
        (role, html), (other, date) = parts[own[0]], parts[dated[0]]
        found[own[0]], found[dated[0]] = (other, html), (role, date)
    return found


def _role(html: str) -> str:
    return "more" if _LINES.search(html) or len(visible(html).split()) > _DESCRIBES else "body"


def is_date(html: str) -> bool:
    """Say whether an argument is a date or a range of dates and nothing else."""
    text = visible(html)
    found = find_ranges(text) if re.search(r"\d", text) else ()
    return len(found) == 1 and not re.search(r"[^\W_]", text[: found[0].at] + text[found[0].to :])
