"""One page after another: from ``SiteData`` to the HTML of a thing, a document, a list, the front page.

Enters: ``SiteData`` and what the page is about. Leaves: HTML.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.assemble.texts import MarkedText
from graph.ontology import load_ontology
from graph.show.network_model import Fact, Node
from graph.show.ordering import order_fact, order_observation
from graph.site.facts import Mentioned, group_links, list_figures, list_sources, make_figure, tell
from graph.site.lists import ListPage
from graph.site.passages import TextWriter, find_sentence, fits, list_passages
from graph.site.paths import relative_root
from graph.site.picture import WIDTH, draw_around
from graph.site.reader import SiteData, SiteDocument
from graph.site.templating import render

Mentions = dict[str, dict[str, Mentioned]]  # by thing and document
_FRONT = 12  # things and documents that the front page names


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What all pages have in common."""

    title: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of a document, and whether it has the text."""

    html: str
    has_text: bool


class Pages:
    """Makes pages. Documents first: their texts tell where things are mentioned, which the pages of things name."""

    def __init__(self, data: SiteData, *, title: str) -> None:
        self._data = data
        self._site = SiteWords(title)
        self._mentions: Mentions = defaultdict(dict)

    def document(self, document: SiteDocument, text: MarkedText | None) -> DocumentPage:
        """The page of a document; without its text, or with one that does not fit, the passages that are quoted."""
        claims = sorted(self._data.said_in.get(document.key, ()), key=lambda said: (order_fact(said[1]), said[0]))
        figures = sorted(self._data.counted_in.get(document.key, ()), key=lambda f: (f.fact.start, f.fact.end, order_observation(f)))
        facts = [fact for _, fact in claims]
        every = [*facts, *(figure.fact for figure in figures)]
        root, paragraphs, mentions = relative_root(document.path), None, dict[str, list[int]]()
        if text is not None and fits(text, document.digest, every):
            writer = TextWriter(self._data, text, facts, figures, root)
            paragraphs, mentions = list(writer.write()), writer.mentions
        for iri, places in mentions.items():
            known = iri in self._data.links_of or iri in self._data.figures_of
            sentence = "" if known or text is None else find_sentence(text.text, places[0])
            self._mentions[iri][document.key] = Mentioned(len(places), places[0], sentence)
        html = self._render(
            "document.html", document.path,
            document=document, paragraphs=paragraphs, passages=list_passages(every), kinds=load_ontology().classes,
            things=self._list_things_of(claims, [figure.subject_iri for figure in figures], mentions),
            claims=[self._describe_claim(number, fact) for number, fact in claims],
            figures=[(make_figure(self._data, figure), self._data.nodes[figure.subject_iri]) for figure in figures],
            paths=self._data.paths,
        )  # fmt: skip
        return DocumentPage(html, paragraphs is not None)

    def _list_things_of(
        self, claims: Sequence[tuple[int, Fact]], subjects: Sequence[str], mentions: Mapping[str, list[int]]
    ) -> list[tuple[str, list[tuple[Node, int | None]]]]:
        """The things of a document by class, each with the first place that names it; ``None`` where the text is not at hand."""
        edges = [self._data.edges[number] for number, _ in claims]
        iris = {*mentions, *subjects, *(end for edge in edges for end in (edge.head_iri, edge.tail_iri))}
        found: dict[str, list[tuple[Node, int | None]]] = defaultdict(list)
        for node in sorted((self._data.nodes[iri] for iri in iris), key=lambda node: (mentions.get(node.iri, [0])[0], node.iri)):
            found[node.type].append((node, mentions[node.iri][0] if node.iri in mentions else None))
        return [(kind, found[kind]) for kind in load_ontology().classes if kind in found]

    def _describe_claim(self, number: int, fact: Fact) -> dict[str, Any]:
        edge, told = self._data.edges[number], tell(self._data, fact)
        return {
            "head": self._data.nodes[edge.head_iri],
            "tail": self._data.nodes[edge.tail_iri],
            "labels": load_ontology().relation(edge.relation).labels,
            "rule": fact.rule,
            "place": told.place,
            "status": told.status,
            "sure": told.sure,
            "date": told.date,
            "amount": told.amount,
        }

    def thing(self, node: Node) -> str:
        """The page of a thing."""
        data, ontology = self._data, load_ontology()
        regions = sorted(
            (data.nodes[iri] for iri in data.within.get(node.iri, ()) if iri in data.nodes), key=lambda r: (-len(r.name), r.iri)
        )
        return self._render(
            "thing.html", data.paths[node.iri],
            node=node, kind=ontology.classes[node.type].labels, concepts=data.kinds.get(node.iri, ()),
            aliases=sorted(set(node.aliases) - {node.name}),
            roles=[role for role in ontology.scheme("Roles") if role.notation in node.roles],
            within=regions, groups=group_links(data, node.iri), figures=list_figures(data, node.iri),
            sources=list_sources(data, node.iri, self._mentions.get(node.iri, {})),
            picture=draw_around(data, node.iri), width=WIDTH, paths=data.paths,
        )  # fmt: skip

    def list_of_things(self, page: ListPage[Node], kind: str) -> str:
        """A page of the list of a class."""
        return self._render(
            "list.html",
            page.path,
            page=page,
            kind=kind,
            name=load_ontology().classes[kind].labels,
            paths=self._data.paths,
            degree=self._degree,
        )

    def list_of_documents(self, page: ListPage[SiteDocument]) -> str:
        """A page of the list of documents."""
        return self._render(
            "list.html", page.path, page=page, kind=None, name={"zh": "文档", "en": "Documents"}, stated_in=self._count_facts
        )

    def front(self, classes: Mapping[str, Sequence[Node]], documents: Sequence[SiteDocument]) -> str:
        """The front page."""
        data, labels = self._data, load_ontology().classes
        figures = sum(map(len, data.figures_of.values()))
        totals = {"things": len(data.nodes), "relations": len(data.edges), "figures": figures, "documents": len(data.documents)}
        cards = [(kind, labels[kind].labels, len(nodes), sorted(nodes, key=self._rank)[:3]) for kind, nodes in classes.items()]
        linked = [node for node in sorted(data.nodes.values(), key=self._rank)[:_FRONT] if self._degree(node)]
        return self._render(
            "index.html", "index.html", own_search=True,
            totals=list(totals.items()), classes=cards, linked=linked, latest=documents[:8], paths=data.paths, degree=self._degree,
        )  # fmt: skip

    def _degree(self, node: Node) -> int:
        return len(self._data.near.get(node.iri, ()))

    def _rank(self, node: Node) -> tuple[int, str]:
        return -self._degree(node), node.iri

    def _count_facts(self, document: SiteDocument) -> int:
        return len(self._data.said_in.get(document.key, ())) + len(self._data.counted_in.get(document.key, ()))

    def _render(self, template: str, path: str, **values: Any) -> str:
        return render(template, {"site": self._site, "root": relative_root(path), "own_search": False, **values})
