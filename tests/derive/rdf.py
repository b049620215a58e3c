"""Small graphs for tests of rules: plain triples and claims written short, read back as sets."""

from __future__ import annotations

import pyoxigraph as ox

from graph.derive.trace import DERIVED
from graph.ontology import CP, CPID, PREFIXES, RDF

HEADER = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def make_store(text: str) -> ox.Store:
    """A store in memory from TriG; the usual prefixes are known."""
    store = ox.Store()
    store.load(input=HEADER + text, format=ox.RdfFormat.TRIG)
    return store


def quads(text: str) -> set[ox.Quad]:
    """The quads of TriG."""
    return set(make_store(text))


def short(term: object) -> str:
    """``cpid:A`` and ``cp:builds`` without their prefix, another IRI with one."""
    value = str(getattr(term, "value", term))
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            local = value.removeprefix(namespace)
            return local if namespace in (CP, CPID) else f"{prefix}:{local}"
    return value


def derived(store: ox.Store) -> set[str]:
    """The derived triples, ``A builtBy B``."""
    found = store.quads_for_pattern(None, None, None, DERIVED)
    return {" ".join(map(short, (q.subject, q.predicate, q.object))) for q in found if not short(q.subject).startswith("Derived/")}


def traces(store: ox.Store) -> dict[str, set[str]]:
    """Derived triple → the rules that its traces name."""
    nodes: dict[str, dict[str, str]] = {}
    for q in store.quads_for_pattern(None, None, None, DERIVED):
        if short(q.subject).startswith("Derived/"):
            nodes.setdefault(q.subject.value, {})[q.predicate.value] = short(q.object)
    told: dict[str, set[str]] = {}
    for node in nodes.values():
        triple = " ".join(node[RDF + part] for part in ("subject", "predicate", "object"))
        told.setdefault(triple, set()).add(node[CP + "derivedBy"])
    return told


def everything(store: ox.Store) -> list[str]:
    """All quads of a store, sorted: two stores are the same where these are."""
    return sorted(map(str, store))
