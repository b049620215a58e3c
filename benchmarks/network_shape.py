"""Made networks of any size for the pages that draw them: clusters, hubs, things alone; names, sentences, years, regions.

    things, links = make_network_values(10_000, 30_000)

The same numbers give the same network. Every name is made of syllables; none is anybody's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from graph.ontology import CPID
from graph.show import Edge, Fact, Node, NodeObservation

PLACES = ("青川", "临泽", "云溪", "石门", "海宁", "白沙", "安岭", "金河", "长湖", "东林")
FIELDS = ("新材", "膜材料", "轴承", "精密制造", "生物医药", "纺织", "智能装备", "水处理", "种业", "光电", "化工", "储能")
KINDS = (
    ("Enterprise", "有限公司", "产", 50),
    ("Platform", "技术创新中心", "", 14),
    ("University", "大学", "学", 3),
    ("ResearchInstitute", "研究院", "研", 8),
    ("Technology", "制备技术", "", 9),
    ("Demand", "技术需求", "", 7),
    ("Project", "示范项目", "", 6),
    ("FinancialInstitution", "银行", "金", 2),
    ("GovernmentBody", "科学技术局", "政", 2),
)
RELATIONS = ("cooperatesWith", "serves", "builds", "undertakes", "funds", "memberOf", "demands")


def make_network_values(things: int, links: int, *, seed: int = 1) -> tuple[list[Node], list[Edge], list[NodeObservation]]:
    """Nodes, edges with one or two facts each, and a figure for every tenth thing; some things have no link."""
    chance = random.Random(seed)
    nodes = list(_make_nodes(things, chance))
    clusters = max(4, round(things**0.5 / 2))
    home = [min(int(chance.paretovariate(0.9)) - 1, clusters - 1) if chance.random() < 0.5 else chance.randrange(clusters) for _ in nodes]
    groups: dict[int, list[int]] = {}
    for thing, cluster in enumerate(home):
        groups.setdefault(cluster, []).append(thing)
    edges = list(_make_edges(nodes, [groups[cluster] for cluster in home], links, chance))
    figures = [
        NodeObservation(node.iri, "累计投资", 1e8 * (1 + i % 7), "元", "actual", "=", _make_fact(node.name, i))
        for i, node in enumerate(nodes[::10])
    ]
    return nodes, edges, figures


def _make_nodes(count: int, chance: random.Random) -> Iterator[Node]:
    for place in PLACES:
        yield Node(f"{CPID}Region/{place}市", "Region", f"{place}市")
    weights = [kind[3] for kind in KINDS]
    for number in range(count - len(PLACES)):
        kind, ending, role, _ = chance.choices(KINDS, weights)[0]
        name = f"{PLACES[number % len(PLACES)]}{chance.choice(FIELDS)}{number}{ending}"
        yield Node(f"{CPID}{kind}/{name}", kind, name, (name.removesuffix("有限公司"),), (role,) if role else ())


def _make_edges(nodes: list[Node], friends: list[list[int]], count: int, chance: random.Random) -> Iterator[Edge]:
    """Nine in ten inside a cluster, where whoever has links gets more; every 25th thing stays alone."""
    regions = len(PLACES)
    made = set()
    known: dict[int, list[int]] = {}
    for thing in range(regions, len(nodes), 3):
        made.add((thing, "locatedIn", thing % regions))
    while len(made) < count:
        head = chance.randrange(regions, len(nodes))
        near = known.setdefault(id(friends[head]), [])
        tail = (
            chance.choice(near if near and chance.random() < 0.5 else friends[head])
            if chance.random() < 0.9
            else chance.randrange(len(nodes))
        )
        if head % 25 and tail % 25 and head != tail and tail >= regions:
            made.add((head, chance.choice(RELATIONS), tail))
            near.append(tail)
    for number, (head, relation, tail) in enumerate(sorted(made)):
        facts = tuple(_make_fact(f"{nodes[head].name}与{nodes[tail].name}", number + i) for i in range(1 + number % 2))
        yield Edge(nodes[head].iri, relation, nodes[tail].iri, facts)


def _make_fact(names: str, number: int) -> Fact:
    quote = f"{names}开展合作，共同推进第{number % 97}批任务落地。"
    document = f"d{number % 1500}"
    status = "planned" if number % 11 == 0 else "done"
    confidence = 0.4 + (number % 60) / 100
    return Fact(
        quote,
        document,
        f"{document}号工作简报",
        number % 900,
        number % 900 + len(quote),
        status,
        confidence,
        "made",
        str(2015 + number % 10),
    )
