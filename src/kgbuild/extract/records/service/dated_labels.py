"""Labels of lists that say when, too: "Peer review since 2019: Tide Letters; Waves", "Reviewing (2019–): …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates import DateRange
from kgbuild.document import Inline
from kgbuild.extract.phrases.parts import Line, line_at
from kgbuild.extract.records.service.bodies import Post
from kgbuild.extract.records.service.words import is_listing, names_role

#: A label is no longer; and what ends it behind its date.
_LABEL = 60
_END = re.compile(r"[)\]\s*_]*:[\s*_]+(?=\S)")


def dated_label(line: Line, inlines: Sequence[Inline]) -> tuple[Line, DateRange] | None:
    """Give a line whose label says when without that date, and the date; None where no label does."""
    date = next(iter(line.dates), None)
    end = _END.match(line.text, date.to) if date and 0 < date.at <= _LABEL else None
    if date is None or end is None or line.column:
        return None
    label = line.text[: date.at].rstrip(" (,[–—-*_")
    if not label or not (is_listing(label) or names_role(label)):
        return None
    text = f"{label}:".ljust(end.end()) + line.text[end.end() :]
    return line_at(text, line.start, inlines), date


def since_label(post: Post, date: DateRange) -> Post:
    """Give a post whose bodies are dated as the label of their list is, but for those that have dates of their own."""
    bodies = tuple(body if body.dates else replace(body, dates=(date,)) for body in post.bodies)
    return replace(post, bodies=bodies, dates=post.dates or (date,))
