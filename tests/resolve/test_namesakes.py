from __future__ import annotations

from itertools import permutations

import pytest

from graph.resolve.namesakes import Bearer, group_bearers, name_parts

NAMES = {1: "聊城大学", 2: "吉林农业大学", 3: "聊城大学材料学院"}


def at(document: str, *posts: int, province: str | None = None, city: str | None = None, academician: bool = False) -> Bearer:
    return Bearer(document, "e1", academician, frozenset(posts), frozenset(posts), city, province)


def groups_of(bearers: list[Bearer], wholes: dict[int, frozenset[int]] | None = None) -> list[str]:
    return sorted("".join(sorted(b.document for b in g.bearers)) for g in group_bearers(bearers, wholes or {}))


@pytest.mark.parametrize(
    ("bearers", "expected"),
    [
        ([at("a", 1), at("b", 1)], ["ab"]),
        ([at("a", 1), at("b", 2)], ["a", "b"]),
        ([at("a", 1, academician=True), at("b", 2, academician=True)], ["ab"]),
        ([at("a", 1, academician=True), at("b", 2)], ["a", "b"]),
        ([at("a", 1), at("b")], ["ab"]),
        ([at("a", 1, province="山东省"), at("b", province="吉林省")], ["a", "b"]),
        ([at("a", 1, city="聊城市"), at("b", 2, city="长春市"), at("c", city="聊城市")], ["ac", "b"]),
        ([at("a", 1), at("b", 2), at("c")], ["a", "b", "c"]),
        ([at("a", province="山东省"), at("b", province="吉林省")], ["a", "b"]),
        ([at("a", province="山东省"), at("b")], ["ab"]),
        ([at("a"), at("b")], ["ab"]),
    ],
)
def test_who_is_one_person_in_whatever_order(bearers: list[Bearer], expected: list[str]) -> None:
    assert all(groups_of(list(order)) == expected for order in permutations(bearers))


def test_an_employer_inside_the_other_joins() -> None:
    assert groups_of([at("a", 1), at("b", 3)], {3: frozenset({1})}) == ["ab"]


def test_two_units_of_one_whole_do_not_join() -> None:
    assert groups_of([at("a", 3), at("b", 4)], {3: frozenset({1}), 4: frozenset({1})}) == ["a", "b"]


def test_a_shared_project_joins_but_is_no_employer() -> None:
    one = Bearer("a", "e1", ties=frozenset({7, 1}), posts=frozenset({1}))
    other = Bearer("b", "e1", ties=frozenset({7, 2}), posts=frozenset({2}))
    assert groups_of([one, other]) == ["ab"]


def test_parts_tell_namesakes_apart() -> None:
    groups = group_bearers([at("a", 1), at("b", 2), at("c", province="云南省")], {})
    assert name_parts(groups, NAMES) == ["聊城大学", "吉林农业大学", "云南省"]


def test_the_only_bearer_needs_no_part() -> None:
    assert name_parts(group_bearers([at("a", 1)], {}), NAMES) == [""]


def test_reasons_are_kept() -> None:
    (group,) = group_bearers([at("a", 1), at("b", 1)], {})
    assert group.reasons == [("shared_tie", "a", "b")]
