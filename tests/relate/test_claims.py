"""Claims as values: evidence, status, list distribution, one claim a triple."""

from __future__ import annotations

import pytest

from graph.relate import relate
from graph.relate.claims import extract_claims
from tests.relate.markup import named, read_markup, rule_claims

TEXT = (
    "[云岭市](Region)创新综述\n[云岭市](Region)印发《[云岭创新若干措施](Policy)》,聚焦[新材料](Industry)、[轴承](Industry)等产业。"
    "[云岭科技](Enterprise)、[北河机电](Enterprise)等企业与[青山大学](University)开展联合研发。\n"
    "下一步,将建设[云岭实验室](Platform)。[云岭市](Region)将建设[云岭实验室](Platform)。"
)


def test_every_quote_is_its_slice_of_the_text() -> None:
    reading = read_markup(TEXT)
    claims = extract_claims(reading)
    assert claims
    assert all(reading.document.text[c.start : c.end] == c.quote for c in claims)


def test_each_triple_is_claimed_once() -> None:
    triples = [(c.head, c.relation, c.tail) for c in extract_claims(read_markup(TEXT))]
    assert len(triples) == len(set(triples))


def test_lists_are_distributed_over_both_sides() -> None:
    reading = read_markup(TEXT)
    found = {named(reading, c.head, c.relation, c.tail) for c in rule_claims(reading) if c.relation == "cooperatesWith"}
    assert found == {"云岭科技 cooperatesWith 青山大学", "北河机电 cooperatesWith 青山大学"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[云岭市](Region)建成[云岭实验室](Platform)。", "done"),
        ("[云岭市](Region)将建设[云岭实验室](Platform)。", "planned"),
        ("[云岭市](Region)支持[云岭科技](Enterprise)建设[云岭实验室](Platform)。", "planned"),
        ("二、下一步打算\n[云岭市](Region)建设[云岭实验室](Platform)。", "planned"),
    ],
)
def test_status_tells_plans_from_facts(sentence: str, status: str) -> None:
    claims = [c for c in rule_claims(read_markup(sentence)) if c.relation == "builds"]
    assert {c.status for c in claims} == {status}


@pytest.mark.parametrize(
    "sentence", ["[云岭市](Region)尚未建设[云岭实验室](Platform)。", "[云岭市](Region)企业建设[云岭实验室](Platform)。"]
)
def test_denied_and_foreign_acts_are_not_claimed(sentence: str) -> None:
    assert [c for c in rule_claims(read_markup(sentence)) if c.relation == "builds"] == []


def test_types_that_the_ontology_forbids_are_not_claimed() -> None:
    assert extract_claims(read_markup("[王明](Person)出台《[云岭办法](Policy)》。")) == ()


COMMUNITIES = (
    "[云岭轴承联盟](InnovationCommunity)揭牌\n[云岭轴承联盟](InnovationCommunity)发展快。"
    "这是继[江北光电联盟](InnovationCommunity)后的第二个联盟。\n"
)


@pytest.mark.parametrize(
    ("sentence", "led"),
    [
        ("作为理事长单位,[青山大学](University)持续投入。", "云岭轴承联盟"),
        ("在[江北光电联盟](InnovationCommunity)中,作为理事长单位,[青山大学](University)持续投入。", "江北光电联盟"),
    ],
)
def test_unnamed_community_is_the_one_the_text_is_about(sentence: str, led: str) -> None:
    reading = read_markup(COMMUNITIES + sentence)
    found = {named(reading, c.head, c.relation, c.tail) for c in rule_claims(reading) if c.relation == "leads"}
    assert found == {f"青山大学 leads {led}"}


def test_lacking_subject_is_not_sought_behind_a_body_of_another_kind() -> None:
    text = "[云岭基金](Fund)设立。[云岭科技](Enterprise)扩产,投向[南山区](Region)[新材料](Industry)产业。"
    found = {(c.head, c.relation) for c in rule_claims(read_markup(text)) if c.rule == "inIndustry.invests-there"}
    assert found == set()


def test_page_furniture_is_not_read() -> None:
    assert extract_claims(read_markup("来源:[云岭市科技局](GovernmentBody)发布[云岭名单](Award)")) == ()


def test_same_reading_gives_same_claims() -> None:
    assert extract_claims(read_markup(TEXT)) == extract_claims(read_markup(TEXT))


def test_relate_gives_claims_and_observations() -> None:
    claims, observations = relate(read_markup(TEXT))
    assert claims
    assert isinstance(observations, tuple)
