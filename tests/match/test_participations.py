"""The bridge to participations and back."""

from __future__ import annotations

from graph.match.build import make_index
from graph.match.index import PartnerIndex
from graph.match.participations import as_facts, partners_by_project, read_participations
from graph.match.projects import History, Participation

TOGETHER = [
    Participation("甲大学", "项目一", 2016.5, kind="HES", country="DE", leads=True, topics=("health",)),
    Participation("乙公司", "项目一", 2016.5, kind="PRC", country="FR", topics=("health",)),
    Participation("丙所", "项目二", 2017.0, kind="REC"),
]


def test_taking_part_in_platforms_and_communities_is_a_participation(index: PartnerIndex) -> None:
    found = {(p.organisation, p.project): p for p in read_participations(index)}
    assert set(found) == {("大学一", "共同体"), ("企业一", "共同体"), ("银行", "共同体"), ("大学二", "实验室"), ("企业四", "实验室")}
    one = found["大学一", "共同体"]
    assert (one.began, one.kind, one.country, one.topics) == (2022.0, "University", "区甲", ("新材料",))
    assert not any(p.leads for p in found.values())


def test_participations_of_a_graph_can_be_learned_from(index: PartnerIndex) -> None:
    history = History(read_participations(index))
    one = history.number["大学二"]
    assert [history.organisations[n] for n in history.partners[one].indices] == ["企业四"]


def test_participations_become_a_graph_that_gives_them_back() -> None:
    index = PartnerIndex(make_index(as_facts(TOGETHER)))
    found = {(p.organisation, p.project): p for p in read_participations(index)}
    assert set(found) == {("o:甲大学", "p:项目一"), ("o:乙公司", "p:项目一"), ("o:丙所", "p:项目二")}
    first = found["o:甲大学", "p:项目一"]
    assert (first.kind, first.country, first.leads, first.topics, first.began) == ("University", "DE", True, ("health",), 2016.0)


def test_partners_share_a_project_that_is_not_too_large() -> None:
    assert partners_by_project(TOGETHER) == {"甲大学": {"乙公司"}, "乙公司": {"甲大学"}, "丙所": set()}
    assert partners_by_project(TOGETHER, largest=1) == {"丙所": set()}
