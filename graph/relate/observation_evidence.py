"""What the words around a number say about its candidates, beyond where each one stands.

Part of ``observation_candidates``. In: a ``Page``, the number's ``Site``, the candidates. Out: features, short strings: how a candidate
ranks among those before the number (``rank:2``), what parts it from the number (``past:1|firm``: one 二是), whether the clause
speaks of it again by the noun that its name ends in (``echo:opens``), and the words of metric and clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from graph.relate.observation_sites import Page, Site

_TURN = re.compile(
    r"[一二三四五六七八九十]是|[①②③④⑤⑥⑦⑧⑨]|[(][一二三四五六七八九十\d]{1,2}[)]|第[一二三四五六七八九十],|[首其]先,|其[一二三四次],|此外|同时|另外"
)
_NO_BODY = ("place", "people", "field", "office")  # groups of candidates that stand between without taking a number away


def metric_features(metric: str, unit: str) -> list[str]:
    """The metric by pairs of characters, and the unit: they weigh with the candidate's group."""
    pairs = dict.fromkeys(metric[i : i + 2] for i in range(len(metric) - 1))
    return [*(f"pair:{pair}" for pair in pairs), f"unit:{unit}"]


def clause_features(page: Page, site: Site) -> list[str]:
    """What opens the number's clause and sentence, and the last verbs, pronouns and adverbs before it."""
    start, stop = site.clause[0], site.quantity.start
    opening = page.plain[start : min(start + 4, stop)].strip()
    features = [f"opens:{opening[:2]}", f"opens:{opening}"]
    if site.sentence[0] != start:
        features.append(f"begins:{page.plain[site.sentence[0] : site.sentence[0] + 2]}")
    words = [t for t in page.words(max(start, stop - 14), stop) if t.tag in ("v", "vn", "p", "r", "d")]
    return features + [f"verb:{t.text}" for t in words[-3:]]


def rank_features(page: Page, site: Site, ends: Mapping[str, int], groups: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """How the candidates before the number rank, the nearest first; ``ends`` is where each is named last."""
    told: dict[str, int] = {}
    bodies, stop = 0, site.quantity.start
    marks = [m.start() for m in _TURN.finditer(page.text, min(ends.values(), default=stop), stop)]
    for n, (entity, at) in enumerate(sorted(ends.items(), key=lambda x: -x[1])):
        group = groups[entity]
        turns = min(len(marks) - bisect_left(marks, at), 2)
        lines = min(page.text.count("\n", at, stop), 2)
        yield (
            entity,
            [
                f"rank:{min(n, 4)}",
                f"rank:{group}|{min(told.get(group, 0), 2)}",
                f"bodies:{min(bodies, 3)}|{group}",
                f"past:{turns}",
                f"past:{turns}|{group}",
                f"past:{turns}|{lines}",
                f"past:numbers|{min(len(page.numbers(at, stop)), 5)}",
            ],
        )
        told[group] = told.get(group, 0) + 1
        bodies += group not in _NO_BODY


def echo_features(page: Page, site: Site, endings: Iterable[str], which: tuple[str, str]) -> Iterator[str]:
    """基金已投出2个项目 speaks of 某某基金: a bare noun in the clause or sentence that the candidate's name ends in.

    ``which`` is the candidate's group and place.
    """
    said = page.plain[site.clause[0] : site.quantity.start]
    found = [at for at in map(said.find, endings) if at >= 0]
    if found:
        where = "opens" if min(found) < 3 else "inside"
        yield from (f"echo:{where}", f"echo:{where}|{which[0]}", f"echo:{where}|{which[1]}")
        return
    before = page.plain[site.sentence[0] : site.clause[0]]
    if any(ending in before for ending in endings):
        yield from ("echo:sentence", f"echo:sentence|{which[0]}")
