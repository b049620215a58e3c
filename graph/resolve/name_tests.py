"""What a name says by itself: is it only clear in its document, is it a kind, may it stand for one thing everywhere?

Enters: a name and a type. Leaves: yes or no, or the reason in words. The merge rules of ``corpus.py`` lean on these tests;
the words stand in ``name_words.tsv`` and ``families.tsv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from graph.gazetteer import is_ambiguous, split_region
from graph.recognise.lexicon import FOLDER as LEXICONS
from graph.resolve.iri import clean_name, fold_name
from graph.rows import read_rows

HERE = Path(__file__).resolve().parent
ORDINALS = re.compile(r"[一二三四五六七八九十\d第期号新老总大]+")
SHORTEST = 4  # code points of an alias that may join two things; shorter ones must be listed


@cache
def load_families() -> dict[str, str]:
    """Family by type, in the order that decides ties."""
    return dict((row[0], row[1]) for row in read_rows(HERE / "families.tsv", 2))


@cache
def type_ranks() -> dict[str, int]:
    """Place of each type in the table of families; the lower wins a tie."""
    return {kind: rank for rank, kind in enumerate(load_families())}


@cache
def _words(class_: str) -> tuple[str, ...]:
    rows = read_rows(HERE / "name_words.tsv", 2)
    return tuple(sorted((word for word, kind in rows if kind == class_), key=lambda w: (-len(w), w)))


def is_contextual(name: str, kind: str) -> bool:
    """Whether only its document explains the name: 市科技局, 该院, and of places 市中区 or 全市.

    >>> is_contextual("市科技局", "GovernmentBody"), is_contextual("市场监管总局", "GovernmentBody")
    (True, False)
    """
    if kind == "Region":
        return is_ambiguous(name) or name in ("市", "省", "区", "县") or name.startswith(("全", "我", "本", "该", "两"))
    if load_families().get(kind) != "organisation" or name.startswith(_words("proper")) or split_region(name)[0]:
        return False
    return name.startswith(_words("context"))


def is_bare_kind(name: str) -> bool:
    """Whether the name is made of words for kinds alone: 研究院, 产业技术研究院, 二分院.

    >>> is_bare_kind("产业技术研究院"), is_bare_kind("硅酸盐研究院")
    (True, False)
    """
    rest = ORDINALS.sub("", clean_name(name))
    pattern = _kind_pattern()
    return bool(pattern.fullmatch(rest) or pattern.fullmatch(clean_name(name)))


@cache
def _kind_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, (*_words('kind'), *_words('government'))))})*")


@cache
def load_short_forms() -> dict[str, str]:
    """Key of a listed short form → key of the one full name it stands for; a form of several names is left out.

    Source: the recogniser's lexicons of universities, institutes, companies and banks.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for lexicon in ("companies.tsv", "finance.tsv", "institutes.tsv", "universities.tsv"):
        for surface, _, canonical in read_rows(LEXICONS / lexicon, 3):
            found[fold_name(surface)].add(fold_name(canonical))
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1 and short not in full}


def strip_legal_form(name: str) -> str | None:
    """A firm's name without its legal form (某某科技有限公司 → 某某科技), ``None`` where it has none or nothing would be left."""
    cleaned = clean_name(name)
    form = next((f for f in _words("legal") if cleaned.endswith(f) and len(cleaned) > len(f)), None)
    bare = cleaned.removesuffix(form).rstrip("()") if form else ""
    return bare if len(bare) >= SHORTEST and not is_bare_kind(split_region(bare)[1]) else None


def is_distinctive(alias: str, kind: str) -> bool:
    """Whether an alias may join two things of different documents; that only one thing has it is for the caller to see.

    Out: what only its document explains (市科技局), kinds (研究院), a place with a kind (山东分院, 淄博中心; but 淄博市科技局 and
    山东大学 name one body), persons, and whatever is shorter than four code points and in no list.
    """
    name = clean_name(alias)
    if kind in ("Person", "Region") or is_contextual(name, kind):
        return False
    places, rest = split_region(name)
    if is_bare_kind(rest):
        return bool(places) and (_names_one_body(rest) or kind == "University")
    return len(name) >= SHORTEST or fold_name(name) in load_short_forms()


def _names_one_body(rest: str) -> bool:
    return rest in _words("government")
