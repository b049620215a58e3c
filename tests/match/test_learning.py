"""Weights are learned from hidden links: what tells the hidden partners from others gets the weight."""

from __future__ import annotations

import numpy as np
import pytest

from graph.match.build import make_index
from graph.match.index import PartnerIndex
from graph.match.learning import NAMES, Lesson, collect_lessons, hide_partners, learn_column, lessons_of, measure_column, weights_of
from graph.match.reader import Facts, Link, Statement, Thing
from graph.match.weights import load_weights, write_weights
from tests.match.conftest import make_facts

TELLING = NAMES.index("random_walk")


def lesson(generator: np.random.Generator, links: int = 9) -> Lesson:
    """Twenty candidates of whom one became a partner; only one feature tells which."""
    values = generator.random((20, len(NAMES))).astype(np.float32)
    became = np.arange(20) == generator.integers(20)
    values[:, TELLING] = np.where(became, 0.9, 0.1)
    return Lesson(values, became, links)


@pytest.fixture
def lessons() -> list[Lesson]:
    generator = np.random.default_rng(0)
    return [lesson(generator) for _ in range(60)]


def test_the_telling_feature_gets_the_weight(lessons: list[Lesson]) -> None:
    learned = learn_column(lessons)
    assert learned["random_walk"] > 0.8 and sum(learned.values()) == pytest.approx(1, abs=1e-3)
    assert all(weight >= 0 for weight in learned.values())
    assert measure_column(lessons, learned).mrr > measure_column(lessons, load_weights().of["thing"]).mrr


def test_the_same_lessons_give_the_same_weights(lessons: list[Lesson]) -> None:
    assert learn_column(lessons) == learn_column(lessons)


def test_hidden_links_are_gone_and_come_out_for_both_ends() -> None:
    rest, right = hide_partners(make_facts(), 1.0, 0)
    assert right["大学一"] == {"共同体"} and right["共同体"] == {"大学一", "企业一", "银行"}
    left = {link.relation for link in rest.links}
    assert "memberOf" not in left and "inIndustry" in left
    assert hide_partners(make_facts(), 0.0, 0)[1] == {}


def test_nobody_is_asked_about_what_is_not_hidden() -> None:
    rest, right = hide_partners(make_facts(), 0.5, 1)
    index = PartnerIndex(make_index(rest))
    found = list(collect_lessons(index, right))
    assert found and sum(int(one.became.sum()) for one in found) == sum(len(others) for others in right.values())


def test_who_is_no_candidate_at_all_counts_as_not_found() -> None:
    things = [Thing("甲", "University", "甲"), Thing("乙", "Enterprise", "乙"), Thing("丙", "Enterprise", "丙")]
    links = [Link("甲", "funds", "乙"), Link("乙", "serves", "丙")]
    index = PartnerIndex(make_index(Facts(things, [links[1]], [Statement(link) for link in links])))
    (one,) = collect_lessons(index, {"甲": {"乙"}})
    assert measure_column([one], load_weights().of["thing"]).mrr == 0


def test_known_partners_from_outside_are_no_candidates(index: PartnerIndex) -> None:
    (free,) = collect_lessons(index, {"大学一": {"企业一"}})
    (known,) = collect_lessons(index, {"大学一": {"企业一"}}, {"大学一": {"银行"}})
    assert len(known.values) == len(free.values) - 1


def test_a_graph_too_small_to_learn_from_is_refused() -> None:
    with pytest.raises(ValueError, match="图谱太小"):
        learn_column([])


def test_learned_weights_are_a_file_that_partners_take(lessons: list[Lesson], tmp_path: object) -> None:
    weights = weights_of(lessons, load_weights())
    assert weights.of["need"] == load_weights().of["need"]
    assert "random_walk" in write_weights(weights, "学自测试")


def test_lessons_come_from_a_graph() -> None:
    assert lessons_of(make_facts(), 0.5, 1)
