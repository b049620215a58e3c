"""Calibration: what is stated beside what came true."""

from __future__ import annotations

import pytest

from training.calibration import calibration_error, split_bands


def test_confidence_that_means_what_it_says_has_no_error() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0


def test_the_error_is_the_gap_weighted_by_size() -> None:
    pairs = [(0.9, False)] * 1 + [(0.1, False)] * 3
    assert calibration_error(pairs) == pytest.approx(0.25 * 0.9 + 0.75 * 0.1)


def test_bands_are_ten_and_certainty_is_in_the_last() -> None:
    bands = split_bands([(0.0, False), (0.95, True), (1.0, True)])
    assert [(b.size, b.right) for b in bands] == [(1, 0.0), (2, 1.0)]


def test_nothing_stated_nothing_wrong() -> None:
    assert calibration_error([]) == 0 and split_bands([]) == []
