"""The measure of how many gold facts the atlas holds: what a row holds and what it does not."""

from __future__ import annotations

import pytest

from benchmarks.atlas import Fact, find_missing
from graph.atlas.collect import collect_atlas
from graph.atlas.reader import read_facts
from tests.atlas.cases import make_store

GRAPH = """
thing 甲大学 University 学 =甲大
thing 乙企 Enterprise 产
thing 丙平台 Platform
thing 丁市 Region
document d1 题 2022 丁市
claim d1 甲大学 builds 丙平台 done 甲大学建丙平台
claim d1 乙企 builds 丙平台 done 乙企建丙平台
figure d1 丁市 孵化器 10 家 target 建十家
"""


@pytest.mark.parametrize(
    ("fact", "held"),
    [
        (("platforms", "builds", {"甲大"}, {"丙平台"}), True),
        (("platforms", "builds", {"乙企"}, {"丙平台"}), True),
        (("platforms", "builds", {"丁市"}, {"丙平台"}), False),
        (("platforms", "builds", {"丙平台"}, {"丙平台"}), False),
        (("targets", "target", {"丁市"}, (10.0, "家")), True),
        (("targets", "target", {"丁市"}, (10.0, "个")), False),
        (("targets", "target", {"乙企"}, (10.0, "家")), False),
    ],
)
def test_a_fact_is_held_where_one_row_names_both_ends(fact: tuple[str, str, set[str], set[str] | tuple[float, str]], held: bool) -> None:
    table, relation, head, tail = fact
    gold = Fact(table, relation, frozenset(head), tail if isinstance(tail, tuple) else frozenset(tail), "")
    store = make_store(GRAPH)
    assert find_missing(collect_atlas(store), read_facts(store), [gold]) == ([] if held else [gold])
