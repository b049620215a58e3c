"""Writes a selection in one of the formats, all of it or nothing.

Enters: a ``Selection``, the name of a format, a path. Leaves: a file, or a folder of files for the formats that are several;
what stood there before is replaced when the new is complete.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.assemble.tables import render_edges, render_graphml, render_nodes
from graph.export.gexf import render_gexf
from graph.export.neo4j import render_neo4j
from graph.export.network import NetworkRows, read_network
from graph.export.parquet import write_parquet
from graph.export.rdf import RDF_FORMATS, write_rdf
from graph.export.selection import ExportError, Selection
from graph.job.folder import write_text
from graph.ontology import Ontology, load_ontology


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: triples or quads for RDF, things and relations else (``statements`` is ``None``)."""

    statements: int | None = None
    things: int = 0
    relations: int = 0


def _write_graphml(rows: NetworkRows, ontology: Ontology, path: Path) -> None:
    write_text(path, render_graphml(rows, ontology))


def _write_gexf(rows: NetworkRows, ontology: Ontology, path: Path) -> None:
    write_text(path, render_gexf(rows, ontology))


def _write_csv(rows: NetworkRows, ontology: Ontology, path: Path) -> None:
    write_text(path / "nodes.csv", render_nodes(rows, ontology))
    write_text(path / "edges.csv", render_edges(rows, ontology))


def _write_neo4j(rows: NetworkRows, ontology: Ontology, path: Path) -> None:
    for name, pieces in render_neo4j(rows, ontology).items():
        write_text(path / name, pieces)


Writer = Callable[[NetworkRows, Ontology, Path], None]
FILES: dict[str, Writer] = {"graphml": _write_graphml, "gexf": _write_gexf}
FOLDERS: dict[str, Writer] = {"csv": _write_csv, "neo4j": _write_neo4j, "parquet": write_parquet}
FORMATS = (*RDF_FORMATS, *FILES, *FOLDERS)


def write_export(selection: Selection, form: str, path: Path) -> Written:
    """Write the selection. Raises ``ExportError`` for a path that does not suit the format, ``OSError`` where it cannot be written."""
    if form in FOLDERS and path.exists() and not path.is_dir():
        raise ExportError(f"{path}: 格式 {form} 是多个文件，应为文件夹 / {form} is several files, found a file, expected a folder")
    if form not in FOLDERS and path.is_dir():
        raise ExportError(f"{path}: 格式 {form} 是一个文件 / {form} is one file, found a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".export-") as scratch:
        made = Path(scratch) / "made"
        if form in RDF_FORMATS:
            written = Written(statements=write_rdf(selection.content, made, form))
        else:
            written = _write_rows(selection, form, made)
        _put_in_place(made, path)
    return written


def _write_rows(selection: Selection, form: str, made: Path) -> Written:
    ontology = load_ontology()
    rows = read_network(selection, ontology)
    if form in FOLDERS:
        made.mkdir()
    (FOLDERS.get(form) or FILES[form])(rows, ontology, made)
    things, relations = rows.count()
    return Written(things=things, relations=relations)


def _put_in_place(made: Path, path: Path) -> None:
    """Other files of an existing folder stay."""
    if not made.is_dir():
        os.replace(made, path)
        return
    path.mkdir(exist_ok=True)
    for file in sorted(made.iterdir()):
        os.replace(file, path / file.name)
