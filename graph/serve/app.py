"""The routes of the server.

| route | what |
|---|---|
| ``/sparql`` | SPARQL 1.1 Protocol; without a query the service description |
| ``/graphs`` | SPARQL 1.1 Graph Store HTTP Protocol, ``?default`` or ``?graph=IRI`` |
| ``/questions``, ``/questions/NAME?parameter=value`` | the named questions, and the answer to one |
| ``/find?q=TEXT`` | things by part of a name, pinyin, initials; ``class``, ``region`` (both may be repeated), ``limit`` |
| ``/partners?name=NAME`` | who could work with a thing or a newcomer, and why |
| ``/`` | a page to ask questions and write queries |
| ``/health`` | whether the server answers |
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph import __version__
from graph.serve.catalogue import answer_named, find_things, list_questions, rank_partners
from graph.serve.description import describe_service
from graph.serve.limits import Limits
from graph.serve.media import TRIPLES, content_type, negotiate
from graph.serve.pages import show_page
from graph.serve.protocol import Operation, RequestError, parse_request
from graph.serve.replies import fail, reply
from graph.serve.service import Service
from graph.serve.upload import MULTIPART
from graph.serve.work import Done, Failed, Job, Source

_CLOSED = 499  # nobody reads it


def make_app(store: Path, limits: Limits, *, token: str = "", origins: Sequence[str] = ()) -> Starlette:
    """The ASGI application for a store; with a token it may be written, ``origins`` are pages of other hosts that may ask."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.service = service = Service(store, limits, token)
        await service.start()
        try:
            yield
        finally:
            await service.close()

    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Chuangpu-Stopped"],
    )
    return Starlette(
        routes=[
            Route("/sparql", answer_sparql, methods=["GET", "POST"]),
            Route("/graphs", answer_graphs, methods=["GET", "PUT", "POST", "DELETE"]),
            Route("/questions", list_questions),
            Route("/questions/{name}", answer_named),
            Route("/find", find_things),
            Route("/partners", rank_partners),
            Route("/health", tell_health),
            Route("/", show_page),
            Route("/{name}", show_page),
        ],
        middleware=[cors] if origins else [],
        exception_handlers={RequestError: _refuse, ClientDisconnect: _give_up},
        lifespan=lifespan,
    )


async def answer_sparql(request: Request) -> Response:
    """A query, an update, or the service description."""
    service: Service = request.app.state.service
    body = await _read_body(request, service.limits.request)
    method = "GET" if request.method == "HEAD" else request.method
    operation = parse_request(method, request.url.query, request.headers, body)
    if operation is None:
        return _describe(request, service)
    if operation.kind == "update":
        return await _update(request, service, operation)
    job = service.job(
        "query",
        text=operation.text,
        form=operation.form,
        base=_address(request),
        union=operation.union,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )
    outcome = await service.read(request, job)
    return reply(outcome, operation.form) if isinstance(outcome, Done) else fail(outcome)


def _describe(request: Request, service: Service) -> Response:
    media = negotiate(request.headers.get("accept", ""), TRIPLES) or "text/turtle"
    return Response(describe_service(_address(request), media, writable=service.writable), media_type=media)


def _address(request: Request) -> str:
    """The address of the endpoint, which relative IRIs of a query are relative to."""
    return str(request.url.replace(query=""))


async def _update(request: Request, service: Service, operation: Operation) -> Response:
    service.check_token(request.headers.get("authorization", ""))
    outcome = await service.write(Job("update", Source("", ""), text=operation.text, base=_address(request)))
    return Response(status_code=204) if isinstance(outcome, Done) else fail(outcome)


async def answer_graphs(request: Request) -> Response:
    """Read, replace, extend or drop one graph."""
    service: Service = request.app.state.service
    graph = _graph_of(request)
    if request.method in ("GET", "HEAD"):
        return await _read_graph(request, service, graph)
    service.check_token(request.headers.get("authorization", ""))
    if request.method == "DELETE":
        outcome = await service.write(Job("drop", Source("", ""), text=graph))
    else:
        outcome = await _take_in(request, service, graph)
    if isinstance(outcome, Failed):
        return fail(outcome)
    if not outcome.found:
        raise RequestError(404, f"没有此图 / found no graph {graph}")
    return Response(status_code=201 if outcome.body == b"created" else 204)


async def _read_graph(request: Request, service: Service, graph: str) -> Response:
    media = negotiate(request.headers.get("accept", ""), TRIPLES)
    if media is None:
        raise RequestError(406, f"无法给出所求格式，可选 / cannot give what is accepted, offered are {', '.join(TRIPLES)}")
    outcome = await service.read(request, service.job("read", text=graph, form=media))
    if isinstance(outcome, Done) and not outcome.found:
        raise RequestError(404, f"没有此图 / found no graph {graph}")
    return reply(outcome, media) if isinstance(outcome, Done) else fail(outcome)


async def _take_in(request: Request, service: Service, graph: str) -> Done | Failed:
    header = request.headers.get("content-type", "text/turtle")
    media, _ = content_type(header)
    if media not in TRIPLES and (media, request.method) != (MULTIPART, "POST"):
        raise RequestError(415, f"发现类型 {media!r}，应为 / found the type {media!r}, expected one of {', '.join(TRIPLES)}")
    file = service.new_file()
    try:
        await _store_body(request, file, service.limits.upload)
        kind = "put" if request.method == "PUT" else "add"
        return await service.write(Job(kind, Source("", ""), text=graph, form=header, spill=str(file)))  # type: ignore[arg-type]
    finally:
        file.unlink(missing_ok=True)


def _graph_of(request: Request) -> str:
    """The IRI of the graph that a request is about, empty for the default graph."""
    named, default = request.query_params.getlist("graph"), "default" in request.query_params
    if len(named) + default != 1 or (named and not named[0]):
        raise RequestError(400, "应有 ?default 或 ?graph=IRI 之一 / expected either ?default or ?graph=IRI")
    return named[0] if named else ""


async def _read_body(request: Request, most: int) -> bytes:
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        _check_size(size, most)
        pieces.append(piece)
    return b"".join(pieces)


async def _store_body(request: Request, path: Path, most: int) -> None:
    size = 0
    with path.open("wb") as file:
        async for piece in request.stream():
            size += len(piece)
            _check_size(size, most)
            file.write(piece)


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise RequestError(413, f"正文超过 {most >> 20} MB / the body is larger than {most >> 20} MB")


def _refuse(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return Response(error.reason + "\n", error.status, error.headers, media_type="text/plain")


def _give_up(_request: Request, _error: Exception) -> Response:
    return Response(status_code=_CLOSED)


async def tell_health(request: Request) -> Response:
    """That the server answers, and whether it may be written."""
    service: Service = request.app.state.service
    return JSONResponse({"chuangpu": __version__, "writable": service.writable})
