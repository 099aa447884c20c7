"""LaTeX of bibliographies: what must stay as it is, then what must be decoded."""

from __future__ import annotations

import pytest

from kgbuild.importers.tex import mathematics, plain


@pytest.mark.parametrize(
    "tex",
    [
        "Plain words, nothing else",
        "Prices of $5 and $6",
        "“Quotes” — and ‘more’",
        "100% of R&D #1 under_scored",
        "Ångström’s l'été",
        r"The $\ell_{Q}$-norm",
        r"On $\mathbb{R}^n$ and $\sqrt{n}$",
        "Математика и 数学",
        "a^b",
    ],
)
def test_what_is_no_latex_stays(tex: str) -> None:
    assert plain(tex) == tex


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\"O}zge T\"urkmen", "Özge Türkmen"),
        (r"Y{\i}ld{\i}r{\i}m", "Yıldırım"),
        (r"Garc{\'\i}a L\'{o}pez", "García López"),
        (r"\c{C}etin \c Cetin Fran\c{c}ois", "Çetin Çetin François"),
        (r"Erd\H{o}s P\'al, \v{S}\'{\i}p\k{a}", "Erdős Pál, Šípą"),
        (r"\O{}ster \O ster stra\ss e stra{\ss}e \AA rhus", "Øster Øster straße straße Århus"),
        (r"\L{}\'od\'z", "Łódź"),
        ("J.~A. Smith--Jones --- ``quoted'' ?`Qu\\'e?", "J. A. Smith–Jones — “quoted” ¿Qué?"),
        (r"R\&D: 50\,\% of \$5 \#1 a\_b \{c\}", "R&D: 50 % of $5 #1 a_b {c}"),
        (r"The {DNA} of {\em E. coli} and \textit{B. subtilis}", "The DNA of E. coli and B. subtilis"),
        (r"{\LaTeX} and \BibTeX{} in \TeX", "LaTeX and BibTeX in TeX"),
        (r"CO$_2$ and H\textsubscript{2}O, 10$^{-3}$, m\textsuperscript{2}", "CO₂ and H₂O, 10⁻³, m²"),
        (r"$\alpha$-stable, $\beta_2$, $n \leq 3$", "α-stable, β₂, n ≤3"),
        (r"\url{http://a.org/b_c}", "http://a.org/b_c"),
        (r"\href{http://a.org}{the page}", "the page"),
        (r"\enquote{Said}, \mkbibquote{so}", "“Said”, “so”"),
        (r"\noopsort{1973}Knuth\footnote{no}", "Knuth"),
        (r"\mytool{}: a tool, \mytool runs", "mytool: a tool, mytool runs"),
        (r"\textbackslash{}alpha \textasciitilde{}x", r"\alpha ~x"),
        ("line\n\t breaks   fold", "line breaks fold"),
        (r"z {\ensuremath{\sim}} 1", "z ∼ 1"),
        (r"\apj", "Astrophysical Journal"),
    ],
)
def test_latex_becomes_text(tex: str, text: str) -> None:
    assert plain(tex) == text


@pytest.mark.parametrize(
    "tex", ["{{{a", "a}}}", "\\", "\\'", "{\\'}", "\\c", "{\\v }x", "$", "$$", "\\textbf", "{", "\\'{", "~"]
)
def test_torn_latex_is_survived(tex: str) -> None:
    assert set(plain(tex)) <= set("axcv'$textbf\\")


def test_deep_nesting_is_survived() -> None:
    assert plain("{" * 100_000 + "a") in {"", "a"}
    assert len(plain("\\'" * 10_000)) == 0


def test_mathematics_that_unicode_lacks_keeps_its_dollars() -> None:
    assert mathematics(r"$x^{q}$") == r"$x^{q}$"
    assert mathematics(r"$x^2$") == "x²"
