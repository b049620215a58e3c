"""Outcomes as HTTP responses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from starlette.responses import Response, StreamingResponse

from graph.serve.work import Done, Failed

_PIECE = 256 * 1024
_STATUS = {"fault": 400, "unknown": 404, "store": 500}  # all others: 503, the server goes on but not with this query


def reply(done: Done, form: str) -> Response:
    """An answer in a media type."""
    media = f"{form}; charset=utf-8" if form.startswith("text/") else form
    if done.file is None:
        return Response(done.body, headers={"Content-Type": media})
    size = str(done.file.stat().st_size)
    return StreamingResponse(_pieces_of(done.file), headers={"Content-Type": media, "Content-Length": size})


def _pieces_of(path: Path) -> Iterator[bytes]:
    """The file piece by piece; it is removed at the end, also where the client goes away before."""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    finally:
        path.unlink(missing_ok=True)


def fail(failed: Failed) -> Response:
    """Why there is no answer."""
    headers: dict[str, str] = {} if failed.kind in _STATUS else {"Chuangpu-Stopped": failed.kind}
    if failed.kind == "busy":
        headers["Retry-After"] = "5"
    return Response(failed.reason + "\n", _STATUS.get(failed.kind, 503), headers, media_type="text/plain")
