from __future__ import annotations

import pytest

from graph.resolve.divisions import is_full_name, locate, place_at_level, split_region


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("枣庄市市中区", ("山东省", "枣庄市", "市中区")),
        ("山东省枣庄市市中区", ("山东省", "枣庄市", "市中区")),
        ("滕州市", ("山东省", "枣庄市", "滕州市")),
        ("枣庄", ("山东省", "枣庄市", "")),
    ],
)
def test_one_place(name: str, chain: tuple[str, str, str]) -> None:
    found = locate(name)
    assert found and (found.province, found.city, found.county) == chain


@pytest.mark.parametrize("name", ["市中区", "鼓楼区", "科技局", "", "聊城市市中区"])
def test_no_single_place(name: str) -> None:
    assert locate(name) is None


def test_the_name_in_full() -> None:
    assert is_full_name("枣庄市") and is_full_name("枣庄市市中区")
    assert not is_full_name("枣庄") and not is_full_name("山东省枣庄市")


def test_home() -> None:
    assert place_at_level("枣庄市市中区", "city") == "枣庄市"
    assert place_at_level("山东省", "city") is None
    assert place_at_level(None, "city") is None


def test_leading_places() -> None:
    assert split_region("山东省淄博市科技局") == (("山东省", "淄博市"), "科技局")
    assert split_region("轴承研究所") == ((), "轴承研究所")
