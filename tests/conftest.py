"""What tests of several stages share: the recogniser, which takes a second to load, is loaded once."""

from __future__ import annotations

import pytest

from graph.recognise import Recogniser, load_recogniser


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """The recogniser with its models and lexicons."""
    return load_recogniser()


@pytest.fixture(scope="session")
def rules() -> Recogniser:
    """The recogniser without learned models: what the rules alone choose, for tests of one rule on a sentence."""
    return Recogniser(None)
