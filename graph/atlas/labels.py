"""What the atlas calls classes, relations and concepts: the Chinese labels of the ontology.

Enters: names of the ontology. Leaves: words.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.atlas.facts import Finding
from graph.ontology import Concept, load_ontology


def label(name: str) -> str:
    """The label of a class or a relation."""
    return load_ontology().label(name)


def notation(concept: Concept | None) -> str:
    """What data writes for a concept (国家, 孵化器); empty where there is none."""
    return concept.notation if concept else ""


def status_of(findings: Iterable[Finding]) -> str:
    """Done where one finding says so, planned where all only plan it, empty where there is none."""
    found = {finding.status for finding in findings}
    return load_ontology().by_notation("Statuses", "done" if "done" in found else "planned").labels["zh"] if found else ""
