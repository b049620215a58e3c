"""Whose number it is.

In: a ``Site`` and the ``Subjects`` of its document. Out: an entity id. The owner named in the clause comes first
(``江川市25家``, a platform before its area), then the subject of the sentence, then one of the paragraph that the text
keeps returning to, then the document's protagonist, at last its region. What a bureau or a person does counts for the
region.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.gazetteer import find_division
from graph.relate.observation_cues import find_cue, strip_lead
from graph.relate.observation_phrases import KIND_OF_ZONE, name_at
from graph.relate.observation_sites import Page, Site
from graph.relate.observation_stated import BODIES, GIVEN_TO, NOT_OWNING, RECEIVERS, Stated, collect_stated, find_receiver
from graph.relate.observation_tables import read_label
from graph.relate.subject import Subjects

_FOR_REGION = ("Region", "GovernmentBody", "Person", "Industry")
_STRONG = 3  # mentions that make a subject hold beyond its sentence
_JOINT = re.compile(r"[ 、,和与及》”\"》]*(?:以及|并)?[“《\"]?")
_THINGS = ("Platform", "Project", "ResearchInstitute")
_PLACES = re.compile("(?:在|与|面向|覆盖|辐射)$")  # 该校在全省建成40个, 与全市126家企业洽谈: where or with whom, not whose
_BARE_MEASURE = re.compile("(?:总|计划|规划|预计|设计|首期|一期|项目)*(?:占地|建筑|用地|投资)(?:总)?(?:面积|规模|额)?|总面积|总规模")
_FIELD = re.compile(r"[一-龥]{2,10}(?:[(][^()]*[)])?:[ ]*$")
_RECORD = 300  # characters that the fields of one record fill at most
_AREA = ("平方米", "亩", "平方公里", "公顷")


@dataclass(frozen=True, slots=True)
class Owners:
    """Answers for the sites of one document."""

    page: Page
    subjects: Subjects
    policy: bool
    stated: tuple[Stated, ...]
    event: str | None  # the meeting or contest that the title names
    counts: dict[str, int]
    _names: dict[str, str]
    _spoken_of: frozenset[str]  # the entities that a clause states as its only subject

    def of_support(self, site: Site) -> tuple[str, ...]:
        """The Region whose policy pays: a county where the clause says 区级, else the paragraph's, else home."""
        clause = self.page.text[site.clause[0] : site.clause[1]]
        if re.search("区级|县级|区财政|县财政", clause):
            counties = [e for e in self.page.reading.entities if e.type == "Region" and e.name.endswith(("区", "县")) and e.mentions]
            if counties:
                return (max(counties, key=lambda e: (len(e.mentions), e.id)).id,)
        payer = self.subjects.home if self.policy else self._region_at(site.quantity.start)
        return (payer,) if payer else ()

    def of(self, site: Site, metric: str, before: tuple[Site, tuple[str, ...]] | None) -> tuple[tuple[str, ...], str]:
        """The entities that a fact or goal is about, several only for ``各设1个``, and the name of the rule that found them.

        ``before`` is the number told before in the same sentence with its owners, which hold on while no new subject
        comes. Empty where the document has neither subject nor region.
        """
        each = self._each(site)
        if each:
            return each, "each"
        for way, found in self._by_clause(site, metric):
            if found is not None:
                return (found,) if found else (), way
        stated = self._carried(site)
        if before and before[0].sentence == site.sentence and (stated is None or stated.offset < before[0].quantity.start):
            return before[1], "goes-on"
        found = self._owner(stated, site) if stated else self._default(site)
        return (found,) if found else (), self._carried_way(stated, site) if stated else self._default_way(found)

    def _carried_way(self, stated: Stated, site: Site) -> str:
        if stated.kind in _FOR_REGION:
            return "carried-region"
        return "carried-sentence" if stated.offset >= site.sentence[0] else "carried-strong"

    def _default_way(self, found: str | None) -> str:
        if found and found == self.event:
            return "default-event"
        return "default-protagonist" if found == self.subjects.protagonist and found != self.subjects.home else "default-region"

    def _by_clause(self, site: Site, metric: str) -> Iterator[tuple[str, str | None]]:
        """The rules that look at the number's own clause, surest first."""
        yield "one-of", self._one_of(site)
        yield "given", self._given(site)
        yield "row", self._row(site)
        yield "labelled", self._labelled(site)
        yield "measured", self._measured(site)
        named = self._named(site)
        yield "named-region" if named and self.page.kinds[named] == "Region" else "named", named
        said = self._by_words(site, metric)
        yield f"words-{self.page.kinds[said]}" if said else "words", said

    def stated_before(self, site: Site) -> dict[str, str]:
        """Where the paragraph states each entity as a subject before the number: ``clause``, ``sentence`` or ``earlier``.

        ``-last`` marks the subject that was stated last, ``-one`` one of several.
        """
        paragraph = self.page.text.rfind("\n", 0, site.quantity.start) + 1
        found: dict[str, str] = {}
        for stated in reversed(self.stated[: self._stated_before(site.quantity.start)]):
            if stated.offset < paragraph:
                break
            where = "clause" if stated.offset >= site.clause[0] else "sentence" if stated.offset >= site.sentence[0] else "earlier"
            found.setdefault(stated.entity, where + ("" if found else "-last") + ("" if stated.alone else "-one"))
        return found

    def _default(self, site: Site) -> str | None:
        protagonist = self.subjects.protagonist
        if protagonist and self.page.kinds[protagonist] in BODIES and self._is_told_of(protagonist):
            return protagonist
        return self.event or self._region_at(site.quantity.start)

    def _is_told_of(self, entity: str) -> bool:
        """Whether the document is about the entity: named more than once or a subject; not one of a list in passing."""
        return self.counts[entity] > 1 or entity in self._spoken_of

    def _each(self, site: Site) -> tuple[str, ...]:
        """在A、B各设一个工作站: both; A库、B库,分别收录10项和20项: the one whose turn it is."""
        left = self.page.text[site.clause[0] : site.quantity.start]
        at = re.search("各(?:自|有|设|建|派|成立)+(?:了)?$", left)
        if at:
            run = self._run_of_names(site.clause[0] + at.start())
            return run if all(self.page.kinds[e] in BODIES for e in run) else ()
        if "分别" not in left:
            return ()
        start = site.clause[0] + left.index("分别")
        run = self._run_of_names(start)
        if len(run) < 2 or len(run) != len(site.peers) or any(self.page.kinds[e] not in BODIES for e in run):
            return ()
        return (run[site.peers.index(site.quantity)],)

    def _run_of_names(self, end: int) -> tuple[str, ...]:
        """The names listed right before an offset, with nothing but list marks between them."""
        run: list[str] = []
        for mention, entity in reversed(self.page.names(max(end - 200, 0), end)):
            if not _JOINT.fullmatch(self.page.text[mention.end : end]):
                break
            run.append(entity)
            end = mention.start
        return tuple(reversed(run))

    def _one_of(self, site: Site) -> str | None:
        """首批5家省级实验室之一: the set is the region's, not the one that belongs to it."""
        right = self.page.text[site.quantity.end : site.clause[1]]
        if not right.rstrip().endswith("之一"):
            return None
        return (self._province() if "省" in right else None) or self.subjects.home

    def _given(self, site: Site) -> str | None:
        """The receiver: 向云岭科技投资4000万元, 为基地授信1500万元; 首单800万元给了云岭科技."""
        after = GIVEN_TO.match(self.page.text, site.quantity.end)
        over = self.page.name_over(after.end()) if after else None
        if over and self.page.kinds[over[1]] in RECEIVERS:
            return over[1]
        receiver = find_receiver(self.page, site)
        return receiver[1] if receiver else None

    def _labelled(self, site: Site) -> str | None:
        """``需求名称:…  拟投入:600万元``: a number that fills a field is of the record's first demand or project."""
        if not _FIELD.search(self.page.text, max(site.clause[0] - 16, 0), site.quantity.start):
            return None
        found = self.page.names(max(site.quantity.start - _RECORD, 0), site.quantity.start)
        return next((e for _, e in reversed(found) if self.page.kinds[e] in ("Demand", "Project")), None)

    def _row(self, site: Site) -> str | None:
        """The first name of the table's row whose column gives the number its unit."""
        if read_label(self.page, site) is None:
            return None
        start = self.page.text.rfind("\n", 0, site.quantity.start) + 1
        return next((e for _, e in self.page.names(start, site.quantity.start)), None)

    def _measured(self, site: Site) -> str | None:
        """The thing whose area follows or precedes: 总面积6500平方米的人才服务中心, 检测平台800平方米."""
        after = re.match('的[“《"]?', self.page.text[site.quantity.end : site.quantity.end + 2])
        over = self.page.name_over(site.quantity.end + after.end()) if after else None
        if over and self.page.kinds[over[1]] in BODIES:
            return over[1]
        before = self.page.name_over(site.quantity.start - 1)
        if before and site.quantity.unit in _AREA and before[0].start >= site.left[0]:
            lone = strip_lead(self.page.text[site.left[0] : before[0].start])
            return before[1] if not lone and not site.linked else None
        return None

    def _named(self, site: Site) -> str | None:
        """The owner that opens the clause: 江川市高新技术企业800家, 云岭项目总投资3亿元."""
        start, end = site.left if not site.linked else (site.clause[0], site.quantity.start)
        for mention, entity in self.page.names(start, end):
            if self.page.kinds[entity] in BODIES and re.match('[”》"]?由', self.page.text[mention.end : mention.end + 2]):
                return entity  # “国家一号”由某集团投资4亿元建造
        start = end - len(strip_lead(self.page.text[start:end]))
        name = name_at(self.page, start)
        governed = self.page.text[start - 1 : start] in tuple("从在向对与由为于把被给")
        if name is None or name[0].end > end or governed:
            return None
        kind = self.page.kinds[name[1]]
        following = self.page.text[name[0].end : end].lstrip('》"”')
        if kind == "Region" and KIND_OF_ZONE.match(name[0].text):
            return None
        if kind == "Region":
            return None if following.startswith(("、", "和", "与")) else name[1]
        owns = following.startswith("的") and not self.page.names(name[0].end, end) and "等" not in following
        return name[1] if kind in BODIES and (owns or not following.startswith(NOT_OWNING)) else None

    def _by_words(self, site: Site, metric: str) -> str | None:
        """全市 is the region ("" where it has no name), 成员单位 are a community's, 本次签约 is the event's, 推出16条举措 the policy's."""
        left = self.page.text[site.clause[0] : site.quantity.start]
        whole = find_cue("whole", left)
        if whole and not _PLACES.search(left, 0, whole.start):
            return self._whole(site.clause[0] + whole.start, left[whole.start : whole.end]) or ""
        if _BARE_MEASURE.fullmatch(metric) and (thing := self._only_thing(site)):
            return thing
        listed = re.search("列入|入选|入围", left)
        if listed and (award := self._last_named(site, ("Award",), within=site.clause[0] + listed.end())):
            return award
        if find_cue("members", metric):
            return self._last_named(site, ("InnovationCommunity",))
        if find_cue("event", left):
            return self._last_named(site, ("Event",))
        if self.page.text[site.quantity.end : site.clause[1]].rstrip().endswith(("入选", "入围", "上榜")):
            return self._last_named(site, ("Award",), within=site.segment[0])
        if find_cue("provisions", metric) and re.search("(?:推出|提出|包括|包含|明确|共)$", left):
            return self._last_named(site, ("Policy",), within=site.segment[0])
        return None

    def _only_thing(self, site: Site) -> str | None:
        """Whose 占地面积 and 总投资 are told: of the one park, project or institute in the sentence, else the paragraph's last."""
        named = {e for _, e in self.page.names(site.sentence[0], site.quantity.start) if self.page.kinds[e] in _THINGS}
        if named:
            return named.pop() if len(named) == 1 else None
        paragraph = self.page.text.rfind("\n", 0, site.quantity.start) + 1
        earlier = self.stated[bisect_left(self.stated, paragraph, key=lambda s: s.offset) : self._stated_before(site.quantity.start)]
        return next((s.entity for s in reversed(earlier) if s.kind in _THINGS), None)

    def _stated_before(self, offset: int) -> int:
        return bisect_right(self.stated, offset, key=lambda s: s.offset)

    def _whole(self, offset: int, word: str) -> str | None:
        """The region that 全市, 全省 means: one of that level that the paragraph spoke of by name, else whom the word points to."""
        paragraph = self.page.text.rfind("\n", 0, offset) + 1
        for stated in reversed(self.stated[: bisect_right(self.stated, offset, key=lambda s: s.offset)]):
            over = self.page.name_over(stated.offset)
            if stated.offset < paragraph:
                break
            if stated.kind == "Region" and over and over[0].role == "name" and self._names[stated.entity].endswith(word[-1]):
                return stated.entity
        pointed = self.page.name_over(offset)
        if pointed and self.page.kinds[pointed[1]] == "Region":
            return pointed[1]
        return (self._province() if word.endswith("省") else None) or self._region_at(offset)

    def _region_at(self, offset: int) -> str | None:
        """The region spoken of there; a kind of zone (国家级高新区) is none."""
        region = self.subjects.region_at(offset)
        return self.subjects.home if region and KIND_OF_ZONE.match(self._names[region]) else region

    def _province(self) -> str | None:
        """The province that the home lies in, if the document names it."""
        home = find_division(self._names[self.subjects.home]) if self.subjects.home else None
        found = [e.id for e in self.page.reading.entities if e.type == "Region" and home and e.name == home.province]
        return found[0] if found else None

    def _last_named(self, site: Site, kinds: tuple[str, ...], *, within: int = 0) -> str | None:
        for _, entity in reversed(self.page.names(within, site.quantity.start)):
            if self.page.kinds[entity] in kinds:
                return entity
        return None

    def _carried(self, site: Site) -> Stated | None:
        """The last subject of the paragraph that can hold up to the number: of the sentence, or one that the text returns to."""
        paragraph = self.page.text.rfind("\n", 0, site.quantity.start) + 1
        i = bisect_right(self.stated, site.quantity.start, key=lambda s: s.offset)
        for stated in reversed(self.stated[:i]):
            if stated.offset < paragraph:
                return None
            holds = stated.offset >= site.sentence[0] or self._is_strong(stated.entity)
            acts = stated.kind in BODIES or stated.entity == self.event
            if stated.kind in _FOR_REGION or (acts and stated.alone and holds):
                return stated
        return None

    def _owner(self, stated: Stated, site: Site) -> str | None:
        """What a bureau or a person does counts for the region."""
        return self._region_at(site.quantity.start) if stated.kind in _FOR_REGION else stated.entity

    def _is_strong(self, entity: str) -> bool:
        return entity == self.subjects.protagonist or (self.counts[entity] >= _STRONG and self.page.kinds[entity] != "Technology")


def find_owners(page: Page, subjects: Subjects, *, policy: bool) -> Owners:
    """Collect the subjects that the clauses state."""
    counts = {e.id: len(e.mentions) for e in page.reading.entities}
    names = {e.id: e.name for e in page.reading.entities}
    stated = collect_stated(page, subjects)
    alone = frozenset(s.entity for s in stated if s.alone)
    return Owners(page, subjects, policy, stated, _find_event(page), counts, names, alone)


def _find_event(page: Page) -> str | None:
    """The meeting or contest that the title names: what such a report counts is the event's."""
    title = page.reading.document.title or page.text.split("\n", 1)[0]
    at = max(page.text.find(title), 0)
    stop = ("精神", "部署", "要求", "决定")  # 学习贯彻…会议精神 is no report on the meeting
    spoken_of = [(m, e) for m, e in page.names(at, at + len(title)) if page.kinds[e] == "Event"]
    return next((e for m, e in spoken_of if not page.text.startswith(stop, m.end)), None)
