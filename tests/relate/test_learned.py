"""The learned reader as a whole: what it keeps and what it claims."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graph.relate.claims import find_rule_claims
from graph.relate.context import Context, make_context
from graph.relate.learned import score_pairs, to_key, weigh_claims
from graph.relate.scoring import Model, Trees, add_nothing, load_model
from graph.relate.trail import make_trail
from graph.relate.weighing import COLUMNS, RELATIONS
from tests.relate.markup import read_markup


def believing_model(relation: str, *, threshold: float = 0.5) -> Model:
    """A model that believes in one relation wherever the first name is its head: each row gets its own score."""
    weights = add_nothing(np.zeros((0, 2 * len(RELATIONS)), np.float32))
    bias = np.full(2 * len(RELATIONS), -9.0, np.float32)
    bias[RELATIONS.index(relation)] = 3.0
    here = np.zeros(3, np.int32)
    left, right = np.array([1, 1, 2], np.int32), np.array([2, 1, 2], np.int32)
    column = here + COLUMNS.index("score")
    trees = Trees(
        here[:1], column, np.zeros(3, np.float32), left, right, np.array([0, -3, 3], np.float32), depth=1, base=0.0
    )  # fmt: skip
    return Model({}, weights, bias, trees, threshold)


def context_of(markup: str) -> Context:
    return make_context(read_markup(markup))


def test_learned_claim_has_its_clause_as_evidence() -> None:
    context = context_of("会议结束。[云岭科技](Enterprise)喜提[云岭奖](Award),掌声热烈。")
    (claim,) = weigh_claims(context, (), believing_model("receives"))
    assert (claim.head, claim.relation, claim.tail, claim.rule) == ("e1", "receives", "e2", "learned.receives")
    assert claim.quote == "云岭科技喜提云岭奖" == context.reading.document.text[claim.start : claim.end]


def test_learned_claim_of_a_plan_is_planned() -> None:
    (claim,) = weigh_claims(context_of("[云岭科技](Enterprise)将冲刺[云岭奖](Award)。"), (), believing_model("receives"))
    assert claim.status == "planned"


def test_denied_clause_gives_no_learned_claim() -> None:
    assert list(weigh_claims(context_of("[云岭科技](Enterprise)没有拿下[云岭奖](Award)。"), (), believing_model("receives"))) == []


def test_claim_of_a_rule_keeps_its_evidence_and_takes_the_confidence() -> None:
    context = context_of("[云岭科技](Enterprise)建设[云岭实验室](Platform)。")
    ruled = tuple(c for c in find_rule_claims(context) if c.relation == "builds")
    (claim,) = weigh_claims(context, ruled, believing_model("builds"))
    assert claim == replace(ruled[0], confidence=claim.confidence)
    assert claim.confidence == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-3)


def test_claim_of_a_rule_that_is_not_believed_is_dropped() -> None:
    context = context_of("[云岭科技](Enterprise)建设[云岭实验室](Platform)。")
    ruled = tuple(c for c in find_rule_claims(context) if c.relation == "builds")
    assert list(weigh_claims(context, ruled, believing_model("receives"))) == []


def test_document_without_names_gives_no_claims() -> None:
    assert score_pairs(make_trail(context_of("今天下雨。")), load_model()) == {}


def test_symmetric_relation_has_one_key() -> None:
    assert to_key("e2", "cooperatesWith", "e1") == to_key("e1", "cooperatesWith", "e2")
    assert to_key("e2", "funds", "e1") != to_key("e1", "funds", "e2")
