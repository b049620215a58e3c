"""Derives anew what depends on a change, and nothing else; the derived graph ends as if it were made from nothing.

Enters: quads that come and go. Leaves: the store with both done and its derived graph brought up to date. First every conclusion
that the change can touch is found, by following triples through the rules without their conditions; these are all taken out; then
the rules are asked about exactly them, in the order of the strata.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.derive.engine import DEFAULT, Session, ask_in_turn
from graph.derive.planned import OBJECT, PREDICATE, STATUS, SUBJECT, read_claim
from graph.derive.readers import LABEL, TYPE, load_readers
from graph.derive.rule import Bindings, Rule, Triple
from graph.derive.rulebook import RuleBook, load_rules
from graph.derive.trace import CHANGING, DERIVED, trace_node

ROWS = 500  # rows that one query binds
_PARTS = (SUBJECT, PREDICATE, OBJECT, STATUS)


@dataclass(frozen=True, slots=True)
class Change:
    """Quads that come and quads that go; what is in both stays. Quads of the derived graph are passed over."""

    added: frozenset[ox.Quad]
    removed: frozenset[ox.Quad]

    @classmethod
    def of(cls, added: Iterable[ox.Quad] = (), removed: Iterable[ox.Quad] = ()) -> Change:
        """From any quads."""
        come, go = ({q for q in quads if q.graph_name != DERIVED} for quads in (added, removed))
        return cls(frozenset(come), frozenset(go - come))


def derive_change(store: ox.Store, change: Change, rules: RuleBook | None = None) -> int:
    """Carry out a change and bring the derived graph up to date; how many conclusions were looked at again."""
    touched = _claimed_triples(store, change.removed)
    change = Change(frozenset(q for q in change.added if q not in store), frozenset(q for q in change.removed if q in store))
    store.extend(change.added)
    for quad in change.removed:
        store.remove(quad)
    touched |= _claimed_triples(store, change.added)
    touched |= {_triple(q) for q in change.added | change.removed if q.graph_name == DEFAULT}
    with Session(store, rules or load_rules(), load_readers()) as session:
        store.extend(ox.Quad(q.subject, q.predicate, q.object, CHANGING) for q in change.removed if q.graph_name == DEFAULT)
        return _Update(session).run(touched)


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of a file, its format told by its suffix; triples are of the default graph."""
    if not path.is_file():
        raise FileNotFoundError(f"{path}: 没有此文件，应为 RDF 文件 / found no file, expected a file of RDF")
    for statement in ox.parse(path=str(path)):
        yield statement if isinstance(statement, ox.Quad) else ox.Quad(*statement)


def _triple(quad: ox.Quad) -> Triple:
    return (quad.subject, quad.predicate, quad.object)  # type: ignore[return-value]


def _claimed_triples(store: ox.Store, quads: Iterable[ox.Quad]) -> set[Triple]:
    """The triples whose claims the quads belong to: a claim that comes, goes or changes may turn a plan into a fact."""
    claims = {(q.subject, q.graph_name) for q in quads if q.graph_name != DEFAULT and q.predicate in _PARTS}
    return {triple for claim in claims if (triple := read_claim(store, claim))}  # type: ignore[arg-type]


