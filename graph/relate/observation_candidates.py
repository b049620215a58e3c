"""Who a number may belong to, and what speaks for each.

In: a ``Page``, the rules' ``Owners`` and one number that asks (``Asked``). Out: for each candidate its features, short
strings such as ``near:c0|Fund`` (a fund named in the number's own clause) or ``rule:named`` (the rules choose it). Nothing
is decided here; ``observation_choice`` weighs the features.

A place is told as ``c0`` … ``c4`` (commas between name and number), ``s1`` … ``s3`` (sentences), ``p1``, ``p2`` (paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model import Mention, ObservationKind
from graph.relate.observation_evidence import clause_features, echo_features, metric_features, rank_features
from graph.relate.observation_sites import Page, Site
from graph.relate.observation_subjects import Owners
from graph.relate.observation_topics import find_topics, unit_class
from graph.rows import read_rows

PATTERNS = Path(__file__).parent / "patterns"
_REACH = 700  # characters before a number in which candidates are looked for
_MOST = 12  # candidates before the number
_OPENING = 260  # characters after the title in which the text says what it is about
_LEADING = ("event", "firm", "school", "money", "site", "body", "plan")
_GROUPS = {
    "Region": "place", "GovernmentBody": "office", "Enterprise": "firm", "University": "school", "ResearchInstitute": "school",
    "FinancialInstitution": "bank", "Fund": "money", "FinancialProduct": "money", "ServiceOrganization": "body",
    "InnovationCommunity": "body", "Platform": "site", "Project": "site", "Programme": "plan", "Policy": "plan", "Event": "event",
    "Award": "award", "Technology": "thing", "Demand": "thing", "Team": "people", "Person": "people", "Industry": "field",
}  # fmt: skip
_ITEM = re.compile(r"(?:^|\n)[ ]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.])|[一二三四五六七八九十]是|[①②③④⑤⑥⑦⑧⑨]")
_SURE = ("given", "labelled", "measured", "row")  # ways of the rules that are rare but seldom wrong: they learn from one another
_OPEN, _CLOSE = "“《\"'", "”》\"'"


@dataclass(frozen=True, slots=True)
class Asked:
    """One number that asks whose it is: ``rule`` is the rules' answer and ``way`` how they found it."""

    site: Site
    metric: str
    kind: ObservationKind
    rule: str | None
    way: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds for a whole document: the roles of its entities, and where each is stated as subject."""

    page: Page
    owners: Owners
    roles: dict[str, tuple[str, ...]]
    counts: dict[str, int]
    titled: frozenset[str]
    genre: str
    endings: dict[str, frozenset[str]]  # the last two characters of its names
    _shapes: dict[int, tuple[str, str]]

    def candidates(self, asked: Asked) -> dict[str, list[str]]:
        """The features of every candidate, in a fixed order."""
        found: dict[str, list[str]] = {}
        self._add_before(asked, found)
        self._add_after(asked, found)
        for entity in self._standing(asked):
            found.setdefault(entity, ["near:none"])
        topics = find_topics(asked.metric)
        heads, stated = self._heads(asked.site), self.owners.stated_before(asked.site)
        gives = _surroundings("gives")[0][1].search(self.page.plain, asked.site.clause[0], asked.site.quantity.start) is not None
        self._add_evidence(asked, found)
        for entity, features in found.items():
            kind = self.page.kinds[entity]
            features.extend(self._general(asked, entity, topics))
            features.extend(self._spoken(asked, entity, kind, stated.get(entity)))
            features.extend(f"head:{head}|{_GROUPS.get(kind, 'field')}" for head, first in heads.items() if first == entity)
            if gives:
                told = [f for f in features if f.startswith(("before:c", "stated:clause", "behind:")) and f.count("|") != 1]
                features.extend(f"gives:{f}" for f in told)
            if features[0].startswith("near:c"):
                features.extend(f"{features[0]}|{kind}|{topic}" for topic in topics)
        return found

    def _add_evidence(self, asked: Asked, found: dict[str, list[str]]) -> None:
        """What the words around the number say of each candidate; the home region is a group of its own."""
        site, page = asked.site, self.page
        groups = {e: _GROUPS.get(page.kinds[e], "field") for e in found}
        start = site.quantity.start
        ends = {e: m.end for m, e in page.names(max(start - _REACH, 0), start) if e in found and m.end <= start}
        ranks = dict(rank_features(page, site, ends, groups))
        metric, clause = metric_features(asked.metric, site.quantity.unit), clause_features(page, site)
        shared: dict[str, list[str]] = {}
        for entity, features in found.items():
            near = features[0]
            group = "home" if "home" in self.roles.get(entity, ()) else groups[entity]
            if group not in shared:
                shared[group] = [f"{f}|{group}" for f in (*metric, *clause)]
            features.extend(ranks.get(entity, ()))
            features.extend(shared[group])
            features.extend([f"{f}|{group}|{near}" for f in clause])
            features.extend(echo_features(page, site, self.endings[entity], (groups[entity], near)))

    def _heads(self, site: Site) -> dict[str, str]:
        """The first names of the number's sentence, paragraph and numbered item (``(1)需求名称:…  拟投入:600万元``)."""
        text, start = self.page.text, site.quantity.start
        paragraph = text.rfind("\n", 0, start) + 1
        items = [m.start() for m in _ITEM.finditer(text, max(start - _REACH, 0), start)]
        places = {"sentence": site.sentence[0], "paragraph": paragraph} | ({"item": items[-1]} if items else {})
        found = {name: self.page.names(at, start) for name, at in places.items()}
        return {name: names[0][1] for name, names in found.items() if names}

    def _standing(self, asked: Asked) -> Iterator[str]:
        """Candidates that need not be near: the document's own, and the rules' choice."""
        yield from self.roles
        if asked.rule:
            yield asked.rule

    def _add_before(self, asked: Asked, found: dict[str, list[str]]) -> None:
        """Names before the number, nearest first; of several mentions of one entity the nearest counts."""
        start = asked.site.quantity.start
        for mention, entity in reversed(self.page.names(max(start - _REACH, 0), start)):
            kind = self.page.kinds[entity]
            if mention.end > start or entity in found:
                continue
            place = _place(self.page.text[mention.end : start])
            found[entity] = list(self._near(mention, kind, place))
            if len(found) >= _MOST:
                return

    def _near(self, mention: Mention, kind: str, place: str) -> Iterator[str]:
        before, after = self._shape(mention)
        group = _GROUPS.get(kind, "field")
        yield f"near:{place}"
        yield f"before:{place}|{before}|{group}"
        yield f"after:{place}|{after}|{group}"
        yield f"shape:{place}|{before}|{after}"
        yield f"shape:{before}|{after}|{kind}"
        if mention.role == "anaphor":
            yield f"anaphor:{place}|{group}"

    def _add_after(self, asked: Asked, found: dict[str, list[str]]) -> None:
        """Names after the number in its clause: 3家企业入选名单, 100万元设立基金."""
        end, stop = asked.site.quantity.end, asked.site.clause[1]
        told = self.page.numbers(end, stop)
        for mention, entity in self.page.names(end, stop)[:4]:
            kind = self.page.kinds[entity]
            before, after = self._shape(mention)
            where = "beyond" if told and told[0].start < mention.start else "next" if mention.start - end < 3 else "then"
            features = found.setdefault(entity, [])
            features.append(f"behind:{before}|{after}|{_GROUPS.get(kind, 'field')}")
            features.append(f"behind:{where}")

    def _shape(self, mention: Mention) -> tuple[str, str]:
        """What stands before and after a mention, as classes of words."""
        known = self._shapes.get(mention.start)
        if known is None:
            text = self.page.text
            before = text[max(mention.start - 12, 0) : mention.start].rstrip(_OPEN)
            after = text[mention.end : mention.end + 10].lstrip(_CLOSE)
            known = (
                next((name for name, pattern in _surroundings("before") if pattern.search(before)), "other"),
                next((name for name, pattern in _surroundings("after") if pattern.match(after)), "other"),
            )
            self._shapes[mention.start] = known
        return known

    def _general(self, asked: Asked, entity: str, topics: tuple[str, ...]) -> Iterator[str]:
        kind = self.page.kinds[entity]
        unit = unit_class(asked.site.quantity.unit)
        yield f"type:{kind}|{unit}"
        yield f"type:{kind}|{asked.kind}"
        for topic in topics:
            yield f"topic:{kind}|{topic}"
        for role in self.roles.get(entity, ()):
            yield f"role:{role}"
            yield f"role:{role}|{unit}"
            yield f"role:{role}|{asked.kind}|{self.genre}"
            yield f"role:{role}|{kind}"
        yield f"told:{min(self.counts.get(entity, 0), 5)}|{kind == 'Region'}"
        if entity == asked.rule:
            yield "rule:any"
            yield from ("rule:sure",) if asked.way in _SURE else ()
            yield f"rule:{asked.way}"
            yield f"rule:{asked.way}|{kind}"
            yield f"rule:{asked.way}|{asked.kind}"

    def _spoken(self, asked: Asked, entity: str, kind: str, stated: str | None) -> Iterator[str]:
        """Stated as a subject, and named again by a common noun (团队常驻12人)."""
        if stated:
            yield f"stated:{stated}"
            yield f"stated:{stated}|{_GROUPS.get(kind, 'field')}"
        noun = _type_nouns().get(kind)
        said = noun.search(self.page.plain, asked.site.clause[0], asked.site.quantity.start) if noun else None
        if said:
            opens = "open" if said.start() - asked.site.clause[0] < 4 else "inside"
            yield f"noun:{opens}|{kind}"
            yield f"noun:{opens}|{entity in self.titled}"

    def add_links(self, earlier: Asked, owner: str, later: Asked, candidates: dict[str, list[str]]) -> None:
        """Add what speaks for each candidate given that ``owner`` has the number before: that it goes on, or that the text turns to it."""
        span = _between(earlier.site, later.site)
        fresh: dict[str, Mention] = {e: m for m, e in self.page.names(earlier.site.quantity.end, later.site.quantity.start)}
        for entity, features in candidates.items():
            if entity == owner:
                group, others = _GROUPS.get(self.page.kinds[entity], "field"), min(len(fresh) - (entity in fresh), 3)
                features += [f"on:{span}", f"on:{span}|{group}", f"on:{span}|{others}", f"on:{span}|{later.kind == earlier.kind}"]
                features += [f"on:{span}|again"] if entity in fresh else []
            elif entity in fresh:
                features += [f"turn:{span}|new", f"turn:{span}|new|{'|'.join(self._shape(fresh[entity]))}"]
            else:
                features.append(f"turn:{span}|old")


