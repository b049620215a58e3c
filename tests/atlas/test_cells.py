"""Cells and the sentences that they rest on."""

from __future__ import annotations

from .cases import make_desk, quotes

GRAPH = """
thing 甲企 Enterprise 产
thing 乙平台 Platform
thing 丙平台 Platform
document d1 题一 2022-10 -
document d2 - - -
claim d1 甲企 builds 乙平台 done 甲企建两平台 start=4 confidence=0.7
claim d1 甲企 builds 丙平台 done 甲企建两平台 start=4 confidence=0.7
claim d2 甲企 builds 丙平台 planned 甲企拟建丙平台
"""
CPID = "https://w3id.org/chuangpu/id/"


def test_a_sentence_that_tells_two_facts_stands_once() -> None:
    desk = make_desk(GRAPH)
    cells = [desk.thing(claim.tail, [claim]) for claim in desk.facts.claims]
    assert [sentence.quote for sentence in desk.sentences] == ["甲企建两平台", "甲企拟建丙平台"]
    assert sorted(cell.sentences for cell in cells) == [(0,), (0,), (1,)]


def test_a_sentence_has_document_title_place_date_confidence_and_status() -> None:
    desk = make_desk(GRAPH)
    desk.text("x", desk.facts.claims)
    first, later = desk.sentences
    assert (first.document, first.title, first.start, first.end, first.date) == (f"{CPID}Document/d1", "题一", 4, 10, "2022-10")
    assert (first.confidence, first.status, later.status, later.title, later.date) == (0.7, "done", "planned", "d2.txt", None)


def test_a_cell_of_several_things_leads_to_none_and_one_of_one_thing_does() -> None:
    desk = make_desk(GRAPH)
    several, one = desk.tails(f"{CPID}Enterprise/甲企", "builds"), desk.heads(f"{CPID}Platform/乙平台", "builds")
    assert (several.text, several.thing) == ("丙平台、乙平台", None)
    assert (one.text, one.thing) == ("甲企", f"{CPID}Enterprise/甲企")


def test_a_number_shows_its_bound_and_keeps_its_value() -> None:
    desk = make_desk(GRAPH)
    cell = desk.number(4000.5, bound="≥")
    assert (cell.text, cell.number) == ("≥4,000.5", 4000.5)
    assert desk.number(None) == desk.text("") == desk.thing("")


def test_an_empty_cell_rests_on_nothing() -> None:
    desk = make_desk(GRAPH)
    assert quotes(desk, (desk.text("", desk.facts.claims),), 0) == [] and desk.sentences == ()
