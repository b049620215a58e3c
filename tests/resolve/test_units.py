"""Units named with their body, and organs with their full title."""

from __future__ import annotations

import pytest

from .conftest import Resolve, named


@pytest.mark.parametrize(
    ("text", "kind", "name", "alias"),
    [
        ("宜昌市科学技术局发文。材料报市科技局成果科。", "GovernmentBody", "宜昌市科学技术局成果科", "市科技局成果科"),
        ("《宜昌市人民政府关于支持企业创新的意见》印发，市政府设立基金。", "GovernmentBody", "宜昌市人民政府", "市政府"),
        (
            "湖南大学（以下简称“湖大”）来访，湖南大学材料科学与工程学院签约。材料科学与工程学院派员参加。",
            "University",
            "湖南大学材料科学与工程学院",
            "材料科学与工程学院",
        ),
    ],
)
def test_the_document_gives_the_full_name(resolve: Resolve, text: str, kind: str, name: str, alias: str) -> None:
    assert alias in named(resolve(text), kind)[name]


def test_nothing_is_made_longer_than_the_text_allows(resolve: Resolve) -> None:
    assert set(named(resolve("市政府设立基金。材料报市科技局成果科。"), "GovernmentBody")) == {"宜昌市政府", "宜昌市科技局成果科"}
