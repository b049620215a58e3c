"""export: the graph, or a part of it, in the formats of other programs.

Enters: a store and, for a part, a query. Leaves: files. RDF as it stands in the store; for programs that draw or count, the
things and the relations between them as nodes and edges.
"""

from graph.export.selection import ExportError, Selection, select_by_query, select_by_question, select_whole
from graph.export.write import FORMATS, Written, write_export

__all__ = [
    "FORMATS",
    "ExportError",
    "Selection",
    "Written",
    "select_by_query",
    "select_by_question",
    "select_whole",
    "write_export",
]
