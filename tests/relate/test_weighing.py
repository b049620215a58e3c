"""The table in which claims are weighed against each other."""

from __future__ import annotations

from graph.relate.context import make_context
from graph.relate.weighing import COLUMNS, Hit, tabulate
from tests.relate.markup import read_markup

READING = read_markup("[云岭科技](Enterprise)、[北河机电](Enterprise)建设[云岭实验室](Platform)。")
FIRST, OTHER = ("e1", "builds", "e3"), ("e2", "builds", "e3")


def value(column: str, row: int, hits: dict[tuple[str, str, str], Hit]) -> float:
    return float(tabulate(make_context(READING), hits, {})[row][COLUMNS.index(column)])


def hit(score: float, *shown: str) -> Hit:
    return Hit(score, -9.0, 1, True, frozenset(shown))


def test_row_has_every_column() -> None:
    assert tabulate(make_context(READING), {FIRST: hit(1.0)}, {}).shape == (1, len(COLUMNS))


def test_no_claims_give_an_empty_table() -> None:
    assert tabulate(make_context(READING), {}, {}).shape == (0, len(COLUMNS))


def test_rival_head_is_the_best_other_claim_of_the_tail() -> None:
    hits = {FIRST: hit(1.0), OTHER: hit(2.0)}
    assert [value("rival head", row, hits) for row in (0, 1)] == [2.0, 1.0]
    assert [value("rank of head", row, hits) for row in (0, 1)] == [1.0, 0.0]


def test_own_hints_are_those_of_the_relation() -> None:
    hits = {FIRST: hit(1.0, "h:build", "h:fund", "d:3")}
    assert (value("own h:", 0, hits), value("any h:", 0, hits), value("d:", 0, hits)) == (1.0, 2.0, 3.0)
