"""What the learned reader looks at for two entities: the words around and between them, what they are, how they are named.

Used by ``learned`` and ``training/relations.py``. In: places, a pair. Out: feature names; what each is worth is learned.

Of a setting (shared by all members of two lists): ``w:`` words between, ``v<`` ``v>`` first and last verb between, ``h:`` hints
between, ``b<`` ``b>`` the characters that touch, ``r…`` what follows the second, ``l…`` what precedes the first, ``g:`` other
names between, distance. Of a pair: ``T:`` classes, what each is to the document, what one name tells of the other.
"""

from __future__ import annotations

import re
from itertools import pairwise

from graph.model import Entity
from graph.relate.trail import FAMILY_OF, Place, Trail

_LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|地区|[省市县区])$")
_ROW = re.compile(r"[ ]*(?:[(]?\d{1,3}[)、.]|[(]?[一二三四五六七八九十]+[)、.])")
_GROUP = re.compile(f"[{''.join(FAMILY_OF)}]")
_MARK = re.compile(r"[,;:。!?]")
# families of groups as letters, every digit alike
_PLAIN = str.maketrans({**FAMILY_OF, **dict.fromkeys("123456789", "0")})
_LONGEST = 14  # words between that are told


def describe_roles(roles: tuple[str, ...]) -> list[str]:
    """Why an entity that is not named is meant, each reason and all of them together."""
    return [*(f"role:{r}" for r in roles), "role:" + "+".join(r for r in roles if ":" not in r)] if roles else []


def describe_between(trail: Trail, first: Place | None, second: Place) -> list[str]:
    """The features of the text between two places of a sentence, or from its start (``None``), or of one list."""
    if first is second:
        return ["one", f"one:{len(second.members)}"]
    text = trail.text
    begin = first.end if first else _sentence_start(trail, second.number)
    between = text[begin : second.start]
    families = "".join(FAMILY_OF[c] for c in _GROUP.findall(between))
    out = [
        "meant" if first is None else "near" if first.number == second.number else "far",
        f"g:{families[:3]}",
        f"ng:{min(len(families), 4)}",
        f"nc:{min(len(_MARK.findall(between)), 4)}",
        f"d:{len(between).bit_length()}",
        f"cb:{min(families.count(second.family), 2)}",
    ]
    plain = between.translate(_PLAIN) if len(between) < 80 else between[:4].translate(_PLAIN) + "…" + between[-4:].translate(_PLAIN)
    if len(between) <= 6:
        out.append(f"b:{plain}")
    out += [f"b<{plain[:1]}", f"b<{plain[:2]}"]
    out += [f"b>{plain[-n:]}" for n in (1, 2, 3) if len(plain) >= n]
    if first:
        out.append(f"ca:{min(families.count(first.family), 2)}")
        if "(" in between and ")" not in between:
            out.append(f"br:{between == '('}")
    return out + _between_words(trail, begin, second.start, len(families))


def describe_left(trail: Trail, first: Place | None) -> list[str]:
    """What the first place of a pair is in its clause, and what stands before it; nothing where it is not named."""
    if first is None:
        return []
    begin = trail.clauses[first.number].start
    start = max(begin, first.start - 12)
    before = trail.text[start : first.start].translate(_PLAIN)
    out = [f"l>{before[-1:]}", f"l>{before[-2:]}", "sub" if first.start == begin else "nosub"]
    out += [f"lw:{w}" for w, _ in trail.words_in(start, first.start)[-4:]]
    out += [f"hl:{h}" for h in set(trail.hints_in(start, first.start))]
    return out + ["pa"] * first.pointing + ["ma"] * (len(first.members) > 1)


def describe_right(trail: Trail, second: Place) -> list[str]:
    """What stands behind the second place of a pair, and how its line looks."""
    start, end = second.end, min(trail.clauses[second.number].end, second.end + 17)
    behind = trail.text[start:end].translate(_PLAIN)
    words = trail.words_in(start, end)
    out = [f"r<{behind[:1]}", f"r<{behind[:2]}", f"r<{behind[:3]}", "rv:" + next((w for w, tag in words if tag[0] == "v"), "")]
    out += [f"rw:{w}" for w, _ in words[:6]]
    out += [f"hr:{h}" for h in set(trail.hints_in(start, end))]
    return out + ["pb"] * second.pointing + ["mb"] * (len(second.members) > 1) + _layout(trail, second.start)


