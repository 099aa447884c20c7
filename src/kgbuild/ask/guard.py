"""Keep queries from leaving the machine: Oxigraph would follow SERVICE, so no query with one is run.

Updates (LOAD among them) need no guard: `Store.query` does not parse them.
"""

from __future__ import annotations

import re

from kgbuild.errors import QueryError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check_local(text: str) -> None:
    """Refuse a query that asks another server.

    The grammar decides, not a pattern: code point escapes, comments and `<` make `SERVICE` hard to see for one. Only a
    text that holds the letters at all is parsed.

    Raises:
        QueryError: it has a SERVICE clause, or holds the word and cannot be parsed to tell.
    """
    plain = _ESCAPE.sub(_decoded, text)
    if "service" not in plain.casefold():
        return
    from pyparsing import ParseResults  # noqa: PLC0415 - only where the word stands
    from pyparsing.exceptions import ParseBaseException  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    try:
        pending: list[object] = [parseQuery(plain)]
    except (ParseBaseException, ValueError, RecursionError) as error:
        raise QueryError(f"the query holds the word SERVICE and cannot be read: {error}") from error
    while pending:
        part = pending.pop()
        if isinstance(part, CompValue):
            if part.name == "ServiceGraphPattern":
                raise QueryError("SERVICE asks another server; queries run on this graph alone: take the clause out")
            pending.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple):
            pending.extend(part)


def _decoded(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))
