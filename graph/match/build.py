"""Makes the arrays of a partner index from the facts of a graph.

Enters: ``Facts`` in any order. Leaves: ``Arrays`` that depend on nothing but the facts. Things are numbered in the order of their
IRIs. Every list is in compressed rows (``start[i]:start[i + 1]`` is the row of thing ``i``), so an answer reads only the rows that it
needs. Time and size grow with the number of links.

| arrays | what |
|---|---|
| ``link_*`` | each link once: head, relation, tail, weight, year, planned; links between the same two stand together |
| ``pair_link`` | where the links of each pair of linked things begin |
| ``near_*`` | the neighbours of each thing: which, through which pair, weight (the best of its links), partner or own branch or person |
| ``extra_*``, ``bearer_*`` | fields that a thing has through what it belongs to or has built, and the other way round |
| ``place_*``, ``resident_*`` | the regions of each thing, and the other way round |
| ``around_*`` | the regions around each region, however far out |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.build import pack_texts, shorten_iri
from graph.match.kinds import BELONGING, GROUP_NAMES, GROUP_OF, OWN, PARTNER_KINDS
from graph.match.links import LinkTable, find_keys
from graph.match.reader import Facts, Thing
from graph.ontology import load_ontology

INHERITED = 0.5  # what a field of one's community counts beside a field of one's own
FIELDS = (GROUP_NAMES.index("industries"), GROUP_NAMES.index("technologies"))


def make_index(facts: Facts) -> Arrays:
    """The index of the facts."""
    ontology = load_ontology()
    relations, kinds, roles = sorted(ontology.relations), sorted(ontology.entity_types), [c.notation for c in ontology.scheme("Roles")]
    things = sorted({t.iri: t for t in facts.things}.values(), key=lambda t: t.iri)
    numbers = {thing.iri: i for i, thing in enumerate(things)}
    links = LinkTable.read(facts, numbers, relations)
    described = _describe(things, kinds, roles)
    near = _neighbours(links, len(things), relations)
    idf = 1 / np.log(1 + np.maximum(np.diff(near["near_start"]), 1) + 1e-9)
    base = {**links.arrays(), **described, **near, "idf": idf.astype(np.float32)}
    extra = _inherited(base, relations)
    places = _places(base, relations)
    header = {"things": len(things), "links": len(links.keys), "relations": relations, "types": kinds, "roles": roles}
    arrays = {**base, **extra, **places, **_around(facts.within, numbers), **_standing(base, extra, facts.academicians, numbers, relations)}
    year = int(arrays["latest"].max(initial=0))
    return Arrays({**header, "year": year}, arrays)


def _describe(things: Sequence[Thing], kinds: Sequence[str], roles: Sequence[str]) -> dict[str, Array]:
    of_kind = {name: i for i, name in enumerate(kinds)}
    of_role = {name: 1 << i for i, name in enumerate(roles)}
    return {
        "type": np.array([of_kind[t.type] for t in things], np.uint8),
        "group": np.array([GROUP_OF[t.type] for t in things], np.uint8),
        "actor": np.array([t.type in PARTNER_KINDS for t in things], np.uint8),
        "roles": np.array([sum(of_role[role] for role in set(t.roles)) for t in things], np.uint8),
        **pack_texts("iri", (shorten_iri(t.iri) for t in things)),
        **pack_texts("name", (t.name for t in things)),
    }


def _neighbours(links: LinkTable, things: int, relations: Sequence[str]) -> dict[str, Array]:
    pairs, first = np.unique(links.pairs, return_index=True)
    low, high = pairs // max(things, 1), pairs % max(things, 1)
    weight = np.maximum.reduceat(links.weight, first) if len(first) else np.zeros(0, np.float32)
    outside = ~np.isin(links.arrays()["link_relation"], [i for i, name in enumerate(relations) if name in OWN])
    partners = np.maximum.reduceat(outside, first) if len(first) else np.zeros(0, bool)
    rows, columns, which = np.concatenate([low, high]), np.concatenate([high, low]), np.tile(np.arange(len(pairs)), 2)
    start, order = sort_rows(rows, columns, things)
    return {
        "pair_link": np.append(first, len(links.keys)).astype(np.int32),
        "near_start": start, "near_thing": columns[order].astype(np.int32), "near_pair": which[order].astype(np.int32),
        "near_weight": weight[which[order]], "near_partner": partners[which[order]].astype(np.uint8),
    }  # fmt: skip


def sort_rows(rows: Array, columns: Array, things: int) -> tuple[Array, Array]:
    """Where each row begins, and the order that brings cells into rows, ascending by column."""
    order = np.argsort(rows.astype(np.int64) * max(things, 1) + columns, kind="stable")
    return np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=things))]).astype(np.int64), order


def _rows(name: str, other: str, cells: tuple[Array, Array, Array], things: int) -> dict[str, Array]:
    """Cells (row, column, value) in rows under one name and in columns under another; of equal cells the highest value stays."""
    rows, columns, values = cells
    order = np.lexsort((-values, columns, rows))
    rows, columns, values = rows[order], columns[order], values[order]
    keep = np.ones(len(rows), bool)
    keep[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    rows, columns, values = rows[keep], columns[keep], values[keep]
    found: dict[str, Array] = {}
    for label, one, two in ((name, rows, columns), (other, columns, rows)):
        start, by_row = sort_rows(one, two, things)
        found[f"{label}_start"], found[f"{label}_thing"] = start, two[by_row].astype(np.int32)
        found[f"{label}_weight"] = values[by_row].astype(np.float32)
    return found


def gather(start: Array, rows: Array) -> tuple[Array, Array]:
    """All cells of some rows: for each its place, and which of the given rows it is from."""
    begins = start[rows]
    lengths = start[rows + 1] - begins
    which = np.repeat(np.arange(len(rows)), lengths)
    ahead = np.cumsum(lengths) - lengths
    return np.arange(len(which)) + np.repeat(begins - ahead, lengths), which


def _belonging(base: Mapping[str, Array], relations: Sequence[str]) -> tuple[Array, Array, Array]:
    """Who belongs to, leads or has built what, and the weight of the link; regions apart."""
    wanted = np.array([name in BELONGING for name in relations], bool)
    chosen = wanted[base["link_relation"]] & (base["group"][base["link_tail"]] != GROUP_NAMES.index("regions"))
    return base["link_head"][chosen], base["link_tail"][chosen], base["link_weight"][chosen]


def _inherited(base: Mapping[str, Array], relations: Sequence[str]) -> dict[str, Array]:
    """The industries of what one belongs to. Not those of a region: a city's list of industries says nothing about one of its firms."""
    heads, tails, weights = _belonging(base, relations)
    cells, which = gather(base["near_start"], tails)
    fields = base["near_thing"][cells]
    industry = base["group"][fields] == FIELDS[0]
    cells, which, fields = cells[industry], which[industry], fields[industry]
    values = base["near_weight"][cells] * weights[which] * INHERITED
    things = max(len(base["type"]), 1)
    near = np.repeat(np.arange(len(base["type"])), np.diff(base["near_start"])) * things + base["near_thing"]
    new = ~find_keys(near, heads[which].astype(np.int64) * things + fields)[1]  # its own fields it has already
    which, fields, values = which[new], fields[new], values[new]
    return _rows("extra", "bearer", (heads[which], fields, values), len(base["type"]))


