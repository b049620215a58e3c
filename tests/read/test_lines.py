"""Lines keep the place of every character."""

from __future__ import annotations

import pytest

from graph.read.lines import Line, assemble, clean_line, join, split_lines, squeeze


def cleaned(raw: str) -> list[Line]:
    return [clean_line(line) for line in split_lines(raw)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_every_line_end_is_one(end: str) -> None:
    assert [line.text for line in split_lines(f"甲{end}乙")] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\u3000\u3000首行缩进", "首行缩进"),
        ("中\u200b间\ufeff有\u00ad空", "中间有空"),
        ("全角\u3000空格\u00a0不断", "全角 空格 不断"),
        ("序号 \t\t 名称\t", "序号\t名称"),
        ("（括号）【保留】１２３", "（括号）【保留】１２３"),
        ("响\x07铃", "响铃"),
    ],
)
def test_cleaning(raw: str, text: str) -> None:
    assert cleaned(raw)[0].text == text


def test_empty_lines_are_squeezed() -> None:
    assert [line.text for line in squeeze(cleaned("\n\n甲\n\n \n\u3000\n乙\n\n"))] == ["甲", "", "乙"]


@pytest.mark.parametrize(
    "raw", ["甲乙\r\n丙", "\u3000甲\u200b乙 丙 \n\n\n丁\t \t戊", "", "\n", "甲\u00a0乙\r丙\r\n\r\n丁", "\ufeff甲" * 5 + "\r\n" * 3 + "乙"]
)
def test_offsets_lead_back_to_the_same_character(raw: str) -> None:
    text, offsets = assemble(squeeze(cleaned(raw)))
    for i, character in enumerate(text):
        back = raw[offsets.to_raw(i)]
        assert back == character or (back.isspace() and character.isspace())


def test_end_of_the_text_maps_behind_its_last_character() -> None:
    text, offsets = assemble(cleaned("\u3000甲乙"))
    assert offsets.to_raw(len(text)) == 3


def test_joined_and_cut_lines_keep_their_places() -> None:
    first, second = cleaned("甲乙丙\n丁戊")
    line = join(first, second).drop(1, 3)
    text, offsets = assemble([line])
    assert (text, [offsets.to_raw(i) for i in range(3)]) == ("甲丁戊", [0, 4, 5])


def test_nothing_is_an_empty_text() -> None:
    assert assemble([])[0] == ""
