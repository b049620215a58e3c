"""Needs: does the right taker come first when nothing in the graph says that it is the taker?

Usage: python -m benchmarks.needs [--parts seeds,dev,examples] [--each] [--settings]

Enters: ``needs.tsv``: needs named after a demand, project, technology or industry, each with who is right for it, and the same needs as
somebody might put them who does not know the name. ``seeds`` and ``dev`` are graphs of gold annotations (``needs_graphs``), so that
matching is judged apart from reading; ``examples`` is the graph that a build makes of ``examples/``.

Before a need is asked, every link between the thing that it is named after and its right takers is taken out of the graph, with
its claims, with all that was derived from it, and with the sentences that state it, wherever else these sentences stand. All right takers
of a need are hidden at once. In the column "gone" the thing itself is out of the graph too, with all its links and sentences.

Leaves: MRR (1 / rank of the first right taker; 0 where none is listed) and Hits@5, for each part, each kind of thing and both
wordings, beside yardsticks: BM25 over all that is told of an organisation, the sentence model over the same, the number of links, chance.
A need is counted as out of reach where after hiding no taker is linked with anything but regions.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from benchmarks.needs_graphs import build_gold, make_store, without
from graph.find.arrays import Array, Arrays
from graph.match import Matching, Wishes
from graph.match.needs import TAKERS, NeedsIndex
from graph.match.needs.build import make_needs_index
from graph.match.needs.encoder import encode
from graph.match.needs.lexical import Lexical, index_terms
from graph.match.needs.material import Material, read_material
from graph.match.needs.nearness import DEFAULT, Settings
from graph.match.needs.terms import split_terms
from graph.pipeline import build_graph
from graph.query import UnknownNameError, find_thing
from graph.rows import read_rows
from graph.store.oxigraph import OxigraphStore

HERE = Path(__file__).parent
TAKING = frozenset({"undertakes", "develops", "incubates", "inIndustry"})
EVERYBODY = 100_000

Rank = Callable[["Case", str], list[str]]


@dataclass(frozen=True, slots=True)
class Need:
    """A need with its thing and its right takers (IRIs)."""

    part: str
    thing: str
    kind: str
    name: str
    worded: str
    takers: frozenset[str]


class Case:
    """A need in the graph where its takers are hidden; ``known`` keeps rows of the model for the next case."""

    def __init__(self, need: Need, store: OxigraphStore, known: dict[str, Array]) -> None:
        self.need = need
        self.store = store
        self.material: Material = read_material(store)
        self.arrays: Arrays = make_needs_index(self.material, known=known)
        known.update(NeedsIndex(self.arrays).rows_by_phrase())

    @cached_property
    def actors(self) -> list[int]:
        """All who may be a taker."""
        return [i for i, thing in enumerate(self.material.things) if thing.type in TAKERS and thing.iri not in self.posters]

    @cached_property
    def posters(self) -> set[str]:
        """Whoever demands the thing: it looks for takers, so it is none."""
        things = self.material.things
        return {things[h].iri for h, r, t in self.material.links if r == "demands" and things[t].iri == self.need.thing}

    @cached_property
    def told(self) -> dict[int, list[str]]:
        """For each actor all that is told of it: its names, the names of what it is linked with, the sentences that state this."""
        things, found = self.material.things, {i: [self.material.things[i].name, *self.material.things[i].aliases] for i in self.actors}
        for head, _, tail in self.material.links:
            for one, other in ((head, tail), (tail, head)):
                if one in found and things[other].type != "Region":
                    found[one].append(things[other].name)
        for link, sentence in self.material.told:
            for end in (self.material.links[link][0], self.material.links[link][2]):
                if end in found:
                    found[end].append(self.material.sentences[sentence])
        return {i: list(dict.fromkeys(texts)) for i, texts in found.items()}

    @property
    def reachable(self) -> bool:
        """Whether a taker is still linked with anything but regions."""
        things = self.material.things
        ends = ((things[h], things[t]) for h, _, t in self.material.links)
        return any({a.iri, b.iri} & self.need.takers and "Region" not in (a.type, b.type) for a, b in ends)

    def order(self, scores: Sequence[float]) -> list[str]:
        """Actors by score, equal ones by IRI; those without any are not listed."""
        ranked = sorted(zip(scores, self.actors, strict=True), key=lambda pair: (-pair[0], self.material.things[pair[1]].iri))
        return [self.material.things[i].iri for score, i in ranked if score > 0]


def read_needs(part: str, quads: Sequence[ox.Quad]) -> Iterator[Need]:
    """The needs of one part whose thing and takers are in its graph."""
    store = make_store(quads)
    material = read_material(store)
    for where, name, takers, worded in read_rows(HERE / "needs.tsv", 4):
        if where != part:
            continue
        with suppress(UnknownNameError):
            thing = find_thing(store, name, classes=("Technology", "Demand", "Project", "Industry"))
            right = _heads(material, thing.iri) if takers == "=" else _found(store, takers.split("、"))
            if right:
                yield Need(part, thing.iri, thing.type, name, worded, right)


def _heads(material: Material, thing: str) -> frozenset[str]:
    things = material.things
    return frozenset(things[h].iri for h, r, t in material.links if r in TAKING and things[t].iri == thing and things[h].type in TAKERS)


def _found(store: OxigraphStore, names: Sequence[str]) -> frozenset[str]:
    found = set()
    for name in names:
        with suppress(UnknownNameError):
            found.add(find_thing(store, name).iri)
    return frozenset(found)


def hide(need: Need, quads: Sequence[ox.Quad], *, gone: bool) -> OxigraphStore:
    """The graph without all that links the need with its takers; ``gone``: without its thing altogether."""
    material = read_material(make_store(quads))
    ends = [(material.things[h].iri, r, material.things[t].iri) for h, r, t in material.links]
    links = [(h, r, t) for h, r, t in ends if (h in need.takers and t == need.thing) or (t in need.takers and h == need.thing)]
    return without(quads, links, thing=need.thing if gone else None)


def by_matching(case: Case, text: str) -> list[str]:
    """The whole: nearness and what the graph adds."""
    matching = Matching(case.store)
    matching.needs = NeedsIndex(case.arrays)
    found = matching.find(matching.need(text), Wishes(limit=EVERYBODY))
    return [c.thing.iri for c in found if c.thing.type in TAKERS and c.thing.iri not in case.posters]


def by_nearness(settings: Settings = DEFAULT) -> Rank:
    """Nearness to the need alone."""

    def rank(case: Case, text: str) -> list[str]:
        return [taker.iri for taker in NeedsIndex(case.arrays, settings).ask(text) if taker.iri not in case.posters]

    return rank


def by_bm25(case: Case, text: str) -> list[str]:
    """BM25 of the need over one text for each actor: all that is told of it."""
    terms, arrays = index_terms("。".join(case.told[i]) for i in case.actors)
    scores, _ = Lexical({term: i for i, term in enumerate(terms)}, arrays).scores(split_terms(text))
    return case.order(scores.tolist())


def by_model(case: Case, text: str) -> list[str]:
    """The sentence model: the best cosine of the need with any text that is told of an actor."""
    texts = list(dict.fromkeys(t for i in case.actors for t in case.told[i]))
    cosines = dict(zip(texts, (_rows(texts) @ encode([text])[0]).tolist(), strict=True))
    return case.order([max(cosines[t] for t in case.told[i]) for i in case.actors])


_kept: dict[str, Array] = {}


def _rows(texts: Sequence[str]) -> Array:
    fresh = [text for text in texts if text not in _kept]
    _kept.update(zip(fresh, encode(fresh), strict=True))
    return np.stack([_kept[text] for text in texts])


def by_links(case: Case, text: str) -> list[str]:
    """Whoever has most links."""
    ends = [end for h, _, t in case.material.links for end in (h, t)]
    return case.order([ends.count(i) + 0.001 for i in case.actors])


RANKS: dict[str, Rank] = {
    "matching": by_matching,
    "nearness": by_nearness(),
    "its words": by_nearness(replace(DEFAULT, words=1.0, meaning=0.0)),
    "its meaning": by_nearness(replace(DEFAULT, words=0.0, meaning=1.0)),
    "BM25": by_bm25,
    "sentence model": by_model,
    "links": by_links,
}


def by_chance(case: Case) -> float:
    """The MRR to be expected where the actors are shuffled."""
    everyone, right = len(case.actors), sum(case.material.things[i].iri in case.need.takers for i in case.actors)
    expected, none_yet = 0.0, 1.0
    for place in range(everyone):
        hit = min(right / (everyone - place), 1.0)
        expected += none_yet * hit / (place + 1)
        none_yet *= 1 - hit
    return expected


class Table:
    """Reciprocal ranks by row and column."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, case: Case, wording: str, column: str, value: float) -> None:
        """Count one answer in every row that it belongs to."""
        rows = [f"all, {wording}", f"{case.need.part}, {wording}", f"{case.need.kind}, {wording}", "all, both wordings"]
        if case.reachable:
            rows.append(f"within reach, {wording}")
        for row in rows:
            self.cells[row, column].append(value)

    def lines(self, columns: Sequence[str]) -> Iterator[str]:
        yield f"{'':28}{'needs':>6}" + "".join(f"{c:>16}" for c in columns)
        for row in sorted({row for row, _ in self.cells}):
            values = [self.cells[row, c] for c in columns]
            told = (f"{np.mean(v):.3f} ({np.mean([x >= 0.2 for x in v]):.2f})" if v else "" for v in values)
            yield f"{row:28}{len(values[0]):>6}" + "".join(f"{t:>16}" for t in told)


