"""A small graph made by hand with things that tempt a page to go wrong, and the parts of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NamedTuple

from graph.show import Edge, Fact, Node, NodeObservation

EVIL = "<img src=x onerror=alert(1)>"
PAYLOADS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    EVIL,
    "\"双引号\" '单引号' `反引号` ${alert(1)}",
    "🙂👩‍👩‍👧𠮷野家",
    "\u202e右起\u202c שלום عليكم",
    "甲" * 300,
    "两行\n名称\t有限公司\u2028",
    "&lt;b&gt;&amp; ]]> \\u003c",
]
BASE = "https://w3id.org/chuangpu/id/"


class Graph(NamedTuple):
    """What ``write_network`` takes."""

    nodes: list[Node]
    edges: list[Edge]
    observations: list[NodeObservation]


def make_node(type_: str, name: str, *aliases: str, roles: tuple[str, ...] = ()) -> Node:
    """A thing with the IRI that its type and name give."""
    return Node(f"{BASE}{type_}/{name}", type_, name, aliases, roles)


def make_fact(quote: str, **fields: Any) -> Fact:
    """A fact of the document ``d1``, which begins with the quote."""
    fields = {"document_id": "d1", "document_title": "青川市共建平台工作简报", "start": 0, "end": len(quote)} | fields
    return Fact(quote, **fields)


def make_graph() -> Graph:
    """Eight things: a university, a firm with many links, and one whose name and document try to run."""
    university = make_node("University", "中南大学", "中南大", "CSU", roles=("学", "研"))
    firm = make_node("Enterprise", "青川新材有限公司", "青川新材")
    lab = make_node("Platform", "青川膜材料实验室")
    city = make_node("Region", "青川市")
    evil = make_node("ServiceOrganization", EVIL, f'"{EVIL}', "</script><script>alert(2)</script>")
    policy = make_node("Policy", "青川市新型研发机构管理办法")
    person = make_node("Person", "李远明")
    lonely = make_node("Award", "青川科技奖")
    jointly = make_fact("中南大学与青川新材有限公司共建青川膜材料实验室。", rule="built-by", confidence=0.83, date="2023-05")
    planned = make_fact("青川市拟拨付青川新材三千万元。", document_id="d2", document_title="青川市预算说明")
    planned = replace(planned, status="planned", amount=30_000_000.0)
    evil_fact = make_fact(f"{EVIL}为青川新材提供检测。", document_id=EVIL, document_title=EVIL)
    edges = [
        Edge(university.iri, "builds", lab.iri, (jointly,)),
        Edge(firm.iri, "builds", lab.iri, (jointly, make_fact("青川新材参与建设该实验室。", start=40, end=53))),
        Edge(university.iri, "cooperatesWith", firm.iri, (jointly,)),
        Edge(city.iri, "funds", firm.iri, (planned,)),
        Edge(evil.iri, "serves", firm.iri, (evil_fact,)),
        Edge(firm.iri, "serves", evil.iri, (evil_fact,)),
        Edge(city.iri, "issues", policy.iri, (make_fact("青川市出台《青川市新型研发机构管理办法》。"),)),
        Edge(person.iri, "heads", lab.iri, (make_fact("实验室由李远明任主任。"),)),
    ]
    observations = [
        NodeObservation(firm.iri, "累计投资", 3_700_000_000, "元", "actual", "≥", make_fact("青川新材累计投资超37亿元。")),
        NodeObservation(city.iri, "高新技术企业", 2309, "家", "target", "=", make_fact("力争高新技术企业达到2309家。")),
        NodeObservation(evil.iri, EVIL, 3, "个", "actual", "=", evil_fact),
    ]
    return Graph([university, firm, lab, city, evil, policy, person, lonely], edges, observations)


def split_page(html: str) -> dict[str, str]:
    """The parts of a page: ``data``, ``library`` where it has one, ``script``, ``style``, and ``markup``, which is all the rest."""
    scripts = [text for _, text in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)]
    names = ("data", "script") if len(scripts) == 2 else ("data", "library", "script")
    parts = dict(zip(names, scripts, strict=True)) | {"style": re.findall(r"<style>(.*?)</style>", html, re.DOTALL)[0]}
    markup = html
    for part in parts.values():
        markup = markup.replace(part, "", 1)
    return parts | {"markup": markup}
