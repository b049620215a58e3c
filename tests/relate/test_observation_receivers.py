"""Whose a number is that is given, labelled, or told behind the clause that it belongs to."""

from __future__ import annotations

import pytest

from tests.relate.told import Read, metrics, owners


@pytest.mark.parametrize(
    ("markup", "owner", "metric"),
    [
        ("[云岭市](Region)\n[青山基金](Fund)已向[云岭科技](Enterprise)投资4000万元。", "云岭科技", "青山基金投资"),
        ("[云岭市](Region)\n[江北银行](FinancialInstitution)已为[青山中试基地](Platform)授信1500万元。", "青山中试基地", "授信"),
        ("[云岭市](Region)\n[青山大学](University)为[云岭科技](Enterprise)等提供检测26次。", "青山大学", "提供检测"),
    ],
)
def test_what_is_given_is_the_receivers(read: Read, markup: str, owner: str, metric: str) -> None:
    reading = read(markup)
    assert owners(reading) == [owner]
    assert metrics(reading)[0].endswith(metric)


def test_field_of_a_record_is_of_its_demand(read: Read) -> None:
    markup = "[云岭市](Region)\n1.需求名称:[阀体铸造缺陷检测](Demand)\n需求单位:[云岭科技](Enterprise)\n拟投入:600万元"
    assert owners(read(markup)) == ["阀体铸造缺陷检测"]


def test_bare_sum_is_of_the_clause_before(read: Read) -> None:
    markup = "[云岭市](Region)\n[青山研究院](ResearchInstitute)占地20亩,市财政连续三年拨付运行补助,累计1500万元。"
    assert "运行补助" in metrics(read(markup))[-1]


def test_time_of_completion_is_no_part_of_a_metric(read: Read) -> None:
    assert metrics(read("[云岭市](Region)\n[青山项目](Project)全部投产后预计年产值30亿元。")) == ["年产值"]
