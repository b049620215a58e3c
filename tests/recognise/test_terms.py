"""Known names, what the tagger takes for an organisation, and the class that a head gives."""

from __future__ import annotations

import pytest

from graph.recognise.terms import type_by_head

from .conftest import Find


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("格力电器在会上介绍经验。", "格力电器", "Enterprise"),
        ("他是长江学者。", "长江学者", "Programme"),
        ("湖南大学党委书记到会讲话。", "湖南大学", "University"),
        ("中国科学院派员参加。", "中国科学院", "ResearchInstitute"),
    ],
)
def test_known_names_are_found(find: Find, sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in find(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "动力源充足，设备运转良好。",
        "这台设备的动力源是电机。",
        "工业机器人在车间里焊接。",
        "两台机器人搬运货物。",
        "宜昌日报报道了此事。",
        "宜科发〔2023〕16号文件已经印发。",
        "活动在宜昌国际会议中心举行。",
        "来源：宜昌市科技局",
        "中国科学院院士到会。",
    ],
)
def test_ordinary_words_media_numbers_houses_sources_and_titles_are_no_bodies(find: Find, sentence: str) -> None:
    assert find(sentence) == []


def test_a_firm_that_bears_an_ordinary_word_is_found_by_its_full_name(find: Find) -> None:
    assert ("北京动力源科技股份有限公司", "Enterprise") in find("北京动力源科技股份有限公司参加展会。")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("湖南大学", "University"),
        ("远航光电有限公司", "Enterprise"),
        ("云海融资担保有限公司", "FinancialInstitution"),
        ("洛轴所", "ResearchInstitute"),
        ("远航光电", "Enterprise"),
        ("省级重点实验室", ""),
        ("国家级产业技术研究院", ""),
        ("创造力", ""),
        ("枣庄市", ""),
    ],
)
def test_a_head_gives_the_class(name: str, kind: str) -> None:
    assert type_by_head(name)[0] == kind


@pytest.mark.parametrize("name", ["云海医院", "三峡影院", "云海律师事务所"])
def test_not_every_house_is_an_institute(name: str) -> None:
    assert type_by_head(name)[0] != "ResearchInstitute"


def test_a_name_without_a_head_is_less_sure() -> None:
    assert type_by_head("远航者")[1] < type_by_head("湖南大学")[1]
