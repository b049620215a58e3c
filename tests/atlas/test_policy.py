"""What policies pay for."""

from __future__ import annotations

import pytest

from graph.atlas.cells import Desk
from graph.atlas.policy import find_condition, list_policies
from graph.atlas.reader import read_facts

from .cases import make_store, texts

GRAPH = """
thing 丙市 Region
thing 丙市若干措施 Policy
thing 丁方案 Policy
thing 丙市科技局 GovernmentBody 政
thing 丙市财政局 GovernmentBody 政
document d1 关于印发丙市若干措施的通知 2022 丙市 丙市政府办
document d2 新闻 2022 丙市
figure d1 丙市 孵化器奖励 500000 元 support 对新认定的孵化器给予50万元 bound=≤ start=10
figure d1 丙市 院士站补助 200000 元 support 补助20万元 start=900
claim d1 丙市科技局 responsibleFor 丙市若干措施 done 科技局负责 start=40
claim d2 丙市 issues 丁方案 done 丙市出台丁方案
claim d2 丙市财政局 responsibleFor 丁方案 done 财政局负责丁方案
figure d2 丙市 补贴 7 元 support 补七元 start=50
"""


def test_payments_stand_with_policy_condition_responsible_and_issuer() -> None:
    store = make_store(GRAPH)
    assert texts(list(list_policies(Desk(read_facts(store)), store))) == [
        ("丙市若干措施", "孵化器奖励", "≤500,000", "元", "≤", "新认定的孵化器", "丙市科技局", "丙市政府办", "丙市"),
        ("丙市若干措施", "院士站补助", "200,000", "元", "=", "", "丙市科技局", "丙市政府办", "丙市"),
        ("新闻", "补贴", "7", "元", "=", "", "", "", "丙市"),
        ("丁方案", "", "", "", "", "", "丙市财政局", "丙市", "丙市"),
    ]


@pytest.mark.parametrize(
    ("quote", "condition"),
    [
        ("对年营收过亿的企业给予一次性奖励", "年营收过亿的企业"),
        ("凡获批的平台按投资额补助", "获批的平台"),
        ("市财政给予最高100万元扶持", ""),
    ],
)
def test_a_condition_is_what_stands_between_its_opening_and_the_payment(quote: str, condition: str) -> None:
    assert find_condition(quote) == condition
