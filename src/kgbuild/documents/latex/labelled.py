r"""Lines below a label in bold, `\textbf{Reviewer:}\\ A \hfill 2019\\ B \hfill 2020`: a heading and what it lists."""

from __future__ import annotations

import re
from typing import Final

from kgbuild.documents.latex.entries import visible

#: A paragraph that opens with a line in bold, with the line breaks of all others.
_PARAGRAPH = re.compile(
    r"(?:(?<=<p>)|(?<=<div>))(?P<lead>[^<]*)(?P<label><b>[^<]{3,80}</b>)\s*<br>(?P<rest>(?:(?!</?(?:p|div|ul|ol|table|h\d)[\s>]).)*)",
    re.DOTALL,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST: Final = 2


def listed_below(html: str, gap: str) -> str:
    """Give the HTML with such paragraphs as headings above a paragraph a line.

    Args:
        html: of a page.
        gap: what stands for white space that pushes a date to the margin.
    """
    return _PARAGRAPH.sub(lambda found: _as_list(found, gap), html)


def _as_list(found: re.Match[str], gap: str) -> str:
    lines = [line for line in re.split(r"<br>", found["rest"]) if visible(line)]
    dated = sum(gap in line or _YEAR.search(visible(line)) is not None for line in lines)
    label = visible(found["label"])
    if visible(found["lead"]) or not label.endswith(":") or len(lines) < _LEAST or dated < len(lines):
        return found[0]
    return f"{found['lead']}</p><h4>{found['label']}</h4>{''.join(f'<p>{line}</p>' for line in lines)}<p>"
