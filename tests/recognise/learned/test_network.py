"""The name network: pieces do not see each other, the rules' reading is laid out by tags, what is saved is what is loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph.model import Mention
from graph.recognise.encoder import STATES
from graph.recognise.learned.network import DILATIONS, NameNetwork, Piece, load_network

CLASSES = ("Platform", "Region")
TAGS = 5
WIDTH = 6


@pytest.fixture(scope="module")
def network() -> NameNetwork:
    random, width = np.random.default_rng(1), WIDTH

    def draw(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32) / 4

    weights = {"in.w": draw(STATES + TAGS + 1, width), "in.b": draw(width), "out.w": draw(width, TAGS), "out.b": draw(TAGS)}
    for i in range(len(DILATIONS)):
        weights |= {f"conv{i}.w": draw(3 * width, width), f"conv{i}.b": draw(width)}
    return NameNetwork(weights | {"skip": draw(TAGS + 1, TAGS)}, CLASSES)


def _piece(start: int, length: int, seed: int) -> Piece:
    return Piece(start, np.random.default_rng(seed).normal(size=(length, WIDTH)).astype(np.float32))


def test_the_rules_reading_is_laid_out_by_tags(network: NameNetwork) -> None:
    mention = Mention(1, 4, "实验室", "Platform", "name.Platform", 0.8)
    reading = network.encode_mentions([mention, Mention(4, 5, "甲", "Person", "person", 0.9)], 6)
    assert reading[:, 1].tolist() == [0, 1, 0, 0, 0, 0] and reading[:, 2].tolist() == [0, 0, 1, 1, 0, 0]
    assert reading[:, -1].tolist() == pytest.approx([0, 0.8, 0.8, 0.8, 0, 0])


def test_a_piece_scores_the_same_alone_and_among_others(network: NameNetwork) -> None:
    one, two = _piece(0, 9, 2), _piece(12, 30, 3)
    reading = network.encode_mentions([], 45)
    together = network.score([one, two], reading)
    assert together[0:9] == pytest.approx(network.score([one], reading)[0:9], abs=1e-5)
    assert together[12:42] == pytest.approx(network.score([two], reading)[12:42], abs=1e-5)


def test_scores_are_log_probabilities_and_gaps_are_no_names(network: NameNetwork) -> None:
    scores = network.score([_piece(2, 5, 4)], network.encode_mentions([], 9))
    assert np.exp(scores[2:7]).sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    assert scores[[0, 1, 7, 8]].argmax(axis=1).tolist() == [0, 0, 0, 0]


def test_projection_is_the_first_layers_share_of_the_states(network: NameNetwork) -> None:
    assert network.projection.shape == (STATES, WIDTH)


def test_what_is_saved_is_what_is_loaded(network: NameNetwork, tmp_path: Path) -> None:
    network.save(tmp_path / "names.npz")
    loaded = load_network(tmp_path / "names.npz")
    piece = _piece(0, 20, 5)
    reading = network.encode_mentions([], 20)
    assert loaded.classes == CLASSES
    assert loaded.score([piece], reading) == pytest.approx(network.score([piece], reading), abs=2e-2)  # half precision
