"""The whole atlas: empty, of a region, of an industry, twice, and with hostile names."""

from __future__ import annotations

import pytest

from graph.atlas.collect import FROM_FACTS, FROM_STORE, collect_atlas
from graph.atlas.model import Atlas
from graph.query import UnknownNameError
from graph.store import memory_store

from .cases import find_table, make_store, texts

GRAPH = """
thing 枣庄市 Region
thing 枣庄市市中区 Region
thing 聊城市 Region
thing 甲企 Enterprise 产
thing 乙企 Enterprise 产
thing 丙企 Enterprise 产
thing 丁大学 University 学
thing 戊平台 Platform
thing 己平台 Platform
thing 庚技术 Technology
thing 轴承产业 Industry
thing 高端轴承 Industry
thing 纺织 Industry
document d1 枣庄文 2022-10 枣庄市
document d2 聊城文 2023-01 聊城市
document d3 省文 2023-02 -
claim d3 甲企 locatedIn 枣庄市市中区 done 甲企在市中区
claim d3 甲企 builds 戊平台 done 甲企建戊平台
claim d2 乙企 locatedIn 聊城市 done 乙企在聊城市
claim d2 乙企 builds 己平台 done 乙企建己平台
claim d1 丁大学 cooperatesWith 丙企 done 丁大学与丙企合作
claim d2 丁大学 cooperatesWith 乙企 done 丁大学与乙企合作
claim d2 乙企 inIndustry 高端轴承 done 乙企做高端轴承
claim d2 乙企 develops 庚技术 done 乙企研制庚技术
claim d2 聊城市 inIndustry 高端轴承 done 聊城做高端轴承
claim d2 聊城市 builds 己平台 done 聊城市建己平台
claim d1 丙企 inIndustry 纺织 done 丙企做纺织
figure d3 甲企 员工 100 人 actual 员工百人
figure d2 乙企 员工 200 人 actual 员工二百人
derived 枣庄市市中区 within 枣庄市
"""


def things_of(atlas: Atlas, key: str, place: int = 0) -> set[str]:
    return {row[place] for row in texts(find_table(atlas, key).rows)}


def test_every_table_of_the_texts_is_filled_by_one_collector() -> None:
    keys = [table.key for section in collect_atlas(memory_store()).sections for table in section.tables]
    assert sorted(keys) == sorted([*FROM_FACTS, *FROM_STORE])


def test_an_empty_graph_gives_empty_tables_that_say_what_would_fill_them() -> None:
    atlas = collect_atlas(memory_store())
    tables = [table for section in atlas.sections for table in section.tables]
    assert len(tables) == 26 and not any(table.rows for table in tables)
    assert all(words.zh and words.en for table in tables for words in (table.filled_by, table.about, table.title))
    assert (atlas.sentences, atlas.documents, atlas.region, atlas.industry) == ((), 0, None, None)


def test_the_sections_stand_in_their_order() -> None:
    assert [(section.key, section.chart) for section in collect_atlas(memory_store()).sections] == [
        ("overview", "counts"), ("chain", "chain"), ("map", "map"), ("tables", None), ("pools", "pools"), ("platform_chain", "platforms"),
        ("roles", "wheels"), ("finance", None), ("policy", None), ("targets", "targets"), ("timeline", "timeline"),
    ]  # fmt: skip


def test_a_region_has_what_lies_in_it_or_in_a_county_of_it_and_what_its_documents_tell() -> None:
    atlas = collect_atlas(make_store(GRAPH), region="枣庄")
    assert (atlas.region, atlas.documents, atlas.title.zh) == ("枣庄市", 2, "枣庄市创新图谱")
    assert things_of(atlas, "enterprise_pool") == {"甲企", "丙企"}
    assert things_of(atlas, "platforms") == {"戊平台"}


def test_a_region_leaves_out_what_its_things_do_elsewhere() -> None:
    """丁大学 is told of in both documents; that it works with 乙企 is told in the other region's alone."""
    atlas = collect_atlas(make_store(GRAPH), region="枣庄市")
    assert "乙企" not in {cell.text for section in atlas.sections for t in section.tables for row in t.rows for cell in row}


def test_an_industry_has_narrower_ones_and_what_their_members_make() -> None:
    atlas = collect_atlas(make_store(GRAPH), industry="轴承产业")
    assert things_of(atlas, "chain", 3) == {"乙企", "己平台", "庚技术", "聊城市"}
    assert things_of(atlas, "enterprise_pool") == {"乙企"}


def test_region_and_industry_together_keep_what_is_of_both() -> None:
    assert things_of(collect_atlas(make_store(GRAPH), region="枣庄市", industry="轴承产业"), "enterprise_pool") == set()
    assert things_of(collect_atlas(make_store(GRAPH), region="枣庄市", industry="纺织"), "enterprise_pool") == {"丙企"}


@pytest.mark.parametrize("given", [{"region": "枣庄县"}, {"industry": "轴承业"}])
def test_an_unknown_name_offers_the_nearest(given: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError) as caught:
        collect_atlas(make_store(GRAPH), region=given.get("region"), industry=given.get("industry"))
    assert caught.value.near


def test_the_same_graph_gives_the_same_atlas_in_whatever_order_it_was_written() -> None:
    kinds = ("thing", "document", "claim", "figure", "derived")
    lines = [line for line in GRAPH.splitlines() if line]
    turned = [line for kind in kinds for line in reversed(lines) if line.startswith(kind)]
    assert collect_atlas(make_store(GRAPH)) == collect_atlas(make_store("\n".join(turned)))


def test_a_sentence_stands_once_and_every_index_leads_to_one() -> None:
    atlas = collect_atlas(make_store(GRAPH))
    used = {at for section in atlas.sections for table in section.tables for row in table.rows for cell in row for at in cell.sentences}
    assert used == set(range(len(atlas.sentences)))
    assert len(set(atlas.sentences)) == len(atlas.sentences)


def test_every_row_has_as_many_cells_as_its_table_has_columns() -> None:
    for section in collect_atlas(make_store(GRAPH)).sections:
        for table in section.tables:
            assert len({column.key for column in table.columns}) == len(table.columns)
            assert {len(row) for row in table.rows} <= {len(table.columns)}


@pytest.mark.parametrize("name", ["</script>", "=1+1", '"><img src=x>', "a|b\\c", "😀", "شركة", "甲" * 300])
def test_hostile_names_come_through_as_they_are(name: str) -> None:
    graph = f"thing {name}@x Enterprise 产\nthing 甲市 Region\ndocument d1 {name} 2022 甲市\n"
    graph = graph.replace(f"thing {name}@x", "thing 名@x").replace(f"document d1 {name}", "document d1 名")
    store = make_store(graph + "claim d1 名@x locatedIn 甲市 done 名\n")
    literal = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"@zh'
    store.update(f'DELETE {{ ?x rdfs:label "名"@zh }} INSERT {{ ?x rdfs:label {literal} }} WHERE {{ ?x rdfs:label "名"@zh }}')
    assert things_of(collect_atlas(store), "enterprise_pool") == {name}
