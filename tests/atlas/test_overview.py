"""Counts and documents."""

from __future__ import annotations

from graph.atlas.overview import count_things, list_sources, list_things

from .cases import make_desk, texts

GRAPH = """
thing 甲企 Enterprise 产
thing 乙企 Enterprise 产
thing 丙企 Enterprise 产
thing 丁平台 Platform
document d2 题二 2023 己市 己市科技局
document d1 - - -
claim d2 甲企 builds 丁平台 done 甲企建丁平台
claim d2 乙企 builds 丁平台 planned 乙企拟建丁平台
figure d2 甲企 员工 5 人 actual 五人
"""


def test_things_are_counted_by_class_as_done_planned_or_neither() -> None:
    assert texts(list(count_things(make_desk(GRAPH)))) == [("企业", "3", "1", "1"), ("创新平台", "1", "1", "0")]


def test_every_thing_that_is_counted_is_listed_with_its_status() -> None:
    assert texts(list(list_things(make_desk(GRAPH)))) == [
        ("企业", "丙企", "", "0"),
        ("企业", "乙企", "计划中", "1"),
        ("企业", "甲企", "已实现", "2"),
        ("创新平台", "丁平台", "已实现", "2"),
    ]


def test_documents_stand_by_date_with_what_was_read_in_them() -> None:
    assert texts(list(list_sources(make_desk(GRAPH)))) == [
        ("d1.txt", "", "", "", "0", "0"),
        ("题二", "2023", "己市科技局", "己市", "2", "1"),
    ]
