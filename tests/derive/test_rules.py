"""Each rule on the smallest graph that it speaks of: what it concludes, what it leaves alone, what it is traced by."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.derive import derive_all, load_rules
from graph.derive.readers import load_readers
from graph.ontology import load_ontology
from tests.derive.rdf import derived, make_store, traces

DONE = 'cpid:c1 a cp:Claim ; rdf:subject {0} ; rdf:predicate {1} ; rdf:object {2} ; cp:status "done" .'
PLAN = DONE.replace("done", "planned").replace("c1", "c2")


def run(text: str) -> ox.Store:
    store = make_store(text)
    derive_all(store)
    return store


CASES = [
    ("co_builders", "cpid:A cp:builds cpid:P . cpid:B cp:builds cpid:P .", {"A coBuildsWith B", "B coBuildsWith A"}),
    ("joint_construction", "cpid:A cp:builds cpid:P . cpid:B cp:builds cpid:P .", {"A cooperatesWith B", "B cooperatesWith A"}),
    ("leadership", "cpid:A cp:leads cpid:U . cpid:U a cp:InnovationCommunity .", {"A memberOf U"}),
    ("leadership", "cpid:A cp:leads cpid:U . cpid:U a cp:Project .", set()),
    ("symmetric", "cpid:A cp:cooperatesWith cpid:B .", {"B cooperatesWith A"}),
    ("inverse", "cpid:A cp:leads cpid:U .", {"U ledBy A"}),
    ("inverse", "cpid:A cp:memberOf cpid:U .", {"U hasMember A", "U org:hasMember A", "A org:memberOf U"}),
    ("super_property", "cpid:A cp:heads cpid:U .", {"A org:headOf U", "A org:memberOf U", "A relatedTo U"}),
    ("super_property", "cpid:A cp:worksFor cpid:U .", {"A schema:worksFor U", "A relatedTo U"}),
    ("head_role", "cpid:A cp:demands cpid:T .", {"A role role-user"}),
    ("class_role", "cpid:A a cp:Fund .", {"A role role-finance"}),
    ("class_role", "cpid:A a cp:Person .", set()),
    (
        "platform_kind",
        'cpid:A a cp:Platform ; rdfs:label "轴承工程技术研究中心"@zh .',
        {"A platformKind platform-engineering-research-centre"},
    ),
    ("platform_kind", 'cpid:A a cp:Platform ; rdfs:label "海川重点实验室"@zh .', {"A platformKind platform-key-laboratory"}),
    ("platform_kind", 'cpid:A a cp:Platform ; rdfs:label "海川工程实验室"@zh .', {"A platformKind platform-engineering-research-centre"}),
    ("platform_kind", 'cpid:A a cp:Enterprise ; rdfs:label "海川孵化器"@zh .', set()),
    ("platform_role", 'cpid:A a cp:Platform ; rdfs:label "海川孵化器"@zh .', {"A role role-service"}),
    ("level", 'cpid:A a cp:Platform ; rdfs:label "山东省海川实验室"@zh .', {"A level level-provincial"}),
    (
        "within",
        'cpid:C a cp:Region ; rdfs:label "张店区"@zh . cpid:Z a cp:Region ; rdfs:label "淄博市"@zh .',
        {"C within Z"},
    ),
    ("transitive", "cpid:A cp:within cpid:B . cpid:B cp:within cpid:C .", {"A within C"}),
    (
        "located_within",
        "cpid:A cp:locatedIn cpid:B . cpid:B cp:within cpid:C . cpid:C cp:within cpid:D .",
        {"A locatedIn C", "A locatedIn D"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_what_a_rule_concludes(rule: str, text: str, expected: set[str]) -> None:
    told = {triple for triple, rules in traces(run(text)).items() if rule in rules}
    assert told >= expected if rule in ("inverse", "super_property") else told == expected


def test_every_rule_has_a_case() -> None:
    names = {file.name for file in load_rules().files} | {reader.name for reader in load_readers()}
    assert names == {rule for rule, _, _ in CASES}


def test_every_derived_triple_has_a_trace_and_the_other_way_round() -> None:
    store = run("".join(text for _, text, _ in CASES))
    assert derived(store) == set(traces(store))


@pytest.mark.parametrize("name", ["builds", "cooperatesWith", "memberOf"])
def test_what_is_asserted_is_not_derived_again(name: str) -> None:
    both = "cpid:A cp:builds cpid:P ; cp:cooperatesWith cpid:B ; cp:leads cpid:U ; cp:memberOf cpid:U . cpid:B cp:builds cpid:P . "
    store = run(both + "cpid:B cp:cooperatesWith cpid:A . cpid:U a cp:InnovationCommunity .")
    assert not {triple for triple in derived(store) if f" {name} " in triple}


def test_what_a_lower_stratum_concludes_is_not_concluded_again() -> None:
    told = traces(run("cpid:A cp:builds cpid:P . cpid:B cp:builds cpid:P ."))
    assert told["A cooperatesWith B"] == {"joint_construction"}


@pytest.mark.parametrize(
    ("plain", "claim"),
    [
        ("cpid:A cp:builds cpid:P . cpid:B cp:builds cpid:P .", ("cpid:A", "cp:builds", "cpid:P")),
        ("cpid:A cp:leads cpid:P . cpid:P a cp:InnovationCommunity .", ("cpid:A", "cp:leads", "cpid:P")),
        ("cpid:A cp:locatedIn cpid:P . cpid:P cp:within cpid:Q .", ("cpid:A", "cp:locatedIn", "cpid:P")),
    ],
)
def test_a_plan_makes_no_fact_until_a_document_says_it_is_done(plain: str, claim: tuple[str, str, str]) -> None:
    facts = {"A coBuildsWith B", "A cooperatesWith B", "A memberOf P", "A locatedIn Q"}
    planned = plain + "GRAPH cpid:d1 {" + PLAN.format(*claim) + "}"
    assert not derived(run(planned)) & facts
    assert derived(run(planned + "GRAPH cpid:d2 {" + DONE.format(*claim) + "}")) & facts


def test_a_plan_is_still_told_from_the_other_side() -> None:
    store = run("cpid:A cp:leads cpid:P . GRAPH cpid:d1 {" + PLAN.format("cpid:A", "cp:leads", "cpid:P") + "}")
    assert derived(store) == {"P ledBy A", "A relatedTo P"}


@pytest.mark.parametrize(("builders", "pairs"), [(30, 870), (31, 0)])
def test_of_a_crowd_of_builders_nothing_is_said(builders: int, pairs: int) -> None:
    store = run("".join(f"cpid:A{n} cp:builds cpid:P . " for n in range(builders)))
    assert sum("coBuildsWith" in triple for triple in derived(store)) == pairs


def test_a_trace_names_what_the_conclusion_goes_by_way_of() -> None:
    store = run("cpid:A cp:builds cpid:P , cpid:Q . cpid:B cp:builds cpid:P , cpid:Q .")
    query = "SELECT ?via WHERE { GRAPH ?g { ?n rdf:subject ?a ; rdf:predicate cp:coBuildsWith ; cp:derivedVia ?via } }"
    found = store.query(query, prefixes={"cp": "https://w3id.org/chuangpu/ontology#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"})
    assert isinstance(found, ox.QuerySolutions)
    assert sorted(str(row[0].value).rpartition("/")[2] for row in found) == ["P", "P", "Q", "Q"]


def test_a_circle_of_transitive_triples_comes_to_an_end() -> None:
    assert derived(run("cpid:A cp:within cpid:B . cpid:B cp:within cpid:C . cpid:C cp:within cpid:A .")) >= {"A within C", "C within B"}


def test_deriving_twice_changes_nothing() -> None:
    store = run("".join(text for _, text, _ in CASES))
    before = sorted(map(str, store))
    derive_all(store)
    assert sorted(map(str, store)) == before


def test_all_inverses_of_the_ontology_are_rules() -> None:
    told = {rule.body[0].predicate for rule in load_rules().rules if rule.name == "inverse"}
    ontology = load_ontology()
    assert {f"<{r.iri}>" for r in ontology.relations_by_name.values() if r.inverse} <= told
