"""The document that an atlas becomes: its data, its policy, its bytes."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from graph.atlas.model import Cell
from graph.atlas.page import read_plotly, render_atlas
from graph.atlas.terms import describe_terms
from tests.atlas.sample import PAYLOADS, make_atlas, make_empty_atlas


@pytest.fixture(scope="module")
def html() -> str:
    return render_atlas(make_atlas(30))


def read_pack(html: str, name: str) -> Any:
    packed = re.search(rf'<script type="text/plain" id="pack-{name}">([^<]*)</script>', html)
    assert packed is not None
    return json.loads(zlib.decompress(b64decode(packed[1])))


def read_data(html: str) -> dict[str, Any]:
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    told: dict[str, Any] = json.loads(data[1])
    return told


def test_same_values_give_the_same_bytes(html: str) -> None:
    assert render_atlas(make_atlas(30)) == html


def test_every_cell_comes_through() -> None:
    atlas = make_atlas(30, names=PAYLOADS)
    pack = read_pack(render_atlas(atlas), "rows")
    given = [[[cell.text for cell in row] for row in table.rows] for section in atlas.sections for table in section.tables]
    assert [[[cell if isinstance(cell, str) else cell[0] for cell in row] for row in rows] for rows in pack["rows"]] == given


def test_a_cell_keeps_sentences_thing_and_number() -> None:
    atlas = make_atlas(30)
    rows = read_pack(render_atlas(atlas), "rows")
    tables = [table for section in atlas.sections for table in section.tables]
    at = next(i for i, table in enumerate(tables) if table.key == "projects")
    money = tables[at].rows[1][3]
    assert rows["rows"][at][1][3] == [money.text, list(money.sentences), -1, money.number]
    name = rows["rows"][at][1][0]
    assert rows["things"][name[2]] == tables[at].rows[1][0].thing
    assert rows["types"][name[2]] == "Project"


def test_sentences_keep_their_place_and_document() -> None:
    atlas = make_atlas(30)
    pack = read_pack(render_atlas(atlas), "sentences")
    told = [(quote, pack["documents"][d], start, end, sure, status) for quote, d, start, end, sure, status in pack["rows"]]
    assert told == [(s.quote, [s.document, s.title, s.date], s.start, s.end, s.confidence, s.status) for s in atlas.sentences]


def test_policy_allows_just_the_scripts_of_the_page_and_no_connection(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy is not None and len(scripts) == 1 and len(styles) == 1
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#x27;", "'").split(";"))
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (scripts[0], read_plotly(), styles[0], "")]
    assert rules["script-src"].split() == hashes[:2]
    assert rules["style-src"].split() == hashes[2:]
    assert rules["default-src"] == rules["connect-src"] == "'none'"


def test_own_scripts_never_read_text_as_html(html: str) -> None:
    script = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[0]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", script)
    assert not re.search(r"https?:|@import", script.replace("http://www.w3.org/2000/svg", ""))


def test_the_library_stands_in_the_page_once(html: str) -> None:
    assert read_pack(html, "plotly") == read_plotly()
    assert "plotly.js v" not in html


def test_without_charts_that_need_it_the_library_is_left_out() -> None:
    atlas = make_atlas(10)
    bare = replace(atlas, sections=tuple(replace(s, chart=None) if s.chart != "counts" else s for s in atlas.sections))
    assert len(render_atlas(bare)) < 200_000


def test_an_empty_table_says_what_would_fill_it() -> None:
    told = read_data(render_atlas(make_empty_atlas()))
    assert all(table["count"] == 0 and table["filled"]["zh"] for section in told["sections"] for table in section["tables"])


@pytest.mark.parametrize(
    ("cell", "message"),
    [(Cell("甲", sentences=(10_000,)), "found a cell with sentence 10000"), (None, "found a row of 5 cells, expected 6")],
)
def test_a_table_that_does_not_fit_is_refused(cell: Cell | None, message: str) -> None:
    atlas = make_atlas(4)
    chain = atlas.sections[1]
    row = chain.tables[0].rows[0]
    wrong = (*row[:5], cell) if cell else row[:5]
    table = replace(chain.tables[0], rows=(wrong,))
    with pytest.raises(ValueError, match=message):
        render_atlas(replace(atlas, sections=(replace(chain, tables=(table,)),)))


def test_terms_are_known_by_label_name_and_notation() -> None:
    terms = describe_terms(["创新平台", "Platform", "builds", "学", "什么都不是", "1"])
    assert terms["创新平台"]["type"] == terms["Platform"]["type"] == "Platform"
    assert terms["builds"]["en"] == "builds" and terms["学"]["en"] == "university"
    assert set(terms) == {"创新平台", "Platform", "builds", "学"}


def test_steps_of_a_ladder_keep_the_order_of_the_ontology() -> None:
    steps = ["基础研究", "工程化应用研究", "公共服务", "成果转化"]
    terms = describe_terms(steps)
    assert sorted(terms, key=lambda text: int(terms[text]["order"])) == steps
