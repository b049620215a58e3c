"""Ranking: who is offered, in which order, and that the score is the sum that is shown."""

from __future__ import annotations

import pytest

from graph.match.asker import Asker, Nearness, ask_for_need, ask_for_newcomer, ask_for_thing
from graph.match.index import PartnerIndex
from graph.match.ranking import DIGITS, Ranked, Wanted, fills, rank
from graph.match.weights import load_weights

EVERYONE = 50


def offered(index: PartnerIndex, asker: Asker, **wanted: object) -> list[str]:
    found = rank(index, asker, wanted=Wanted(**wanted), limit=EVERYONE)  # type: ignore[arg-type]
    return [index.name(ranked.number) for ranked in found.best]


def thing(index: PartnerIndex, name: str) -> Asker:
    return ask_for_thing(index, index.number(name))


def test_known_things_and_oneself_are_left_out_unless_wanted(index: PartnerIndex) -> None:
    asker = thing(index, "大学一")
    assert not set(offered(index, asker)) & {"大学一", "共同体"}
    assert {"银行", "企业一"} <= set(offered(index, asker))
    assert "共同体" in offered(index, asker, include_known=True)
    assert "大学一" not in offered(index, asker, include_known=True)


@pytest.mark.parametrize(("asker", "other"), [("大学二", "分院"), ("分院", "大学二")])
def test_branches_and_parents_are_left_out_unless_wanted(index: PartnerIndex, asker: str, other: str) -> None:
    assert other not in offered(index, thing(index, asker))
    assert other in offered(index, thing(index, asker), include_known=True)


def test_only_actors_are_offered(index: PartnerIndex) -> None:
    types = {index.type(index.number(name)) for name in offered(index, thing(index, "大学一"))}
    assert types and not types & {"Region", "Industry", "Policy", "Demand"}


def test_what_speaks_for_the_candidate_alone_is_no_reason(index: PartnerIndex) -> None:
    assert "孤院" not in offered(index, thing(index, "大学一"))


@pytest.mark.parametrize("name", ["大学一", "大学二", "企业二", "共同体", "城甲", "静音"])
def test_the_score_is_the_sum_of_the_points_shown(index: PartnerIndex, name: str) -> None:
    for ranked in rank(index, thing(index, name), limit=EVERYONE).best:
        assert ranked.score == round(sum(points.points for points in ranked.points) + ranked.shift, DIGITS)
        assert 0 <= ranked.score <= 1
        assert all(0 <= points.value <= 1 for points in ranked.points)


def test_scores_fall_and_ties_are_ordered_by_iri(index: PartnerIndex) -> None:
    found = [(-r.score, index.iri(r.number)) for r in rank(index, thing(index, "大学一"), limit=EVERYONE).best]
    assert found == sorted(found) and len(found) > 2


def test_the_limit_cuts_the_tail(index: PartnerIndex) -> None:
    everyone = rank(index, thing(index, "大学一"), limit=EVERYONE).best
    assert rank(index, thing(index, "大学一"), limit=1).best == everyone[:1]


def test_a_limit_below_one_is_refused(index: PartnerIndex) -> None:
    with pytest.raises(ValueError, match="limit is 0"):
        rank(index, thing(index, "大学一"), limit=0)


def test_a_need_meets_the_one_who_takes_it_up(index: PartnerIndex) -> None:
    best = rank(index, thing(index, "企业二"), limit=1).best[0]
    assert index.name(best.number) == "大学二"
    assert value(best, "shared_technologies") > 0


def test_only_wanted_roles_and_regions_are_offered(index: PartnerIndex) -> None:
    asker = thing(index, "大学一")
    assert offered(index, asker, roles=index.mask_of(["金"])) == ["银行"]
    inside = offered(index, asker, regions=(index.number("城甲"),))
    assert "企业二" in inside and "企业三" not in inside  # 区甲 and 城甲, not 城乙
    assert "企业一" in inside  # by its community, which sits in 区甲


def test_a_community_is_offered_those_who_fill_a_role_it_lacks(index: PartnerIndex) -> None:
    asker = thing(index, "共同体")
    assert asker.kind == "community"
    assert index.roles_of(asker.lacks) == tuple(role for role in index.roles if role not in "学产金")
    for name in offered(index, asker):
        assert set(fills(index, asker, Wanted(), index.number(name))) <= set(index.roles_of(asker.lacks))
    assert "企业二" in offered(index, asker)  # a user, as it demands something


def test_a_newcomer_gets_partners_from_its_industry_and_region(index: PartnerIndex) -> None:
    asker = ask_for_newcomer(index, "新来", type="Enterprise", linked=[index.number("轴承")], places=[index.number("城甲")])
    assert index.roles_of(asker.roles) == ("产",)
    found = offered(index, asker)
    assert {"企业三", "大学三", "企业二"} <= set(found)
    ranked = {index.name(r.number): r for r in rank(index, asker, limit=EVERYONE).best}
    assert value(ranked["大学三"], "complementary_role") == 1 and value(ranked["企业三"], "complementary_role") == 0


def test_a_newcomer_of_whom_only_the_class_is_known_gets_what_its_like_have(index: PartnerIndex) -> None:
    found = rank(index, ask_for_newcomer(index, "新来", type="Enterprise"), limit=EVERYONE).best
    assert "大学二" in {index.name(ranked.number) for ranked in found}
    assert all(value(ranked, "what_others_did") > 0 for ranked in found)


def test_a_newcomer_of_whom_nothing_is_known_gets_nobody(index: PartnerIndex) -> None:
    assert offered(index, ask_for_newcomer(index, "新来")) == []


def test_a_need_in_words_is_answered_by_nearness_from_outside(index: PartnerIndex) -> None:
    asker = ask_for_need(
        index, "降噪", {"大学一": Nearness(0.45, 0.4, ("新材料",)), "企业三": Nearness(0.2, 0.2), "无名": Nearness(0.5, 0.5)}
    )
    found = rank(index, asker, limit=EVERYONE).best
    assert [index.name(ranked.number) for ranked in found] == ["大学一", "企业三"]
    assert [(value(ranked, "need_words"), value(ranked, "need_meaning")) for ranked in found] == [(0.9, 0.8), (0.4, 0.4)]


def test_planned_and_doubtful_links_count_less(index: PartnerIndex) -> None:
    found = rank(index, ask_for_newcomer(index, "新来", linked=[index.number("企业三")]), limit=EVERYONE).best
    shared = {index.name(r.number): value(r, "shared_partners") for r in found}
    assert shared["大学二"] > shared["大学三"] > 0


def test_weights_can_be_other_ones(index: PartnerIndex, tmp_path: object) -> None:
    bundled = load_weights()
    only = type(bundled)({kind: {"same_region": 1.0} for kind in bundled.of})
    found = rank(index, thing(index, "大学一"), limit=EVERYONE, weights=only).best
    assert [p.feature.name for p in found[0].points] == ["same_region"]
    assert index.name(found[0].number) in ("企业一", "银行") and found[0].score == 1.0


def value(ranked: Ranked, feature: str) -> float:
    return next(p.value for p in ranked.points if p.feature.name == feature)
