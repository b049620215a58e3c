"""What the network page is drawn from: things, the facts that join them, the numbers about them.

Enters: values that the assembled graph (or a query on the store) is turned into by the caller. Leaves: nothing;
``graph.show.network`` draws them. Types and relations are local names of ontology terms (``"Enterprise"``,
``"builds"``). Nothing here imports a third-party library.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Bound, ObservationKind, Status


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence that states a link or a number; ``quote`` is ``[start, end)`` of the document's cleaned text.

    ``document_title`` is shown to the reader (the document id where there is no title). ``date`` is ISO and belongs to
    the fact or, failing that, to the document; ``amount`` is in 元; ``None`` means: not stated.
    """

    quote: str
    document_id: str
    document_title: str
    start: int
    end: int
    status: Status = "done"
    confidence: float = 1.0
    rule: str = ""
    date: str | None = None
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph; ``roles`` are those of 政 产 学 研 金 服 用 that it plays, if known.

    ``observation_total`` is how many numbers the graph has of it; ``None`` means: as many as are given.
    """

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    observation_total: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """``head relation tail`` with the facts that state it, once for each such triple.

    ``fact_total`` is how many facts the graph has of it; ``None`` means: as many as are given.
    """

    head_iri: str
    relation: str
    tail_iri: str
    facts: tuple[Fact, ...]
    fact_total: int | None = None


@dataclass(frozen=True, slots=True)
class NodeObservation:
    """A number stated about the thing ``subject_iri``; ``value`` in the base unit (37亿元 is 3700000000 元)."""

    subject_iri: str
    metric: str
    value: float
    unit: str
    kind: ObservationKind
    bound: Bound
    fact: Fact
