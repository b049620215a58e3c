"""A small network made by hand: two regions, a community, firms, universities."""

from __future__ import annotations

import pytest

from graph.match.network import Link, Network, Thing

THINGS = {
    "城甲": "Region",
    "区甲": "Region",
    "城乙": "Region",
    "省": "Region",
    "共同体": "InnovationCommunity",
    "大学一": "University",
    "大学二": "University",
    "企业一": "Enterprise",
    "企业二": "Enterprise",
    "企业三": "Enterprise",
    "银行": "FinancialInstitution",
    "孤院": "ResearchInstitute",
    "轴承": "Industry",
    "新材料": "Industry",
    "静音": "Demand",
    "办法": "Policy",
}
ROLES = {  # by class, and by name where a thing has more
    "University": ("学",),
    "Enterprise": ("产",),
    "FinancialInstitution": ("金",),
    "ResearchInstitute": ("研",),
    "企业二": ("产", "用"),
}
LINKS = [
    ("大学一", "memberOf", "共同体"),
    ("企业一", "memberOf", "共同体"),
    ("银行", "funds", "共同体"),
    ("共同体", "locatedIn", "区甲"),
    ("共同体", "inIndustry", "新材料"),
    ("企业二", "locatedIn", "城甲"),
    ("企业二", "inIndustry", "轴承"),
    ("企业三", "inIndustry", "轴承"),
    ("企业三", "locatedIn", "城乙"),
    ("大学二", "cooperatesWith", "企业三"),
    ("大学二", "undertakes", "静音"),
    ("企业二", "demands", "静音"),
    ("城甲", "issues", "办法"),
]


@pytest.fixture
def network() -> Network:
    within = {"区甲": {"城甲"}, "城甲": {"省"}, "城乙": {"省"}}
    things = [Thing(name, kind, name, ("小" + name,), ROLES.get(name, ROLES.get(kind, ()))) for name, kind in THINGS.items()]
    return Network(things, [Link(*link) for link in LINKS], within=within)
