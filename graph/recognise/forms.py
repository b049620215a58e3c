"""Values of forms and cells of tables: a label before them or a heading above them says what they are.

Enters: the text of a document. Leaves: candidate mentions for 需求名称:某某, for the cells below 技术领域 in a table whose cells white
space or tabs part, and for the numbered subjects of a list of prizes: 3.某某(完成单位:…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Mention
from graph.recognise.fields import is_generic_field
from graph.recognise.lexicon import load_heads, load_pairs
from graph.recognise.terms import type_by_head

_CELL = re.compile(r"[^\s\t]+(?: (?![\d.%]+(?:\s|$))[A-Za-z0-9][^\s]*)*")  # a cell of figures is one of its own
_ITEM = re.compile(
    r"^[ \t　]*\d{1,3}[.、．]\s*(?P<name>[^\n(（。；]{6,60})[(（](?:第一|主要)?(?:完成|承担|牵头|实施|申报|依托)(?:单位|人)[:：]",
    re.MULTILINE,
)
_LIST = frozenset({"Industry", "Enterprise"})
_MARKS = "《》“”\"'「」"
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9±（）()·\-—/,，、与和及用%℃]+")
_EMPTY = re.compile(r"[无否是—\-/\d.%、]*|详见.*|同上|待定|不限|其他|其它")
_LENGTHS = {"Industry": (2, 14), "Enterprise": (3, 30), "Demand": (5, 50), "Project": (5, 60), "Technology": (4, 50)}
_FEWEST_CELLS = 3
_SHORTEST_LABEL = 4  # characters of a label that may end a longer heading
_GUESS = 0.6
_SURE = 0.9


@cache
def _labelled() -> re.Pattern[str]:
    """A label with its value: up to the end of the line, the sentence, or the next label."""
    labels = "|".join(sorted(load_pairs("form_labels.tsv"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?P<label>{labels})(?:[:：]\s*|为(?=[^\d]))(?P<value>[^\n\t。；;:：]+?)"
        rf"(?=\s+[\u4e00-\u9fff]{{2,8}}[:：]|\s{{2,}}|[\n\t。；;]|[)）]?$|(?<=[\u4e00-\u9fff])[,，](?:现|已|累|中|拟|[\u4e00-\u9fff]{{2,6}}[:：为\d]))"
    )


def find_form_values(text: str) -> list[Mention]:
    """Candidate mentions for values, cells and items."""
    labels = load_pairs("form_labels.tsv")
    found = [m for match in _labelled().finditer(text) for m in _values(text, match.span("value"), labels[match["label"]])]
    found += [m for span, kind in _cells(text) for m in _values(text, span, kind)]
    items = (match for match in _ITEM.finditer(text) if not _is_body(match["name"]))
    return found + [m for match in items for m in _values(text, match.span("name"), "Project")]


def _is_body(name: str) -> bool:
    """Whether an item of a list is a platform or body, which its head tells: 3.某某重点实验室(依托单位:…)."""
    return any(name.endswith(word) for word, head in load_heads().items() if head.type != "Enterprise")


def _cells(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells below labelled headings, with the class that the heading gives."""
    columns: list[str] = []
    at = 0
    for line in text.split("\n"):
        cells = [(at + m.start(), at + m.end()) for m in _CELL.finditer(line)]
        kinds = [_kind_of_heading(text[start:end]) for start, end in cells]
        if len(cells) >= _FEWEST_CELLS and any(kinds) and not re.search("[，。；:：]", line):
            columns = kinds
        elif len(cells) == len(columns):
            yield from ((span, kind) for span, kind in zip(cells, columns, strict=True) if kind)
        else:
            columns = columns if line.strip() and len(cells) > 1 else []
        at += len(line) + 1


def _kind_of_heading(heading: str) -> str:
    """The class that a column's heading gives: a label, or a longer word that ends in one (建设运营单位)."""
    labels = load_pairs("form_labels.tsv")
    endings = (heading[start:] for start in range(max(len(heading) - _SHORTEST_LABEL + 1, 1)))
    return next((labels[ending] for ending in endings if ending in labels), "")


def _values(text: str, span: tuple[int, int], kind: str) -> Iterator[Mention]:
    """The names in one value: one, or several where 、 parts fields or bodies."""
    at = span[0]
    pieces = re.split("([、，,；])", text[slice(*span)]) if kind in _LIST else [text[slice(*span)]]
    for piece in pieces:
        name = piece.strip().strip(_MARKS)
        start = text.index(name, at) if name else at
        at += len(piece)
        mention = _make(name, start, kind)
        if mention is not None:
            yield mention


def _make(name: str, start: int, kind: str) -> Mention | None:
    """The mention of one value; ``None`` for empty values and words for fields in general."""
    shortest, longest = _LENGTHS[kind]
    if not shortest <= len(name) <= longest or not _NAME.fullmatch(name) or _EMPTY.fullmatch(name):
        return None
    if kind == "Industry" and (is_generic_field(name) or name.endswith("等")):
        return None
    confidence = _SURE
    if kind == "Enterprise":
        kind, confidence = type_by_head(name)
        if not kind or confidence < _GUESS:
            return None
    return Mention(start, start + len(name), name, kind, "form.value", confidence)
