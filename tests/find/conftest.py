"""Things to find: names of every kind, made up or commonly known, with links counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.find import Findable, SearchIndex, make_index
from graph.resolve.iri import thing_iri
from graph.store import build_store
from graph.store.oxigraph import OxigraphStore

PROVINCE = thing_iri("Region", "湖南省")
CITY = thing_iri("Region", "长沙市")


def thing(kind: str, name: str, *aliases: str, degree: int = 0, hidden: tuple[str, ...] = (), regions: tuple[str, ...] = ()) -> Findable:
    return Findable(thing_iri(kind, name), kind, name, aliases, hidden, degree, regions)


THINGS = [
    thing("University", "中南大学", "Central South University", degree=9, regions=(CITY, PROVINCE)),
    thing("University", "湖南大学", "湖大", degree=5, regions=(CITY, PROVINCE)),
    thing("University", "重庆大学", degree=7),
    thing("University", "西安交通大学", "西安交大", degree=3),
    thing("Platform", "中南大学科技园", degree=2, regions=(CITY, PROVINCE)),
    thing("Enterprise", "中建材光芯科技有限公司", "光芯科技", degree=4),
    thing("Enterprise", "明远(长沙)智能装备有限公司", degree=1, regions=(CITY, PROVINCE)),
    thing("Enterprise", "乐清绿能5G设备有限公司", degree=1),
    thing("Enterprise", "BlueRiver Optical Technology Co., Ltd.", degree=1),
    thing("FinancialInstitution", "浦江银行", degree=2),
    thing("GovernmentBody", "宁远县行政审批服务局", "审批局", degree=1, hidden=("县局",)),
    thing("Person", "仇亮", degree=1),
    thing("Project", "3D打印😀产业化", degree=0),
    thing("Region", "湖南省", "湖南", degree=8),
    thing("Region", "长沙市", degree=6, regions=(PROVINCE,)),
    thing("Technology", "++", degree=0),
]


@pytest.fixture(scope="session")
def index() -> SearchIndex:
    return SearchIndex(make_index(THINGS))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> OxigraphStore:
    """A small graph on disk: two universities, a platform that both build, a region, a document."""
    folder = tmp_path_factory.mktemp("find")
    (folder / "graph.trig").write_text(
        """
        @prefix cp: <https://w3id.org/chuangpu/ontology#> . @prefix cpid: <https://w3id.org/chuangpu/id/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://w3id.org/chuangpu/id/University/中南大学> a cp:University ; rdfs:label "中南大学"@zh ; skos:altLabel "中南大"@zh ;
            cp:builds <https://w3id.org/chuangpu/id/Platform/p> ; cp:locatedIn <https://w3id.org/chuangpu/id/Region/长沙市> .
        <https://w3id.org/chuangpu/id/University/湖南大学> a cp:University ; rdfs:label "湖南大学"@zh ; skos:hiddenLabel "该校"@zh ;
            cp:builds <https://w3id.org/chuangpu/id/Platform/p> .
        <https://w3id.org/chuangpu/id/Platform/p> a cp:Platform ; rdfs:label "岳麓山实验室"@zh .
        <https://w3id.org/chuangpu/id/Region/长沙市> a cp:Region ; rdfs:label "长沙市"@zh .
        <https://w3id.org/chuangpu/id/Region/湖南省> a cp:Region ; rdfs:label "湖南省"@zh .
        <https://w3id.org/chuangpu/id/Document/d> a cp:Document ; cp:title "岳麓山行动计划" .
        <https://w3id.org/chuangpu/id/derived> {
            <https://w3id.org/chuangpu/id/Region/长沙市> cp:within <https://w3id.org/chuangpu/id/Region/湖南省> . }
        """,
        encoding="utf-8",
    )
    store = build_store(folder / "store")
    store.load(folder / "graph.trig")
    return store


@pytest.fixture(scope="session")
def folder(store: OxigraphStore) -> Path:
    """The folder of the store, with an index beside it."""
    from graph.find.beside import make_beside

    place = store.searching.folder
    assert place is not None
    make_beside(store, place)
    return place
