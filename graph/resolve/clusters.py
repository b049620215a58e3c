"""Clusters: mentions of one document that name one individual, while resolution is still joining them.

Part of resolution inside a document. Enters: a ``Recognition`` and its home. Leaves: ``Cluster`` values. Mentions join by
equal completed names, by short forms that a bracket defines, and by abbreviation: a short form begins and ends like exactly
one longer name and its characters follow in order (甲产研院 in 甲产业技术研究院).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.gazetteer import Division, names_at
from graph.model import Mention, Recognition
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import load_pairs, load_terms
from graph.recognise.repeats import find_short_forms
from graph.resolve.naming import Places, fold_government, region_key

_PUNCTUATION = re.compile(r"[\s《》〈〉“”\"'‘’「」()（）\[\]【】·•,，。、;；:：—\-]+")
_ORGANISATIONS = frozenset(
    {"Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization", "Platform", "InnovationCommunity"}
)
_ABBREVIATED = _ORGANISATIONS | {"Fund", "Programme", "Award", "Event", "Project"}
# Classes whose name may be told without its owner in front (甲院测试服务平台: 测试服务平台).
_OWNED = frozenset({"Project", "Platform", "Fund", "Event"})
_LEGAL = re.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$|公司$|集团$")
_FIELD_SUFFIX = CuePattern("(?<=..){field.kinds}$")
_REGION_BRACKET = re.compile(r"[(（][^()（）]{2,8}[)）]")
_WITH_LEGAL_FORM = frozenset({"Enterprise", "FinancialInstitution", "ResearchInstitute", "ServiceOrganization"})
_UNIVERSITIES = ("大学", "学院", "交大", "理工", "科大")
_REMEMBERED = 2**16  # names; a corpus has more than memory should hold
_GUESSES = frozenset({"term.tagged", "list.Enterprise", "repeat", "agent"})


@dataclass
class Cluster:
    """Mentions taken for one individual, with the completed names they give and how often."""

    mentions: list[Mention] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def first(self) -> int:
        """The offset of the first mention."""
        return min(m.start for m in self.mentions)

    @property
    def type(self) -> str:
        """The class with most votes, weighted by confidence."""
        if len(self.mentions) == 1:
            return self.mentions[0].type
        votes: dict[str, int] = {}
        for mention in self.mentions:
            votes[mention.type] = votes.get(mention.type, 0) + int(100 * mention.confidence)
        return max(votes.items(), key=lambda v: (v[1], v[0]))[0]

    @property
    def name(self) -> str:
        """The longest completed name; the most frequent of those."""
        return max(self.names, key=lambda n: (len(n), self.names[n], n))

    def take(self, other: Cluster) -> None:
        """Join another cluster into this one."""
        self.mentions += other.mentions
        self.names += other.names


@dataclass(frozen=True)
class _Candidate:
    """A cluster as abbreviation sees it, with what is compared computed once."""

    cluster: Cluster
    type: str
    name: str
    folded: str
    stem: str
    without_region: str
    guessed: bool


def group_mentions(recognition: Recognition, home: Division | None) -> list[Cluster]:
    """All clusters of a document after every joining rule, in no particular order."""
    clusters = _group_equal(recognition, home)
    clusters = _join_defined(clusters, recognition.document.text)
    clusters = _join_abbreviations(clusters)
    clusters = _join_communities(clusters)
    return _join_unique([c for c in clusters if c.type == "Policy"], clusters, _ends_title)


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """Only the characters of a name that count: width, case, spaces and punctuation folded."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", name)).lower()


def _group_equal(recognition: Recognition, home: Division | None) -> list[Cluster]:
    groups: dict[str, Cluster] = defaultdict(Cluster)
    places = Places(recognition.mentions, home)
    for mention in recognition.mentions:
        name = places.complete(mention, recognition.document.text)
        if name is not None:
            cluster = groups[_key(mention.type, name, home)]
            cluster.mentions.append(mention)
            cluster.names[name] += 1
    return list(groups.values())


def _key(kind: str, name: str, home: Division | None) -> str:
    """What mentions of one individual share; persons and places never join other classes."""
    if kind == "Region":
        return f"Region:{region_key(name, home)}"
    key = fold(fold_government(name) if kind == "GovernmentBody" else name)
    for short, full in load_pairs("settled_forms.tsv").items():
        key = key.replace(short, full)
    if kind == "Industry":
        key = _FIELD_SUFFIX.sub("", key)
    return f"Person:{key}" if kind == "Person" else key


def _join_defined(clusters: list[Cluster], text: str) -> list[Cluster]:
    """A bracket that says 以下简称 joins what stands before it and what stands in it."""
    by_end = {m.end: c for c in clusters for m in c.mentions}
    by_text = {m.text: c for c in clusters for m in c.mentions}
    gone: set[int] = set()
    for bracket, start, end in find_short_forms(text):
        full = by_end.get(bracket) or by_end.get(bracket - 1)
        short = by_text.get(text[start:end])
        if full is not None and short is not None and short is not full and not gone & {id(full), id(short)}:
            full.take(short)
            gone.add(id(short))
    return [c for c in clusters if id(c) not in gone]


