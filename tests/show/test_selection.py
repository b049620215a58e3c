from __future__ import annotations

import pytest

from graph.show import Edge, Node
from graph.show.selection import select_best_connected


def make_graph(links: str) -> tuple[list[Node], list[Edge]]:
    """``"ab bc"``: things a, b, c with a → b and b → c."""
    nodes = [Node(name, "Enterprise", name) for name in sorted(set(links.replace(" ", "")))]
    return nodes, [Edge(link[0], "cooperatesWith", link[1], ()) for link in links.split() if len(link) == 2]


def chosen(links: str, limit: int) -> str:
    return "".join(node.iri for node in select_best_connected(*make_graph(links), limit=limit).nodes)


@pytest.mark.parametrize(
    ("links", "limit", "expected"),
    [
        ("ab ac ad ef", 9, "abcdef"),
        ("ab ac ad ef", 1, "a"),
        ("xa xb xc de", 3, "abx"),  # a leaf of the better connected x comes before d and e
        ("ab ba ab ab cd ce", 1, "c"),  # four edges to one neighbour are one neighbour
        ("aa bc", 2, "bc"),  # a link to itself is none
    ],
)
def test_best_connected_are_kept(links: str, limit: int, expected: str) -> None:
    assert chosen(links, limit) == expected


def test_edges_are_those_between_kept_things() -> None:
    selection = select_best_connected(*make_graph("ab ac ad be"), limit=2)
    assert [(edge.head_iri, edge.tail_iri) for edge in selection.edges] == [("a", "b")]
    assert (selection.node_total, selection.edge_total) == (5, 4)


def test_order_of_input_changes_nothing() -> None:
    nodes, edges = make_graph("ab ac ad be ef fg")
    assert select_best_connected(nodes, edges, limit=4) == select_best_connected(nodes[::-1], edges[::-1], limit=4)


def test_repeated_node_is_refused() -> None:
    nodes, edges = make_graph("ab")
    with pytest.raises(ValueError, match="node a is given twice"):
        select_best_connected([*nodes, nodes[0]], edges, limit=9)


def test_edge_without_its_node_is_refused() -> None:
    nodes, edges = make_graph("ab")
    with pytest.raises(ValueError, match="no node b is given"):
        select_best_connected(nodes[:1], edges, limit=9)


def test_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="limit is 0"):
        select_best_connected([], [], limit=0)
