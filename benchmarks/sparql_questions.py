"""Twelve questions of the kind that analysts ask, for measuring what answers them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ontology import PREFIXES
from graph.store import GraphStore, Rows

NAMES = ("cp", "cpid", "rdf", "rdfs", "oa")


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``{one}`` in its text is a university that builds something. ``join``: two large sets meet in a third."""

    name: str
    text: str
    join: bool = False


QUESTIONS = (
    Question("label lookup", 'SELECT ?x ?kind { ?x rdfs:label "{label}"@zh ; a ?kind }'),
    Question("one hop", "SELECT ?what ?name { <{one}> cp:builds ?what . ?what rdfs:label ?name }"),
    Question(
        "two hops", "SELECT DISTINCT ?other ?thing { <{one}> cp:builds ?what . ?other cp:builds ?what . ?other cp:undertakes ?thing }"
    ),
    Question(
        "co-builders",
        "SELECT DISTINCT ?a ?b { ?a a cp:University ; cp:builds ?what . ?b a cp:Enterprise ; cp:builds ?what }",
        join=True,
    ),
    Question(
        "where money meets builders",
        "SELECT ?body ?project ?e ?u { ?body a cp:GovernmentBody ; cp:funds ?project . ?e cp:undertakes ?project ; cp:builds ?what ."
        " ?u a cp:University ; cp:builds ?what }",
        join=True,
    ),
    Question(
        "members by role",
        "SELECT ?community ?role ?name { ?community a cp:InnovationCommunity . ?m cp:memberOf ?community ; cp:role ?role ;"
        " rdfs:label ?name }",
    ),
    Question(
        "group by",
        "SELECT ?region ?industry (COUNT(DISTINCT ?e) AS ?n) { ?e a cp:Enterprise ; cp:locatedIn ?region ; cp:inIndustry ?industry }"
        " GROUP BY ?region ?industry ORDER BY DESC(?n) ?region ?industry",
    ),
    Question(
        "optional, filter",
        "SELECT ?e ?need ?who { ?e a cp:Enterprise ; cp:demands ?need . OPTIONAL { ?who a cp:University ; cp:undertakes ?need }"
        " FILTER(!BOUND(?who) || ?who != <{one}>) }",
    ),
    Question("contains", 'SELECT ?x ?name { ?x rdfs:label ?name FILTER(CONTAINS(?name, "储能电池")) }'),
    Question("path", "SELECT ?e ?place { GRAPH cpid:derived { ?place cp:within* <{province}> } ?e cp:locatedIn ?place }"),
    Question(
        "order by, limit", "SELECT ?d ?date ?title { ?d a cp:Document ; cp:date ?date ; cp:title ?title } ORDER BY DESC(?date) ?d LIMIT 20"
    ),
    Question(
        "evidence of a fact",
        "SELECT ?d ?quote ?start { GRAPH ?d { ?c rdf:subject <{one}> ; rdf:predicate cp:builds ; rdf:object ?what ; oa:exact ?quote ;"
        " oa:start ?start } }",
    ),
)


def fill_in(store: GraphStore) -> list[tuple[Question, str]]:
    """The questions with a university that builds much, and its province."""
    answer = store.query(
        "SELECT ?u ?name { { SELECT ?u (COUNT(*) AS ?n) { ?u a cp:University ; cp:builds ?x } GROUP BY ?u ORDER BY DESC(?n) ?u LIMIT 1 }"
        " ?u rdfs:label ?name }"
    )
    province = store.query(
        "SELECT ?p { GRAPH cpid:derived { ?c cp:within ?p } FILTER NOT EXISTS { GRAPH cpid:derived { ?p cp:within ?q } } } LIMIT 1"
    )
    assert isinstance(answer, Rows) and isinstance(province, Rows)
    ((one, label),) = answer.rows
    ((place,),) = province.rows
    assert one and label and place
    values = {"{one}": one.value, "{label}": label.value, "{province}": place.value}
    texts = []
    for question in QUESTIONS:
        text = question.text
        for name, value in values.items():
            text = text.replace(name, value)
        declared = [f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in NAMES if f"{name}:" in question.text]
        texts.append((question, "".join(declared) + text))
    return texts
