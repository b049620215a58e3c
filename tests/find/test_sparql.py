from __future__ import annotations

from pathlib import Path

import pytest

from graph.find.beside import is_outdated, near_names, open_beside
from graph.find.source import read_things
from graph.query.names import UnknownNameError, find_thing
from graph.store import QueryError, Rows, build_store, open_store
from graph.store.oxigraph import OxigraphStore

ID = "https://w3id.org/chuangpu/id/"


def values(folder: Path, query: str) -> list[tuple[str, ...]]:
    answer = open_store(folder).query(query)
    assert isinstance(answer, Rows)
    return [tuple(term.value.removeprefix(ID) if term else "" for term in row) for row in answer.rows]


def test_things_of_a_store(store: OxigraphStore) -> None:
    found = {t.name: t for t in read_things(store)}
    assert set(found) == {"中南大学", "湖南大学", "岳麓山实验室", "长沙市", "湖南省", "岳麓山行动计划"}
    assert found["岳麓山实验室"].degree == 2 and found["中南大学"].degree == 2 and found["湖南大学"].degree == 1
    assert found["湖南大学"].hidden == ["该校"] and found["中南大学"].aliases == ["中南大"]
    assert [r.removeprefix(ID) for r in found["中南大学"].regions] == ["Region/湖南省", "Region/长沙市"]
    assert found["岳麓山行动计划"].type == "Document"


@pytest.mark.parametrize(
    "pattern",
    [
        '?x cp:search "zndx" . ?x rdfs:label ?n',
        '?x cp:search "zndx" ; rdfs:label ?n',
        '?x a cp:University ; cp:search "zndx" ; rdfs:label ?n .',
        '?x rdfs:label ?n ; cp:search "zndx"',
        '?x rdfs:label ?n FILTER(?n != "x") ?x cp:search "zndx"',
        '{ SELECT ?x { ?x cp:search "zndx" } LIMIT 5 } ?x rdfs:label ?n',
        '?x rdfs:label ?n FILTER EXISTS { ?x cp:search "zndx" }',
        '?x cp:search "daxue", "zhongnan" ; rdfs:label ?n',
        "?x <https://w3id.org/chuangpu/ontology#search> 'z\\u006Edx' ; rdfs:label ?n",
        '?x cp:search ("daxue" cp:University 1) ; rdfs:label ?n',
        '?x rdfs:label ?n FILTER(cp:matches(?n, "zndx"))',
    ],
)
def test_a_search_stands_anywhere_in_a_pattern(folder: Path, pattern: str) -> None:
    assert values(folder, f"SELECT ?n {{ {pattern} }}") == [("中南大学",)]


def test_rank_reason_and_name(folder: Path) -> None:
    found = values(folder, 'SELECT ?x ?rank ?why ?name { (?x ?rank ?why ?name) cp:search "yls" } ORDER BY ?rank')
    assert found == [("Platform/p", "1", "pinyin", "岳麓山实验室"), ("Document/d", "2", "pinyin", "岳麓山行动计划")]


def test_own_prefixes_are_heard(folder: Path) -> None:
    assert values(folder, 'PREFIX o: <https://w3id.org/chuangpu/ontology#> SELECT ?x { ?x o:search "zndx" }') == [("University/中南大学",)]


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x { ?x rdfs:label "cp:search" } # cp:search "x"',
        "SELECT ?x { VALUES ?p { cp:search } ?x ?p ?o }",
        "SELECT ?x { ?x ?p cp:search }",
    ],
)
def test_what_is_no_search_is_left_alone(folder: Path, query: str) -> None:
    assert values(folder, query) == []


def test_a_template_is_left_alone(folder: Path) -> None:
    answer = open_store(folder).query('CONSTRUCT { ?x cp:search "zndx" } WHERE { ?x cp:search "zndx" }')
    assert len(list(answer.triples)) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("SELECT * { ?x cp:search ?y }", 25),
        ('SELECT * { cpid:a cp:search "a" }', 12),
        ('SELECT * { ?x cp:builds [ cp:search "a" ] }', 27),
        ('SELECT * { ?x cp:search/rdfs:label "a" }', 24),
        ('SELECT * { ?x ^cp:search "a" }', 16),
        ('CONSTRUCT WHERE { ?x cp:search "a" }', 22),
        ('SELECT * { ?x cp:search ("a" 0) }', 30),
        ('SELECT * { ?x cp:search "a" "b" }', 29),
        ('SELECT * { ?x cp:search "" }', 12),
        ('SELECT * { ?x cp:search ("a" cp:Planet) }', 12),
        ('SELECT * { (?x ?r) cp:search "a" ; rdfs:label ?n }', 12),
        ("SELECT * { ?x cp:search", 24),
    ],
)
def test_a_search_written_wrong_is_shown(folder: Path, query: str, column: int) -> None:
    with pytest.raises(QueryError) as fault:
        open_store(folder).query(query)
    assert (fault.value.line, fault.value.column) == (1, column)


@pytest.mark.parametrize("rest", ["?n ] }", "?n rdfs:label }", "\n ?n rdfs:label ?m ?o }", "?n rdfs:label ?m"])
def test_a_fault_beside_a_search_is_where_it_would_be_without(folder: Path, rest: str) -> None:
    places = []
    for term in ("search", "builds"):
        with pytest.raises(QueryError) as fault:
            open_store(folder).query(f'SELECT * {{\n ?x cp:{term} "zndx" ; rdfs:label ?n . {rest}')
        places.append((fault.value.line, fault.value.column))
    assert places[0] == places[1]


def test_a_store_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    store = build_store(tmp_path / "bare")
    with pytest.raises(QueryError, match="chuangpu find --rebuild"):
        store.query('SELECT * { ?x cp:search "a" }')
    assert near_names(store, "中南") == []


def test_an_index_older_than_its_store_is_known(folder: Path) -> None:
    import os

    assert not is_outdated(folder)
    path = folder.with_name("store.search")
    before = path.stat().st_mtime
    os.utime(path, (0, 0))
    assert is_outdated(folder)
    os.utime(path, (before, before))


def test_an_unknown_name_gets_the_nearest_of_the_index(folder: Path) -> None:
    with pytest.raises(UnknownNameError) as error:
        find_thing(open_store(folder), "中南大学附属医院")
    assert error.value.near[0] == "中南大学"
    assert open_beside(folder).nearest("中南大学附属医院")[0].name == "中南大学"
