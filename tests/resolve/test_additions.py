"""Entities that a document gives without a mention of their own."""

from __future__ import annotations

import pytest

from .conftest import Resolve, named


@pytest.mark.parametrize(
    "text", ["周明远院士团队来访。", "公司设立周明远院士工作站。", "周明远专家工作站揭牌。", "周明远教授创新团队来访。"]
)
def test_the_person_a_team_or_workstation_is_named_after(resolve: Resolve, text: str) -> None:
    assert "周明远" in named(resolve(text), "Person")


@pytest.mark.parametrize("text", ["轴承院士工作站揭牌。", "宜昌专家工作站揭牌。", "远航创新团队来访。"])
def test_a_word_without_a_surname_names_no_person(resolve: Resolve, text: str) -> None:
    assert named(resolve(text), "Person") == {}


def test_our_province_is_the_homes_province(resolve: Resolve) -> None:
    assert "湖北省" in named(resolve("全省推广宜昌市科技局的经验。"), "Region")
    assert "湖北省" not in named(resolve("全国推广宜昌市科技局的经验。"), "Region")


def test_a_province_told_with_its_city_is_a_place_of_its_own(resolve: Resolve) -> None:
    assert set(named(resolve("山东省聊城市引进人才。"), "Region")) == {"聊城市", "山东省"}


def test_the_home_is_an_entity_where_only_our_city_speaks_of_it(resolve: Resolve) -> None:
    reading = resolve("我市加快发展。")
    assert [(e.name, e.id == reading.home) for e in reading.entities] == [("宜昌市", True)]


def test_a_home_that_is_not_spoken_of_is_no_entity(resolve: Resolve) -> None:
    assert resolve("湖南大学派员参加。").home is None


def test_the_owner_at_the_begin_of_a_programme_is_an_organisation(resolve: Resolve) -> None:
    reading = resolve("湖南大学“青苗”培育工程启动。")
    assert "湖南大学" in named(reading, "University")
