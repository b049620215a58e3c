from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph
import pytest

from graph.assemble.statements import (
    claim_quads,
    document_quads,
    observation_quads,
    plain_triple,
    state_claims,
    state_observations,
    thing_quads,
)
from graph.model import Analysis
from graph.ontology import CP, OA, PROV, RDF, load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import thing_iri
from tests.analyses import make_analysis, with_observation

ONTOLOGY = load_ontology()


def things_of(analysis: Analysis) -> Mapping[str, Thing]:
    return {e.id: Thing(thing_iri(e.type, e.name), e.type, e.name, 1) for e in analysis.entities}


def parse(lines: list[str]) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS))


@pytest.fixture
def analysis() -> Analysis:
    return make_analysis("d1", [("University", "中南大学"), ("Platform", "轴承实验室"), ("University", "山东大学")], [(0, "builds", 1)])


def test_a_claim_stands_in_its_documents_graph_with_evidence(analysis: Analysis) -> None:
    (stated,) = state_claims(analysis, things_of(analysis), ONTOLOGY)
    quads = parse(list(claim_quads(stated, analysis.document, ONTOLOGY)))
    found = {q.predicate.value: q.object.value for q in quads if not isinstance(q.object, pyoxigraph.BlankNode | pyoxigraph.Triple)}
    assert {q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode)} == {
        "https://w3id.org/chuangpu/id/Document/d1"
    }
    assert (
        found[RDF + "predicate"] == CP + "builds"
        and found[CP + "status"] == "done"
        and found[PROV + "wasDerivedFrom"].endswith("Document/d1")
    )
    assert analysis.document.text[int(found[OA + "start"]) : int(found[OA + "end"])] == found[OA + "exact"]


def test_a_claim_that_fits_is_asserted(analysis: Analysis) -> None:
    (stated,) = state_claims(analysis, things_of(analysis), ONTOLOGY)
    (line,) = plain_triple(stated, ONTOLOGY)
    assert line == f"<{stated.head.iri}> <{CP}builds> <{stated.tail.iri}> ."


@pytest.mark.parametrize(("claim", "told"), [((1, "heads", 0), "heads"), ((0, "partOf", 0), "one thing")])
def test_a_claim_that_does_not_fit_is_kept_but_not_asserted(analysis: Analysis, claim: tuple[int, str, int], told: str) -> None:
    (stated,) = state_claims(make_analysis("d1", [(e.type, e.name) for e in analysis.entities], [claim]), things_of(analysis), ONTOLOGY)
    assert stated.misfit and told in stated.misfit
    assert list(plain_triple(stated, ONTOLOGY)) == []
    assert len(list(claim_quads(stated, analysis.document, ONTOLOGY))) > 5


def test_a_symmetric_relation_is_asserted_once_for_both_directions() -> None:
    rows = [("University", "中南大学"), ("University", "山东大学")]
    both = make_analysis("d1", rows, [(0, "cooperatesWith", 1), (1, "cooperatesWith", 0)])
    lines = {line for stated in state_claims(both, things_of(both), ONTOLOGY) for line in plain_triple(stated, ONTOLOGY)}
    assert len(lines) == 1


def test_the_surest_of_equal_claims_stays(analysis: Analysis) -> None:
    weak = replace(analysis.claims[0], confidence=0.5, rule="weak.rule")
    stated = state_claims(replace(analysis, claims=(weak, *analysis.claims)), things_of(analysis), ONTOLOGY)
    assert [s.claim.rule for s in stated] == ["test.rule"]


def test_amount_and_date(analysis: Analysis) -> None:
    claim = replace(analysis.claims[0], amount=2e6, date="2022-10", status="planned")
    (stated,) = state_claims(replace(analysis, claims=(claim,)), things_of(analysis), ONTOLOGY)
    text = "\n".join(claim_quads(stated, analysis.document, ONTOLOGY))
    assert '"2000000"^^' in text and "gYearMonth" in text and '"planned"' in text


def test_an_observation(analysis: Analysis) -> None:
    (counted,) = state_observations(with_observation(analysis, 0, "创新平台", 12.0), things_of(analysis))
    found = {q.predicate.value: q.object for q in parse(list(observation_quads(counted, analysis.document)))}
    assert found[CP + "value"] == pyoxigraph.Literal("12", datatype=pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert found[CP + "metric"] == pyoxigraph.Literal("创新平台") and found[CP + "bound"] == pyoxigraph.Literal("=")


def test_a_thing_has_type_names_and_role() -> None:
    thing = Thing(thing_iri("Fund", "某基金"), "Fund", "某基金", 1, ("某产业基金",), ("该基金",))
    text = "\n".join(thing_quads(thing, ONTOLOGY))
    assert '"某基金"@zh' in text and 'altLabel> "某产业基金"@zh' in text and 'hiddenLabel> "该基金"@zh' in text and "role-finance" in text


def test_a_document_tells_what_is_known_of_it(analysis: Analysis) -> None:
    text = "\n".join(document_quads(replace(analysis.document, date="2022-10-14", issuer=None)))
    assert "#title> " in text and "XMLSchema#date" in text and "issuer" not in text
