"""The catalogue of named questions, and the way from a name and parameters to rows.

Enters: a store, the name of a question, its parameters as texts. Leaves: first a ``Prepared`` question, whose ``text`` is the
final SPARQL and which any process can answer, then rows. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.query.names import find_near
from graph.query.prefixes import complete_query
from graph.query.question import TOPICS, Parameter, Question, QuestionError, condition_of, read_question
from graph.query.tokens import find_tokens
from graph.query.values import ParameterError, read_value
from graph.query.ways import find_ways
from graph.query.write import write_term
from graph.store import GraphStore, Rows, Term

FOLDER = Path(__file__).with_name("sparql")

Row = tuple[Term | None, ...]
Part = Callable[[GraphStore, Mapping[str, Term], Callable[[Mapping[str, Term]], str]], Iterator[Row]]
PARTS: Mapping[str, Part] = MappingProxyType({"ways": find_ways})  # what SPARQL cannot say, by the name in the header


class UnknownQuestionError(LookupError):
    """There is no question of this name; the message offers the nearest ones."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question with its values. ``text`` is the SPARQL that goes to the store; all is plain data, so it can be sent to a process."""

    name: str
    text: str
    values: dict[str, Term]


@cache
def load_questions(folder: Path = FOLDER) -> Mapping[str, Question]:
    """All questions by name, ordered by topic and name. Raises ``QuestionError`` naming file and line."""
    order = list(TOPICS)
    found = sorted((read_question(path) for path in folder.glob("*.rq")), key=lambda q: (order.index(q.topic), q.name))
    for question in found:
        if question.python is not None and question.python not in PARTS:
            raise QuestionError(f"{folder / question.name}.rq: found python part {question.python!r}, expected one of {', '.join(PARTS)}")
    return MappingProxyType({question.name: question for question in found})


def find_question(name: str) -> Question:
    """The question of this name; ``-`` may stand for ``_``. Raises ``UnknownQuestionError``."""
    questions = load_questions()
    wanted = name.strip().replace("-", "_")
    if wanted not in questions:
        titled = [q.name for q in questions.values() if name in (q.title.zh, q.title.en)]
        if titled:
            return questions[titled[0]]
        near = find_near(wanted, questions)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise UnknownQuestionError(f"没有名为 {name!r} 的问题 / there is no question {name!r}{hint}")
    return questions[wanted]


def prepare_question(store: GraphStore, name: str, parameters: Mapping[str, str | int | float]) -> Prepared:
    """The question with its values, ready to be answered; names of things are looked up in the store.

    Raises ``UnknownQuestionError``, ``ParameterError``, ``UnknownNameError`` or ``AmbiguousNameError``.
    """
    question = find_question(name)
    _check_names(question, parameters)
    values: dict[str, Term] = {}
    for parameter in question.parameters:
        given = parameters.get(parameter.name, parameter.default)
        if given is not None and str(given).strip():
            values[parameter.name] = read_value(store, parameter, str(given))
        elif parameter.required:
            raise ParameterError(f"缺少参数 {_describe(parameter)} / {question.name} needs the parameter {parameter.name}")
    return Prepared(question.name, complete_query(fill_query(question.query, values)).text, values)


def answer_question(store: GraphStore, prepared: Prepared) -> Rows:
    """The rows of a prepared question, with the columns that the question declares."""
    question = find_question(prepared.name)
    columns = tuple(c.name for c in question.columns)
    if question.python is not None:
        return Rows(
            columns, PARTS[question.python](store, prepared.values, lambda more: complete_query(fill_query(question.query, more)).text)
        )
    answer = store.query(prepared.text)
    assert isinstance(answer, Rows)  # a question is a SELECT: its header names its columns
    return answer


def ask(store: GraphStore, name: str, /, **parameters: str | int | float) -> Rows:
    """Ask a named question: ``ask(store, "community_members", community="枣庄市…共同体")``."""
    return answer_question(store, prepare_question(store, name, parameters))


def fill_query(query: str, values: Mapping[str, Term]) -> str:
    """The query with terms for ``$name``; lines of a parameter without a value are left out.

    >>> fill_query('SELECT ?x {\\n ?x a $class . #? class\\n ?x ?p "$class" }', {})
    'SELECT ?x {\\n ?x ?p "$class" }'
    """
    kept = [line for line in query.split("\n") if (condition := condition_of(line)) is None or condition in values]
    text = "\n".join(kept)
    pieces, end = [], 0
    for token in find_tokens(text):
        if token.kind == "variable" and token.text.startswith("$") and token.text[1:] in values:
            pieces += [text[end : token.start], write_term(values[token.text[1:]])]
            end = token.start + len(token.text)
    return "".join(pieces) + text[end:]


def _check_names(question: Question, parameters: Mapping[str, object]) -> None:
    known = [p.name for p in question.parameters]
    for name in parameters:
        if name not in known:
            expected = ", ".join(known) or "none"
            raise ParameterError(f"问题 {question.name} 没有参数 {name!r} / {question.name} has no parameter {name!r}, expected {expected}")


def _describe(parameter: Parameter) -> str:
    return f"{parameter.name}（{parameter.help.zh}）"
