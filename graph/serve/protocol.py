"""SPARQL 1.1 Protocol: an HTTP request says a query or an update and the graphs it is about.

Enters: method, parameters, headers, body. Leaves: an ``Operation``, or ``RequestError`` with the status that the protocol asks for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from graph.query.tokens import find_tokens, query_form
from graph.serve.media import RESULTS, TRIPLES, content_type, negotiate

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


class RequestError(Exception):
    """A request that cannot be answered: HTTP status, and the reason in Chinese and English."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for; ``form`` is the media type of the answer, empty for an update."""

    kind: Literal["query", "update"]
    text: str
    form: str = ""
    union: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def parse_request(method: str, query_string: str, headers: Mapping[str, str], body: bytes) -> Operation | None:
    """The operation of a request; ``None`` where it asks for nothing, which the service description answers."""
    parameters = _parse_parameters(query_string)
    if method == "GET":
        if _values(parameters, "update"):
            raise RequestError(400, "更新须用 POST / an update has to come by POST")
        return _make_query(parameters, headers) if _values(parameters, "query") else None
    media, charset = content_type(headers.get("content-type", ""))
    if media == FORM:
        return _parse_form(parameters, headers, body)
    if media not in (QUERY, UPDATE):
        raise RequestError(415, f"发现类型 {media!r}，应为 / found the type {media!r}, expected {FORM}, {QUERY}, {UPDATE}")
    if charset not in ("", "utf-8"):
        raise RequestError(415, f"发现编码 {charset!r}，应为 utf-8 / found the character set {charset!r}, expected utf-8")
    if any(_values(parameters, name) for name in ("query", "update")):
        raise RequestError(400, "查询只应出现一次 / the query stands in the body and in the address, expected once")
    text = (media.removeprefix("application/sparql-"), _decode(body))
    return _make_query([*parameters, text], headers) if media == QUERY else _make_update([*parameters, text])


Parameters = Sequence[tuple[str, str]]


def _parse_form(parameters: Parameters, headers: Mapping[str, str], body: bytes) -> Operation:
    found = [*parameters, *_parse_parameters(_decode(body))]
    asked, change = _values(found, "query"), _values(found, "update")
    if asked and change:
        raise RequestError(400, "不能同时查询和更新 / found query and update together, expected one of them")
    return _make_update(found) if change else _make_query(found, headers)


def _make_query(parameters: Parameters, headers: Mapping[str, str]) -> Operation:
    text = _only(parameters, "query")
    form = query_form(text)
    if form == "UPDATE":
        raise RequestError(400, "这是更新，应作为 update 发送 / this is an update, expected it as update")
    offered: Mapping[str, object] = TRIPLES if form in ("CONSTRUCT", "DESCRIBE") else RESULTS
    media = negotiate(headers.get("accept", ""), offered)
    if media is None:
        raise RequestError(406, f"无法给出所求格式，可选 / cannot give what is accepted, offered are {', '.join(offered)}")
    default, named = _values(parameters, "default-graph-uri"), _values(parameters, "named-graph-uri")
    union = _values(parameters, "union")[-1:] in (("1",), ("true",))
    return Operation("query", text, media, union, default, named)


def _make_update(parameters: Parameters) -> Operation:
    text = _only(parameters, "update")
    using, named = _values(parameters, "using-graph-uri"), _values(parameters, "using-named-graph-uri")
    return Operation("update", add_using(text, using, named) if using or named else text)


def add_using(text: str, using: Sequence[str], named: Sequence[str]) -> str:
    """An update whose patterns look at the given graphs; it must not name any by itself (protocol, section 2.2.3)."""
    clause = " ".join([*(f"USING <{_iri(g)}>" for g in using), *(f"USING NAMED <{_iri(g)}>" for g in named)])
    pieces, depth, done, before = [], 0, 0, ""
    for token in find_tokens(text):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        word = token.text.upper() if token.kind == "word" else token.text
        if depth == 0 and word in ("USING", "WITH"):
            raise RequestError(
                400, "更新已含 USING 或 WITH / the update names its graphs by USING or WITH, expected no using-graph-uri then"
            )
        if depth == 0 and word == "WHERE":
            if before == "DELETE":
                raise RequestError(400, "此处请写完整的 DELETE … WHERE / expected DELETE { … } WHERE { … } together with using-graph-uri")
            pieces += [text[done : token.start], clause, " "]
            done = token.start
        before = word
    return "".join([*pieces, text[done:]])


def _iri(value: str) -> str:
    if not value or any(c in '<>"{}|^`\\' or c <= " " for c in value):
        raise RequestError(400, f"发现 {value!r}，应为 IRI / found {value!r}, expected an IRI")
    return value


def _parse_parameters(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise RequestError(400, f"参数无法读取，应为 UTF-8 / the parameters cannot be read ({error}), expected UTF-8") from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"正文无法读取，应为 UTF-8 / the body cannot be read ({error}), expected UTF-8") from error


def _values(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)


def _only(parameters: Parameters, name: str) -> str:
    found = _values(parameters, name)
    if len(found) != 1:
        raise RequestError(400, f"发现 {len(found)} 个 {name}，应为一个 / found {name} {len(found)} times, expected once")
    return found[0]
