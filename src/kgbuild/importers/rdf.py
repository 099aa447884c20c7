"""RDF of others: Turtle, TriG, N-Triples, N-Quads, RDF/XML in terms of schema.org, FOAF, BIBO, VIVO, DBLP or Zotero."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, Literal, TextIO
from xml.sax.saxutils import escape

import pyoxigraph as ox

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.quoting import Quoter
from kgbuild.importers.reified import tell_plainly
from kgbuild.importers.things import Things, Value, term_of
from kgbuild.importers.things.records import read_records
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node
from kgbuild.model import Evidence

FORMAT = "RDF (Turtle, TriG, N-Triples, N-Quads, RDF/XML)"
MEDIA_TYPE = "text/turtle"
SUFFIXES: tuple[str, ...] = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl")
ABOUT: Literal["person", "organization", ""] = ""

_MAX: Final = 64 << 20
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NUMBERED = re.compile(re.escape(_RDF) + r"_(\d{1,4})")
_PREFIX = re.compile(r"^\s*(?:@prefix\s+[\w.-]*:\s*<|@base\s*<|PREFIX\s+[\w.-]*:\s*<|BASE\s*<)", re.MULTILINE)
_TRIPLE = re.compile(r"(?:\s*#[^\n]*\n)*\s*(?:<[^<>\s\"]+>|_:\w+)\s+(?:<[^<>\s\"]+>|a)\s+[<\"_\w]")
_QUAD = re.compile(
    r"^\s*(?:<[^>\n]*>|_:\S+)\s+<[^>\n]*>\s+(?:<[^>\n]*>|_:\S+|\"(?:[^\"\\\n]|\\.)*\"(?:@[\w-]+|\^\^<[^>\n]*>)?)"
    r"\s+(?:<[^>\n]*>|_:\S+)\s*\.\s*$",
    re.MULTILINE,
)
_STATEMENT = re.compile(
    r"\s*(?:<[^<>\s\"]*>|_:\S+)\s+<[^<>\s\"]*>\s+"
    r"(?:<[^<>\s\"]*>|_:\S+?|\"(?:[^\"\\\r\n]|\\.)*\"(?:@[\w-]+|\^\^<[^<>\s\"]*>)?)"
    r"\s*(?:<[^<>\s\"]*>|_:\S+?)?\s*\.\s*(?:#.*)?"
)
#: A file is written a statement a line if such a share of its lines are statements.
_MOST: Final = 0.5
_XML = re.compile(r"<rdf:RDF\b")
_ENTITY = re.compile(r"<!ENTITY\s+%?\s*([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)'|[^>\"']*)")
#: No namespace is longer.
_NAMESPACE: Final = 300
#: So much of the line around a literal is quoted with it.
_LINE: Final = 200


def accepts(head: bytes, name: str) -> bool:
    """Take what begins with prefixes, with a triple, or as RDF/XML."""
    text = shown(head)
    if PurePosixPath(name).suffix.lower() in {".md", ".html", ".htm", ".txt", ".tex"}:
        return False
    return bool(_XML.search(text[:4000]) or _TRIPLE.match(text) or _PREFIX.match(text))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give what the triples say of people, works and organisations; torn lines of N-Triples and N-Quads as evidence.

    Raises:
        UnsupportedFormatError: they say nothing of them.
        DocumentError: they are malformed, or too many.
    """
    text = stream.read(_MAX + 1)
    if len(text) > _MAX:
        raise DocumentError(name, f"the file holds more than {_MAX >> 20} MiB of RDF", remedy="split it")
    whole, torn = _whole_lines(text)
    things = read_things(whole, name)
    tell_plainly(things)
    found = list(read_records(things, Quoter(text, "rdf")))
    if not found:
        reason = "its triples say nothing of people, works or organisations in a vocabulary that is known"
        raise UnsupportedFormatError(name, reason, remedy="leave it out")
    yield from found
    yield from torn


def _whole_lines(text: str) -> tuple[str, list[Evidence]]:
    """Give N-Triples or N-Quads with blanks for the lines that are torn, each of which is a statement of its own.

    Text in another notation is given as it stands: what a torn statement of Turtle leaves open, only its author knows.
    """
    lines = text.split("\n")
    said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    kept = sum(_STATEMENT.fullmatch(line) is not None for line in said)
    if kept == len(said) or kept < _MOST * len(said):
        return text, []
    torn: list[Evidence] = []
    at = 0
    for place, line in enumerate(lines):
        bare = line.strip()
        if bare and not bare.startswith("#") and not _STATEMENT.fullmatch(line):
            start = at + len(line) - len(line.lstrip())
            torn.append(Evidence(start, start + len(bare[:_LINE]), bare[:_LINE], "rdf"))
            lines[place] = " " * len(line)
        at += len(line) + 1
    return "\n".join(lines), torn


