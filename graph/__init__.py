"""创谱 (Chuangpu): reads Chinese documents on regional innovation into a knowledge graph with evidence.

The stages, in the order data flows, are the sub-packages::

    read → recognise → resolve (in the document) → relate → resolve (across documents)
         → assemble → store → query / match / show

``graph.pipeline`` runs them; ``graph.model`` defines the frozen values they pass on; ``graph.ontology`` is
the only way to reach a term of ``ontology.ttl``. Imports point upstream only.
"""

__version__ = "0.4.0"
