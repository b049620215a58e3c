"""Neighbours, roles, fields and regions as the features count them."""

from __future__ import annotations

import pytest

from graph.match.network import Link, Network, Thing


def test_links_are_followed_both_ways(network: Network) -> None:
    assert network.neighbours("共同体") == {"大学一", "企业一", "银行", "区甲", "新材料"}
    assert "共同体" in network.neighbours("银行")


def test_links_to_unknown_things_and_to_oneself_are_left_out() -> None:
    network = Network([Thing("a", "University", "a")], [Link("a", "builds", "a"), Link("a", "builds", "b")])
    assert network.neighbours("a") == frozenset()


def test_roles_around_are_ones_own_and_those_of_neighbours(network: Network) -> None:
    assert network.roles("企业二") == {"产", "用"}
    assert network.roles_around("共同体") == {"学", "产", "金"}


def test_fields_are_inherited_from_what_one_belongs_to(network: Network) -> None:
    assert network.fields("大学一") == {"新材料"}


def test_fields_of_a_partner_are_not_inherited(network: Network) -> None:
    assert network.fields("大学二") == {"静音"}


@pytest.mark.parametrize(("name", "regions"), [("企业二", {"城甲"}), ("大学一", {"区甲"}), ("孤院", set())])
def test_regions_are_ones_own_or_else_those_of_what_one_belongs_to(network: Network, name: str, regions: set[str]) -> None:
    assert network.regions(name) == regions


def test_surrounding_regions_end_even_in_a_circle() -> None:
    network = Network([], [], within={"a": {"b"}, "b": {"a", "c"}})
    assert network.surrounding("a") == {"b", "c"}


def test_links_between_two_are_sorted(network: Network) -> None:
    assert network.links_between("共同体", "银行") == (Link("银行", "funds", "共同体"),)
