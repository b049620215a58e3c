"""The sentences behind links."""

from __future__ import annotations

import pytest

from graph.match.quotes import load_quotes
from graph.match.reader import Link
from graph.store import GraphStore, build_store
from tests.match.conftest import make_quads


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    folder = tmp_path_factory.mktemp("quotes")
    (folder / "data.nq").write_text("".join(make_quads()), encoding="utf-8")
    store = build_store(folder / "store")
    store.load(folder / "data.nq")
    return store


def links_of(store: GraphStore) -> list[Link]:
    found = store.query("SELECT ?h ?r ?t WHERE { GRAPH ?g { ?c rdf:subject ?h ; rdf:predicate ?r ; rdf:object ?t } }")
    return sorted({Link(h.value, r.value.rpartition("/")[2].rpartition("#")[2], t.value) for h, r, t in found.rows})  # type: ignore[union-attr]


def test_from_whichever_end_claims_are_looked_up_the_sentences_are_the_same(store: GraphStore) -> None:
    links = links_of(store)
    found = load_quotes(store, links)
    assert found.keys() == set(links) and all(found.values())
    assert load_quotes(store, links, degree=lambda iri: -len(iri)) == found
    assert load_quotes(store, links, degree=len) == found


def test_sentences_told_by_the_other_end_of_a_symmetric_relation_are_found(store: GraphStore) -> None:
    link = next(link for link in links_of(store) if link.relation == "cooperatesWith")
    turned = Link(link.tail, link.relation, link.head)
    assert load_quotes(store, [turned], degree=len)[turned] == load_quotes(store, [link])[link]
