"""How much of the gold facts the lists of the atlas hold: ``python -m benchmarks.atlas [--graph DIR] [--missing]``.

Builds the texts of ``corpus/seeds`` and ``corpus/dev`` of the shared folder, unless a built graph of them is given, and prints two
tables in Markdown: the rows of each list for the regions of the seeds, and for each list and relation how many gold facts there are,
how many no row of the list holds, and how many of these the graph does hold, so that the atlas lost them and not the reading. A row
holds a relation where one cell names its head and another its tail, by any name that the graph knows; it holds a figure where it
names the subject and has value and unit. ``--missing`` names what is missing.

``python -m benchmarks.atlas --made N`` measures instead how long the atlas of a made graph of N documents (some 11 things each) takes,
in seconds of the processor.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.gold import SHARED, load_gold
from benchmarks.graph_shape import write_graph
from graph.atlas.cells import Desk
from graph.atlas.collect import FROM_FACTS, FROM_STORE, collect_atlas
from graph.atlas.facts import Facts
from graph.atlas.model import Atlas, Cell, Table
from graph.atlas.page import render_atlas
from graph.atlas.reader import read_facts
from graph.atlas.workbook import write_workbook
from graph.pipeline import build_graph
from graph.resolve.iri import fold_name
from graph.store import GraphStore, build_store, open_store

PARTS = ("seeds", "dev")
REGIONS = ("枣庄市", "滨州市", "淄博市", "聊城市")
# List, relation, classes of the tail (any where empty): the gold facts that a list should hold.
RELATIONS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("chain", "inIndustry", frozenset()),
    ("places", "locatedIn", frozenset({"Region"})),
    ("platforms", "builds", frozenset({"Platform"})),
    ("platforms", "leads", frozenset({"Platform"})),
    ("talents", "worksFor", frozenset()),
    ("talents", "heads", frozenset()),
    ("talents", "introduces", frozenset({"Person"})),
    ("achievements", "develops", frozenset()),
    ("needs", "demands", frozenset()),
    ("needs", "undertakes", frozenset({"Demand"})),
    ("projects", "undertakes", frozenset({"Project"})),
    ("incubation", "incubates", frozenset()),
    ("roles", "leads", frozenset({"InnovationCommunity"})),
    ("roles", "memberOf", frozenset({"InnovationCommunity"})),
    ("roles", "builds", frozenset({"InnovationCommunity"})),
    ("roles", "funds", frozenset({"InnovationCommunity"})),
    ("finance", "funds", frozenset()),
    ("finance", "issues", frozenset({"FinancialProduct"})),
    ("policies", "issues", frozenset({"Policy"})),
    ("policies", "responsibleFor", frozenset({"Policy"})),
)
FIGURES = (("targets", "target"), ("policies", "support"))


class Fact(NamedTuple):
    """A gold fact that a list should hold: names of both ends of a relation, or of the subject of a figure with value and unit."""

    table: str
    relation: str
    head: frozenset[str]
    tail: frozenset[str] | tuple[float, str]
    told: str


def list_facts(part: str) -> Iterator[Fact]:
    """The gold facts of one part of the corpus."""
    for _, gold in load_gold(part):
        entities = {e["id"]: e for e in gold["entities"]}
        for claim in gold["relations"]:
            head, tail = entities[claim["head"]], entities[claim["tail"]]
            for table, relation, classes in RELATIONS:
                if relation == claim["relation"] and (not classes or tail["type"] in classes) and _fits(table, relation, head["type"]):
                    yield Fact(table, relation, _names(head), _names(tail), f"{head['name']} {relation} {tail['name']}")
        for figure in gold["observations"]:
            for table, kind in FIGURES:
                if figure["kind"] == kind:
                    subject = entities[figure["subject"]]
                    told = f"{subject['name']} {figure['metric']} {figure['value']} {figure['unit']}"
                    yield Fact(table, kind, _names(subject), (float(figure["value"]), figure["unit"]), told)


def _fits(table: str, relation: str, head: str) -> bool:
    """Persons alone are talents: of what teams do, the list of persons tells nothing."""
    return table != "talents" or relation == "introduces" or head == "Person"


def _names(entity: dict[str, Any]) -> frozenset[str]:
    return frozenset(fold_name(name) for name in (entity["name"], *entity.get("aliases", ())))


def find_missing(atlas: Atlas, facts: Facts, gold: list[Fact]) -> list[Fact]:
    """The gold facts that no row of their list holds."""
    tables = {table.key: table for section in atlas.sections for table in section.tables}
    known = {thing.name: frozenset(map(fold_name, facts.names_of(iri))) for iri, thing in facts.things.items()}
    rows = {key: list(_read_rows(tables[key], known)) for key in {fact.table for fact in gold}}
    return [fact for fact in gold if not any(_holds(row, fact) for row in rows[fact.table])]


Read = tuple[list[frozenset[str]], set[tuple[float, str]]]


def _read_rows(table: Table, known: dict[str, frozenset[str]]) -> Iterator[Read]:
    """For each row what each cell names, and its numbers with the unit."""
    keys = [column.key for column in table.columns]
    for row in table.rows:
        unit = row[keys.index("unit")].text if "unit" in keys else ""
        yield [_called(cell, known) for cell in row], {(cell.number, unit) for cell in row if cell.number is not None}


def _called(cell: Cell, known: dict[str, frozenset[str]]) -> frozenset[str]:
    names = (cell.text, *cell.text.split("、"))
    return frozenset().union(*(known.get(name, frozenset({fold_name(name)})) for name in names if name))


def _holds(row: Read, fact: Fact) -> bool:
    cells, numbers = row
    heads = [at for at, names in enumerate(cells) if names & fact.head]
    if isinstance(fact.tail, tuple):
        return bool(heads) and fact.tail in numbers
    tails = [at for at, names in enumerate(cells) if names & fact.tail]
    return any(one != other for one in heads for other in tails)


def print_rows(store: GraphStore) -> None:
    """How many rows each table has for each region of the seeds."""
    atlases = [collect_atlas(store, region=region) for region in REGIONS]
    print(f"| list | {' | '.join(REGIONS)} |\n|---|{'---|' * len(REGIONS)}")
    for sections in zip(*(atlas.sections for atlas in atlases), strict=True):
        for tables in zip(*(section.tables for section in sections), strict=True):
            print(f"| {tables[0].title.zh} `{tables[0].key}` | {' | '.join(str(len(table.rows)) for table in tables)} |")


def print_gold(store: GraphStore, *, name_them: bool) -> None:
    """How many gold facts each list should hold and holds."""
    atlas, facts = collect_atlas(store), read_facts(store)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 6)
    missing: list[str] = []
    stated = _read_graph(facts)
    for place, part in enumerate(PARTS):
        gold = list(list_facts(part))
        lost = find_missing(atlas, facts, gold)
        known = [fact for fact in lost if any(fact.relation == r and h & fact.head and _reaches(t, fact) for h, r, t in stated)]
        for at, found in enumerate((gold, lost, known), start=3 * place):
            for fact in found:
                counts[fact.table, fact.relation][at] += 1
        missing += [f"{part} {fact.table}: {fact.told}{' (the graph has it)' if fact in known else ''}" for fact in lost]
    print("| list | facts | gold, seeds | missing | of these in the graph | gold, dev | missing | of these in the graph |")
    print("|---|---|---|---|---|---|---|---|")
    wanted = [*((table, relation) for table, relation, _ in RELATIONS), *FIGURES]
    for key in dict.fromkeys(wanted):
        print(f"| `{key[0]}` | {key[1]} | {' | '.join(map(str, counts[key]))} |")
    print(f"| all | | {' | '.join(str(sum(row[at] for row in counts.values())) for at in range(6))} |")
    if name_them:
        print("\n".join(missing))


Stated = tuple[frozenset[str], str, frozenset[str] | tuple[float, str]]


def _read_graph(facts: Facts) -> list[Stated]:
    """What the graph states, in the form of gold facts."""
    names = {iri: frozenset(map(fold_name, facts.names_of(iri))) for iri in facts.things}
    relations: list[Stated] = [(names[c.head], c.relation, names[c.tail]) for c in facts.claims]
    return relations + [(names[f.subject], f.kind, (f.value, f.unit)) for f in facts.figures]


def _reaches(tail: frozenset[str] | tuple[float, str], fact: Fact) -> bool:
    if isinstance(tail, tuple) or isinstance(fact.tail, tuple):
        return tail == fact.tail
    return bool(tail & fact.tail)


def build_texts(folder: Path) -> Path:
    """A graph of the texts of both parts."""
    sources = folder / "texts"
    sources.mkdir()
    for part in PARTS:
        for path in (SHARED / "corpus" / part).glob("*.txt"):
            shutil.copy(path, sources / path.name)
    build_graph([sources], folder / "graph")
    return folder / "graph"


def measure_made(documents: int, folder: Path) -> None:
    """How long each table of a made graph takes, and page and workbook, in seconds of the processor."""
    lines = folder / "graph.nq"
    quads = write_graph(lines, documents)
    store = build_store(folder / "store")
    store.load(lines)
    began = time.process_time()
    facts = read_facts(store)
    print(f"{len(facts.things)} things, {len(facts.claims)} claims, {len(facts.figures)} figures, {quads} quads")
    print(f"{'reading':24} {time.process_time() - began:7.2f} s")
    desk = Desk(facts)
    for key in [*FROM_FACTS, *FROM_STORE]:
        start = time.process_time()
        rows = list(FROM_FACTS[key](desk) if key in FROM_FACTS else FROM_STORE[key](desk, store))
        print(f"{key:24} {time.process_time() - start:7.2f} s {len(rows):7} rows")
    start = time.process_time()
    atlas = collect_atlas(store)
    print(f"{'the whole atlas':24} {time.process_time() - start:7.2f} s")
    start = time.process_time()
    page = render_atlas(atlas)
    print(f"{'page':24} {time.process_time() - start:7.2f} s {len(page) / 1e6:7.1f} MB")
    start = time.process_time()
    write_workbook(atlas, folder / "atlas.xlsx")
    print(f"{'workbook':24} {time.process_time() - start:7.2f} s {(folder / 'atlas.xlsx').stat().st_size / 1e6:7.1f} MB")
    print(f"{'memory at most':24} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


def main() -> int:
    """Print the tables, or the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, metavar="DIR", help="a built graph of the texts of both parts")
    parser.add_argument("--missing", action="store_true", help="name the gold facts that are missing")
    parser.add_argument("--made", type=int, metavar="N", help="measure a made graph of N documents instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.made:
            measure_made(options.made, Path(name))
            return 0
        if not (SHARED / "eval" / "gold").exists():
            print(f"no gold corpora: found nothing at {SHARED}, expected eval/ and corpus/ there (set CHUANGPU_SHARED)", file=sys.stderr)
            return 2
        store = open_store((options.graph or build_texts(Path(name))) / "store")
        print_rows(store)
        print()
        print_gold(store, name_them=options.missing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
