from __future__ import annotations

import operator
import signal

import pytest

from graph.query.limit import TimeoutReached, run_limited


def test_the_exit_code_comes_back() -> None:
    assert run_limited(operator.index, (3,), seconds=60) == 3


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TimeoutReached, match=r"0\.2 s"):
        run_limited(signal.pause, (), seconds=0.2)
