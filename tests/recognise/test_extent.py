"""How far names reach: past joiners, brackets, years and ordinals, and not across verbs."""

from __future__ import annotations

import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("第三届长江绿色发展论坛在宜昌举行。", "第三届长江绿色发展论坛"),
        ("半导体材料与器件测试联合实验室揭牌。", "半导体材料与器件测试联合实验室"),
        ("湖北省新材料重点实验室(宜昌)通过验收。", "湖北省新材料重点实验室(宜昌)"),
        ("宜昌市实施科技型企业倍增计划。", "科技型企业倍增计划"),
        ("双方合作共建湖北省磷化工中试基地。", "湖北省磷化工中试基地"),
        ("牵头单位宜昌磷化工研究院派员参加。", "宜昌磷化工研究院"),
        ("重大创新平台湖北省特种玻璃重点实验室揭牌。", "湖北省特种玻璃重点实验室"),
        ("三一重工股份有限公司投资。", "三一重工股份有限公司"),
        ("宜昌市建有磷化工材料公共技术服务平台。", "磷化工材料公共技术服务平台"),
    ],
)
def test_a_name_begins_and_ends_where_it_should(find: Find, sentence: str, name: str) -> None:
    assert name in [text for text, _ in find(sentence)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("湖南大学与中南大学签约。", ["湖南大学", "中南大学"]),
        ("企业和宜昌市科技创新服务中心对接。", ["宜昌市科技创新服务中心"]),
        ("宜昌磷化工研究院与襄阳职业技术学院共同申报。", ["宜昌磷化工研究院", "襄阳职业技术学院"]),
    ],
)
def test_a_joiner_between_two_names_parts_them(find: Find, sentence: str, names: list[str]) -> None:
    assert [text for text, _ in find(sentence)] == names


def test_what_firms_do_is_no_part_of_a_firm(find: Find) -> None:
    names = [text for text, _ in find("在宜昌市,湖南大学与宇峰轴承、凯森轴承合作研发轴承技术。")]
    assert names[-2:] == ["宇峰轴承", "凯森轴承"]


def test_a_note_in_brackets_is_no_part_of_a_name(find: Find) -> None:
    assert ("湖北省新材料重点实验室", "Platform") in find("湖北省新材料重点实验室(以下简称实验室)揭牌。")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("由远航动力股份有限公司（潍坊市）承担。", ["远航动力股份有限公司", "潍坊市"]),
        ("1 宜昌市轴承技术创新中心 远航光电有限公司 湖南大学", ["宜昌市轴承技术创新中心", "远航光电有限公司", "湖南大学"]),
    ],
)
def test_a_firms_seat_and_the_next_column_are_no_part_of_a_name(find: Find, sentence: str, names: list[str]) -> None:
    assert [text for text, _ in find(sentence)] == names
