"""Resolution inside one document: mentions become entities with a fullest name, aliases and pointing words.

Enters: a ``Recognition``. Leaves: a ``Reading``. Mentions join by equal completed names, by short forms that a bracket
defines, and by abbreviation: the short form begins and ends like exactly one longer name and its characters follow in
order (淄博产研院 in 淄博产业技术研究院).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.model import Entity, Mention, Reading, Recognition
from graph.recognise.gazetteer import Division, divisions_by_surface, full_name
from graph.recognise.lexicon import load_surnames
from graph.recognise.repeats import find_short_forms
from graph.recognise.terms import type_by_head
from graph.resolve.anaphora import find_anaphors
from graph.resolve.home import find_home, leading_division
from graph.resolve.naming import Places, fold_government, region_key

_PUNCTUATION = re.compile(r"[\s《》〈〉“”\"'‘’「」()（）\[\]【】·•,，。、;；:：—\-]+")
_ORGANISATIONS = frozenset({"Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization", "Platform", "InnovationCommunity"})
_ABBREVIATED = _ORGANISATIONS | {"Fund", "Programme", "Award", "Event", "Project"}
_OWNED = frozenset({"Project", "Platform", "Fund", "Event"})
_LEGAL = re.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$|公司$|集团$")
_REGION_BRACKET = re.compile(r"[(（][^()（）]{2,8}[)）]")
_PERSON_IN_NAME = re.compile(
    r"([\u4e00-\u9fff]{2,3})(?:(?:院士|教授|博士|研究员|千人计划|名师|大师|劳模)[\u4e00-\u9fff]{0,6}(?:团队|工作站|工作室)|(?:创新|科研)?团队|(?:院士|专家)工作站)$"
)
_NUMBER_BEHIND = re.compile(r"》?[\s\n]*[(（]([\u4e00-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)]\s*\d+号)")
_OURS = re.compile(r"[我全本该]市|[我全本该]省|[我全本该]县|[我全本该]区")


@dataclass
class _Cluster:
    """Mentions taken for one individual while resolution goes on."""

    mentions: list[Mention] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def first(self) -> int:
        return min(m.start for m in self.mentions)

    @property
    def type(self) -> str:
        votes: Counter[str] = Counter()
        for mention in self.mentions:
            votes[mention.type] += int(100 * mention.confidence)
        return max(votes.items(), key=lambda v: (v[1], v[0]))[0]

    @property
    def name(self) -> str:
        """The longest completed name; the most frequent of those."""
        return max(self.names, key=lambda n: (len(n), self.names[n], n))

    def take(self, other: _Cluster) -> None:
        self.mentions += other.mentions
        self.names += other.names


def resolve_document(recognition: Recognition) -> Reading:
    """Entities of one document, in the order of their first mention."""
    home = find_home(recognition)
    clusters = _group_equal(recognition, home)
    clusters = _join_defined(clusters, recognition.document.text)
    clusters = _join_abbreviations(clusters)
    clusters = _join_communities(clusters)
    clusters = _join_policies(clusters)
    entities = _add_people_in_names(_make_entities(clusters))
    entities = _add_owners(entities, recognition)
    entities = _add_provinces(entities, home, recognition.document.text)
    entities = _add_numbers(entities, recognition.document.text)
    entities, home_id = _add_home(entities, home, recognition.document.text)
    pointing = find_anaphors(recognition.document, entities, home_id)
    entities = tuple(replace(e, mentions=tuple(sorted((*e.mentions, *pointing.get(e.id, ())), key=lambda m: m.start))) for e in entities)
    return Reading(
        recognition.document,
        recognition.tokens,
        recognition.sentences,
        recognition.quantities,
        entities,
        home_id,
        _find_issuer(entities, recognition.document.issuer, home),
    )


def fold(name: str) -> str:
    """Only the characters of a name that count: width, case, spaces and punctuation folded."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", name)).lower()


def _group_equal(recognition: Recognition, home: Division | None) -> list[_Cluster]:
    """Mentions with one completed name, and of one class where classes differ in kind."""
    groups: dict[str, _Cluster] = defaultdict(_Cluster)
    places = Places(recognition.mentions, home)
    for mention in recognition.mentions:
        name = places.complete(mention, recognition.document.text)
        if name is None:
            continue
        key = fold(fold_government(name) if mention.type == "GovernmentBody" else name)
        if mention.type == "Region":
            key = f"Region:{region_key(name, home)}"
        if mention.type == "Person":
            key = f"Person:{key}"
        if mention.type == "Industry":
            key = re.sub(r"(?<=.{2})(?:产业|领域|行业)$", "", key)
        groups[key].mentions.append(mention)
        groups[key].names[name] += 1
    return list(groups.values())


