"""Makes the arrays of a needs index from the material of a graph.

Enters: ``Material``; rows of the model that are known already. Leaves: ``Arrays`` that depend on nothing but the material. A phrase is a
name or other name of a thing or a sentence that states a link; equal phrases are one. Names of regions and
persons are none: they say nothing about what somebody can do.

| arrays | what |
|---|---|
| ``iri_*``, ``type``, ``phrase_*`` | things and phrases as they are written |
| ``link_head``, ``link_relation``, ``link_tail``, ``near_*`` | links, and for each thing its links with the other end |
| ``bears_*``, ``says_*`` | for each phrase the things that are called so, and the links that it states |
| ``term_*``, ``holds_*``, ``length`` | the words of the phrases, and which phrases hold them: ``lexical`` |
| ``row`` | the phrases as the sentence model sees them, for the first ``encoded`` of them: those of the best linked things |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.build import pack_texts, shorten_iri
from graph.match.needs.encoder import MODEL, WIDTH, encode, to_bytes
from graph.match.needs.lexical import index_terms
from graph.match.needs.material import Material

SILENT = frozenset({"Region", "Person"})
MOST_ENCODED = 200_000

Pairs = list[tuple[int, int]]


def make_needs_index(material: Material, *, known: Mapping[str, Array] | None = None, most: int = MOST_ENCODED) -> Arrays:
    """The index. ``known`` are rows of an earlier index by phrase, which need not be computed again."""
    phrases = _Phrases(material)
    terms, words = index_terms(phrases.texts)
    encoded = min(most, len(phrases.texts))
    relations = sorted({relation for _, relation, _ in material.links})
    kinds = sorted({thing.type for thing in material.things})
    header = {"model": MODEL, "encoded": encoded, "relations": relations, "types": kinds, "things": len(material.things)}
    arrays: dict[str, Array] = {
        "type": np.array([kinds.index(t.type) for t in material.things], np.uint8),
        **pack_texts("iri", (shorten_iri(t.iri) for t in material.things)), **pack_texts("phrase", phrases.texts),
        **pack_texts("term", terms),
        **_links(material, relations), **phrases.arrays(), **words, "row": _rows(phrases.texts[:encoded], known or {}).ravel(),
    }  # fmt: skip
    return Arrays(header, arrays)


class _Phrases:
    """The phrases, those of the best linked things first, and what each belongs to."""

    def __init__(self, material: Material) -> None:
        self._numbers: dict[str, int] = {}
        self._bears: Pairs = []
        self._says: Pairs = []
        degree = np.zeros(len(material.things), np.int64)
        for head, _, tail in material.links:
            degree[head] += 1
            degree[tail] += 1
        for thing in np.argsort(-degree, kind="stable").tolist():
            named = material.things[thing]
            if named.type not in SILENT:
                self._bears += ((self._add(name), thing) for name in (named.name, *named.aliases))
        for link, sentence in material.told:
            if text := material.sentences[sentence].strip():
                self._says.append((self._add(text), link))

    def _add(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> list[str]:
        return list(self._numbers)

    def arrays(self) -> dict[str, Array]:
        rows = len(self._numbers)
        return {**to_rows("bears", self._bears, rows), **to_rows("says", self._says, rows)}


def to_rows(name: str, pairs: Iterable[tuple[int, int]], rows: int) -> dict[str, Array]:
    """Pairs in compressed rows: those of row ``i`` stand from ``start[i]`` to ``start[i + 1]``, each once."""
    cells = np.unique(np.array(list(pairs), np.int64).reshape(-1, 2), axis=0)
    starts = np.cumsum(np.concatenate([[0], np.bincount(cells[:, 0], minlength=rows)]))
    return {f"{name}_start": starts.astype(np.int64), f"{name}_to": cells[:, 1].astype(np.int32)}


def _links(material: Material, relations: Sequence[str]) -> dict[str, Array]:
    """The links, and for each thing the places of its links."""
    number = {name: i for i, name in enumerate(relations)}
    ends = np.array([(h, number[r], t) for h, r, t in material.links], np.int32).reshape(-1, 3)
    at = [(thing, link) for link, (head, _, tail) in enumerate(material.links) for thing in (head, tail)]
    return {
        "link_head": ends[:, 0].copy(), "link_relation": ends[:, 1].astype(np.uint8), "link_tail": ends[:, 2].copy(),
        **to_rows("near", at, len(material.things)),
    }  # fmt: skip


def _rows(texts: Sequence[str], known: Mapping[str, Array]) -> Array:
    """The rows of the model, one per text; only those that are not known are computed."""
    rows = np.zeros((len(texts), WIDTH), np.int8)
    fresh = [i for i, text in enumerate(texts) if text not in known]
    for i, text in enumerate(texts):
        if text in known:
            rows[i] = known[text]
    if fresh:
        rows[fresh] = to_bytes(encode([texts[i] for i in fresh]))
    return rows
