"""The way from one thing to another."""

from __future__ import annotations

from graph.match.network import Link, Network, Thing
from graph.match.paths import find_path


def test_a_direct_link_is_one_step(network: Network) -> None:
    assert find_path(network, "银行", "共同体") == ((Link("银行", "funds", "共同体"),),)


def test_a_step_carries_all_links_of_the_two() -> None:
    links = [Link("a", "builds", "b"), Link("a", "funds", "b")]
    network = Network([Thing("a", "Enterprise", "a"), Thing("b", "Platform", "b")], links)
    assert find_path(network, "a", "b") == ((Link("a", "builds", "b"), Link("a", "funds", "b")),)


def test_the_quieter_way_is_taken() -> None:
    names = ["a", "b", "quiet", "busy", *"pqrs"]
    things = [Thing(n, "Enterprise", n) for n in names]
    links = [Link(n, "memberOf", "busy") for n in "abpqrs"] + [Link(n, "memberOf", "quiet") for n in "ab"]
    assert [step[0].tail for step in find_path(Network(things, links), "a", "b")] == ["quiet", "quiet"]


def test_no_way_within_the_steps_is_empty(network: Network) -> None:
    assert find_path(network, "孤院", "银行") == ()
    assert find_path(network, "大学二", "企业二", most_steps=1) == ()


def test_a_project_says_more_than_a_region() -> None:
    things = [Thing("a", "Enterprise", "a"), Thing("b", "Enterprise", "b"), Thing("市", "Region", "市"), Thing("项目", "Project", "项目")]
    links = [Link("a", "locatedIn", "市"), Link("b", "locatedIn", "市"), Link("a", "undertakes", "项目"), Link("b", "undertakes", "项目")]
    assert [step[0].tail for step in find_path(Network(things, links), "a", "b")] == ["项目", "项目"]
