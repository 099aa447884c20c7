"""The named queries: one file each under `queries/`, with a header that says what it answers and what it needs.

::

    # title: Co-authors
    # description: Everyone who shares a work with a person.
    # param person: person, required, Whose co-authors are asked for.
    # columns: person, name, papers

A parameter's type is `person`, `organization`, `paper`, `grant`, `venue` (given by name, key or IRI), `text` or
`integer`. `# engine: path` marks a query that fetches edges for a search of `kgbuild.ask.paths`. In the
query a parameter stands as `VALUES ?person { UNDEF }`, which leaves it open until a value takes the place of `UNDEF`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kgbuild.errors import QueryError
from kgbuild.resources import resource

TYPES = frozenset({"person", "organization", "paper", "grant", "venue", "text", "integer"})
_FIELD = re.compile(r"# (title|description|columns|engine): (.+)")
_PARAMETER = re.compile(r"# param (\w+): (\w+), (required|optional), (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked about: `name` is its variable in the query and its option on the command line."""

    name: str
    type: str
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with what its header says.

    Attributes:
        name: the file's name without its ending; empty for a text that has none.
        folder: `relations` or `questions`, empty for a text that came from elsewhere.
        engine: empty, or `path` where a search finishes what the query begins.
        columns: of the answer; empty where the header names none.
    """

    name: str
    text: str
    folder: str = ""
    title: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()
    engine: str = ""


def parse_query(text: str, name: str = "", folder: str = "") -> Query:
    """Read a query with its header; a text without one is a query all the same.

    Raises:
        QueryError: a parameter of the header has an unknown type.
    """
    fields: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if found := _PARAMETER.fullmatch(line.strip()):
            if found[2] not in TYPES:
                raise QueryError(f"{name or 'query'}: parameter {found[1]}: no type {found[2]!r}; {sorted(TYPES)}")
            parameters.append(Parameter(found[1], found[2], found[3] == "required", found[4]))
        elif found := _FIELD.fullmatch(line.strip()):
            fields.setdefault(found[1], found[2])
        elif line.strip() and not line.startswith("#"):
            break
    return Query(
        name=name,
        text=text,
        folder=folder,
        title=fields.get("title", ""),
        description=fields.get("description", ""),
        parameters=tuple(parameters),
        columns=tuple(re.split(r",\s*", fields["columns"])) if "columns" in fields else (),
        engine=fields.get("engine", ""),
    )


@cache
def catalogue() -> Mapping[str, Query]:
    """Give the named queries, relations before questions, each sorted by name."""
    return {
        path.stem: parse_query(path.read_text(encoding="utf-8"), path.stem, folder)
        for folder in ("relations", "questions")
        for path in sorted(resource("queries").joinpath(folder).glob("*.rq"))
    }


def find_query(name: str) -> Query:
    """Give a named query, or the query in the file of that name.

    Raises:
        QueryError: there is neither; the message lists the nearest names.
    """
    if query := catalogue().get(name.replace("-", "_")):
        return query
    path = Path(name)
    if path.suffix in {".rq", ".sparql"}:
        try:
            return parse_query(path.read_text(encoding="utf-8"), path.stem)
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{name}: cannot be read: {error}") from error
    near = get_close_matches(name, catalogue(), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else f"there are: {', '.join(catalogue())}"
    raise QueryError(f"no query {name!r}; {hint}")
