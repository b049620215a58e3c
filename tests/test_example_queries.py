"""The sample queries of ``docs/queries/``: each says what it is for, parses, and answers on a graph made by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

ROOT = Path(__file__).resolve().parents[1]
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.rq"))
TITLE = re.compile(r"# title: [^/]*[\u4e00-\u9fff][^/]* / [A-Z].+\n# answers: .+\n#\s+[A-Z].+\n")
GRAPH = """
@prefix cp: <https://w3id.org/chuangpu/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <urn:x:> .

:u a cp:University ; rdfs:label "某大学"@zh ; cp:role cp:role-university ; cp:memberOf :k ; cp:builds :i ; cp:undertakes :d .
:e a cp:Enterprise ; rdfs:label "某企业"@zh ; cp:memberOf :k ; cp:builds :i .
:i a cp:ResearchInstitute ; rdfs:label "某院"@zh ; cp:leads :k .
:k a cp:InnovationCommunity ; rdfs:label "某共同体"@zh .
:d a cp:Demand ; rdfs:label "静音课题"@zh .
:f a cp:Demand ; rdfs:label "无人揭榜的课题"@zh .
:r a cp:Region ; rdfs:label "某市"@zh ; cp:demands :d , :f .
:one a cp:Document ; cp:region "甲市" .
:two a cp:Document ; cp:region "乙市" .
:one {
    :c1 a cp:Claim ; rdf:subject :i ; rdf:predicate cp:leads ; rdf:object :k ; oa:exact "某院牵头某共同体" ; oa:start 0 ; oa:end 8 ;
        cp:confidence 0.9 ; prov:wasDerivedFrom :one .
    :c2 a cp:Claim ; rdf:subject :u ; rdf:predicate cp:memberOf ; rdf:object :k ; prov:wasDerivedFrom :one .
    :o1 a cp:Observation ; cp:subject :r ; cp:metric "奖励" ; cp:value 500000 ; cp:unit "元" ; cp:kind "support" ; cp:bound "≤" ;
        oa:exact "最高奖励50万元" ; prov:wasDerivedFrom :one .
    :o2 a cp:Observation ; cp:subject :r ; cp:metric "平台" ; cp:value 10 ; cp:unit "家" ; cp:kind "target" ; prov:wasDerivedFrom :one .
}
:two { :c3 a cp:Claim ; rdf:subject :u ; rdf:predicate cp:builds ; rdf:object :i ; prov:wasDerivedFrom :two . }
"""
ANSWERS = {
    "linking_universities": [("某大学", "2"), ("某院", "2")],
    "co_builders": [("某院", "2")],
    "community_leaders": [("某共同体", "成员"), ("某共同体", "牵头")],
    "paying_policies": [("某市", "奖励")],
    "quotes_behind_facts": [("某院", "某共同体")],
    "targets_and_actuals": [("某市", "target")],
    "open_challenges": [("无人揭榜的课题", "某市"), ("静音课题", "某市")],
    "partners_in_common": [("某企业", "某大学")],
}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(GRAPH, format=pyoxigraph.RdfFormat.TRIG)
    return store


def test_every_query_has_an_expected_answer() -> None:
    assert {path.stem for path in QUERIES} == set(ANSWERS)


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_the_head_has_title_and_purpose_in_both_languages(path: Path) -> None:
    assert TITLE.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_the_answer_on_a_small_graph(path: Path, store: pyoxigraph.Store) -> None:
    rows = store.query(path.read_text(encoding="utf-8"))
    assert [tuple(str(getattr(row[i], "value", "")) for i in range(2)) for row in rows] == ANSWERS[path.stem]


def test_every_query_stands_in_the_page_on_examples() -> None:
    page = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    assert [path.name for path in QUERIES if f"`{path.name}`" not in page] == []
