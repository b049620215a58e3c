"""Takes page furniture out of copies of web pages: counters, breadcrumbs, menus, recommendations, footers.

In: cleaned lines. Out: the lines that are text. Rules are data (``furniture.tsv``) and apply only near the head or
the tail, so that a sentence about 版权所有 in the middle of a paper stays. When in doubt a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.read.lines import Line

HEAD = TAIL = 12
MAX_REST = 0.25  # share of the text that a list of recommendations may be
MAX_REST_SHORT = 400  # characters of it that are always thought little in a text twice as long
MENU_END = re.compile(r"(?:返回|回到)(?:列表|首页|上一页|上级)")
MENU_LINE = 16
SENTENCE = re.compile("[。；！？，、《》]")


class Rule(NamedTuple):
    where: str
    what: str
    pattern: re.Pattern[str]
    example: str


@cache
def furniture_rules() -> tuple[Rule, ...]:
    """The rules of ``furniture.tsv``."""
    return parse_rules(files("graph.read").joinpath("furniture.tsv").read_text(encoding="utf-8"))


def parse_rules(text: str) -> tuple[Rule, ...]:
    """Rules, one a row; ``ValueError`` naming the line of a bad one."""
    rules = []
    for number, row in enumerate(text.splitlines(), 1):
        if row and not row.startswith("#"):
            try:
                where, what, pattern, example = row.split("\t")
                rules.append(Rule(where, what, re.compile(pattern, re.I), example))
            except (ValueError, re.error) as error:
                raise ValueError(
                    f"furniture.tsv, line {number}: found {row!r} ({error}); expected where, what, pattern, example"
                ) from error
    return tuple(rules)


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without furniture; empty lines keep their place."""
    kept = _drop_menu(list(lines))
    full = [i for i, line in enumerate(kept) if line]
    head, tail = frozenset(full[:HEAD]), frozenset(full[-TAIL:])
    end = _find_rest(kept, full)
    return [cleaned for i, line in enumerate(kept[:end]) if (cleaned := _strip_line(line, i in head, i in tail)) is not None]


def _applies(rule: Rule, head: bool, tail: bool) -> bool:
    return rule.where == "any" or (rule.where == "head" and head) or (rule.where == "tail" and tail)


def _strip_line(line: Line, head: bool, tail: bool) -> Line | None:
    """The line without its furniture, ``None`` where nothing else was in it."""
    if not line:
        return line
    if len(line.text) > 200:
        return line
    for rule in furniture_rules():
        if rule.what == "rest" or not _applies(rule, head, tail):
            continue
        if rule.what == "line" and rule.pattern.fullmatch(line.text):
            return None
        while rule.what == "piece" and (found := rule.pattern.search(line.text)) and found.group():
            line = line.drop(*found.span()).strip()
    return line or None


def _find_rest(lines: Sequence[Line], full: Sequence[int]) -> int:
    """Where a list of recommendations begins that runs to the end of the page."""
    rules = [r for r in furniture_rules() if r.what == "rest"]
    total = sum(len(line.text) for line in lines)
    after = 0
    end = len(lines)
    for i in reversed(full[1:]):
        if any(r.pattern.fullmatch(lines[i].text) for r in rules) and (after <= MAX_REST * total or after <= MAX_REST_SHORT <= total / 2):
            end = i
        after += len(lines[i].text)
        if after > max(MAX_REST * total, MAX_REST_SHORT):
            break
    return end


def _drop_menu(lines: list[Line]) -> list[Line]:
    """Without the menu entries above a ``返回列表`` at the head: short lines with no mark of a sentence."""
    full = [i for i, line in enumerate(lines) if line][:8]
    back = next((i for i in full if MENU_END.fullmatch(lines[i].text)), None)
    if back is None or any(len(lines[i].text) > MENU_LINE or SENTENCE.search(lines[i].text) for i in full if i < back):
        return lines
    return lines[back + 1 :]
