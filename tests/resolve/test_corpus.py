from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.model import Analysis
from graph.resolve.corpus import resolve_corpus
from graph.resolve.curation import Ruling
from tests.analyses import make_analysis

BASE = "https://w3id.org/chuangpu/id/"


def resolve(folder: Path, analyses: Sequence[Analysis], rulings: tuple[Ruling, ...] = ()) -> dict[str, set[str]]:
    """Thing → ``document/entity`` of everything that is it."""
    found: dict[str, set[str]] = {}
    with resolve_corpus(sorted(analyses, key=lambda a: a.document.id), rulings, folder / "index.sqlite") as resolution:
        for analysis in analyses:
            for local, thing in resolution.of_document(analysis.document.id).items():
                found.setdefault(thing.iri.removeprefix(BASE), set()).add(f"{analysis.document.id}/{local}")
    return found


def test_equal_names_are_one_thing(tmp_path: Path) -> None:
    found = resolve(tmp_path, [make_analysis("a", [("University", "中南大学")]), make_analysis("b", [("University", "中南 大学")])])
    assert found == {"University/中南大学": {"a/e0", "b/e0"}}


def test_a_type_that_wavers_within_its_family_is_voted_on(tmp_path: Path) -> None:
    kinds = {"a": "Platform", "b": "ResearchInstitute", "c": "ResearchInstitute"}
    found = resolve(tmp_path, [make_analysis(d, [(kind, "淄博产业技术研究院")]) for d, kind in kinds.items()])
    assert set(found) == {"ResearchInstitute/淄博产业技术研究院"}


def test_a_tie_goes_to_the_type_that_stands_higher(tmp_path: Path) -> None:
    found = resolve(tmp_path, [make_analysis("a", [("Platform", "瑞恒中心")]), make_analysis("b", [("University", "瑞恒中心")])])
    assert set(found) == {"University/瑞恒中心"}


def test_types_of_different_families_stay_apart(tmp_path: Path) -> None:
    found = resolve(tmp_path, [make_analysis("a", [("Industry", "气凝胶")]), make_analysis("b", [("Technology", "气凝胶")])])
    assert set(found) == {"Industry/气凝胶", "Technology/气凝胶"}


def test_a_distinctive_alias_joins(tmp_path: Path) -> None:
    a = make_analysis("a", [("ResearchInstitute", "瑞恒材料科学研究总院", "瑞恒科创院")])
    b = make_analysis("b", [("ResearchInstitute", "瑞恒科创院")])
    assert resolve(tmp_path, [a, b]) == {"ResearchInstitute/瑞恒材料科学研究总院": {"a/e0", "b/e0"}}


def test_an_alias_of_two_things_joins_neither(tmp_path: Path) -> None:
    a = make_analysis("a", [("ResearchInstitute", "瑞恒材料研究总院", "瑞恒科创院")])
    b = make_analysis("b", [("ResearchInstitute", "恒瑞机械研究总院", "瑞恒科创院")])
    c = make_analysis("c", [("ResearchInstitute", "瑞恒科创院")])
    assert len(resolve(tmp_path, [a, b, c])) == 3


def test_a_generic_short_form_never_joins_its_long_names(tmp_path: Path) -> None:
    a = make_analysis("a", [("GovernmentBody", "淄博市科技局", "市科技局")], region="淄博市")
    b = make_analysis("b", [("GovernmentBody", "枣庄市科技局", "市科技局")], region="枣庄市")
    assert set(resolve(tmp_path, [a, b])) == {"GovernmentBody/淄博市科技局", "GovernmentBody/枣庄市科技局"}


def test_a_contextual_name_is_completed_by_the_home(tmp_path: Path) -> None:
    a = make_analysis("a", [("GovernmentBody", "淄博市科技局")], region="枣庄市")
    b = make_analysis("b", [("GovernmentBody", "市科技局")], region="淄博市")
    c = make_analysis("c", [("GovernmentBody", "市科技局")])
    assert resolve(tmp_path, [a, b, c]) == {"GovernmentBody/淄博市科技局": {"a/e0", "b/e0"}, "GovernmentBody/市科技局@c": {"c/e0"}}


def test_a_bare_kind_stays_in_its_document(tmp_path: Path) -> None:
    found = resolve(tmp_path, [make_analysis(d, [("ResearchInstitute", "研究院")]) for d in "ab"])
    assert set(found) == {"ResearchInstitute/研究院@a", "ResearchInstitute/研究院@b"}


def test_districts_of_one_name_stay_apart(tmp_path: Path) -> None:
    a = make_analysis("a", [("Region", "枣庄市市中区", "市中区")])
    b = make_analysis("b", [("Region", "济南市市中区", "市中区")])
    assert len(resolve(tmp_path, [a, b])) == 2


def test_names_of_one_place_are_one_thing(tmp_path: Path) -> None:
    found = resolve(
        tmp_path,
        [make_analysis(d, [("Region", name)]) for d, name in {"a": "枣庄", "b": "枣庄市", "c": "山东省枣庄市", "d": "枣庄"}.items()],
    )
    assert set(found) == {"Region/枣庄市"}