def _join_defined(clusters: list[_Cluster], text: str) -> list[_Cluster]:
    """A bracket that says 以下简称 joins what stands before it and what stands in it."""
    by_end = {m.end: c for c in clusters for m in c.mentions}
    by_text = {m.text: c for c in clusters for m in c.mentions}
    gone: set[int] = set()
    for bracket, start, end in find_short_forms(text):
        full = by_end.get(bracket) or by_end.get(bracket - 1)
        short = by_text.get(text[start:end])
        if full is not None and short is not None and short is not full and id(short) not in gone and id(full) not in gone:
            full.take(short)
            gone.add(id(short))
    return [c for c in clusters if id(c) not in gone]


def _join_abbreviations(clusters: list[_Cluster]) -> list[_Cluster]:
    """Short organisation names join the one longer name that they abbreviate."""
    pool = [c for c in clusters if c.type in _ABBREVIATED]
    gone: set[int] = set()
    for short in sorted(pool, key=lambda c: (len(c.name), c.first)):
        longer = [c for c in pool if c is not short and id(c) not in gone and _abbreviates(short, c)]
        if len(longer) == 1:
            longer[0].take(short)
            gone.add(id(short))
    return [c for c in clusters if id(c) not in gone]


def _abbreviates(short: _Cluster, long: _Cluster) -> bool:
    """Whether one name is a short form of another of a compatible class."""
    a, b = fold(short.name), fold(long.name)
    if short.type == long.type and len(a) >= 5 and (fold(_without_region(long.name)) == a or short.type in _OWNED and b.endswith(a)):
        return True
    if short.type == long.type == "Programme" and len(a) >= 4 and b.startswith(a):
        return True
    if len(a) >= len(b) or len(a) < 3 or a[0] != b[0] and not b.startswith(("中国科学院", "山东", "中国")):
        return False
    if long.type not in _ORGANISATIONS:
        return False
    guessed = all(m.rule in {"term.tagged", "list.Enterprise", "repeat"} for m in short.mentions)
    if short.type != long.type and not (guessed and short.type == "Enterprise" and long.type in {"ResearchInstitute", "FinancialInstitution"}):
        return False
    if guessed and long.type == "ResearchInstitute" and len(a) >= 4 and b.startswith(a):
        return True
    if long.type in {"Enterprise", "FinancialInstitution", "ResearchInstitute", "ServiceOrganization"}:
        stem = fold(_LEGAL.sub("", _REGION_BRACKET.sub("", long.name)))
        if stem != b and (stem == a or len(a) >= 4 and stem.startswith(a)):
            return True
    if short.type != "ResearchInstitute" and short.type != "University":
        return False
    return a[-1] == b[-1] and len(a) >= 3 and _is_subsequence(a, b) and len(a) <= len(b) - 3 and not b.startswith(a)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _join_communities(clusters: list[_Cluster]) -> list[_Cluster]:
    """Communities that differ only in the place before the name are one in one document."""
    kept: dict[str, _Cluster] = {}
    out = []
    for cluster in clusters:
        stem = _without_region(cluster.name) if cluster.type == "InnovationCommunity" else ""
        if stem and stem in kept and len(stem) >= 8:
            kept[stem].take(cluster)
            continue
        if stem:
            kept[stem] = cluster
        out.append(cluster)
    return out


def _join_policies(clusters: list[_Cluster]) -> list[_Cluster]:
    """A title told without its issuer is the one policy whose title ends with it."""
    policies = [c for c in clusters if c.type == "Policy"]
    gone: set[int] = set()
    for short in policies:
        wanted = fold(short.name)
        longer = [c for c in policies if c is not short and id(c) not in gone and len(wanted) >= 8 and fold(c.name).endswith(wanted) and fold(c.name) != wanted]
        if len(longer) == 1:
            longer[0].take(short)
            gone.add(id(short))
    return [c for c in clusters if id(c) not in gone]