def _places(base: Mapping[str, Array], relations: Sequence[str]) -> dict[str, Array]:
    """The regions of a thing: where it is located, else those it is linked with, else those of what it belongs to."""
    things, region = len(base["type"]), base["group"] == GROUP_NAMES.index("regions")
    located = base["link_relation"] == relations.index("locatedIn")
    rows = [base["link_head"][located & region[base["link_tail"]]]]
    columns = [base["link_tail"][located & region[base["link_tail"]]]]
    values = [np.ones(len(rows[0]), np.float32)]
    has = region.copy()  # a region lies where it lies
    has[rows[0]] = True
    for head, tail in (("link_head", "link_tail"), ("link_tail", "link_head")):
        chosen = region[base[tail]] & ~region[base[head]] & ~has[base[head]]
        rows.append(base[head][chosen])
        columns.append(base[tail][chosen])
        values.append(base["link_weight"][chosen])
    for part in rows:
        has[part] = True
    linked = _rows("place", "resident", (np.concatenate(rows), np.concatenate(columns), np.concatenate(values)), things)
    heads, tails, weights = _belonging(base, relations)
    new = ~has[heads]
    cells, which = gather(linked["place_start"], tails[new])
    rows.append(heads[new][which])
    columns.append(linked["place_thing"][cells])
    values.append(weights[new][which] * INHERITED)
    return _rows("place", "resident", (np.concatenate(rows), np.concatenate(columns), np.concatenate(values)), things)


