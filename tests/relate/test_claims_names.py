"""Claims that names make by themselves."""

from __future__ import annotations

import pytest

from tests.relate.markup import named, read_markup, rule_claims


def claims_of(markup: str) -> set[str]:
    reading = read_markup(markup)
    return {named(reading, c.head, c.relation, c.tail) for c in rule_claims(reading) if c.rule.startswith("name.")}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[青山大学](University)。[青山大学光电学院](University)。", {"青山大学光电学院 partOf 青山大学"}),
        ("[云岭科技](Enterprise)。[云岭科技技术中心](Platform)。", {"云岭科技技术中心 partOf 云岭科技"}),
        ("[洛光所](ResearchInstitute)。[山东洛光所检测室](Platform)。", {"山东洛光所检测室 partOf 洛光所"}),
        ("[国检集团云岭公司](Enterprise)。[云岭市](Region)。", {"国检集团云岭公司 locatedIn 云岭市"}),
        ("[云岭科技](Enterprise)。[云岭科技二期项目](Project)。", {"云岭科技 undertakes 云岭科技二期项目"}),
        ("[王明](Person)。[王明院士团队](Team)。", {"王明 heads 王明院士团队"}),
        ("[云岭市政府](GovernmentBody)。《[云岭市政府关于支持创新的意见](Policy)》。", {"云岭市政府 issues 云岭市政府关于支持创新的意见"}),
        ("[云岭科创城](Platform)。[云岭科创城建设指挥部](GovernmentBody)。", {"云岭科创城建设指挥部 responsibleFor 云岭科创城"}),
        (
            "[青山大学](University)。[云岭科技](Enterprise)。[青山大学—云岭科技光电研究中心](Platform)。",
            {"青山大学 builds 青山大学—云岭科技光电研究中心", "云岭科技 builds 青山大学—云岭科技光电研究中心"},
        ),
    ],
)
def test_name_tells(markup: str, expected: set[str]) -> None:
    assert claims_of(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "[中云](Enterprise)。[中云光电公司](Enterprise)。",
        "[云岭市](Region)。[云岭市光电研究院](ResearchInstitute)。",
        "[云岭市](Region)。[三螺旋科技(云岭)有限公司](Enterprise)。",
        "[云岭市](Region)。[江北云岭光电研究院](ResearchInstitute)。[江北省](Region)。",
        "[青山大学](University)。[青山大学(江北科学院)](University)。",
        "[云岭科技](Enterprise)。[云岭科技联合实验室](Platform)。",
    ],
)
def test_name_tells_nothing(markup: str) -> None:
    assert claims_of(markup) == set()
