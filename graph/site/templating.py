"""The templates of the pages and what all of them may use.

Leaves: ``render(name, values)``. Whatever a template puts on a page is escaped, and a value that is missing stops it; only the functions of
``wording`` and ``passages`` make markup.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.site.lists import OTHER
from graph.site.paths import list_path
from graph.site.picture import Line
from graph.site.wording import finish, heading, heading_of, label, numeral, word

# ``file:`` because some browsers count no file beside a page as its own when it is opened from a disk.
POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; base-uri 'none'; form-action 'none'"
FEW = 30  # links of one relation that a page shows unfolded
SOME = 10  # documents of a thing, likewise


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True, undefined=StrictUndefined, finalize=finish, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.globals.update(
        policy=POLICY, few=FEW, some=SOME, word=word, label=label, heading=heading, heading_of=heading_of, num=numeral,
        list_path=list_path, anchor=_anchor, letter_name=_name_letter, relation_names=_name_relations,
    )  # fmt: skip
    return environment


def render(name: str, values: dict[str, Any]) -> str:
    """A page; the same values give the same bytes."""
    return _environment().get_template(name).render(values) + "\n"


def _anchor(letter: str) -> str:
    return "other" if letter == OTHER else f"at-{letter}"


def _name_letter(letter: str) -> Any:
    return word("other_letters") if letter == OTHER else letter


def _name_relations(line: Line) -> str:
    return ", ".join(f"{relation.labels['zh']} {relation.labels['en']}" for relation in line.relations)