def _around(within: Iterable[tuple[str, str]], numbers: Mapping[str, int]) -> dict[str, Array]:
    """The regions around each region and inside it; what the graph has derived is complete already."""
    cells = sorted({(numbers[one], numbers[other]) for one, other in within if one in numbers and other in numbers and one != other})
    rows, columns = (np.array(list(part), np.int64) for part in (zip(*cells, strict=True) if cells else ((), ())))
    found = _rows("around", "inside", (rows, columns, np.ones(len(cells), np.float32)), len(numbers))
    return {name: values for name, values in found.items() if not name.endswith("_weight")}


def _standing(
    base: Mapping[str, Array], extra: Mapping[str, Array], academicians: Iterable[str], numbers: Mapping[str, int], relations: Sequence[str]
) -> dict[str, Array]:
    """What is known of each thing by itself: how much it does, when last, what it can bring, and the weight of all it has."""
    things = len(base["type"])
    pairs, idf = np.repeat(np.arange(things), np.diff(base["near_start"])), base["idf"][base["near_thing"]]
    titled = np.zeros(things, np.uint8)
    titled[[numbers[iri] for iri in academicians if iri in numbers]] = 1
    latest = np.zeros(things, np.int16)
    for end in ("link_head", "link_tail"):
        np.maximum.at(latest, base[end], base["link_year"])
    found: dict[str, Array] = {
        "latest": latest,
        "strength": np.bincount(pairs, base["near_weight"], things).astype(np.float32),
        "trait_total": np.bincount(pairs, base["near_weight"] * idf, things).astype(np.float32),
        "titled": titled,
        "capacity": _capacity(base, titled, relations),
    }
    rows = np.repeat(np.arange(things), np.diff(extra["extra_start"]))
    for name, group in (("industry_total", FIELDS[0]), ("technology_total", FIELDS[1])):
        own = base["group"][base["near_thing"]] == group
        total = np.bincount(pairs[own], (base["near_weight"] * idf)[own], things)
        if group == FIELDS[0]:
            total += np.bincount(rows, extra["extra_weight"] * base["idf"][extra["extra_thing"]], things)
        found[name] = total.astype(np.float32)
    return found


def _capacity(base: Mapping[str, Array], titled: Array, relations: Sequence[str]) -> Array:
    """Weighted number of links by which a thing has means."""
    total = np.zeros(len(titled))
    for end in ("link_head", "link_tail"):
        chosen = is_means(base, titled, relations, end=end)
        total += np.bincount(base[end][chosen], base["link_weight"][chosen], len(titled))
    return total.astype(np.float32)


def is_means(base: Mapping[str, Array], titled: Array, relations: Sequence[str], *, end: str) -> Array:
    """Which links give means to the thing at one end: platforms built or led, academicians it works with, funding it gives."""
    platform = base["group"] == GROUP_NAMES.index("platforms")
    other = titled[base["link_tail" if end == "link_head" else "link_head"]] == 1

    def among(*names: str) -> Array:
        return np.isin(base["link_relation"], [relations.index(name) for name in names])

    if end == "link_tail":
        return np.asarray(among("worksFor", "heads", "memberOf", "cooperatesWith") & other)
    built = among("builds", "leads") & platform[base["link_tail"]]
    return np.asarray(built | among("introduces", "cooperatesWith") & other | among("funds"))
