"""The features that a score is made of: each a small function whose docstring is shown to the user.

Enters: the network, the thing that looks for partners, a candidate. Leaves: a ``Finding``: how far the feature holds,
0–1, and the things through which it holds. A score is the sum of weight × value; the weights add up to 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log

from graph.match.network import FIELD_TYPES, Network

Through = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a feature holds (0–1) and through which things (IRIs, most telling first)."""

    value: float
    through: Through = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """A named part of the score; ``explanation`` is the docstring of the function."""

    name: str
    weight: float
    measure: Callable[[Network, str, str], Finding]

    @property
    def explanation(self) -> str:
        """What the user is shown."""
        return " ".join((self.measure.__doc__ or "").split())


def shared_neighbours(network: Network, thing: str, other: str) -> Finding:
    """共同伙伴：双方都与之有联系的机构、平台、项目等；联系越专一，分量越重。
    Shared partners: what both are linked with, regions and fields apart; the fewer links it has, the more it counts (Adamic–Adar)."""
    left_out = FIELD_TYPES | {"Region"}
    shared = [n for n in network.neighbours(thing) & network.neighbours(other) if network.things[n].type not in left_out]
    # a shared neighbour has at least two neighbours, so the logarithm is never 0
    weights = {n: 1 / log(len(network.neighbours(n))) for n in shared}
    return Finding(1 - exp(-sum(sorted(weights.values()))), _heaviest(weights))


def shared_fields(network: Network, thing: str, other: str) -> Finding:
    """共同领域：双方的产业、技术、需求重合多少；越少见的领域分量越重。
    Shared fields: how much of the two's industries, technologies and needs is the same; rare ones count more (weighted Jaccard)."""
    own, its = network.fields(thing), network.fields(other)
    weights = {field: 1 / log(1 + network.field_counts[field]) for field in own | its}
    if not weights:
        return Finding(0.0)
    shared = {field: weights[field] for field in own & its}
    return Finding(sum(sorted(shared.values())) / sum(sorted(weights.values())), _heaviest(shared))


def complementary_role(network: Network, thing: str, other: str) -> Finding:
    """角色互补：对方担任政产学研金服用中自己和现有伙伴都没有的角色（满分），或自己没有的角色（半分）。
    Complementary role: it fills one of the seven roles that neither the thing nor its partners fill (1), or that the thing does not (½)."""
    own, its = network.roles(thing), network.roles(other)
    return Finding(1.0 if its - network.roles_around(thing) else 0.5 if its - own else 0.0)


def same_region(network: Network, thing: str, other: str) -> Finding:
    """同一地区：双方同在或同与一个地区往来（满分），一方的地区在另一方的地区之内（0.8），或同属一个上级地区（0.4）。
    Same region: both sit in or deal with one region (1), one's region lies within the other's (0.8), or both lie in a larger one (0.4)."""
    best = Finding(0.0)
    for mine in sorted(network.regions(thing)):
        for its in sorted(network.regions(other)):
            value = _nearness(network, mine, its)
            if value > best.value:
                best = Finding(value, (mine,) if mine == its else (mine, its))
    return best


def _nearness(network: Network, mine: str, its: str) -> float:
    if mine == its:
        return 1.0
    around_mine, around_its = network.surrounding(mine), network.surrounding(its)
    if mine in around_its or its in around_mine:
        return 0.8
    return 0.4 if around_mine & around_its else 0.0


def _heaviest(weights: dict[str, float]) -> Through:
    return tuple(sorted(weights, key=lambda iri: (-weights[iri], iri)))


FEATURES = (
    Feature("shared_neighbours", 0.4, shared_neighbours),
    Feature("shared_fields", 0.25, shared_fields),
    Feature("complementary_role", 0.2, complementary_role),
    Feature("same_region", 0.15, same_region),
)
