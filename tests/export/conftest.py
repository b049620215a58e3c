"""A small graph of the shape of a build, with names that formats trip over."""

from __future__ import annotations

import pytest

from benchmarks.graph_shape import make_lines
from graph.store import GraphStore, memory_store

ID = "https://w3id.org/chuangpu/id"
CP = "https://w3id.org/chuangpu/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ODD = ["=HYPERLINK(1)&<b>有限公司", "“引号”,;逗号有限公司", "甲\"乙'丙\\丁有限公司", "𠮷野🙂有限公司", "两行\n名称有限公司"]


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """Twelve made documents and five things with odd names, each with an alias and a relation to a university."""
    path = tmp_path_factory.mktemp("graph") / "graph.nq"
    path.write_text("\n".join([*make_lines(12), ""]), encoding="utf-8")
    made = memory_store()
    made.load(path)
    for number, name in enumerate(ODD):
        value = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        made.update(
            f'INSERT DATA {{ <{ID}/Enterprise/{number}> a cp:Enterprise ; rdfs:label "{value}"@zh ; skos:altLabel "{value}甲;乙"@zh ; '
            f'cp:cooperatesWith <{ID}/University/中南大学> . <{ID}/University/中南大学> a cp:University ; rdfs:label "中南大学"@zh }}'
        )
    return made
