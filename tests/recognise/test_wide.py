"""Stretches that their surroundings bound."""

from __future__ import annotations

import pytest

from graph.recognise.wide import find_wide


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("上午,在2031年云岭市高校院所成果对接会现场,双方签约。", "2031年云岭市高校院所成果对接会", "Event"),
        ("云岭光电获评国家级绿色示范“小灯塔”企业。", "国家级绿色示范“小灯塔”企业", "Award"),
        ("协会发布2031云岭民营企业创新100强、榜单。", "2031云岭民营企业创新100强", "Award"),
        ("公司总投资2亿元的云岭光学研发总部及产业化基地项目开工。", "云岭光学研发总部及产业化基地项目", "Project"),
        ("各区深入推进3+3英才工程。", "3+3英才工程", "Programme"),
        ("云岭大学建有高通量计算与存储技术国家重点实验室。", "高通量计算与存储技术国家重点实验室", "Platform"),
        ("该厂年产医用光纤200吨。", "医用光纤", "Technology"),
        ("企业急需薄膜低温成形技术,正在寻找专家。", "薄膜低温成形技术", "Demand"),
        ("中心围绕细胞制备、低空物流两大领域开展研究。", "低空物流", "Industry"),
        ("1 薄壁件变形控制 云岭光电有限公司 江川大学 80", "薄壁件变形控制", "Demand"),
        ("承担“云海计划”“深蓝计划”等任务。", "深蓝计划", "Programme"),
    ],
)
def test_surroundings_bound_a_stretch(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(m.text, m.type) for m in find_wide(text)}


def test_each_stretch_is_told_once_for_a_class() -> None:
    found = [(m.start, m.end, m.type) for m in find_wide("入选“云海计划”名单,举办“云海大会”。")]
    assert len(found) == len(set(found))
