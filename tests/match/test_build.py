"""The index of a small graph: its rows, weights, fields, places, and that it depends on nothing but the facts."""

from __future__ import annotations

import random

import numpy as np
import pytest

from graph.match.build import INHERITED, gather, make_index
from graph.match.index import PartnerIndex
from graph.match.links import PLANNED, UNTOLD
from graph.match.reader import Facts, Link, Statement, Thing
from tests.match.conftest import LINKS, make_facts


def names(index: PartnerIndex, row: str, thing: str) -> set[str]:
    return set(index.names(index.row(row, index.number(thing))))


def weight(index: PartnerIndex, one: str, other: str) -> float:
    (link,) = index.links_between(index.number(one), index.number(other))
    return float(index["link_weight"][link])


def test_a_number_leads_to_its_thing_and_back(index: PartnerIndex) -> None:
    assert [index.number(index.iri(number)) for number in range(len(index))] == list(range(len(index)))
    assert index.number("无名") == -1
    assert index.thing(index.number("企业二")) == Thing("企业二", "Enterprise", "企业二", ("产", "用"))


def test_neighbours_are_those_of_both_directions(index: PartnerIndex) -> None:
    assert names(index, "near", "共同体") == {"大学一", "企业一", "银行", "区甲", "新材料"}
    assert names(index, "near", "企业三") == {"轴承", "城乙", "大学二", "大学三"}


def test_a_link_keeps_its_direction_and_relation(index: PartnerIndex) -> None:
    found = set()
    for number in range(len(index["link_head"])):
        head, tail = index["link_head"][number], index["link_tail"][number]
        found.add((index.name(head), index.relations[index["link_relation"][number]], index.name(tail)))
    turned = {(t, r, h) if r == "cooperatesWith" and t < h else (h, r, t) for h, r, t, *_ in LINKS}
    assert found == turned


def test_planned_and_doubtful_links_weigh_less(index: PartnerIndex) -> None:
    assert weight(index, "大学二", "企业三") == pytest.approx(0.9)
    assert weight(index, "大学三", "企业三") == pytest.approx(0.9 * PLANNED)
    assert weight(index, "大学三", "轴承") == pytest.approx(0.4)


def test_the_best_of_several_claims_counts_and_an_unstated_link_half() -> None:
    link, silent = Link("甲", "funds", "乙"), Link("甲", "serves", "乙")
    things = [Thing("甲", "Enterprise", "甲"), Thing("乙", "Enterprise", "乙")]
    claims = [Statement(link, 0.4), Statement(link, 0.9, planned=True), Statement(link, 0.7, year=2020)]
    index = PartnerIndex(make_index(Facts(things, [link, silent], claims)))
    first, second = index.links_between(0, 1)
    assert index["link_weight"][[first, second]].tolist() == pytest.approx([0.7, UNTOLD])
    assert not index["link_planned"][first] and index["link_year"][first] == 2020
    assert index["near_weight"].tolist() == pytest.approx([0.7, 0.7])


def test_a_claim_of_a_link_that_is_not_asserted_counts_nothing() -> None:
    things = [Thing("甲", "Enterprise", "甲"), Thing("乙", "Enterprise", "乙")]
    index = PartnerIndex(make_index(Facts(things, [], [Statement(Link("甲", "funds", "乙"))])))
    assert len(index["link_head"]) == 0 and index.degree(0) == 0


def test_fields_of_ones_community_are_ones_own_but_weigh_less(index: PartnerIndex) -> None:
    things, weights, _ = index.cells("extra", np.array([index.number("大学一")]))
    assert index.names(things) == ("新材料",)
    assert weights.tolist() == pytest.approx([0.9 * 0.9 * INHERITED])
    assert names(index, "extra", "企业二") == set()  # its own industry is no second one


def test_places_are_ones_own_else_those_of_what_one_belongs_to(index: PartnerIndex) -> None:
    assert names(index, "place", "企业二") == {"城甲"}
    assert names(index, "place", "大学一") == {"区甲"}
    assert names(index, "place", "城甲") == set()


def test_regions_lie_in_all_around_them(index: PartnerIndex) -> None:
    inner, city, province = (index.number(name) for name in ("区甲", "城甲", "省"))
    assert index.regions_around(inner) == {city, province}
    assert index.regions_inside(province) == {inner, city, index.number("城乙")}


def test_means_are_platforms_academicians_and_funding(index: PartnerIndex) -> None:
    by_name = {index.name(n): round(float(index["capacity"][n]), 3) for n in range(len(index)) if index["capacity"][n]}
    assert by_name == {"大学二": 1.8, "企业四": 0.7, "银行": 0.9}


def test_ones_own_branches_and_people_are_no_partners(index: PartnerIndex) -> None:
    assert set(index.names(index.partners_of(index.number("大学二")))) == {"企业三", "静音", "实验室"}


def test_the_latest_year_is_that_of_what_is_done(index: PartnerIndex) -> None:
    latest = {name: int(index["latest"][index.number(name)]) for name in ("大学三", "企业四", "孤院")}
    assert latest == {"大学三": 2019, "企业四": 2018, "孤院": 0}
    assert index.year == 2023


def test_the_order_of_the_facts_does_not_matter() -> None:
    facts, other = make_facts(), make_facts()
    things, links, statements = list(other.things), list(other.links), list(other.statements)
    for part in (things, links, statements):
        random.Random(1).shuffle(part)
    one, two = make_index(facts), make_index(Facts(things, links, statements, other.within, other.academicians))
    assert one.header == two.header
    assert all(np.array_equal(one[name], two[name]) for name in one.by_name)


def test_an_empty_graph_has_an_index() -> None:
    assert len(PartnerIndex(make_index(Facts([], [])))) == 0


def test_gathered_cells_are_those_of_the_rows() -> None:
    places, which = gather(np.array([0, 2, 2, 5]), np.array([2, 0, 1]))
    assert places.tolist() == [2, 3, 4, 0, 1] and which.tolist() == [0, 0, 0, 1, 1]
