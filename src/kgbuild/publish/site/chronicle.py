"""Lives as drawings: what went on when, and works by year, as SVG that the page's own colours reach.

The same facts stand as lists beside each drawing, for readers who do not see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kgbuild.publish.site.lines import Line
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import Work

#: Sizes in units of the drawing, and how many bars it shows at most.
_WIDE, _ROW, _HEAD, _BARS = 760, 25, 26, 16
_PLOT = 96
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


def timeline(name: str, bars: Sequence[Bar], works: Sequence[Work]) -> Markup:
    """Draw bars and works over the years; nothing where there is too little to draw."""
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
        parts.append(_columns(by_year, first, step, floor, titled=bool(bars)))
    title = f"{name} from {first} to {last}"
    head = f'<svg class="chronicle" viewBox="0 0 {_WIDE} {floor + 4}" role="img" aria-label="{escape(title)}">'
    return Markup(f"{head}{''.join(parts)}</svg>")  # noqa: S704 - built of escaped parts


def _grid(first: int, last: int, step: float, floor: int) -> str:
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if step * n >= 44)
    marks = []
    for year in range(first - first % every + (every if first % every else 0), last + 1, every):
        x = 4 + (year - first) * step
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


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)].rstrip() + "…"


def _columns(by_year: Mapping[int, int], first: int, step: float, floor: int, *, titled: bool) -> str:
    most = max(by_year.values())
    unit = (_PLOT - 30) / most
    columns = []
    for year, count in sorted(by_year.items()):
        x, high = 4 + (year - first) * step, count * unit
        wide = min(max(step - 2, 2), 40)
        columns.append(
            f"<g><title>{count} in {year}</title>"
            f'<rect class="b papers" x="{x:.1f}" y="{floor - high:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="2"/>'
            + (f'<text class="n" x="{x + wide / 2:.1f}" y="{floor - high - 4:.1f}" text-anchor="middle">{count}</text>'
               if step >= 16 else "")
            + "</g>"
        )  # fmt: skip
    title = f'<text class="y" x="4" y="{floor - _PLOT + 16}">publications</text>' if titled else ""
    return title + "".join(columns)
