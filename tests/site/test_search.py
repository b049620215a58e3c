"""The script of search data: one assignment, nothing that could run, readings for every character."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.site.reader import read_site
from graph.site.search import write_search
from graph.store.oxigraph import open_disk_store
from tests.show.reading import PAYLOADS

START, END = "window.chuangpuSearch=", ";\n"


def load(site: Path) -> dict[str, Any]:
    script = (site / "assets/search.js").read_text(encoding="utf-8")
    assert script.startswith(START) and script.endswith(END) and script.count("\n") == 1
    found: dict[str, Any] = json.loads(script[len(START) : -len(END)])
    return found


def test_things_come_by_their_neighbours_and_documents_last(site: Path) -> None:
    told = load(site)
    names = [row[2] for row in told["rows"]]
    assert names[0] == "青川市" and names[-1] == "青川膜材料实验室建设简报😀"
    (university,) = (row for row in told["rows"] if row[2] == "中南大学")
    assert told["kinds"][university[0]][0] == "University"
    assert university[1:] == ["中南大学", "中南大学", "", "中南大", ""]


def test_a_character_has_all_its_readings(site: Path) -> None:
    assert load(site)["readings"]["大"].split()[0] == "da"
    assert {"chang", "zhang"} <= set(load(site)["readings"].get("长", "").split())


def test_names_stand_folded_where_that_differs(hostile: Path) -> None:
    rows = {row[2]: row[3] for row in load(hostile)["rows"]}
    assert rows["<img src=x onerror=alert(2)>"] == "<imgsrc=xonerror=alert2>"
    assert set(PAYLOADS) <= rows.keys()


def test_initials_of_an_english_name_find_it(build: Path) -> None:
    data = read_site(open_disk_store(build))
    node = next(iter(data.nodes.values()))
    changed = replace(data, nodes={node.iri: replace(node, aliases=("Central South University",))})
    assert '"csu"' in write_search(changed)


def test_no_markup_stands_in_the_script(hostile: Path) -> None:
    script = (hostile / "assets/search.js").read_text(encoding="utf-8")
    assert not set("<>&\u2028\u2029") & set(script)
