"""The named features that partners are learned from: each a small function whose docstring is shown to the user.

Enters: a ``Block`` (a few askers against every organisation). Leaves: for each pair a number of any scale; the weights bring
it to 0–1. Signals about the other organisation alone are rows that hold for every asker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.match.projects.landscape import Block, Table, unit

DISTINCTIVE = 0.05  # keeps the logarithm of the topic likeness finite


@dataclass(frozen=True, slots=True)
class Signal:
    """A named feature; ``explanation`` is the docstring of the function."""

    name: str
    measure: Callable[[Block], Table]

    @property
    def explanation(self) -> str:
        """What the user is shown."""
        return " ".join((self.measure.__doc__ or "").split())


def partner_count(block: Block) -> Table:
    """伙伴数：对方已有多少伙伴。Partners: how many partners the other has."""
    return _alike(block, np.log1p(block.landscape.degree))


def shared_projects(block: Block) -> Table:
    """合作项目数：对方参与的多方项目数。Shared projects: in how many projects with others it took part."""
    return _alike(block, np.log1p(block.landscape.activity))


def all_projects(block: Block) -> Table:
    """全部项目数：含独自承担的项目。All projects: those it carried out alone too."""
    return _alike(block, np.log1p(np.asarray(block.landscape.history.member.sum(axis=1)).ravel()))


def recent_projects(block: Block) -> Table:
    """近期项目数：越近分量越重。Recent projects: the newer, the more each counts."""
    return _alike(block, np.log1p(block.landscape.recent_activity))


def years_since(block: Block) -> Table:
    """距最近项目的年数（最多三年）。Years since its latest shared project began (three at most)."""
    return _alike(block, block.landscape.years_since)


def project_size(block: Block) -> Table:
    """项目规模：对方所在项目平均有多少成员。Project size: how many members its projects have on average."""
    return _alike(block, np.log(np.maximum(block.landscape.mean_size, 1)))


def national_share(block: Block) -> Table:
    """本国份额：对方占其国家合作项目的份额。National share: its part of its country's shared projects."""
    return _alike(block, block.landscape.national_share)


def common_partners(block: Block) -> Table:
    """共同伙伴：双方都有的伙伴数。Common partners: how many partners both have."""
    return np.asarray(np.log1p(block.common_partners), dtype=np.float32)


def partner_overlap(block: Block) -> Table:
    """伙伴重合度：共同伙伴占双方伙伴的比重（余弦）。Partner overlap: common partners in proportion to all partners of both (cosine)."""
    others = np.maximum(block.landscape.degree, 1)[None, :]
    return np.asarray(block.common_partners / np.sqrt(block.degree * others), dtype=np.float32)


def recent_ways(block: Block) -> Table:
    """近期牵线：经一位共同伙伴、以近期项目相连的途径数。Recent ways: ways over one common partner through recent projects."""
    return np.asarray(np.log1p(block.fading_ways), dtype=np.float32)


def random_walk(block: Block) -> Table:
    """随机游走：沿共同项目走三步到达对方的机会。Random walk: the chance to arrive at it in three steps along shared projects."""
    return np.asarray(np.log1p(1e4 * block.third_step), dtype=np.float32)


def similar_surroundings(block: Block) -> Table:
    """相似圈子：双方在合作网络中所处位置相近（谱嵌入）。Similar surroundings: nearness in the network as a whole (spectral embedding)."""
    places = block.landscape.spectrum
    return np.asarray(places[block.askers] @ places.T)


def topic_activity(block: Block) -> Table:
    """同领域项目数：对方在己方领域的项目数。Topic activity: its shared projects in the asker's topics."""
    return np.asarray(np.log1p(10 * block.topic_activity), dtype=np.float32)


def distinctive_topics(block: Block) -> Table:
    """特色领域相合：少见的领域分量更重。Distinctive topics: the same topics, rare ones counting more."""
    landscape = block.landscape
    asker = landscape.asker_topics[block.askers] / np.maximum(landscape.topic_shares, 1e-4)
    return np.asarray(np.log(asker @ landscape.candidate_topics.T + DISTINCTIVE), dtype=np.float32)


def topic_likeness(block: Block) -> Table:
    """领域构成相似：双方各领域的比重相近（余弦）。Topic likeness: the same mixture of topics (cosine)."""
    return np.asarray(unit(block.landscape.asker_topics[block.askers]) @ unit(block.landscape.candidate_topics).T)


def what_others_did(block: Block) -> Table:
    """同类经验：与己方相近（领域、类型、国家）的机构近期与对方合作多少。

    What others did: how much those like the asker (topics, kind, country) worked with it of late.
    """
    return np.asarray(np.log1p(200 * block.met_by_others_like_it), dtype=np.float32)


def country_leaning(block: Block) -> Table:
    """两国往来：两国机构合作多于偶然的程度。Country leaning: how much more often the two countries meet than by chance."""
    return _between(block.landscape.country_leaning, block.landscape.history.countries, block)


def partners_country(block: Block) -> Table:
    """伙伴所在国：己方伙伴在对方国家的比例。Partners' country: the share of the asker's partners that sit in its country."""
    return np.asarray(block.landscape.partner_countries[block.askers][:, block.landscape.history.countries])


def kind_leaning(block: Block) -> Table:
    """类型往来：两类机构合作多于偶然的程度。Kind leaning: how much more often the two kinds of organisation meet than by chance."""
    return _between(block.landscape.kind_leaning, block.landscape.history.kinds, block)


def _alike(block: Block, values: Any) -> Table:
    row = np.asarray(values, dtype=np.float32)
    return np.broadcast_to(row, (len(block.askers), len(row)))


def _between(leaning: Table, groups: Any, block: Block) -> Table:
    return np.asarray(leaning[groups[block.askers]][:, groups])


SIGNALS = tuple(
    Signal(function.__name__, function)
    for function in (
        partner_count, shared_projects, all_projects, recent_projects, years_since, project_size, national_share,
        common_partners, partner_overlap, recent_ways, random_walk, similar_surroundings,
        topic_activity, distinctive_topics, topic_likeness, what_others_did, country_leaning, partners_country, kind_leaning,
    )
)  # fmt: skip
