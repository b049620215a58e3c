"""The named questions over HTTP: their catalogue, and one answered.

``/questions`` lists them as JSON; ``/questions/NAME?parameter=value`` answers in any format of rows.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.query import Question, load_questions
from graph.query.question import TOPICS
from graph.serve.media import RESULTS, negotiate
from graph.serve.protocol import RequestError
from graph.serve.replies import fail, reply
from graph.serve.service import Service
from graph.serve.work import Done


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
