"""Which things of a large network belong together: Leiden communities, here called clusters.

Enters: the number of things and the links as pairs of indices. Leaves: a cluster number for each thing, the largest cluster
first. The same input gives the same clusters. A community of the ontology (创新共同体) is a thing; a cluster is only seen.
"""

from __future__ import annotations

import random

import igraph
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

SEED = 7
_ITERATIONS = 2


def make_network(count: int, links: Numbers) -> igraph.Graph:
    """The network as igraph has it: undirected, each pair once, without self-links. ``links`` has two columns."""
    network = igraph.Graph(count, links.tolist())
    network.simplify()
    return network


def find_clusters(network: igraph.Graph) -> Numbers:
    """By thing the number of its cluster; of equally large clusters the one with the first thing comes first.

    Traag, Waltman and van Eck, *From Louvain to Leiden: guaranteeing well-connected communities*, 2019.
    """
    igraph.set_random_number_generator(random.Random(SEED))
    found = np.array(network.community_leiden(objective_function="modularity", n_iterations=_ITERATIONS).membership, dtype=np.int64)
    if not len(found):
        return found
    _, first, numbers, sizes = np.unique(found, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(sizes), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return np.asarray(place[numbers], dtype=np.int64)


def measure_centrality(network: igraph.Graph) -> NDArray[np.float64]:
    """PageRank of each thing, 1 for the highest; Page and others, *The PageRank citation ranking*, 1999."""
    ranks = np.array(network.pagerank())
    return np.asarray(ranks / ranks.max(initial=1e-12))
