"""Faulty queries: the place, what is wrong, and the hint."""

from __future__ import annotations

import pyoxigraph
import pytest

from graph.query.answer import answer_query, explain_error
from graph.query.faults import Fault, FaultyQueryError, find_warnings, known_words
from graph.store import GraphStore, QueryError
from graph.store.oxigraph import OxigraphStore

QUAD = "<urn:a> <urn:b> <urn:c> <urn:graph> .\n<urn:a> <urn:b> <urn:c> <https://w3id.org/chuangpu/id/derived> .\n"


@pytest.fixture(scope="module")
def store() -> GraphStore:
    inner = pyoxigraph.Store()
    inner.load(input=QUAD, format=pyoxigraph.RdfFormat.N_QUADS)
    return OxigraphStore(inner)


def fault_of(store: GraphStore, text: str) -> Fault:
    with pytest.raises(QueryError) as caught:
        answer_query(store, text)
    return explain_error(text, caught.value)


# The query, a word at which the fault stands (its first place, or the end), what is said, and the hint.
FAULTS = [
    ("SELECT ?x WHERE { ?x cq:builds ?y }", "cq:", "unknown prefix cq:", "cp:"),
    ("SELECT ?x WHERE { ?x CP:Fnud ?y }", "CP:", "unknown prefix CP:", "cp:"),
    ("SELECT ?x WHERE { ?x mine_own_words:builder ?y }", "mine", "unknown prefix mine_own_words:", "PREFIX mine_own_words:"),
    ("SELCT ?x WHERE { ?x a ?y }", "SELCT", "unknown word SELCT", "SELECT"),
    ("SELECT ?x WHER { ?x a ?y }", "WHER", "unknown word WHER", "WHERE"),
    ("SELECT ?x WHERE { ?x a ?y } ORDR BY ?x", "ORDR", "unknown word ORDR", "ORDER"),
    ("SELECT ?x WHERE {\n ?x a ?y .\n OPTIONL { ?x a ?z }\n}", "OPTIONL", "unknown word OPTIONL", "OPTIONAL"),
    ("SELECT ?x WHERE { ?x a ?y FLTER(?x = 1) }", "FLTER", "unknown word FLTER", "FILTER"),
    ("SELECT ?x WHERE { ?x a ?y FILTER(CONTAIN(?y, 'a')) }", "CONTAIN", "unknown word CONTAIN", "CONTAINS"),
    ("SELECT ?x WHERE { ?x builds ?y }", "builds", "unknown word builds", "cp:builds"),
    ("SELECT ?x WHERE { ?x rdfs:label 中南大学 }", "中南大学", "unknown word 中南大学", '"中南大学"'),
    ("SELECT ?x WHERE { ?x a ?y", "", "a missing }", "close the {"),
    ("SELECT ?x WHERE { { ?x a ?y }\n", "", "a missing }", "close the {"),
    ("SELECT ?x WHERE { ?x a ?y FILTER(?x > 3 }", "}", "a missing )", "close the ("),
    ("SELECT ?x WHERE { ?x a [ a ?y }", "}", "a missing ]", "close the ["),
    ("ASK { ?x a ?y } }", "END}", "a } too many", "take it away"),
    ("SELECT ?x WHERE { ?x a ?y ?z a ?w }", "?z", "a missing . between", "before ?z"),
    ('SELECT ?x WHERE { ?x rdfs:label "中"@zh\n ?y a cp:Fund . }', "?y", "a missing . between", "before ?y"),
    ('SELECT ?x WHERE { ?x cp:a/^cp:b+ "1"^^xsd:int ?y a cp:Fund . }', "?y", "a missing . between", "before ?y"),
    ("SELECT ?x WHERE { ?x cp:a ?b ; cp:c ?d , ?e ?f cp:g ?h }", "?f", "a missing . between", "before ?f"),
    ("SELECT ?x WHERE { ?x ?y }", "}", "not complete: ?x ?y", "a subject, a predicate"),
    ('SELECT ?x WHERE { ?x rdfs:label "中南大学 }', '"', "a string without its end", 'close it with "'),
    ("SELECT ?x WHERE { ?x rdfs:label '''中南''大学 }", "'''", "a string without its end", "close it with '''"),
    ("SELECT ?x WHERE { ?x a ?y ； a ?z }", "；", "a Chinese sign ；", "write ;"),
    ("SELECT ?x WHERE { ?x a ?y 。?z a ?w }", "。", "a Chinese sign 。", "write ."),
    ("SELECT ?x WHERE { ?x rdfs:label “中南大学” }", "“", "a Chinese sign “", 'write "'),
    ("SELECT ?x WHERE { ?x a ?y FILTER （?y = 1） }", "（", "a Chinese sign （", "write ("),
    ("SELECT ？x WHERE { ?x a ?y }", "？", "a Chinese sign ？", "write ?"),
    ("SELECT ?x WHERE {　?x a ?y }", "　", "a blank that SPARQL does not know", "plain blank"),
    ("SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x a ?y }", "?x", "?x is not grouped by", "GROUP BY ?x"),
    ("SELECT ?z ?x (COUNT(?y) AS ?n) WHERE { ?x a ?y ; ?p ?z } GROUP BY ?z", "?x", "?x is not grouped by", "GROUP BY ?z ?x"),
    ("SELECT ?x WHERE { { SELECT ?z (MAX(?y) AS ?n) { ?x a ?y . ?z a ?y } } }", "?z", "?z is not grouped by", "SAMPLE(?z)"),
    ("SELECT ?n (STR(?x) AS ?n) WHERE { ?x a ?n }", "END?n)", "?n is in use already", "new name"),
    ("SELECT ?x, ?y WHERE { ?x a ?y }", ",", "a comma between the variables", "blanks"),
    ("SELECT ?x WHERE { ?x a ?y } LIMIT ten", "ten", "no number after LIMIT", "LIMIT 10"),
    ("SELECT ?x WHERE { ?x a ?y FILTER ?x > 3 }", "END?x > 3", "FILTER without parentheses", "FILTER (…)"),
    ("", "", "there is no query", "begins with SELECT"),
    ("SELECT ?x WHERE {\n SERVICE <http://x/> { ?x a ?y } }", "SERVICE", "SERVICE is refused", "this graph alone"),
    ("SELECT ?x FROM <http://x/y> WHERE { ?x a ?y }", "<http", "no graph <http://x/y>", "leave FROM out"),
    ("SELECT ?x FROM NAMED cpid:none WHERE { ?x a ?y }", "cpid:none", "no graph <https://w3id.org/chuangpu/id/none>", "leave FROM out"),
]