def read_things(text: str, name: str) -> Things:
    """Read triples into things, whatever graphs they stand in.

    Raises:
        DocumentError: they are malformed; the line is given.
    """
    things = Things()
    xml = bool(_XML.search(text[:4000]))
    if xml:
        _refuse_entities(text, name)
    places = _Places(text, xml=xml)
    firsts: dict[str, Value] = {}
    rests: dict[str, str] = {}
    try:
        for quad in ox.parse(text, format=_format(text), base_iri="file:///"):
            subject, said = _ident(quad.subject), quad.predicate.value
            if said == f"{_RDF}type":
                things.at(subject, places.of_thing(subject)).types.add(term_of(_ident(quad.object), "classes"))
            elif said == f"{_RDF}first":
                firsts[subject] = _value(quad.object, places)
            elif said == f"{_RDF}rest":
                rests[subject] = _ident(quad.object)
            elif numbered := _NUMBERED.fullmatch(said):
                _put(subject, int(numbered[1]), _value(quad.object, places), firsts, rests)
            elif term := term_of(said):
                things.at(subject, places.of_thing(subject)).add(term, _value(quad.object, places))
    except SyntaxError as error:
        reason = f"malformed RDF: {error.msg}"
        raise DocumentError(name, reason, line=error.lineno or 0, remedy="mend the file, or leave it out") from error
    except ValueError as error:
        raise DocumentError(name, f"malformed RDF: {error}", remedy="mend the file, or leave it out") from error
    _unlist(things, firsts, rests)
    for thing in things:
        said_to_be = (
            table("vocabularies")["words"].get(value.text) for value in thing.properties.get("additionalType", ())
        )
        thing.types.update(filter(None, said_to_be))
    return things


def _put(container: str, number: int, value: Value, firsts: dict[str, Value], rests: dict[str, str]) -> None:
    """Put a numbered member of a container in its place of a list that the container becomes."""
    place = container if number == 1 else f"{container} {number}"
    firsts[place], rests[place] = value, f"{container} {number + 1}"


def _refuse_entities(text: str, name: str) -> None:
    """Refuse entities that are more than the abbreviations of namespaces that ontologies declare.

    Raises:
        DocumentError: one unfolds others, leads outside, or is used so often that the text would grow without bound.
    """
    for found in _ENTITY.finditer(text):
        value = found[2] or found[3] or ""
        line = text.count("\n", 0, found.start()) + 1
        if not value or "&" in value or "%" in value or len(value) > _NAMESPACE:
            reason = f"it declares the entity “{found[1]}”, which may unfold without end or lead outside"
            raise DocumentError(name, reason, line=line, remedy="leave it out")


def _format(text: str) -> ox.RdfFormat:
    if _XML.search(text[:4000]):
        return ox.RdfFormat.RDF_XML
    # TriG takes Turtle and N-Triples too.
    return ox.RdfFormat.N_QUADS if _QUAD.search(text[: 1 << 16]) else ox.RdfFormat.TRIG


def _ident(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return str(getattr(term, "value", term))


def _value(term: object, places: _Places) -> Value:
    if isinstance(term, ox.Literal):
        return Value(" ".join(term.value.split()), node=places.of(term.value))
    ident = _ident(term)
    return Value("" if ident.startswith("_:") else ident, ident)


def _unlist(things: Things, firsts: dict[str, Value], rests: dict[str, str]) -> None:
    """Put the members of lists in the place of the lists; they have an order, which plain triples have not."""
    for thing in things:
        for term, values in thing.properties.items():
            if any(value.ref in firsts for value in values):
                thing.ordered.add(term)
                values[:] = [member for value in values for member in _members(value, firsts, rests)]


def _members(value: Value, firsts: dict[str, Value], rests: dict[str, str]) -> Iterator[Value]:
    place, seen = value.ref, set[str]()
    if place not in firsts:
        yield value
    while place in firsts and place not in seen:
        seen.add(place)
        yield firsts[place]
        place = rests.get(place, "")


class _Places:
    """Finds literals in the text; they are met about in its order."""

    def __init__(self, text: str, *, xml: bool) -> None:
        self._text, self._xml, self._at = text, xml, 0
        self._names: dict[str, int] = {}

    def of(self, literal: str) -> Node:
        """Give where a literal stands with the line before it; NOTHING where it is written in some other way."""
        for form in self._forms(literal):
            at = self._text.find(form, self._at)
            at = at if at >= 0 else self._text.find(form)
            if at >= 0:
                self._at = at
                line = self._text.rfind("\n", 0, at) + 1
                first = line + len(self._text[line:at]) - len(self._text[line:at].lstrip())
                return Node(at, at + len(form), literal, at=first if at - first <= _LINE else at)
        return NOTHING

    def of_thing(self, ident: str) -> Node:
        """Give where the last part of an IRI stands first; NOTHING for things without one."""
        local = re.split(r"[/#]", ident.rstrip("/#"))[-1]
        at = -1 if ident.startswith("_:") or not local else self._names.get(local, -2)
        if at == -2:
            at = self._names[local] = self._text.find(local)
        return Node(at, at + len(local), local) if at >= 0 else NOTHING

    def _forms(self, literal: str) -> tuple[str, ...]:
        if self._xml:
            quoted = escape(literal, {'"': "&quot;", "'": "&apos;"})
            return (f">{escape(literal)}<", f">{quoted}<", f'"{quoted}"', escape(literal), quoted)
        escaped = json.dumps(literal, ensure_ascii=False)
        return (escaped, json.dumps(literal), f'"""{literal}"""', f"'{literal}'", literal)
