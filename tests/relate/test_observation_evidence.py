"""What the words around a number say about its candidates."""

from __future__ import annotations

import pytest

from graph.relate.observation_evidence import clause_features, metric_features
from graph.relate.observations import draft_observations
from tests.relate.told import Read

TEXT = "[星河基金](Fund)已经设立。一是[飞星公司](Enterprise)建成[青山基地](Platform);二是力争基金投出项目30个。"


def features_of(read: Read, name: str) -> list[str]:
    draft = draft_observations(read(TEXT, title="江川观察"))
    entity = next(e.id for e in draft.page.reading.entities if e.name == name)
    return draft.scene.candidates(draft.asked[-1])[entity]


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("青山基地", "rank:0"),
        ("青山基地", "past:1|site"),
        ("飞星公司", "bodies:1|firm"),
        ("飞星公司", "lead"),
        ("星河基金", "past:2|money"),
        ("星河基金", "echo:inside|money"),
    ],
)
def test_surroundings_speak_for_a_candidate(read: Read, name: str, feature: str) -> None:
    assert feature in {f.removeprefix("role:") for f in features_of(read, name)}


def test_name_that_is_not_said_again_has_no_echo(read: Read) -> None:
    assert not [f for f in features_of(read, "飞星公司") if f.startswith("echo")]


def test_metric_is_told_by_pairs_of_characters() -> None:
    assert metric_features("合作项目", "个") == ["pair:合作", "pair:作项", "pair:项目", "unit:个"]


def test_clause_is_told_by_how_it_opens(read: Read) -> None:
    draft = draft_observations(read("[江川市](Region)发布名单。园区现有企业30家。", title="江川观察"))
    assert "opens:园区" in clause_features(draft.page, draft.told[-1].site)
