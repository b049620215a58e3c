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
        ("[青山联合实验室](Platform)揭牌。目前实验室设在城东。", "实验室", {"青山联合实验室"}),
        ("[青山联合实验室](Platform)揭牌。建设一批实验室,完善实验室体系。", "实验室", set()),
        ("[青山联合实验室](Platform)揭牌。江北实验室5家。", "实验室", set()),
        ("[王明团队](Team)入驻。团队常驻研发人员9人。", "团队", {"王明团队"}),
        (
            "[青山转化中心](Platform)启用,[江北评估中心](Platform)到场。[青山转化中心](Platform)落户。中心请来专家。",
            "中心",
            {"青山转化中心"},
        ),
        ("[青山转化中心](Platform)启用。\n[江北评估中心](Platform)到场。中心带来仪器。", "中心", {"江北评估中心"}),
        ("[青山平台](Platform)、[江北平台](Platform)启用,后者占地5亩。", "后者", {"江北平台"}),
        ("[青山平台](Platform)、[江北平台](Platform)启用,前者占地5亩。", "前者", {"青山平台"}),
        ("[甲科技](Enterprise)供货,[乙材料](Enterprise)生产[纯粉](Technology),后者签约。", "后者", {"乙材料"}),
        ("[甲科技](Enterprise)(以下简称“公司”)获奖。[乙材料](Enterprise)、[丙电子](Enterprise)到访,公司介绍。", "公司", {"甲科技"}),
        ("[丙基金](Fund)出资,[甲科技](Enterprise)成立。去年,新公司产量大增。", "新公司", {"甲科技"}),
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
    assert {row.how for row in load_anaphors()} == {
        "former", "home", "issuer", "last", "latter", "list", "main", "only", "pair", "self",
    }  # fmt: skip


def test_our_institute_is_the_one_that_speaks_not_the_one_it_deals_with() -> None:
    other = "[江北研究院](ResearchInstitute)"
    own = "[青山研究院](ResearchInstitute)"
    markup = f"{own}工作简报\n我院与{other}签约。{other}为我院派员。{other}揭牌。我院全称{own}。"
    assert meant_by(markup, "我院") == {"青山研究院"}


def test_our_firm_is_the_one_that_signs_with_a_date() -> None:
    told = "[江北科技](Enterprise)签约。[江北科技](Enterprise)落户。我司管理基金。"
    markup = f"基金开播\n\n[云岭创投](FinancialInstitution) 2031-09-30\n\n{told}"
    assert meant_by(markup, "我司") == {"云岭创投"}


def test_our_institute_is_sooner_an_institute_than_a_university() -> None:
    markup = "[青山大学](University)[云岭转移研究院](ResearchInstitute)工作报告\n[青山大学](University)支持。我院获奖。"
    assert meant_by(markup, "我院") == {"云岭转移研究院"}


def test_this_new_institution_is_the_institute_named_last() -> None:
    assert meant_by("[云岭研究院](ResearchInstitute)揭牌。三方共建了这家新型研发机构。", "这家新型研发机构") == {"云岭研究院"}


def test_bare_noun_far_from_any_body_of_its_kind_stands_for_none() -> None:
    filler = "全市推进创新。" * 80
    assert meant_by(f"[青山中心](Platform)、[江北中心](Platform)启用。\n{filler}\n中心请来专家。", "中心") == set()