def test_a_legal_form_makes_no_other_firm(tmp_path: Path) -> None:
    a, b = make_analysis("a", [("Enterprise", "瑞恒光芯科技有限公司")]), make_analysis("b", [("Enterprise", "瑞恒光芯科技")])
    assert set(resolve(tmp_path, [a, b])) == {"Enterprise/瑞恒光芯科技有限公司"}
    c = make_analysis("c", [("Enterprise", "瑞恒光芯科技股份有限公司")])
    assert len(resolve(tmp_path, [a, b, c])) == 3


def test_a_document_that_names_both_keeps_them_apart(tmp_path: Path) -> None:
    a = make_analysis("a", [("ResearchInstitute", "瑞恒材料研究总院", "瑞恒科创院")])
    b = make_analysis("b", [("ResearchInstitute", "瑞恒科创院"), ("ResearchInstitute", "瑞恒材料研究总院")])
    assert len(resolve(tmp_path, [a, b])) == 2


def test_persons_of_different_employers_stay_apart(tmp_path: Path) -> None:
    analyses = [
        make_analysis("a", [("Person", "李玉"), ("University", "聊城大学")], [(0, "worksFor", 1)]),
        make_analysis("b", [("Person", "李玉"), ("University", "吉林农业大学")], [(0, "worksFor", 1)]),
        make_analysis("c", [("Person", "李玉"), ("University", "聊城大学")], [(0, "heads", 1)]),
    ]
    found = resolve(tmp_path, analyses)
    assert found["Person/李玉@聊城大学"] == {"a/e0", "c/e0"} and found["Person/李玉@吉林农业大学"] == {"b/e0"}


def test_a_team_follows_its_namesake(tmp_path: Path) -> None:
    rows = {"a": "聊城大学", "b": "吉林农业大学"}
    found = resolve(
        tmp_path,
        [
            make_analysis(d, [("Person", "李玉"), ("University", u), ("Team", "李玉团队")], [(0, "worksFor", 1), (0, "heads", 2)])
            for d, u in rows.items()
        ],
    )
    assert {"Team/李玉团队@聊城大学", "Team/李玉团队@吉林农业大学"} <= set(found)


@pytest.mark.parametrize("reverse", [False, True])
def test_a_curator_joins(tmp_path: Path, reverse: bool) -> None:
    analyses = [make_analysis("a", [("Platform", "轴E购")]), make_analysis("b", [("Platform", "轴承电商平台")])]
    pair = (BASE + "Platform/轴E购", BASE + "Platform/轴承电商平台")
    one, other = reversed(pair) if reverse else pair
    assert resolve(tmp_path, analyses, (Ruling("same", one, other, "", 1),)) == {one.removeprefix(BASE): {"a/e0", "b/e0"}}


def test_a_curator_keeps_two_names_apart(tmp_path: Path) -> None:
    analyses = [make_analysis("a", [("Enterprise", "瑞恒光芯科技有限公司")]), make_analysis("b", [("Enterprise", "瑞恒光芯科技")])]
    ruling = Ruling("apart", BASE + "Enterprise/瑞恒光芯科技有限公司", BASE + "Enterprise/瑞恒光芯科技", "", 1)
    assert len(resolve(tmp_path, analyses, (ruling,))) == 2


def test_a_curator_splits_one_document_off(tmp_path: Path) -> None:
    analyses = [make_analysis(d, [("Person", "李玉")]) for d in "ab"]
    found = resolve(tmp_path, analyses, (Ruling("apart", BASE + "Person/李玉", "document:b", "", 1),))
    assert found == {"Person/李玉": {"a/e0"}, "Person/李玉@b": {"b/e0"}}


def test_a_ruling_that_meets_nothing_is_told(tmp_path: Path) -> None:
    ruling = Ruling("same", BASE + "Person/甲", BASE + "Person/乙", "", 1)
    with resolve_corpus([make_analysis("a", [("Person", "李玉")])], (ruling,), tmp_path / "index.sqlite") as resolution:
        assert resolution.unused == (ruling,)


def test_names_and_merges_are_told(tmp_path: Path) -> None:
    a = make_analysis("a", [("GovernmentBody", "淄博市科技局", "市科技局", "淄博市科学技术局")], region="淄博市")
    b = make_analysis("b", [("GovernmentBody", "淄博市科学技术局")])
    with resolve_corpus([a, b], (), tmp_path / "index.sqlite") as resolution:
        (thing,) = resolution.things()
        assert (thing.name, thing.aliases, thing.hidden, thing.documents) == ("淄博市科技局", ("淄博市科学技术局",), ("市科技局",), 2)
        (merge,) = resolution.merges()
        assert (merge.rule, merge.reason) == ("distinctive_alias", "“淄博市科学技术局”")
        assert resolution.counts() == {"GovernmentBody": 1} and resolution.count_merges() == 1
