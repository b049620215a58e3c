"""What a metric speaks of (loans, staff, areas …) and what its unit measures.

In: the words of a metric, a unit. Out: names of topics (``patterns/metric_topics.tsv``) and of classes of units, features
of the models that choose subjects and kinds.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graph.rows import read_rows

TOPICS = Path(__file__).parent / "patterns" / "metric_topics.tsv"
_UNITS = {"元": "money", "美元": "money", "%": "rate", "百分点": "rate", "平方米": "area", "亩": "area", "公顷": "area"} | dict.fromkeys(
    ("人", "名", "位", "人次"), "people"
)


def unit_class(unit: str) -> str:
    """``money``, ``rate``, ``area``, ``people`` or ``count``."""
    return _UNITS.get(unit, "count")


def find_topics(metric: str) -> tuple[str, ...]:
    """The topics that a metric touches; ``("none",)`` if it touches none.

    >>> find_topics("单户授信额度")
    ('loan',)
    """
    return tuple(topic for topic, pattern in _patterns() if pattern.search(metric)) or ("none",)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(pattern)) for topic, pattern, _, _ in read_rows(TOPICS, 4))
