"""Unknown members of a list beside known ones."""

from __future__ import annotations

import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("湖南大学、云轴所等参加。", "云轴所"),
        ("湖南大学、三峡磷院和企业签约。", "三峡磷院"),
        ("西北有色金属研究院、云轴所在会上发言。", "云轴所"),
    ],
)
def test_the_short_form_of_an_institute_beside_a_learned_body(find: Find, sentence: str, name: str) -> None:
    assert (name, "ResearchInstitute") in find(sentence)


@pytest.mark.parametrize(
    "sentence", ["湖南大学、院长办公室参加。", "湖南大学、企业和人才参加。", "湖南大学。云轴所参观。", "湖南大学、法院院长参加。"]
)
def test_ordinary_words_and_other_clauses_are_no_neighbours(find: Find, sentence: str) -> None:
    assert [text for text, _ in find(sentence)] == ["湖南大学"]
