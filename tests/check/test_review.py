"""The list of claims to look at opens in a spreadsheet and says why each is there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from graph.assemble.facts import Facts
from graph.assemble.statements import state_claims
from graph.check.review import COLUMNS, render_review
from graph.ontology import load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import thing_iri
from tests.analyses import make_analysis

ONTOLOGY = load_ontology()
NAMES = [("University", "海川大学"), ("Platform", "=1+1实验室"), ("Person", "林思远")]
THINGS = {f"e{n}": Thing(thing_iri(kind, name), kind, name, 1) for n, (kind, name) in enumerate(NAMES)}


def read_review(folder: Path, claims: list[tuple[int, str, int]]) -> tuple[str, list[dict[str, str]]]:
    facts = Facts(folder / "facts.sqlite")
    for thing in THINGS.values():
        facts.add_thing(thing)
    analysis = make_analysis("d1", NAMES, claims)
    facts.add_document(analysis.document, 3, state_claims(analysis, THINGS, ONTOLOGY), ())
    facts.close_books()
    text = "".join(render_review(facts, ONTOLOGY))
    facts.close()
    return text, list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_claim_that_breaks_the_ontology_is_listed_with_its_sentence(tmp_path: Path) -> None:
    text, rows = read_review(tmp_path, [(2, "worksFor", 0), (1, "heads", 0)])
    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    assert [(row["document"], row["title"], row["head"], row["relation"], row["relation_zh"], row["tail"]) for row in rows] == [
        ("d1", "题d1", "'=1+1实验室", "heads", "负责人", "海川大学")
    ]
    assert "heads" in rows[0]["reason"] and "林思远" in rows[0]["quote"]


def test_where_nothing_is_wrong_only_the_header_is_left(tmp_path: Path) -> None:
    assert read_review(tmp_path, [(2, "worksFor", 0)])[1] == []
