r"""Lines below a label in bold, `\textbf{Reviewer:}\\ A \hfill 2019\\ B \hfill 2020`: a heading and what it lists."""

from __future__ import annotations

import re
from typing import Final

from kgbuild.documents.latex.entries import visible
from kgbuild.documents.webpage.source import MARK

_REST = r"(?P<rest>(?:(?!</?(?:p|div|ul|ol|table|h\d)[\s>]).)*)"
#: A paragraph that opens with a line in bold, with the line breaks of all others.
_PARAGRAPH = re.compile(
    rf"(?:(?<=<p>)|(?<=<div>))(?P<lead>[^<]*)(?P<label><b>[^<]{{3,80}}</b>)\s*<br>{_REST}", re.DOTALL
)
#: A paragraph that opens with a label in bold and goes on.
_LABELS = re.compile(rf"(?:(?<=<p>)|(?<=<div>))(?=[^<]*<b>[^<]{{3,80}}</b>\s*[^<\s]){_REST}", re.DOTALL)
_LABEL = re.compile(r"\s*<b>[^<]*:\s*</b>|\s*<b>[^<]*</b>\s*:")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST: Final = 2


def listed_below(html: str, gap: str) -> str:
    """Give the HTML with such paragraphs as headings above a paragraph a line.

    Args:
        html: of a page.
        gap: what stands for white space that pushes a date to the margin.
    """
    return _PARAGRAPH.sub(lambda found: _as_list(found, gap), _LABELS.sub(_apart, html))


def _apart(found: re.Match[str]) -> str:
    """Give a paragraph a line where each line opens with a label of its own in bold."""
    lines = [line for line in found[0].split("<br>") if visible(line)]
    labelled = len(lines) >= _LEAST and all(_LABEL.match(MARK.sub("", line)) for line in lines)
    return "</p><p>".join(lines) if labelled else found[0]


def _as_list(found: re.Match[str], gap: str) -> str:
    lines = [line for line in re.split(r"<br>", found["rest"]) if visible(line)]
    dated = sum(gap in line or _YEAR.search(visible(line)) is not None for line in lines)
    label = visible(found["label"])
    if visible(found["lead"]) or not label.endswith(":") or len(lines) < _LEAST or dated < len(lines):
        return found[0]
    return f"{found['lead']}</p><h4>{found['label']}</h4>{''.join(f'<p>{line}</p>' for line in lines)}<p>"
