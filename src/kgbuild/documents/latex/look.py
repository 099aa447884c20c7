"""The look of a LaTeX page, once it is HTML: headings in large type, gaps in lines, rows that follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.documents.latex.continued import joined
from kgbuild.documents.latex.entries import head_of_entry, visible
from kgbuild.documents.latex.entries import table as table_of
from kgbuild.documents.latex.labelled import listed_below
from kgbuild.documents.latex.ruled import ruled
from kgbuild.lexicon import table
from kgbuild.names import looks_like_name

#: What stands for a gap that pushes text apart, until it is known what it parts.
GAP: Final = "\ue000"
_TAG = re.compile(r"(<[^>]+>)")
_BLOCK = r"</?(?:p|div|br|ul|ol|li|table|tr|td|h\d)(?:\s[^>]*)?>"
_BLOCKS = re.compile(f"({_BLOCK})")
_GAPS = re.compile(r"\s*\ue000\s*")
_APART = re.compile(r'</table>\s*(?:<p>\s*)?<table role="table">')
_FONT = re.compile(r"</?font[^>]*>")
_CUTS = re.compile(r"</?(?:p|div|br|ul|ol|li|table|tr|td|h\d)[\s>]")
_INSIDE = re.compile(r"<(/?)(?:ul|ol|table|h\d)[\s>]")
#: How many of so many one masters a skill, at the end of what names it; so many of these make a list.
_LEVEL = re.compile(r"\s*/\s*\d+(?:\.\d+)?(?=\s*(?:[^\w\s.]|$))")
_LEVELLED: Final = 2
_SIZE = re.compile(r'<font size="(\d)">')
#: Large type before any other text.
_OPENING = re.compile(r"(?:\s|<(?!font)[^>]*>)*(?P<run><font size=.?[4-7][^>]*>(?:(?!</?font)[^\n]){2,120}</font>)")
#: Type larger than the text around it, by the sizes of HTML.
_LARGE: Final = 4
_WORDS: Final = 10
_NAME: Final = 0.4
#: A name that no lexicon knows is so likely one.
_UNKNOWN: Final = 0.3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def rows_or_lines(rows: Sequence[Sequence[str]], apart: Sequence[bool], *, filled: bool) -> str:
    """Print a table; one that fills the lines that open an entry, `filled`, is no table but those lines."""
    if filled and (told := head_of_entry(rows)):
        return f"<div><p>{'<br>'.join(GAP.join(row) for row in told)}</div>\n<p>"
    return table_of(rows, apart) + "\n<p>"


def finish(html: str) -> str:
    """Give the HTML with large lines made headings, gaps printed, and neighbouring rows in one table."""
    html = joined(html)
    html = _FONT.sub("", _headed(html)) if "<font" in html else html
    html = listed_below(ruled(html) if "<hr>" in html else html, GAP)
    if GAP in html:
        html = "".join(_GAPS.sub(" | ", _parted(part)) for part in _BLOCKS.split(html))
    return _APART.sub("", html)


def levelled(command: str, html: str) -> str:
    """Give words with bars beside them, "Python/4, R/6", under what their command is called; other HTML as it is."""
    title = str(table("latex")["levelled"].get(command, ""))
    plain, levels = _LEVEL.subn("", html)
    return f"<h3>{title}</h3><p>{plain}</p>" if title and levels >= _LEVELLED else html


def first_line(html: str) -> str:
    """Give the first line of a title that prints words."""
    return next((line for line in re.split(r"<br>|<p>", html) if visible(line)), "")


def is_name(html: str, least: float = _NAME) -> bool:
    """Tell whether the first line of a title is the name of a person, rather than that of the page, or an address."""
    words = visible(first_line(html))
    return "@" not in words and len(words.split()) > 1 and looks_like_name(words) >= least


def name_in(titles: Sequence[str], author: str) -> str:
    """Give the title that is a name where the author is none; above an address one that no lexicon knows."""
    if is_name(author):
        return ""
    least = _UNKNOWN if "@" in visible(author) else _NAME
    return next((title for title in titles if is_name(title, least)), "")


def head_of(owner: Mapping[str, str]) -> str:
    """Give what the preamble says: the name as the first heading, the rest below."""
    known = table("latex")["owner"]
    if "firstname" in owner:
        names = [owner.get(key, "") for key in ("firstname", "lastname", "familyname")]
    else:
        names = [next((owner[key] for key in known["name"] if key in owner), "")]
    name = " ".join(part for part in names if part)
    titles = [owner.get(key, "") for key in ("title", "subtitle")]
    if title := name_in(titles, name):
        name = first_line(title)
        known = {**known, "other": [*known["name"], *known["other"]]}
    rest = "".join(f"<p>{owner[key]}</p>" for key in known["other"] if owner.get(key))
    return (f"<h1>{name}</h1>" if name.strip() else "") + rest


def _parted(line: str) -> str:
    """Give a line with the gaps that part words; of several in a row one, of those at its ends none."""
    if GAP not in line:
        return line
    parts = line.split(GAP)
    said = [place for place, part in enumerate(parts) if visible(part)]
    parting = set(said[:-1])
    return "".join(part + (GAP if place in parting else "") for place, part in enumerate(parts))


@dataclass(slots=True)
class _Line:
    """A stretch of HTML between two ends of lines: its place, its smallest type, how many lists and tables hold it."""

    start: int
    end: int
    size: int
    text: str
    inside: int = 0


def _headed(html: str) -> str:
    """Make lines in large type headings: the first the title of the page, others where no section is marked up."""
    marked = re.search(r"<h[1-6]>", html)
    titled = "<h1>" in html
    lines = list(_large_lines(html))
    first = lines[0] if lines and not titled and (not marked or lines[0].start < marked.start()) else None
    if not (first or titled) and (opening := _OPENING.match(html)) and _heads(_opened(opening)):
        first = _opened(opening)
        lines.insert(0, first)
    heads = [line for line in lines if line is not first and not marked and not line.inside]
    sizes = sorted({line.size for line in heads}, reverse=True)
    out, done = [], 0
    for line in lines:
        if line is not first and line not in heads:
            continue
        level = 1 if line is first else min(2 + sizes.index(line.size), 6)
        out += [html[done : line.start], f"<h{level}>{html[line.start : line.end]}</h{level}>"]
        done = line.end
    return "".join(out) + html[done:]


def _opened(opening: re.Match[str]) -> _Line:
    """Give the large type that opens a page as a line of its own: what follows beside it is smaller."""
    return _Line(*opening.span("run"), _LARGE, visible(opening["run"]).replace(GAP, "").strip())


def _large_lines(html: str) -> Iterator[_Line]:
    """Give the short lines all of whose words are set in large type."""
    sizes: list[int] = []
    inside, at = 0, 0
    line = _Line(0, 0, 9, "")
    for part in _TAG.split(html):
        begin, at = at, at + len(part)
        if _CUTS.match(part):
            if _heads(line):
                line.inside = inside
                yield line
            nested = _INSIDE.match(part)
            inside += (-1 if nested[1] else 1) if nested else 0
            line = _Line(at, at, 9, "")
        elif part.startswith("<font"):
            found = _SIZE.match(part)
            sizes.append(int(found[1]) if found else 3)
        elif part == "</font>":
            del sizes[-1:]
        else:
            line.end = at
            words = visible(part).replace(GAP, "").strip()
            if words and not part.startswith("<"):
                line.size = min(line.size, sizes[-1] if sizes else 3)
                line.text += f" {words}"
        line.start = min(line.start, begin) if line.end == at else line.start


def _heads(line: _Line) -> bool:
    text = line.text.strip()
    return (
        line.size >= _LARGE
        and 0 < len(text.split()) <= _WORDS
        and not _YEAR.search(text)
        and bool(re.search(r"[^\W\d_]{2}", text))
        and not text.endswith((".", ",", ";"))
    )
