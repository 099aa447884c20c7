"""Lives as drawings: what went on when, and works by year, as SVG that the page's own colours reach.

The same facts stand as lists beside each drawing, for readers who do not see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup, escape

from kgbuild.publish.site.lines import Line
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import Work

#: Sizes in units of the drawing, and how many bars it shows at most.
_WIDE, _ROW, _HEAD, _BARS = 760, 25, 26, 16
_PLOT = 96
#: Room for the names of lives, and of one row of a life.
_NAMES, _TRACK = 176, 13
#: A span of fewer years is no history.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasted: `kind` chooses its colour."""

    kind: str
    label: str
    start: int
    end: int
    href: str = ""


def bars_of(kind: str, lines: Iterable[Line], newest: int) -> list[Bar]:
    """Give the dated lines as bars; what goes on ends with the newest year."""
    return [
        Bar(kind, _label(line), line.start, newest if line.end == 9999 else line.end, f"#{line.anchor}")
        for line in lines
        if 0 < line.start <= (newest if line.end == 9999 else line.end)
    ]


def _label(line: Line) -> str:
    return ", ".join(plain(ref.text) for ref in (line.lead, *line.parts[:1]) if ref.text)


def newest_year(lines: Iterable[Line], works: Sequence[Work]) -> int:
    """Give the last year that anything is dated to, 0 if nothing is."""
    years = [year for line in lines for year in (line.start, line.end) if 0 < year < 9999]
    return max([*years, *(int(work.year) for work in works if work.year)], default=0)


def timeline(
    name: str, bars: Sequence[Bar], works: Sequence[Work], leads: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """Draw bars and works over the years, each column a link where `leads` has its year; nothing of too little."""
    by_year = Counter(int(work.year) for work in works if work.year)
    bars = sorted(sorted(bars, key=lambda bar: (-bar.end, -bar.start))[:_BARS], key=lambda bar: (bar.start, bar.end))
    years = [*by_year, *(bar.start for bar in bars), *(bar.end for bar in bars)]
    if not years or max(years) - min(years) < _FEWEST:
        return Markup("")
    first, last = min(years), max(years)
    step = (_WIDE - 8) / (last - first + 1)
    floor = _HEAD + len(bars) * _ROW + (_PLOT if by_year else 0)
    parts = [_grid(first, last, step, floor)]
    parts += [_bar(bar, place, first, step) for place, bar in enumerate(bars)]
    if by_year:
        parts.append(_columns(by_year, first, step, floor, leads, titled=bool(bars)))
    title = f"{name} from {first} to {last}"
    role = "group" if leads else "img"
    head = f'<svg class="chronicle" viewBox="0 0 {_WIDE} {floor + 4}" role="{role}" aria-label="{escape(title)}">'
    return Markup(f"{head}{''.join(parts)}</svg>")  # noqa: S704 - built of escaped parts


def _grid(first: int, last: int, step: float, floor: int, left: int = 4) -> str:
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if step * n >= 44)
    marks = []
    for year in range(first - first % every + (every if first % every else 0), last + 1, every):
        x = left + (year - first) * step
        text, anchor = (x + 3, "start") if x + 34 < _WIDE else (_WIDE - 2, "end")
        marks.append(f'<path class="g" d="M{x:.1f} {_HEAD - 6}V{floor}"/>')
        marks.append(f'<text class="y" x="{text:.1f}" y="14" text-anchor="{anchor}">{year}</text>')
    return "".join(marks)


