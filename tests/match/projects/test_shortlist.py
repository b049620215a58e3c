"""A shortlist holds neither partners nor the asker, and everyone else where there are few."""

from __future__ import annotations

import numpy as np
import pytest

from graph.match.projects import Landscape
from graph.match.projects.landscape import Block
from graph.match.projects.shortlist import shortlist


def test_where_there_are_few_everyone_else_is_listed(landscape: Landscape) -> None:
    askers = np.array([0, 9])
    for asker, listed in zip(askers, shortlist(Block(landscape, askers)), strict=True):
        known = {int(asker), *landscape.partners[asker].indices.tolist()}
        assert set(listed.tolist()) == set(range(len(landscape))) - known


def test_of_many_only_the_likely_are_listed(landscape: Landscape, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.match.projects.shortlist.EACH", 3)
    (listed,) = shortlist(Block(landscape, np.array([9])))
    assert 3 <= len(listed) <= 18
