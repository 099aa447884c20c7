r"""LaTeX as it stands in bibliographies → the text that it prints.

Mathematics that Unicode can write becomes text (`$\alpha$`, `CO$_2$`); the rest stays as it is, dollars included.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from kgbuild.lexicon import table

_SPECIAL = re.compile(r"[\\{}$~`']|--|[!?]`")
_TOKEN = re.compile(
    r"""\\(?P<word>[A-Za-z]+)\*?[ \t\n]*|\\(?P<sign>[^A-Za-z])|(?P<open>\{)|(?P<close>\})
    |(?P<math>\$\$?(?!\s)(?:[^$\\]|\\.)+(?<!\s)\$\$?(?!\d))|(?P<ligature>---?|``|''|[!?]`|`|~)""",
    re.VERBOSE | re.DOTALL,
)
_LIGATURES: Final = {
    "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "!`": "¡", "?`": "¿", "~": " ",
}  # fmt: skip
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}
_SCRIPT = re.compile(r"(?P<sign>[_^])(?:\{(?P<group>[^{}]*)\}|(?P<one>\\[A-Za-z]+|.))")
_LETTERS: Final = frozenset({"mathrm", "mathbf", "mathit", "mathsf", "text", "textrm", "rm", "bf", "operatorname"})
_SPACES: Final = frozenset(" \t\n")
#: No bibliography nests deeper; a deeper one is hostile.
_DEEPEST: Final = 40


@lru_cache(maxsize=1 << 14)
def plain(tex: str) -> str:
    r"""Give the text that a piece of LaTeX prints, white space folded.

    >>> plain(r"{\c C}etin, {\"O}zg{\"u}r: The {DNA} of $\beta$-sheets -- 50\,\% \emph{done}")
    'Çetin, Özgür: The DNA of β-sheets – 50 % done'
    """
    if not _SPECIAL.search(tex):
        return " ".join(tex.split())
    return " ".join(_Run(tex).text().split())


class _Run:
    """One run over a piece of LaTeX."""

    def __init__(self, tex: str) -> None:
        self._tex, self._at, self._depth = tex, 0, 0

    def text(self) -> str:
        """Print all that follows, up to the end of the group."""
        out: list[str] = []
        self._depth += 1
        while self._at < len(self._tex):
            found = _TOKEN.search(self._tex, self._at)
            out.append(self._tex[self._at : found.start() if found else len(self._tex)])
            self._at = found.end() if found else len(self._tex)
            if found and found["close"]:
                if self._depth > 1:
                    break
            elif found:
                out.append(self._print(found))
        self._depth -= 1
        return "".join(out)

    def _print(self, found: re.Match[str]) -> str:
        if found["open"]:
            return self.text() if self._depth < _DEEPEST else ""
        if found["ligature"]:
            return _LIGATURES[found["ligature"]]
        if found["math"]:
            # An empty group behind it asks to leave it as it is.
            return found["math"] if self._tex.startswith("{}", self._at) else mathematics(found["math"])
        if found["sign"]:
            return self._accent(found["sign"]) if found["sign"] in _accents() else _symbol(found["sign"])
        return self._command(found["word"], spaced=found[0][-1].isspace())

    def _command(self, name: str, *, spaced: bool) -> str:
        if name in _accents() and (len(name) > 1 or self._at < len(self._tex)):
            return self._accent(name)
        if name in _symbols():
            return self._symbol_and_gap(name)
        if name in _commands("silent"):
            return ""
        if name in _commands("nothing"):
            self._argument()
            return ""
        if name in _commands("second"):
            self._argument()
            return self._argument() if self._tex.startswith("{", self._at) else ""
        if name in _commands("quoting"):
            return f"“{self._argument()}”"
        if name in _commands("raised") or name in _commands("lowered"):
            return _script(self._argument(), "raised" if name in _commands("raised") else "lowered")
        if self._tex.startswith("{", self._at) and (shown := self._argument()):
            return shown
        # What nobody knows is better shown by its name than lost.
        return _journals().get(name, name) + " " * spaced

    def _symbol_and_gap(self, name: str) -> str:
        """Print a symbol; an empty group behind it only ends its name."""
        if self._tex.startswith("{}", self._at):
            self._at += 2
        return _symbols()[name]

    def _accent(self, name: str) -> str:
        base = self._argument()
        base = _DOTLESS.get(base[:1], base[:1]) + base[1:]
        return unicodedata.normalize("NFC", base[:1] + _accents()[name]) + base[1:] if base.strip() else base

    def _argument(self) -> str:
        """Print the next group, command or character; nothing at the end of the group."""
        while self._tex[self._at : self._at + 1] in _SPACES:
            self._at += 1
        found = _TOKEN.match(self._tex, self._at)
        if found and (found["open"] or found["word"] or found["sign"]):
            self._at = found.end()
            self._depth += 1
            shown = self._print(found) if self._depth < _DEEPEST else ""
            self._depth -= 1
            return shown
        if self._at >= len(self._tex) or (found and found["close"]):
            return ""
        self._at += 1
        return self._tex[self._at - 1]


@lru_cache(maxsize=1 << 12)
def mathematics(tex: str) -> str:
    r"""Give mathematics, dollars included, as text if Unicode can write it, else as it is.

    >>> mathematics(r"$\alpha_2$"), mathematics(r"$10^{-3}$"), mathematics(r"$\sqrt{n}/x_{ij}$")
    ('α₂', '10⁻³', '$\\sqrt{n}/x_{ij}$')
    """
    inner = tex.strip("$").strip()
    inner = re.sub(r"\\(?:" + "|".join(sorted(_LETTERS)) + r")\s*\{([^{}\\]*)\}", r"\1", inner)
    try:
        text = _SCRIPT.sub(_raise, inner)
        text = re.sub(r"\\([A-Za-z]+)\s*|\\([^A-Za-z])", lambda m: _known(m[1] or m[2]), text)
    except KeyError:
        return tex
    return tex if set(text) & set("\\{}^_$") else text


def _raise(found: re.Match[str]) -> str:
    inner = found["group"] if found["group"] is not None else found["one"]
    inner = re.sub(r"\\([A-Za-z]+)", lambda m: _known(m[1]), inner)
    signs = _scripts("raised" if found["sign"] == "^" else "lowered")
    return "".join(signs[sign] for sign in inner)


def _known(name: str) -> str:
    if name in {"sqrt", "sum", "int", "prod"}:
        raise KeyError(name)
    return "" if name in _commands("silent") else _symbols()[name]


def _symbol(name: str) -> str:
    return _symbols().get(name, name)


def _script(text: str, way: str) -> str:
    signs = _scripts(way)
    return "".join(signs[sign] for sign in text) if text and set(text) <= signs.keys() else text


@cache
def _scripts(way: str) -> dict[str, str]:
    rows = table("tex")["scripts"]
    return dict(zip(rows[f"{way}_from"], rows[f"{way}_to"], strict=True))


@cache
def _accents() -> dict[str, str]:
    return dict(table("tex")["accents"])


@cache
def _symbols() -> dict[str, str]:
    return dict(table("tex")["symbols"])


@cache
def _commands(way: str) -> frozenset[str]:
    return frozenset(table("tex")["commands"][way])


@cache
def _journals() -> dict[str, str]:
    return dict(table("journal_macros")["journals"])
