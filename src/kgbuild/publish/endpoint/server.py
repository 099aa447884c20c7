"""The ASGI application: which address gives what.

| address | what |
|---|---|
| `/sparql` | SPARQL 1.1 Protocol; without a query the service description, or the page of the editor |
| `/query/` | the editor |
| `/person/ada-example/` | the page of an entity, or its description in RDF, as `Accept` asks |
| `/person/ada-example/index.ttl` | one of these, by name |
| `/find?iri=…` | 303 to the page of an entity, wherever its IRI says that it stands |
| `/void`, `/.well-known/void` | the description of the data |
| `/healthz` | whether it answers, and from what |
| everything else | the pages and files of the site |
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kgbuild.errors import GraphError
from kgbuild.graph.serialize import write_triples
from kgbuild.publish.endpoint.answers import Reply, refusal
from kgbuild.publish.endpoint.description import describe_service
from kgbuild.publish.endpoint.entity import FORMS
from kgbuild.publish.endpoint.generations import Generation, Generations, Source, StartingError
from kgbuild.publish.endpoint.headers import SecurityHeaders
from kgbuild.publish.endpoint.negotiation import preferred
from kgbuild.publish.endpoint.pool import Bounds
from kgbuild.publish.endpoint.protocol import read_question
from kgbuild.publish.endpoint.snapshot import mark_of

logger = logging.getLogger(__name__)
_HTML: Final = "text/html; charset=utf-8"
#: File beside a page → its media type, the page among them.
_FILES: Final = {name: media for media, (_, name) in FORMS.items()} | {"index.html": _HTML}
#: The page first, for whoever takes anything.
_OFFERS: Final = (_HTML, *FORMS)
_ASSETS: Final = "kgbuild.publish.endpoint"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask.

    Attributes:
        origins: sites whose scripts may read answers (CORS); `*` for all.
        hosts: names that the server answers to; empty for any.
        longest: an answer has at most so many bytes.
    """

    origins: tuple[str, ...] = ()
    hosts: Collection[str] = LOOPBACK
    longest: int = 16 << 20


class Server:
    """Answers requests from the newest generation."""

    def __init__(self, source: Source, bounds: Bounds, access: Access) -> None:
        self._source, self._access = source, access
        self._generations = Generations(source, bounds)

    def application(self) -> Starlette:
        """Give the ASGI application."""
        assets = Path(str(files(_ASSETS))) / "assets"
        return Starlette(
            routes=[
                Route("/healthz", self._health),
                Route("/sparql", self._sparql, methods=["GET", "POST"]),
                Route("/query", _to_query),
                Route("/query/", self._query_page),
                Mount("/query/assets", StaticFiles(directory=assets)),
                Route("/find", self._find),
                Route("/void", self._void),
                Route("/.well-known/void", _to_void),
                Route("/{path:path}", self._page),
            ],
            middleware=[
                Middleware(SecurityHeaders, hosts=self._access.hosts),
                Middleware(
                    CORSMiddleware, allow_origins=self._access.origins, allow_methods=["GET", "POST"],
                    allow_headers=["Accept", "Content-Type"],
                ),
            ],
            exception_handlers={StartingError: _starting},
            lifespan=self._lifespan,
        )  # fmt: skip

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:  # noqa: ARG002 - Starlette's signature
        async with self._generations.running():
            yield

    async def _health(self, request: Request) -> Response:  # noqa: ARG002 - Starlette's signature
        """Say whether queries are answered; 503 where there is nothing to answer from."""
        now = self._generations.current
        if now is None:
            return JSONResponse({"status": "starting"}, 503)
        return JSONResponse({
            "status": "ok", "generation": now.number, "base": now.base,
            "triples": now.figures["triples"], "queries": now.queries.jobs,
            "pages": now.pages is not None,
        })  # fmt: skip

    async def _query_page(self, request: Request) -> Response:  # noqa: ARG002 - Starlette's signature
        """Give the editor: the site's page, a plain one while the pages are being made."""
        now = self._generations.current
        page = now.pages / "query" / "index.html" if now and now.pages else None
        if page is None or not page.is_file():
            page = Path(str(files(_ASSETS))) / "assets" / "query.html"
        return FileResponse(page, media_type=_HTML)

    async def _sparql(self, request: Request) -> Response:
        question = await read_question(request)
        if question is None:
            accept = request.headers.get("accept", "")
            if preferred(accept, [*FORMS, _HTML]) == _HTML:
                return RedirectResponse("/query/", 303, {"vary": "Accept"})
            return await self._void(request)
        if isinstance(question, Reply):
            return _response(question)
        job = {
            "kind": "query", "text": question.text, "graphs": question.graphs, "limit": self._access.longest,
            "accept": request.headers.get("accept", ""),
        }  # fmt: skip
        async with self._generations.using() as generation:
            reply = await _unless_gone(request, generation.queries.run(job))
        return _response(reply or refusal(499, "the client has gone"), vary=True)

    async def _void(self, request: Request) -> Response:
        wanted = preferred(request.headers.get("accept", ""), list(FORMS))
        if not wanted:
            return _response(refusal(406, f"there are: {', '.join(FORMS)}"), vary=True)
        async with self._generations.using() as generation:
            site = self._source.site
            told = describe_service(str(request.base_url), generation.figures, site.title, site.licence)
            return _response(Reply(200, wanted, write_triples(told, FORMS[wanted][0], generation.base)), vary=True)

    async def _find(self, request: Request) -> Response:
        """Lead from an IRI of the graph to its page here."""
        iri = request.query_params.get("iri", "")
        async with self._generations.using() as generation:
            key = iri.partition("#")[0].removeprefix(generation.base).strip("/")
            if not iri.startswith(generation.base):
                return _response(refusal(404, f"IRIs of this graph start with {generation.base}"))
            reply = await _exists(generation, key)
        moved = {"location": f"/{quote(key)}/"}
        return _response(refusal(303, f"see /{key}/", moved) if reply.status == 200 else reply)

    async def _page(self, request: Request) -> Response:
        """Give a file of the site, or what is said of an entity."""
        path = request.path_params["path"]
        folder, _, name = path.rpartition("/")
        async with self._generations.using() as generation:
            if name in _FILES and folder.count("/") == 1 and (media := _FILES[name]) != _HTML:
                return _response(await _described(generation, folder, media))
            if name:
                return await _file(generation, path)
            wanted = preferred(request.headers.get("accept", ""), _OFFERS)
            if folder.count("/") != 1 or (await _exists(generation, folder)).status == 404:
                return await _file(generation, f"{folder}/index.html".lstrip("/"))
            if not wanted:
                return _response(refusal(406, f"there are: {', '.join(_OFFERS)}"), vary=True)
            return await _negotiated(generation, folder, wanted)


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Reply]) -> Reply | None:
    """Give the reply, None if the client goes away first: a query that nobody waits for is stopped."""
    answer, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else None
    finally:
        gone.cancel()
        answer.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _negotiated(generation: Generation, key: str, media: str) -> Response:
    """Give an entity in a format, saying where the same stands under a name of its own."""
    response = (
        await _file(generation, f"{key}/index.html")
        if media == _HTML
        else _response(await _described(generation, key, media))
    )
    response.headers["vary"] = "Accept"
    if response.status_code == 200:
        response.headers["content-location"] = next(name for name, kind in _FILES.items() if kind == media)
        others = (f'<{name}>; rel="alternate"; type="{kind}"' for name, kind in _FILES.items() if kind != media)
        response.headers["link"] = ", ".join(others)
    return response


