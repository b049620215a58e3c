"""A small graph in which four things are wrong, two of them said by documents."""

from __future__ import annotations

import pyoxigraph as ox

from tests.derive.rdf import make_store

EVIL = "<img src=x onerror=alert(1)>"
CLAIM = """
GRAPH <https://w3id.org/chuangpu/id/Document/d{number}> {{
  <https://w3id.org/chuangpu/id/Claim/d{number}/1> a cp:Claim ; rdf:subject {head} ; rdf:predicate {relation} ; rdf:object {tail} ;
    cp:confidence 0.9 ; cp:status "done" ; cp:rule "r" ; oa:exact "{quote}" ; oa:start 1 ; oa:end 9 ;
    prov:wasDerivedFrom <https://w3id.org/chuangpu/id/Document/d{number}> .
}}
<https://w3id.org/chuangpu/id/Document/d{number}> a cp:Document ; cp:source "d{number}.txt" ; cp:format "txt" ; cp:title "{title}"@zh .
"""
THINGS = """
cpid:firm a cp:Enterprise ; rdfs:label "海川装备有限公司"@zh .
cpid:base a cp:Platform ; rdfs:label "海川中试基地"@zh .
cpid:person a cp:Person ; rdfs:label "林思远"@zh .
"""
WRONG = (
    CLAIM.format(number=1, head="cpid:base", relation="cp:heads", tail="cpid:firm", quote="基地负责海川装备", title=f"通报 {EVIL}")
    + CLAIM.format(number=2, head="cpid:person", relation="cp:worksFor", tail="cpid:firm", quote="林思远任职于海川装备", title="任职情况")
    + "cpid:person cp:worksFor cpid:nowhere . cpid:nowhere a cp:Award ; rdfs:label '奖'@zh . cpid:base cp:role cp:level-city ."
)


def make_faulty() -> ox.Store:
    """A platform that heads a firm (a claim), a person who works for an award, a role that is a level."""
    return make_store(THINGS + WRONG)


def make_sound() -> ox.Store:
    """The same things and nothing wrong with them."""
    return make_store(THINGS)
