"""Other wordings of a metric, and what speaks for each."""

from __future__ import annotations

import pytest

from graph.relate.observation_wording_choice import wording_features
from graph.relate.observations import Draft, Told, draft_observations
from tests.relate.told import Read


def last_told(read: Read, text: str) -> tuple[Draft, Told]:
    draft = draft_observations(read(text, title="江川观察"))
    return draft, draft.told[-1]


@pytest.mark.parametrize(
    ("text", "source", "wording"),
    [
        ("[江川市](Region)登记技术合同45项,当年到账8亿元。", "left", "到账"),
        ("[江川市](Region)登记技术合同45项,成交额8亿元。", "carry0", "登记技术合同成交额"),
        ("[江川市](Region)与300家企业建立联系。", "after", "企业"),
        ("[江川市](Region)与300家企业建立联系。", "said-after", "建立联系的企业"),
        ("[江川市](Region)对评价优秀的中试平台,按规定给予30万元奖励。", "case1", "评价优秀的中试平台奖励"),
    ],
)
def test_source_gives_its_wording(read: Read, text: str, source: str, wording: str) -> None:
    wordings = last_told(read, text)[1].wordings
    assert [w for w, sources in wordings.items() if source in sources] == [wording]


def test_wording_of_the_rules_comes_first(read: Read) -> None:
    _, told = last_told(read, "[江川市](Region)登记技术合同45项,成交额8亿元。")
    first = next(iter(told.wordings))
    assert first == told.metric.text
    assert told.wordings[first][0] == "rule"


def test_features_tell_source_ends_and_unit(read: Read) -> None:
    draft, told = last_told(read, "[江川市](Region)登记技术合同45项,成交额8亿元。")
    features = wording_features(draft.page, told.site, told.wordings, (told.metric.shape, told.kind))
    assert len(features) == len(told.wordings)
    assert {"from:rule", "ends:额|money", f"rule:5|{told.metric.shape}"} <= set(features[0])