def _add_people_in_names(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The person whom a team or a workstation is named after: 顾某院士团队, 周某专家工作站."""
    known = {e.name for e in entities if e.type == "Person"}
    added = []
    for entity in entities:
        match = _PERSON_IN_NAME.match(entity.name) if entity.type in {"Team", "Platform"} else None
        if match is not None and match.group(1)[0] in load_surnames() and match.group(1) not in known | set(divisions_by_surface()):
            known.add(match.group(1))
            added.append(match.group(1))
    return entities + tuple(Entity(f"e{len(entities) + n}", "Person", name) for n, name in enumerate(added, 1))


def _add_owners(entities: tuple[Entity, ...], recognition: Recognition) -> tuple[Entity, ...]:
    """The organisation that a project's or platform's name begins with: 某公司某某项目."""
    starts = {t.start: t for t in recognition.tokens if t.tag == "ORG"}
    known = {fold(n) for e in entities for n in (e.name, *e.aliases)}
    added: list[tuple[str, str]] = []
    for entity in entities:
        for mention in entity.mentions if entity.type in {"Project", "Programme", "Platform"} else ():
            token = starts.get(mention.start)
            if token is None or token.end >= mention.end or fold(token.text) in known:
                continue
            kind, confidence = type_by_head(token.text)
            if confidence >= 0.8 and kind in _ORGANISATIONS:
                known.add(fold(token.text))
                added.append((kind, token.text))
    return entities + tuple(Entity(f"e{len(entities) + n}", kind, name) for n, (kind, name) in enumerate(added, 1))


def _add_provinces(entities: tuple[Entity, ...], home: Division | None, text: str) -> tuple[Entity, ...]:
    """The province that 全省 and 我省 stand for, and one that is told with its city (山东省聊城市)."""
    names = {e.name for e in entities if e.type == "Region"}
    wanted = []
    if home is not None and home.province and re.search(r"全省|我省", text):
        wanted.append(home.province)
    for entity in entities:
        for alias in entity.aliases if entity.type == "Region" else ():
            division = leading_division(alias)
            if division is not None and division.level == "province" and division.name != entity.name and alias.startswith(division.name):
                wanted.append(division.name)
    added = [name for name in dict.fromkeys(wanted) if name not in names]
    return entities + tuple(Entity(f"e{len(entities) + n}", "Region", name) for n, name in enumerate(added, 1))


def _add_numbers(entities: tuple[Entity, ...], text: str) -> tuple[Entity, ...]:
    """The document number in the bracket behind a title is an alias of the policy."""
    out = []
    for entity in entities:
        numbers = [m.group(1) for mention in entity.mentions if entity.type == "Policy" for m in [_NUMBER_BEHIND.match(text, mention.end)] if m]
        out.append(replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *numbers)))))
    return tuple(out)


def _without_region(name: str) -> str:
    for end in range(min(len(name) - 2, 10), 1, -1):
        if name[:end] in divisions_by_surface():
            return name[end:]
    return name


def _make_entities(clusters: Iterable[_Cluster]) -> tuple[Entity, ...]:
    ordered = sorted(clusters, key=lambda c: (c.first, c.name))
    entities = []
    for number, cluster in enumerate(ordered, 1):
        kind = cluster.type
        mentions = tuple(sorted((replace(m, type=kind) for m in cluster.mentions), key=lambda m: m.start))
        name = cluster.name
        aliases = dict.fromkeys([m.text for m in mentions] + sorted(cluster.names))
        entities.append(Entity(f"e{number}", kind, name, tuple(a for a in aliases if fold(a) != fold(name)), mentions))
    return tuple(entities)


def _add_home(entities: tuple[Entity, ...], home: Division | None, text: str) -> tuple[tuple[Entity, ...], str | None]:
    """The home as an entity, also where only 全市 or a longer name speaks of it."""
    if home is None:
        return entities, None
    name = full_name(home)
    key = region_key(name, home)
    for entity in entities:
        if entity.type == "Region" and region_key(entity.name, home) == key:
            return entities, entity.id
    if not _OURS.search(text) and home.name not in text:
        return entities, None
    added = Entity(f"e{len(entities) + 1}", "Region", name)
    return (*entities, added), added.id


def _find_issuer(entities: tuple[Entity, ...], issuer: str | None, home: Division | None) -> str | None:
    """The entity that the document's head names as its issuer."""
    if not issuer:
        return None
    wanted = fold(fold_government(issuer))
    for entity in entities:
        if entity.type == "GovernmentBody" and wanted in {fold(fold_government(n)) for n in (entity.name, *entity.aliases)}:
            return entity.id
    return None
