"""The lists of a site: the things of a class by their first letter, the documents by date, in pages of a few hundred.

Enters: ``SiteData``. Leaves: ``ListPage`` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from graph.find.folding import fold_text
from graph.find.readings import readings_of
from graph.ontology import load_ontology
from graph.show.network_model import Node
from graph.site.paths import list_path
from graph.site.reader import SiteData, SiteDocument

MOST = 500  # rows of one page
OTHER = "#"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """Page ``number`` of ``pages``: rows under headings. ``letters`` has for each heading of the whole list the page where it begins."""

    name: str
    number: int
    pages: int
    total: int
    groups: tuple[tuple[str, tuple[T, ...]], ...]
    letters: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        return list_path(self.name, self.number)


def list_things(data: SiteData) -> dict[str, list[Node]]:
    """The things of each class that has any, in the order of the ontology, sorted as in a dictionary."""
    by_kind: dict[str, list[Node]] = {name: [] for name in load_ontology().classes}
    for node in data.nodes.values():
        by_kind[node.type].append(node)
    return {kind: sorted(nodes, key=_sort_key) for kind, nodes in by_kind.items() if nodes}


def _sort_key(node: Node) -> tuple[bool, list[str], str, str]:
    letter, folded = first_letter(node.name), fold_text(node.name)
    return letter == OTHER, [(readings_of(c) or (c,))[0] for c in folded], folded, node.iri


def first_letter(name: str) -> str:
    """The letter that a name begins with when read, ``#`` for all else.

    >>> first_letter("中南大学"), first_letter("《abc》"), first_letter("5G基地")
    ('Z', 'A', '#')
    """
    first = fold_text(name)[:1]
    letter = (readings_of(first) or (first,))[0][:1].upper() if first else ""
    return letter if "A" <= letter <= "Z" else OTHER


def page_things(kind: str, nodes: Sequence[Node]) -> Iterator[ListPage[Node]]:
    """The pages of a class."""
    return _paginate(kind, [(first_letter(node.name), node) for node in nodes])


def sort_documents(data: SiteData) -> list[SiteDocument]:
    """All documents, the latest first, those without a date last."""
    by_name = sorted(data.documents.values(), key=lambda document: (document.name, document.key))
    return sorted(by_name, key=lambda document: document.date or "", reverse=True)


def page_documents(documents: Sequence[SiteDocument]) -> Iterator[ListPage[SiteDocument]]:
    """The pages of the list of documents, by year."""
    return _paginate("documents", [((document.date or "")[:4] or OTHER, document) for document in documents])


def _paginate(name: str, rows: Sequence[tuple[str, T]]) -> Iterator[ListPage[T]]:
    pages = max(-(-len(rows) // MOST), 1)
    starts: dict[str, int] = {}
    for place, (letter, _) in enumerate(rows):
        starts.setdefault(letter, place // MOST + 1)
    letters = tuple((letter, list_path(name, page)) for letter, page in starts.items())
    for number in range(1, pages + 1):
        here = rows[(number - 1) * MOST : number * MOST]
        groups = tuple((letter, tuple(row for _, row in some)) for letter, some in groupby(here, key=lambda pair: pair[0]))
        yield ListPage(name, number, pages, len(rows), groups, letters)
