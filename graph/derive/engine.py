"""Runs the rules on a store, stratum by stratum, each to a fixpoint.

Enters: a store with the plain triples in the default graph and the claims in the documents' graphs. Leaves: the graph
``cpid:derived`` made anew. Rules see plain and derived triples alike; what is asserted, or derived in a lower stratum, is not
derived again. Nothing but the rows of one query and a few thousand lines is held in memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO

import pyoxigraph as ox

from graph.derive.planned import list_planned
from graph.derive.readers import Reader, load_readers
from graph.derive.rule import Bindings, Crowd, Node, Rule, Triple
from graph.derive.rulebook import RuleBook, load_rules
from graph.derive.trace import CHANGING, DERIVED, PLANNED, trace_lines, trace_node
from graph.ontology import PREFIXES

DEFAULT = ox.DefaultGraph()
Sink = Callable[[Iterable[str]], None]
BUFFER = 20_000  # lines that wait to be loaded
GROUPS = 1_000  # members of groups that one query looks at
FEW = 2_000  # up to so many lines a transaction is quicker than a bulk load


def derive_all(store: ox.Store, rules: RuleBook | None = None, *, sink: Sink | None = None) -> None:
    """Make the derived graph anew from the default graph and the documents' graphs.

    With a ``sink`` all lines of the derived graph go there, some of them more than once, and only those that rules build on are
    in the store afterwards: for a caller that writes the lines and loads them itself.
    """
    store.clear_graph(DERIVED)
    with Session(store, rules or load_rules(), load_readers(), sink=sink) as session:
        session.mark_planned()
        for reader in session.readers:
            for triple in reader.conclude(store, None):
                session.tell(triple, reader.name)
        for stratum in session.rules.strata:
            ask_in_turn(session, stratum, session.list_queries)


def ask_in_turn(session: Session, rules: Collection[Rule], queries: Callable[[Rule], Iterable[str]]) -> None:
    """Ask the rules of one stratum, and again each that builds on what has come since."""
    waiting = dict.fromkeys(rules)
    while waiting:
        rule = next(iter(waiting))
        del waiting[rule]
        asked_before = [other for other in rules if other not in waiting and rule.head.predicate in other.reads]
        if session.conclude(rule, queries(rule), watch=bool(asked_before)):
            waiting.update(dict.fromkeys(asked_before))


class Session:
    """One run of rules on a store: what is concluded and not yet loaded, and what is asked while rules run.

    What no rule looks at waits in a file until the end: a store that grows while it is asked answers slowly.
    """

    def __init__(self, store: ox.Store, rules: RuleBook, readers: Sequence[Reader], *, sink: Sink | None = None) -> None:
        self.store = store
        self.rules = rules
        self.readers = readers
        self._sink = sink
        self._lines: list[str] = []  # what the next rule may look at
        self._waiting: set[str] = set()  # predicates of the triples among these lines
        self._later: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed in __exit__
        self._contested = rules.contested | {str(reader.predicate) for reader in readers}
        self._asserted: dict[str, bool] = {}  # predicate → whether the default graph has any triple with it
        self._counted: dict[tuple[Crowd, object, int], int] = {}

    def __enter__(self) -> Session:
        _drop_scratch(self.store)
        return self

    def mark_planned(self, subjects: Iterable[Node] | None = None) -> None:
        """Tell the rules which triples are only planned: of all things, or of those at whose triples they will look."""
        self.store.extend([ox.Quad(*triple, PLANNED) for triple in list_planned(self.store, self.rules.planned, subjects)])

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.flush()
            self._later.seek(0)
            load_lines(self.store, self._later)
        self._later.close()
        _drop_scratch(self.store)

    def ask(self, text: str, *more: ox.NamedNode) -> ox.QuerySolutions:
        """Rows of a query that sees plain and derived triples, and the graphs ``more``, as one graph."""
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [DEFAULT, DERIVED, *more]
        found = self.store.query(text, prefixes=dict(PREFIXES), default_graph=graphs, named_graphs=[PLANNED])
        assert isinstance(found, ox.QuerySolutions)
        return found

    def list_queries(self, rule: Rule) -> Iterator[str]:
        """The queries that give all a rule concludes: one, or one for every few groups, so that no join is held in memory."""
        if rule.crowd is None:
            yield rule.query_all()
            return
        predicate = ox.NamedNode(rule.crowd.pattern.predicate[1:-1])
        members = self._both(None, predicate, None)
        while part := list(islice(members, GROUPS)):
            groups = dict.fromkeys(quad.object if rule.crowd.pattern.object == rule.crowd.group else quad.subject for quad in part)
            rows = [{rule.crowd.group: group} for group in groups if not self.is_crowd(rule.crowd, group)]
            if rows:
                yield rule.query_groups(rows)

    def conclude(self, rule: Rule, queries: Iterable[str], *, watch: bool) -> bool:
        """Take in all that the queries of a rule answer; whether any triple is new, which is looked up if ``watch``."""
        if self._waiting & rule.reads:
            self.flush()
        fresh, below = False, self._speak_before(rule)
        for query in queries:
            for row in self._rows(rule, query):
                fresh |= self.tell(rule.conclude(row), rule.name, [row[name] for name in rule.via], below=below, watch=watch)
        return fresh

    def _speak_before(self, rule: Rule) -> tuple[str, ...]:
        """The rules that have had their say on a rule's conclusions: those of lower strata and those in code."""
        makers = self.rules.makers[rule.head.predicate]
        names = [other.name for other in makers if other.stratum < rule.stratum]
        names += [reader.name for reader in self.readers if reader.makes(rule.head.predicate)]
        return tuple(dict.fromkeys(names))

    def _rows(self, rule: Rule, query: str) -> Iterator[Bindings]:
        for solution in self.ask(query):
            row = dict(zip(rule.columns, solution, strict=True))
            if rule.crowd is None or not self.is_crowd(rule.crowd, row[rule.crowd.group]):
                yield row

    def tell(self, triple: Triple, rule: str, via: Iterable[Node] = (), *, below: tuple[str, ...] = (), watch: bool = False) -> bool:
        """Take in one conclusion; with ``watch`` whether its triple is new. ``below`` are rules that had their say before."""
        subject, predicate, object_ = map(str, triple)
        if self._is_asserted(predicate, triple) or any(self.has_trace(triple, name) for name in below):
            return False
        fresh = watch and ox.Quad(*triple, DERIVED) not in self.store
        lines = trace_lines(subject, predicate, object_, rule, via)
        now = len(lines) if predicate in self._contested else int(predicate in self.rules.readers)
        self._keep(lines, now)
        if now:
            self._waiting.add(predicate)
        return fresh

    def _keep(self, lines: list[str], now: int) -> None:
        """The first ``now`` lines are loaded before a rule looks at them, the others at the end."""
        if self._sink:
            self._sink(lines)
        elif now < len(lines):
            self._later.write("\n".join(lines[now:]) + "\n")
        self._lines += lines[:now]
        if len(self._lines) >= BUFFER:
            self.flush()

    def _is_asserted(self, predicate: str, triple: Triple) -> bool:
        """Whether the default graph has the triple; looked up only where it has any with that predicate."""
        if predicate not in self._asserted:
            self._asserted[predicate] = any(True for _ in self.store.quads_for_pattern(None, triple[1], None, DEFAULT))
        return self._asserted[predicate] and ox.Quad(*triple, DEFAULT) in self.store

    def has_trace(self, triple: Triple, rule: str) -> bool:
        """Whether a rule is known to give a triple."""
        traced = self.store.quads_for_pattern(trace_node(triple, rule), None, None, DERIVED)
        return next(iter(traced), None) is not None

    def flush(self) -> None:
        """Load what waits to be looked at."""
        load_lines(self.store, (line + "\n" for line in self._lines))
        self._lines.clear()
        self._waiting.clear()
        self._counted.clear()

    def is_crowd(self, crowd: Crowd, group: object, *, more: int = 0) -> bool:
        """Whether a group has more members than its rule allows, ``more`` than that."""
        key = (crowd, group, more)
        if key not in self._counted:
            if len(self._counted) >= BUFFER:
                self._counted.clear()
            predicate, enough = ox.NamedNode(crowd.pattern.predicate[1:-1]), crowd.size + more + 1
            ends = (None, predicate, group) if crowd.pattern.object == crowd.group else (group, predicate, None)
            self._counted[key] = sum(1 for _ in islice(self._both(*ends), enough))
        return self._counted[key] > crowd.size + more

    def _both(self, subject: ox.NamedNode | None, predicate: ox.NamedNode, object_: ox.NamedNode | None) -> Iterator[ox.Quad]:
        for graph in (DEFAULT, DERIVED):
            yield from self.store.quads_for_pattern(subject, predicate, object_, graph)


def load_lines(store: ox.Store, lines: Iterable[str]) -> None:
    """Add N-Quads lines (with their ends) to a store, however many."""
    source = iter(lines)
    while part := list(islice(source, BUFFER)):
        data = "".join(part).encode("utf-8")
        if len(part) > FEW:
            store.bulk_load(input=data, format=ox.RdfFormat.N_QUADS)
        else:
            store.extend(ox.parse(input=data, format=ox.RdfFormat.N_QUADS))


def _drop_scratch(store: ox.Store) -> None:
    for graph in (PLANNED, CHANGING):
        store.remove_graph(graph)
