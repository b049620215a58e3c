"""The catalogue in words, and the page of the documentation that is made of it."""

from __future__ import annotations

from pathlib import Path

from graph.query.describe import describe_question, list_questions, render_page
from graph.query.questions import find_question, load_questions

PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"


def test_the_page_is_that_of_the_catalogue() -> None:
    """Made anew by python -m graph.query.describe > docs/questions.md."""
    assert PAGE.read_text(encoding="utf-8") == render_page()


def test_the_list_names_every_question() -> None:
    told = list_questions()
    assert all(f"  {q.name} " in told and q.title.zh in told and q.title.en in told for q in load_questions().values())


def test_a_description_tells_parameters_and_columns() -> None:
    told = describe_question(find_question("ways_between"))
    assert "one  thing，必填 required" in told and "steps  number，缺省 default 4" in told
    assert "quote  原文 / Quote" in told and "--param one=… --param other=…" in told
