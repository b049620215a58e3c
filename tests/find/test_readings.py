from __future__ import annotations

import pytest

from graph.find.folding import acronym, fold_text
from graph.find.readings import readings_of, syllables
from graph.find.spelling import Speller


@pytest.mark.parametrize(
    ("character", "readings"),
    [
        ("重", {"zhong", "chong"}),
        ("长", {"chang", "zhang"}),
        ("行", {"xing", "hang"}),
        ("单", {"dan", "shan"}),
        ("女", {"nv", "nu"}),
        ("圳", {"zhen"}),
    ],
)
def test_has_the_readings_that_names_use(character: str, readings: set[str]) -> None:
    assert readings <= set(readings_of(character))


@pytest.mark.parametrize("character", ["司", "限", "技", "学", "中"])
def test_has_no_reading_that_no_name_uses(character: str) -> None:
    assert len(readings_of(character)) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＡＢＣ", "abc"), ("中南（大學）", "中南大学"), ("Café", "cafe"), ("工业4.0", "工业4.0"), ("🚀", "🚀"), ("+", "+")],
)
def test_folds(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(("name", "short"), [("Bank of East Lake", "bel"), ("中南 University", ""), ("Huawei", ""), ("Acme Co., Ltd.", "")])
def test_acronym(name: str, short: str) -> None:
    assert acronym(name) == short


@pytest.mark.parametrize(
    ("letters", "pieces"), [("xian", "xi an"), ("fangan", "fan gan"), ("zndx", "z n d x"), ("zhongn", "zhong n"), ("znandax", "z nan da x")]
)
def test_spells(letters: str, pieces: str) -> None:
    assert pieces in [" ".join(p.text for p in way) for _, way in Speller(syllables()).ways(letters)]


def test_a_long_run_of_letters_takes_no_long_time() -> None:
    assert len(Speller(syllables()).ways("a" * 200)) <= 13
