"""Read a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/); updates are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from kgbuild.publish.endpoint.answers import Reply, refusal

#: A query has at most so many bytes.
_LONGEST: Final = 1 << 20
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_GRAPHS: Final = {"default-graph-uri": "default", "named-graph-uri": "named"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks.

    Attributes:
        text: the query.
        graphs: "default" and "named" → IRIs of graphs.
    """

    text: str
    graphs: Mapping[str, Sequence[str]] = field(default_factory=dict)


async def read_question(request: Request) -> Question | Reply | None:
    """Give the question of a request, the refusal of what is none; None where a GET asks nothing.

    Refusals: 400 for wrong parameters, 403 for updates, 413 for what is too long, 415 for an unknown content type.
    """
    try:
        given = parse_qsl(request.url.query, keep_blank_values=True, errors="strict")
        if request.method != "POST":
            return _question(given) if any(name in {"query", "update"} for name, _ in given) else None
        kind, _, charset = request.headers.get("content-type", "").lower().replace('"', "").partition(";")
        if kind.strip() == _UPDATE:
            return refusal(403, "this endpoint is read-only; updates are not taken")
        if kind.strip() not in {_FORM, _DIRECT} or charset.strip() not in {"", "charset=utf-8", "charset=utf8"}:
            return refusal(415, f"send {_DIRECT} or {_FORM} in UTF-8")
        body = await _body(request)
        if body is None:
            return refusal(413, f"a query has at most {_LONGEST} bytes")
        if kind.strip() == _FORM:
            return _question([*given, *parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict")])
        return _question([*given, ("query", body.decode("utf-8"))])
    except UnicodeDecodeError:
        return refusal(400, "the request is not UTF-8")


async def _body(request: Request) -> bytes | None:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > _LONGEST:
            return None
        parts.append(part)
    return b"".join(parts)


def _question(given: Sequence[tuple[str, str]]) -> Question | Reply:
    if any(name == "update" for name, _ in given):
        return refusal(403, "this endpoint is read-only; updates are not taken")
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        return refusal(400, f"give one parameter `query`, not {len(queries)}")
    graphs: dict[str, list[str]] = {}
    for name, value in given:
        if name in _GRAPHS:
            graphs.setdefault(_GRAPHS[name], []).append(value)
    return Question(queries[0], graphs)
