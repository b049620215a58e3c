"""Values in a query: whatever a person gives stays a value."""

from __future__ import annotations

import pyoxigraph
import pytest

from graph.ontology import XSD
from graph.query.write import is_iri, quote_text, write_term
from graph.store import Rows, Term
from graph.store.oxigraph import OxigraphStore

ODD = [
    '" } INSERT DATA { <a> <b> <c> } #',
    'a"b\\',
    "\\",
    '\\\\"',
    "a'b'''c\"\"\"d",
    "line\nline\rline\ttab\x00nul\x85\u2028",
    "$name ?name {} <iri> # ? name",
    "“引号”，。；",
    "\\u0022",
    "👍",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    answer = OxigraphStore(pyoxigraph.Store()).query(f"SELECT ({quote_text(text)} AS ?x) {{}}")
    assert isinstance(answer, Rows)
    assert [row[0] for row in answer.rows] == [Term("literal", text)]


def test_half_a_character_does_not_reach_the_store() -> None:
    assert quote_text("a\ud800") == '"a\ufffd"'


@pytest.mark.parametrize(
    "text", ["a:b> . ?x ?y <c", "a:b c", "a:b\n", 'a:"', "a:{", "a:\\u003e", "中南大学", "", ":", "a:^", "a:`", "a:\u2028"]
)
def test_what_is_no_iri(text: str) -> None:
    assert not is_iri(text)
    with pytest.raises(ValueError, match="expected an IRI"):
        write_term(Term("uri", text))


@pytest.mark.parametrize("value", ["1 } #", "1e5", "", "-", "1.2.3", "٣ OR", "NaN"])
def test_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match="expected an IRI"):
        write_term(Term("literal", value, "", XSD + "integer"))


def test_terms() -> None:
    assert write_term(Term("uri", "urn:中")) == "<urn:中>"
    assert write_term(Term("literal", "-0.5", "", XSD + "decimal")) == "-0.5"
