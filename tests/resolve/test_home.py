"""A document's home."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.recognise import Recogniser
from graph.resolve.home import find_home


def home(recogniser: Recogniser, text: str, region: str | None = None) -> str | None:
    division = find_home(recogniser.recognise(Document("d", "d.txt", "txt", text, region=region)))
    return division.name if division else None


@pytest.mark.parametrize(
    ("text", "region", "name"),
    [
        ("株洲市引进人才。", "宜昌市", "宜昌市"),
        ("株洲市引进人才。宜昌市派员参加。株洲市科技局组织。", None, "株洲市"),
        ("宜昌市创新纪要\n" + "\n" * 8 + "株洲市参加。株洲市发言。", None, "宜昌市"),
        ("湖北省出台办法。宜昌市落实。", None, "宜昌市"),
        ("大家都很高兴。", None, None),
        ("大家都很高兴。", "无名市", None),
    ],
)
def test_the_home_is_stated_or_named_most(recogniser: Recogniser, text: str, region: str | None, name: str | None) -> None:
    assert home(recogniser, text, region) == name
