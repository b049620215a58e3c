"""What the search of a site knows: names, and how their characters are read.

Enters: ``SiteData``. Leaves: a script that sets one variable, since a page that is opened from a disk may load scripts but no data. Names
stand in their folded form where that differs, and each character of them with its readings, so that the page finds pinyin and
initials as ``graph.find`` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.find.folding import acronym, fold_text
from graph.find.letters import FIRST, LAST
from graph.find.readings import readings_of
from graph.ontology import load_ontology
from graph.show.page import encode_json
from graph.site.reader import SiteData

DOCUMENT = "Document"


def write_search(data: SiteData) -> str:
    """The script; things with most neighbours come first."""
    kinds = [*load_ontology().classes, DOCUMENT]
    kind_of = {name: place for place, name in enumerate(kinds)}
    things = sorted(data.nodes.values(), key=lambda node: (-len(data.near.get(node.iri, ())), node.iri))
    rows: list[list[Any]] = []
    for node in things:
        others = sorted(set(node.aliases) - {node.name})
        initials = [short for name in (node.name, *others) if (short := acronym(name))]
        rows.append([kind_of[node.type], _stem(data.paths[node.iri]), node.name, _folded(node.name), *_with_folded([*others, *initials])])
    for document in data.documents.values():
        rows.append([kind_of[DOCUMENT], _stem(document.path), document.name, _folded(document.name)])
    labels = [[kind, *(term.labels["zh"], term.labels["en"])] for kind, term in load_ontology().classes.items()]
    told = {
        "kinds": [*labels, [DOCUMENT, "文档", "Document"]],
        "readings": _read_characters(rows),
        "simplified": _simplify(rows),
        "rows": rows,
    }
    return f"window.chuangpuSearch={encode_json(told)};\n"


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".html")


def _folded(name: str) -> str:
    """The folded form of a name, empty where it is the name itself."""
    folded = fold_text(name)
    return "" if folded == name else folded


def _with_folded(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield from (name, _folded(name))


def _simplify(rows: Iterable[list[Any]]) -> dict[str, str]:
    """Traditional characters that are typed for simplified ones in the names."""
    used = {letter for row in rows for name in row[2:] for letter in name}
    pairs = ((letter, fold_text(letter)) for letter in map(chr, range(FIRST, LAST + 1)))
    return {letter: folded for letter, folded in pairs if folded != letter and folded in used}


def _read_characters(rows: Iterable[list[Any]]) -> dict[str, str]:
    """The readings of every Chinese character in the names, with blanks between."""
    used = sorted({letter for row in rows for name in row[2:] for letter in name if ord(letter) >= 0x3400})
    return {letter: " ".join(readings) for letter in used if (readings := readings_of(letter))}
