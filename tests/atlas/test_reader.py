"""What is read from a store."""

from __future__ import annotations

from graph.atlas.reader import read_facts

from .cases import make_store

GRAPH = """
thing 甲企 Enterprise 产 =甲
thing 乙平台 Platform
thing 丙区 Region
thing 丁市 Region
thing 戊省 Region
document d1 题一 2022-10 丁市 丁市科技局
claim d1 甲企 builds 乙平台 planned 甲企拟建乙平台 amount=5000 date=2023 confidence=0.5 start=7
claim d1 乙平台 builds 丙区 done 不合本体
figure d1 甲企 员工 5.5 人 target 五人 bound=≥ date=2025 start=3
derived 丙区 within 丁市
derived 丁市 within 戊省
"""
CPID = "https://w3id.org/chuangpu/id/"


def test_a_claim_has_its_place_amount_date_confidence_and_status() -> None:
    (claim,) = read_facts(make_store(GRAPH)).claims
    assert (claim.start, claim.end, claim.amount, claim.date, claim.confidence, claim.status) == (7, 14, 5000.0, "2023", 0.5, "planned")


def test_a_figure_has_its_bound_and_date() -> None:
    (figure,) = read_facts(make_store(GRAPH)).figures
    assert (figure.value, figure.bound, figure.date, figure.status) == (5.5, "≥", "2025", "planned")


def test_regions_lie_in_all_regions_around_them() -> None:
    facts = read_facts(make_store(GRAPH))
    assert facts.within[f"{CPID}Region/丙区"] == {f"{CPID}Region/丁市", f"{CPID}Region/戊省"}


def test_other_names_and_roles_are_read() -> None:
    facts = read_facts(make_store(GRAPH))
    assert facts.names_of(f"{CPID}Enterprise/甲企") == ("甲企", "甲")
    assert [concept.notation for concept in facts.concepts[f"{CPID}Enterprise/甲企", "role"]] == ["产"]
