"""From the graph to participations and back: the bridge between the features of matching and ``graph.match.projects``.

Enters: a partner index; or participations. Leaves: participations, from which ``graph.match.projects`` learns who becomes whose
partner; or facts, from which a partner index is made. Whatever several organisations take part in counts as a project:
projects, programmes, platforms, communities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from graph.match.index import PartnerIndex
from graph.match.kinds import ORGANISATIONS
from graph.match.projects import Participation
from graph.match.reader import Facts, Link, Statement, Thing

JOINT = ("Project", "Programme", "Platform", "InnovationCommunity")
LEADING = frozenset({"leads", "heads"})
# Kinds of organisation of European projects as classes of the ontology, and their roles; any other kind is a service.
KINDS = {"HES": "University", "PRC": "Enterprise", "REC": "ResearchInstitute", "PUB": "GovernmentBody", "OTH": "ServiceOrganization"}
ROLES = {"University": "学", "Enterprise": "产", "ResearchInstitute": "研", "GovernmentBody": "政", "ServiceOrganization": "服"}


def read_participations(index: PartnerIndex) -> list[Participation]:
    """Who took part in what, by IRI, and when it was told; finished links of known date only, the earliest date where there are several."""
    found: dict[tuple[int, int], tuple[int, bool]] = {}
    for organisation, project, link in _joint_links(index):
        year = int(index["link_year"][link])
        leads = index.relations[index["link_relation"][link]] in LEADING
        before = found.get((organisation, project), (year, False))
        found[organisation, project] = (min(before[0], year), before[1] or leads)
    return [
        Participation(
            organisation=index.iri(organisation),
            project=index.iri(project),
            began=float(began),
            kind=index.type(organisation),
            country=_first_name(index, "place", organisation),
            leads=leads,
            topics=_industries(index, project),
        )
        for (organisation, project), (began, leads) in sorted(found.items())
    ]


def as_facts(participations: Iterable[Participation]) -> Facts:
    """A graph of participations: who undertakes or leads what, where it sits, what a project is about. IRIs are the given names."""
    things: dict[str, Thing] = {}
    links: dict[Link, int] = {}
    for p in participations:
        kind = p.kind if p.kind in ROLES else KINDS.get(p.kind, "ServiceOrganization")
        things.setdefault(f"o:{p.organisation}", Thing(f"o:{p.organisation}", kind, p.organisation, (ROLES[kind],)))
        things.setdefault(f"p:{p.project}", Thing(f"p:{p.project}", "Project", p.project))
        links[Link(f"o:{p.organisation}", "leads" if p.leads else "undertakes", f"p:{p.project}")] = int(p.began)
        if p.country:
            things.setdefault(f"c:{p.country}", Thing(f"c:{p.country}", "Region", p.country))
            links[Link(f"o:{p.organisation}", "locatedIn", f"c:{p.country}")] = 0
        for topic in p.topics:
            things.setdefault(f"t:{topic}", Thing(f"t:{topic}", "Industry", topic))
            links[Link(f"p:{p.project}", "inIndustry", f"t:{topic}")] = 0
            links[Link(f"o:{p.organisation}", "inIndustry", f"t:{topic}")] = 0
    return Facts(things.values(), list(links), [Statement(link, year=year) for link, year in links.items()])


def partners_by_project(participations: Iterable[Participation], *, largest: int = 60) -> dict[str, set[str]]:
    """For each organisation those it shares a project of at most so many members with."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for p in participations:
        members[p.project].add(p.organisation)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for together in members.values():
        if len(together) <= largest:
            for one in together:
                found[one] |= together - {one}
    return dict(found)


def _joint_links(index: PartnerIndex) -> Iterator[tuple[int, int, int]]:
    body = np.isin(index["type"], [index.types.index(name) for name in ORGANISATIONS])
    joint = np.isin(index["type"], [index.types.index(name) for name in JOINT])
    done = (index["link_planned"] == 0) & (index["link_year"] > 0)
    for one, other in (("link_head", "link_tail"), ("link_tail", "link_head")):
        for link in np.flatnonzero(body[index[one]] & joint[index[other]] & done).tolist():
            yield int(index[one][link]), int(index[other][link]), link


def _first_name(index: PartnerIndex, row: str, number: int) -> str:
    found = index.row(row, number)
    return index.name(int(found[0])) if len(found) else ""


def _industries(index: PartnerIndex, number: int) -> tuple[str, ...]:
    industry = index.types.index("Industry")
    return tuple(sorted(index.name(n) for n in index.row("near", number).tolist() if index["type"][n] == industry))
