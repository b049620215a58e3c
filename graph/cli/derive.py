"""``chuangpu derive``: what follows from what the documents state, made anew or after a change."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.cli.options import DONE, WRONG, Commands, add_store, store_path

COUNTS = "SELECT ?rule (COUNT(*) AS ?n) WHERE { GRAPH cpid:derived { ?node cp:derivedBy ?rule } } GROUP BY ?rule ORDER BY ?rule"


def add_derive(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "derive",
        help="推导 / derive what follows",
        description="按规则推导图谱库中的三元组，存入图 cpid:derived / derive triples by the rules into the graph cpid:derived of a store",
    )
    parser.set_defaults(command=run_derive)
    add_store(parser)
    parser.add_argument(
        "--add", type=Path, metavar="FILE", help="先加入此 RDF 文件，只重推受影响的部分 / add a file, derive what it touches"
    )
    parser.add_argument("--remove", type=Path, metavar="FILE", help="先删除此 RDF 文件的内容，同上 / remove what a file says, likewise")
    parser.add_argument("--rules", action="store_true", help="只列出规则 / only list the rules")


def run_derive(arguments: argparse.Namespace) -> int:
    """Derive and say how many triples there are by which rule."""
    from graph.derive import Change, RuleError, derive_all, derive_change, load_rules, read_quads
    from graph.ontology import OntologyError
    from graph.store import StoreError, open_store
    from graph.store.oxigraph import OxigraphStore

    try:
        if arguments.rules:
            return _list_rules()
        rules = load_rules()
        opened = open_store(store_path(arguments), read_only=False)
        assert isinstance(opened, OxigraphStore)  # what open_store gives for a folder
        if arguments.add or arguments.remove:
            change = Change.of(*(read_quads(path) if path else () for path in (arguments.add, arguments.remove)))
            looked = derive_change(opened.inner, change, rules)
            print(f"重推 {looked} 条结论 / {looked} conclusions looked at again")
        else:
            derive_all(opened.inner, rules)
    except (StoreError, RuleError, OntologyError, OSError, SyntaxError, ValueError) as error:
        print(f"无法推导 / cannot derive: {error}", file=sys.stderr)
        return WRONG
    _count(opened)
    return DONE


def _count(store: object) -> None:
    from graph.store import Rows
    from graph.store.oxigraph import OxigraphStore

    assert isinstance(store, OxigraphStore)
    store.inner.flush()
    found = store.query(COUNTS)
    assert isinstance(found, Rows)
    for rule, number in found.rows:
        print(f"{rule.value if rule else '':20} {number.value if number else '':>10}")


def _list_rules() -> int:
    """The rules in the order in which they are asked."""
    from graph.derive import load_rules
    from graph.derive.readers import load_readers

    for reader in load_readers():
        print(f"0  {reader.name:20} {reader.title['zh']} / {reader.title['en']}")
    for file in sorted(load_rules().files, key=lambda file: (file.stratum, file.name)):
        print(f"{file.stratum}  {file.name:20} {file.title['zh']} / {file.title['en']}\n{'':24}{file.concludes['zh']}")
        print(f"{'':24}{file.concludes['en']}")
    return DONE
