"""The named questions over HTTP: their catalogue, and one answered; things by name; partners.

``/questions`` lists them as JSON; ``/questions/NAME?parameter=value`` answers in any format of rows, ``/find?q=TEXT`` and
``/partners?name=NAME`` in JSON.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.query import Question, load_questions
from graph.query.question import TOPICS
from graph.serve.asking import PARAMETERS
from graph.serve.media import RESULTS, negotiate
from graph.serve.protocol import RequestError
from graph.serve.replies import fail, reply
from graph.serve.service import Service
from graph.serve.work import Done, Failed

_BEFORE = (
    "若伙伴索引或需求索引尚未建立，请先运行 chuangpu partners --rebuild、chuangpu partners --need TEXT / "
    "if the indexes for partners or needs are not there yet, make them first with these commands"
)


async def list_questions(_request: Request) -> Response:
    """All questions with their parameters and columns."""
    return JSONResponse({"questions": [_describe(question) for question in load_questions().values()]})


def _describe(question: Question) -> dict[str, Any]:
    zh, en = TOPICS[question.topic]
    return {
        "name": question.name,
        "topic": {"zh": zh, "en": en},
        "title": question.title._asdict(),
        "answers": question.answers._asdict(),
        "parameters": [
            {"name": p.name, "type": p.type, "help": p.help._asdict(), "required": p.required, "default": p.default, "among": p.among}
            for p in question.parameters
        ],
        "columns": {c.name: c.heading._asdict() for c in question.columns},
    }


async def answer_named(request: Request) -> Response:
    """The answer to one question."""
    service: Service = request.app.state.service
    media = negotiate(request.headers.get("accept", ""), RESULTS)
    if media is None:
        raise RequestError(406, f"无法给出所求格式，可选 / cannot give what is accepted, offered are {', '.join(RESULTS)}")
    parameters = tuple(sorted(request.query_params.items()))
    outcome = await service.read(request, service.job("ask", text=request.path_params["name"], form=media, parameters=parameters))
    return reply(outcome, media) if isinstance(outcome, Done) else fail(outcome)


async def find_things(request: Request) -> Response:
    """The things that a text may name, best first."""
    service: Service = request.app.state.service
    asked = request.query_params
    _check_limit(request)
    parameters = tuple((name, value) for name, value in asked.multi_items() if name != "q")
    outcome = await service.read(request, service.job("find", text=asked.get("q", ""), parameters=parameters))
    return reply(outcome, "application/json") if isinstance(outcome, Done) else fail(outcome)


async def rank_partners(request: Request) -> Response:
    """Who could work with a thing or a newcomer, best first, with reasons."""
    service: Service = request.app.state.service
    asked = request.query_params
    _check_limit(request)
    if unknown := sorted(set(asked) - PARAMETERS):
        raise RequestError(400, f"没有参数 {'、'.join(unknown)} / found these parameters, expected some of {', '.join(sorted(PARAMETERS))}")
    outcome = await service.read(request, service.job("partners", text=asked.get("name", ""), parameters=tuple(asked.multi_items())))
    if isinstance(outcome, Failed) and outcome.kind in ("time", "memory"):
        outcome = replace(outcome, reason=f"{outcome.reason}。{_BEFORE}")
    return reply(outcome, "application/json") if isinstance(outcome, Done) else fail(outcome)


def _check_limit(request: Request) -> None:
    limit = request.query_params.get("limit", "1")
    if not limit.isdecimal():
        raise RequestError(400, f"limit 为 {limit!r}，应为正整数 / found the limit {limit!r}, expected a whole number")
