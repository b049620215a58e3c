"""A small graph about bearings, glass and fish: two demands, one of them taken up, with a sentence for every link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.match.needs import NeedsIndex
from graph.match.needs.build import make_needs_index
from graph.match.needs.material import read_material
from graph.ontology import CP, OA, PROV, RDF, RDFS, XSD
from graph.store import GraphStore, build_store
from graph.store.oxigraph import open_disk_store

from ..conftest import quad

DOCUMENT = "urn:通报"
ROLES = {"ResearchInstitute": "research", "University": "university", "Enterprise": "industry", "GovernmentBody": "government"}
THINGS = {
    "甲市": "Region",
    "滚珠研究所": "ResearchInstitute",
    "静安大学": "University",
    "明光玻璃厂": "Enterprise",
    "远海渔业公司": "Enterprise",
    "求助机械厂": "Enterprise",
    "甲市科技局": "GovernmentBody",
    "轴承振动噪声诊断": "Technology",
    "节能镀膜玻璃": "Technology",
    "深海网箱养殖": "Project",
    "主轴轴承异响消除": "Demand",
    "滚珠表面缺陷检测": "Demand",
    "轴承产业": "Industry",
}
LINKS = {
    ("静安大学", "develops", "轴承振动噪声诊断"): "静安大学研发了轴承振动噪声诊断系统。",
    ("明光玻璃厂", "develops", "节能镀膜玻璃"): "明光玻璃厂生产节能镀膜玻璃。",
    ("远海渔业公司", "undertakes", "深海网箱养殖"): "远海渔业公司承担深海网箱养殖项目。",
    ("求助机械厂", "demands", "主轴轴承异响消除"): "求助机械厂张榜求解主轴轴承异响消除。",
    ("求助机械厂", "demands", "滚珠表面缺陷检测"): "求助机械厂还提出滚珠表面缺陷检测。",
    ("滚珠研究所", "undertakes", "滚珠表面缺陷检测"): "滚珠研究所揭榜滚珠表面缺陷检测。",
    ("滚珠研究所", "inIndustry", "轴承产业"): "滚珠研究所面向轴承产业。",
    ("静安大学", "cooperatesWith", "滚珠研究所"): "滚珠研究所与静安大学合作。",
    ("明光玻璃厂", "locatedIn", "甲市"): "明光玻璃厂位于甲市。",
    ("甲市科技局", "funds", "深海网箱养殖"): "甲市科技局资助深海网箱养殖。",
}


def make_quads() -> Iterator[str]:
    for name, kind in THINGS.items():
        yield quad(f"urn:{name}", RDF + "type", CP + kind)
        yield quad(f"urn:{name}", RDFS + "label", f'"{name}"@zh')
        if kind in ROLES:
            yield quad(f"urn:{name}", CP + "role", f"{CP}role-{ROLES[kind]}")
    yield quad(DOCUMENT, RDF + "type", CP + "Document")
    yield quad(DOCUMENT, CP + "title", '"通报"')
    for number, ((head, relation, tail), sentence) in enumerate(LINKS.items()):
        yield quad(f"urn:{head}", CP + relation, f"urn:{tail}")
        values = {
            RDF + "type": CP + "Claim", RDF + "subject": f"urn:{head}", RDF + "predicate": CP + relation, RDF + "object": f"urn:{tail}",
            CP + "confidence": f'"0.9"^^<{XSD}decimal>', CP + "status": '"done"', OA + "exact": f'"{sentence}"',
            OA + "start": f'"{number * 100}"^^<{XSD}integer>', OA + "end": f'"{number * 100 + len(sentence)}"^^<{XSD}integer>',
            PROV + "wasDerivedFrom": DOCUMENT,
        }  # fmt: skip
        yield from (quad(f"urn:claim{number}", predicate, value, DOCUMENT) for predicate, value in values.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store of its own."""
    (tmp_path / "graph.nq").write_text("".join(make_quads()), encoding="utf-8")
    store = build_store(tmp_path / "store")
    store.load(tmp_path / "graph.nq")
    store.inner.flush()
    del store
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> GraphStore:
    return open_disk_store(folder)


@pytest.fixture(scope="session")
def needs(tmp_path_factory: pytest.TempPathFactory) -> NeedsIndex:
    """The index of the graph, in memory."""
    from graph.store import memory_store

    path = tmp_path_factory.mktemp("needs") / "graph.nq"
    path.write_text("".join(make_quads()), encoding="utf-8")
    made = memory_store()
    made.load(path)
    return NeedsIndex(make_needs_index(read_material(made)))
