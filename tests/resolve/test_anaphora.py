"""Pointing words and whom they mean."""

from __future__ import annotations

import pytest

from graph.resolve.anaphora import load_anaphors
from tests.relate.markup import read_markup


def meant_by(markup: str, word: str, *, issuer: str | None = None) -> set[str]:
    reading = read_markup(markup, issuer=issuer)
    return {e.name for e in reading.entities for m in e.mentions if m.role == "anaphor" and m.text == word}


@pytest.mark.parametrize(
    ("markup", "word", "expected"),
    [
        ("[云岭市](Region)发布。我市积极行动。", "我市", {"云岭市"}),
        ("[云岭市](Region)发布,[云岭市](Region)积极。[南山市](Region)跟进,该市有企业。", "该市", {"南山市"}),
        ("[青山研究院](ResearchInstitute)与[江北大学](University)签约。该院负责。", "该院", {"青山研究院"}),
        ("[青山研究院](ResearchInstitute)揭牌。这家研究院由政府建设。", "这家研究院", {"青山研究院"}),
        ("[甲公司](Enterprise)与[丙大学](University)签约,双方共建。", "双方", {"甲公司", "丙大学"}),
        ("[甲共同体](InnovationCommunity)成立。支持共同体建设平台。", "共同体", {"甲共同体"}),
        ("[王明](Person)到访,他带来技术。", "他", {"王明"}),
        ("[云岭市科技局](GovernmentBody)答复。我局已开展工作。", "我局", {"云岭市科技局"}),
        ("[青山大学](University)签约。学校将派专家。", "学校", {"青山大学"}),
        ("[青山孵化基地](Platform)启用。该孵化基地位于城东。", "该孵化基地", {"青山孵化基地"}),
        ("[云岭科技](Enterprise)急需资金,银行给予其500万元贷款。", "其", {"云岭科技"}),
        ("[云岭高新区](Region)发布。高新区将加大支持。", "高新区", {"云岭高新区"}),
        ("[甲公司](Enterprise)、[乙公司](Enterprise)和[丙公司](Enterprise)获奖,3家企业扩产。", "3家企业", {"甲公司", "乙公司", "丙公司"}),
        ("[甲公司](Enterprise)、[乙公司](Enterprise)获奖,3家企业扩产。", "3家企业", set()),
        ("[江北大会](Event)开幕。会上,专家发言。", "会", {"江北大会"}),
    ],
)
def test_word_stands_for(markup: str, word: str, expected: set[str]) -> None:
    assert meant_by(markup, word) == expected


def test_word_inside_a_name_is_no_anaphor() -> None:
    assert meant_by("[云岭市](Region)。[我市创新报](Award)。", "我市") == set()


def test_our_bureau_is_the_issuer_even_where_another_is_named_more() -> None:
    markup = "[云岭市科技局](GovernmentBody)答复[江北市科技局](GovernmentBody)。[江北市科技局](GovernmentBody)来函。我局已研究。"
    assert meant_by(markup, "我局", issuer="云岭市科技局") == {"云岭市科技局"}


def test_pair_does_not_cross_a_paragraph() -> None:
    assert meant_by("[甲公司](Enterprise)与[丙大学](University)签约。\n双方共建。", "双方") == set()


def test_anaphors_are_never_aliases() -> None:
    reading = read_markup("[云岭市](Region)发布。我市积极行动。")
    assert reading.entities[0].aliases == ()


def test_every_row_is_read() -> None:
    assert {row.how for row in load_anaphors()} == {"home", "issuer", "last", "list", "only", "pair"}
