"""The ontology: complete, consistent, and reached only through ``graph.ontology``."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

import graph.ontology
from graph.ontology import CP, PREFIXES, OntologyError, UnknownTermError, check_term, find_ontology, load_ontology, term

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CHUANGPU_SHARED", PROJECT.parent / "shared"))
GUIDELINE = SHARED / "eval" / "GUIDELINE.md"
needs_shared = pytest.mark.skipif(not GUIDELINE.is_file(), reason="the annotation guideline is not here (CHUANGPU_SHARED)")

CPN = rdflib.Namespace(CP)
X = rdflib.Namespace("urn:example:")
ONTOLOGY = load_ontology()

ORGANISATION = {
    *("GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization"),
    *("InnovationCommunity", "Platform"),
}
ENTITY_TYPES = ORGANISATION | {
    *("Person", "Team", "Technology", "Demand", "Project", "Policy", "Programme", "FinancialProduct", "Event", "Award"),
    *("Industry", "Region"),
}
RELATIONS = {
    *("builds", "leads", "memberOf", "partOf", "locatedIn", "funds", "incubates", "cooperatesWith", "worksFor", "heads"),
    *("introduces", "undertakes", "develops", "demands", "serves", "issues", "responsibleFor", "inIndustry", "receives"),
    "participatesIn",
}


@pytest.fixture(scope="module")
def triples() -> rdflib.Graph:
    return rdflib.Graph().parse(find_ontology())


# -- what it holds ----------------------------------------------------------------------------------------------


def test_has_the_entity_types_and_relations_of_the_project() -> None:
    assert ONTOLOGY.entity_types == ENTITY_TYPES
    assert ONTOLOGY.relations == RELATIONS


def test_rdflib_reads_it_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert len(rdflib.Graph().parse(find_ontology())) > 1000
    assert caplog.records == []


def test_every_term_has_labels_and_definitions_in_both_languages(triples: rdflib.Graph) -> None:
    terms = {s for s in triples.subjects() if str(s).startswith(CP)}
    assert len(terms) == len(ONTOLOGY.terms)
    for subject in terms:
        label = SKOS.prefLabel if (subject, RDF.type, SKOS.Concept) in triples else RDFS.label
        assert sorted(o.language for o in triples.objects(subject, label)) == ["en", "zh"], subject
        assert sorted(o.language for o in triples.objects(subject, SKOS.definition)) == ["en", "zh"], subject


def test_every_term_that_is_used_is_declared(triples: rdflib.Graph) -> None:
    used = {node for triple in triples for node in triple if str(node).startswith(CP)}
    assert used <= set(triples.subjects(RDF.type, None))


def test_every_property_of_data_has_a_domain_or_is_an_inverse(triples: rdflib.Graph) -> None:
    inverses = set(triples.objects(None, OWL.inverseOf))
    properties = {*triples.subjects(RDF.type, OWL.ObjectProperty), *triples.subjects(RDF.type, OWL.DatatypeProperty)}
    for prop in properties - inverses - {CPN.derivedBy}:
        if str(prop).startswith(CP):
            assert (prop, RDFS.domain, None) in triples, prop


@pytest.mark.parametrize("prefix", ["org", "foaf", "skos", "prov", "oa", "schema", "dcterms", "sosa"])
def test_is_aligned_to_other_vocabularies(triples: rdflib.Graph, prefix: str) -> None:
    links = (o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for s, o in triples.subject_objects(p) if str(s).startswith(CP))
    assert any(str(o).startswith(PREFIXES[prefix]) for o in links)


# -- the guideline ----------------------------------------------------------------------------------------------

# Wider than the guideline's columns because annotated documents hold such cases: a team at an event (prize contests),
# and any organisation as the thing that somebody is responsible for.
WIDER = {("participatesIn", "heads"): {"Team"}, ("responsibleFor", "tails"): ORGANISATION}


def read_table(first_column: str) -> list[list[str]]:
    """The rows, as cells, of the guideline's table whose header starts with ``first_column``."""
    table = GUIDELINE.read_text(encoding="utf-8").partition(f"| {first_column} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()[2:]]


def expand(cell: str) -> set[str]:
    """A head or tail cell as class names: ``organisation, Region`` are ten."""
    if cell == "any but Region":
        return set(ENTITY_TYPES - {"Region"})
    words = re.findall(r"[A-Za-z]+", re.sub(r"\(.*?\)", "", cell))
    return {name for word in words for name in (ORGANISATION if word == "organisation" else [word])}


@needs_shared
def test_entity_types_are_those_of_the_guideline() -> None:
    assert [row[0] for row in read_table("type")] == list(ONTOLOGY.classes)


@needs_shared
def test_relations_join_what_the_guideline_says() -> None:
    rows = read_table("relation")
    assert [row[0] for row in rows] == list(ONTOLOGY.relations_by_name)
    for name, _, head, tail in rows:
        tail = head if tail == "the same" else tail
        assert ONTOLOGY.heads(name) == expand(head) | WIDER.get((name, "heads"), set()), name
        assert ONTOLOGY.tails(name) == expand(tail) | WIDER.get((name, "tails"), set()), name


@needs_shared
def test_allows_every_annotated_relation() -> None:
    seen = 0
    for path in sorted((SHARED / "eval" / "gold").glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        types = {entity["id"]: entity["type"] for entity in gold["entities"]}
        for claim in gold["relations"]:
            assert ONTOLOGY.allows(types[claim["head"]], claim["relation"], types[claim["tail"]]), (path.stem, claim)
            seen += 1
    assert seen > 100


# -- what it entails --------------------------------------------------------------------------------------------


def close(graph: rdflib.Graph) -> rdflib.Graph:
    """The OWL 2 RL closure, and with it what the reasoner has to say against the graph."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: rdflib.Graph) -> list[str]:
    return [str(o) for _, p, o in graph if str(p).endswith("#error")] + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


def own_types(graph: rdflib.Graph, node: rdflib.URIRef) -> set[str]:
    return {str(o).removeprefix(CP) for o in graph.objects(node, RDF.type) if str(o).startswith(CP)}


@pytest.fixture(scope="module")
def closure() -> rdflib.Graph:
    """The closure with an individual of each class and, for each relation, each class at head and tail at least once."""
    graph = rdflib.Graph().parse(find_ontology())
    for name in ENTITY_TYPES:
        graph.add((X[name], RDF.type, CPN[name]))
    for relation in ONTOLOGY.relations_by_name.values():
        heads, tails = sorted(relation.heads), sorted(relation.tails)
        for i in range(max(len(heads), len(tails))):
            graph.add((X[heads[i % len(heads)]], CPN[relation.name], X[tails[-1 - i % len(tails)]]))
    return close(graph)


def test_is_consistent_with_a_thing_of_every_class_in_every_relation(closure: rdflib.Graph) -> None:
    assert contradictions(closure) == []


def test_no_class_is_unsatisfiable(closure: rdflib.Graph) -> None:
    assert list(closure.subjects(RDFS.subClassOf, OWL.Nothing)) in ([], [OWL.Nothing])


@pytest.mark.parametrize("name", sorted(ENTITY_TYPES))
def test_relations_entail_no_class_that_a_thing_does_not_have(closure: rdflib.Graph, name: str) -> None:
    assert own_types(closure, X[name]) & ENTITY_TYPES == {name}


def test_a_platform_is_no_organisation_by_being_built(closure: rdflib.Graph) -> None:
    assert own_types(closure, X.Platform) == {"Platform", "Body", "Agent", "Entity"}


def test_a_builder_is_linked_from_what_it_builds(closure: rdflib.Graph) -> None:
    for head, tail in closure.subject_objects(CPN.builds):
        assert (tail, CPN.builtBy, head) in closure
        assert (head, CPN.relatedTo, tail) in closure


def test_cooperation_holds_both_ways(closure: rdflib.Graph) -> None:
    pairs = set(closure.subject_objects(CPN.cooperatesWith))
    assert pairs == {(tail, head) for head, tail in pairs}


def test_a_thing_of_two_kinds_is_a_contradiction(triples: rdflib.Graph) -> None:
    disjoint = rdflib.Graph()
    for triple in triples:
        disjoint.add(triple)
    disjoint.add((X.thing, RDF.type, CPN.Person))
    disjoint.add((X.thing, RDF.type, CPN.Platform))
    assert any("thing" in text for text in contradictions(close(disjoint)))


# -- reaching terms ---------------------------------------------------------------------------------------------


def test_term_gives_the_iri() -> None:
    assert term("builds") == "https://w3id.org/chuangpu/ontology#builds"
    assert check_term("Enterprise") == "Enterprise"


def test_unknown_term_offers_the_nearest() -> None:
    with pytest.raises(UnknownTermError, match=r"no term 'build'; did you mean builds"):
        check_term("build")


def test_unknown_relation_is_an_error_and_not_an_empty_answer() -> None:
    with pytest.raises(UnknownTermError, match="relation 'Enterprise'"):
        ONTOLOGY.heads("Enterprise")


@pytest.mark.parametrize(
    ("name", "zh", "en"), [("Enterprise", "企业", "Enterprise"), ("leads", "牵头", "leads"), ("level-city", "市级", "city")]
)
def test_labels(name: str, zh: str, en: str) -> None:
    assert (ONTOLOGY.label(name), ONTOLOGY.label(name, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("head", "relation", "tail", "allowed"),
    [
        ("Enterprise", "builds", "Platform", True),
        ("Platform", "builds", "Person", False),
        ("Region", "locatedIn", "Region", False),
        ("Person", "heads", "Team", True),
        ("Team", "heads", "Person", False),
    ],
)
def test_allows(head: str, relation: str, tail: str, allowed: bool) -> None:
    assert ONTOLOGY.allows(head, relation, tail) is allowed


def test_only_cooperation_is_symmetric() -> None:
    assert {name for name in RELATIONS if ONTOLOGY.is_symmetric(name)} == {"cooperatesWith"}


@pytest.mark.parametrize(
    ("entity_type", "role"),
    [
        ("GovernmentBody", "政"),
        ("Enterprise", "产"),
        ("University", "学"),
        ("ResearchInstitute", "研"),
        ("FinancialInstitution", "金"),
        ("Fund", "金"),
        ("ServiceOrganization", "服"),
        ("Person", None),
    ],
)
def test_default_roles(entity_type: str, role: str | None) -> None:
    assert ONTOLOGY.role_of(entity_type) == role


def test_whoever_demands_is_a_user() -> None:
    head_role = ONTOLOGY.relation("demands").head_role
    assert head_role is not None
    assert ONTOLOGY.concept(head_role).notation == "用"


@pytest.mark.parametrize(
    ("scheme", "notations"),
    [
        ("Roles", "政 产 学 研 金 服 用"),
        ("Levels", "国家 省 市 县区"),
        ("IncubationChain", "苗圃 孵化器 加速器 园区"),
        ("ChallengeSteps", "需求 发榜 揭榜 立项 验收"),
        ("ObservationKinds", "actual target support"),
        ("Bounds", "= ≥ ≤ ≈"),
        ("Statuses", "done planned"),
    ],
)
def test_schemes_are_in_order(scheme: str, notations: str) -> None:
    assert [concept.notation for concept in ONTOLOGY.scheme(scheme)] == notations.split()


@pytest.mark.parametrize(
    ("first", "labels"),
    [
        ("chain-basic-research", "基础研究 工程化应用研究 公共服务 成果转化"),
        ("grade-technology-sme", "科技型中小企业 高新技术企业 科技领军企业"),
        ("challenge-need", "需求 发榜 揭榜 立项 验收"),
    ],
)
def test_chains_lead_from_step_to_step(first: str, labels: str) -> None:
    steps, step = [], ONTOLOGY.concept(first)
    while len(steps) < 10:
        steps.append(step.labels["zh"])
        if step.precedes is None:
            break
        step = ONTOLOGY.concept(step.precedes)
    assert steps == labels.split()


def test_every_platform_kind_stands_on_a_step_and_every_step_has_a_kind() -> None:
    steps = {concept.name for concept in ONTOLOGY.scheme("PlatformChain")}
    assert {kind.chain_step for kind in ONTOLOGY.scheme("PlatformKinds")} == steps


def test_kinds_of_incubators_are_related_to_all_stages_of_incubation() -> None:
    stages = {stage.name for stage in ONTOLOGY.scheme("IncubationChain")}
    assert {kind.related for kind in ONTOLOGY.scheme("PlatformKinds")} == {*stages, None}


# -- the file ---------------------------------------------------------------------------------------------------


def test_import_reads_nothing() -> None:
    code = "import sys, graph.ontology; print({'rdflib', 'pyoxigraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_is_found_inside_the_package_of_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "graph"
    package.mkdir()
    (package / "ontology.ttl").write_text("", encoding="utf-8")
    monkeypatch.setattr(graph.ontology, "__file__", str(package / "ontology.py"))
    assert find_ontology() == (package / "ontology.ttl").resolve()
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["ontology.ttl"] == "graph/ontology.ttl"


def test_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.ontology, "__file__", str(tmp_path / "graph" / "ontology.py"))
    with pytest.raises(OntologyError, match=r"no ontology\.ttl, expected at"):
        find_ontology()


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ('rdfs:label "企业"@zh ,', "rdfs:label ;;; ,", "not Turtle"),
        ('rdfs:label "企业"@zh , "Enterprise"@en ;', "", r"cp:Enterprise needs one label in zh and one in en"),
        ("rdfs:domain cp:Person ;", "", r"cp:heads needs one rdfs:domain, found 0"),
        ("rdfs:domain cp:Person ;", "rdfs:domain cp:Human ;", r"cp:heads has an rdfs:domain of classes .* cp:Human|ontology#Human"),
        ('skos:notation "产"', 'skos:notation "政"', "cp:Roles needs concepts with orders"),
        ("cp:defaultRole cp:role-industry ;", "cp:defaultRole cp:role-trade ;", "points to .*role-trade"),
        ("cp:defaultRole cp:role-industry ;", "cp:defaultRole cp:Person ;", "default role cp:Person, which is no concept"),
        ("cp:fromScheme cp:Levels ;", "cp:fromScheme cp:level-city ;", "cp:level-city, which is no concept scheme"),
        ('owl:versionInfo "0.1.0" .', ".", "owl:versionInfo"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, found: str, put: str, message: str) -> None:
    text = find_ontology().read_text(encoding="utf-8")
    assert found in text
    path = tmp_path / "faulty.ttl"
    path.write_text(text.replace(found, put, 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"faulty\.ttl, line \d+: .*({message})"):
        load_ontology(path)


def test_the_line_is_that_of_the_term(tmp_path: Path) -> None:
    text = find_ontology().read_text(encoding="utf-8")
    path = tmp_path / "faulty.ttl"
    path.write_text(text.replace("rdfs:domain cp:Person ;", "", 1), encoding="utf-8")
    line = next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith("cp:heads "))
    with pytest.raises(OntologyError, match=f"line {line}: cp:heads"):
        load_ontology(path)


@pytest.mark.parametrize("name", [*ONTOLOGY.classes, *ONTOLOGY.relations_by_name, *ONTOLOGY.schemes])
def test_is_documented(name: str) -> None:
    assert f"| {name} |" in (PROJECT / "docs" / "ontology.md").read_text(encoding="utf-8")
