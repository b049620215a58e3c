"""A made graph of the shape that a build gives, of any size: for measuring stores, queries, servers and exports.

    python benchmarks/graph_shape.py OUT.nq [--documents 1400] [--seed 1]

Things, documents, claims and observations go through the functions that a build uses, so that they have its IRIs, its
literals and its named graphs; 1,400 documents give about 1.3 million quads. The same number and seed give the same bytes.
Names are combined from syllables and from the divisions of China; no body of such a name is meant.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.assemble.quads import iri, quad, text  # noqa: E402
from graph.assemble.statements import (  # noqa: E402
    claim_quads,
    document_quads,
    observation_quads,
    plain_triple,
    state_claims,
    state_observations,
    thing_quads,
)
from graph.assemble.texts import render_text  # noqa: E402
from graph.gazetteer import load_divisions  # noqa: E402
from graph.model import Analysis, Claim, Document, Entity, Mention, Observation  # noqa: E402
from graph.ontology import CP, RDF, Ontology, load_ontology  # noqa: E402
from graph.resolve.corpus import Thing  # noqa: E402
from graph.resolve.iri import BASE, DERIVED_GRAPH, content_digest, thing_iri  # noqa: E402

PROVINCES = ("山东省", "湖南省", "浙江省", "四川省", "陕西省", "河南省")
BUREAUS = ("科学技术局", "发展和改革委员会", "工业和信息化局", "财政局", "人力资源和社会保障局")
SYLLABLES = "瑞恒鼎盛华启宏远博睿泰昌嘉禾星宇云峰凯达力源信德永固新航海岳金龙正大天成东方中科国创"
FIELDS = (
    "新材料", "高端装备", "生物医药", "新能源", "智能制造", "电子信息", "现代农业", "化工新材料",
    "轨道交通", "工程机械", "集成电路", "人工智能", "大数据", "节能环保", "海洋装备", "航空航天",
    "北斗应用", "轴承", "储能电池", "先进计算", "现代种业", "医疗器械", "新型显示", "工业软件",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐"
GIVEN = "建国文博晓宇志明海燕立新思远春梅国华子涵俊杰雅婷浩然"
# How many things of a class there are for each document, and the form of their names: {place}, {word}, {field}.
FORMS: dict[str, tuple[float, str]] = {
    "Enterprise": (3.0, "{place}{word}{field}有限公司"),
    "Person": (1.5, ""),
    "Platform": (1.2, "{province}{word}{field}工程技术研究中心"),
    "Technology": (0.8, "{word}{field}成套制备技术"),
    "Project": (0.6, "{word}{field}产业化项目"),
    "Demand": (0.4, "{word}{field}关键部件国产化需求"),
    "Policy": (0.5, "关于支持{place}{word}{field}高质量发展的若干措施"),
    "Programme": (0.2, "{province}{word}{field}重大科技专项"),
    "ResearchInstitute": (0.4, "{place}{word}{field}产业技术研究院"),
    "InnovationCommunity": (0.1, "{place}{word}{field}创新创业共同体"),
    "ServiceOrganization": (0.15, "{place}{word}科技服务中心"),
    "Fund": (0.1, "{place}{word}科创投资基金"),
    "FinancialInstitution": (0.05, "{place}{word}农村商业银行"),
    "FinancialProduct": (0.1, "{word}科创贷"),
    "Event": (0.2, "{place}{word}{field}创新创业大赛"),
    "Award": (0.15, "{word}{field}科技进步奖"),
    "Team": (0.2, "{word}{field}创新团队"),
    "University": (0.1, "{place}{word}大学"),
}
# Relation, classes of head and tail, how often in a document, the words of its sentence.
RELATIONS = (
    ("builds", "University", "Platform", 2, "共建"),
    ("builds", "Enterprise", "Platform", 3, "共建"),
    ("builds", "ResearchInstitute", "InnovationCommunity", 1, "参与建设"),
    ("leads", "Enterprise", "InnovationCommunity", 1, "牵头建设"),
    ("memberOf", "Enterprise", "InnovationCommunity", 2, "加入"),
    ("cooperatesWith", "Enterprise", "University", 2, "签约合作"),
    ("cooperatesWith", "ResearchInstitute", "University", 1, "开展合作"),
    ("locatedIn", "Enterprise", "Region", 2, "位于"),
    ("locatedIn", "University", "Region", 1, "坐落于"),
    ("inIndustry", "Enterprise", "Industry", 2, "属于"),
    ("undertakes", "Enterprise", "Project", 1, "承担"),
    ("undertakes", "University", "Demand", 1, "揭榜"),
    ("demands", "Enterprise", "Demand", 1, "提出"),
    ("develops", "University", "Technology", 1, "研发"),
    ("issues", "GovernmentBody", "Policy", 1, "印发"),
    ("responsibleFor", "GovernmentBody", "Policy", 1, "负责落实"),
    ("funds", "GovernmentBody", "Project", 1, "资助"),
    ("funds", "Fund", "Enterprise", 1, "投资"),
    ("worksFor", "Person", "University", 1, "任职于"),
    ("heads", "Person", "Enterprise", 1, "负责"),
    ("receives", "Enterprise", "Award", 0.5, "获得"),
    ("receives", "Enterprise", "Programme", 0.5, "入选"),
    ("serves", "ServiceOrganization", "Enterprise", 0.5, "服务"),
    ("issues", "FinancialInstitution", "FinancialProduct", 0.5, "推出"),
    ("participatesIn", "Team", "Event", 0.5, "参加"),
)
METRICS = (
    ("研发投入", "元", 1e6), ("营业收入", "元", 1e8), ("发明专利", "项", 1),
    ("研发人员", "人", 10), ("服务企业", "家", 5), ("占地面积", "平方米", 1e3),
)  # fmt: skip
KINDS = ("actual", "actual", "actual", "target", "support")
BOUNDS = ("=", "=", "=", "≥", "≈")


@dataclass(frozen=True, slots=True)
class Place:
    """A city with its province and its counties, by their IRI names."""

    province: str
    city: str
    counties: tuple[str, ...]


def make_lines(documents: int, seed: int = 1) -> Iterator[str]:
    """The lines of the whole graph: things, documents, plain triples, claims and observations, derived triples."""
    ontology = load_ontology()
    world = _World(documents, random.Random(seed))
    edges: set[tuple[str, str, str]] = set()
    for thing in world.all_things():
        yield from thing_quads(thing, ontology)
    for number in range(documents):
        yield from _document_lines(world.write_document(number), world, edges, ontology)
    yield from _derived_lines(sorted(edges), world, ontology)


def make_texts(documents: int, seed: int = 1) -> Iterator[str]:
    """The lines of the file of texts that belongs to the graph: every sentence's head and tail are marked."""
    world = _World(documents, random.Random(seed))
    for number in range(documents):
        analysis = world.write_document(number)
        yield render_text(replace(analysis, entities=tuple(_find_entities(analysis, world))), world.things)


