"""Mutated files of every format: a document or a DocumentError, nothing else, and never without an end.

A new reader joins by a line in `SAMPLES`; the test says so where it has none.
"""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import pytest

from kgbuild.documents import READERS, read_bytes
from kgbuild.errors import DocumentError

from .making import docx, odt, para, pdf, rtf, table
from .test_properties import check

#: How many mutants a format gets, and the longest that one may take; all of them take some ten seconds.
ROUNDS, SECONDS = 150, 20
_TEX = rb"""\documentclass{moderncv}
\newcommand{\me}[2][Ida]{\textbf{#1 #2}} \def\x#1{#1} \NewEnviron{rows}{\begin{tabular}{ll}\BODY\end{tabular}}
\name{Ida}{Holm} \begin{document} \section*{Work} \cventry{2012--2014}{Lecturer}{Norrby}{}{}{\me{Holm}, \x{y} \& $x^2$}
\begin{rows} 2012 & \href{https://a.example}{page} \\ 2014 & \"Ubung \\ \end{rows} % aside
\begin{itemize} \item[a] \'{e} \verb|x| \item b \begin{enumerate} \item c \end{enumerate} \end{itemize} \end{document}"""
_HTML = b"""<html><head><title>Ida</title><meta charset="utf-8"></head><body><h1>Ida Holm</h1><ul><li>a<ol><li>b</ol></ul>
<table><tr><th>x<th>y<tr><td colspan=2>z</table><p>1 &amp; <b>2</b> <a href="/x">c</a><br>d</body></html>"""
_MARKDOWN = (
    b"""---\ntitle: Ida\n---\n# Work\n\n- a *b*\n  1. c\n\n| a | b |\n|---|---|\n| [x](y) | **z** |\n\n<div>x</div>\n"""
)
_PLAIN = b"WORK\n\n2012-2014\tLecturer\n  \xe2\x80\xa2 a\n    continued\n[1] A. Holm: On tides.\n\x0cIda Holm 2\n"
_CURRICULUM = b"""- title: Work\n  type: time_table\n  contents:\n    - title: "*Lecturer*"\n      year: 2012\n      items: [<b>a</b>, b]\n"""
_NEWS = (
    b"""- date: 3 May 2021\n  title: "*Ida* joined"\n  url: https://a.example\n  text: |\n    - <b>a</b>\n    - b\n"""
)
SAMPLES: dict[str, tuple[str, bytes]] = {
    "PDF": ("a.pdf", pdf("Ida Holm", "Work", "2012 Lecturer at Norrby")),
    "Word document": ("a.docx", docx(para("Ida") + table(("2012", "x")) + para("Work", run="<w:b/>"))),
    "OpenDocument text": ("a.odt", odt("<text:h>Ida</text:h><text:p>a<text:tab/>b</text:p>")),
    "Rich Text Format": ("a.rtf", rtf(r"{\b Ida}\par{\listtext 1.\tab}\u321?a\par\trowd 1\cell 2\cell\row \'fcx\par")),
    "curriculum in sections": ("a.yml", _CURRICULUM),
    "news in a data file": ("news.yml", _NEWS),
    "LaTeX source": ("a.tex", _TEX),
    "jemdoc page": (
        "a.jemdoc",
        b"# jemdoc: title{Ida}\n= Ida\n- /Tides/, [http://x *Oslo*]\\n\n~~~\n{}{table}\na|b||\n~~~\n",
    ),
    "Org outline": (
        "a.org",
        b"#+TITLE: Ida\n* Work\n** Lecturer\n:PROPERTIES:\n:FROM: <2014-09-01>\n:END:\n- a :: [[x][/b/]]\n| a |\n",
    ),
    "reStructuredText": (
        "a.rst",
        (
            b"Ida\n===\n\n:date: 2014\n\n* a *b* `c <http://x>`_\n\n2012\n  :doc:`d <e>`\n\n.. card:: f\n\n   g |h|\n\n"
            b".. |h| replace:: **i**\n\n=== ===\n j   k\n=== ===\n"
        ),
    ),
    "Typst source": (
        "a.typ",
        (
            b'#import "@preview/cv:1.0.0": *\n#show: cv.with(name: "Ida")\n#let f(x, y: 1) = [*#x* #h(1fr) #y]\n= Work\n'
            b'#entry(title: [a], date: "2014")[- _b_]\n#f[c]\n#for x in (1, 2) [+ #x \\ ]\n#grid(columns: 2, [2012], $x$)\n'
        ),
    ),
    "HTML page": ("a.html", _HTML),
    "Markdown page": ("a.md", _MARKDOWN),
    "plain text": ("a.txt", _PLAIN),
}
_TOKENS = (
    b"{",
    b"}",
    b"\\",
    b"<",
    b">",
    b"&",
    b"#1",
    b"\n\n",
    b"\x00",
    b"\xff",
    b"[",
    b"]",
    b"$",
    b"%",
    b"\t",
    b"|",
    b"PK",
)


