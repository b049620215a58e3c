"""What tests of several stages share: the recogniser, which takes a second to load, is loaded once, and a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.recognise import Recogniser, load_recogniser
from tests.browser import NAMES, Browser, find_chromium


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """The recogniser with its models and lexicons."""
    return load_recogniser()


@pytest.fixture(scope="session")
def rules() -> Recogniser:
    """The recogniser without learned models: what the rules alone choose, for tests of one rule on a sentence."""
    return Recogniser(None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests of the session."""
    binary = find_chromium()
    if binary is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} on the path, and CHUANGPU_CHROMIUM is not set")
    started = Browser(binary)
    yield started
    started.close()
