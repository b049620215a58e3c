"""The part of ``shapes.ttl`` that follows from the ontology: who is an entity, what a relation joins, value lists.

Stage check. What enters: the ontology. What leaves: Turtle, kept in ``shapes.ttl`` below ``MARKER``, so that the
shapes are one readable file; ``python -m graph.check.shapes`` writes that part anew after a change of the ontology.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.ontology import CP, Ontology, Relation, load_ontology

SHAPES_PATH = Path(__file__).with_name("shapes.ttl")
MARKER = "# ==== from ontology.ttl: everything below is written by graph/check/shapes.py ====\n"

# The shapes of a claim's status and an observation's kind and bound are parts of hand-written node shapes
NOTATION_SHAPES = {"status": "ClaimStatus", "kind": "ObservationKind", "bound": "ObservationBound"}


def render_shapes(ontology: Ontology) -> str:
    """The Turtle that follows from the ontology, the same text for the same ontology."""
    parts = [_render_entities(ontology), _render_predicates(ontology)]
    parts += [_render_relation(ontology, relation) for relation in ontology.relations_by_name.values()]
    for name in ontology.value_schemes:
        parts.append(_render_notations(ontology, name) if name in NOTATION_SHAPES else _render_concepts(ontology, name))
    return "\n".join(parts)


def write_shapes(path: Path = SHAPES_PATH) -> None:
    """Replaces what stands below ``MARKER`` in the shapes file."""
    written_by_hand = path.read_text(encoding="utf-8").partition(MARKER)[0]
    path.write_text(written_by_hand + MARKER + "\n" + render_shapes(load_ontology()), encoding="utf-8")


def _terms(names: Iterable[str]) -> str:
    return " ".join(f"cp:{name}" for name in names)


def _render_entities(ontology: Ontology) -> str:
    relations = ", ".join(f"cp:{name}" for name in ontology.relations_by_name)
    return f"""cpsh:Entity
    sh:targetClass {", ".join(f"cp:{name}" for name in ontology.classes)} ;
    sh:targetSubjectsOf {relations} ;
    sh:targetObjectsOf {relations} .

cpsh:EntityClass a sh:PropertyShape ;
    sh:path rdf:type ;
    sh:qualifiedValueShape [ sh:in ( {_terms(ontology.classes)} ) ] ;
    sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ;
    sh:message "实体必须恰属于一个实体类"@zh , "an entity needs exactly one entity class"@en .

cpsh:KnownClass a sh:NodeShape ; sh:targetSubjectsOf rdf:type ;
    sh:property [ sh:path rdf:type ;
        sh:or ( [ sh:not [ sh:pattern "^{CP}" ] ] [ sh:in ( {_terms(ontology.all_classes)} ) ] ) ;
        sh:message "本体中没有这个类"@zh , "the ontology has no such class"@en ] .
"""


def _render_predicates(ontology: Ontology) -> str:
    return f"""cpsh:ClaimPredicate a sh:PropertyShape ;
    sh:path rdf:predicate ;
    sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {_terms(ontology.relations_by_name)} ) ;
    sh:message "论断必须恰有一个谓语 rdf:predicate，为二十种关系之一"@zh ,
        "a claim needs exactly one rdf:predicate, one of the relations"@en .
"""


def _render_relation(ontology: Ontology, relation: Relation) -> str:
    """Head and tail classes of a relation, once for plain triples and once for claims.

    The claims of a relation are reached from the relation itself against ``rdf:predicate``; the nested property
    shape then reports the claim as focus node, where a shape with ``sh:or`` on each claim would name no culprit.
    """
    name, zh, en = relation.name, relation.labels["zh"], relation.labels["en"]
    heads, tails = _class_test(ontology, relation.heads), _class_test(ontology, relation.tails)
    head_message = f'sh:message "“{zh}”的头实体类不符"@zh , "the head of {en!r} has a class that it cannot have"@en'
    tail_message = f'sh:message "“{zh}”的尾实体类不符"@zh , "the tail of {en!r} has a class that it cannot have"@en'
    return f"""cpsh:{name}-head a sh:NodeShape ; sh:targetSubjectsOf cp:{name} ;
    sh:property [ sh:path rdf:type ; {heads} ;
        {head_message} ] .

cpsh:{name}-tail a sh:NodeShape ; sh:targetObjectsOf cp:{name} ;
    sh:property [ sh:path rdf:type ; {tails} ;
        {tail_message} ] .

cpsh:{name}-claim a sh:NodeShape ; sh:targetNode cp:{name} ;
    sh:property [ sh:path [ sh:inversePath rdf:predicate ] ;
        sh:property [ sh:path ( rdf:subject rdf:type ) ; {heads} ;
            {head_message} ] ;
        sh:property [ sh:path ( rdf:object rdf:type ) ; {tails} ;
            {tail_message} ] ] .
"""


def _class_test(ontology: Ontology, allowed: frozenset[str]) -> str:
    """A test that an ``rdf:type`` is none of the entity classes outside ``allowed``; super-classes pass."""
    return f"sh:not [ sh:in ( {_terms(name for name in ontology.classes if name not in allowed)} ) ]"


def _render_notations(ontology: Ontology, name: str) -> str:
    scheme = ontology.value_schemes[name]
    notations = [concept.notation for concept in ontology.scheme(scheme)]
    return f"""cpsh:{NOTATION_SHAPES[name]} a sh:PropertyShape ;
    sh:path cp:{name} ;
    sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {" ".join(f'"{n}"' for n in notations)} ) ;
    sh:message "必须恰有一个 cp:{name}，取值为 {" ".join(notations)}"@zh , "needs exactly one cp:{name}, one of {" ".join(notations)}"@en .
"""


def _render_concepts(ontology: Ontology, name: str) -> str:
    scheme = ontology.value_schemes[name]
    return f"""cpsh:{name} a sh:NodeShape ; sh:targetSubjectsOf cp:{name} ;
    sh:property [ sh:path cp:{name} ; sh:in ( {_terms(concept.name for concept in ontology.scheme(scheme))} ) ;
        sh:message "cp:{name} 的取值必须是 cp:{scheme} 中的概念"@zh , "a cp:{name} must be a concept of cp:{scheme}"@en ] .
"""


if __name__ == "__main__":
    write_shapes()