@pytest.mark.parametrize(("text", "at", "said", "hint"), FAULTS, ids=[f"{i}-{row[2]}" for i, row in enumerate(FAULTS)])
def test_a_fault_is_found_where_it_is(store: GraphStore, text: str, at: str, said: str, hint: str) -> None:
    fault = fault_of(store, text)
    start = text.rindex(at.removeprefix("END")) if at.startswith("END") else text.index(at) if at else len(text.rstrip())
    before = text[:start]
    assert (fault.line, fault.column) == (before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1)
    assert said in fault.en and hint in fault.hint_en
    assert any("\u4e00" <= c <= "\u9fff" for c in fault.zh) and any("\u4e00" <= c <= "\u9fff" for c in fault.hint_zh)


def test_a_fault_that_no_check_knows_is_told_in_the_words_of_the_store(store: GraphStore) -> None:
    fault = fault_of(store, "ASK { ?x a ?y }\n LIMIT 5 LIMIT 6")
    assert fault.line == 2 and fault.column > 0 and "the query is not SPARQL" in fault.en


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?x cp:builds/cp:leads|^cp:funds+ ?y ; a [ a cp:Fund ] , ( 1 2 ) . FILTER NOT EXISTS { ?x a cp:Team } ?y a ?z }",
        "SELECT ?g (COUNT(*) AS ?n) FROM <urn:graph> { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING (COUNT(*) > 1) ORDER BY DESC(?n) LIMIT 3",
        "SELECT (?x AS ?y) FROM NAMED cpid:derived { VALUES (?x ?z) { (1 UNDEF) } BIND (IF(?x > 1, 'a', \"b\"@zh) AS ?w) }",
        'DESCRIBE ?x { ?x rdfs:label "，。“”（）"@zh } # ，。',
        "CONSTRUCT { ?x a ?y } WHERE { { SELECT ?x (MIN(?z) AS ?y) { ?x ?p ?z } GROUP BY ?x } }",
        "SELECT * { ?x a ?y OPTIONAL { ?x cp:title '''a'b''' } MINUS { ?x a cp:Fund } } OFFSET 1",
    ],
)
def test_a_right_query_is_answered_without_a_word(store: GraphStore, text: str) -> None:
    answer_query(store, text)
    assert find_warnings(text) == []


@pytest.mark.parametrize(
    ("text", "column", "said", "hint"),
    [
        ("SELECT ?x { ?x cp:buillds ?y }", 16, "no cp:buillds", "cp:builds"),
        ("SELECT ?x { ?x a cp:Entreprise }", 18, "no cp:Entreprise", "cp:Enterprise"),
        ("SELECT ?x { ?x a <https://w3id.org/chuangpu/ontology#Fnud> }", 18, "no cp:Fnud", "cp:Fund"),
        ("SELECT ?name { ?x rdfs:label ?nam }", 8, "nothing gives ?name a value", "?nam"),
        ("SELECT ?x { ?x a cp:Fund。 }", 25, "a Chinese sign 。", "write ."),
    ],
)
def test_what_would_silently_give_nothing_is_warned_of(store: GraphStore, text: str, column: int, said: str, hint: str) -> None:
    answer_query(store, text)
    (warning,) = find_warnings(text)
    assert (warning.line, warning.column) == (1, column)
    assert said in warning.en and hint in warning.hint_en


def test_a_prefix_declared_otherwise_is_not_the_ontology() -> None:
    assert find_warnings("PREFIX cp: <urn:x#> SELECT ?x { ?x cp:buillds ?y }") == []


def test_places_count_in_the_text_as_it_was_given(store: GraphStore) -> None:
    """A line of declarations is put before it; the store counts that line too."""
    fault = fault_of(store, "ASK { ?x a cp:Fund }\n LIMIT 5 LIMIT 6")
    assert fault.line == 2


def test_an_error_carries_its_fault(store: GraphStore) -> None:
    with pytest.raises(FaultyQueryError) as caught:
        answer_query(store, "SELCT ?x {}")
    assert (caught.value.line, caught.value.column) == (1, 1)
    assert "did you mean SELECT" in str(caught.value) and "是否指 SELECT" in str(caught.value)


def test_the_words_of_sparql() -> None:
    assert {"SELECT", "A", "GROUP_CONCAT", "ENCODE_FOR_URI", "INSERT"} <= known_words()
    assert "THE" not in known_words()