def _between_words(trail: Trail, begin: int, end: int, groups: int) -> list[str]:
    words = trail.words_in(begin, end)[-_LONGEST:]
    out = [f"w:{w}" for w, _ in words]
    verbs = [w for w, tag in words if tag[0] == "v"]
    if verbs:
        out += [f"v<{verbs[0]}", f"v>{verbs[-1]}"]
    if len(words) <= 6:
        out += [f"ww:{a}_{b}" for (a, _), (b, _) in pairwise(words)]
    hints = trail.hints_in(begin, end)
    out += [f"h:{h}" for h in set(hints)] + [f"h:{h}|{min(groups, 2)}" for h in set(hints)]
    near = trail.hints_in(max(begin, end - 8), end)
    out += [f"h>{h}" for h in set(near)]
    out += [f"h<{h}" for h in set(trail.hints_in(begin, min(begin + 8, end)))]
    return out


def _layout(trail: Trail, at: int) -> list[str]:
    """How the line looks, and what kind of document it stands in."""
    text = trail.text
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    length = (end if end >= 0 else len(text)) - start
    out = ["row"] if _ROW.match(text, start) else []
    out.append(f"line:{min(length.bit_length(), 9)}")
    if start == 0:
        out.append("title")
    return [*out, f"doc:{'reply' if trail.context.subjects.is_reply else 'policy' if trail.context.own_policy else ''}"]


def _sentence_start(trail: Trail, number: int) -> int:
    first = number
    while first and trail.clauses[first - 1].sentence == trail.clauses[number].sentence:
        first -= 1
    return trail.clauses[first].start


class Describer:
    """Features of pairs in one document; what concerns single entities is worked out once."""

    def __init__(self, trail: Trail) -> None:
        context = trail.context
        self.entities: dict[str, Entity] = {e.id: e for e in context.reading.entities}
        self.kinds = context.kinds
        self.names = {e.id: tuple(n.replace("（", "(").replace("）", ")") for n in (e.name, *e.aliases)) for e in context.reading.entities}
        flags: dict[str, list[str]] = {e: [] for e in self.entities}
        for flag, entity in (
            ("home", context.subjects.home),
            ("issuer", context.issuer),
            ("protagonist", context.subjects.protagonist),
            ("policy", context.policy),
            ("own", context.own_policy),
        ):
            if entity in flags:
                flags[entity].append(flag)
        self.flags = flags
        self._shorts = {e.id: _LEVEL.sub("", e.name) for e in context.reading.entities if e.type == "Region"}

    def describe_pair(self, first: str, second: str) -> list[str]:
        """The features of two entities wherever they stand."""
        a, b = self.kinds[first], self.kinds[second]
        out = [f"T:{a}>{b}", f"a:{a}", f"t:{b}"]
        if self.flags[first]:
            out += [f"af:{f}" for f in self.flags[first]]
        if self.flags[second]:
            out += [f"bf:{f}" for f in self.flags[second]]
        return out + self._of_names(first, second, "ab") + self._of_names(second, first, "ba")

    def _of_names(self, owner: str, other: str, mark: str) -> list[str]:
        """What the name of ``other`` tells of ``owner``: opens with it, holds it, holds its place name."""
        out: set[str] = set()
        names = self.names[other]
        for n in self.names[owner]:
            for m in names:
                if n in m and len(m) > len(n) > 1:
                    out.add(f"n:{mark}:opens" if m.startswith(n) else f"n:{mark}:in")
        if not out and owner in self._shorts:
            short = self._shorts[owner]
            if len(short) > 1 and any(short in m for m in names):
                out.add(f"n:{mark}:place")
        return sorted(out)
