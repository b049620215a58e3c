"""Parts of a store on the page that suits their size, from Python and from the command line."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest
from rdflib import Dataset

from benchmarks.network_shape import make_network_values
from benchmarks.network_store import write_network_store
from graph.cli import DONE, WRONG, main
from graph.ontology import CPID
from graph.query import UnknownNameError
from graph.show.draw import EmptyDrawingError, Part, draw_part, select_all, select_around, select_by_question, select_community
from graph.show.ordering import order_fact, order_observation
from graph.show.store_reader import Drawing, find_around, read_drawing
from graph.store import GraphStore, build_store, memory_store, open_store
from graph.store.rdflib_store import RdflibStore

COMMUNITY, FIRM, LAB, BANK, FAR = (
    f"{CPID}{name}"
    for name in (
        "InnovationCommunity/青川共同体",
        "Enterprise/青川新材",
        "Platform/膜实验室",
        "FinancialInstitution/青川银行",
        "Technology/制膜技术",
    )
)
DATA = f"""INSERT DATA {{
  <{COMMUNITY}> a cp:InnovationCommunity ; rdfs:label "青川共同体"@zh .
  <{FIRM}> a cp:Enterprise ; rdfs:label "青川新材"@zh ; skos:altLabel "新材"@zh ; cp:memberOf <{COMMUNITY}> ; cp:builds <{LAB}> .
  <{LAB}> a cp:Platform ; rdfs:label "膜实验室"@zh ; cp:develops <{FAR}> .
  <{BANK}> a cp:FinancialInstitution ; rdfs:label "青川银行"@zh ; cp:cooperatesWith <{FIRM}> .
  <{FAR}> a cp:Technology ; rdfs:label "制膜技术"@zh .
  <{CPID}Document/d1> a cp:Document ; cp:title "简报" ; cp:source "d1.txt" ; cp:date "2024-03-01"^^xsd:date .
  GRAPH <{CPID}Document/d1> {{
    <{CPID}Claim/1> a cp:Claim ; rdf:subject <{FIRM}> ; rdf:predicate cp:builds ; rdf:object <{LAB}> ; cp:status "planned" ;
      cp:amount 5000000.0 ; oa:exact "青川新材拟建膜实验室。" ; oa:start 3 ; oa:end 14 ; cp:confidence 0.75 ; cp:rule "builds" ;
      prov:wasDerivedFrom <{CPID}Document/d1> .
    <{CPID}Claim/2> a cp:Claim ; rdf:subject <{FIRM}> ; rdf:predicate cp:cooperatesWith ; rdf:object <{BANK}> ; cp:status "done" ;
      oa:exact "青川新材与青川银行合作。" ; oa:start 20 ; oa:end 32 ; cp:confidence 0.9 ; cp:rule "c" ; cp:date "2023-01-01"^^xsd:date .
    <{CPID}Observation/1> a cp:Observation ; cp:subject <{FIRM}> ; cp:metric "投资" ; cp:value 2.0 ; cp:unit "元" ; cp:kind "actual" ;
      cp:bound "≥" ; oa:exact "投资2元" ; oa:start 40 ; oa:end 44 ; cp:confidence 0.8 ; cp:rule "o" .
  }} }}"""


@pytest.fixture
def store() -> GraphStore:
    made = memory_store()
    made.update(DATA)
    return made


def names_on(page: Path) -> set[str]:
    """The names on a page of pyvis."""
    data = json.loads(re.findall(r'id="data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)[0])
    return {thing["name"] for thing in data["things"].values()}


def test_facts_come_with_all_that_is_stated(store: GraphStore) -> None:
    drawing = read_drawing(store)
    (fact,) = next(e for e in drawing.edges if e.relation == "builds").facts
    assert (fact.quote, fact.document_id, fact.document_title, fact.start, fact.end) == ("青川新材拟建膜实验室。", "d1", "简报", 3, 14)
    assert (fact.status, fact.confidence, fact.rule, fact.date, fact.amount) == ("planned", 0.75, "builds", "2024-03-01", 5_000_000.0)


def test_symmetric_relation_finds_its_sentence_whichever_way_it_was_said(store: GraphStore) -> None:
    (edge,) = (e for e in read_drawing(store).edges if e.relation == "cooperatesWith")
    assert [fact.date for fact in edge.facts] == ["2023-01-01"]


def test_some_things_come_with_the_edges_between_them_and_their_figures(store: GraphStore) -> None:
    drawing = read_drawing(store, {FIRM, LAB, FAR})
    assert {(e.head_iri, e.tail_iri) for e in drawing.edges} == {(FIRM, LAB), (LAB, FAR)}
    assert [(o.metric, o.bound, o.value) for o in drawing.observations] == [("投资", "≥", 2.0)]


@pytest.mark.parametrize(("depth", "found"), [(1, {FIRM, LAB, FAR}), (2, {FIRM, LAB, FAR, BANK, COMMUNITY})])
def test_around_goes_both_ways(store: GraphStore, depth: int, found: set[str]) -> None:
    assert find_around(store, LAB, depth=depth) == found


def test_around_takes_any_name(store: GraphStore, tmp_path: Path) -> None:
    draw_part(store, select_around(store, "新材", depth=1), tmp_path / "page.html")
    assert names_on(tmp_path / "page.html") == {"青川新材", "青川共同体", "膜实验室", "青川银行"}
    with pytest.raises(UnknownNameError):
        select_around(store, "无此机构")


def test_community_is_drawn_with_its_members(store: GraphStore, tmp_path: Path) -> None:
    draw_part(store, select_community(store, "青川共同体"), tmp_path / "page.html")
    assert names_on(tmp_path / "page.html") == {"青川新材", "青川共同体"}
    with pytest.raises(UnknownNameError):
        select_community(store, "青川新材")


def test_question_is_drawn_with_what_it_is_asked_about(store: GraphStore) -> None:
    part = select_by_question(store, "links_of", {"thing": "膜实验室"})
    assert part.iris is not None
    assert {LAB, FIRM} <= part.iris
    assert BANK not in part.iris


def test_few_things_are_drawn_by_pyvis_and_more_by_webgl(store: GraphStore, tmp_path: Path) -> None:
    draw_part(store, select_all(), tmp_path / "small.html")
    draw_part(store, select_all(), tmp_path / "large.html", webgl=True)
    assert "pack-network" not in (tmp_path / "small.html").read_text(encoding="utf-8")
    assert "pack-network" in (tmp_path / "large.html").read_text(encoding="utf-8")


def test_nothing_to_draw_is_said(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(EmptyDrawingError):
        draw_part(store, Part("无", frozenset({"https://example.org/none"})), tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("on", [True, False])
def test_memory_is_looked_after_as_before(store: GraphStore, tmp_path: Path, on: bool) -> None:
    gc.enable() if on else gc.disable()
    try:
        draw_part(store, select_all(), tmp_path / "page.html")
        assert gc.isenabled() == on
        with pytest.raises(EmptyDrawingError):
            draw_part(store, Part("无", frozenset({"https://example.org/none"})), tmp_path / "page.html")
        assert gc.isenabled() == on
    finally:
        gc.enable()


def test_command_writes_the_page_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, page = tmp_path / "store", tmp_path / "new" / "page.html"
    built = build_store(place)
    built.update(DATA)
    del built
    assert main(["draw", "--around", "新材", "--depth", "1", "--store", str(place), "--out", str(page)]) == DONE
    assert "4 个对象，3 条关系" in capsys.readouterr().out
    assert page.exists()
    for wrong in (["--around", "无此机构"], ["--question", "nothing"], ["--question", "links_of", "--param", "x"]):
        assert main(["draw", *wrong, "--store", str(place), "--out", str(page)]) == WRONG
        assert capsys.readouterr().err


@pytest.mark.parametrize("many", [1, 100])
def test_all_of_a_store_is_read_as_its_things_are_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, many: int) -> None:
    """The embedded store gives all its claims by columns, some documents at a time; asked for things by name it takes another way."""
    monkeypatch.setattr("graph.show.store_batches._TOGETHER", many)
    values = make_network_values(200, 500)
    write_network_store(tmp_path / "store", *values)
    store = open_store(tmp_path / "store")
    whole, by_name = read_drawing(store), read_drawing(store, {node.iri for node in values[0]})
    assert flatten(whole) == flatten(by_name)
    assert sum(len(edge.facts) for edge in whole.edges) == sum(len(edge.facts) for edge in values[1])


def flatten(drawing: Drawing) -> list[object]:
    edges = [(edge.head_iri, edge.relation, edge.tail_iri, sorted(edge.facts, key=order_fact)) for edge in drawing.edges]
    return [drawing.nodes, edges, sorted(drawing.observations, key=order_observation), drawing.within]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib")  # rdflib warns of what rdflib itself calls
def test_stores_of_all_kinds_give_the_same_drawing(store: GraphStore) -> None:
    other = RdflibStore(Dataset())
    for name in (None, *store.graph_names()):
        other.put_graph(name, store.read_graph(name))
    assert flatten(read_drawing(other)) == flatten(read_drawing(store))


def test_of_very_many_things_those_that_are_asked_for_are_kept(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    few = flatten(read_drawing(store, {FIRM, LAB, FAR}))
    monkeypatch.setattr("graph.show.store_reader._BY_NAME", 2)
    assert flatten(read_drawing(store, {FIRM, LAB, FAR})) == few
