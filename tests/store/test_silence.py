"""A faulty text gets its fault told before a refusal; a silent load is left out, as SPARQL has it."""

from __future__ import annotations

import pytest

from graph.store import OutsideError, QueryError, memory_store
from graph.store.outside import refuse_outside, silence_loads

SILENT = "LOAD SILENT <http://x.example/>"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", (1, 12)),
        ("SELECT *\n{ ?s ?p ?o . service SILENT # why\n ?o { ?s ?p ?o } }", (2, 14)),
        ("PREFIX e: <http://x.example/> ASK { FILTER(1<2)SERVICE e:a {} }", (1, 48)),
    ],
)
def test_a_service_is_refused_with_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(OutsideError, match="SERVICE") as refused:
        refuse_outside(text)
    assert (refused.value.line, refused.value.column) == place


@pytest.mark.parametrize("text", ["LOAD <http://x.example/>", "CLEAR ALL ; LOAD <http://x.example/> INTO GRAPH <http://g.example/>"])
def test_a_load_is_refused(text: str) -> None:
    with pytest.raises(OutsideError, match="LOAD"):
        refuse_outside(text, update=True)


@pytest.mark.parametrize(
    "text", ["SELECT * {\nSERVICE <http://x.example/> { ?s ?p } }", "SELECT * { SERVICE SILENT <http://x.example/> { ?s ?p ?o } } LIMT 3"]
)
def test_a_fault_is_told_before_what_is_refused(text: str) -> None:
    with pytest.raises(QueryError) as fault:
        refuse_outside(text)
    assert not isinstance(fault.value, OutsideError)
    with pytest.raises(QueryError) as same:
        memory_store().query(text.replace("SERVICE", "GRAPH  ").replace("SILENT", "      "))
    assert (fault.value.line, fault.value.column) == (same.value.line, same.value.column) != (0, 0)


def test_other_text_passes() -> None:
    refuse_outside("SELECT ?service { ?service a cp:SERVICE ; rdfs:label 'the service of <x>' }")
    refuse_outside("INSERT DATA { <http://a> <http://b> 'load it' }", update=True)


@pytest.mark.parametrize(
    "text",
    [
        SILENT,
        f"{SILENT} INTO GRAPH <http://g.example/>",
        f"BASE <http://x.example/>\nload # it\nsilent <a> ;\nCREATE GRAPH <http://g.example/> ; {SILENT}",
    ],
)
def test_a_silent_load_is_left_out(text: str) -> None:
    quiet = silence_loads(text)
    assert "load" not in quiet.lower()
    assert quiet.count("\n") == text.count("\n")
    refuse_outside(quiet, update=True)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://x.example/>",
        f"INSERT DATA {{ <http://a.example/> <http://b.example/> '{SILENT}' }}",
        f"{SILENT} ; INSERT DATA {{ <http://a.example/> <http://b.example/> '{SILENT}' }}",
        f"{SILENT} ; LOAD <http://x.example/> ; INSRT DATA {{}}",
        f"CLEAR ALL # {SILENT}",
    ],
)
def test_what_is_not_a_silent_load_stays(text: str) -> None:
    assert silence_loads(text) == text
    with pytest.raises(QueryError):
        refuse_outside(text, update=True)


def test_a_silent_load_does_not_hide_a_loud_one() -> None:
    text = silence_loads(f"{SILENT} ; LOAD <http://x.example/>")
    with pytest.raises(OutsideError, match="LOAD"):
        refuse_outside(text, update=True)
