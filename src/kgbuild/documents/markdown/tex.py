r"""LaTeX that R Markdown, Quarto and Pandoc pages hold between their Markdown: `\hfill`, `\small`, `\textbf{…}`."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table

_COMMAND = re.compile(r"(?<!\\)\\([A-Za-z]{2,30})\*?((?:\[[^\]\n]*\])?(?:\{[^{}\n]*\}){0,3})[ \t]?")
_ARGUMENT = re.compile(r"\{([^{}\n]*)\}")
_MATH = re.compile(r"(\$\$[^$]+\$\$|\$(?! )[^$\n]+\$)")
_ICON = re.compile(r"(?:fa|ai)[A-Z]\w*")
#: Quotation marks of LaTeX, which open code otherwise: "``Tides at rest''".
_QUOTED = re.compile(r"(?<!`)``(?=[^`\s])([^`\n]{2,400}?)(?<!\s)''(?!')")
_GAPS = frozenset({"hfill", "hfil", "dotfill", "hrulefill"})
_MARKS = {"textbf": "**", "textit": "*", "emph": "*", "textsl": "*"}
#: These print their last argument as it is.
_PLAIN = frozenset({"underline", "textsc", "texttt", "textnormal", "textrm", "textsf", "mbox", "uline"})


def without_tex(text: str) -> str:
    """Give Markdown whose LaTeX is the Markdown that it means; mathematics stays, and so do unknown commands."""
    text = _QUOTED.sub(r"“\1”", text)
    if "\\" not in text:
        return text
    parts = _MATH.split(text)
    parts[::2] = [_COMMAND.sub(_meant, part) for part in parts[::2]]
    return "".join(parts)


def _meant(found: re.Match[str]) -> str:
    name = found[1]
    arguments: list[str] = _ARGUMENT.findall(found[2])
    if name in _GAPS:
        return "" if _ends_line(found) else " | "
    if name == "href" and len(arguments) == 2:
        return f"[{arguments[1]}]({arguments[0]}){_space(found)}"
    if name in _MARKS and arguments:
        return f"{_MARKS[name]}{arguments[0].strip()}{_MARKS[name]}{_space(found)}"
    if name in _PLAIN and arguments:
        return arguments[-1] + _space(found)
    if name in _silent() or _ICON.fullmatch(name):
        kept = arguments[_silent().get(name, 0) :]
        return "".join(kept) + (_space(found) if kept else "")
    symbol = table("tex")["symbols"].get(name)
    return f"{symbol}{''.join(arguments)}{_space(found)}" if symbol and name.startswith("text") else found[0]


def _space(found: re.Match[str]) -> str:
    return " " if found[0].endswith((" ", "\t")) else ""


def _ends_line(found: re.Match[str]) -> bool:
    behind = found.string[found.end() : found.end() + 1]
    return behind in {"", "\n"}


@cache
def _silent() -> dict[str, int]:
    known = table("latex")
    spaces = dict.fromkeys(("par", "smallskip", "medskip", "bigskip", "newpage", "clearpage", "quad", "thinspace"), 0)
    return {
        **known["silent"],
        **dict.fromkeys([*known["sizes"], *known["switches"]], 0),
        **spaces,
        "hspace": 1,
    }
