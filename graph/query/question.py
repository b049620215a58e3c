"""A named question: a SPARQL file that opens with a header saying what it asks, with what, and what comes back.

Enters: one file of ``graph/query/sparql``. Leaves: a ``Question``; a fault in the header stops with file and line. The header
is the leading comment lines, a field each; a line that begins with three blanks goes on with the field above::

    # topic: partners
    # title: 谁与谁共建 / Who builds what together
    # answers: 一句话。 / One sentence.
    # param: thing thing(University) optional | 中文说明 / English help
    # param: limit number = 100 | 最多几行 / rows at most
    # column: thing | 事物 / Thing
    # python: ways                    (only where SPARQL alone cannot say it)

In the query ``$name`` stands for a parameter and ``?name`` for a variable. A line that ends with ``#? name`` belongs to
the query only where that parameter has a value; a parameter without one may stand nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from graph.query.tokens import find_tokens

Type = Literal["thing", "document", "class", "region", "role", "level", "step", "relation", "date", "text", "number", "choice"]
TYPES: tuple[str, ...] = get_args(Type)
TOPICS = {
    "partners": ("合作", "Partners"),
    "communities": ("共同体", "Communities"),
    "regions": ("地区", "Regions"),
    "platforms": ("平台", "Platforms"),
    "people": ("人才", "People"),
    "money": ("资金", "Money"),
    "needs": ("需求与技术", "Needs and technologies"),
    "policies": ("政策", "Policies"),
    "figures": ("数据", "Figures"),
    "documents": ("文档与依据", "Documents and evidence"),
}
_FIELD = re.compile(r"# (topic|title|answers|param|column|python): (\S.*)")
_PARAM = re.compile(r"([a-z]+) ([a-z]+)(?:\(([^()]+)\))? (required|optional|= \S.*?) \| (.+)")
_COLUMN = re.compile(r"([a-zA-Z]+) \| (.+)")
_CONDITION = re.compile(r"#\?\s*([a-z]+)\s*$")


class QuestionError(ValueError):
    """A question file with a fault; the message names file, line, what was found and what was expected."""


class Texts(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be asked with. ``among`` are the classes that a thing may have, or the values of a choice."""

    name: str
    type: Type
    help: Texts
    required: bool = False
    default: str | None = None
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer. One whose name ends with ``Iri`` is for programs and is left out of tables."""

    name: str
    heading: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``query`` still holds ``$name`` for each parameter, ``python`` names the part that SPARQL cannot say."""

    name: str
    topic: str
    title: Texts
    answers: Texts
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    query: str
    python: str | None = None

    def headings(self) -> dict[str, str]:
        """What a table writes above the columns that it shows."""
        return {c.name: f"{c.heading.zh} {c.heading.en}" for c in self.columns if not c.name.endswith("Iri")}


class _Field(NamedTuple):
    line: int
    name: str
    text: str


def read_question(path: Path) -> Question:
    """The question of a file. Raises ``QuestionError``."""
    return _Reader(path).read()


