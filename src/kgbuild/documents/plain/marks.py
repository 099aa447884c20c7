"""Inline markup in plain text: the stars, links and tags that text taken from a PDF or an editor still holds.

Marks are taken out and noted as runs; line ends are never taken, so line numbers stay true. A star or
underscore that does not clearly enclose something (footnote marks, products, identifiers) is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from kgbuild.document import Inline, InlineKind

#: Longer texts keep their marks: each possible mark looks a few hundred characters ahead.
MAX_LENGTH = 4 << 20
#: Inside a run: one line end at most, no empty line, no tab, no list bullet behind the line end.
_IN = r"(?:[^{0}\n\t]|\n(?![ \t]*(?:\n|[-–•*◦▪]\s)))"
_STAR, _LOW = _IN.format("*"), _IN.format("_")
_BEFORE = r"(?<![\w*\\])"
_TAGS: dict[str, InlineKind] = {
    **dict.fromkeys(("b", "strong", "u"), "strong"),
    **dict.fromkeys(("i", "em", "cite"), "emphasis"),
    **dict.fromkeys(("sup", "sub", "small"), "small"),
    **dict.fromkeys(("code", "tt"), "code"),
}
_MARKS = re.compile(
    "|".join(
        (
            r"(?P<math>\$\$[^$]{1,2000}\$\$|\$(?=\S)[^$\n]{0,500}[\\^_{][^$\n]{0,500}\$)",
            rf"{_BEFORE}\*\*\*(?=[^\s*])(?P<both>{_STAR}{{1,400}}?)(?<!\s)\*\*\*(?![\w*])",
            rf"{_BEFORE}\*\*(?=[^\s*])(?P<strong>(?:{_STAR}|\*(?!\*)){{1,400}}?)(?<![\s])\*\*(?![\w*])",
            rf"{_BEFORE}\*(?=[\w“\"'‘«([¿¡$#&<*])(?P<emphasis>{_STAR}{{1,400}}?)(?<!\s)\*(?![\w*])",
            rf"(?<![\w\\])__(?=[^\W_])(?P<strong_>{_LOW}{{1,400}}?)(?<!\s)__(?!\w)",
            rf"(?<![\w\\/])_(?=[^\W_]|[“\"'‘«(])(?P<emphasis_>{_LOW}{{1,400}}?)(?<!\s)_(?![\w/])",
            r"!?\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){0,400})\]\((?P<href>[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,1000})?)(?:\s+\"[^\"\n]{0,200}\")?\)",
            r"<(?P<auto>(?:https?://|mailto:)[^\s<>]{1,1000}|[\w.+-]{1,100}@[\w-]{1,100}\.[\w.-]{1,100})>",
            r"<a\s[^<>]{0,1000}?href\s*=\s*[\"']?(?P<target>[^\"'<>\s]{0,1000})[^<>]{0,1000}>(?P<anchor>[^<]{0,1000}(?:<(?!/a)[^<]{0,500}){0,8})</a>",
            r"<(?P<tag>b|strong|u|i|em|cite|sup|sub|small|code|tt)(?:\s[^<>]{0,200})?>(?P<inside>[^<\t]{0,1000}(?:<(?!/(?P=tag)>)[^<\t]{0,500}){0,8})</(?P=tag)>",
            r"(?P<gone></?(?:b|strong|u|i|em|cite|sup|sub|small|code|tt|span|font|a|br)\b[^<>\n]{0,300}/?>)",
            r"\\(?P<escaped>[*_#\[\]|&~`])",
            r"(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{1,8}(?:uml|acute|grave|circ|tilde|cedil|ring|slash|lig|caron));)",
        )
    )
)
_MAX_NESTING = 6

Strip = tuple[str, list[Inline]]


def strip_marks(text: str) -> Strip:
    """Give text without inline markup, and the runs that it marked; as many lines as before."""
    if len(text) > MAX_LENGTH:
        return text, []
    return _strip(text, 0)


def _strip(text: str, nesting: int) -> Strip:
    pieces: list[str] = []
    runs: list[Inline] = []
    length = done = 0
    for found in _MARKS.finditer(text):
        body, inner = _replacement(found, nesting)
        head = text[done : found.start()]
        length += len(head)
        runs.extend(replace(run, start=run.start + length, end=run.end + length) for run in inner)
        pieces += [head, body]
        length += len(body)
        done = found.end()
    pieces.append(text[done:])
    return "".join(pieces), runs


def _replacement(found: re.Match[str], nesting: int) -> Strip:
    """Give what stays of a mark, and its runs relative to that."""
    kind = found.lastgroup or ""
    simple = _SIMPLE.get(kind)
    if simple:
        return simple(found), []
    if kind == "auto":
        href = found["auto"] if ":" in found["auto"] else f"mailto:{found['auto']}"
        return _run(found["auto"].removeprefix("mailto:"), [], (("link", href),))
    part, kinds = _enclosed(found, kind)
    if "\n" in found[0] and found[0].count("\n") != part.count("\n"):
        return found[0], []
    text, inner = _strip(part, nesting + 1) if nesting < _MAX_NESTING else (part, [])
    return _run(text, inner, kinds)


def _enclosed(found: re.Match[str], kind: str) -> tuple[str, tuple[tuple[InlineKind, str], ...]]:
    if kind == "both":
        return found["both"], (("strong", ""), ("emphasis", ""))
    if kind in {"strong", "strong_"}:
        return found[kind], (("strong", ""),)
    if kind in {"emphasis", "emphasis_"}:
        return found[kind], (("emphasis", ""),)
    if kind == "href":
        image = found[0].startswith("!")
        return ("" if image else found["label"]), (("link", found["href"]),)
    if kind == "anchor":
        return found["anchor"], (("link", found["target"]),)
    return found["inside"], ((_TAGS[found["tag"]], ""),)


def _run(text: str, inner: list[Inline], kinds: tuple[tuple[InlineKind, str], ...]) -> Strip:
    if not text.strip():
        return text, inner
    return text, [*(Inline(0, len(text), kind, href) for kind, href in kinds), *inner]


_SIMPLE: dict[str, Callable[[re.Match[str]], str]] = {
    "math": lambda found: found[0],
    "gone": lambda found: " " if found[0].lower().startswith("<br") else "",
    "escaped": lambda found: found["escaped"],
    "entity": lambda found: html.unescape(found[0]),
}
