"""What a page says of the classes and relations that it shows: labels in both languages, looks.

Enters: their names. Leaves: values for the page's JSON, in the order of the ontology. A name that the ontology does
not have raises ``UnknownTermError``.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from graph.ontology import load_ontology
from graph.show.palette import load_styles


def describe_classes(present: Set[str]) -> dict[str, dict[str, str]]:
    """Labels, colour and shape of the classes that are shown."""
    ontology, styles = load_ontology(), load_styles()
    for name in sorted(present - ontology.entity_types):
        ontology.role_of(name)  # raises, and offers the nearest names
    return {
        name: {"zh": term.labels["zh"], "en": term.labels["en"], "colour": styles[name].colour, "shape": styles[name].shape}
        for name, term in ontology.classes.items()
        if name in present
    }


def describe_relations(present: Set[str]) -> dict[str, dict[str, Any]]:
    """Labels of the relations that are shown, and whether they say the same both ways."""
    ontology = load_ontology()
    for name in sorted(present - ontology.relations):
        ontology.relation(name)  # raises, and offers the nearest names
    return {
        name: {"zh": relation.labels["zh"], "en": relation.labels["en"], "symmetric": relation.symmetric}
        for name, relation in ontology.relations_by_name.items()
        if name in present
    }
