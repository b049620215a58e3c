"""A history holds what began before its date, and who is whose partner."""

from __future__ import annotations

import pytest

from graph.match.projects import History, Participation
from graph.match.projects.history import new_partners


def took(organisations: str, project: str, began: float = 2015.0) -> list[Participation]:
    return [Participation(name, project, began, topics=("光",) if name != "丁" else ()) for name in organisations.split()]


def partners(history: History, name: str) -> set[str]:
    return {history.organisations[i] for i in history.partners[history.number[name]].indices}


def test_partners_share_a_project() -> None:
    history = History(took("甲 乙", "一") + took("乙 丙", "二"))
    assert partners(history, "甲") == {"乙"}
    assert partners(history, "乙") == {"甲", "丙"}
    assert dict(zip(history.organisations, history.partner_counts.tolist(), strict=True)) == {"甲": 1, "乙": 2, "丙": 1}


@pytest.mark.parametrize(("size", "count"), [(1, 0), (2, 1), (60, 59), (61, 0)])
def test_only_projects_of_two_to_sixty_make_partners(size: int, count: int) -> None:
    history = History(took(" ".join(f"机构{n}" for n in range(size)), "一"))
    assert set(history.partner_counts.tolist()) == {count}


def test_what_began_later_is_not_known() -> None:
    history = History(took("甲 乙", "一") + took("甲 丙", "二", 2017.0), until=2017.0)
    assert history.organisations == ["乙", "甲"]
    assert history.ages.tolist() == [2.0]


def test_the_order_of_the_facts_does_not_matter() -> None:
    facts = took("甲 乙 丙", "一") + took("丁 乙", "二", 2016.0)
    one, other = History(facts), History(facts[::-1])
    assert one.organisations == other.organisations
    assert (one.member != other.member).nnz == 0


def test_a_fact_said_twice_counts_once() -> None:
    assert History(took("甲 乙", "一") * 2).member.sum() == 2


def test_topics_of_a_project_add_up_to_one() -> None:
    history = History([Participation("甲", "一", 2015.0, topics=("光", "声"))])
    assert history.topics.toarray().tolist() == [[0.5, 0.5]]


def test_nothing_before_the_date_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no participation before 2010"):
        History(took("甲", "一"), until=2010.0)


def test_new_partners_are_those_met_later_among_the_known() -> None:
    history = History(took("甲 乙", "一") + took("丙", "二"))
    later = took("甲 乙 丙 新", "三", 2018.0)
    found = {history.organisations[one]: {history.organisations[o] for o in others} for one, others in new_partners(history, later).items()}
    assert found == {"甲": {"丙"}, "乙": {"丙"}, "丙": {"甲", "乙"}}


def test_meeting_in_a_crowd_makes_no_partners() -> None:
    history = History(took("甲", "一") + took("乙", "二"))
    assert new_partners(history, took(" ".join(["甲", "乙", *(f"客{n}" for n in range(59))]), "三")) == {}
