"""Weights are learned from the past alone, always the same ones, and they help."""

from __future__ import annotations

import json

import pytest

from graph.match.projects import SIGNALS, History, Landscape, Participation, Weights, learn_weights, rank_prospects
from graph.match.projects.history import new_partners
from graph.match.projects.judging import judge, mean
from graph.match.projects.learning import standing


@pytest.fixture(scope="module")
def weights(facts: list[Participation]) -> Weights:
    return learn_weights([f for f in facts if f.began < 2018])


def test_every_signal_has_a_weight(weights: Weights) -> None:
    assert [w.signal for w in weights.weights] == [s.name for s in SIGNALS]
    assert all(w.low < w.high for w in weights.weights)


def test_the_same_facts_in_another_order_give_the_same_weights(weights: Weights, facts: list[Participation]) -> None:
    assert learn_weights([f for f in facts if f.began < 2018][::-1]) == weights


def test_newcomers_lean_on_what_others_did_alone(weights: Weights) -> None:
    assert [w.signal for w in weights.weights if w.newcomer] == ["what_others_did"]
    assert all(w.newcomer >= 0 for w in weights.weights)


def test_weights_are_data(weights: Weights) -> None:
    assert Weights.from_data(json.loads(json.dumps(weights.as_data()))) == weights


def test_weights_for_other_signals_are_refused(weights: Weights) -> None:
    with pytest.raises(ValueError, match="expected \\['partner_count'"):
        Weights.from_data(weights.as_data()[1:])


def test_learned_order_is_better_than_the_reverse(weights: Weights, facts: list[Participation]) -> None:
    landscape = Landscape(History(facts, until=2018.0))
    names = landscape.history.organisations
    right = {a: {names[o] for o in others} for a, others in new_partners(landscape.history, [f for f in facts if f.began >= 2018]).items()}
    ranked = {a: [p.organisation for p in listed] for a, listed in rank_prospects(landscape, weights, sorted(right))}
    forwards = mean(judge(ranked[a], right[a]) for a in right)
    backwards = mean(judge(ranked[a][::-1], right[a]) for a in right)
    assert forwards.ndcg > 2 * backwards.ndcg


def test_nothing_to_learn_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to learn from in 3 participations"):
        learn_weights([Participation("甲", "一", 2014.0), Participation("乙", "一", 2014.0), Participation("甲", "二", 2017.0)])


def test_standing_grows_with_partners() -> None:
    assert standing(History([Participation("甲", "一", 2014.0)]).partner_counts).tolist() == [-1.0]
