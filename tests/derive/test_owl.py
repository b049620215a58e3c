"""What the rules take from the ontology is what an OWL RL engine takes from it: inverse, symmetric, transitive, relations above."""

from __future__ import annotations

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDFS

from graph.derive import derive_all
from graph.derive.trace import DERIVED
from graph.ontology import CPID, find_ontology, load_ontology
from tests.derive.rdf import make_store, short

ONTOLOGY = load_ontology()
# Rules that OWL RL has no axiom for, so that the graph must not set them off: no platform, community, demand, or two builders
PLAIN = (
    *(f"cpid:A{n} cp:{name} cpid:B{n} ." for n, name in enumerate(sorted(ONTOLOGY.relations - {"demands"}))),
    "cpid:A cp:memberOf cpid:B . cpid:B cp:partOf cpid:C . cpid:D cp:heads cpid:B . cpid:D cp:worksFor cpid:B .",
    "cpid:R cp:within cpid:S . cpid:S cp:within cpid:T . cpid:T cp:within cpid:U .",
    'cpid:P a cp:Document ; cp:source "a.txt" ; cp:number "一号" ; cp:region "某市" ; cp:date "2023"^^xsd:gYear .',
)


@pytest.fixture(scope="module")
def closure() -> rdflib.Graph:
    """The plain triples with the properties of the ontology, closed under OWL RL."""
    graph = rdflib.Graph().parse(find_ontology())
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.members):
        graph.remove((None, predicate, None))  # classes are not what is compared
    store = make_store("\n".join(PLAIN))
    graph.parse(data="\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in store), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_the_rules_conclude_what_owl_rl_concludes(closure: rdflib.Graph) -> None:
    store = make_store("\n".join(PLAIN))
    asserted = {(short(q.subject), short(q.predicate), short(q.object)) for q in store}
    derive_all(store)
    found = {(short(q.subject), short(q.predicate), short(q.object)) for q in store.quads_for_pattern(None, None, None, DERIVED)}
    ours = {triple for triple in found if not triple[0].startswith("Derived/")}
    about = {triple for triple in closure if str(triple[0]).startswith(CPID) and not str(triple[1]).startswith((str(OWL), str(RDFS)))}
    theirs = {(short(str(s)), short(str(p)), short(str(o))) for s, p, o in about} - asserted
    theirs = {triple for triple in theirs if triple[1] != "rdf:type"}
    assert len(theirs) > 60
    assert ours == theirs