def test_every_reader_has_a_sample_that_it_reads() -> None:
    for reader in READERS:
        assert reader.FORMAT in SAMPLES, f"add a line for {reader.FORMAT!r} to SAMPLES"
        name, data = SAMPLES[reader.FORMAT]
        document = read_bytes(data, name)
        assert document.media_type == reader.MEDIA_TYPE
        assert document.text.strip()


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.FORMAT.replace(" ", "-"))
def test_mutants_are_read_or_refused(reader: object) -> None:
    name, data = SAMPLES[reader.FORMAT]  # type: ignore[attr-defined]
    chance, refused = random.Random(name), 0
    for _ in range(ROUNDS):
        mutant = mutated(data, chance)
        with within(SECONDS, mutant):
            try:
                check(read_bytes(mutant, name))
            except DocumentError:
                refused += 1
    assert refused < ROUNDS


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.FORMAT.replace(" ", "-"))
def test_a_great_deal_of_nothing_is_read_or_refused_in_time(reader: object) -> None:
    name, data = SAMPLES[reader.FORMAT]  # type: ignore[attr-defined]
    for filler in (b"\x00", b" ", b"{", b"\\a", b"<a>", b"&", b"\n"):
        grown = data[: len(data) // 2] + filler * 50_000 + data[len(data) // 2 :]
        with within(SECONDS, grown):
            try:
                text = read_bytes(grown, name).text
            except DocumentError:
                continue
            assert len(text) <= 2 * len(grown)


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.FORMAT.replace(" ", "-"))
def test_files_cut_anywhere_are_read_or_refused(reader: object) -> None:
    name, data = SAMPLES[reader.FORMAT]  # type: ignore[attr-defined]
    for end in range(0, len(data), max(len(data) // 60, 1)):
        with within(SECONDS, data[:end]), suppress(DocumentError):
            check(read_bytes(data[:end], name))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Give a file with one to four wounds: bytes changed, cut out, put in, doubled, or turned round."""
    wounds: tuple[Callable[[bytes, int, int], bytes], ...] = (
        lambda d, a, b: d[:a] + chance.randbytes(b - a) + d[b:],
        lambda d, a, b: d[:a] + d[b:],
        lambda d, a, b: d[:a] + chance.choice(_TOKENS) * chance.randint(1, 40) + d[b:],
        lambda d, a, b: d[:b] + d[a:b] * chance.randint(1, 20) + d[b:],
        lambda d, a, b: d[:a] + d[a:b][::-1] + d[b:],
    )
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        data = chance.choice(wounds)(data, start, min(start + chance.randint(1, 60), len(data)))
    return data


@contextmanager
def within(seconds: int, data: bytes) -> Iterator[None]:
    """Fail where reading takes far longer than any file of that size deserves."""

    def stop(signum: int, frame: FrameType | None) -> None:
        pytest.fail(f"no end after {seconds} s: {data[:200]!r}")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
