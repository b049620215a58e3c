"""What server and workers say to each other: a job goes to a worker, an outcome comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple


class Source(NamedTuple):
    """A store on disk at one state; another ``stamp`` says that the worker has to open it anew.

    ``home`` is the folder beside which the search index lies: that of the store itself, also where ``path`` is a snapshot of it.
    """

    path: str
    stamp: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do on a store. ``spill`` is the file into which a large answer goes."""

    kind: Literal["open", "query", "ask", "find", "partners", "update", "read", "put", "add", "drop"]
    source: Source
    text: str = ""  # the query or update, the name of a question, or what is looked for; for graphs the IRI, empty for the default graph
    parameters: tuple[tuple[str, str], ...] = ()  # of a question, a search or an asking for partners
    form: str = ""  # the media type of the answer, or of what is put
    spill: str = ""
    base: str = ""  # of a query or update: what its relative IRIs are relative to
    union: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """An answer: its bytes, or the file that holds them. ``found`` is false where a graph does not exist."""

    body: bytes = b""
    file: Path | None = None
    found: bool = True


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, and why. ``reason`` is in Chinese and English."""

    kind: Literal["fault", "unknown", "time", "rows", "bytes", "memory", "busy", "store"]
    reason: str


Outcome = Done | Failed
