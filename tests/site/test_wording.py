"""The words of the pages: each is used, none can spoil a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import graph.site
from graph.site.facts import _DIRECTIONS
from graph.site.wording import both, finish, heading_of, hold, load_words, numeral

FOLDER = Path(graph.site.__file__).parent
KINDS = {"actual", "target", "support", "planned", *_DIRECTIONS}  # named by values
TOTALS = {"things", "relations", "figures", "documents"}


def test_every_word_is_used() -> None:
    templates = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "templates").iterdir())
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    named = set(re.findall(r"(?:word|heading|badge)\('(\w+)'", templates))
    named |= {name for pair in re.findall(r"word\('(\w+)' if [^)]* else '(\w+)'\)", templates) for name in pair}
    named |= set(re.findall(r"word\(\"(\w+)\"\)", code)) | KINDS | TOTALS
    assert load_words().keys() - named == set()
    assert named - load_words().keys() - {"outgoing"} == set()


def test_every_word_has_both_languages() -> None:
    assert [key for key, (zh, en) in load_words().items() if not zh or not en] == []


@pytest.mark.parametrize("make", [both, heading_of])
def test_words_are_escaped(make: object) -> None:
    assert callable(make)
    assert "<b>" not in str(make("<b>", "<b>")) and "&lt;b&gt;" in str(make("<b>", "<b>"))


def test_what_turns_the_direction_is_held_and_markup_left_alone() -> None:
    assert hold("甲\u202e乙\x00") == "甲\ufffd乙\ufffd"
    assert finish("\u2066") == "\ufffd" and finish(7) == 7 and finish(both("甲", "a")) is both("甲", "a")


def test_numbers_are_grouped() -> None:
    assert numeral(1234567) == "1,234,567"
