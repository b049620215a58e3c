"""Relation patterns: records of ``patterns/*.toml`` compiled to regular expressions over the masked text.

In: the TOML files. Out: ``Pattern`` values. ``patterns/words.toml`` defines what ``<name>`` stands for; the header of
each file explains the fields. A bad record stops the program with file and pattern id before any document is read.

The language of ``match`` is that of regular expressions (half-width punctuation) with these additions:

``{a:Types}``
    a group of mentions with at least one member of the types (``|`` between types or aliases such as ``org``), with an
    optional tail that closes a list: ``等10余家企业``, ``两家公司``.
``{s?:Types}``
    the subject: a group before the verb, with its partner (``A联合B承担…`` has both, ``A会同B印发…`` A alone), or, where
    the clause starts with adverbs and the verb, whoever ``Subjects.all_at`` names.
``{a:Types!}``
    the group alone, without the tail; needed before a look-ahead.
``<word>``, ``@@``, ``##``
    a word list of ``words.toml``; one character that is no mention and no clause mark; any group.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.relate.cues import find_cue
from graph.relate.masking import CLOSE, CODE, OPEN

_FIELDS = {"id", "relation", "match", "emit", "scope", "confidence", "planned", "example", "expect", "counter", "negated"}
_SLOT = re.compile(r"\{(\w+)(\?)?:([\w|]+)(!)?\}")
_WORD = re.compile(r"(?<!\?P)<(\w+)>")
_EMIT = re.compile(r"(@?\w+) (\w+) (@?\w+)")
IMPLIED = frozenset(
    [
        "@subject",
        "@region",
        "@home",
        "@government",
        "@policy",
        "@own",
        "@list",
        "@author",
        "@replying",
        "@proposal",
        "@topic",
        "@community",
        "@project",
        "@event",
        "@award",
        "@demand",
    ]
)


class PatternError(ValueError):
    """A pattern file is wrong; the message names file and pattern."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled record.

    ``slots`` gives the types each slot accepts; ``emit`` the claims as (head slot, relation, tail slot), where
    a slot that begins with ``@`` is what the document implies (see ``implied``).
    """

    id: str
    expression: str
    scope: str
    emit: tuple[tuple[str, str, str], ...]
    slots: dict[str, frozenset[str]]
    optional: frozenset[str]
    needs: tuple[tuple[frozenset[str], ...], ...]  # per emit line, the type codes of which a stretch must have one each
    cue: frozenset[str]  # characters of which a match holds one; empty: not known
    confidence: float
    planned: bool
    negated: bool
    example: str
    expect: tuple[str, ...]
    counter: str
    source: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; made when a stretch first needs it, since compiling all takes longer than reading a short document."""
        try:
            return _compile_expression(self.expression)
        except re.error as error:
            raise PatternError(f"{self.source}: pattern {self.id!r}: {error}") from error


def can_match(pattern: Pattern, kinds: frozenset[str], groups: int) -> bool:
    """True if a stretch with so many groups of these types (codes) could give a claim; a cheap first look."""
    return any(len(needs) <= groups and all(need & kinds for need in needs) for needs in pattern.needs)


@lru_cache(maxsize=8192)
def select_patterns(scope: str, kinds: frozenset[str], groups: int) -> tuple[Pattern, ...]:
    """The patterns of a scope that can match such a stretch; the same few kinds of stretches come again and again."""
    return tuple(p for p in load_patterns() if p.scope == scope and can_match(p, kinds, groups))


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """All patterns in file and record order; ids are unique."""
    words, aliases = _load_words()
    folder = files("graph.relate") / "patterns"
    out: list[Pattern] = []
    seen: set[str] = set()
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml") and f.name != "words.toml"), key=lambda f: f.name):
        for record in tomllib.loads(file.read_text(encoding="utf-8")).get("pattern", []):
            pattern = _compile(record, words, aliases, file.name)
            if pattern.id in seen:
                raise PatternError(f"{file.name}: pattern id {pattern.id!r} is used twice")
            seen.add(pattern.id)
            out.append(pattern)
    return tuple(out)


@cache
def load_words() -> dict[str, str]:
    """The word lists of ``words.toml``, expanded to regular expressions."""
    return _load_words()[0]


