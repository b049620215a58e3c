"""The needs index, open for asking: organisations by how near they are to a need in words.

Enters: the arrays of ``build``, a need. Leaves: ``Taker`` values, best first. An index never changes; any number of threads may ask it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from graph.find.arrays import Array, Arrays, read_arrays
from graph.find.build import lengthen_iri
from graph.match.index import AskingError
from graph.match.needs.nearness import DEFAULT, NearPhrases, PhraseSearch, Settings, read_text
from graph.match.needs.spread import Spread, Way

FORM = b"chuangpu needs index 1\n"
LONGEST_NEED = 20_000  # characters
MOST_WAYS, LESS = 6, 0.6  # ways that count for one thing; each counts 0.6 of the one before

# How far a class of thing is one that takes up technical needs; a body that posts, pays or mediates needs is found, but later.
TAKERS = {
    "Enterprise": 1.0, "University": 1.0, "ResearchInstitute": 1.0, "InnovationCommunity": 1.0, "Platform": 1.0, "Team": 1.0,
    "Person": 0.7, "ServiceOrganization": 0.7, "FinancialInstitution": 0.4, "Fund": 0.4, "GovernmentBody": 0.4,
}  # fmt: skip


FIELDS = frozenset({"Technology", "Demand", "Project", "Industry"})
NEAR_FIELD, MOST_FIELDS = 0.3, 10  # what the need is so near to counts as a field of it; so many at most


class BadNeedError(AskingError):
    """A need that cannot be asked for: empty, without a letter, or too long."""


@dataclass(frozen=True, slots=True)
class Through:
    """One way from an organisation to the need: the phrase that is near, and links (head, relation, tail; IRIs) that lead to it.

    ``value`` is what the way is worth, 0–1; without links the phrase is its own name.
    """

    phrase: str
    value: float
    links: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Taker:
    """Who may take up a need; ``value`` = ``words`` + ``meaning`` is how near it is, 0–1, ``through`` says by what, most telling first."""

    iri: str
    type: str
    value: float
    words: float
    meaning: float
    through: tuple[Through, ...] = ()


def check_need(text: str) -> str:
    """The need without blanks around it. Raises ``BadNeedError``."""
    need = text.strip()
    if not any(c.isalnum() for c in need):
        raise BadNeedError(f"需求为空：{text[:40]!r}，应写出要解决什么 / found an empty need, expected words that say what is needed")
    if len(need) > LONGEST_NEED:
        raise BadNeedError(f"需求有 {len(need)} 字，最多 {LONGEST_NEED} / found a need of {len(need)} characters, expected {LONGEST_NEED}")
    return need


class NeedsIndex:
    """Finds who is near a need."""

    def __init__(self, arrays: Arrays, settings: Settings = DEFAULT) -> None:
        self._arrays = arrays
        self._search = PhraseSearch(arrays, settings)
        self._spread = Spread(arrays)
        self._types: list[str] = arrays.header["types"]

    def __len__(self) -> int:
        """The number of phrases."""
        return len(self._arrays["length"])

    @property
    def size(self) -> int:
        """Bytes of the index."""
        return self._arrays.size

    @property
    def things(self) -> int:
        """The number of things."""
        return int(self._arrays.header["things"])

    def rows_by_phrase(self) -> dict[str, Array]:
        """The model's rows by phrase, for the index that is made after this one."""
        encoded = int(self._arrays.header["encoded"])
        rows = self._arrays["row"].reshape(encoded, -1)
        return {read_text(self._arrays, "phrase", i): rows[i] for i in range(encoded)}

    def fields(self, need: str) -> dict[str, float]:
        """The technologies, demands, projects and industries of the graph that the need is nearest to, by IRI, with their nearness."""
        found: dict[str, float] = {}
        for thing, value in self._spread.named(self._search.nearest(check_need(need))):
            if value < NEAR_FIELD or len(found) == MOST_FIELDS:
                break
            if self._type(thing) in FIELDS:
                found[self._iri(thing)] = value
        return found

    def ask(self, need: str, *, classes: Collection[str] = (), limit: int | None = None) -> list[Taker]:
        """Who may take up the need, nearest first, equal ones by IRI; only of the classes, where given. Raises ``BadNeedError``.

        Where classes are asked for they count alike; else those that seldom take up needs (``TAKERS``) count less.
        """
        near = self._search.nearest(check_need(need))
        found = [self._sum_up(thing, ways, classes) for thing, ways in self._spread.reach(near).items() if self._wanted(thing, classes)]
        return sorted(found, key=lambda n: (-n.value, n.iri))[:limit]

    def phrases(self, need: str, limit: int = 20) -> list[tuple[str, float, float]]:
        """The nearest phrases with what words and meaning give, nearest first."""
        near: NearPhrases = self._search.nearest(check_need(need), limit)
        told = (read_text(self._arrays, "phrase", i) for i in near.phrases.tolist())
        return list(zip(told, near.words.tolist(), near.meaning.tolist(), strict=True))

    def _wanted(self, thing: int, classes: Collection[str]) -> bool:
        return self._type(thing) in (classes or TAKERS)

    def _type(self, thing: int) -> str:
        return self._types[int(self._arrays["type"][thing])]

    def _sum_up(self, thing: int, ways: list[Way], classes: Collection[str]) -> Taker:
        """The ways of a thing in one value: what one leaves open the next may fill, with less strength."""
        kind = self._type(thing)
        open_part, telling = 1.0, ways[:MOST_WAYS]
        for rank, way in enumerate(telling):
            open_part *= 1 - way.value * LESS**rank
        value = (1 - open_part) * (1.0 if classes else TAKERS[kind])
        total = sum(way.value * LESS**rank for rank, way in enumerate(telling))
        words = value * sum(way.words * LESS**rank for rank, way in enumerate(telling)) / total if total else 0.0
        return Taker(self._iri(thing), kind, value, words, value - words, tuple(map(self._tell, telling)))

    def _tell(self, way: Way) -> Through:
        return Through(read_text(self._arrays, "phrase", way.phrase), way.value, tuple(self._link(link) for link in way.links))

    def _link(self, link: int) -> tuple[str, str, str]:
        head, tail = self._arrays["link_head"][link], self._arrays["link_tail"][link]
        relation: str = self._arrays.header["relations"][int(self._arrays["link_relation"][link])]
        return self._iri(int(head)), relation, self._iri(int(tail))

    def _iri(self, thing: int) -> str:
        return lengthen_iri(read_text(self._arrays, "iri", thing))


def open_needs_index(path: Path) -> NeedsIndex:
    """The index in a file. Raises ``IndexFileError``."""
    return NeedsIndex(read_arrays(path, form=FORM))
