r"""Bibliographies of LaTeX sources: the entries of `.bib` files beside it are printed where the source prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from typing import Any

from kgbuild.bib.entries import Entry, entries
from kgbuild.bib.values import field as value_of
from kgbuild.bib.values import inherited, parents
from kgbuild.documents.latex.tokens import Token, argument, option, tokens_of, words_of
from kgbuild.lexicon import table

#: Gives the text of a `.bib` file beside the source, None where there is none that may be read.
Files = Callable[[str], str | None]
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(",")
_SIGNS = re.compile(r"(?<!\\)([%&#])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@cache
def _known() -> Mapping[str, Any]:
    return dict(table("latex")["bibliography"])


@dataclass(frozen=True, slots=True)
class _Work:
    """One entry: its type, its keywords, and its fields as LaTeX."""

    key: str
    type: str
    fields: Mapping[str, str]

    @property
    def keywords(self) -> set[str]:
        return {word.strip() for word in re.split("[,;]", self.fields.get("keywords", ""))}


@dataclass(slots=True)
class _Bibliography:
    """What a source says of its bibliography: where it is, what is cited of it, what was printed."""

    works: dict[str, _Work] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    categories: dict[str, set[str]] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)


def with_references(tokens: list[Token], files: Files) -> list[Token]:
    """Give the tokens of a source with its bibliographies put in where it prints them.

    Args:
        tokens: of the source, macros expanded.
        files: gives the `.bib` files beside it.
    """
    names = {token.text for token in tokens if token.kind == "command"}
    if names.isdisjoint(_known()["resources"]):
        return tokens
    found = _told(tokens, files)
    if not found.works:
        return tokens
    begin = next((at for at in range(len(tokens)) if _begins(tokens, at)), 0)
    out = tokens[:begin]
    at = begin
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind != "command" or token.text not in _known()["prints"]:
            out.append(token)
            continue
        told, at = _options(tokens, at)
        named, at = argument(tokens, at) if _known()["prints"][token.text] else ([], at)
        if token.text not in _known()["cites"] and "heading" not in told and not _is_headed(out):
            told.setdefault("title", _known()["heading"])
        printed = _printed(found, token.text, told, words_of(named))
        out += [Token(t.kind, t.text, token.line) for t in tokens_of(printed)]
    return out


def _begins(tokens: Sequence[Token], at: int) -> bool:
    begins = (tokens[at].kind, tokens[at].text) == ("command", "begin")
    return begins and words_of(argument(tokens, at + 1)[0]) == "document"


def _is_headed(tokens: Sequence[Token]) -> bool:
    """Tell whether the last thing that tokens print is a heading; a bibliography prints one of its own else."""
    known = table("latex")
    depth = 0
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        depth += (token.kind == "close") - (token.kind == "open")
        if depth or token.kind in {"open", "par"}:
            continue
        if token.kind == "command" and token.text in known["headings"]:
            return True
        sets = token.kind == "command" and (token.text == "begin" or token.text in known["silent"])
        if not sets and (token.kind != "text" or token.text.strip()):
            return False
    return False


def _told(tokens: list[Token], files: Files) -> _Bibliography:
    """Collect what the source says of its bibliography, wherever it says it."""
    found = _Bibliography()
    for place, token in enumerate(tokens):
        if token.kind != "command":
            continue
        if token.text in _known()["resources"]:
            named = words_of(argument(tokens, option(tokens, place + 1)[1])[0])
            for name in named.split(","):
                found.works |= _works(files(name.strip()) or "")
        elif token.text in _known()["cites"]:
            keys = words_of(argument(tokens, option(tokens, place + 1)[1])[0])
            found.cited |= {key.strip() for key in keys.split(",")}
        elif token.text == "addtocategory":
            category, behind = argument(tokens, place + 1)
            keys = words_of(argument(tokens, behind)[0])
            found.categories.setdefault(words_of(category), set()).update(key.strip() for key in keys.split(","))
    return found


def _options(tokens: list[Token], at: int) -> tuple[dict[str, str], int]:
    given, at = option(tokens, at)
    pairs = re.findall(r"(\w+)\s*=\s*([^,]*)", words_of(given or []))
    return {name: value.strip() for name, value in pairs}, at


def _works(source: str) -> dict[str, _Work]:
    known = parents(StringIO(source))
    strings: dict[str, str] = {}
    works: dict[str, _Work] = {}
    for entry in entries(StringIO(source)):
        own = {label: value_of(value, strings).tex for label, value in entry.fields.items()}
        if entry.type == "string":
            strings |= own
        elif entry.key and (own.get("title") or "crossref" in own):
            handed = {label: value.tex for label, value in inherited(entry, known, strings).items()}
            works[entry.key] = _Work(entry.key, _type(entry), {**handed, **own})
    return works


def _type(entry: Entry) -> str:
    return {"conference": "inproceedings", "phdthesis": "thesis", "mastersthesis": "thesis"}.get(entry.type, entry.type)


def _printed(found: _Bibliography, command: str, told: Mapping[str, str], named: str) -> str:
    """Give what a command prints of the bibliography, as LaTeX."""
    if command in _known()["cites"]:
        return " ".join(_reference(found.works[key]) for key in _keys(named) if key in found.works)
    wanted = [work for work in _chosen(found, told, named) if work.key not in found.printed]
    found.printed |= {work.key for work in wanted}
    if not wanted:
        return ""
    title = rf"\section*{{{told['title']}}}" if told.get("title") and told.get("heading") != "none" else ""
    items = "\n".join(rf"\item {_reference(work)}" for work in wanted)
    return f"{title}\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}"


def _keys(named: str) -> list[str]:
    return [key.strip() for key in named.split(",")]


def _chosen(found: _Bibliography, told: Mapping[str, str], named: str) -> Iterator[_Work]:
    """Give the works that a command asks for: by category, type and keyword, of what is cited if anything is."""
    category = found.categories.get(told.get("category", named))
    everything = "*" in found.cited or not found.cited
    for work in found.works.values():
        if category is not None:
            if work.key in category:
                yield work
        elif (everything or work.key in found.cited) and _fits(work, told):
            yield work


def _fits(work: _Work, told: Mapping[str, str]) -> bool:
    return (
        told.get("type", work.type) == work.type
        and told.get("nottype") != work.type
        and ("keyword" not in told or told["keyword"] in work.keywords)
        and told.get("notkeyword") not in work.keywords
    )


def _reference(work: _Work) -> str:
    """Print a work as a bibliography does: who, the title in quotes, where, when."""
    fields = work.fields
    who = _who(_cut(fields.get("author") or fields.get("editor", ""), _AND))
    title = ": ".join(fields[name] for name in ("title", "subtitle") if fields.get(name))
    where = next((fields[name] for name in _known()["venues"] if fields.get(name)), "")
    parts = [rf"\emph{{{where}}}" if where else ""]
    parts += [f"{label} {fields[name]}" for label, name in (("vol.", "volume"), ("no.", "number")) if fields.get(name)]
    parts += [f"pp. {re.sub('-+', '--', fields['pages'])}" if fields.get("pages") else ""]
    year = _YEAR.search(fields.get("date") or fields.get("year", ""))
    parts += [year[0] if year else fields.get("year") or fields.get("pubstate", "")]
    printed = f"{who}, ``{title},'' {', '.join(part for part in parts if part)}."
    return _typed(printed.removeprefix(", ")) + _address(fields)


def _address(fields: Mapping[str, str]) -> str:
    if fields.get("doi"):
        return f" doi:{_typed(fields['doi'])}"
    if fields.get("eprint") and "arxiv" in (fields.get("eprinttype") or fields.get("archiveprefix", "")).lower():
        return f" arXiv:{fields['eprint']}"
    return rf" \url{{{_typed(fields['url'])}}}" if fields.get("url") else ""


def _typed(text: str) -> str:
    """Give text as LaTeX takes it: a bibliography holds its signs bare."""
    return _SIGNS.sub(r"\\\1", text)


def _who(names: Sequence[str]) -> str:
    """Print the names of people, each in the order in which it is spoken."""
    people = [_direct(name) for name in names if name.casefold() != "others"]
    if len(people) < len(names):
        return f"{', '.join(people)} et al."
    return " and ".join(part for part in (", ".join(people[:-1]), *people[-1:]) if part)


def _direct(name: str) -> str:
    parts = _cut(name, _COMMA)
    return " ".join([parts[-1], parts[0], *parts[1:-1]]) if len(parts) > 1 else name


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    """Cut text at separators outside of braces."""
    cut, start, depth, done = [], 0, 0, 0
    for found in separator.finditer(text):
        depth += text.count("{", done, found.start()) - text.count("}", done, found.start())
        done = found.start()
        if not depth:
            cut.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in [*cut, text[start:]] if part.strip()]
