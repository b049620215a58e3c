"""Of overlapping candidates one wins; what is chosen never overlaps."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise, permutations

import pytest

from graph.model import Mention
from graph.recognise.select import select_mentions
from tests.sentences import SENTENCES

LONG = Mention(0, 8, "宜昌磷化工研究院", "ResearchInstitute", "name.ResearchInstitute", 0.6)
SHORT = Mention(0, 2, "宜昌", "Region", "region.gazetteer", 0.9)
FIELD = Mention(2, 5, "磷化工", "Industry", "field.behind", 0.9)
APART = Mention(9, 11, "株洲", "Region", "region.gazetteer", 0.9)


@pytest.mark.parametrize("candidates", list(permutations([LONG, SHORT, FIELD, APART])))
def test_the_longer_wins_in_whatever_order_they_come(candidates: tuple[Mention, ...]) -> None:
    assert select_mentions(candidates) == [LONG, APART]


def test_of_the_same_span_a_firm_class_wins_over_a_field() -> None:
    firm = Mention(2, 5, "磷化工", "Enterprise", "term.lexicon", 0.5)
    assert select_mentions([FIELD, firm]) == [firm]


def test_a_title_in_marks_wins_over_a_longer_guess() -> None:
    title = Mention(3, 7, "管理办法", "Policy", "title.book", 0.9)
    guess = Mention(0, 9, "执行《管理办法》吧", "Programme", "name.Programme", 0.9)
    assert select_mentions([guess, title]) == [title]


def test_random_candidates_never_overlap() -> None:
    chance = random.Random(7)
    for _ in range(200):
        spans = [(at := chance.randrange(40), at + chance.randrange(1, 9)) for _ in range(12)]
        candidates = [Mention(s, e, "x" * (e - s), chance.choice(["Region", "Enterprise"]), "r", chance.random()) for s, e in spans]
        chosen = select_mentions(candidates)
        assert chosen and all(before.end <= after.start for before, after in pairwise(chosen))


@pytest.mark.parametrize("text", [*SENTENCES, "".join(SENTENCES), "\n".join(reversed(SENTENCES))], ids=lambda text: text[:8])
def test_mentions_of_a_text_never_overlap_and_slice_to_their_text(mentions: Callable[[str], tuple[Mention, ...]], text: str) -> None:
    found = mentions(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[m.start : m.end] == m.text and m.text.strip() for m in found)