def _between(earlier: Site, later: Site) -> str:
    if earlier.clause == later.clause:
        return "linked" if later.linked else "clause"
    return "segment" if earlier.segment == later.segment else "sentence" if earlier.sentence == later.sentence else "far"


def _place(between: str) -> str:
    """How far a name lies before a number: clauses in the sentence, sentences in the paragraph, paragraphs."""
    lines = between.count("\n")
    if lines:
        return f"p{min(lines, 2)}"
    sentences = between.count("。") + between.count("!") + between.count("?")
    return f"s{min(sentences, 3)}" if sentences else f"c{min(between.count(',') + between.count(';') + between.count(':'), 4)}"


def set_scene(page: Page, owners: Owners) -> Scene:
    """Gather what holds for the whole document."""
    subjects = owners.subjects
    title = page.reading.document.title or page.text.split("\n", 1)[0]
    at = max(page.text.find(title), 0)
    titled = [e for _, e in page.names(at, at + len(title))]
    roles: dict[str, list[str]] = {}
    counts = {e.id: len(e.mentions) for e in page.reading.entities}
    standing = (("home", subjects.home), ("protagonist", subjects.protagonist), ("event", owners.event), ("issuer", page.reading.issuer))
    for role, entity in standing:
        if entity:
            roles.setdefault(entity, []).append(role)
    awards = [e.id for e in page.reading.entities if e.type == "Award" and e.mentions]
    if awards:
        roles.setdefault(max(awards, key=lambda e: (counts[e], e in titled)), []).append("award")
    for entity in dict.fromkeys(titled):
        roles.setdefault(entity, []).append("titled")
    for role, entity in _leads(page, counts, at + len(title)):
        roles.setdefault(entity, []).append(role)
    genre = "policy" if owners.policy else "reply" if subjects.is_reply else "other"
    endings = {e.id: frozenset(name[-2:] for name in (e.name, *e.aliases)) for e in page.reading.entities}
    return Scene(page, owners, {e: tuple(r) for e, r in roles.items()}, counts, frozenset(titled), genre, endings, {})


def _leads(page: Page, counts: dict[str, int], start: int) -> Iterator[tuple[str, str]]:
    """``lead``: the first body of each group that the text opens with; ``top``: the body named most often."""
    body = page.text.find("\n", start) + 1
    first = dict.fromkeys(e for _, e in page.names(body, body + _OPENING))
    for group in _LEADING:
        lead = next((e for e in first if _GROUPS.get(page.kinds[e]) == group), None)
        if lead:
            yield "lead", lead
    bodies = [e for e in counts if _GROUPS.get(page.kinds[e], "field") not in ("place", "office", "people", "field")]
    if bodies:
        yield "top", max(bodies, key=lambda e: counts[e])


@cache
def _surroundings(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows(PATTERNS / "name_surroundings.tsv", 5)
    return tuple((name, re.compile(pattern)) for name, where, pattern, _, _ in rows if where == side)


@cache
def _type_nouns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(noun) for kind, noun in read_rows(PATTERNS / "type_nouns.tsv", 2)}
