"""Party and government organs: a place or a level, then a department (淄博市科技局, 市科技局, 省委组织部)."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention
from graph.recognise.gazetteer import divisions_by_surface
from graph.recognise.lexicon import FOLDER, build_automaton, find_words, read_rows
from graph.recognise.words import Words

_LEVEL_END = re.compile(r"(?:省|市|区|县|州|盟|旗|镇|乡|街道|新区|开发区|城|自治区|国家)$")
_SUBUNIT = re.compile(r"(?:机关(?:纪委|党委)|党组|[\u4e00-\u9fff]{2,4}(?:处|科))(?=[、，,。;；和及与（(\s]|$)")
_GENERIC_LEFT = re.compile(r"(?:各|有关|相关|驻|该|本|由|和|与|及|、|对|为)$")


@cache
def load_departments() -> dict[str, str]:
    """Scope (``local`` or ``central``) by department word."""
    return dict((word, scope) for word, scope in read_rows(FOLDER / "departments.tsv", 2))


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(load_departments()))


def find_government_bodies(words: Words) -> list[Mention]:
    """Candidate GovernmentBody mentions."""
    longest: dict[int, int] = {}
    for start, end, _ in find_words(_automaton(), words.text):
        longest[end] = min(start, longest.get(end, start))
    found = []
    for end, start in longest.items():
        if end not in words.by_end and not _ends_organ(words, end):
            continue
        begin = _extend_left(words, start)
        central = load_departments()[words.text[start:end]] == "central"
        if words.text[(start if begin is None else begin) - 3 : start if begin is None else begin].endswith(("来源:", "来源：")):
            continue
        if begin is not None or (central and start in words.by_start):
            span_start = start if begin is None else begin
            span_end = _extend_right(words, end)
            text = words.text[span_start:span_end]
            found.append(Mention(span_start, span_end, text, "GovernmentBody", "government.organ", 0.95))
    return found


def _ends_organ(words: Words, end: int) -> bool:
    """市委书记 may be one word of the tagger: the organ ends before the post."""
    return re.match(r"(?:副?书记|常委|副?秘书长|副?主任|副?局长|副?厅长|副?市长|领导|委员)", words.text[end : end + 4]) is not None


def _extend_left(words: Words, start: int) -> int | None:
    """Where the place or level before a department begins; ``None`` where there is none."""
    text = words.text
    i = words.index_at(start)
    begin = start
    if i >= 0 and words.tokens[i].start < start:
        begin = words.tokens[i].start
    elif i < 0:
        return None
    while True:
        j = words.by_end.get(begin)
        if j is None or (words.tokens[j].tag not in {"LOC"} and not _is_level_word(words.tokens[j].text)):
            break
        begin = words.tokens[j].start
    prefix = text[begin:start]
    cleaned = _GENERIC_LEFT.sub("", prefix) if len(prefix) == 1 else prefix
    if not cleaned:
        return None
    if cleaned.endswith(("区县", "县区", "市县", "县市")) or words.text[begin - 1 : begin] == "各":
        return None
    return begin if _LEVEL_END.search(cleaned) or cleaned in divisions_by_surface() else None


def _is_level_word(word: str) -> bool:
    return word in {"省", "市", "区", "县", "州", "镇", "乡"}


def _extend_right(words: Words, end: int) -> int:
    match = _SUBUNIT.match(words.text, end)
    return match.end() if match else end
