"""The whole pipeline: tokens cover the text, and the same text gives the same mentions in any company."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.recognise import Recogniser, load_recogniser
from tests.sentences import SENTENCES

TEXTS = [*SENTENCES, "\n".join(SENTENCES), "  宜昌市\t科技局\n\n 组织验收。 ", "", "\n", "x" * 900]


def document(text: str) -> Document:
    return Document("d", "d.txt", "txt", text)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:8].strip() or "blank")
def test_tokens_cover_the_text_without_gaps(recogniser: Recogniser, text: str) -> None:
    recognition = recogniser.recognise(document(text))
    assert "".join(token.text for token in recognition.tokens) == text
    assert all(text[token.start : token.end] == token.text for token in recognition.tokens)


def test_sentences_lie_in_the_text(recogniser: Recogniser) -> None:
    text = "\n".join(SENTENCES)
    spans = recogniser.recognise(document(text)).sentences
    assert [text[start:end] for start, end in spans][:2] == list(SENTENCES[:2])


def test_another_recogniser_in_another_order_finds_the_same(recogniser: Recogniser) -> None:
    other = load_recogniser()
    backwards = [other.recognise(document(text)) for text in reversed(TEXTS)]
    assert [recogniser.recognise(document(text)) for text in TEXTS] == backwards[::-1]


def test_numbers_are_found_beside_names(recogniser: Recogniser) -> None:
    recognition = recogniser.recognise(document("推出“磷科贷”产品，为160家企业放款5.2亿元。"))
    assert [(q.value, q.unit) for q in recognition.quantities] == [(160.0, "家"), (520_000_000.0, "元")]
    assert [m.text for m in recognition.mentions] == ["磷科贷"]


def test_what_has_no_form_is_read_by_the_learned_part_with_a_probability(recogniser: Recogniser, rules: Recogniser) -> None:
    text = "实验室突破耐低温封装胶关键技术，建成国内首条柔性封装试验线，产品已用于高寒地区光伏电站。"
    learned = [m for m in recogniser.recognise(document(text)).mentions if m.rule.startswith("learned.")]
    assert learned and all(0.3 < m.confidence <= 1 and text[m.start : m.end] == m.text for m in learned)
    assert not [m for m in rules.recognise(document(text)).mentions if m.rule.startswith("learned.")]
