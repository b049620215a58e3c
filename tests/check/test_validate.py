"""Every shape lets a right graph pass and stops a wrong one, and names where the fault stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graph.check.shapes import NOTATION_SHAPES, SHAPES_PATH
from graph.check.validate import SHAPES_NAMESPACE, split_store, validate_file, validate_parts, validate_store, validate_triples
from graph.ontology import CPID, PREFIXES, find_ontology, load_ontology

ONTOLOGY = load_ontology()
HEADER = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())

GOOD = """
cpid:firm a cp:Enterprise ; rdfs:label "海川装备有限公司"@zh ; skos:altLabel "海川装备"@zh ; cp:role cp:role-industry ;
    cp:level cp:level-city ; cp:grade cp:grade-high-tech ; cp:builds cpid:base .
cpid:base a cp:Platform ; rdfs:label "海川智能装备中试基地"@zh ; cp:platformKind cp:platform-pilot-base ;
    cp:incubationStage cp:incubation-park .
cpid:need a cp:Demand ; rdfs:label "轴承降噪"@zh ; cp:challengeStep cp:challenge-posting .
GRAPH cpid:paper {
    cpid:paper a cp:Document ; cp:source "paper.txt" ; cp:format "txt" ; cp:title "情况通报"@zh ; cp:issuer "某市科技局"@zh ;
        cp:number "某科字〔2023〕5号" ; cp:region "某市"@zh ; cp:date "2023-05"^^xsd:gYearMonth ;
        cp:digest "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
    cpid:claim a cp:Claim ; rdf:subject cpid:firm ; rdf:predicate cp:builds ; rdf:object cpid:base ; cp:confidence 0.9 ;
        cp:status "planned" ; cp:rule "builds-1" ; cp:amount 2000000.0 ; cp:date "2023"^^xsd:gYear ;
        oa:exact "海川装备拟建中试基地" ; oa:start 10 ; oa:end 20 ; prov:wasDerivedFrom cpid:paper .
    cpid:count a cp:Observation ; cp:subject cpid:base ; cp:metric "入驻企业"@zh ; cp:value 30 ; cp:unit "家" ; cp:kind "actual" ;
        cp:bound "≥" ; cp:confidence 1.0 ; cp:rule "count-1" ; cp:date "2023-04-30"^^xsd:date ; oa:exact "入驻企业30余家" ;
        oa:start 21 ; oa:end 29 ; prov:wasDerivedFrom cpid:paper .
}
"""

# what stands in GOOD, what is put in its place, the shape that must object, the node it must name
FAULTS = [
    ("cpid:firm a cp:Enterprise ;", "cpid:firm a cp:Enterprise , cp:Fund ;", "EntityClass", "firm"),
    ("cpid:firm a cp:Enterprise ;", "cpid:firm", "EntityClass", "firm"),
    ("cpid:need a cp:Demand ;", "cpid:need a cp:Demands ;", "KnownClass", "need"),
    ('rdfs:label "海川装备有限公司"@zh ;', "", "EntityLabel", "firm"),
    ('"海川装备有限公司"@zh', '"Haichuan"@en', "EntityLabel", "firm"),
    ('"海川装备有限公司"@zh', '""@zh', "EntityLabel", "firm"),
    ('"海川装备有限公司"@zh', '"海川装备有限公司"@zh , "海川公司"@zh', "EntityLabel", "firm"),
    ('"海川装备有限公司"@zh', '"海川装备有限公司"@zh , "Haichuan"@fr', "EntityLabelLanguage", "firm"),
    ('skos:altLabel "海川装备"@zh', 'skos:altLabel "海川装备有限公司"@zh', "EntityAlias", "firm"),
    ("cp:builds cpid:base .", 'cp:builds "中试基地" .', "Entity", '"中试基地"'),
    ("rdf:subject cpid:firm ;", "", "ClaimSubject", "claim"),
    ("rdf:subject cpid:firm ;", "rdf:subject cpid:firm , cpid:base ;", "ClaimSubject", "claim"),
    ("rdf:subject cpid:firm ;", "rdf:subject cpid:nobody ;", "EntityClass", "nobody"),
    ("rdf:object cpid:base ;", "", "ClaimObject", "claim"),
    ("rdf:object cpid:base ;", 'rdf:object "中试基地" ;', "ClaimObject", "claim"),
    ("rdf:object cpid:base ;", "rdf:object cpid:firm ;", "ClaimNotReflexive", "claim"),
    ("rdf:predicate cp:builds ;", "rdf:predicate cp:builtBy ;", "ClaimPredicate", "claim"),
    ("rdf:predicate cp:builds ;", "", "ClaimPredicate", "claim"),
    ('cp:status "planned" ;', "", "ClaimStatus", "claim"),
    ('cp:status "planned" ;', 'cp:status "perhaps" ;', "ClaimStatus", "claim"),
    ("cp:amount 2000000.0", "cp:amount -1.0", "ClaimAmount", "claim"),
    ("cp:amount 2000000.0", 'cp:amount "二百万"', "ClaimAmount", "claim"),
    ("cp:confidence 0.9 ;", "", "Confidence", "claim"),
    ("cp:confidence 0.9 ;", "cp:confidence 1.01 ;", "Confidence", "claim"),
    ("cp:confidence 0.9 ;", "cp:confidence -0.1 ;", "Confidence", "claim"),
    ('cp:rule "builds-1" ;', "", "Rule", "claim"),
    ('cp:rule "count-1" ;', 'cp:rule "" ;', "Rule", "count"),
    ('oa:exact "入驻企业30余家" ;', "", "Exact", "count"),
    ('oa:exact "入驻企业30余家" ;', 'oa:exact "" ;', "Exact", "count"),
    ("oa:start 10 ;", "", "Start", "claim"),
    ("oa:start 10 ;", "oa:start -1 ;", "Start", "claim"),
    ("oa:start 10 ;", "oa:start 10.5 ;", "Start", "claim"),
    ("oa:start 10 ;", "oa:start 20 ;", "StartBeforeEnd", "claim"),
    ("oa:end 29 ;", "", "End", "count"),
    ("oa:end 29 ; prov:wasDerivedFrom cpid:paper", "oa:end 29", "DerivedFrom", "count"),
    ("oa:end 29 ; prov:wasDerivedFrom cpid:paper", "oa:end 29 ; prov:wasDerivedFrom cpid:base", "DerivedFrom", "count"),
    ('cp:date "2023"^^xsd:gYear', 'cp:date "2023年"', "Date", "claim"),
    ('cp:date "2023-05"^^xsd:gYearMonth', 'cp:date "2023-05"^^xsd:gYearMonth , "2023"^^xsd:gYear', "Date", "paper"),
    ("cp:subject cpid:base ;", "", "ObservationSubject", "count"),
    ("cp:subject cpid:base ;", "cp:subject cpid:nobody ;", "EntityLabel", "nobody"),
    ('cp:metric "入驻企业"@zh ;', "", "ObservationMetric", "count"),
    ("cp:value 30 ;", 'cp:value "30余" ;', "ObservationValue", "count"),
    ("cp:value 30 ;", "cp:value 30 , 31 ;", "ObservationValue", "count"),
    ('cp:unit "家" ;', "", "ObservationUnit", "count"),
    ('cp:kind "actual" ;', 'cp:kind "guess" ;', "ObservationKind", "count"),
    ('cp:bound "≥" ;', 'cp:bound ">" ;', "ObservationBound", "count"),
    ('cp:source "paper.txt" ;', "", "DocumentSource", "paper"),
    ('cp:format "txt" ;', "", "DocumentFormat", "paper"),
    ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "0123", "DocumentDigest", "paper"),
    ('cp:title "情况通报"@zh', 'cp:title ""@zh', "DocumentTitle", "paper"),
    ('cp:issuer "某市科技局"@zh', "cp:issuer cpid:firm", "DocumentIssuer", "paper"),
    ('cp:number "某科字〔2023〕5号"', 'cp:number "某科字〔2023〕5号" , "6号"', "DocumentNumber", "paper"),
    ('cp:region "某市"@zh', 'cp:region "某市"@zh , "某省"@zh', "DocumentRegion", "paper"),
    ("cpid:paper a cp:Document ;", "[] a cp:Document .\n cpid:paper a cp:Document ;", "Document", "_:"),
    ("cp:role cp:role-industry", "cp:role cp:level-city", "role", "firm"),
    ("cp:level cp:level-city", "cp:level cp:role-user", "level", "firm"),
    ("cp:grade cp:grade-high-tech", "cp:grade cp:Enterprise", "grade", "firm"),
    ("cp:platformKind cp:platform-pilot-base", "cp:platformKind cp:chain-transfer", "platformKind", "base"),
    ("cp:incubationStage cp:incubation-park", 'cp:incubationStage "园区"', "incubationStage", "base"),
    ("cp:challengeStep cp:challenge-posting", "cp:challengeStep cp:challenge-step-9", "challengeStep", "need"),
]

TERM = """cp:new a skos:Concept ; skos:inScheme cp:S ; skos:notation "n" ; cp:order 1 ; skos:prefLabel "新"@zh , "new"@en ;
    skos:definition "新的。"@zh , "New."@en .
