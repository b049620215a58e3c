"""Rule files: what is read from them, and that a file with a fault stops with its name before anything is derived."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.derive import RuleError, load_rules
from graph.derive.rulebook import RULES

GOOD = """# title: 甲 / a
# concludes: 乙 / b
# from: 丙 / c
# stratum: 1
CONSTRUCT { ?a cp:coBuildsWith ?b }
WHERE {
  ?a cp:builds ?p .
  ?b cp:builds ?p .
  FILTER (?a != ?b)
}
"""
FAULTS = [
    ("# stratum: 1\n", "", "stratum"),
    ("# stratum: 1", "# stratum: one", "whole number"),
    ("# title: 甲 / a", "# title: a", "Chinese / English"),
    ("# title:", "# tilte:", "one of"),
    ("{ ?a cp:coBuildsWith ?b }", "{ ?a cp:coBuildsWith ?c }", "?c"),
    ("FILTER (?a != ?b)", "FILTER (?a != ", "CONSTRUCT query"),
    ("FILTER (?a != ?b)", "OPTIONAL { ?a cp:leads ?b }", "subject, predicate, object"),
    ("FILTER (?a != ?b)", "FILTER NOT EXISTS { GRAPH cpid:planned { ?p cp:leads ?a } }", "variable of the conclusion"),
    ("?b cp:builds ?p .", "?b ?any ?p .", "no variable"),
    ("?b cp:builds ?p .", "?b cp:builds/cp:leads ?p .", "cp:builds/cp:leads"),
    ("# stratum: 1", "# stratum: 1\n# crowd: many", "30 ?one for each ?thing"),
    ("# stratum: 1", "# stratum: 1\n# crowd: 30 ?p for each ?a", "every pattern"),
]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_file_is_one_rule(tmp_path: Path) -> None:
    book = load_rules(write(tmp_path, good=GOOD))
    assert [(rule.name, len(rule.body), len(rule.conditions)) for rule in book.rules] == [("good", 2, 1)]
    assert book.files[0].title == {"zh": "甲", "en": "a"}


@pytest.mark.parametrize(("found", "put", "told"), FAULTS)
def test_a_fault_is_told_with_the_file(tmp_path: Path, found: str, put: str, told: str) -> None:
    assert found in GOOD
    with pytest.raises(RuleError) as error:
        load_rules(write(tmp_path, faulty=GOOD.replace(found, put)))
    assert "faulty.rq" in str(error.value) and told in str(error.value)


def test_a_rule_may_not_feed_a_lower_stratum(tmp_path: Path) -> None:
    above = GOOD.replace("# stratum: 1", "# stratum: 2").replace("cp:coBuildsWith", "cp:builds")
    with pytest.raises(RuleError, match=r"above\.rq.*stratum"):
        load_rules(write(tmp_path, good=GOOD, above=above))


def test_a_rule_holds_once_for_each_row_of_the_ontology(tmp_path: Path) -> None:
    each = "# stratum: 1\n# each: SELECT ?relation WHERE {\n#        ?relation a owl:SymmetricProperty }"
    text = GOOD.replace("# stratum: 1", each).replace("?b cp:builds", "?b ?relation")
    predicates = [rule.body[1].predicate.rpartition("#")[2] for rule in load_rules(write(tmp_path, each=text)).rules]
    assert predicates == ["coBuildsWith>", "cooperatesWith>"]


def test_the_digest_follows_the_rules(tmp_path: Path) -> None:
    first = load_rules(write(tmp_path, good=GOOD)).digest
    (other := tmp_path / "other").mkdir()
    assert load_rules(write(other, good=GOOD + "\n")).digest != first


@pytest.mark.parametrize("path", sorted(RULES.glob("*.rq")), ids=lambda path: path.stem)
def test_every_rule_tells_its_meaning_in_both_languages(path: Path) -> None:
    file = next(file for file in load_rules().files if file.name == path.stem)
    assert all(text[lang].strip() for text in (file.title, file.concludes, file.sources) for lang in ("zh", "en"))
