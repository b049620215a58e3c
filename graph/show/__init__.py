"""show: graph → pages that a person looks at; nothing on a page is fetched from another host.

``write_network(path, nodes, edges, observations, title=…, limit=400)`` writes the interactive network page;
``write_large_network`` that of up to a hundred thousand things; ``graph.show.draw`` chooses between them for a store;
``render_explanation(analysis, quantities, home=…)`` gives the page that shows what was read in one document.
"""

from graph.show.explain import render_explanation
from graph.show.large import write_large_network
from graph.show.network import write_network
from graph.show.network_model import Edge, Fact, Node, NodeObservation

__all__ = ["Edge", "Fact", "Node", "NodeObservation", "render_explanation", "write_large_network", "write_network"]
