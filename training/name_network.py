"""Trains the network of ``graph/recognise/learned/network.py`` with JAX; the arithmetic is the same on both sides."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from graph.recognise.encoder import STATES, Array
from graph.recognise.learned.network import DILATIONS, NameNetwork
from training.name_examples import Sample

WIDTH = 128
BATCH = 24
DROPOUT = 0.3
RATE = 2e-3
OPTIMIZER = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(1e-2))
STEP = 64  # lengths are padded to multiples, so that few shapes are compiled


def train_network(samples: Sequence[Sample], classes: Sequence[str], *, epochs: int, seed: int) -> NameNetwork:
    """A network made from the samples; the same samples and seed give the same network on one machine."""
    tags = 1 + 2 * len(classes)
    shuffle, withhold = random.Random(seed), np.random.default_rng(seed)
    key = jax.random.PRNGKey(seed)
    weights = _start(key, tags)
    steps = epochs * (len(samples) // BATCH + 1)
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, 50, steps)
    state = OPTIMIZER.init(weights)
    step = 0
    for _ in range(epochs):
        for batch in _batches(samples, tags, shuffle, withhold):
            key, own = jax.random.split(key)
            weights, state = _update(weights, state, batch, (own, rate(step)))
            step += 1
    return NameNetwork({name: np.asarray(value) for name, value in weights.items()}, classes)


@jax.jit
def _update(weights: Any, state: Any, batch: Any, turn: Any) -> Any:
    """One step; at the module's level, so that it is compiled once for all folds."""
    key, rate = turn
    change, state = OPTIMIZER.update(jax.grad(_loss)(weights, batch, key), state, weights)
    return optax.apply_updates(weights, jax.tree.map(lambda c: -rate * c, change)), state


def _start(key: Any, tags: int) -> dict[str, Any]:
    keys = iter(jax.random.split(key, 8))

    def draw(rows: int, columns: int, scale: float) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) * np.sqrt(2 / rows) * scale

    weights = {"in.w": draw(STATES + tags + 1, WIDTH, 1.0), "in.b": jnp.zeros(WIDTH)}
    for i in range(len(DILATIONS)):
        weights |= {f"conv{i}.w": draw(3 * WIDTH, WIDTH, 0.5), f"conv{i}.b": jnp.zeros(WIDTH)}
    trust = jnp.eye(tags) * 2.0  # to begin with the rules are believed
    skip = jnp.concatenate([trust.at[0].set(0.0), jnp.zeros((1, tags))])
    return weights | {"out.w": draw(WIDTH, tags, 0.1), "out.b": jnp.zeros(tags), "skip": skip}


def _loss(weights: dict[str, Any], batch: tuple[Any, ...], key: Any) -> Any:
    states, reading, tags, mask = batch
    keys = jax.random.split(key, 5)

    def drop(x: Any, own: Any) -> Any:
        return x * jax.random.bernoulli(own, 1 - DROPOUT, x.shape) / (1 - DROPOUT)

    x = jnp.concatenate([drop(states, keys[0]), reading], axis=-1)
    h = jax.nn.relu(x @ weights["in.w"] + weights["in.b"]) * mask[..., None]
    for i, reach in enumerate(DILATIONS):
        thin = drop(h, keys[1 + i])
        around = jnp.concatenate([_shift(thin, reach), thin, _shift(thin, -reach)], axis=-1)
        h = (h + jax.nn.relu(around @ weights[f"conv{i}.w"] + weights[f"conv{i}.b"])) * mask[..., None]
    scores = drop(h, keys[4]) @ weights["out.w"] + weights["out.b"] + reading @ weights["skip"]
    right = jnp.take_along_axis(jax.nn.log_softmax(scores), tags[..., None], axis=-1)[..., 0]
    return -(right * mask).sum() / mask.sum()


def _shift(rows: Any, by: int) -> Any:
    gap = jnp.zeros_like(rows[:, : abs(by)])
    return jnp.concatenate([gap, rows[:, :-by]], axis=1) if by > 0 else jnp.concatenate([rows[:, -by:], gap], axis=1)


def _batches(
    samples: Sequence[Sample], tags: int, shuffle: random.Random, withhold: np.random.Generator
) -> Iterator[tuple[Array, Array, NDArray[np.int32], Array]]:
    """Samples of like length together, in random order."""
    order = sorted(range(len(samples)), key=lambda i: (len(samples[i].tags), shuffle.random()))
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    shuffle.shuffle(groups)
    for group in groups:
        length = -(-max(len(samples[i].tags) for i in group) // STEP) * STEP
        states = np.zeros((BATCH, length, STATES), dtype=np.float32)
        reading = np.zeros((BATCH, length, tags + 1), dtype=np.float32)
        right = np.zeros((BATCH, length), dtype=np.int32)
        mask = np.zeros((BATCH, length), dtype=np.float32)
        for row, i in enumerate(group):
            size = len(samples[i].tags)
            states[row, :size], right[row, :size], mask[row, :size] = samples[i].states, samples[i].tags, 1
            if withhold.random() >= samples[i].blind:
                reading[row, :size] = samples[i].reading
        yield states, reading, right, mask