class _Update:
    """One change on its way through the rules."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._store = session.store
        self._book = session.rules
        self._touched: dict[Rule, set[Triple]] = defaultdict(set)  # rule → conclusions that it may or may not give any longer

    def run(self, changed: set[Triple]) -> int:
        changed |= self._ask_readers(changed)
        self._follow(changed)
        self._store.remove_graph(CHANGING)
        self._take_out()
        asking = (triples for rule, triples in self._touched.items() if rule.asks_for_plans)
        self._session.mark_planned({end for triples in asking for triple in triples for end in (triple[0], triple[2])})
        for stratum in self._book.strata:
            self._conclude(stratum)
        return sum(map(len, self._touched.values()))

    def _ask_readers(self, changed: set[Triple]) -> set[Triple]:
        """What the rules in code conclude anew and no longer; their traces are put right at once."""
        things = frozenset(triple[0] for triple in changed if triple[1] in (TYPE, LABEL))
        different: set[Triple] = set()
        for reader in self._session.readers:
            if not things and not any(reader.makes(str(t[1])) for t in changed):
                continue
            about = things | {t[0] for t in changed if reader.makes(str(t[1]))}
            now = {t for t in reader.conclude(self._store, about) if ox.Quad(*t, DEFAULT) not in self._store}
            before = set(reader.recall(self._store, about))
            for triple in before - now:
                self._remove_trace(triple, reader.name)
                self._store.remove(ox.Quad(*triple, DERIVED))
                self._store.add(ox.Quad(*triple, CHANGING))
            for triple in now - before:
                self._session.tell(triple, reader.name)
            different |= now ^ before
        self._session.flush()
        return different

    def _follow(self, changed: set[Triple]) -> None:
        """Find all that rules may conclude by way of changed triples, and by way of that, and so on."""
        seen = set(changed)
        while changed:
            rows: dict[tuple[Rule, int], list[Bindings]] = defaultdict(list)
            for triple in changed:
                for rule in self._book.makers.get(str(triple[1]), ()):
                    if rule.head.match(triple) is not None:
                        self._touched[rule].add(triple)
                for rule in self._book.readers.get(str(triple[1]), ()):
                    for number, pattern in enumerate(rule.body):
                        if (bound := pattern.match(triple)) is not None:
                            rows[rule, number].append(bound)
            found = {triple for (rule, number), bound in rows.items() for triple in self._touch(rule, number, bound)}
            changed = found - seen
            seen |= changed
            self._store.extend([ox.Quad(*t, CHANGING) for t in changed if ox.Quad(*t, DERIVED) not in self._store])

    def _touch(self, rule: Rule, number: int, rows: list[Bindings]) -> Iterator[Triple]:
        """What a rule may conclude by way of the triples that one of its patterns binds; not what is asserted anyway."""
        if rule.crowd:
            rows = self._small_groups(rule, rows)
        if len(rule.body) == 1 and not rule.crowd:
            found: Iterable[Triple] = (rule.conclude(row) for row in rows)
        else:
            found = self._ask_touched(rule, number, rows)
        for triple in found:
            if isinstance(triple[0], ox.NamedNode) and ox.Quad(*triple, DEFAULT) not in self._store:
                yield triple

    def _ask_touched(self, rule: Rule, number: int, rows: list[Bindings]) -> Iterator[Triple]:
        for part in _chunks(rows):
            for solution in self._session.ask(rule.query_touched(number, part), CHANGING):
                yield rule.conclude({name: solution[place] for place, name in enumerate(rule.columns)})

    def _small_groups(self, rule: Rule, rows: list[Bindings]) -> list[Bindings]:
        """Each group once; none that was and is a crowd, of which nothing is said either way."""
        assert rule.crowd
        groups: dict[object, int] = defaultdict(int)
        for row in rows:
            groups[row[rule.crowd.group]] += 1
        return [{rule.crowd.group: g} for g, n in groups.items() if not self._session.is_crowd(rule.crowd, g, more=n)]  # type: ignore[dict-item]

    def _take_out(self) -> None:
        """Remove every touched conclusion with the traces of its rules; what a rule in code concludes stays."""
        for rule, triples in self._touched.items():
            for triple in triples:
                self._remove_trace(triple, rule.name)
                if not self._is_read(triple):
                    self._store.remove(ox.Quad(*triple, DERIVED))

    def _is_read(self, triple: Triple) -> bool:
        """Whether a rule in code concludes the triple."""
        makers = (reader for reader in self._session.readers if reader.makes(str(triple[1])))
        return any(self._session.has_trace(triple, reader.name) for reader in makers)

    def _remove_trace(self, triple: Triple, rule: str) -> None:
        for quad in list(self._store.quads_for_pattern(trace_node(triple, rule), None, None, DERIVED)):
            self._store.remove(quad)

    def _conclude(self, stratum: tuple[Rule, ...]) -> None:
        """Ask the rules of a stratum about what was touched, until nothing more comes."""
        queries: dict[Rule, list[str]] = {}
        for rule in stratum:
            rows: list[Bindings] = [bound for triple in self._touched.get(rule, ()) if (bound := rule.head.match(triple)) is not None]
            if rows:
                queries[rule] = [rule.query_heads(part) for part in _chunks(rows)]
        ask_in_turn(self._session, queries, queries.__getitem__)
        self._session.flush()


def _chunks(rows: list[Bindings]) -> Iterator[list[Bindings]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]