def condition_of(line: str) -> str | None:
    """The parameter without which a line of a query is left out."""
    found = _CONDITION.search(line)
    return found[1] if found else None


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.fields: list[_Field] = []
        self.body_line = 1

    def read(self) -> Question:
        self._read_header()
        query = "\n".join(self.text.splitlines()[self.body_line - 1 :]) + "\n"
        python = self._some("python")
        question = Question(
            name=self.path.stem,
            topic=self._topic(),
            title=self._texts(self._one("title")),
            answers=self._texts(self._one("answers")),
            parameters=tuple(self._parameter(f) for f in self.fields if f.name == "param"),
            columns=tuple(self._column(f) for f in self.fields if f.name == "column"),
            query=query,
            python=python.text if python else None,
        )
        self._check_parameters(question)
        self._check_columns(question)
        return question

    def _fault(self, line: int, found: str, expected: str) -> QuestionError:
        return QuestionError(f"{self.path}, line {line}: found {found}, expected {expected}")

    def _read_header(self) -> None:
        for number, line in enumerate(self.text.splitlines(), start=1):
            self.body_line = number
            if not line.startswith("#"):
                break
            if line.startswith("#   ") and self.fields:
                last = self.fields.pop()
                self.fields.append(last._replace(text=f"{last.text} {line[1:].strip()}"))
            elif found := _FIELD.fullmatch(line):
                self.fields.append(_Field(number, found[1], found[2].strip()))
            else:
                raise self._fault(number, repr(line), "# topic, title, answers, param, column or python, a colon and a value")

    def _some(self, name: str) -> _Field | None:
        found = [f for f in self.fields if f.name == name]
        if len(found) > 1:
            raise self._fault(found[1].line, f"{name} a second time", "it once")
        return found[0] if found else None

    def _one(self, name: str) -> _Field:
        found = self._some(name)
        if found is None:
            raise self._fault(1, f"no {name} in the header", f"a line # {name}: …")
        return found

    def _topic(self) -> str:
        field = self._one("topic")
        if field.text not in TOPICS:
            raise self._fault(field.line, repr(field.text), f"one of {', '.join(TOPICS)}")
        return field.text

    def _texts(self, field: _Field, text: str | None = None) -> Texts:
        zh, slash, en = (text or field.text).partition(" / ")
        if not slash or not re.search("[\u4e00-\u9fff]", zh) or not re.match("[A-Za-z]", en):
            raise self._fault(field.line, repr(text or field.text), "Chinese / English")
        return Texts(zh.strip(), en.strip())

    def _parameter(self, field: _Field) -> Parameter:
        found = _PARAM.fullmatch(field.text)
        if not found:
            raise self._fault(field.line, repr(field.text), "NAME TYPE required|optional|= DEFAULT | 中文 / English")
        name, kind, among, need, words = found.groups()
        if kind not in TYPES:
            raise self._fault(field.line, f"type {kind!r}", f"one of {', '.join(TYPES)}")
        if kind == "choice" and not among:
            raise self._fault(field.line, "a choice of nothing", "choice(one|other)")
        default = need.removeprefix("= ") if need.startswith("=") else None
        return Parameter(name, kind, self._texts(field, words), need == "required", default, tuple(among.split("|")) if among else ())  # type: ignore[arg-type]  # it is one of TYPES

    def _column(self, field: _Field) -> Column:
        found = _COLUMN.fullmatch(field.text)
        if not found:
            raise self._fault(field.line, repr(field.text), "NAME | 中文 / English")
        return Column(found[1], self._texts(field, found[2]))

    def _check_parameters(self, question: Question) -> None:
        declared = {p.name: p for p in question.parameters}
        if len(declared) < len(question.parameters):
            raise self._fault(1, "a parameter declared a second time", "each once")
        used = set()
        for number, line in enumerate(question.query.splitlines(), start=self.body_line):
            condition = condition_of(line)
            names = {t.text[1:] for t in find_tokens(line) if t.kind == "variable" and t.text.startswith("$")}
            used |= names | ({condition} if condition else set())
            for name in sorted(names | ({condition} if condition else set())):
                if name not in declared:
                    raise self._fault(number, f"${name}", "a parameter that the header declares")
            for name in sorted(names):
                if not declared[name].required and declared[name].default is None and condition != name:
                    raise self._fault(number, f"${name}, which may be without a value", f"#? {name} at the end of the line")
        for name in sorted(set(declared) - used):
            if question.python is None:
                raise self._fault(1, f"a parameter {name} that the query never uses", f"${name} in the query")

    def _check_columns(self, question: Question) -> None:
        names = [c.name for c in question.columns]
        selected = list(_selected(question.query))
        if names[-len(selected) :] != selected or (len(names) > len(selected) and question.python is None) or not selected:
            raise self._fault(1, f"columns {', '.join(names) or 'none'}", f"those of SELECT: {', '.join(selected) or 'none found'}")
        if lonely := [n for n in names if n.endswith("Iri") and n.removesuffix("Iri") not in names]:
            raise self._fault(1, f"column {lonely[0]}", f"a column {lonely[0].removesuffix('Iri')} beside it")


def _selected(query: str) -> Iterator[str]:
    """The variables that the outer SELECT gives, in order."""
    depth, began, after_as = 0, False, False
    for token in find_tokens(query):
        word = token.text.upper()
        if not began:
            began = token.kind == "word" and word == "SELECT"
        elif word in ("WHERE", "{", "FROM"):
            return
        elif token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif token.kind == "variable" and (depth == 0 or after_as):
            yield token.text[1:]
        after_as = token.kind == "word" and word == "AS"
