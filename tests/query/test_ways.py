"""Shortest ways, held against a search by brute force."""

from __future__ import annotations

import random
from itertools import pairwise

import networkx
import pyoxigraph
import pytest

from graph.ontology import CP
from graph.query.ways import _shortest
from graph.store.oxigraph import OxigraphStore


@pytest.mark.parametrize("seed", range(8))
def test_all_shortest_ways_and_no_other(seed: int) -> None:
    rng = random.Random(seed)
    links = [(f"urn:{rng.randrange(30)}", f"urn:{rng.randrange(30)}") for _ in range(45)]
    inner = pyoxigraph.Store()
    relation = pyoxigraph.NamedNode(CP + "leads")
    inner.extend(pyoxigraph.Quad(pyoxigraph.NamedNode(a), relation, pyoxigraph.NamedNode(b)) for a, b in links)
    inner.add(pyoxigraph.Quad(pyoxigraph.NamedNode("urn:0"), pyoxigraph.NamedNode(CP + "role"), pyoxigraph.NamedNode("urn:29")))
    network = networkx.Graph(links)
    for goal in [f"urn:{n}" for n in range(1, 30)]:
        found = sorted(_shortest(OxigraphStore(inner), "urn:0", goal, 4))
        expected: list[tuple[str, ...]] = []
        if network.has_node("urn:0") and network.has_node(goal) and networkx.has_path(network, "urn:0", goal):
            expected = sorted(tuple(way) for way in networkx.all_shortest_paths(network, "urn:0", goal) if len(way) <= 5)
        assert found == expected
        assert all(network.has_edge(a, b) for way in found for a, b in pairwise(way))
