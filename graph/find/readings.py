"""How Chinese characters are read: pinyin without tones, all readings that are plausible in a name.

Enters: a character. Leaves: its readings, the usual one first. Source: pypinyin, its table of characters and its dictionary
of phrases; ``readings.tsv`` for surnames and places. A reading counts where phrases use it (重: zhong in 重大, chong in 重庆), or
where the file has it (区: ou). Nothing is loaded before the first character is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from graph.rows import read_rows

MOST = 4  # readings of one character
_SHARE = 0.001  # of the phrases with a character that use a reading: 大 is tai in one of 1,247
_FEW = 10  # phrases with a character up to which the table may add a second reading
_SPELLINGS = {"lv": "lu", "nv": "nu", "lve": "lue", "nve": "nue"}  # ü is typed as v or as u


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """The readings of a character; none of what is not Chinese.

    >>> readings_of("重"), readings_of("长"), readings_of("绿"), readings_of("x")
    (('zhong', 'chong'), ('chang', 'zhang'), ('lv', 'lu'), ())
    """
    return _widen(_choose(ord(character))[: MOST - 1])


def _choose(code: int) -> list[str]:
    counted = _phrase_readings().get(code, Counter())
    listed = _table().get(code, ())
    total = sum(counted.values())
    used = [r for r, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n >= _SHARE * total]
    named = _named_readings().get(chr(code), ())
    return list(dict.fromkeys([*listed[: 0 if used else 1], *used[:1], *named, *used, *listed[: 2 if total < _FEW else 1]]))


def _widen(readings: list[str]) -> tuple[str, ...]:
    also = [_SPELLINGS[r] for r in readings if r in _SPELLINGS]
    return tuple(dict.fromkeys([*readings, *also]))[:MOST]


@cache
def _plain(syllable: str) -> str:
    """A syllable of pypinyin without its tone, ``ü`` as ``v``."""
    from pypinyin.contrib.tone_convert import to_normal

    return str(to_normal(syllable, v_to_u=False)).replace("ü", "v").replace("ê", "e")


@cache
def _table() -> dict[int, tuple[str, ...]]:
    from pypinyin.pinyin_dict import pinyin_dict

    found = {code: tuple(dict.fromkeys(_plain(s) for s in text.split(","))) for code, text in pinyin_dict.items()}
    return {code: tuple(r for r in readings if r.isascii() and r.isalpha()) for code, readings in found.items()}


@cache
def _phrase_readings() -> dict[int, Counter[str]]:
    from pypinyin.phrases_dict import phrases_dict

    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for phrase, syllables in phrases_dict.items():
        if len(phrase) == len(syllables):
            for character, options in zip(phrase, syllables, strict=True):
                found[ord(character)][_plain(options[0])] += 1
    return {code: Counter({r: n for r, n in counts.items() if r.isascii() and r.isalpha()}) for code, counts in found.items()}


@cache
def _named_readings() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character, reading, _ in read_rows(Path(__file__).with_name("readings.tsv"), 3):
        found[character].append(reading)
    return {character: tuple(readings) for character, readings in found.items()}


@cache
def syllables() -> frozenset[str]:
    """All syllables that any character is read with."""
    return frozenset(s for readings in _table().values() for s in readings) | frozenset(_SPELLINGS.values())
