"""The page of the server: files of ``page/``, given out as they are."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from graph.serve.protocol import RequestError

FOLDER = Path(__file__).with_name("page")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'"


async def show_page(request: Request) -> Response:
    """One of the files; the page itself for the bare address."""
    name = request.path_params.get("name") or "page.html"
    path = FOLDER / name
    if path.parent != FOLDER or path.suffix not in _TYPES or not path.is_file():
        raise RequestError(404, f"没有此页 / found no page {name!r}")
    headers = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    return Response(path.read_bytes(), headers=headers, media_type=_TYPES[path.suffix])
