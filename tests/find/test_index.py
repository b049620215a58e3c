from __future__ import annotations

import pytest

from graph.find import BadSearchError, Findable, SearchIndex, make_index
from tests.find.conftest import THINGS, thing


def names(index: SearchIndex, text: str, **options: object) -> list[str]:
    return [hit.name for hit in index.find(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("中南大学", "中南大学", "exact"),
        ("中南大學", "中南大学", "exact"),
        ("中南 大学", "中南大学", "exact"),
        ("central south university", "中南大学", "alias"),
        ("光芯科技", "中建材光芯科技有限公司", "alias"),
        ("县局", "宁远县行政审批服务局", "alias"),
        ("Blue", "BlueRiver Optical Technology Co., Ltd.", "prefix"),
        ("blueriver optical", "BlueRiver Optical Technology Co., Ltd.", "prefix"),
        ("zndx", "中南大学", "initials"),
        ("ZNDX", "中南大学", "initials"),
        ("ｚｎｄｘ", "中南大学", "initials"),
        ("csu", "中南大学", "initials"),
        ("bot", "BlueRiver Optical Technology Co., Ltd.", "initials"),
        ("光芯", "中建材光芯科技有限公司", "prefix"),
        ("材光", "中建材光芯科技有限公司", "substring"),
        ("材", "中建材光芯科技有限公司", "substring"),
        ("长沙智能", "明远(长沙)智能装备有限公司", "substring"),
        ("（长沙）", "长沙市", "prefix"),
        ("5g", "乐清绿能5G设备有限公司", "substring"),
        ("５Ｇ", "乐清绿能5G设备有限公司", "substring"),
        ("3d打印", "3D打印😀产业化", "prefix"),
        ("😀", "3D打印😀产业化", "substring"),
        ("++", "++", "exact"),
        ("科技 光芯 中建材", "中建材光芯科技有限公司", "words"),
        ("装备 mingyuan", "明远(长沙)智能装备有限公司", "words"),
        ("zhongnan", "中南大学", "pinyin"),
        ("Zhōngnán", "中南大学", "pinyin"),
        ("zhong nan", "中南大学", "pinyin"),
        ("zhongna", "中南大学", "pinyin"),
        ("zhnandax", "中南大学", "pinyin"),
        ("中南dx", "中南大学", "pinyin"),
        ("中nan大xue", "中南大学", "pinyin"),
        ("lvneng5gsb", "乐清绿能5G设备有限公司", "pinyin"),
        ("luneng", "乐清绿能5G设备有限公司", "pinyin"),
        ("xi'an", "西安交通大学", "pinyin"),
        ("xajt", "西安交通大学", "pinyin"),
        ("中楠大学", "中南大学", "sound"),
        ("中建材光心科技", "中建材光芯科技有限公司", "sound"),
        ("中建材光艺科技有限公司", "中建材光芯科技有限公司", "fuzzy"),
        ("中建材芯光科技有限公司", "中建材光芯科技有限公司", "fuzzy"),
        ("中建材光芯科有限公司", "中建材光芯科技有限公司", "fuzzy"),
        ("中建材光芯的科技有限公司", "中建材光芯科技有限公司", "fuzzy"),
        ("BlueRivet Optical", "BlueRiver Optical Technology Co., Ltd.", "fuzzy"),
    ],
)
def test_finds_first(index: SearchIndex, text: str, name: str, why: str) -> None:
    best = index.find(text)[0]
    assert (best.name, best.why.key) == (name, why)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("chongqing", "重庆大学"),
        ("cqdx", "重庆大学"),
        ("zqdx", "重庆大学"),
        ("changsha", "长沙市"),
        ("yinhang", "浦江银行"),
        ("pjyh", "浦江银行"),
        ("xingzheng", "宁远县行政审批服务局"),
        ("yueqing", "乐清绿能5G设备有限公司"),
        ("qiuliang", "仇亮"),
        ("ql", "仇亮"),
    ],
)
def test_every_reading_of_a_character_counts(index: SearchIndex, text: str, name: str) -> None:
    assert name in names(index, text)