def _find_entities(analysis: Analysis, world: _World) -> Iterator[Entity]:
    """What the claims join, named where a sentence begins and before its full stop."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for claim in analysis.claims:
        head, tail = world.things[claim.head], world.things[claim.tail]
        for thing, start in ((head, claim.start), (tail, claim.end - 1 - len(tail.name))):
            mentions[thing.iri].append(Mention(start, start + len(thing.name), thing.name, thing.type, "made"))
    for iri_, found in mentions.items():
        yield Entity(iri_, world.things[iri_].type, world.things[iri_].name, (), tuple(found))


def tell_world(documents: int, seed: int = 1) -> tuple[Sequence[Thing], Sequence[tuple[str, str]], Iterator[Analysis]]:
    """The same graph before it is RDF, for measuring what works on larger ones than a store holds here: things, which region lies in which
    other, and document by document what it says of things by their IRIs."""
    world = _World(documents, random.Random(seed))
    return list(world.all_things()), list(world.within()), (world.write_document(number) for number in range(documents))


def write_graph(path: Path, documents: int, seed: int = 1) -> int:
    """Write the lines to a file and return their number."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in make_lines(documents, seed):
            file.write(line + "\n")
            count += 1
    return count


class _World:
    """All things there are, by class and place, and the documents that tell of them."""

    def __init__(self, documents: int, rng: random.Random) -> None:
        self.rng = rng
        self.places = _list_places()
        self.things: dict[str, Thing] = {}  # by IRI, which is also the id of an entity in the documents
        self._by_place: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._add_divisions()
        for kind, (share, form) in FORMS.items():
            for number in range(max(2 * len(PROVINCES), round(documents * share))):
                place = self._pick_place()
                name = self._name(kind, form, place, number)
                self._add(kind, name, place.city)

    def all_things(self) -> Iterator[Thing]:
        """Every thing once."""
        yield from self.things.values()

    def within(self) -> Iterator[tuple[str, str]]:
        """Which place lies in which, one step at a time."""
        for place in self.places:
            yield thing_iri("Region", place.city), thing_iri("Region", place.province)
            for county in place.counties:
                yield thing_iri("Region", place.city + county), thing_iri("Region", place.city)

    def _add_divisions(self) -> None:
        for province in PROVINCES:
            self._add("Region", province, province)
        for field in FIELDS:
            self._add("Industry", field + "产业", "")
        for place in self.places:
            self._add("Region", place.city, place.city)
            for county in place.counties:
                self._add("Region", place.city + county, place.city)
            for bureau in BUREAUS:
                self._add("GovernmentBody", place.city + bureau, place.city)

    def _pick_place(self) -> Place:
        """A place; few places have most of what there is, as in life."""
        return self.places[min(int(self.rng.paretovariate(0.6)) - 1, 10**6) % len(self.places)]

    def _name(self, kind: str, form: str, place: Place, number: int) -> str:
        if kind == "Person":
            return SURNAMES[number % 25] + GIVEN[number // 25 % 24] + GIVEN[number // 600 % 24]
        word = "".join(SYLLABLES[number // 40**power % 40] for power in (0, 1, 2))
        short = place.city.removesuffix("市")
        return form.format(place=short, province=place.province, word=word, field=FIELDS[number % len(FIELDS)])

    def _add(self, kind: str, name: str, place: str) -> None:
        iri_ = thing_iri(kind, name)
        aliases = (name.removesuffix("有限公司"),) if kind == "Enterprise" and len(self.things) % 3 == 0 else ()
        if iri_ not in self.things:
            self.things[iri_] = Thing(iri_, kind, name, 1, aliases)
            self._by_place[kind, place].append(iri_)

    def write_document(self, number: int) -> Analysis:
        """One document: a city, a cast of things of that city, and sentences that relate them and count something."""
        place = self._pick_place()
        cast: dict[str, list[str]] = {}
        pieces: list[str] = []
        claims = [c for entry in RELATIONS for c in self._make_claims(entry, place, cast, pieces)]
        observations = [self._observe(cast["Enterprise"], number, pieces) for _ in range(self.rng.randint(5, 11))]
        document = Document(
            f"made{number:06d}", f"made/{number:06d}.txt", "txt", "".join(pieces), f"{place.city}创新工作动态第{number}期",
            place.city + BUREAUS[number % len(BUREAUS)], None, self._date(), place.city, digest=content_digest((number,)) * 4,
        )  # fmt: skip
        return Analysis(document, (), tuple(claims), tuple(observations))

    def _make_claims(
        self, entry: tuple[str, str, str, float, str], place: Place, cast: dict[str, list[str]], pieces: list[str]
    ) -> Iterator[Claim]:
        relation, head_kind, tail_kind, often, words = entry
        count = int(often) if often >= 1 else int(self.rng.random() < often)
        for _ in range(count):
            head, tail = self._cast(head_kind, place, cast), self._cast(tail_kind, place, cast)
            planned = self.rng.random() < 0.12
            quote = f"{self.things[head].name}{'将' if planned else ''}{words}{self.things[tail].name}。"
            start, end = _append(pieces, quote)
            yield Claim(
                head, relation, tail, start, end, quote, f"made.{relation}", round(0.3 + 0.7 * self.rng.random(), 3),
                "planned" if planned else "done", amount=float(self.rng.randint(1, 500) * 10000) if relation == "funds" else None,
                date=self._date() if self.rng.random() < 0.1 else None,
            )  # fmt: skip

    def _cast(self, kind: str, place: Place, cast: dict[str, list[str]]) -> str:
        """A thing of the class: one that the document has named already, else one of the place, else one of anywhere."""
        known = cast.setdefault(kind, [])
        if len(known) >= 3 or (known and self.rng.random() < 0.3):
            return self.rng.choice(known)
        local = self._by_place.get((kind, "" if kind == "Industry" else place.city))
        while not local or (kind in ("University", "Enterprise") and self.rng.random() < 0.2):
            local = self._by_place.get((kind, self._pick_place().city))
        known.append(self.rng.choice(local))
        return known[-1]

    def _observe(self, subjects: list[str], number: int, pieces: list[str]) -> Observation:
        subject = self.rng.choice(subjects)
        metric, unit, size = self.rng.choice(METRICS)
        value = float(self.rng.randint(1, 999) * size)
        quote = f"{self.things[subject].name}{metric}{value:.0f}{unit}"
        start, end = _append(pieces, quote)
        return Observation(
            subject, metric, value, unit, self.rng.choice(KINDS), start, end, quote, "made.number",  # type: ignore[arg-type]
            self.rng.choice(BOUNDS), f"{2018 + number % 8}" if number % 3 == 0 else None, round(0.3 + 0.7 * self.rng.random(), 3),  # type: ignore[arg-type]
        )  # fmt: skip

    def _date(self) -> str:
        return f"{self.rng.randint(2018, 2025)}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"


def _list_places() -> tuple[Place, ...]:
    counties: dict[tuple[str, str], list[str]] = defaultdict(list)
    for division in load_divisions():
        if division.province in PROVINCES and division.level == "county" and division.city:
            counties[division.province, division.city].append(division.name)
    return tuple(Place(province, city, tuple(dict.fromkeys(names))) for (province, city), names in counties.items())


def _append(pieces: list[str], quote: str) -> tuple[int, int]:
    """Put the quote at the end of the text and tell where it stands."""
    start = sum(map(len, pieces))
    pieces.append(quote)
    return start, start + len(quote)


def _document_lines(analysis: Analysis, world: _World, edges: set[tuple[str, str, str]], ontology: Ontology) -> Iterator[str]:
    document = analysis.document
    yield from document_quads(document)
    for stated in state_claims(analysis, world.things, ontology):
        yield from claim_quads(stated, document, ontology)
        edge = (stated.edge[0], stated.claim.relation, stated.edge[1])
        if stated.misfit is None and edge not in edges:
            edges.add(edge)
            yield from plain_triple(stated, ontology)
    for counted in state_observations(analysis, world.things):
        yield from observation_quads(counted, document)


def _derived_lines(edges: list[tuple[str, str, str]], world: _World, ontology: Ontology) -> Iterator[str]:
    """What follows from the edges: the other direction, the relation above all, builders of one thing, places in places."""
    followed = dict.fromkeys((*_follow(edges, ontology), *((one, "within", other, "within") for one, other in world.within())))
    for head, relation, tail, rule in followed:
        yield from _traced(head, relation, tail, rule)


def _follow(edges: list[tuple[str, str, str]], ontology: Ontology) -> Iterator[tuple[str, str, str, str]]:
    builders: dict[str, list[str]] = defaultdict(list)
    for head, relation, tail in edges:
        yield head, "relatedTo", tail, "super_property"
        term = ontology.relation(relation)
        if other := relation if term.symmetric else term.inverse:
            yield tail, other, head, "symmetric" if term.symmetric else "inverse"
        if relation == "builds":
            builders[tail].append(head)
    for group in builders.values():
        yield from ((one, "coBuildsWith", other, "co_builders") for one in group for other in group if one != other and len(group) <= 30)


def _traced(head: str, relation: str, tail: str, rule: str) -> Iterator[str]:
    node = f"{BASE}Derived/{content_digest((head, relation, tail, rule))}"
    yield quad(head, CP + relation, iri(tail), DERIVED_GRAPH)
    yield quad(node, RDF + "type", iri(RDF + "Statement"), DERIVED_GRAPH)
    for name, value in (("subject", head), ("predicate", CP + relation), ("object", tail)):
        yield quad(node, RDF + name, iri(value), DERIVED_GRAPH)
    yield quad(node, CP + "derivedBy", text(rule), DERIVED_GRAPH)


def main(arguments: list[str]) -> int:
    """Write a graph and say how large it is."""
    parser = argparse.ArgumentParser(description="a made graph of the shape of a build")
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    print(f"{write_graph(options.out, options.documents, options.seed)} quads → {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
