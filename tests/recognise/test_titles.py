"""Policies, loans, programmes, events and results that marks or lines of their own bound."""

from __future__ import annotations

import pytest

from graph.recognise.titles import find_titles


def titles(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.type) for m in find_titles(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("根据《宜昌市科技创新平台管理办法》执行。", "宜昌市科技创新平台管理办法", "Policy"),
        ("依据《促进转化条例（修订）》执行。", "促进转化条例（修订）", "Policy"),
        ("出台《创新20条》。", "创新20条", ""),
        ("出台《创新政策20条》。", "创新政策20条", "Policy"),
        ("市政府工作报告提出目标。", "市政府工作报告", "Policy"),
        ("宜昌市关于支持磷化工产业创新的若干意见\n各区县：", "宜昌市关于支持磷化工产业创新的若干意见", "Policy"),
        ("【转载】宜昌市科技创新发展规划（2023—2027年）（摘要）\n正文", "宜昌市科技创新发展规划（2023—2027年）", "Policy"),
        ("推出“磷科贷”产品。", "磷科贷", "FinancialProduct"),
        ("实施“青苗”培育工程。", "“青苗”培育工程", "Programme"),
        ("实施“青苗”行动计划。", "“青苗”行动计划", "Programme"),
        ("湖北省“楚才”建设工程启动。", "“楚才”建设工程", "Programme"),
        ("举办“三峡磷谷创新大会”。", "三峡磷谷创新大会", "Event"),
        ("举办“院士行（第二期）”。", "院士行（第二期）", ""),
        ("举办“三峡名家院士行（第二期）”。", "三峡名家院士行（第二期）", "Event"),
        ("市人大第七届三次会议召开。", "市人大第七届三次会议", "Event"),
        ("“峡江一号”下线。", "峡江一号", "Technology"),
        ("研发的“高纯电子级磷酸”填补空白。", "高纯电子级磷酸", "Technology"),
    ],
)
def test_what_marks_bound_is_found(text: str, name: str, kind: str) -> None:
    assert (name, kind) in titles(text) if kind else name not in [found for found, _ in titles(text)]


@pytest.mark.parametrize(
    "text",
    [
        "签订《战略合作协议》。",
        "签订《校企战略合作框架协议书》。",
        "论文发表在《自然》上。",
        "颁发《聘书》。",
        "实施“青苗”培育工程方案。",
        "他说“很好”。",
        "关于此事，各方意见不一，会议作出决定。",
        "“三峡”牌电缆畅销。",
    ],
)
def test_contracts_journals_and_ordinary_quotations_are_no_titles(text: str) -> None:
    assert titles(text) == []


def test_a_title_line_far_down_is_no_own_title() -> None:
    line = "宜昌市关于支持磷化工产业创新的若干意见"
    assert titles("正文。\n" * 10 + line) and not titles("正文。\n" * 30 + line)


def test_offsets_slice_to_the_mention() -> None:
    text = "\n  宜昌市关于支持磷化工产业创新的若干意见  \n实施“青苗”培育工程。"
    assert all(text[m.start : m.end] == m.text for m in find_titles(text)) and len(find_titles(text)) == 2