def load_part(part: str) -> list[ox.Quad]:
    """All quads of the graph of a part."""
    if part != "examples":
        return build_gold(part)
    with tempfile.TemporaryDirectory() as out:
        build_graph([HERE.parent / "examples"], Path(out), jobs=1)
        return [q if isinstance(q, ox.Quad) else ox.Quad(*q) for q in ox.parse(path=str(Path(out) / "graph.nq"))]


def judge(case: Case, ranks: dict[str, Rank], table: Table, *, each: bool) -> None:
    """Ask the need in both wordings by all ways."""
    for wording, text in (("by name", case.need.name), ("in other words", case.need.worded)):
        for column, rank in ranks.items():
            found = rank(case, text)
            place = next((i for i, iri in enumerate(found, 1) if iri in case.need.takers), 0)
            table.add(case, wording, column, 1 / place if place else 0.0)
            if each and column == "matching":
                print(f"{place:>4} {case.need.kind} {text}  ←  {'、'.join(iri.rsplit('/', 1)[1] for iri in found[:3])}")
        table.add(case, wording, "chance", by_chance(case))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", default="seeds,dev,examples")
    parser.add_argument("--each", action="store_true", help="each need with the place of the right taker and the first three")
    parser.add_argument("--gone", action="store_true", help="take the thing itself out of the graph too")
    options = parser.parse_args()
    table, known, out_of_reach = Table(), dict[str, Array](), 0
    for part in options.parts.split(","):
        quads = load_part(part)
        for need in read_needs(part, quads):
            case = Case(need, hide(need, quads, gone=options.gone), known)
            out_of_reach += not case.reachable
            judge(case, RANKS, table, each=options.each)
    print("\n".join(table.lines([*RANKS, "chance"])))
    print(f"MRR (Hits@5). Out of reach: {out_of_reach}")


if __name__ == "__main__":
    main()
