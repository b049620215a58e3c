"""show: graph → pages that a person looks at; nothing on a page is fetched from another host.

``write_network(path, nodes, edges, observations, title=…, limit=400)`` writes the interactive network page.
"""

from graph.show.network import write_network
from graph.show.network_model import Edge, Fact, Node, NodeObservation

__all__ = ["Edge", "Fact", "Node", "NodeObservation", "write_network"]
