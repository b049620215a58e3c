"""query: SPARQL or a named question on a store → a table, CSV or JSON.

``answer_query`` is the one way of a person's SPARQL to a store, ``ask`` that of a named question; ``render_answer`` turns an answer
into text pieces. ``read_query`` finds the query that a command names; ``explain_fault`` shows where it is wrong.
"""

from graph.query.answer import answer_query
from graph.query.faults import Fault, FaultyQueryError, find_warnings
from graph.query.names import AmbiguousNameError, UnknownNameError, find_thing
from graph.query.prefixes import complete_query
from graph.query.question import Question, QuestionError
from graph.query.questions import Prepared, UnknownQuestionError, answer_question, ask, find_question, load_questions, prepare_question
from graph.query.render import render_answer
from graph.query.text import QueryFileError, explain_fault, read_query, render_fault
from graph.query.values import ParameterError

__all__ = [
    "AmbiguousNameError", "Fault", "FaultyQueryError", "ParameterError", "Prepared", "QueryFileError", "Question", "QuestionError",
    "UnknownNameError", "UnknownQuestionError", "answer_query", "answer_question", "ask", "complete_query", "explain_fault",
    "find_question", "find_thing", "find_warnings", "load_questions", "prepare_question", "read_query", "render_answer", "render_fault",
]  # fmt: skip
