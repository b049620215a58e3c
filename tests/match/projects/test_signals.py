"""Each signal measures what its explanation says."""

from __future__ import annotations

import numpy as np
import pytest

from graph.match.projects import SIGNALS, History, Landscape, Participation, Signal
from graph.match.projects.landscape import Block

# 问 asks; 近 shares partners, topic and country with it; 远 shares nothing
FACTS = [
    *(Participation(o, "一", 2017.0, "学", "甲国", topics=("能源",)) for o in ("问", "友", "又")),
    *(Participation(o, "二", 2017.5, "产", "甲国", topics=("能源",)) for o in ("友", "近")),
    *(Participation(o, "三", 2014.0, "研", "乙国", topics=("健康",)) for o in ("远", "远友")),
    *(Participation(o, "四", 2017.5, "产", "甲国", topics=("能源",)) for o in ("近", "近友")),
]
ALONE = {"partner_count", "shared_projects", "all_projects", "recent_projects"}
NO_SIGN = {"years_since", "project_size", "national_share", "kind_leaning"}


def value(signal: Signal, other: str) -> float:
    landscape = Landscape(History(FACTS, until=2018.0))
    number = landscape.history.number
    return float(signal.measure(Block(landscape, np.array([number["问"]])))[0, number[other]])


@pytest.mark.parametrize("signal", [s for s in SIGNALS if s.name not in NO_SIGN], ids=lambda s: s.name)
def test_the_nearer_one_has_the_higher_value(signal: Signal) -> None:
    assert value(signal, "近") > value(signal, "远")


def test_years_since_tells_who_was_active_last() -> None:
    signal = next(s for s in SIGNALS if s.name == "years_since")
    assert (value(signal, "近"), value(signal, "远")) == (0.5, 3.0)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.name)
def test_a_signal_is_a_table_of_askers_and_organisations(signal: Signal, landscape: Landscape) -> None:
    values = signal.measure(Block(landscape, np.array([0, 3])))
    assert values.shape == (2, len(landscape))
    assert np.isfinite(values).all()


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.name)
def test_an_explanation_is_chinese_first_and_english(signal: Signal) -> None:
    chinese, _, english = signal.explanation.partition("。")
    assert "\u4e00" <= chinese[0] <= "\u9fff"
    assert english[0].isascii()


def test_what_is_the_other_s_alone_is_alike_for_all_askers(landscape: Landscape) -> None:
    for signal in SIGNALS:
        if signal.name in ALONE:
            first, second = signal.measure(Block(landscape, np.array([0, 5])))
            assert (first == second).all()