async def _described(generation: Generation, key: str, media: str) -> Reply:
    return await generation.descriptions.run({"kind": "describe", "key": key, "media": media})


async def _exists(generation: Generation, key: str) -> Reply:
    return await _described(generation, key, "")


async def _file(generation: Generation, path: str) -> Response:
    """Give a file of the pages; of a folder's name the redirection to it."""
    if generation.pages is None:
        return _response(refusal(503, "the pages are being made; come back in a moment", {"retry-after": "1"}))
    root = generation.pages.resolve()
    asked = (root / path).resolve()
    if asked.is_relative_to(root) and asked.is_file():
        return FileResponse(asked, media_type=_media(asked))
    if asked.is_relative_to(root) and asked.is_dir():
        return RedirectResponse(f"/{quote(path)}/", 308)
    missing = root / "404.html"
    if missing.is_file():
        return FileResponse(missing, 404, media_type=_HTML)
    return _response(refusal(404, f"there is no /{path}"))


_MEDIA: Final[Mapping[str, str]] = {
    ".ttl": "text/turtle; charset=utf-8", ".jsonld": "application/ld+json", ".nq": "application/n-quads",
    ".html": _HTML, ".bib": "text/x-bibtex; charset=utf-8", ".ris": "application/x-research-info-systems",
}  # fmt: skip


def _media(path: Path) -> str | None:
    return _MEDIA.get(path.suffix)


def _response(reply: Reply, *, vary: bool = False) -> Response:
    headers: dict[str, Any] = {**reply.headers, "content-type": reply.type}
    return Response(reply.body, reply.status, headers | ({"vary": "Accept"} if vary else {}))


async def _starting(request: Request, error: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    return _response(refusal(503, str(error), {"retry-after": "1"}))


async def _to_query(request: Request) -> Response:  # noqa: ARG001
    return RedirectResponse("/query/", 308)


async def _to_void(request: Request) -> Response:  # noqa: ARG001
    return RedirectResponse("/void", 303)


def application(source: Source, bounds: Bounds | None = None, access: Access | None = None) -> Starlette:
    """Give the ASGI application that serves a graph directory.

    Raises:
        GraphError: there is no graph directory.
    """
    if mark_of(source.folder) is None:
        raise GraphError(f"{source.folder}: is not a graph directory; make one with `kgbuild build`")
    return Server(source, bounds or Bounds(), access or Access()).application()
