"""The features that a score is made of: each a small function whose docstring is shown to the user.

Enters: the view of an asker. Leaves: for each candidate how far the feature holds, 0–1. A score is the sum of weight × value.
Why a feature holds is told by the trace beside it: the ways through the graph that made it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graph.find.arrays import Array
from graph.match import reasons
from graph.match.reasons import Trace
from graph.match.view import View

YEARS = 3.0  # after so many years what was done counts 1/e
HALF = 0.5  # what words or meaning alone can make of the nearness to a need
ENOUGH = 3.0  # so many platforms, academicians or funds make 0.63 of what capacity can count


@dataclass(frozen=True, slots=True)
class Feature:
    """A named part of the score; ``about_both`` tells a reason for the two from what speaks for the candidate alone."""

    measure: Callable[[View], Array]
    trace: Trace
    about_both: bool = True

    @property
    def name(self) -> str:
        """The name in data: ``shared_partners``."""
        return self.measure.__name__

    @property
    def explanation(self) -> str:
        """What the user is shown."""
        return " ".join((self.measure.__doc__ or "").split())

    @property
    def title(self) -> str:
        """The name in Chinese."""
        return self.explanation.partition("：")[0]


def shared_partners(view: View) -> Array:
    """共同伙伴：双方都与之有联系的机构和人；联系越专一，分量越重。
    Shared partners: organisations and people that both are linked with; the fewer links one has, the more it counts (Adamic–Adar)."""
    return squash(view.shared("partners"))


def shared_platforms(view: View) -> Array:
    """共同平台：双方都参与的平台和共同体。
    Shared platforms: platforms and communities that both take part in; smaller ones count more."""
    return squash(view.shared("platforms"))


def shared_projects(view: View) -> Array:
    """共同项目：双方都参与的项目和活动。
    Shared projects: projects and events that both take part in; smaller ones count more."""
    return squash(view.shared("projects"))


def shared_programmes(view: View) -> Array:
    """共同计划：双方都承担、获得或负责的计划、奖项、政策。
    Shared programmes: programmes, awards and policies that both have to do with; rarer ones count more."""
    return squash(view.shared("programmes"))


def shared_industries(view: View) -> Array:
    """共同产业：双方的产业重合多少，含所属共同体、平台的产业；越少见的产业分量越重。
    Shared industries: how much of the two's industries is the same, those of their communities and platforms included;
    rare ones count more (weighted Jaccard)."""
    return _overlap(view, "industries", "industry_total")


def shared_technologies(view: View) -> Array:
    """共同技术：双方的技术和需求重合多少。
    Shared technologies: how much of the two's technologies and needs is the same; rare ones count more (weighted Jaccard)."""
    return _overlap(view, "technologies", "technology_total")


def resource_allocation(view: View) -> Array:
    """专属渠道：每个共同对象把精力平分给它的所有联系，对方从中得到多少。
    Resource allocation: each thing that both are linked with divides what it gives among all its links; how much of
    it reaches the candidate."""
    return squash(view.allocation)


