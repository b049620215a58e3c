"""Serving an application on an address until the process is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette


class ServeError(RuntimeError):
    """The address cannot be served."""


def run_server(app: Starlette, host: str, port: int, *, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. ``port`` 0 takes a free one; ``ready`` is told the address when it is open."""
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=512)
    except OSError as error:
        raise ServeError(
            f"{host}:{port}: 无法监听，应为空闲的本机地址 / cannot listen ({error}), expected a free address of this machine"
        ) from error
    bound = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    ready(f"http://{shown}:{bound}")
    with listener:
        server.run(sockets=[listener])
    if not server.started:
        raise ServeError("服务未能启动，原因见上 / the server could not start, for the reason above")