def _bar(bar: Bar, place: int, first: int, step: float) -> str:
    x, wide = 4 + (bar.start - first) * step, max((bar.end - bar.start + 1) * step - 2, 5)
    y = _HEAD + place * _ROW
    room = int((_WIDE - x - wide - 10) / 6.1)
    inside = int((wide - 12) / 6.1)
    label = bar.label
    if len(label) <= inside:
        text, anchor, cls = x + 6, "start", "in"
    elif room >= min(len(label), 24) or room >= int(x / 6.1):
        text, anchor, cls, label = x + wide + 6, "start", "out", _cut(label, room)
    else:
        text, anchor, cls, label = x - 6, "end", "out", _cut(label, int((x - 8) / 6.1))
    return (
        f"<g><title>{escape(bar.label)} ({bar.start}–{bar.end})</title>"
        f'<rect class="b {bar.kind}" x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_ROW - 6}" rx="3"/>'
        f'<text class="{cls}" x="{text:.1f}" y="{y + 14}" text-anchor="{anchor}">{escape(label)}</text></g>'
    )


@dataclass(frozen=True, slots=True)
class Lane:
    """A life in one row of a drawing: whose it is, and what it held."""

    name: str
    href: str
    bars: tuple[Bar, ...]


def lanes(name: str, lives: Sequence[Lane]) -> Markup:
    """Draw lives one below the other over the same years; nothing where there is too little to draw."""
    years = [year for life in lives for bar in life.bars for year in (bar.start, bar.end)]
    if len(lives) < _FEWEST or max(years) - min(years) < _FEWEST:
        return Markup("")
    first, last = min(years), max(years)
    step = (_WIDE - _NAMES - 4) / (last - first + 1)
    rows, y = [], _HEAD + 4
    for life in lives:
        tracks = _tracks(life.bars)
        rows.append(f'<path class="g" d="M0 {y - 2}H{_WIDE}"/><a href="{escape(life.href)}">')
        rows.append(f'<text class="out" x="0" y="{y + 15}">{escape(_cut(life.name, 27))}</text></a>')
        rows += [_held(bar, y + 3 + at * _TRACK, first, step) for at, track in enumerate(tracks) for bar in track]
        y += max(len(tracks) * _TRACK + 8, _ROW)
    label = escape(f"{name} from {first} to {last}")
    head = f'<svg class="chronicle lanes" viewBox="0 0 {_WIDE} {y + 4}" role="group" aria-label="{label}">'
    return Markup(f"{head}{_grid(first, last, step, y, _NAMES)}{''.join(rows)}</svg>")  # noqa: S704 - of escaped parts


def _held(bar: Bar, y: int, first: int, step: float) -> str:
    x, wide = _NAMES + (bar.start - first) * step, max((bar.end - bar.start + 1) * step - 1.5, 4)
    place = f'x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_TRACK - 3}"'
    told = f"<title>{escape(bar.label)} ({bar.start}–{bar.end})</title>"
    return f'<rect class="b {bar.kind}" {place} rx="3">{told}</rect>'


def _tracks(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Give bars in as few rows as need be that none covers another of its row."""
    tracks: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, -bar.end, bar.kind, bar.label)):
        free = next((track for track in tracks if track[-1].end < bar.start), None)
        if free is None:
            tracks.append([bar])
        else:
            free.append(bar)
    return tracks


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)].rstrip() + "…"


def _columns(
    by_year: Mapping[int, int], first: int, step: float, floor: int, leads: Mapping[str, str], *, titled: bool
) -> str:
    most = max(by_year.values())
    unit = (_PLOT - 30) / most
    columns = []
    for year, count in sorted(by_year.items()):
        x, high = 4 + (year - first) * step, count * unit
        wide = min(max(step - 2, 2), 40)
        lead = leads.get(str(year))
        opens = f'<a href="{escape(lead)}" aria-label="{count} in {year}">' if lead else "<g>"
        columns.append(
            f"{opens}<title>{count} in {year}</title>"
            f'<rect class="b papers" x="{x:.1f}" y="{floor - high:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="2"/>'
            + (f'<text class="n" x="{x + wide / 2:.1f}" y="{floor - high - 4:.1f}" text-anchor="middle">{count}</text>'
               if step >= 16 else "")
            + ("</a>" if lead else "</g>")
        )  # fmt: skip
    title = f'<text class="y" x="4" y="{floor - _PLOT + 16}">publications</text>' if titled else ""
    return title + "".join(columns)
