"""The learned part of recognition: a small network reads names from the tagger's states, a judge weighs them against the rules'.

Enters: the tagger's states, the mentions that rules found. Leaves: mentions whose confidence is a probability. Both models
are made by ``training/names.py``; their card stands in ``training/README.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from graph.recognise.learned.judge import Judge, describe, find_candidates, load_judge
from graph.recognise.learned.network import NameNetwork, load_network

__all__ = ["Judge", "Models", "NameNetwork", "describe", "find_candidates", "load_models"]

_HERE = Path(__file__).parent


class Models(NamedTuple):
    """A network and the judge that was made for it."""

    network: NameNetwork
    judge: Judge


def load_models(folder: Path = _HERE) -> Models:
    """The models of a folder; without one those that the package ships."""
    return Models(load_network(folder / "names.npz"), load_judge(folder / "weights.json"))
