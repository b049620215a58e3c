"""Words of a person as terms of a query."""

from __future__ import annotations

import pyoxigraph
import pytest

from graph.ontology import CP, XSD
from graph.query.names import UnknownNameError
from graph.query.question import Parameter, Texts
from graph.query.values import ParameterError, read_value
from graph.store import GraphStore, Term
from graph.store.oxigraph import OxigraphStore

GRAPH = """
PREFIX cp: <https://w3id.org/chuangpu/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX : <https://w3id.org/chuangpu/id/>
:r a cp:Region ; rdfs:label "淄博市"@zh .
<https://w3id.org/chuangpu/id/Document/d1> a cp:Document ; cp:title "意见" ; cp:source "in/d1.txt" .
<https://w3id.org/chuangpu/id/Document/d2> a cp:Document ; cp:title "通知" ; cp:source "d2.txt" .
<https://w3id.org/chuangpu/id/Document/d3> a cp:Document ; cp:title "通知" ; cp:source "d3.txt" .
"""


@pytest.fixture(scope="module")
def store() -> GraphStore:
    inner = pyoxigraph.Store()
    inner.load(input=GRAPH, format=pyoxigraph.RdfFormat.TURTLE)
    return OxigraphStore(inner)


def parameter(kind: str, *among: str) -> Parameter:
    return Parameter("p", kind, Texts("参", "a"), among=among)  # type: ignore[arg-type]  # tests name types freely


@pytest.mark.parametrize(
    ("kind", "text", "local"),
    [
        ("class", "企业", "Enterprise"),
        ("class", "enterprise", "Enterprise"),
        ("class", "cp:Fund", "Fund"),
        ("class", CP + "Fund", "Fund"),
        ("relation", "牵头", "leads"),
        ("relation", "cooperatesWith", "cooperatesWith"),
        ("role", "金", "role-finance"),
        ("role", "finance", "role-finance"),
        ("level", "省级", "level-provincial"),
        ("level", "国家", "level-national"),
        ("step", "成果转化", "chain-transfer"),
    ],
)
def test_terms_of_the_ontology_go_by_any_of_their_names(store: GraphStore, kind: str, text: str, local: str) -> None:
    assert read_value(store, parameter(kind), text) == Term("uri", CP + local)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2022", "2022"), ("2022-10", "2022-10"), ("2022年10月", "2022-10"), ("2022年1月2日", "2022-01-02"), ("2022/1/2", "2022-01-02")],
)
def test_dates(store: GraphStore, text: str, value: str) -> None:
    assert read_value(store, parameter("date"), text) == Term("literal", value)


def test_numbers_texts_and_choices(store: GraphStore) -> None:
    assert read_value(store, parameter("number"), "10") == Term("literal", "10", "", XSD + "integer")
    assert read_value(store, parameter("number"), "0.5") == Term("literal", "0.5", "", XSD + "decimal")
    assert read_value(store, parameter("text"), " 孵化器 ") == Term("literal", "孵化器")
    assert read_value(store, parameter("choice", "open", "taken"), "open") == Term("literal", "open")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("class", "企业家", "企业 Enterprise"),
        ("relation", "cooperate", "cooperatesWith"),
        ("role", "商", "政"),
        ("date", "去年", "2022-10-14"),
        ("date", "2022-13", "2022-10-14"),
        ("date", "2022-1-1; DROP", "2022-10-14"),
        ("number", "many", "0.5"),
        ("number", "1 } #", "0.5"),
        ("choice", "shut", "open"),
        ("text", "", "some text"),
    ],
)
def test_a_value_that_does_not_fit_is_turned_away(store: GraphStore, kind: str, text: str, expected: str) -> None:
    with pytest.raises(ParameterError, match="parameter p: found") as caught:
        read_value(store, parameter(kind, *(["open"] if kind == "choice" else [])), text)
    assert expected in str(caught.value)


@pytest.mark.parametrize("text", ["淄博市", "淄博", "cpid:r"])
def test_a_region_goes_without_its_last_word(store: GraphStore, text: str) -> None:
    assert read_value(store, parameter("region"), text).value.endswith("/r")


def test_an_unknown_region(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="淄川"):
        read_value(store, parameter("region"), "淄川")


@pytest.mark.parametrize("text", ["d1", "意见", "in/d1.txt", "cpid:Document/d1", "https://w3id.org/chuangpu/id/Document/d1"])
def test_a_document_goes_by_id_title_file_or_iri(store: GraphStore, text: str) -> None:
    assert read_value(store, parameter("document"), text).value.endswith("Document/d1")


def test_documents_of_one_title_are_offered(store: GraphStore) -> None:
    with pytest.raises(ParameterError, match=r"Document/d2; .*Document/d3"):
        read_value(store, parameter("document"), "通知")


def test_an_unknown_document_comes_with_titles_like_it(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError) as caught:
        read_value(store, parameter("document"), "意见稿")
    assert caught.value.near == ("意见",)
