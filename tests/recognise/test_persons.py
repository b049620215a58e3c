"""Persons, and words that only look like them."""

from __future__ import annotations

import pytest

from .conftest import Find


def persons(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "Person"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("李玉院士介绍了食用菌技术。", ["李玉"]),
        ("院长李玉介绍了情况。", ["李玉"]),
        ("中国科学院院士王建国到会。", ["王建国"]),
        ("王建国教授、李卫东研究员参加评审。", ["王建国", "李卫东"]),
        ("张卫国等专家到会。", ["张卫国"]),
        ("尊敬的陈立群委员：您提出的建议收悉。", ["陈立群"]),
        ("云峰光电董事长周明远介绍情况。", ["周明远"]),
        ("欧阳明高院士到访。", ["欧阳明高"]),
    ],
)
def test_people_are_found_with_their_whole_names(find: Find, sentence: str, names: list[str]) -> None:
    assert persons(find(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "name"), [("座谈会上，万卫星院士介绍了进展。", "万卫星"), ("院士包信和等到会。", "包信和"), ("丁衡高院士出席。", "丁衡高")]
)
def test_academicians_are_known_however_their_names_are_cut(find: Find, sentence: str, name: str) -> None:
    assert persons(find(sentence)) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "春天来了，桃李玉树都开了花。",
        "记者王小明报道。",
        "记者 王小明 通讯员 李卫东",
        "（王小明）",
        "责任编辑：李卫东",
        "“李明”牌机床畅销。",
        "高级教授为学生上课。",
        "单位教授技能。",
        "习近平新时代中国特色社会主义思想是指南。",
        "王发〔2023〕16号文件已经印发。",
        "卫星在轨运行良好。",
    ],
)
def test_authors_brands_doctrine_and_ordinary_words_are_no_persons(find: Find, sentence: str) -> None:
    assert persons(find(sentence)) == []
