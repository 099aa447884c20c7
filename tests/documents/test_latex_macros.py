from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.documents import read, read_bytes
from kgbuild.errors import DocumentError

from .reading import outline


def lines(body: str, preamble: str = "") -> list[str]:
    source = rf"\documentclass{{article}}{preamble}\begin{{document}}{body}\end{{document}} after all"
    return outline(read_bytes(source.encode(), "cv.tex"))


@pytest.mark.parametrize(
    ("defined", "used"),
    [
        (r"\newcommand{\me}{Ida Holm}", r"\me"),
        (r"\newcommand\who[2][Ida]{#1 #2}", r"\who{Holm}"),
        (r"\def\who#1{Ida #1}", r"\who{Holm}"),
        (r"\NewDocumentCommand{\who}{O{Ida} m}{#1 #2}", r"\who{Holm}"),
        (r"\newcommand{\me}{Ida Holm}\let\myself\me", r"\myself"),
        (
            r"\newcommand{\me}{Ida Holm}\expandafter\let\csname myself\expandafter\endcsname\csname me\endcsname",
            r"\myself",
        ),
        (r"\expandafter\def\csname me\endcsname{Ida Holm}", r"\csname me\endcsname"),
        (r"\newif\iflong\longtrue", r"\iflong Ida\else I.\fi{} Holm"),
        (r"\newif\iflong", r"\iflong I.\else Ida\fi{} Holm"),
        (r"\newtoggle{long}\toggletrue{long}", r"\iftoggle{long}{Ida}{I.} Holm"),
        (r"\newcommand{\who}[1]{Ida\ifx&#1& Holm\else{} #1\fi}", r"\who{}"),
        (r"\newcommand{\who}[1]{Ida\ifx&#1& Berg\else{} #1\fi}", r"\who{Holm}"),
        (r"\newcommand{\who}[1]{Ida \ifthenelse{\equal{#1}{}}{Holm}{#1}}", r"\who{}"),
        (r"\newcommand{\who}[1]{\ifstrempty{#1}{Berg}{Ida #1}}", r"\who{Holm}"),
        (r"\makeatletter\newcommand*\mysize{\@setfontsize\mysize{7.5}{9.0}}\makeatother", r"{\mysize Ida} Holm"),
        (r"\excludecomment{private}", r"Ida \begin{private}secret\end{private}Holm"),
    ],
)
def test_macros_and_conditions_of_the_file(defined: str, used: str) -> None:
    assert lines(used, defined) == ["paragraph Ida Holm"]


@pytest.mark.parametrize(
    "source",
    [
        r"\newcommand{\a}{\a\a}\a",
        r"\def\a{\b}\def\b{\a}\a",
        r"\input{cv}",
        r"\newenvironment{e}{\begin{e}}{}\begin{e}",
        "{" * 5000,
        r"\begin{a}" * 5000,
    ],
)
def test_what_never_ends_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "cv.tex").write_text(source, encoding="utf-8")
    with pytest.raises(DocumentError):
        read(tmp_path / "cv.tex")


def test_lists_that_a_preamble_makes_anew_by_the_names_of_their_commands_are_read() -> None:
    hooked = r"""
\newlist{outer}{itemize}{3}
\newcommand*\fixed[1]{%
  \expandafter\let\csname old#1\expandafter\endcsname\csname #1\endcsname
  \expandafter\def\csname #1\endcsname{\let\oldItem\item\def\item{\pagebreak[2]\oldItem}\csname old#1\endcsname}}
\fixed{outer}
"""
    nested = r"\begin{outer}\item Tide University\begin{outer}\item Lecturer\end{outer}\end{outer}"
    assert lines(nested, hooked) == ["item1 • Tide University", "item2 • Lecturer"]


def test_conditions_without_end_are_read() -> None:
    assert lines(r"\iffalse" * 2000 + " Ida") == ["paragraph Ida"]
