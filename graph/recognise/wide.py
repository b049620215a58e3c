"""Stretches that their surroundings bound and that may be names, though no rule would say so: for the judge alone.

Enters: the text of a document. Leaves: candidate mentions of open classes, which may overlap and of which most are no names:
what stands behind 入选 up to the next mark, what ends like a meeting behind 举办, what is quoted, cells of a table. They are
weighed only where the name network sees something of their class (see ``learned.judge``); rules alone never choose them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Mention
from graph.recognise.cues import CuePattern

_INNER = "[^，。；;：:、,()（）\\s《》“”!！?？]"
_PART = f"(?:{_INNER}|“[^”“\\n]{{2,16}}”)"  # a quotation may stand inside
_LINE_OR_MARK = r"(?:^|(?<=[，。；;：:、,\n\s“]))"
_STOP = r"(?=[，。；;：:、,!！?？”\n\s()（）]|等|$)"
_GUESS = 0.5


@dataclass(frozen=True, slots=True)
class _Shape:
    """A pattern whose group ``name`` may be a name of the class."""

    type: str
    rule: str
    pattern: CuePattern


def _bounded(before: str, name: str, behind: str = "") -> CuePattern:
    """A name that begins at a mark or behind one of the words of a set; matches may overlap."""
    return CuePattern(f"(?:{_LINE_OR_MARK}|{{{before}}})(?=(?P<name>{name}){behind})")


def _up_to(before: str, name: str, behind: str = "") -> CuePattern:
    """A name between a word and the next mark or 等, or what stands behind such names."""
    return CuePattern(f"{before}(?P<name>{name})(?:{_STOP}{behind})")


_SHAPES = (
    _Shape("Event", "wide.event", _bounded("wide.before_event", f"{_PART}{{3,40}}?{{wide.event_ends}}", "(?![员长议场])")),
    _Shape(
        "Award",
        "wide.award",
        _up_to("{honour.verbs+wide.before_award}[了为过]?", f"{_PART}{{4,36}}?(?:[（(]{_INNER}{{2,6}}[）)])?"),
    ),
    _Shape("Award", "wide.list", _bounded("wide.before_award", f"(?:{_PART}|、){{3,36}}?{{wide.list_ends}}", "(?![项励金领])")),
    _Shape("Project", "wide.project", _bounded("wide.before_thing", f"{_PART}{{4,40}}?项目")),
    _Shape("Programme", "wide.programme", _bounded("wide.before_thing", f"{_PART}{{3,26}}?{{wide.programme_ends}}")),
    _Shape("Platform", "wide.platform", _bounded("wide.before_thing", f"{_PART}{{3,40}}?{{wide.platform_ends}}")),
    _Shape("Technology", "wide.made", _up_to("{wide.before_product}[出了的]?", f"{_PART}{{3,24}}?", r"|(?=\d|{wide.behind_product})")),
    _Shape("Demand", "wide.need", _up_to("{wide.before_need}[的了]?", f"{_PART}{{4,26}}?", "|(?={wide.behind_need})")),
    _Shape(
        "Industry",
        "wide.field",
        _up_to("{field.leads+wide.before_field}[于了在]?", f"{_INNER}{{2,14}}?", r"|(?=[\d两三四五六七八]|{field.nouns})"),
    ),
    _Shape("Industry", "wide.field", CuePattern(rf"、(?P<name>{_INNER}{{2,14}}?)(?=等?[两二三四五六七八九十\d]*[个大条]?{{field.nouns}})")),
)
_QUOTED = re.compile("“([^”“\n]{2,40})”")
_QUOTED_CLASSES = ("Technology", "Programme", "Project", "Demand", "Event", "Award")
_CELL = re.compile(r"[^\s|]{4,50}")
_CELL_CLASSES = ("Demand", "Project", "Technology", "Platform", "Industry")
_FEWEST_CELLS = 3
_ROW = re.compile(r"(?m)^[ \t]*\d{1,3}[ \t.、|][^。；\n]{6,}$")


def find_wide(text: str) -> list[Mention]:
    """Candidate mentions, each stretch once for each class."""
    found = {(m.start("name"), m.end("name"), shape.type): shape.rule for shape in _SHAPES for m in shape.pattern.finditer(text)}
    found |= {(*m.span(1), kind): "wide.quoted" for m in _QUOTED.finditer(text) for kind in _QUOTED_CLASSES}
    found |= {(*span, kind): "wide.cell" for span in _cells(text) for kind in _CELL_CLASSES}
    return [Mention(start, end, text[start:end], kind, rule, _GUESS) for (start, end, kind), rule in sorted(found.items())]


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """The cells of numbered rows that white space or bars part."""
    for row in _ROW.finditer(text):
        cells = [m.span() for m in _CELL.finditer(text, *row.span())]
        if len(cells) + 1 >= _FEWEST_CELLS:
            yield from cells
