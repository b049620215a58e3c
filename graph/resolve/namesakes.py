"""Which bearers of one personal name are one person.

Enters: the appearances of one name, each with what its document ties it to. Leaves: groups, each with the part that
tells it from the others and the reasons for its joins. Two documents that give the same name different employers mean
two persons, unless something joins them; see the rules' docstrings, which the report shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person of one document. ``ties`` and ``posts`` are nodes; ``city`` and ``province`` the document's home."""

    document: str
    local: str
    academician: bool = False
    ties: frozenset[int] = frozenset()
    posts: frozenset[int] = frozenset()
    city: str | None = None
    province: str | None = None


@dataclass
class Group:
    """Bearers that are one person, and why."""

    bearers: list[Bearer]
    reasons: list[tuple[str, str, str]] = field(default_factory=list)  # (rule, document, document)

    @property
    def posts(self) -> frozenset[int]:
        return frozenset().union(*(b.posts for b in self.bearers))

    @property
    def documents(self) -> str:
        return min(b.document for b in self.bearers)


Wholes = Mapping[int, frozenset[int]]  # node → the nodes it is part of


def same_document(bearer: Bearer, _wholes: Wholes) -> Iterator[object]:
    """同一篇文档中的同名者 / the same document, which would have told namesakes apart"""
    yield bearer.document


def shared_tie(bearer: Bearer, _wholes: Wholes) -> Iterator[object]:
    """两篇文档都把此人与同一机构、项目或技术相连 / both documents tie the name to the same body, project or technology"""
    yield from sorted(bearer.ties)


def part_and_whole(bearer: Bearer, wholes: Wholes) -> Iterator[object]:
    """一处任职单位隶属于另一处 / one document's employer is part of the other's"""
    yield from sorted(bearer.posts.union(*(wholes.get(post, frozenset()) for post in bearer.posts)))


def both_academicians(bearer: Bearer, _wholes: Wholes) -> Iterator[object]:
    """两篇文档都称其为院士 / both documents call the bearer an academician"""
    if bearer.academician:
        yield True


# Each rule yields tokens; bearers that yield one token in common are one person.
RULES = (same_document, shared_tie, part_and_whole, both_academicians)


def only_bearer(group: Group, other: Group) -> bool:
    """已知的唯一同名者，且地区不相抵触 / the only known bearer of the name, and no other province speaks against it"""
    here, there = _places(group, "province"), _places(other, "province")
    return not here or not there or bool(here & there)


def same_home(group: Group, other: Group) -> bool:
    """文档同属一市 / the documents are of the same city"""
    return bool(_places(group, "city") & _places(other, "city"))


def group_bearers(bearers: Sequence[Bearer], wholes: Wholes) -> list[Group]:
    """The persons behind one name; the same whatever the order of the bearers."""
    ordered = sorted(bearers, key=lambda b: (b.document, b.local))
    groups = _join_by_evidence(ordered, wholes)
    placed = [g for g in groups if g.posts]
    return sorted(_attach(placed, [g for g in groups if not g.posts]), key=lambda g: g.documents)


def _join_by_evidence(bearers: Sequence[Bearer], wholes: Wholes) -> list[Group]:
    parent = list(range(len(bearers)))
    joins: list[tuple[int, tuple[str, str, str]]] = []
    # Two parts of one whole are no evidence by themselves: the whole must be somebody's employer.
    employers = frozenset().union(*(b.posts for b in bearers))
    employed = {part: whole & employers for part, whole in wholes.items()}
    for rule in RULES:
        first: dict[object, int] = {}
        for i, bearer in enumerate(bearers):
            for token in rule(bearer, employed):
                j = first.setdefault(token, i)
                a, b = _find(parent, i), _find(parent, j)
                if a != b:
                    parent[max(a, b)] = min(a, b)
                    joins.append((i, (rule.__name__, bearers[j].document, bearer.document)))
    return _collect(bearers, parent, joins)


def _find(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = i = parent[parent[i]]
    return i


def _collect(bearers: Sequence[Bearer], parent: list[int], joins: list[tuple[int, tuple[str, str, str]]]) -> list[Group]:
    groups: dict[int, Group] = {}
    for i, bearer in enumerate(bearers):
        groups.setdefault(_find(parent, i), Group([])).bearers.append(bearer)
    for i, reason in joins:
        groups[_find(parent, i)].reasons.append(reason)
    return list(groups.values())


def _merge(kept: Group, gone: Group, reason: tuple[str, str, str]) -> None:
    kept.bearers += gone.bearers
    kept.reasons += [*gone.reasons, reason]


def _attach(placed: list[Group], loose: list[Group]) -> Iterator[Group]:
    """Give bearers without an employer to the one placed group they can belong to; judged against the groups as they were."""
    homes = [(group, _home_of(group, placed)) for group in loose]
    rest = [group for group, home in homes if home is None]
    for group, home in homes:
        if home is not None:
            rule = "only_bearer" if len(placed) == 1 else "same_home"
            _merge(placed[home], group, (rule, placed[home].documents, group.documents))
    yield from placed
    yield from _join_by_place(rest)


def _home_of(group: Group, placed: list[Group]) -> int | None:
    if len(placed) == 1:
        return 0 if only_bearer(group, placed[0]) else None
    fits = [i for i, other in enumerate(placed) if same_home(group, other)]
    return fits[0] if len(fits) == 1 else None


def _join_by_place(groups: list[Group]) -> Iterator[Group]:
    """Without any employer the place decides: one province, one person; bearers without a place go with it if it is the only one."""
    provinces = sorted({p for g in groups for p in _places(g, "province")})
    found: dict[str, Group] = {}
    for group in groups:
        place = min(_places(group, "province"), default=provinces[0] if len(provinces) == 1 else "")
        if place in found:
            _merge(found[place], group, ("only_bearer", found[place].documents, group.documents))
        else:
            found[place] = group
    yield from found.values()


def _places(group: Group, level: str) -> set[str]:
    return {place for b in group.bearers if (place := getattr(b, level))}


def name_parts(groups: Sequence[Group], names: Mapping[int, str]) -> list[str]:
    """What tells each group from the others: the employer most documents name, else the province, else the first document's id.

    Empty where there is only one group.
    """
    if len(groups) == 1:
        return [""]
    parts = [_part(group, names) for group in groups]
    return [part if parts.count(part) == 1 else f"{part}/{group.documents}" for part, group in zip(parts, groups, strict=True)]


def _part(group: Group, names: Mapping[int, str]) -> str:
    counts = Counter(names[post] for b in group.bearers for post in b.posts)
    if counts:
        return min(counts, key=lambda name: (-counts[name], len(name), name))
    return min(_places(group, "province"), default=group.documents)
