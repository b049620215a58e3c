"""Ranking: who is offered, in which order, and that the score is the sum that is shown."""

from __future__ import annotations

import pytest

from graph.match.network import Network
from graph.match.partners import rank_candidates


def test_linked_things_and_oneself_are_not_offered(network: Network) -> None:
    offered = {c.thing.name for c in rank_candidates(network, "大学一", limit=50)}
    assert not offered & {"大学一", "共同体"}
    assert {"银行", "企业一"} <= offered


def test_only_actors_are_offered(network: Network) -> None:
    offered = {c.thing.type for c in rank_candidates(network, "大学一", limit=50)}
    assert not offered & {"Region", "Industry", "Policy", "Demand"}


def test_a_role_alone_is_no_reason(network: Network) -> None:
    assert "孤院" not in {c.thing.name for c in rank_candidates(network, "大学一", limit=50)}


def test_the_score_is_the_sum_of_the_points_shown(network: Network) -> None:
    for candidate in rank_candidates(network, "大学一", limit=50):
        assert candidate.score == pytest.approx(sum(part.points for part in candidate.parts))
        assert 0 <= candidate.score <= 1


def test_scores_fall_and_ties_are_ordered_by_iri(network: Network) -> None:
    found = [(-c.score, c.thing.iri) for c in rank_candidates(network, "大学一", limit=50)]
    assert found == sorted(found)


def test_the_limit_cuts_the_tail(network: Network) -> None:
    everyone = rank_candidates(network, "大学一", limit=50)
    assert rank_candidates(network, "大学一", limit=1) == everyone[:1]


def test_a_need_meets_the_one_who_takes_it_up(network: Network) -> None:
    best = rank_candidates(network, "企业二", limit=1)[0]
    assert best.thing.name == "大学二"
    assert {part.feature.name: part.through for part in best.parts}["shared_fields"] == ("静音",)
