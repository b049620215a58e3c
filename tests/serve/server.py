"""A real server in a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[2]


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Server:
    """Starts ``chuangpu serve`` and talks to it."""

    def __init__(self, store: Path, *options: str, token: str = "") -> None:
        environment = {**os.environ, "CHUANGPU_TOKEN": token, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "graph", "serve", "--store", str(store), "--port", "0", *options]
        self.process = subprocess.Popen(
            command, env=environment, cwd=store.parent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert "http://" in line, line
        self.address = next(word for word in line.split() if word.startswith("http://")).removesuffix("/sparql")

    def connect(self) -> HTTPConnection:
        parts = urlsplit(self.address)
        return HTTPConnection(str(parts.hostname), parts.port or 0, timeout=60)

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Reply:
        connection = self.connect()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode("utf-8") if isinstance(body, str) else body
        connection.request(method, path, data, names)
        found = connection.getresponse()
        reply = Reply(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())
        connection.close()
        return reply

    def query(self, text: str, accept: str = "text/csv", **more: str | Sequence[str]) -> Reply:
        return self.ask("GET", "/sparql?" + urlencode({"query": text, **more}, doseq=True), Accept=accept)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stdout
        self.process.stdout.close()
