"""The header of a question file, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.query.question import QuestionError, condition_of, read_question

HEADER = """\
# topic: partners
# title: 谁建 / Who builds
# answers: 谁建了什么， /
#   Who builds what.
# param: thing thing(Platform|University) optional | 只看它 / only this
# param: limit number = 10 | 行数 / rows
# column: builder | 建设者 / Builder
# column: builderIri | 建设者 IRI / Builder IRI
"""
QUERY = (
    "SELECT ?builder ?builderIri WHERE {\n  ?builderIri cp:builds $thing . #? thing\n  ?builderIri rdfs:label ?builder\n}\nLIMIT $limit\n"
)


def write(folder: Path, text: str) -> Path:
    path = folder / "who_builds.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    question = read_question(write(tmp_path, HEADER + QUERY))
    assert (question.name, question.topic, question.title) == ("who_builds", "partners", ("谁建", "Who builds"))
    assert question.answers == ("谁建了什么，", "Who builds what.")
    thing, limit = question.parameters
    assert (thing.type, thing.required, thing.default, thing.among) == ("thing", False, None, ("Platform", "University"))
    assert (limit.type, limit.default, limit.help.en) == ("number", "10", "rows")
    assert question.headings() == {"builder": "建设者 Builder"}
    assert question.query == QUERY


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("# topic: partners\n", "", 1, "no topic"),
        ("partners", "gossip", 1, "'gossip'"),
        ("# title: 谁建 / Who builds", "# title: Who builds", 2, "Chinese / English"),
        ("# title:", "# heading:", 2, "topic, title"),
        ("# topic: partners\n", "# topic: partners\n# topic: money\n", 2, "a second time"),
        ("optional |", "perhaps |", 5, "required|optional"),
        ("thing thing(", "thing gadget(", 5, "type 'gadget'"),
        ("limit number", "limit choice", 6, "choice of nothing"),
        ("limit number", "thing number", 1, "declared a second time"),
        ("# column: builder |", "# column: builder", 7, "NAME"),
        ("# column: builder |", "# column: maker |", 1, "those of SELECT: builder, builderIri"),
        ("$limit", "$most", 13, "$most"),
        (" #? thing", "", 10, "may be without a value"),
        ("#? thing", "#? other", 10, "$other"),
        ("LIMIT $limit\n", "", 1, "never uses"),
    ],
)
def test_a_fault_is_told_with_file_and_line(old: str, new: str, line: int, said: str, tmp_path: Path) -> None:
    text = HEADER + QUERY
    assert old in text
    with pytest.raises(QuestionError) as caught:
        read_question(write(tmp_path, text.replace(old, new, 1)))
    assert f"who_builds.rq, line {line}: found" in str(caught.value) and said in str(caught.value)


def test_a_column_for_programs_stands_beside_one_for_people(tmp_path: Path) -> None:
    text = (HEADER + QUERY).replace("# column: builder | 建设者 / Builder\n", "").replace("SELECT ?builder ", "SELECT ")
    with pytest.raises(QuestionError, match="builderIri"):
        read_question(write(tmp_path, text))


def test_the_condition_of_a_line() -> None:
    assert condition_of("  ?x a $class . #? class  ") == "class"
    assert condition_of("  ?x a $class . # ? class") is None
