"""What speaks for each wording of a metric.

In: a number's ``Site`` and the wordings that ``observation_wordings`` lists. Out: features of each, short strings such as
``from:left|money`` (what stands before an amount) or ``ends:款`` (its last character), which ``observation_choice`` weighs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.relate.observation_sites import Page, Site
from graph.relate.observation_topics import unit_class

_REACH = 80  # characters before the number whose words' classes are looked up
_PAYS = "奖补助贴额限费"


def wording_features(page: Page, site: Site, wordings: Mapping[str, Sequence[str]], rule: tuple[str, str]) -> list[list[str]]:
    """The features of each wording in turn; ``rule`` is the shape of the rules' metric and the number's kind."""
    shape, kind = rule
    unit = unit_class(site.quantity.unit)
    place = f"{unit}|{'leads' if site.leading else 'ends'}"
    tags = {t.text: t.tag for t in page.words(max(site.sentence[0], site.quantity.start - _REACH), site.clause[1])}
    likeness = _compare([frozenset(text) for text in wordings])
    left = page.text[slice(*site.left)]
    out = []
    for i, (text, sources) in enumerate(wordings.items()):
        alike = likeness[i][:i] + likeness[i][i + 1 :]
        features = [f"like:{int(10 * sum(alike) / len(alike)) if alike else -1}", f"rule:{int(5 * likeness[i][0])}|{shape}"]
        features.append(f"most:{len([a for a in alike if a >= 0.5]) * 5 // max(len(alike), 1)}")
        for source in sources:
            features += [f"from:{source}", f"from:{source}|{shape}", f"from:{source}|{place}", f"from:{source}|{kind}"]
            features.append(f"from:{source}|{min(len(text) // 3, 6)}")
        features.append(f"said:{text in left}|{place}")
        features += _look(text, kind, tags, (unit, place))
        out.append(features)
    return out


def _look(text: str, kind: str, tags: Mapping[str, str], where: tuple[str, str]) -> list[str]:
    """The wording's length, its first and last words with their classes, marks in it."""
    unit, place = where
    n = len(text)
    opens = next((tags[text[:k]] for k in (4, 3, 2, 1) if text[:k] in tags), "?")
    closes = next((tags[text[-k:]] for k in (4, 3, 2, 1) if text[-k:] in tags), "?")
    features = [f"length:{min(n, 20)}", f"length:{min(n // 2, 10)}|{place}", f"opens:{text[:1]}", f"opens:{text[:2]}"]
    features += [f"ends:{text[-1]}", f"ends:{text[-2:]}", f"ends:{text[-2:]}|{unit}", f"ends:{text[-1]}|{unit}"]
    features += [f"words:{opens}|{closes}", f"words:{opens}|{unit}", f"words:{closes}|{place}"]
    features += [f"has:{mark}" for mark in "的(“、”)" if mark in text]
    features += ["digit"] if any("0" <= c <= "9" for c in text) else []
    features.append(f"pays:{kind}|{any(c in text for c in _PAYS)}")
    return features


def _compare(sets: Sequence[frozenset[str]]) -> list[list[float]]:
    """How many characters each two wordings share, 0 to 1."""
    found = [[1.0] * len(sets) for _ in sets]
    for i, a in enumerate(sets):
        for j in range(i):
            found[i][j] = found[j][i] = 2 * len(a & sets[j]) / (len(a) + len(sets[j]))
    return found
