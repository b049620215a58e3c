"""All claims or all observations of the embedded store, some documents at a time.

Enters: an ``OxigraphStore`` and the terms of a statement. Leaves: rows of text, as ``store_queries`` has them from any store.

A claim is a dozen statements. To find each by its own look into the index takes 200 to 400 µs for a claim. Here whole columns are
read and the engine joins them by hashing: 30 to 50 µs, as long as the columns of a query are small enough for the processor's cache.
The engine works without Python's lock, so that on two cores two queries run at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pyoxigraph as ox

from graph.show.packing import cut_evenly
from graph.store import OxigraphStore
from graph.store.oxigraph_terms import engine_failed

Row = tuple[str, ...]

_TOGETHER = 2000  # statements that one query is about
_COUNT = "SELECT ?document (COUNT(?it) AS ?count) {{ GRAPH ?document {{ ?it a {kind} }} }} GROUP BY ?document"


def list_in_batches(store: OxigraphStore, kind: str, sure: Mapping[str, str], maybe: Mapping[str, str]) -> Iterator[Row]:
    """The statements of a class: the terms that each has, then its document, then those that it may have, empty where it has not."""
    asked = " ".join(f"?{name}" for name in (*sure, "document", *maybe))
    columns = [f"{{SELECT ?document ?it {{ GRAPH ?document {{ ?it a {kind} }} }}}}", *(_column(*item) for item in sure.items())]
    columns += [f"OPTIONAL {{ {_column(*item)} }}" for item in maybe.items()]
    query = f"SELECT {asked} {{ {' '.join(columns)} }}"
    counts = sorted((document, int(count)) for document, count in _solve(store, _COUNT.format(kind=kind)))
    begins = cut_evenly((count for _, count in counts), _TOGETHER)
    batches = [[document for document, _ in counts[a:b]] for a, b in pairwise(begins)]
    return _at_once(lambda some: _solve(store, query, some), batches)


def _column(name: str, term: str) -> str:
    return f"{{SELECT ?document ?it ?{name} {{ GRAPH ?document {{ ?it {term} ?{name} }} }}}}"


def _at_once(solve: Callable[[Sequence[str]], list[Row]], batches: Sequence[Sequence[str]]) -> Iterator[Row]:
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:
        for rows in pool.map(solve, batches):
            yield from rows


def _solve(store: OxigraphStore, query: str, graphs: Sequence[str] = ()) -> list[Row]:
    found = store.solve(query, named=graphs)
    assert isinstance(found, ox.QuerySolutions)
    try:
        return [tuple([term.value if term else "" for term in row]) for row in found]
    except (OSError, RuntimeError) as error:
        raise engine_failed(error) from error
