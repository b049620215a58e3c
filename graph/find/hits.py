"""What a search gives: things, best first, each with the name that matched and why.

The order of ``Why`` is the order of rank; within one reason pinyin that fits the whole name comes before pinyin at its start
before pinyin inside it, and otherwise the thing with more links comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Why(Enum):
    """Why a name matches, with the reason in words."""

    EXACT = ("exact", "名称相同", "the name")
    ALIAS = ("alias", "别名相同", "another name")
    PREFIX = ("prefix", "名称开头", "a name begins so")
    INITIALS = ("initials", "首字母", "initials")
    SUBSTRING = ("substring", "名称之中", "part of a name")
    WORDS = ("words", "各词都在", "all words in a name")
    PINYIN = ("pinyin", "拼音", "pinyin")
    SOUND = ("sound", "同音字", "sounds the same")
    FUZZY = ("fuzzy", "差一个字", "one character off")
    SIMILAR = ("similar", "相近", "similar")

    def __init__(self, key: str, zh: str, en: str) -> None:
        self.key = key
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. ``matched`` is the name that fits, ``degree`` counts the thing's links."""

    iri: str
    type: str
    name: str
    matched: str
    why: Why
    degree: int
