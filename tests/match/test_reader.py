"""What matching reads from a store."""

from __future__ import annotations

import pytest

from graph.match.reader import Link, read_facts
from graph.store import GraphStore
from tests.match.conftest import DOCUMENT, LINKS, THINGS, WITHIN, make_facts


def test_things_have_names_and_roles_also_derived_ones(store: GraphStore) -> None:
    things = {thing.iri: thing for thing in read_facts(store).things}
    assert (things["urn:企业二"].name, things["urn:企业二"].type) == ("企业二", "Enterprise")
    assert sorted(things["urn:企业二"].roles) == sorted(("产", "用"))


def test_documents_are_no_things(store: GraphStore) -> None:
    things = {thing.iri for thing in read_facts(store).things}
    assert DOCUMENT not in things and len(things) == len(THINGS)


def test_only_asserted_relations_are_links(store: GraphStore) -> None:
    assert set(read_facts(store).links) == {Link(f"urn:{head}", relation, f"urn:{tail}") for head, relation, tail, *_ in LINKS}


def test_claims_say_confidence_status_and_year(store: GraphStore) -> None:
    told = {s.link: (s.confidence, s.planned, s.year) for s in read_facts(store).statements}
    assert told[Link("urn:大学三", "inIndustry", "urn:轴承")] == (0.4, False, 2019)
    assert told[Link("urn:企业三", "cooperatesWith", "urn:大学三")] == (0.9, True, 2023)


def test_regions_within_regions_and_academicians(store: GraphStore) -> None:
    facts = read_facts(store)
    assert set(facts.within) == {(f"urn:{inner}", f"urn:{outer}") for inner, outer in WITHIN}
    assert list(facts.academicians) == ["urn:院士甲"]


@pytest.mark.parametrize("part", ["things", "links", "statements"])
def test_the_hand_made_facts_are_those_of_the_store(store: GraphStore, part: str) -> None:
    assert len(list(getattr(read_facts(store), part))) == len(list(getattr(make_facts(), part)))
