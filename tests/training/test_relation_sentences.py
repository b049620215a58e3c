"""Documents drawn from templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from training import relation_sentences
from training.relation_sentences import draw_documents, load_templates, load_words


def test_every_type_has_its_forms_of_names() -> None:
    assert load_ontology().entity_types <= load_words().keys()


def test_templates_state_relations_of_the_ontology() -> None:
    stated = {relation for _, relations in load_templates() for _, relation, _ in relations}
    assert stated == set(load_ontology().relations)


def test_same_seed_draws_the_same_documents() -> None:
    assert list(draw_documents(5, seed=7)) == list(draw_documents(5, seed=7))


def test_every_name_stands_in_its_text() -> None:
    for drawn in draw_documents(40):
        assert all(e["name"] in drawn.text for e in drawn.gold["entities"])


def test_evidence_is_a_line_that_names_both_ends() -> None:
    for drawn in draw_documents(40):
        names = {e["id"]: e["name"] for e in drawn.gold["entities"]}
        for r in drawn.gold["relations"]:
            assert r["evidence"] in drawn.text
            assert names[r["head"]] in r["evidence"] and names[r["tail"]] in r["evidence"]


@pytest.mark.parametrize("line", ["{a:org}成立。", "{a:org}成立。 => a builds b", "{a:org}成立。 => a builds"])
def test_malformed_template_is_named(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "templates.txt"
    file.write_text(f"# header\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(relation_sentences, "FILE", file)
    with pytest.raises(ValueError, match=r"templates.txt:2"):
        load_templates()