cp:S a skos:ConceptScheme .
"""
TERM_FAULTS = [
    ('"新"@zh , ', "", "TermLabelZh"),
    (' , "new"@en', "", "TermLabelEn"),
    ('"新的。"@zh , ', "", "TermDefinitionZh"),
    (' , "New."@en', ' , "New."@en , "Newer."@en', "TermDefinitionEn"),
    ("cp:S a skos:ConceptScheme .", "", "ConceptScheme"),
    ('skos:notation "n" ;', "", "ConceptNotation"),
    ("cp:order 1 ;", "cp:order 0 ;", "ConceptOrder"),
]


def load(trig: str) -> ox.Store:
    store = ox.Store()
    store.load((HEADER + trig).encode(), format=ox.RdfFormat.TRIG)
    return store


def exchange(text: str, found: str, put: str) -> str:
    assert text.count(found) == 1, found
    return text.replace(found, put)


def claim(head: str, relation: str, tail: str) -> str:
    """A good graph whose claim and plain triple join things of two given classes by a relation."""
    text = exchange(GOOD, "cpid:firm a cp:Enterprise", f"cpid:firm a cp:{head}")
    text = exchange(text, "cpid:base a cp:Platform", f"cpid:base a cp:{tail}")
    return text.replace("cp:builds", f"cp:{relation}")


# -- each shape -------------------------------------------------------------------------------------------------


def test_a_right_graph_conforms() -> None:
    report = validate_store(load(GOOD))
    assert (report.conforms, report.total, report.violations) == (True, 0, ())


@pytest.mark.parametrize(("found", "put", "shape", "focus"), FAULTS)
def test_a_fault_is_found_where_it_stands(found: str, put: str, shape: str, focus: str) -> None:
    report = validate_store(load(exchange(GOOD, found, put)))
    assert not report.conforms
    named = {(v.shape, v.focus.removeprefix(CPID)) for v in report.violations}
    assert any(s == shape and f.startswith(focus) for s, f in named), report.violations


@pytest.mark.parametrize(("found", "put", "shape"), TERM_FAULTS)
def test_a_faulty_term_is_found(found: str, put: str, shape: str) -> None:
    assert validate_store(load(TERM)).conforms
    assert shape in {v.shape for v in validate_store(load(exchange(TERM, found, put))).violations}


@pytest.mark.parametrize("relation", list(ONTOLOGY.relations_by_name))
def test_a_relation_joins_the_classes_of_its_domain_and_range_only(relation: str) -> None:
    known = ONTOLOGY.relation(relation)
    heads, tails = sorted(known.heads), sorted(known.tails)
    good_head, good_tail = heads[0], tails[-1]
    assert validate_store(load(claim(good_head, relation, good_tail))).conforms
    bad_head, bad_tail = min(ONTOLOGY.entity_types - known.heads), min(ONTOLOGY.entity_types - known.tails)
    shapes = {v.shape for v in validate_store(load(claim(bad_head, relation, good_tail))).violations}
    assert shapes == {f"{relation}-head", f"{relation}-claim"}
    shapes = {v.shape for v in validate_store(load(claim(good_head, relation, bad_tail))).violations}
    assert shapes == {f"{relation}-tail", f"{relation}-claim"}


def named_shapes() -> Iterator[str]:
    graph = rdflib.Graph().parse(SHAPES_PATH)
    for shape in {*graph.subjects(RDF.type, SH.PropertyShape), *graph.subjects(RDF.type, SH.NodeShape)}:
        # a node shape that only gathers property shapes never reports anything itself
        own_properties = any(isinstance(o, rdflib.BNode) for o in graph.objects(shape, SH.property))
        if own_properties or set(graph.predicates(shape)) & {SH.path, SH.nodeKind}:
            yield str(shape).removeprefix(SHAPES_NAMESPACE)


def test_every_shape_has_a_graph_that_breaks_it() -> None:
    relations = {f"{name}-{part}" for name in ONTOLOGY.relations for part in ("head", "tail", "claim")}
    assert {fault[2] for fault in FAULTS} | {fault[2] for fault in TERM_FAULTS} | relations == set(named_shapes())
    assert set(NOTATION_SHAPES.values()) <= {fault[2] for fault in FAULTS}


@pytest.mark.parametrize("message_of", [fault for fault in FAULTS if fault[2] in {"EntityClass", "Confidence", "Date"}][:4])
def test_messages_are_chinese_first_with_english_beside(message_of: tuple[str, str, str, str]) -> None:
    found, put, shape, _ = message_of
    message = next(v.message for v in validate_store(load(exchange(GOOD, found, put))).violations if v.shape == shape)
    zh, _, en = message.partition(" / ")
    assert not zh.isascii()
    assert en.isascii()


@pytest.fixture(scope="module")
def shapes_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(SHAPES_PATH)


@pytest.mark.parametrize(("found", "put"), [("oa:start 10 ;", "oa:start 10 ;"), *((fault[0], fault[1]) for fault in FAULTS)])
def test_another_validator_finds_the_same(shapes_graph: rdflib.Graph, found: str, put: str) -> None:
    quads = list(load(exchange(GOOD, found, put)))
    data = rdflib.Graph()
    data.parse(data=ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=shapes_graph)
    report = validate_triples(quads)
    expected = {(str(results.value(r, SH.focusNode)), str(results.value(r, SH.value) or "")) for r in results.subjects(SH.focusNode)}
    assert report.conforms == conforms
    assert {key for key in expected if "://" in key[0]} == {(v.focus, v.value) for v in report.violations if "://" in v.focus}


# -- the report -------------------------------------------------------------------------------------------------


def test_a_claim_is_traced_to_its_document() -> None:
    report = validate_store(load(exchange(GOOD, "cp:confidence 0.9", "cp:confidence 9")))
    assert {v.source for v in report.violations} == {CPID + "paper"}
    assert [v.value for v in report.violations] == ["9"]
    assert report.violations[0].path == "<https://w3id.org/chuangpu/ontology#confidence>"


def test_a_claim_without_a_source_is_traced_to_its_graph() -> None:
    report = validate_store(load(exchange(GOOD, "oa:end 20 ; prov:wasDerivedFrom cpid:paper", "oa:end 20")))
    assert {(v.shape, v.source) for v in report.violations} == {("DerivedFrom", CPID + "paper")}


def test_the_first_violations_are_given_and_all_are_counted() -> None:
    nameless = "".join(f'cpid:f{i:02} a cp:Enterprise ; skos:altLabel "甲{i}"@zh .\n' for i in range(30))
    report = validate_store(load(GOOD + nameless), limit=7)
    assert report.total == 30
    assert [v.focus for v in report.violations] == [f"{CPID}f{i:02}" for i in range(7)]


def test_the_order_of_parts_does_not_matter() -> None:
    faulty = exchange(exchange(GOOD, "oa:start 10 ;", "oa:start 99 ;"), 'rdfs:label "轴承降噪"@zh ;', "")
    parts = list(split_store(load(faulty)))
    assert validate_parts(parts, limit=1) == validate_parts(reversed(parts), limit=1)


# -- parts ------------------------------------------------------------------------------------------------------


def test_small_batches_find_what_one_batch_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    store = load("".join(exchange(GOOD, "cp:value 30 ;", "").replace("cpid:", f"cpid:{c}") for c in "abcdefgh"))
    whole = validate_store(store)
    monkeypatch.setattr("graph.check.validate.BATCH", 1)
    monkeypatch.setattr("graph.check.validate.STRETCH", 2)
    assert validate_store(store) == whole
    assert whole.total == 8


def test_a_document_may_be_described_in_the_default_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.check.validate.BATCH", 1)
    description, _, claims = GOOD.partition("GRAPH cpid:paper {")[2].partition("cpid:claim a")
    moved = GOOD.replace(description, "") + description
    assert claims
    assert validate_store(load(moved)).conforms
    assert [v.shape for v in validate_store(load(exchange(moved, 'cp:format "txt" ;', ""))).violations] == ["DocumentFormat"]


def test_a_document_is_checked_by_itself_with_what_it_refers_to() -> None:
    quads = list(load(exchange(GOOD, "oa:start 10 ;", "oa:start 99 ;")))
    assert [v.shape for v in validate_triples(quads).violations] == ["StartBeforeEnd"]
    assert [v.shape for v in validate_triples(quad.triple for quad in quads).violations] == ["StartBeforeEnd"]


def test_derived_triples_may_use_super_classes_and_inverses() -> None:
    derived = "GRAPH cpid:derived { cpid:firm a cp:Organisation ; cp:role cp:role-user . cpid:base cp:builtBy cpid:firm }"
    assert validate_store(load(GOOD + derived)).conforms
    wrong = derived.replace("cp:role-user", "cp:level-city")
    assert [v.shape for v in validate_store(load(GOOD + wrong)).violations] == ["role"]


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_a_file_is_read_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    form = ox.RdfFormat.from_extension(suffix[1:])
    ox.serialize(load(exchange(GOOD, 'cp:unit "家" ;', "")), output=str(path), format=form)
    assert [v.shape for v in validate_file(path).violations] == ["ObservationUnit"]


def test_the_ontology_passes_its_own_shapes() -> None:
    assert validate_file(find_ontology()).violations == ()
