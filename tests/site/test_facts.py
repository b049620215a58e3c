"""What stands on the page of a thing: groups, order, quotes with names marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.resolve.iri import thing_iri
from graph.site.facts import Mentioned, group_links, list_figures, list_sources, mark_names
from graph.site.reader import SiteData, read_site
from graph.store.oxigraph import open_disk_store


@pytest.fixture(scope="module")
def data(build: Path) -> SiteData:
    return read_site(open_disk_store(build))


@pytest.mark.parametrize(
    ("quote", "names", "marked"),
    [
        ("甲和乙", (), "甲和乙"),
        ("甲乙和丙", ("甲乙", "甲"), "<mark>甲乙</mark>和丙"),
        ("甲、甲乙、甲", ("甲乙", "甲"), "<mark>甲</mark>、<mark>甲乙</mark>、<mark>甲</mark>"),
        ("<b>甲</b>", ("甲", "b"), "&lt;<mark>b</mark>&gt;<mark>甲</mark>&lt;/<mark>b</mark>&gt;"),
        ("aaaa", ("aa",), "<mark>aa</mark><mark>aa</mark>"),
        ("\u202e甲", ("甲",), "\ufffd<mark>甲</mark>"),
    ],
)
def test_names_are_marked_and_all_is_escaped(quote: str, names: tuple[str, ...], marked: str) -> None:
    assert str(mark_names(quote, names)) == marked


def test_links_are_grouped_by_relation_and_direction(data: SiteData) -> None:
    firm = group_links(data, thing_iri("Enterprise", "青川新材有限公司"))
    assert [(group.key, [link.other.name for link in group.links]) for group in firm] == [
        ("builds-outgoing", ["青川膜材料实验室"]),
        ("receives-outgoing", ["青川科技奖"]),
        ("cooperatesWith-mutual", ["中南大学"]),
    ]
    lab = group_links(data, thing_iri("Platform", "青川膜材料实验室"))
    assert [(group.key, group.labels["zh"], len(group.links)) for group in lab] == [("builds-incoming", "建设方", 2)]


def test_a_planned_fact_is_told_with_its_place(data: SiteData) -> None:
    (group,) = group_links(data, thing_iri("Award", "青川科技奖"))
    (link,) = group.links
    assert link.planned
    (told,) = link.told
    assert (told.status, told.sure, told.document.key) == ("planned", 65, "简报")
    start, end = map(int, told.place.removeprefix("s").split("-"))
    assert end - start == len("双方拟共同申报青川科技奖")


def test_the_date_of_the_document_is_not_told_again(data: SiteData) -> None:
    (figure,) = list_figures(data, thing_iri("Enterprise", "青川新材有限公司"))
    assert (figure.metric, figure.shown, figure.told.document.date, figure.told.date) == ("投资", "3亿元", "2023-05", None)


def test_documents_with_most_facts_come_first(data: SiteData) -> None:
    city = thing_iri("Region", "青川市")
    sources = list_sources(data, city, {"简报": Mentioned(1, 74)})
    assert [(s.document.key, s.facts, s.mentions) for s in sources] == [("名录", 60, 0), ("简报", 1, 1)]
    assert sources[1].place == "m74"


def test_a_document_that_only_names_a_thing_is_a_source_too(data: SiteData) -> None:
    (source,) = list_sources(data, thing_iri("Person", "李远明"), {"简报": Mentioned(2, 5, "由李远明<主持>。")})
    assert (source.facts, source.mentions, source.quote) == (0, 2, "由<mark>李远明</mark>&lt;主持&gt;。")