@cache
def _load_words() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    data = tomllib.loads((files("graph.relate") / "patterns" / "words.toml").read_text(encoding="utf-8"))
    aliases = {name: tuple(kinds) for name, kinds in data["types"].items()}
    words: dict[str, str] = {}
    for name, value in data["words"].items():
        text = value if isinstance(value, str) else "(?:" + "|".join(sorted(value, key=lambda w: -len(w))) + ")"
        words[name] = _expand_words(text, words, f"words.toml: {name}")
    return words, aliases


def _expand_words(text: str, words: dict[str, str], where: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise PatternError(f"{where}: found <{match[1]}>, expected one of {sorted(words)}")
        return words[match[1]]

    return _WORD.sub(replacement, text).replace("@@", f"[^{OPEN}{CLOSE},;:。\\n]").replace("##", f"{OPEN}[^{CLOSE}]*{CLOSE}")


def compile_record(record: dict[str, Any], file: str) -> Pattern:
    """One record of a pattern file, compiled; ``PatternError`` names the file, the pattern and the fault."""
    pattern = _compile(record, *_load_words(), file)
    pattern.regex  # noqa: B018 — a record that is given by itself is checked at once
    return pattern


@cache
def _compile_expression(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _find_cue(source: str) -> frozenset[str]:
    try:
        return find_cue(source)
    except (IndexError, ValueError):  # brackets that do not close: ``Pattern.regex`` says so
        return frozenset()


def _compile(record: dict[str, Any], words: dict[str, str], aliases: dict[str, tuple[str, ...]], file: str) -> Pattern:
    where = f"{file}: pattern {record.get('id', '?')!r}"
    missing = {"id", "match", "emit", "example", "expect", "counter"} - record.keys()
    if missing or record.keys() - _FIELDS:
        raise PatternError(f"{where}: missing {sorted(missing)}, unknown {sorted(record.keys() - _FIELDS)}")
    slots = {name: _types(kinds, aliases, where) for name, _, kinds, _ in _SLOT.findall(record["match"])}
    optional = frozenset(name for name, mark, _, _ in _SLOT.findall(record["match"]) if mark)
    source = _expand_words(_expand_slots(record["match"], slots), words, where)
    emits = tuple(_emits(record["emit"], slots, where))
    return Pattern(
        record["id"], source, record.get("scope", "clause"), emits, slots, optional, tuple(_needs(emits, slots, optional)),
        _find_cue(source),
        record.get("confidence", 0.8), record.get("planned", False), record.get("negated", False),
        record["example"], tuple(record["expect"]), record["counter"], file,
    )  # fmt: skip


def _needs(
    emits: tuple[tuple[str, str, str], ...], slots: dict[str, frozenset[str]], optional: frozenset[str]
) -> Iterator[tuple[frozenset[str], ...]]:
    for head, _, tail in emits:
        yield tuple(frozenset(CODE[kind] for kind in slots[s]) for s in sorted({head, tail}) if s in slots and s not in optional)


def _types(kinds: str, aliases: dict[str, tuple[str, ...]], where: str) -> frozenset[str]:
    out: set[str] = set()
    for kind in kinds.split("|"):
        if kind not in aliases and kind not in CODE:
            raise PatternError(f"{where}: found type {kind!r}, expected one of {sorted({*aliases, *CODE})}")
        out.update(aliases.get(kind, (kind,)))
    return frozenset(out)


def _expand_slots(match: str, slots: dict[str, frozenset[str]]) -> str:
    def replacement(found: re.Match[str]) -> str:
        name, optional, _, bare = found.groups()
        codes = "".join(sorted(CODE[kind] for kind in slots[name]))
        group = f"(?P<{name}>{OPEN}[^{CLOSE}]*[{codes}][^{CLOSE}]*{CLOSE})"
        if optional:
            partner = f"(?:(?:与|和|同|携手|联合|联手)(?P<{name}_with>{OPEN}[^{CLOSE}]*[{codes}][^{CLOSE}]*{CLOSE})<tail>|会同##<tail>)?"
            return f"(?:<notafter>{group}<tail>{partner}<gap>|^<adv>)"
        return group if bare else f"{group}<tail>"

    return _SLOT.sub(replacement, match)


def _emits(lines: list[str], slots: dict[str, frozenset[str]], where: str) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        parts = _EMIT.fullmatch(line)
        if parts is None or any(p not in slots and p not in IMPLIED for p in (parts[1], parts[3])):
            raise PatternError(f"{where}: found emit {line!r}, expected 'slot relation slot' with {sorted({*slots, *IMPLIED})}")
        yield parts[1], parts[2], parts[3]
