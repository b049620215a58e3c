"""Small graphs for tests of questions, written a line each, and the rows that a question must give on them.

A case file holds a graph and what is asked of it; blanks part the words, ``_`` stands for a blank inside one::

    thing 甲大学 University 学 =甲大              class, roles, other names (=); IRIs are cpid:<class>/<name>
    thing 李明@甲 Person                          what follows @ stands in the IRI only
    document d1 题一 2022-10 甲市 [甲市科技局]    title, date, region, issuer; - where not stated
    claim d1 甲大学 builds 乙院 planned 句子 [amount=5 date=2022 confidence=0.5 start=3]     the plain triple comes with it
    figure d1 甲市 平台 10 家 target 句子 [bound=≥ date=2025 start=3]
    derived 乙院 level level-national             a triple of cpid:derived
    link 甲大学 builds 乙院                       a plain triple alone
    ask thing=甲大学                              the parameters; then the rows that come back, without the columns for programs
    row 乙院 | 甲大学 | done | 句子 | 题一
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from graph.ontology import CP, PREFIXES, RDF, RDFS, SKOS, load_ontology
from graph.store.oxigraph import OxigraphStore

CPID = PREFIXES["cpid"]
DERIVED = f"{CPID}derived"
XSD = PREFIXES["xsd"]
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


class Asked(NamedTuple):
    """One question put to the graph of a case, and the rows expected."""

    parameters: dict[str, str]
    rows: list[tuple[str, ...]]


@dataclass
class Case:
    """A graph in N-Quads and what is asked of it."""

    quads: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    iris: dict[str, str] = field(default_factory=dict)

    def store(self) -> OxigraphStore:
        inner = pyoxigraph.Store()
        inner.load(input="".join(self.quads), format=pyoxigraph.RdfFormat.N_QUADS)
        return OxigraphStore(inner)


def read_case(path: Path) -> Case:
    """The case of a file."""
    case = Case()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, rest = line.partition(" ")
            if kind == "row":
                case.asked[-1].rows.append(tuple(cell.strip() for cell in rest.split("|")))
            elif kind == "ask":
                case.asked.append(Asked(dict(_pair(word) for word in rest.split()), []))
            else:
                case.quads += READERS[kind](case, [word.replace("_", " ") for word in rest.split()])
    return case


def _pair(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value.replace("_", " ")


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _date(value: str) -> str:
    return f'"{value}"^^<{XSD}{DATES[len(value)]}>'


def _number(value: str) -> str:
    return f'"{value}"^^<{XSD}{"decimal" if "." in value else "integer"}>'


def _quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    term = value if value.startswith('"') else f"<{value}>"
    return f"<{subject}> <{predicate}> {term} {f'<{graph}> ' if graph else ''}.\n"


def _thing(case: Case, words: list[str]) -> Iterator[str]:
    name, kind, *more = words
    iri = case.iris[name] = f"{CPID}{kind}/{name.replace(' ', '_')}"
    yield _quad(iri, RDF + "type", CP + kind)
    yield _quad(iri, RDFS + "label", _text(name.partition("@")[0]) + "@zh")
    for word in more:
        if word.startswith("="):
            yield _quad(iri, SKOS + "altLabel", _text(word[1:]) + "@zh")
        else:
            yield _quad(iri, CP + "role", load_ontology().by_notation("Roles", word).iri)


def _document(case: Case, words: list[str]) -> Iterator[str]:
    name, title, date, region, *issuer = words
    iri = case.iris[name] = f"{CPID}Document/{name}"
    yield _quad(iri, RDF + "type", CP + "Document")
    yield _quad(iri, CP + "source", _text(f"{name}.txt"))
    if title != "-":
        yield _quad(iri, CP + "title", _text(title))
    if date != "-":
        yield _quad(iri, CP + "date", _date(date))
    if region != "-":
        yield _quad(iri, CP + "region", _text(region))
    for body in issuer:
        yield _quad(iri, CP + "issuer", _text(body))


def _claim(case: Case, words: list[str]) -> Iterator[str]:
    document, head, relation, tail, status, quote, *more = words
    graph, claim = case.iris[document], f"{CPID}Claim/{len(case.quads)}"
    yield from _link(case, [head, relation, tail])
    yield _quad(claim, RDF + "type", CP + "Claim", graph)
    yield _quad(claim, RDF + "subject", case.iris[head], graph)
    yield _quad(claim, RDF + "predicate", CP + relation, graph)
    yield _quad(claim, RDF + "object", case.iris[tail], graph)
    yield _quad(claim, CP + "status", _text(status), graph)
    yield from _evidence(claim, graph, quote, dict(_pair(w) for w in more))


def _figure(case: Case, words: list[str]) -> Iterator[str]:
    document, subject, metric, value, unit, kind, quote, *more = words
    graph, figure = case.iris[document], f"{CPID}Observation/{len(case.quads)}"
    yield _quad(figure, RDF + "type", CP + "Observation", graph)
    yield _quad(figure, CP + "subject", case.iris[subject], graph)
    yield _quad(figure, CP + "metric", _text(metric), graph)
    yield _quad(figure, CP + "value", _number(value), graph)
    yield _quad(figure, CP + "unit", _text(unit), graph)
    yield _quad(figure, CP + "kind", _text(kind), graph)
    yield from _evidence(figure, graph, quote, {"bound": "=", **dict(_pair(w) for w in more)})


def _evidence(finding: str, graph: str, quote: str, more: dict[str, str]) -> Iterator[str]:
    start = more.get("start", "0")
    yield _quad(finding, f"{PREFIXES['oa']}exact", _text(quote), graph)
    yield _quad(finding, f"{PREFIXES['oa']}start", _number(start), graph)
    yield _quad(finding, f"{PREFIXES['oa']}end", _number(str(int(start) + len(quote))), graph)
    yield _quad(finding, f"{PREFIXES['prov']}wasDerivedFrom", graph, graph)
    yield _quad(finding, CP + "confidence", _number(more.get("confidence", "0.9")), graph)
    yield _quad(finding, CP + "rule", _text("test.rule"), graph)
    if "amount" in more:
        yield _quad(finding, CP + "amount", _number(more["amount"]), graph)
    if "date" in more:
        yield _quad(finding, CP + "date", _date(more["date"]), graph)
    if "bound" in more:
        yield _quad(finding, CP + "bound", _text(more["bound"]), graph)


def _link(case: Case, words: list[str]) -> Iterator[str]:
    head, relation, tail = words
    yield _quad(case.iris[head], CP + relation, case.iris[tail])


def _derived(case: Case, words: list[str]) -> Iterator[str]:
    head, relation, tail = words
    yield _quad(case.iris[head], CP + relation, case.iris.get(tail, CP + tail), DERIVED)


READERS = {"thing": _thing, "document": _document, "claim": _claim, "figure": _figure, "link": _link, "derived": _derived}
