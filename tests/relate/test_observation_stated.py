"""Whom a clause speaks of that opens with a bare noun (项目, 园区, 基金 …), and who is no subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.relate import observation_stated
from graph.relate.observation_sites import open_page
from graph.relate.observation_stated import collect_stated
from graph.relate.subject import find_subjects
from graph.rows import LexiconError, read_rows
from tests.relate.markup import read_markup


def stated(markup: str) -> list[str]:
    reading = read_markup(markup)
    names = {e.id: e.name for e in reading.entities}
    return [names[s.entity] for s in collect_stated(open_page(reading), find_subjects(reading))]


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("[星河产业园项目](Project)", "项目总投资9亿元"),
        ("[星河科创园](Platform)", "园区已入驻企业9家"),
        ("[飞星公司](Enterprise)", "公司拥有专利9项"),
        ("[星河基金](Fund)", "基金首期规模9亿元"),
        ("[星河中试基地](Platform)", "基地占地9亩"),
        ("[星河孵化器](Platform)", "孵化器累计毕业企业9家"),
        ("[星河服务平台](Platform)", "平台注册用户9家"),
        ("[星河技术中心](ServiceOrganization)", "中心现有员工9人"),
        ("[星河实验室](Platform)", "实验室现有人员9人"),
        ("[星河研究院](ResearchInstitute)", "研究院自成立以来孵化企业9家"),
        ("[星河研究所](ResearchInstitute)", "研究所每年服务企业9家"),
        ("[白云大学](University)", "学校现有教师9人"),
        ("[江川新材料联盟](InnovationCommunity)", "联盟现有成员9家"),
        ("[江川创新大赛](Event)", "大赛共征集项目9个"),
    ],
)
def test_bare_noun_stands_for_the_body_named_last(name: str, clause: str) -> None:
    bare = name[1 : name.index("]")]
    assert stated(f"此前介绍过{name}。\n{clause}。") == [bare]


def test_every_kind_of_noun_has_its_class() -> None:
    for word, types, _ in read_rows(observation_stated.DEFINITES, 3):
        assert set(types.split()) <= {*observation_stated.BODIES, "Event"}, word


@pytest.mark.parametrize(
    "clause",
    [
        "项目建设资金9亿元",
        "项目申报9项",
        "平台经济增长9%",
        "基金管理规模9亿元",
    ],
)
def test_noun_inside_a_compound_stands_for_nobody(clause: str) -> None:
    names = "[星河产业园项目](Project)和[星河服务平台](Platform)以及[星河基金](Fund)"
    assert stated(f"此前介绍过{names}。\n{clause}。") == []


def test_noun_of_another_kind_stands_for_nobody() -> None:
    assert stated("此前介绍过[星河实验室](Platform)。\n园区已入驻企业9家。") == []


@pytest.mark.parametrize(
    "text",
    [
        "[省级高新园](Platform)达到9家。",
        "[国家级高新区](Region)达到9家。",
        "[江川创新平台](Platform)体系基本形成。",
        "来自[青山联盟](InnovationCommunity)的代表参会。",
        "[飞星公司](Enterprise)共同承办,共发布需求9项。",
    ],
)
def test_counted_kind_or_host_is_no_subject(text: str) -> None:
    assert stated(text) == []


def test_malformed_row_stops_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "kinds.tsv"
    broken.write_text("项目\tProject\n", encoding="utf-8")
    monkeypatch.setattr(observation_stated, "DEFINITES", broken)
    observation_stated._definites.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"kinds\.tsv:1: found 2 fields, expected 3"):
            stated("项目总投资9亿元。")
    finally:
        observation_stated._definites.cache_clear()
