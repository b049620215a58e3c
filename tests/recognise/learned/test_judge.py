"""The judge: candidates from rules and network, the best set that does not overlap, probabilities as confidence."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from graph.model import Mention, Token
from graph.recognise.encoder import STATES
from graph.recognise.learned.judge import Candidate, Judge, describe, find_candidates, load_judge
from graph.recognise.learned.network import NameNetwork, Piece
from graph.recognise.learned.places import describe_place
from graph.recognise.words import Words

NETWORK = NameNetwork({}, ("Platform", "Region"))
TEXT = "江川市光电中试基地启用。"
CUTS = ((0, 3, "LOC"), (3, 5, "n"), (5, 9, "n"), (9, 11, "v"), (11, 12, "w"))
WORDS = Words(TEXT, [Token(start, end, TEXT[start:end], tag) for start, end, tag in CUTS], [(0, 12)])


def _scores() -> np.ndarray:
    """江川市 is surely a Region, 光电中试基地 nearly a Platform."""
    tags = np.log([[0.9, 0.025, 0.025, 0.025, 0.025]] * len(TEXT)).astype(np.float32)
    for i, tag in enumerate([3, 4, 4]):
        tags[i] = np.log(np.where(np.arange(5) == tag, 0.96, 0.01))
    for i, tag in enumerate([1, 2, 2, 2, 2, 2], 3):
        tags[i] = np.log(np.where(np.arange(5) == 0, 0.6, np.where(np.arange(5) == tag, 0.34, 0.02)))
    return tags


def _candidates(*chosen: Mention, spare: tuple[Mention, ...] = (), wide: tuple[Mention, ...] = ()) -> list[Candidate]:
    piece = Piece(0, np.zeros((len(TEXT), STATES), dtype=np.float32))
    return find_candidates(NETWORK, TEXT, [piece], _scores(), (chosen, spare, wide))


def test_rules_and_network_propose_and_agreement_is_noted() -> None:
    found = {(c.start, c.end, c.type): c.sources for c in _candidates(Mention(0, 3, "江川市", "Region", "region", 0.9))}
    assert found[0, 3, "Region"] == {"rules", "plain", "eager", "bold"}
    assert found[3, 9, "Platform"] == {"eager", "bold"}


def test_what_the_rules_passed_over_is_a_candidate_of_its_own() -> None:
    whole = Mention(0, 9, TEXT[:9], "Platform", "name.Platform", 0.8)
    found = {(c.start, c.end): c.sources for c in _candidates(whole, spare=(whole, Mention(3, 9, TEXT[3:9], "Platform", "name", 0.5)))}
    assert found[0, 9] == {"rules"} and "spare" in found[3, 9]


def test_a_bounded_stretch_counts_where_the_network_sees_its_class() -> None:
    seen, unseen = Mention(3, 8, TEXT[3:8], "Platform", "wide.platform", 0.5), Mention(8, 11, TEXT[8:11], "Region", "wide.quoted", 0.5)
    found = {(c.start, c.end): c.sources for c in _candidates(wide=(seen, unseen))}
    assert found[3, 8] == {"wide"} and (8, 11) not in found


def test_rivals_are_noted_with_their_size() -> None:
    candidates = _candidates(Mention(0, 9, TEXT[:9], "Platform", "name.Platform", 0.8))
    features = dict(zip([(c.start, c.end) for c in candidates], describe(NETWORK, WORDS, _scores(), candidates), strict=True))
    assert features[0, 9]["rival plain shorter"] == 1.0 and features[0, 3]["rival rules longer"] == 1.0


def test_the_place_of_a_candidate_is_told_by_words_and_marks() -> None:
    whole, cut = describe_place(WORDS, 3, 9, "Platform"), describe_place(WORDS, 1, 5, "Platform")
    assert whole["words start end"] == whole["2 words"] == whole["Platform in …基地"] == whole["Platform of n"] == 1.0
    assert cut["words end"] == cut["before character"] == 1.0
    assert describe_place(WORDS, 9, 11, "Event")["after 。"] == describe_place(WORDS, 0, 3, "Region")["before nothing"] == 1.0


def test_a_probability_is_the_logistic_of_the_weighted_sum() -> None:
    judge = Judge({"mean": 2.0}, -1.0, 0.5)
    assert judge.weigh([{"mean": 1.0, "unknown": 5.0}]) == pytest.approx([1 / (1 + math.exp(-1))])


def test_a_person_that_rules_and_tagger_agree_on_is_trusted() -> None:
    low, high = Judge({}, -5.0, 0.4).weigh([{"mean": 0.0}, {"mean": 0.0, "known person": 1.0}])
    assert low < 0.01 and high == 0.9


def test_the_set_with_the_greatest_sum_stands_and_none_overlap() -> None:
    none = frozenset[str]()
    candidates = [Candidate(0, 9, "Platform", none), Candidate(0, 3, "Region", none), Candidate(3, 9, "Platform", none)]
    judge = Judge({}, 0.0, 0.4)
    assert [m.text for m in judge.choose(TEXT, candidates, [0.8, 0.75, 0.7])] == ["江川市", "光电中试基地"]
    assert [m.text for m in judge.choose(TEXT, candidates, [0.95, 0.75, 0.7])] == ["江川市光电中试基地"]
    assert judge.choose(TEXT, candidates, [0.3, 0.2, 0.1]) == []


def test_a_mention_of_the_rules_keeps_its_rule_and_takes_the_probability() -> None:
    mention = Mention(0, 3, "江川市", "Region", "region", 0.9)
    one, two = Judge({}, 0.0, 0.4).choose(
        TEXT, [Candidate(0, 3, "Region", frozenset({"rules"}), mention), Candidate(3, 9, "Platform", frozenset())], [0.6, 0.7]
    )
    assert (one.rule, one.confidence) == ("region", 0.6)
    assert (two.rule, two.confidence, two.text) == ("learned.Platform", 0.7, "光电中试基地")


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    Judge({"mean": 1.25, "nothing": 0.0}, -0.5, 0.4).save(tmp_path / "weights.json")
    assert load_judge(tmp_path / "weights.json").weigh([{"mean": 1.0, "nothing": 1.0}]) == pytest.approx([1 / (1 + math.exp(-0.75))])
