"""Which pairs the learned reader looks at."""

from __future__ import annotations

from graph.relate.candidates import directed_relations, find_candidates
from graph.relate.context import make_context
from graph.relate.trail import make_trail
from tests.relate.markup import read_markup


def pairs_of(markup: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Names of each pair with the reasons why the first is meant (none where it is named)."""
    reading = read_markup(markup)
    names = {e.id: e.name for e in reading.entities}
    trail = make_trail(make_context(reading))
    return {(names[a], names[b]): setting.roles for setting, pairs in find_candidates(trail) for a, b in pairs}


def test_names_of_one_sentence_are_paired_in_text_order() -> None:
    assert pairs_of("[云岭科技](Enterprise)入驻[云岭园](Platform)。") == {("云岭科技", "云岭园"): ()}


def test_members_of_a_list_are_paired() -> None:
    assert ("云岭科技", "青山大学") in pairs_of("[云岭科技](Enterprise)、[青山大学](University)共建。")


def test_pairs_that_no_relation_joins_are_left_out() -> None:
    assert pairs_of("[云岭办法](Policy)和[云岭奖](Award)。") == {}


def test_carried_subject_is_paired_with_what_the_next_sentence_names() -> None:
    pairs = pairs_of("[云岭科技](Enterprise)成立已久。先后获[云岭奖](Award)。")
    assert "subject" in pairs["云岭科技", "云岭奖"]


def test_rival_of_its_kind_is_told() -> None:
    pairs = pairs_of("[云岭科技](Enterprise)成立已久。[北河机电](Enterprise)获[云岭奖](Award)。")
    assert "rival:10" in pairs["云岭科技", "云岭奖"]


def test_symmetric_relation_has_one_direction() -> None:
    assert [r for r in directed_relations("University", "Enterprise") if r[0] == "cooperatesWith"] == [("cooperatesWith", True)]
