"""The name grammar finds names of every class and leaves kinds alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Mention
from graph.recognise.lexicon import load_heads
from graph.rows import read_rows

from .conftest import Find

NAMES = list(read_rows(Path(__file__).parent / "names.tsv", 3))
CATEGORIES = list(read_rows(Path(__file__).parent / "categories.tsv", 2))
OWNER = "云海大学"


@pytest.mark.parametrize(("kind", "name", "sentence"), NAMES, ids=[name for _, name, _ in NAMES])
def test_a_name_is_found_whole_and_with_its_class(find: Find, kind: str, name: str, sentence: str) -> None:
    assert (name, kind) in find(sentence)


@pytest.mark.parametrize(("category", "sentence"), CATEGORIES, ids=[category for category, _ in CATEGORIES])
def test_a_kind_is_no_name(mentions: Callable[[str], tuple[Mention, ...]], category: str, sentence: str) -> None:
    start = sentence.index(category)
    assert [m.text for m in mentions(sentence) if m.start < start + len(category) and m.end > start] == []


@pytest.mark.parametrize("category", [category for category, _ in CATEGORIES])
def test_every_kind_ends_in_a_head(category: str) -> None:
    assert category.strip("”").endswith(tuple(load_heads()))


@pytest.mark.parametrize(("before", "behind"), [("一批", ""), ("多个", ""), ("", "5家"), ("", "等20余个"), ("10个", "")])
def test_what_is_counted_is_a_kind(find: Find, before: str, behind: str) -> None:
    assert find("新建轴承检测平台。") == [("轴承检测平台", "Platform")] and find(f"新建{before}轴承检测平台{behind}。") == []


@pytest.mark.parametrize("kind", ["科技型中小企业", "新型研发机构", "骨干企业", "高新技术企业", "科研机构", "技术转移机构"])
def test_a_kind_behind_a_list_of_names_is_none(find: Find, kind: str) -> None:
    assert [text for text, _ in find(f"远航公司等{kind}参加活动。")] == ["远航公司"]


@pytest.mark.parametrize("head", ["重点实验室", "中试基地", "工程技术研究中心", "众创空间", "孵化器", "产业技术研究院"])
@pytest.mark.parametrize("level", ["省级", "国家级", "市级"])
def test_a_level_makes_no_name_but_an_owner_does(find: Find, head: str, level: str) -> None:
    assert not any(text.endswith(head) for text, _ in find(f"全市建成{level}{head}。"))
    assert any(text == f"湖南大学{level}{head}" for text, _ in find(f"园区引进湖南大学{level}{head}。"))


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("园区引进浙江大学滨江创新中心。", "浙江大学滨江创新中心", "ResearchInstitute"),
        ("云海光电研究院(湖北)有限公司注册。", "云海光电研究院(湖北)有限公司", "ResearchInstitute"),
        ("云海融资担保有限公司为企业增信。", "云海融资担保有限公司", "FinancialInstitution"),
        ("云海新材料有限公司投产。", "云海新材料有限公司", "Enterprise"),
    ],
)
def test_what_a_body_is_decides_its_class(find: Find, sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in find(sentence)


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("中国工程院院士团队到访。", "中国工程院院士"),
        ("长江日报社报道了此事。", "长江日报社"),
        ("湖北省科技进步奖励办法出台。", "湖北省科技进步奖"),
        ("活动在三峡国际会议中心举行。", "三峡国际会议中心"),
    ],
)
def test_titles_media_rewards_and_houses_are_no_names(find: Find, sentence: str, absent: str) -> None:
    assert absent not in [text for text, _ in find(sentence)]