def random_walk(view: View) -> Array:
    """随机游走：从己方沿联系随意走四步以内，停在对方的机会；机会大十倍，多四分之一。
    Random walk: the chance to end at it within four steps along links, starting anew at times; tenfold chance makes a quarter more."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.clip(1 + np.log10(view.walked) / 4, 0, 1))


def what_others_did(view: View) -> Array:
    """同类经验：与己方最相像的同类中，有多少与对方有联系。
    What others did: how many of the things most like the asker are linked with it (square root of the share, by likeness)."""
    return np.asarray(np.sqrt(np.clip(view.like_partners, 0, 1)))


def complementary_role(view: View) -> Array:
    """角色互补：对方担任政产学研金服用中自己和现有伙伴都没有的角色（满分），或自己没有的角色（半分）；共同体则为所缺的角色。
    Complementary role: it fills one of the seven roles that neither the asker nor its partners fill (1), or that the asker does not (½);
    for a community a role that it lacks."""
    index, asker = view.index, view.asker
    roles = index["roles"][view.candidates]
    if asker.lacks:
        return np.asarray(roles & asker.lacks > 0, dtype=float)
    around = np.bitwise_or.reduce(index["roles"][sorted(asker.known)], initial=asker.roles) if asker.known else asker.roles
    return np.where(roles & ~np.uint8(around), 1.0, np.where(roles & ~np.uint8(asker.roles), 0.5, 0.0))


def same_region(view: View) -> Array:
    """地区相近：双方在同一地区（满分），一方的地区在另一方的地区之内（0.8），或同属一个上级地区（0.4）。
    Region nearness: both sit in one region (1), one's region lies within the other's (0.8), or both lie in a larger one (0.4)."""
    return np.asarray(view.place_values)


def activity(view: View) -> Array:
    """活跃程度：对方有多少联系（对数），计划和存疑的联系少算。
    Activity: how many links it has (logarithm), planned and doubtful ones counting less; full where one in a thousand has more."""
    strength = np.log1p(view.index["strength"][view.candidates])
    return np.asarray(np.clip(strength / max(np.log1p(view.index.busiest), 1e-9), 0, 1))


def recency(view: View) -> Array:
    """近期动态：对方最近一次已完成的联系距图谱最新年份多久。
    Recency: how long before the newest year of the graph its latest finished link was told; three years leave 0.37."""
    latest = view.index["latest"][view.candidates].astype(float)
    return np.where(latest > 0, np.exp((latest - view.index.year) / YEARS), 0.0)


def capacity(view: View) -> Array:
    """承载能力：对方建设或牵头的平台、院士、资金往来有多少。
    Capacity: how many platforms it builds or leads, academicians it works with, and fundings it gives."""
    return squash(view.index["capacity"][view.candidates] / ENOUGH)


def need_words(view: View) -> Array:
    """需求用词：对方的名称、技术、项目、产业和讲到它的句子，与需求用词相同多少（BM25，按词和相邻两字）；一半为满分。
    Words of the need: how much its name, technologies, projects, industries and the sentences about it share the words of the
    need (BM25 over words and character pairs); full where words alone make half of what is near."""
    return _nearness(view, "words")


def need_meaning(view: View) -> Array:
    """需求含义：同样这些内容，与需求的意思有多近（句向量模型），用词不同或语言不同也算；一半为满分。
    Meaning of the need: how near the same is to the need in meaning (sentence model), also in other words or another language; full
    where meaning alone makes half of what is near."""
    return _nearness(view, "meaning")


def _nearness(view: View, part: str) -> Array:
    found, near = view.nothing, view.asker.nearness
    for number in near:
        at = view.position(number)
        if at < len(found) and view.candidates[at] == number:
            found[at] = min(max(getattr(near[number], part) / HALF, 0.0), 1.0)
    return found


def squash(values: Array) -> Array:
    """From any amount to 0–1: the more there is, the less more of it adds."""
    return np.asarray(1 - np.exp(-values))


def _overlap(view: View, group: str, total: str) -> Array:
    shared = view.shared(group)
    mine, its = view.total(total)
    return np.asarray(np.clip(shared / np.maximum(mine + its - shared, 1e-9), 0, 1))


FEATURES = (
    Feature(shared_partners, reasons.through_shared("partners")),
    Feature(shared_platforms, reasons.through_shared("platforms")),
    Feature(shared_projects, reasons.through_shared("projects")),
    Feature(shared_programmes, reasons.through_shared("programmes")),
    Feature(shared_industries, reasons.through_shared("industries")),
    Feature(shared_technologies, reasons.through_shared("technologies")),
    Feature(resource_allocation, reasons.through_shared("partners", "platforms", "projects", "programmes", "technologies")),
    Feature(random_walk, reasons.by_walking),
    Feature(what_others_did, reasons.after_others),
    Feature(complementary_role, reasons.by_role, about_both=False),
    Feature(same_region, reasons.by_place),
    Feature(activity, reasons.by_links, about_both=False),
    Feature(recency, reasons.by_latest, about_both=False),
    Feature(capacity, reasons.by_means, about_both=False),
    Feature(need_words, reasons.through_need),
    Feature(need_meaning, reasons.through_need),
)
