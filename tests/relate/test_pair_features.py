"""What the learned reader sees of a pair."""

from __future__ import annotations

import pytest

from graph.relate.context import make_context
from graph.relate.pair_features import Describer, describe_between, describe_left, describe_right, describe_roles
from graph.relate.trail import Trail, make_trail
from tests.relate.markup import read_markup


def trail_of(markup: str) -> Trail:
    return make_trail(make_context(read_markup(markup)))


def test_between_tells_hints_distance_and_groups() -> None:
    trail = trail_of("[云岭科技](Enterprise)与[青山大学](University)共建[云岭园](Platform)。")
    shown = describe_between(trail, trail.places[0], trail.places[2])
    assert {"near", "ng:1", "g:U", "h:build", "h>build"} <= set(shown)


@pytest.mark.parametrize(("markup", "mark"), [("[云岭科技](Enterprise)获奖。", "sub"), ("祝贺[云岭科技](Enterprise)获奖。", "nosub")])
def test_left_tells_who_opens_the_clause(markup: str, mark: str) -> None:
    trail = trail_of(markup)
    assert mark in describe_left(trail, trail.places[0])


def test_nothing_stands_left_of_who_is_not_named() -> None:
    assert describe_left(trail_of("[云岭科技](Enterprise)获奖。"), None) == []


def test_right_tells_the_hints_that_follow() -> None:
    trail = trail_of("[云岭科技](Enterprise)孵化企业。")
    assert "hr:incubate" in describe_right(trail, trail.places[0])


def test_roles_are_told_singly_and_together() -> None:
    assert describe_roles(("subject", "home", "rival:00")) == ["role:subject", "role:home", "role:rival:00", "role:subject+home"]


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("[青山大学](University)的[青山大学光电学院](University)。", "n:ab:opens"),
        ("[云岭市](Region)的[国检云岭公司](Enterprise)。", "n:ab:place"),
    ],
)
def test_names_tell_of_each_other(markup: str, mark: str) -> None:
    trail = trail_of(markup)
    assert mark in Describer(trail).describe_pair("e1", "e2")
