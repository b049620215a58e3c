"""A change carried through the rules ends in the same quads as deriving from nothing, whatever the change."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from graph.derive import Change, derive_all, derive_change
from graph.derive.trace import DERIVED
from graph.ontology import CP, CPID, RDF, RDFS
from tests.derive.rdf import derived, everything, make_store, quads

PLACES = ("山东省", "淄博市", "张店区", "聊城市", "阳谷县")
RELATIONS = ("builds", "leads", "memberOf", "cooperatesWith", "locatedIn", "within", "demands", "heads", "partOf", "coBuildsWith")
DEFAULT = ox.DefaultGraph()


def cp(name: str) -> ox.NamedNode:
    return ox.NamedNode(CP + name)


def thing(name: str) -> ox.NamedNode:
    return ox.NamedNode(CPID + name)


def make_quads(chance: random.Random, number: int) -> list[ox.Quad]:
    """One statement at random: a thing's class and name, or a relation with its claim."""
    if chance.random() < 0.3:
        kind = chance.choice(("Region", "Platform", "InnovationCommunity", "Enterprise"))
        name = chance.choice(PLACES) + ("" if kind == "Region" else chance.choice(("重点实验室", "孵化器", "中心")))
        node = thing(f"T{chance.randrange(8)}")
        label = ox.Literal(name, language="zh")
        return [ox.Quad(node, ox.NamedNode(RDF + "type"), cp(kind), DEFAULT), ox.Quad(node, ox.NamedNode(RDFS + "label"), label, DEFAULT)]
    triple = (thing(f"T{chance.randrange(8)}"), cp(chance.choice(RELATIONS)), thing(f"T{chance.randrange(8)}"))
    graph, claim = thing(f"Document/d{chance.randrange(4)}"), thing(f"Claim/{number}")
    status = ox.Literal(chance.choice(("done", "planned")))
    parts = zip(("subject", "predicate", "object"), triple, strict=True)
    told = [ox.Quad(claim, ox.NamedNode(RDF + part), term, graph) for part, term in parts]
    return [ox.Quad(*triple, DEFAULT), *told, ox.Quad(claim, cp("status"), status, graph)]


def derive_anew(store: ox.Store) -> list[str]:
    fresh = ox.Store()
    fresh.extend(quad for quad in store if quad.graph_name != DERIVED)
    derive_all(fresh)
    return everything(fresh)


@pytest.mark.parametrize("seed", range(40))
def test_random_edits_end_as_from_nothing(seed: int) -> None:
    chance = random.Random(seed)
    store = ox.Store()
    store.extend(quad for n in range(40) for quad in make_quads(chance, n))
    derive_all(store)
    for step in range(6):
        known = sorted((q for q in store if q.graph_name != DERIVED), key=str)
        gone = chance.sample(known, chance.randrange(0, min(12, len(known))))
        come = [quad for n in range(chance.randrange(0, 6)) for quad in make_quads(chance, 1000 + 10 * step + n)]
        derive_change(store, Change.of(come, gone))
        assert everything(store) == derive_anew(store), (seed, step)


@pytest.mark.parametrize("builders", [29, 30, 31, 60])
def test_a_crowd_that_grows_or_shrinks(builders: int) -> None:
    store = make_store("".join(f"cpid:A{n} cp:builds cpid:P . " for n in range(builders)))
    derive_all(store)
    some = quads("".join(f"cpid:B{n} cp:builds cpid:P . " for n in range(2)))
    gone = quads("".join(f"cpid:A{n} cp:builds cpid:P . " for n in range(31)))
    for change in (Change.of(some), Change.of((), some), Change.of((), gone), Change.of(gone | some)):
        derive_change(store, change)
        assert everything(store) == derive_anew(store)


def test_only_what_depends_on_a_change_is_looked_at() -> None:
    store = make_store("".join(f"cpid:A{n} cp:leads cpid:U{n} . " for n in range(500)))
    derive_all(store)
    assert derive_change(store, Change.of(quads("cpid:B cp:leads cpid:V ."))) <= 30  # of a thousand and more
    assert "V ledBy B" in derived(store)


def test_a_claim_that_becomes_done_makes_the_plan_a_fact() -> None:
    plain = "cpid:A cp:leads cpid:U . cpid:U a cp:InnovationCommunity . "
    claim = 'GRAPH cpid:d { cpid:c rdf:subject cpid:A ; rdf:predicate cp:leads ; rdf:object cpid:U ; cp:status "planned" }'
    store = make_store(plain + claim)
    derive_all(store)
    assert "A memberOf U" not in derived(store)
    planned, done = (quads(f'GRAPH cpid:d {{ cpid:c cp:status "{status}" }}') for status in ("planned", "done"))
    derive_change(store, Change.of(done, planned))
    assert "A memberOf U" in derived(store)
    derive_change(store, Change.of(planned, done))
    assert "A memberOf U" not in derived(store)


def test_what_is_asserted_later_is_no_longer_derived() -> None:
    store = make_store("cpid:A cp:cooperatesWith cpid:B .")
    derive_all(store)
    back = quads("cpid:B cp:cooperatesWith cpid:A .")
    derive_change(store, Change.of(back))
    assert "B cooperatesWith A" not in derived(store)
    derive_change(store, Change.of((), back))
    assert "B cooperatesWith A" in derived(store)


def test_quads_that_come_and_go_at_once_stay() -> None:
    change = Change.of(quads("cpid:A cp:leads cpid:B ."), quads("cpid:A cp:leads cpid:B . cpid:A cp:builds cpid:B ."))
    assert [len(change.added), len(change.removed)] == [1, 1]


def test_nothing_is_left_of_the_scratch_graphs() -> None:
    store = make_store("cpid:A cp:leads cpid:B .")
    derive_change(store, Change.of(quads("cpid:A cp:builds cpid:C .")))
    assert {str(graph) for graph in store.named_graphs()} == {str(DERIVED)}