def _join_abbreviations(clusters: list[Cluster]) -> list[Cluster]:
    return _join_unique([c for c in clusters if c.type in _ABBREVIATED], clusters, _abbreviates)


def _join_unique(pool: Sequence[Cluster], clusters: list[Cluster], fits: Callable[[_Candidate, _Candidate], bool]) -> list[Cluster]:
    """Short names join the longer name they fit, if there is exactly one, or one that all the others fit as well."""
    candidates = sorted((_candidate(c) for c in pool), key=lambda c: (len(c.name), c.cluster.first))
    gone: set[int] = set()
    for i, short in enumerate(candidates):
        longer = [c for c in candidates[i + 1 :] if id(c.cluster) not in gone and len(c.folded) > len(short.folded) and fits(short, c)]
        *others, longest = longer or [short]
        if longer and all(len(c.folded) < len(longest.folded) and fits(c, longest) for c in others):
            longest.cluster.take(short.cluster)
            gone.add(id(short.cluster))
    return [c for c in clusters if id(c) not in gone]


def _candidate(cluster: Cluster) -> _Candidate:
    name = cluster.name
    return _Candidate(
        cluster,
        cluster.type,
        name,
        fold(name),
        fold(_LEGAL.sub("", _REGION_BRACKET.sub("", name))),
        fold(without_region(name)),
        all(m.rule in _GUESSES for m in cluster.mentions),
    )


def _ends_title(short: _Candidate, long: _Candidate) -> bool:
    """A title told without its issuer is the one policy whose title ends with it."""
    return len(short.folded) >= 8 and long.folded.endswith(short.folded)


def _abbreviates(short: _Candidate, long: _Candidate) -> bool:
    """Whether one name is a short form of another of a compatible class."""
    a, b = short.folded, long.folded
    if len(a) < 3:
        return False
    if short.type == long.type:
        if len(a) >= 5 and (long.without_region == a or (short.type in _OWNED and b.endswith(a))):
            return True
        if short.type == "University" and len(a) >= 5 and b.endswith(a) and b.removesuffix(a).endswith(_UNIVERSITIES):
            return True  # 材料学院: 甲大学材料学院
        if short.type == "Programme" and len(a) >= 4 and b.startswith(a):
            return True
    elif not (short.guessed and short.type == "Enterprise" and long.type in {"ResearchInstitute", "FinancialInstitution"}):
        return False
    begins_alike = a[0] == b[0] or b.startswith("中国") or (short.type == "Enterprise" and _without_place(long)[:1] == a[0])
    return long.type in _ORGANISATIONS and begins_alike and _shortens(short, long)


def _shortens(short: _Candidate, long: _Candidate) -> bool:
    a, b = short.folded, long.folded
    if short.guessed and short.type == "Enterprise" and long.type == "ResearchInstitute" and len(a) >= 4 and b.startswith(a):
        return True
    if short.type == long.type == "Enterprise" and len(short.stem) >= 3 and long.stem != b and _without_place(long).startswith(short.stem):
        return True  # 海川智控: 日照海川智控科技有限公司
    if long.type in _WITH_LEGAL_FORM and long.stem != b and (long.stem == a or (len(a) >= 4 and long.stem.startswith(a))):
        return True
    if short.type not in {"ResearchInstitute", "University"} or b.startswith(a) or short.name in load_terms():
        return False  # 大连大学 is no short form of 大连理工大学
    if short.type == "University" and a[-1] == "大" and b.endswith("大学") and _is_subsequence(a, b):
        return True  # 西安交大: 西安交通大学
    return a[-1] == b[-1] and len(a) <= len(b) - 3 and _is_subsequence(a, b) and (_common_end(a, b) < 3 or b.startswith("中国科学院"))


def _without_place(firm: _Candidate) -> str:
    return fold(without_region(firm.stem))


def _common_end(a: str, b: str) -> int:
    """How many characters two names end alike: an abbreviation shortens the head too (产研院), another body does not."""
    return next((n for n, (x, y) in enumerate(zip(reversed(a), reversed(b), strict=False)) if x != y), min(len(a), len(b)))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _join_communities(clusters: list[Cluster]) -> list[Cluster]:
    """Communities that differ only in the place before the name are one in one document."""
    kept: dict[str, Cluster] = {}
    out = []
    for cluster in clusters:
        stem = without_region(cluster.name) if cluster.type == "InnovationCommunity" else ""
        if len(stem) >= 8 and stem in kept:
            kept[stem].take(cluster)
            continue
        kept[stem] = cluster
        out.append(cluster)
    return out


@lru_cache(maxsize=_REMEMBERED)
def without_region(name: str) -> str:
    """A name without the place it begins with; of what is a place's name to the end, nothing goes."""
    return next((name[len(place) :] for place in names_at(name) if len(name) - len(place) > 1), name)
