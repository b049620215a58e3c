"""Lists leave out what is known, and the parts of a score are the score."""

from __future__ import annotations

import numpy as np
import pytest

from graph.match.projects import SIGNALS, Landscape, Participation, Prospect, Weights, learn_weights, rank_prospects
from graph.match.projects.learning import Weight
from graph.match.projects.ranking import weigh

Lists = dict[int, list[Prospect]]


@pytest.fixture(scope="module")
def weights(facts: list[Participation]) -> Weights:
    return learn_weights([f for f in facts if f.began < 2018])


@pytest.fixture(scope="module")
def ranked(landscape: Landscape, weights: Weights) -> Lists:
    return dict(rank_prospects(landscape, weights, range(len(landscape)), limit=10))


def test_neither_itself_nor_partners_are_listed(landscape: Landscape, ranked: Lists) -> None:
    names = landscape.history.organisations
    for asker, listed in ranked.items():
        known = {names[i] for i in landscape.partners[asker].indices} | {names[asker]}
        assert not known & {p.organisation for p in listed}


def test_parts_add_up_to_the_score(ranked: Lists) -> None:
    for listed in ranked.values():
        for prospect in listed:
            assert sum(prospect.parts.values()) == pytest.approx(prospect.score, abs=1e-9)
            assert set(prospect.parts) == {s.name for s in SIGNALS}


def test_scores_lie_between_0_and_1_and_fall(ranked: Lists) -> None:
    for listed in ranked.values():
        scores = [p.score for p in listed]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert all(points >= 0 for p in listed for points in p.parts.values())


def test_asking_one_by_one_gives_the_same(landscape: Landscape, weights: Weights, ranked: Lists) -> None:
    assert dict(rank_prospects(landscape, weights, [7], limit=10))[7] == ranked[7]


def test_what_speaks_against_counts_where_it_is_missing() -> None:
    weights = Weights((Weight("for", 0, 1, 3, 0), Weight("against", 0, 1, -1, 0)))
    points = weigh(weights, np.array([[1, 0], [1, 1], [0, 1]], dtype=np.float32), 19)
    assert points.tolist() == [[0.75, 0.25], [0.75, 0.0], [0.0, 0.0]]


def test_a_weight_follows_the_asker_s_standing() -> None:
    weights = Weights((Weight("newcomer", 0, 1, 1, -1), Weight("hub", 0, 1, 1, 1)))
    newcomer = weigh(weights, np.array([[1, 1]], dtype=np.float32), 0)
    assert newcomer.tolist() == [[1.0, 0.0]]


def test_newcomers_have_a_weight_of_their_own() -> None:
    weights = Weights((Weight("one", 0, 1, 1, 0), Weight("leaned on", 0, 1, -1, 0, newcomer=4)))
    value = np.array([[1, 1]], dtype=np.float32)
    assert weigh(weights, value, 5).tolist() == [[0.25, 0.75]]
    assert weigh(weights, value, 6).tolist() == [[0.5, 0.0]]
