"""What a page tells of a thing: its relations in groups, its figures, the documents.

Enters: ``SiteData`` and a thing. Leaves: values that the templates show, in an order that depends on the values alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

from graph.ontology import load_ontology
from graph.show.amounts import humanise_quantity
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.ordering import order_fact, order_observation
from graph.site.reader import SiteData, SiteDocument
from graph.site.wording import show_text

Direction = Literal["outgoing", "incoming", "mutual"]
_DIRECTIONS: tuple[Direction, ...] = ("outgoing", "mutual", "incoming")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a page shows it: the quote with names marked, its place in the document, and what is stated with it.

    ``date`` is left out where it is the document's own.
    """

    quote: Markup
    document: SiteDocument
    place: str
    status: str
    sure: int
    date: str | None
    amount: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """One other thing, and all that says so, the surest first."""

    other: Node
    path: str
    told: tuple[Told, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All links of one relation in one direction. ``key`` is good for an address; ``renamed``: the labels are those of the inverse."""

    key: str
    labels: Mapping[str, str]
    direction: Direction
    links: tuple[Link, ...]
    renamed: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its kind and where it is stated."""

    metric: str
    shown: str
    bound: str
    kind: str
    told: Told


@dataclass(frozen=True, slots=True)
class Source:
    """A document that tells of a thing: how many facts of it, how often it is named, and the first place.

    ``quote`` is the sentence there, for a thing of which no fact is known.
    """

    document: SiteDocument
    facts: int
    mentions: int
    place: str
    quote: Markup | None = None


class Mentioned(NamedTuple):
    """How often a document's text names a thing, where first, and the sentence there where it is wanted."""

    times: int
    first: int
    sentence: str = ""


def place_of(start: int, end: int) -> str:
    """The address of a passage within its document's page."""
    return f"s{start}-{end}"


def group_links(data: SiteData, iri: str) -> tuple[Group, ...]:
    """The links of a thing, by relation in the order of the ontology, those that lead from it first."""
    found: dict[tuple[int, str], list[Edge]] = defaultdict(list)
    for number in data.links_of.get(iri, ()):
        edge = data.edges[number]
        found[_DIRECTIONS.index(_direction(edge, iri)), edge.relation].append(edge)
    order = {name: place for place, name in enumerate(load_ontology().relations_by_name)}
    keys = sorted(found, key=lambda key: (key[0], order[key[1]]))
    return tuple(_make_group(data, iri, relation, _DIRECTIONS[side], found[side, relation]) for side, relation in keys)


def _direction(edge: Edge, iri: str) -> Direction:
    if load_ontology().is_symmetric(edge.relation):
        return "mutual"
    return "outgoing" if edge.head_iri == iri else "incoming"


def _make_group(data: SiteData, iri: str, relation: str, direction: Direction, edges: list[Edge]) -> Group:
    ontology = load_ontology()
    term = ontology.relation(relation)
    inverse = term.inverse if direction == "incoming" else None
    labels = ontology.terms[inverse].labels if inverse else term.labels
    links = sorted((_make_link(data, iri, edge) for edge in edges), key=lambda link: (-len(link.told), link.other.name, link.other.iri))
    return Group(f"{relation}-{direction}", labels, direction, tuple(links), inverse is not None)


def _make_link(data: SiteData, iri: str, edge: Edge) -> Link:
    other = data.nodes[edge.tail_iri if edge.head_iri == iri else edge.head_iri]
    names = _list_names((data.nodes[iri], other))
    facts = sorted(edge.facts, key=lambda fact: (-fact.confidence, order_fact(fact)))
    told = tuple(tell(data, fact, names) for fact in facts)
    return Link(other, data.paths[other.iri], told, bool(facts) and all(fact.status == "planned" for fact in facts))


def _list_names(nodes: Iterable[Node]) -> tuple[str, ...]:
    """All names of some things, the longest first."""
    names = {name for node in nodes for name in (node.name, *node.aliases) if len(name) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def tell(data: SiteData, fact: Fact, names: Sequence[str] = ()) -> Told:
    """A fact as a page shows it."""
    document = data.documents[fact.document_id]
    return Told(
        mark_names(fact.quote, names),
        document,
        place_of(fact.start, fact.end),
        fact.status,
        round(100 * fact.confidence),
        fact.date if fact.date != document.date else None,
        None if fact.amount is None else humanise_quantity(fact.amount, "元"),
    )


def mark_names(quote: str, names: Sequence[str] = ()) -> Markup:
    """A quote with the names in it marked, of two at one place the one that stands first in ``names``; all of it escaped."""
    pieces: list[str] = []
    last = 0
    nexts = [(quote.find(name), order) for order, name in enumerate(names)]
    while nexts := [(at if at >= last else quote.find(names[order], last), order) for at, order in nexts if at >= 0]:
        at, order = min((found for found in nexts if found[0] >= 0), default=(-1, 0))
        if at < 0:
            break
        pieces += (show_text(quote[last:at]), "<mark>", show_text(names[order]), "</mark>")
        last = at + len(names[order])
    return Markup("".join((*pieces, show_text(quote[last:]))))


def list_figures(data: SiteData, iri: str) -> tuple[Figure, ...]:
    """The figures of a thing, by metric."""
    return tuple(make_figure(data, figure) for figure in sorted(data.figures_of.get(iri, ()), key=order_observation))


def make_figure(data: SiteData, figure: NodeObservation) -> Figure:
    """A figure as a page shows it."""
    bound = "" if figure.bound == "=" else figure.bound
    return Figure(figure.metric, humanise_quantity(figure.value, figure.unit), bound, figure.kind, tell(data, figure.fact))


def list_sources(data: SiteData, iri: str, mentions: Mapping[str, Mentioned]) -> tuple[Source, ...]:
    """The documents that tell of a thing, those with most facts first.

    ``mentions`` has by document what its text says of the thing.
    """
    facts: dict[str, list[Fact]] = defaultdict(list)
    for number in data.links_of.get(iri, ()):
        for fact in data.edges[number].facts:
            facts[fact.document_id].append(fact)
    for figure in data.figures_of.get(iri, ()):
        facts[figure.fact.document_id].append(figure.fact)
    keys = sorted(
        facts.keys() | mentions.keys(), key=lambda key: (-len(facts.get(key, ())), -(mentions[key].times if key in mentions else 0), key)
    )
    names = _list_names([data.nodes[iri]])
    return tuple(_make_source(data.documents[key], facts.get(key, []), mentions.get(key), names) for key in keys)


def _make_source(document: SiteDocument, facts: list[Fact], mentioned: Mentioned | None, names: Sequence[str]) -> Source:
    if mentioned:
        quote = mark_names(mentioned.sentence, names) if mentioned.sentence else None
        return Source(document, len(facts), mentioned.times, f"m{mentioned.first}", quote)
    first = min(facts, key=order_fact)
    return Source(document, len(facts), 0, place_of(first.start, first.end))
