"""Functions that nothing is known of: what their arguments are, by what they are called and by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import Any, Final

from kgbuild.documents.latex.entries import entry, visible
from kgbuild.documents.latex.headings import heading_level
from kgbuild.documents.latex.untold import is_date, printed_as_entry
from kgbuild.documents.typst.values import Arguments, Said, plain, shown
from kgbuild.lexicon import table

#: A text that sets something: a file, a colour, a language, a size of paper.
_SETTING = re.compile(
    r"\S*[./]\w*\.?(?:png|jpe?g|svg|pdf|webp|gif|bib|typ|ya?ml)|#[0-9a-fA-F]{3,8}|[a-z]{2}(?:-[A-Z]{2})?|a4|us-letter|[a-z]+-[a-z-]+",
)
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_LINK = re.compile(r"https?://|mailto:|tel:")
_BLOCK = re.compile(r"<(?:li|p|br|tr|h\d)\b")
_PAGE = re.compile(r"<h[1-6]>")
#: Paragraphs that begin or end with nothing in them.
_EDGES = re.compile(r"^(?:\s|<p>)+|(?:\s|<p>)+$")
#: An argument of more words describes; a label has so few.
_DESCRIBES, _LABEL = 25, 4
#: Roles of what an entry is made of, in the order in which it is printed.
_ORDER: Final = ("title", "person", "body", "place")
_WORKS: Final = ("body", "more", "place", "date")


@cache
def _roles() -> Mapping[str, str]:
    return {word.casefold(): role for role, words in table("typst")["roles"].items() for word in words}


@cache
def _lines() -> frozenset[str]:
    return frozenset(table("typst")["lines"]["names"])


def role_of(key: str) -> str:
    """Give what an argument of this name holds; of a name of several parts the last that is known tells."""
    key = key.casefold()
    parts = re.split(r"[-_]", key)
    return next((_roles()[part] for part in (key, *reversed(parts)) if part in _roles()), "")


def has_roles(bound: Mapping[str, Any]) -> bool:
    """Say whether arguments are those of an entry: one is a date, another what was done or where."""
    roles = {role_of(key) for key, value in bound.items() if visible(shown(value, 1))}
    return bool(roles & {"date", "start", "end"}) and bool(roles & {"title", "body", "person"})


def told(name: str, given: Arguments) -> tuple[str, str]:
    """Print the arguments of a function as HTML; give the name of the owner as well, where they tell it."""
    records = [one for one in _flat(given.positional) if isinstance(one, dict)]
    if records:
        parts = [told(name, Arguments(given.line, [], one)) for one in records]
        return "".join(html for html, _ in parts), next((owner for _, owner in parts if owner), "")
    line = given.line
    values = [shown(one, line) for one in given.positional if not _is_setting(one)]
    values = [_EDGES.sub("", value) for value in values if visible(value)]
    if link := _link(given):
        return link, ""
    says_more = any(visible(shown(value, line)) for value in given.named.values())
    if len(values) == 1 and not says_more and (level := heading_level(name)):
        return f"\n<h{level}>{values[0]}</h{level}>\n<p>", ""
    roles = {role_of(key) for key, value in given.named.items() if value not in (None, "", [], {})}
    dated = bool(roles & {"date", "start", "end"})
    if any(map(_PAGE.search, values)) or (roles & {"person", "family", "authors"} and "contact" in roles and not dated):
        html, owner = head_of(given.named, line)
        return html + "".join(f"{value}\n<p>" for value in values), owner
    parts = list(_parts(given.named, line))
    if not parts:
        return _untold(name, values) if values else "", ""
    if not values and {role for role, _ in parts} == {"date"}:
        return ", ".join(html for _, html in parts), ""  # it only writes a date
    return (_work(parts, values) if "authors" in roles else _entry(parts, values)) + "<p>", ""


def head_of(named: Mapping[str, Any], line: int) -> tuple[str, str]:
    """Print the owner of a page: the name as its heading, below it where they are and how they are reached."""
    flat = dict(_unnested(named))
    names = {role: [plain(value) for key, value in flat.items() if role_of(key) == role] for role in _NAMED}
    owner = " ".join([*names["given"][:1], *names["family"][:1]]) or next(iter(names["person"] + names["authors"]), "")
    html = f"<h1>{shown(_owner(flat, owner), line)}</h1>" if owner else ""
    if not html:
        contents = [shown(value, line) for key, value in flat.items() if role_of(key) in {"person", "authors"}]
        html = f"<h1>{contents[0]}</h1>" if contents and visible(contents[0]) else ""
    lines = [_contact(key, value, line) for key, value in flat.items() if _is_below(key, value, owner)]
    return html + f"<p>{'<br>'.join(part for part in lines if visible(part))}</p>\n<p>", owner or visible(html)


_NAMED: Final = ("given", "family", "person", "authors")


def _is_below(key: str, value: Any, owner: str) -> bool:
    """Say whether an argument stands below the name of the owner: where and what they are; no title of the page."""
    role = role_of(key)
    return role == "contact" or (role == "title" and not (owner and owner in plain(value)))


def _owner(flat: Mapping[str, Any], owner: str) -> Said:
    lines = [value.line for key, value in flat.items() if role_of(key) in _NAMED and isinstance(value, Said)]
    return Said(owner, min(lines, default=1))


def _contact(key: str, value: Any, line: int) -> str:
    if isinstance(value, list) and value and not isinstance(value[0], str):
        return "<br>".join(part for part in (_linked(one, line) for one in value) if visible(part))
    html, text = shown(value, line), plain(value)
    if "orcid" in key.casefold() and text:
        return f'<a href="https://orcid.org/{escape(text.rpartition("/")[2])}">{html}</a>'
    if re.fullmatch(r"\S+@\S+", text):
        return f'<a href="mailto:{escape(text)}">{html}</a>'
    if text and _ADDRESS.fullmatch(text):
        return f'<a href="{escape(text if "://" in text else f"https://{text}")}">{html}</a>'
    return html


def _linked(one: Any, line: int) -> str:
    """Print one of several ways to reach somebody: what is shown of it last, with the address among its parts."""
    parts = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else [one]
    address = next((plain(part) for part in parts if _LINK.match(plain(part))), "")
    texts = [html for part in parts if plain(part) != address and visible(html := shown(part, line))]
    text = texts[-1] if texts else escape(address)
    return f'<a href="{escape(address)}">{text}</a>' if address else text


def _unnested(named: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in named.items():
        first = value[0] if isinstance(value, list) and value and role_of(key) != "contact" else None
        held = first if isinstance(first, dict) else value
        if isinstance(held, dict):
            yield from _unnested(held)
        else:
            yield key, value


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value


def _is_setting(value: Any) -> bool:
    return isinstance(value, str) and _SETTING.fullmatch(value) is not None


def _parts(named: Mapping[str, Any], line: int) -> Iterator[tuple[str, str]]:
    """Give what named arguments hold, each with its role; settings are left out."""
    start = end = ""
    for key, value in named.items():
        role = role_of(key)
        html = shown(value, line)
        if role == "silent" or not visible(html) or (not role and _is_setting(value)):
            continue
        if role in {"start", "end"}:
            start, end = (html, end) if role == "start" else (start, html)
        elif isinstance(value, list) and role not in {"authors", "title", "place", "body"}:
            yield "more", "".join(f"<ul><li>{shown(one, line)}</li></ul>" for one in value)
        elif role == "more" or not role:
            yield ("more" if _size(html) else "body"), html
        elif role == "below":
            yield "more", html
        else:
            yield role, html
    if start or end:
        yield "date", f"{start} – {end}" if start and end else start or end


def _size(html: str) -> bool:
    """Say whether a text is so long that it describes."""
    return bool(_BLOCK.search(html)) or len(visible(html).split()) > _DESCRIBES


def _entry(parts: list[tuple[str, str]], values: list[str]) -> str:
    """Print an entry: what was done first, then where, then when; what describes it below."""
    named = {role for role, _ in parts}
    others = _without_names(values, named)
    found = [*parts, *others] if named & {"title", "person", "body"} else [*others, *parts]
    ordered = [(role, html) for wanted in _ORDER for role, html in found if role == wanted]
    roles: list[tuple[str, str]] = []
    for place, (role, html) in enumerate(ordered):
        roles.append(
            ("title" if not place and "<b>" not in html else "body" if role in {"title", "person"} else role, html)
        )
    known = {*_ORDER, "date", "more"}
    roles += [("body", html) for role, html in found if role not in known]
    roles += [(role, html) for wanted in ("date", "more") for role, html in found if role == wanted]
    return entry(roles)


def _without_names(values: list[str], named: set[str]) -> Iterator[tuple[str, str]]:
    """Give arguments without names, each with its role: one that is a date, what was done, what describes it."""
    untitled = not named & {"title", "person"}
    for html in values:
        if "date" not in named and is_date(html):
            named = {*named, "date"}
            yield "date", html
        elif _size(html):
            yield "more", html
        else:
            yield ("title" if untitled and "<b>" not in html else "person" if untitled else "body"), html
            untitled = False


def _work(parts: list[tuple[str, str]], values: list[str]) -> str:
    """Print a work as a reference: who, the title in quotes, where, when."""
    who = [html for role, html in parts if role in {"authors", "person"}]
    title = [f"“{html},”" for role, html in parts if role == "title"]
    rest = [html for wanted in _WORKS for role, html in parts if role == wanted]
    return f"<p>{', '.join(who)}, {' '.join(title)} {', '.join([*rest, *values])}</p>"


def _link(given: Arguments) -> str:
    """Print what a function of an address and a text prints: a link."""
    if len(given.positional) != 2 or not _LINK.match(plain(given.positional[0])):
        return ""
    address, text = given.positional
    return f'<a href="{escape(plain(address))}">{shown(text, given.line)}</a>'


def _untold(name: str, values: list[str]) -> str:
    """Print arguments without names: a short one before a longer is its label, if none is a date."""
    if len(values) == 1 and re.split(r"[-_]", name)[-1].casefold() in _lines() and "<ul>" not in values[0]:
        return f"<ul><li>{values[0]}</li></ul>"
    if len(values) == 1:
        return f"\n<p>{values[0]}\n<p>"
    first = visible(values[0]) if values else ""
    if (
        len(values) == 2
        and first
        and len(first.split()) <= _LABEL
        and not re.search(r"\d", "".join(map(visible, values)))
    ):
        return entry([("label", values[0]), ("more", values[1])])
    return printed_as_entry(values)
