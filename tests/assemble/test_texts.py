"""The file of texts: what is written comes back, and a line that is none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.assemble.texts import Mark, TextsError, read_texts, render_text
from graph.model import Analysis, Document, Entity, Mention
from graph.resolve.corpus import Thing

LAB = Thing("https://w3id.org/chuangpu/id/Platform/青川实验室", "Platform", "青川实验室", 1)
TEXT = "青川实验室成立。\n该实验室有30人。"


def make_analysis() -> Analysis:
    mentions = (
        Mention(9, 13, "该实验室", "Platform", "anaphor:last", role="anaphor"),
        Mention(0, 5, "青川实验室", "Platform", "name"),
    )
    return Analysis(
        Document("d1", "d1.txt", "txt", TEXT, digest="ab" * 32), (Entity("e1", "Platform", "青川实验室", (), mentions),), (), ()
    )


def test_a_document_comes_back_with_its_marks_in_text_order(tmp_path: Path) -> None:
    (tmp_path / "t").write_text(render_text(make_analysis(), {"e1": LAB}), encoding="utf-8")
    (read,) = read_texts(tmp_path / "t")
    assert (read.id, read.digest, read.text) == ("d1", "ab" * 32, TEXT)
    assert read.marks == (Mark(0, 5, LAB.iri, "name"), Mark(9, 13, LAB.iri, "anaphor"))
    assert [read.text[m.start : m.end] for m in read.marks] == ["青川实验室", "该实验室"]


def test_a_document_is_one_line(tmp_path: Path) -> None:
    assert render_text(make_analysis(), {"e1": LAB}).count("\n") == 1


@pytest.mark.parametrize("bad", ["", "[]", "{}", '{"id": "d", "digest": "", "text": "x", "marks": [[1]]}', "no json"])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, bad: str) -> None:
    (tmp_path / "t").write_text(render_text(make_analysis(), {"e1": LAB}) + bad + "\n", encoding="utf-8")
    with pytest.raises(TextsError, match="line 2"):
        list(read_texts(tmp_path / "t"))
