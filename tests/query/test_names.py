"""From a name to a thing."""

from __future__ import annotations

import pyoxigraph
import pytest

from graph.query.names import AmbiguousNameError, UnknownNameError, find_near, find_thing
from graph.store import GraphStore
from graph.store.oxigraph import OxigraphStore

GRAPH = """
PREFIX cp: <https://w3id.org/chuangpu/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX : <https://w3id.org/chuangpu/id/>
:a a cp:University ; rdfs:label "中南大学"@zh ; skos:altLabel "中南"@zh ; skos:hiddenLabel "该校"@zh .
:b a cp:Enterprise ; rdfs:label "中南"@zh .
:c a cp:Person ; rdfs:label "李玉"@zh .
:d a cp:Person ; rdfs:label "李玉"@zh .
:e a cp:Region ; rdfs:label "中南省"@zh .
:f a cp:Document ; rdfs:label "中南大学"@zh .
"""


@pytest.fixture(scope="module")
def store() -> GraphStore:
    inner = pyoxigraph.Store()
    inner.load(input=GRAPH, format=pyoxigraph.RdfFormat.TURTLE)
    return OxigraphStore(inner)


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("中南大学", "a"),
        (" 中南大学 ", "a"),
        ("中南", "b"),
        ("该校", "a"),
        ("https://w3id.org/chuangpu/id/a", "a"),
        ("cpid:c", "c"),
    ],
)
def test_a_name_another_name_or_an_iri_leads_to_the_thing(store: GraphStore, name: str, local: str) -> None:
    assert find_thing(store, name).iri == f"https://w3id.org/chuangpu/id/{local}"


def test_classes_decide_between_namesakes(store: GraphStore) -> None:
    assert find_thing(store, "中南", classes=("University",)).name == "中南大学"


def test_a_document_is_no_thing(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError):
        find_thing(store, "cpid:f")


def test_a_name_nobody_bears_comes_with_names_like_it(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="中南大雪") as caught:
        find_thing(store, "中南大雪")
    assert caught.value.near[0] == "中南大学"


def test_namesakes_are_offered_as_iris(store: GraphStore) -> None:
    with pytest.raises(AmbiguousNameError, match="id/c") as caught:
        find_thing(store, "李玉")
    assert caught.value.choices == ("https://w3id.org/chuangpu/id/c", "https://w3id.org/chuangpu/id/d")


@pytest.mark.parametrize("name", ['"', '中南"@zh . ?x ?y ?z', "\\", "a:b> ?p ?o . <c:d", ""])
def test_an_odd_name_is_only_unknown(store: GraphStore, name: str) -> None:
    with pytest.raises(UnknownNameError):
        find_thing(store, name)


def test_near_names_come_nearest_first() -> None:
    names = ["山东大学齐鲁医院", "山东大学", "济南大学", "山东", "某企"]
    assert find_near("山东大学", names)[0] == "山东大学"
    assert find_near("山东大学堂", names)[:2] == ["山东大学", "山东"]
    assert find_near("完全不同", names) == []
