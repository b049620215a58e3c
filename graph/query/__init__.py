"""query: SPARQL on a store → a table, CSV or JSON.

``render_answer`` turns an answer into text pieces; ``read_query`` finds the query; ``explain_fault`` shows where it is wrong.
"""

from graph.query.render import render_answer
from graph.query.text import QueryFileError, explain_fault, read_query

__all__ = ["QueryFileError", "explain_fault", "read_query", "render_answer"]
