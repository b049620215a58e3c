"""The weighted choice of a number's owner, and the confidence of an observation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.recognise.quantities import find_quantities
from graph.relate import observation_choice
from graph.relate.observation_choice import Choice, Model, load_model, rating_features
from graph.relate.observations import Draft, draft_observations, finish
from graph.rows import LexiconError
from tests.relate.markup import read_markup

TEXT = "[飞星公司](Enterprise)发起设立[星河基金](Fund),首期规模2亿元,存续期内管理费率1%。"


@pytest.fixture
def draft() -> Draft:
    reading = read_markup(TEXT, title="江川观察")
    return draft_observations(replace(reading, quantities=find_quantities(reading.document.text)))


def names(draft: Draft, chosen: list[Choice | None]) -> list[str | None]:
    known = {e.id: e.name for e in draft.page.reading.entities}
    return [known[c.entity] if c else None for c in chosen]


@pytest.mark.parametrize(("feature", "expected"), [("topic:Fund|size", "星河基金"), ("stated:sentence-last", "飞星公司")])
def test_heaviest_candidate_owns_the_number(draft: Draft, feature: str, expected: str) -> None:
    assert names(draft, Model({feature: 3.0}, {}).choose(draft.scene, draft.asked))[0] == expected


def test_owner_of_the_number_before_can_go_on(draft: Draft) -> None:
    assert names(draft, Model({"topic:Fund|size": 3.0, "on:segment": 2.0}, {}).choose(draft.scene, draft.asked)) == ["星河基金"] * 2


def test_probability_grows_with_the_lead(draft: Draft) -> None:
    faint, clear = (Model({"topic:Fund|size": w}, {}).choose(draft.scene, draft.asked)[0] for w in (0.5, 4.0))
    assert faint and clear and faint.probability < 0.8 < clear.probability


def test_document_that_names_nobody_gives_no_owner() -> None:
    reading = read_markup("现有企业12家。", title="观察")
    nobody = draft_observations(replace(reading, quantities=find_quantities(reading.document.text)))
    assert all(c is None for c in Model({}, {}).choose(nobody.scene, nobody.asked))


def test_confidence_rests_on_its_features() -> None:
    features = rating_features(Choice("e1", 0.97), ("carried-head", "plain", "named"), "actual", "money")
    assert "sure:9" in features and "carried:True" in features
    assert Model({}, {"sure:9": 2.0}).rate(features) > 0.5 > Model({}, {"carried:True": -2.0}).rate(features)


def test_wording_of_the_rules_holds_unless_another_is_clearly_better() -> None:
    wordings = [["from:rule"], ["from:left"]]
    assert Model({}, {}, {"from:left": 0.3}).word(wordings)[0] == 0
    assert Model({}, {}, {"from:left": 0.6}).word(wordings)[0] == 1


def test_chosen_wording_is_the_metric_and_named_as_rule(draft: Draft) -> None:
    model = Model({}, {}, {"from:core0": 5.0})
    rules, worded = (finish(draft, m.choose(draft.scene, draft.asked), m) for m in (Model({}, {}), model))
    assert rules[1].metric != worded[1].metric == rules[0].metric
    assert worded[1].rule.startswith("worded-")


@pytest.mark.parametrize("content", ["{", '{"subject": {}}', '{"subject": {}, "confidence": {}}', "[]"])
def test_broken_model_stops_the_program(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "observations.json"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(observation_choice, "MODEL", path)
    load_model.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"observations\.json"):
            load_model()
    finally:
        load_model.cache_clear()
