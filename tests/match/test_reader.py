"""What matching reads from a store, and the whole way from a name to candidates with sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.match import Link, Quote, UnknownNameError, find_partners
from graph.match.reader import load_network, load_quotes
from graph.store import GraphStore, build_store

CP = "https://w3id.org/chuangpu/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
DERIVED = "https://w3id.org/chuangpu/id/derived"
DOCUMENT = "urn:doc"
THINGS = {"大学": "University", "企业": "Enterprise", "共同体": "InnovationCommunity", "市": "Region", "省": "Region"}
LINKS = [("大学", "memberOf", "共同体"), ("企业", "memberOf", "共同体"), ("共同体", "locatedIn", "市"), ("企业", "cooperatesWith", "市")]


def quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    term = value if value.startswith('"') else f"<{value}>"
    return f"<{subject}> <{predicate}> {term} <{graph}> .\n" if graph else f"<{subject}> <{predicate}> {term} .\n"


def make_quads() -> str:
    lines = []
    for name, kind in THINGS.items():
        lines += [quad(f"urn:{name}", RDF + "type", CP + kind), quad(f"urn:{name}", RDFS + "label", f'"{name}"@zh')]
    lines += [quad(f"urn:{h}", CP + r, f"urn:{t}") for h, r, t in LINKS]
    lines.append(quad("urn:大学", SKOS + "altLabel", '"本校"@zh'))
    lines.append(quad("urn:大学", CP + "role", CP + "role-university"))
    lines.append(quad("urn:大学", CP + "role", CP + "role-user", DERIVED))
    lines.append(quad("urn:市", CP + "within", "urn:省", DERIVED))
    lines.append(quad("urn:共同体", CP + "hasMember", "urn:企业", DERIVED))
    lines += [quad(DOCUMENT, RDF + "type", CP + "Document"), quad(DOCUMENT, CP + "title", '"通报"')]
    for number, (head, relation, tail) in enumerate(LINKS):
        if relation == "cooperatesWith":
            head, tail = tail, head  # the document may say it the other way round
        claim = f"urn:claim{number}"
        lines += [
            quad(claim, RDF + "type", CP + "Claim", DOCUMENT),
            quad(claim, RDF + "subject", f"urn:{head}", DOCUMENT),
            quad(claim, RDF + "predicate", CP + relation, DOCUMENT),
            quad(claim, RDF + "object", f"urn:{tail}", DOCUMENT),
            quad(claim, OA + "exact", f'"第{number}句"', DOCUMENT),
            quad(claim, OA + "start", f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>', DOCUMENT),
            quad(claim, OA + "end", f'"{number + 3}"^^<http://www.w3.org/2001/XMLSchema#integer>', DOCUMENT),
            quad(claim, "http://www.w3.org/ns/prov#wasDerivedFrom", DOCUMENT, DOCUMENT),
        ]
    return "".join(lines)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    folder = tmp_path_factory.mktemp("match")
    quads = folder / "graph.nq"
    quads.write_text(make_quads(), encoding="utf-8")
    store = build_store(folder / "store")
    store.load(quads)
    return store


def test_things_have_names_and_roles_also_derived_ones(store: GraphStore) -> None:
    university = load_network(store).things["urn:大学"]
    assert (university.name, university.type) == ("大学", "University")
    assert sorted(university.roles) == sorted(("学", "用"))


def test_documents_are_no_things(store: GraphStore) -> None:
    assert DOCUMENT not in load_network(store).things


def test_only_asserted_relations_are_links(store: GraphStore) -> None:
    network = load_network(store)
    assert {link.relation for links in network.links.values() for link in links} == {"memberOf", "locatedIn", "cooperatesWith"}


def test_regions_within_regions_are_known(store: GraphStore) -> None:
    assert load_network(store).surrounding("urn:市") == {"urn:省"}


def test_a_quote_has_its_place_and_document(store: GraphStore) -> None:
    link = Link("urn:大学", "memberOf", "urn:共同体")
    assert load_quotes(store, [link]) == {link: (Quote(DOCUMENT, 0, 3, "第0句", "通报"),)}


def test_a_symmetric_link_is_quoted_whichever_way_it_is_told(store: GraphStore) -> None:
    link = Link("urn:企业", "cooperatesWith", "urn:市")
    assert [quote.text for quote in load_quotes(store, [link])[link]] == ["第3句"]


def test_candidates_come_with_the_sentences_of_every_step(store: GraphStore) -> None:
    best = find_partners(store, "大学")[0]
    assert best.thing.name == "企业"
    assert [(step.head, step.relation, step.tail) for step in best.path] == [("大学", "memberOf", "共同体"), ("企业", "memberOf", "共同体")]
    assert all(step.quotes for step in best.path)
    assert best.score == pytest.approx(sum(part.points for part in best.parts))


def test_an_unknown_name_is_refused(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="无名"):
        find_partners(store, "无名")


def test_a_limit_below_one_is_refused(store: GraphStore) -> None:
    with pytest.raises(ValueError, match="limit is 0"):
        find_partners(store, "大学", limit=0)


def test_an_empty_store_knows_no_name(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        find_partners(build_store(tmp_path / "store"), "大学")
