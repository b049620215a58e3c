"""SPARQL servers for tests: real processes on loopback, started here and ended here."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from graph.store import build_store
from graph.store.http import Credentials

PATIENCE = 60.0  # seconds that a server may take to start
NOTHING: Mapping[str, str] = MappingProxyType({})
TOKEN = "a-token-of-the-tests"


@dataclass(frozen=True)
class Server:
    """The addresses of a server, and what it wants to know."""

    query: str
    update: str
    graphs: str
    credentials: Credentials


@contextmanager
def running_oxigraph() -> Iterator[Server]:
    """The server of Oxigraph (package ``oxigraph``), in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists() and shutil.which("oxigraph") is None:
        pytest.skip("the package oxigraph, a SPARQL server, is not installed")
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    with _running([str(program), "serve", "--bind", f"127.0.0.1:{port}"], f"{base}/query?query=ASK%7B%7D"):
        yield Server(f"{base}/query", f"{base}/update", f"{base}/store", Credentials())


@contextmanager
def running_chuangpu(folder: Path) -> Iterator[Server]:
    """``chuangpu serve`` on a store of its own."""
    told = subprocess.run([sys.executable, "-m", "graph", "serve", "--help"], capture_output=True, check=False)
    if told.returncode != 0:
        pytest.skip("this version has no chuangpu serve")
    build_store(folder / "store").inner.flush()
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "graph", "serve", "--store", str(folder / "store"), "--port", str(port)]
    with _running(command, f"{base}/sparql?query=ASK%7B%7D", {"CHUANGPU_TOKEN": TOKEN}):
        yield Server(f"{base}/sparql", f"{base}/sparql", f"{base}/graphs", Credentials(token=TOKEN))


@contextmanager
def _running(command: Sequence[str], ready: str, environment: Mapping[str, str] = NOTHING) -> Iterator[None]:
    """The process, from when it answers; its output is shown where it does not."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **environment})
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(ready):
            if process.poll() is not None or time.monotonic() > end:
                process.kill()
                pytest.fail(f"{command[0]} does not answer: {process.communicate()[1].decode()[-2000:]}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _answers(address: str) -> bool:
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5) as response:
            return "boolean" in json.load(response)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