@pytest.mark.parametrize("text", ["龘靐", "qqqq", "zhongbei", "𠮷", "中南大学附属第九医院"])
def test_finds_nothing(index: SearchIndex, text: str) -> None:
    assert index.find(text) == []


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\n", "x" * 201])
def test_what_is_no_search_is_refused(index: SearchIndex, text: str) -> None:
    with pytest.raises(BadSearchError, match="expected"):
        index.find(text)


def test_a_better_reason_goes_first_then_more_links() -> None:
    degrees = {"北光芯厂": 1, "南光芯厂": 3, "光芯": 0, "光芯厂": 9, "guangxin": 0, "广新厂": 99}
    things = [thing("X", name, degree=degree) for name, degree in degrees.items()]
    index = SearchIndex(make_index([*things, thing("X", "某厂", "光芯")]))
    assert names(index, "光芯") == ["光芯", "某厂", "光芯厂", "南光芯厂", "北光芯厂", "广新厂"]
    assert names(index, "guangxin")[:2] == ["guangxin", "光芯"]


def test_a_thing_comes_once_with_its_best_name(index: SearchIndex) -> None:
    hits = index.find("西安交")
    assert [(h.name, h.matched) for h in hits] == [("西安交通大学", "西安交通大学")]
    assert index.find("湖大")[0].matched == "湖大"


def test_limit(index: SearchIndex) -> None:
    assert names(index, "大学", limit=2) == ["中南大学", "重庆大学"]
    with pytest.raises(BadSearchError):
        index.find("大学", limit=0)


def test_classes(index: SearchIndex) -> None:
    assert names(index, "中南", classes=["platform"]) == ["中南大学科技园"]
    with pytest.raises(BadSearchError, match="expected one of Enterprise"):
        index.find("中南", classes=["Planet"])


@pytest.mark.parametrize(("region", "expected"), [("长沙市", {"中南大学", "湖南大学"}), ("湖南", {"中南大学", "湖南大学"})])
def test_regions_hold_what_lies_in_them_however_deep(index: SearchIndex, region: str, expected: set[str]) -> None:
    assert set(names(index, "大学", regions=[region], classes=["University"])) == expected


def test_an_unknown_region_is_named(index: SearchIndex) -> None:
    with pytest.raises(BadSearchError, match="火星"):
        index.find("大学", regions=["火星"])


def test_without_typos_other_characters_do_not_match(index: SearchIndex) -> None:
    assert index.find("中楠大学", typos=False) == index.find("中建材光艺科技有限公司", typos=False) == []


@pytest.mark.parametrize(("text", "name"), [("中南大学附属第九医院", "中南大学"), ("明远智能装备公司", "明远(长沙)智能装备有限公司")])
def test_nearest_offers_names_that_share_most(index: SearchIndex, text: str, name: str) -> None:
    assert index.nearest(text, 3)[0].name == name
    assert index.nearest(text, 3)[0].why.key == "similar"


def test_nearest_gives_no_more_than_asked_for(index: SearchIndex) -> None:
    hits = index.nearest("大学", 3)
    assert len(hits) == 3 and len({h.iri for h in hits}) == 3


def test_an_index_of_nothing_finds_nothing() -> None:
    index = SearchIndex(make_index([]))
    assert len(index) == 0 and index.find("光芯") == [] and index.nearest("光芯") == []


def test_what_a_name_shows_is_what_it_was() -> None:
    odd = Findable("urn:x", "X", "A “b” \ud800<c>", ("  ",))
    (hit,) = SearchIndex(make_index([odd])).find("a b")
    assert (hit.iri, hit.name) == ("urn:x", "A “b” \ud800<c>")


def test_the_order_in_which_things_come_does_not_matter() -> None:
    one, other = make_index(THINGS), make_index(reversed(THINGS))
    assert one.header == other.header
    assert all((one[name] == other[name]).all() for name in one.by_name)
