"""The catalogue in words: the list of questions, the description of one, and the page of the documentation.

Enters: questions. Leaves: text for people; ``docs/questions.md`` is ``render_page()``, and a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.query.question import TOPICS, Parameter, Question
from graph.query.questions import load_questions
from graph.query.width import display_width, pad


def list_questions() -> str:
    """All questions by topic, a line each."""
    questions = load_questions().values()
    width = max(display_width(q.name) for q in questions)
    lines = []
    for topic, some in groupby(questions, key=lambda q: q.topic):
        zh, en = TOPICS[topic]
        lines.append(f"{zh} / {en}")
        lines += [f"  {pad(q.name, width)}  {q.title.zh} / {q.title.en}" for q in some]
    lines.append("chuangpu ask NAME --describe 说明一个问题 / tells what a question answers and what it is asked with")
    return "\n".join(lines) + "\n"


def describe_question(question: Question) -> str:
    """What a question answers, what it is asked with, and what comes back."""
    lines = [f"{question.name}: {question.title.zh} / {question.title.en}", question.answers.zh, question.answers.en, ""]
    lines.append("参数 / parameters" if question.parameters else "没有参数 / no parameters")
    for p in question.parameters:
        lines.append(f"  {p.name}  {describe_type(p)}，{_need(p)}：{p.help.zh} / {p.help.en}")
    lines += ["列 / columns", *(f"  {c.name}  {c.heading.zh} / {c.heading.en}" for c in question.columns)]
    required = "".join(f" --param {p.name}=…" for p in question.parameters if p.required)
    lines.append(f"chuangpu ask {question.name}{required}")
    return "\n".join(lines) + "\n"


def describe_type(parameter: Parameter) -> str:
    """The type of a parameter, with what it may be."""
    return parameter.type + (f"({'|'.join(parameter.among)})" if parameter.among else "")


def _need(parameter: Parameter) -> str:
    if parameter.required:
        return "必填 required"
    return f"缺省 default {parameter.default}" if parameter.default is not None else "可选 optional"


def render_page() -> str:
    """The page ``docs/questions.md``."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    questions = load_questions().values()
    yield "# Named questions"
    yield ""
    yield "<!-- Made by python -m graph.query.describe from graph/query/sparql/*.rq; do not edit. -->"
    yield ""
    yield f"{len(questions)} questions for `chuangpu ask NAME --param NAME=VALUE`; see [query](query.md). Parameters in bold are required."
    for topic, some in groupby(questions, key=lambda q: q.topic):
        yield from ("", f"## {TOPICS[topic][0]} {TOPICS[topic][1]}", "", "| question | what it answers | parameters |", "|---|---|---|")
        for q in some:
            yield f"| `{q.name}` {q.title.zh} | {q.answers.en}{' Has a Python part.' if q.python else ''} | {_parameters(q)} |"


def _parameters(question: Question) -> str:
    told = []
    for p in question.parameters:
        name = f"**{p.name}**" if p.required else p.name
        default = f" = {p.default}" if p.default is not None else ""
        told.append(f"{name} ({describe_type(p).replace('|', ', ')}{default})")
    return ", ".join(told)


if __name__ == "__main__":
    import sys

    sys.stdout.write(render_page())
