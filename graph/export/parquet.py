"""Things and relations as Parquet tables, for pandas, DuckDB, Spark. Needs the extra ``parquet``.

Enters: rows. Leaves: ``nodes.parquet`` and ``edges.parquet`` with the columns of the CSV tables; aliases are a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from graph.assemble.tables import EDGE_COLUMNS, NODE_COLUMNS, EdgeList, edge_row, node_row
from graph.export.selection import ExportError
from graph.ontology import Ontology

AT_ONCE = 50_000  # rows of one row group
WHOLE, REAL = ("documents", "degree", "Weight"), ("confidence",)


def write_parquet(rows: EdgeList, ontology: Ontology, folder: Path) -> None:
    """Write both tables. Raises ``ExportError`` where pyarrow is not installed."""
    nodes = ((*(row := node_row(v, ontology))[:5], list(v.aliases), *row[6:]) for v in rows.vertices())
    _write(folder / "nodes.parquet", NODE_COLUMNS, nodes)
    _write(folder / "edges.parquet", EDGE_COLUMNS, (edge_row(link, rows, ontology) for link in rows.links()))


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    arrow, parquet = _import_arrow()
    schema = arrow.schema([(name, _kind(arrow, name)) for name in columns])
    waiting = iter(rows)
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(waiting, AT_ONCE)):
            arrays = [arrow.array(column, field.type) for column, field in zip(zip(*batch, strict=True), schema, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _kind(arrow: Any, name: str) -> Any:
    if name == "aliases":
        return arrow.list_(arrow.string())
    return arrow.int64() if name in WHOLE else arrow.float64() if name in REAL else arrow.string()


def _import_arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError(
            "导出 Parquet 需要 pyarrow：pip install 'chuangpu[parquet]'；也可用 --format csv / "
            "Parquet needs pyarrow: pip install 'chuangpu[parquet]'; --format csv gives the same tables"
        ) from error
    return pyarrow, pyarrow.parquet
