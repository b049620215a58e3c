"""A small graph made by hand: regions, a community, firms, universities, a need; as facts and as a store on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.match.build import make_index
from graph.match.index import PartnerIndex
from graph.match.reader import Facts, Link, Statement, Thing
from graph.ontology import CP, OA, PROV, RDF, RDFS, SKOS, XSD
from graph.store import GraphStore, build_store
from graph.store.oxigraph import open_disk_store

DERIVED = "https://w3id.org/chuangpu/id/derived"
DOCUMENT = "urn:通报"

THINGS = {
    "城甲": "Region",
    "区甲": "Region",
    "城乙": "Region",
    "省": "Region",
    "共同体": "InnovationCommunity",
    "大学一": "University",
    "大学二": "University",
    "大学三": "University",
    "企业一": "Enterprise",
    "企业二": "Enterprise",
    "企业三": "Enterprise",
    "企业四": "Enterprise",
    "银行": "FinancialInstitution",
    "孤院": "ResearchInstitute",
    "分院": "ResearchInstitute",
    "实验室": "Platform",
    "院士甲": "Person",
    "轴承": "Industry",
    "新材料": "Industry",
    "静音": "Demand",
    "办法": "Policy",
}
ROLES = {  # by class, and by name where a thing has others
    "University": ("学",),
    "Enterprise": ("产",),
    "FinancialInstitution": ("金",),
    "ResearchInstitute": ("研",),
    "企业二": ("产", "用"),
}
LINKS = [  # confidence, planned, year
    ("大学一", "memberOf", "共同体", 0.9, False, 2022),
    ("企业一", "memberOf", "共同体", 0.8, False, 2022),
    ("银行", "funds", "共同体", 0.9, False, 2021),
    ("共同体", "locatedIn", "区甲", 0.9, False, 2022),
    ("共同体", "inIndustry", "新材料", 0.9, False, 2022),
    ("企业二", "locatedIn", "城甲", 0.9, False, 2020),
    ("企业二", "inIndustry", "轴承", 0.9, False, 2020),
    ("企业三", "inIndustry", "轴承", 0.9, False, 2023),
    ("企业三", "locatedIn", "城乙", 0.9, False, 2023),
    ("大学二", "cooperatesWith", "企业三", 0.9, False, 2023),
    ("大学三", "cooperatesWith", "企业三", 0.9, True, 2023),
    ("大学三", "inIndustry", "轴承", 0.4, False, 2019),
    ("大学二", "undertakes", "静音", 0.9, False, 2023),
    ("企业二", "demands", "静音", 0.9, False, 2020),
    ("大学二", "builds", "实验室", 0.9, False, 2023),
    ("院士甲", "worksFor", "大学二", 0.9, False, 2023),
    ("企业四", "builds", "实验室", 0.7, False, 2018),
    ("分院", "partOf", "大学二", 0.9, False, 2018),
    ("城甲", "issues", "办法", 0.9, False, 2020),
]
WITHIN = [("区甲", "城甲"), ("区甲", "省"), ("城甲", "省"), ("城乙", "省")]


def make_facts() -> Facts:
    """The graph as an index is made of it."""
    things = [Thing(name, kind, name, ROLES.get(name, ROLES.get(kind, ()))) for name, kind in THINGS.items()]
    statements = [Statement(Link(h, r, t), confidence, planned, year) for h, r, t, confidence, planned, year in LINKS]
    return Facts(things, [s.link for s in statements], statements, WITHIN, ["院士甲"])


@pytest.fixture(scope="session")
def index() -> PartnerIndex:
    return PartnerIndex(make_index(make_facts()))


def quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    term = value if value.startswith('"') else f"<{value}>"
    return f"<{subject}> <{predicate}> {term} <{graph}> .\n" if graph else f"<{subject}> <{predicate}> {term} .\n"


def make_quads() -> Iterator[str]:
    """The same graph as RDF: a document, claims with sentences, roles, regions inside regions."""
    for name, kind in THINGS.items():
        yield quad(f"urn:{name}", RDF + "type", CP + kind)
        yield quad(f"urn:{name}", RDFS + "label", f'"{name}"@zh')
    yield quad("urn:大学一", SKOS + "altLabel", '"本校"@zh')
    roles = {"政": "government", "产": "industry", "学": "university", "研": "research", "金": "finance", "用": "user"}
    for name, kind in THINGS.items():
        for role in ROLES.get(name, ROLES.get(kind, ())):
            yield quad(f"urn:{name}", CP + "role", f"{CP}role-{roles[role]}", DERIVED if role == "用" else "")
    for inner, outer in WITHIN:
        yield quad(f"urn:{inner}", CP + "within", f"urn:{outer}", DERIVED)
    yield quad("urn:共同体", CP + "hasMember", "urn:企业一", DERIVED)
    yield quad(DOCUMENT, RDF + "type", CP + "Document")
    yield quad(DOCUMENT, CP + "title", '"通报"')
    for number, entry in enumerate(LINKS):
        yield from _claim(number, entry)


def _claim(number: int, entry: tuple[str, str, str, float, bool, int]) -> Iterator[str]:
    head, relation, tail, confidence, planned, year = entry
    yield quad(f"urn:{head}", CP + relation, f"urn:{tail}")
    if relation == "cooperatesWith":
        head, tail = tail, head  # the document may say it the other way round
    words = f"第{number}句，{head}院士" if head.startswith("院士") else f"第{number}句"
    values = {
        RDF + "type": CP + "Claim", RDF + "subject": f"urn:{head}", RDF + "predicate": CP + relation, RDF + "object": f"urn:{tail}",
        CP + "confidence": f'"{confidence}"^^<{XSD}decimal>', CP + "status": f'"{"planned" if planned else "done"}"',
        CP + "date": f'"{year}"^^<{XSD}gYear>', OA + "exact": f'"{words}"', OA + "start": f'"{number}"^^<{XSD}integer>',
        OA + "end": f'"{number + 3}"^^<{XSD}integer>', PROV + "wasDerivedFrom": DOCUMENT,
    }  # fmt: skip
    yield from (quad(f"urn:claim{number}", predicate, value, DOCUMENT) for predicate, value in values.items())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store."""
    place = tmp_path_factory.mktemp("match")
    quads = place / "graph.nq"
    quads.write_text("".join(make_quads()), encoding="utf-8")
    store = build_store(place / "store")
    store.load(quads)
    return place / "store"


@pytest.fixture(scope="session")
def store(folder: Path) -> GraphStore:
    return open_disk_store(folder)
