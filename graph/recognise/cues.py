"""Cue words and the regular expressions over them: what beside or inside a stretch tells what it is.

``lexicons/cues.tsv`` enters as named sets of phrases; finders take a set as it is or name it in braces inside a pattern:
``CuePattern("由(?P<name>{han}{2,8})(?={agent.acts})")``. Patterns are compiled by ``compile_patterns``, before work starts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from graph.recognise.lexicon import FOLDER
from graph.rows import LexiconError, read_rows

_PART = re.compile(r"\{([a-z][a-z_.+]*)\}")
_CHARACTERS = {"han": "[\u4e00-\u9fff]", "numeral": "[一二三四五六七八九十]"}
_declared: list[CuePattern] = []


@cache
def _cue_sets() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for name, phrase in read_rows(FOLDER / "cues.tsv", 2):
        sets[name].add(phrase)
    return {name: frozenset(phrases) for name, phrases in sets.items()}


def load_cues(name: str) -> frozenset[str]:
    """The phrases of one set of ``cues.tsv``; ``LexiconError`` where there is no such set."""
    sets = _cue_sets()
    if name not in sets:
        raise LexiconError(f"cues.tsv: found no set {name!r}, expected one of {', '.join(sorted(sets))}")
    return sets[name]


def any_of(names: str) -> str:
    """A group that matches any phrase of a set, the longest first; several sets are joined by ``+``.

    >>> any_of("type.institutes_abroad")
    '(?:创新中心|研究中心)'
    """
    phrases = frozenset[str]().union(*(load_cues(name) for name in names.split("+")))
    return f"(?:{'|'.join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))})"


class CuePattern:
    """A regular expression whose ``{set.name}`` parts stand for the phrases of cue sets.

    ``{han}`` is a Chinese character, ``{numeral}`` a Chinese numeral from 一 to 十.
    """

    def __init__(self, template: str) -> None:
        self._template = template
        _declared.append(self)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(_PART.sub(lambda part: _CHARACTERS.get(part[1]) or any_of(part[1]), self._template))

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """A match that begins at an offset."""
        return self.regex.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        return self.regex.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.regex.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, left to right."""
        return self.regex.finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self.regex.sub(replacement, text)


def compile_patterns() -> None:
    """Compile every declared pattern, so that a missing set stops the programme before work starts."""
    for pattern in _declared:
        pattern.regex  # noqa: B018
