"""A cheap first look: characters of which a stretch must hold one before a pattern's regular expression is tried.

Used by ``patterns``. In: the source of a regular expression. Out: a set of characters. It looks only at the top level,
where every part has to match: a literal, or a group whose alternatives all begin with a literal.
"""

from __future__ import annotations

from collections.abc import Iterator

_OPTIONAL = ("?", "*", "{0")
_SPECIAL = set(".^$*+?{}[]\\|()")


def find_cue(source: str) -> frozenset[str]:
    """The smallest set of characters of which every match holds at least one; empty if none is certain.

    >>> sorted(find_cue("(?:建设|打造)(?:了)?X?"))
    ['建', '打']
    >>> find_cue("(?:建设)?|以")
    frozenset()
    """
    parts = list(_parts(source))
    if any(part == "|" for part, _ in parts):
        return frozenset()
    sets = [_starts(part) for part, after in parts if not after.startswith(_OPTIONAL)]
    return min((s for s in sets if s), key=len, default=frozenset())


def _parts(source: str) -> Iterator[tuple[str, str]]:
    """(part, what follows it) of the top level: characters, classes, groups."""
    at = 0
    while at < len(source):
        end = _end_of(source, at)
        yield source[at:end], source[end : end + 2]
        at = end
        if source[at : at + 1] == "{":
            at = source.index("}", at) + 1


def _end_of(source: str, at: int) -> int:
    """Where the character, class or group that starts at ``at`` ends."""
    if source[at] == "\\":
        return at + 2
    if source[at] == "[":
        return source.index("]", at + 2) + 1
    if source[at] != "(":
        return at + 1
    depth, end = 1, at + 1
    while depth:
        if source[end] in "([\\":
            step = _end_of(source, end) if source[end] != "(" else end + 1
            depth += source[end] == "("
            end = step
        else:
            depth -= source[end] == ")"
            end += 1
    return end


def _starts(part: str) -> frozenset[str]:
    """The characters a required part can begin with, if all of them are literals; empty otherwise."""
    if len(part) == 1:
        return frozenset() if part in _SPECIAL else frozenset(part)
    if not part.startswith("(?:") or part.startswith(("(?:?", "(?:|")):
        return frozenset()
    found: set[str] = set()
    for words in _alternatives(part[3:-1]):
        if not words or words[0] in _SPECIAL or words[1:2] in ("?", "*", "{"):
            return frozenset()
        found.add(words[0])
    return frozenset(found)


def _alternatives(inner: str) -> Iterator[str]:
    start = at = 0
    while at < len(inner):
        if inner[at] == "|":
            yield inner[start:at]
            start = at = at + 1
        else:
            at = _end_of(inner, at)
    yield inner[start:]
