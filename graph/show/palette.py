"""How the classes of the ontology look: colour and shape, read from ``class_styles.tsv`` beside this file.

Enters: the class of a thing. Leaves: its ``ClassStyle``. The table must have every entity class of the ontology once;
a row with another class, a wrong colour or shape stops the reader naming file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.ontology import load_ontology

STYLES = Path(__file__).parent / "class_styles.tsv"
SHAPES = frozenset({"dot", "hexagon", "square", "diamond", "triangle", "triangleDown", "star"})


class StyleError(ValueError):
    """The table of class styles cannot be used; the message names file, line, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """Colour ``#rrggbb`` and a shape of vis-network."""

    colour: str
    shape: str


@cache
def load_styles(path: Path = STYLES) -> dict[str, ClassStyle]:
    """The style of every entity class, in the order of the table."""
    classes = load_ontology().entity_types
    styles: dict[str, ClassStyle] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith(("#", "class\t")):
            name, style = _read_row(line.split("\t"), f"{path}, line {number}")
            if name not in classes or name in styles:
                raise StyleError(f"{path}, line {number}: found class {name!r}, expected each entity class of the ontology once")
            styles[name] = style
    if missing := sorted(classes - styles.keys()):
        raise StyleError(f"{path}: no row for {', '.join(missing)}")
    return styles


def _read_row(fields: list[str], where: str) -> tuple[str, ClassStyle]:
    if len(fields) != 3:
        raise StyleError(f"{where}: found {len(fields)} fields, expected class, colour, shape")
    name, colour, shape = fields
    if not re.fullmatch("#[0-9a-f]{6}", colour):
        raise StyleError(f"{where}: found colour {colour!r}, expected #rrggbb")
    if shape not in SHAPES:
        raise StyleError(f"{where}: found shape {shape!r}, expected one of {', '.join(sorted(SHAPES))}")
    return name, ClassStyle(colour, shape)
