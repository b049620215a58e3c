"""Which mentions of a document name one individual."""

from __future__ import annotations

import pytest

from graph.model import Mention
from graph.resolve.clusters import Cluster, fold, without_region

from .conftest import Resolve, named


@pytest.mark.parametrize(
    ("text", "kind", "name", "aliases"),
    [
        ("宜昌三峡磷化工研究院（以下简称“磷化工院”）成立。磷化工院引进团队。", "ResearchInstitute", "宜昌三峡磷化工研究院", ("磷化工院",)),
        ("宜昌磷化工产业技术研究院成立。宜昌产研院引进团队。", "ResearchInstitute", "宜昌磷化工产业技术研究院", ("宜昌产研院",)),
        ("远航光电科技股份有限公司投资建厂。远航光电随后上市。", "Enterprise", "远航光电科技股份有限公司", ("远航光电",)),
        ("湖北省远航集团有限公司建厂。远航集团有限公司增资。", "Enterprise", "湖北省远航集团有限公司", ("远航集团有限公司",)),
        ("宜昌市人民政府批准方案。宜昌市政府要求落实。", "GovernmentBody", "宜昌市人民政府", ("宜昌市政府",)),
        ("宜昌市科学技术局组织验收。宜昌市科技局公布结果。", "GovernmentBody", "宜昌市科学技术局", ("宜昌市科技局",)),
        ("湖北省宜昌市科技局组织验收。宜昌市科技局公布结果。", "GovernmentBody", "湖北省宜昌市科技局", ("宜昌市科技局",)),
        (
            "湖北省磷石膏综合利用创新创业共同体成立。宜昌市磷石膏综合利用创新创业共同体有成员二十家。",
            "InnovationCommunity",
            "湖北省磷石膏综合利用创新创业共同体",
            ("宜昌市磷石膏综合利用创新创业共同体",),
        ),
        ("聚焦轴承产业。轴承等产业加快发展。", "Industry", "轴承产业", ("轴承",)),
        (
            "中科院合肥物质科学研究院到访。中国科学院合肥物质科学研究院签约。",
            "ResearchInstitute",
            "中国科学院合肥物质科学研究院",
            ("中科院合肥物质科学研究院",),
        ),
        (
            "印发《宜昌市人民政府关于支持磷化工创新的若干意见》。《关于支持磷化工创新的若干意见》施行。",
            "Policy",
            "宜昌市人民政府关于支持磷化工创新的若干意见",
            ("关于支持磷化工创新的若干意见",),
        ),
    ],
)
def test_forms_of_one_name_are_one_entity(resolve: Resolve, text: str, kind: str, name: str, aliases: tuple[str, ...]) -> None:
    assert named(resolve(text), kind) == {name: aliases}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("远航轴承研究所、云峰机械研究所参加。", "ResearchInstitute", {"远航轴承研究所", "云峰机械研究所"}),
        ("宜昌市科技局、宜昌市财政局参加。", "GovernmentBody", {"宜昌市科技局", "宜昌市财政局"}),
        ("湖北省科技厅、宜昌市科技局参加。", "GovernmentBody", {"湖北省科技厅", "宜昌市科技局"}),
        ("湖南大学、湖南工业大学参加。", "University", {"湖南大学", "湖南工业大学"}),
        ("远航光电有限公司、远航重工有限公司参加。", "Enterprise", {"远航光电有限公司", "远航重工有限公司"}),
        ("王建国教授、王建军教授参加。", "Person", {"王建国", "王建军"}),
        ("湖北省纺织机械创新创业共同体、湖北省磷石膏综合利用创新创业共同体参加。", "InnovationCommunity", {
            "湖北省纺织机械创新创业共同体", "湖北省磷石膏综合利用创新创业共同体",
        }),
    ],
)  # fmt: skip
def test_different_bodies_stay_apart(resolve: Resolve, text: str, kind: str, names: set[str]) -> None:
    assert set(named(resolve(text), kind)) == names


def test_a_short_form_that_fits_two_names_joins_neither(resolve: Resolve) -> None:
    text = "远航光电科技有限公司、远航光电材料有限公司参加。远航光电致辞。"
    assert set(named(resolve(text), "Enterprise")) == {"远航光电科技有限公司", "远航光电材料有限公司", "远航光电"}


@pytest.mark.parametrize(("name", "folded"), [("ＡＢ（中国）公司", "ab中国公司"), ("“科创 贷”", "科创贷"), ("王·建国", "王建国")])
def test_width_case_spaces_and_marks_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "rest"),
    [("湖北省磷化工共同体", "磷化工共同体"), ("宜昌磷化工", "磷化工"), ("磷化工共同体", "磷化工共同体"), ("宜昌市", "宜昌市")],
)
def test_a_name_without_the_place_before_it(name: str, rest: str) -> None:
    assert without_region(name) == rest


def test_the_class_with_most_confidence_wins() -> None:
    sure = Mention(0, 2, "远航", "Enterprise", "r", 0.9)
    guesses = [Mention(at, at + 2, "远航", "Platform", "r", 0.4) for at in (5, 9)]
    assert Cluster([sure, *guesses]).type == "Enterprise" and Cluster([*guesses, *guesses, sure]).type == "Platform"
