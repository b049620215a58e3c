"""Industries and technical fields, which only their context makes names: 聚焦甲、乙等领域, 丙产业, 以丁为主攻方向.

Enters: the words of a document. Leaves: candidate Industry mentions. A list of fields is found from the word behind it
(…等领域, …产业) or from the word before it (聚焦…, 主攻…), and each member must be a nominal phrase with something specific
in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from graph.model import Mention, Token
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.lexicon import load_words
from graph.recognise.words import Words

_COUNT = r"(?:\d+[大个条]|[“][^”]{1,6}[”]|[一二三四五六七八九十两]+[大个条])?"
# The word behind a field name. What stands before it is a list of fields.
_BEHIND = CuePattern(
    f"(?:等(?:我[省市区县])?{_COUNT}" + "{field.qualifiers}*{field.nouns}|等为(?:主(?!体)|重点|主导)|{field.roles}"
    "|[一二两三四五六七八九十][大个条]{field.qualifiers}*(?:{field.nouns}|{field.grounds})"
    f"|{_COUNT}" + "{field.endings}|[“][^”“]{1,4}[”]产业)"
)
_DIRECTIONS = re.compile("(?<=[\u4e00-\u9fff])方向")
_BEFORE = CuePattern("{field.leads}[于了在]?")

_SOFTLY_BEFORE = CuePattern("{field.soft_leads}|{field.leads}")
_LIST_END = re.compile(r"[，。；;,、和与及等领产行为两三开]|$|\n")
_ONE_FIELD_END = CuePattern("{field.kinds}|等")
_NEED_BEHIND = re.compile("等(?:[^，。；]{0,4})(?:难题|问题|需求|课题|任务)")  # 围绕某某等难题: a need
_ONE_FIELD = CuePattern("{field.tails}$")
_SLOT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{3,14}")
_GENERIC = CuePattern(r"(?:[一二三四五六七八九十百\d+“‘’”]+强?|{field.generic})+")
_BARRIERS = frozenset({"p", "u", "c", "r", "q", "w", "m", "TIME", "PER", "d"})
_TAGS = frozenset({"n", "nz", "a", "an", "vn", "nw", "s", "xc", "f"})
_CLAUSE_ENDS = frozenset("，。；;,\n")
_FEWEST_KNOWN = 2
_SHORTEST_ALONE = 4
_MOST_MEMBERS = 14
_LONGEST_PHRASE = 16
_LONGEST = 14


def find_industries(words: Words) -> list[Mention]:
    """Candidate Industry mentions; a field found from behind is not found again from the word before its list."""
    found: dict[int, Mention] = {}
    for end, mention in chain(_find_from_behind(words), _find_from_before(words), _find_rows(words)):
        found.setdefault(end, mention)
    return list(found.values())


def _find_from_behind(words: Words) -> Iterator[tuple[int, Mention]]:
    """Members of lists that …等领域, …产业 or 为主攻方向 ends, by the offset where the field itself ends."""
    for match in chain(_BEHIND.finditer(words.text), _direction_lists(words.text)):
        owns = match[0] in load_cues("field.own_endings") and match.end() in words.by_end
        confidence = 0.75 if match[0].startswith(("等", "为")) else 0.7
        for start, end in _walk_left(words, match.start()):
            if _is_field(words, start, end):
                stop = match.end() if owns and end == match.start() else end
                yield end, Mention(start, stop, words.text[start:stop], "Industry", "field.behind", confidence)


def _direction_lists(text: str) -> Iterator[re.Match[str]]:
    """甲、乙方向: without 等 only behind several members."""
    return (m for m in _DIRECTIONS.finditer(text) if "、" in text[max(m.start() - _LONGEST_PHRASE, 0) : m.start()])


def _find_from_before(words: Words) -> Iterator[tuple[int, Mention]]:
    """Members of lists behind 聚焦 and the like, by the offset where they end."""
    for match in _BEFORE.finditer(words.text):
        for start, end in _walk_right(words, match.end()):
            yield end, Mention(start, end, words.text[start:end], "Industry", "field.before", 0.6)
    for match in _SOFTLY_BEFORE.finditer(words.text):
        known = _known_field().match(words.text, match.end())
        if known is not None and words.is_aligned(*known.span()) and _LIST_END.match(words.text, known.end()):
            yield known.end(), Mention(*known.span(), known[0], "Industry", "field.before", 0.6)


def _find_rows(words: Words) -> Iterator[tuple[int, Mention]]:
    """Rows of fields of which two or more are well known: 名额向生物医药、先进结构材料、海工装备倾斜."""
    reached = 0
    for match in _known_field().finditer(words.text):
        start = match.start()
        if start < reached or words.text[match.end() : match.end() + 1] != "、" or start not in words.by_start:
            continue
        before = list(_walk_left(words, start - 1)) if words.text[start - 1 : start] == "、" else []
        spans = [span for span in (*reversed(before), *_row_from(words, start)) if _is_field(words, *span)]
        reached = spans[-1][1] if spans else match.end()
        if spans and _ends_row(words, reached) and sum(words.text[a:b] in load_words("industries.tsv") for a, b in spans) >= _FEWEST_KNOWN:
            yield from ((b, Mention(a, b, words.text[a:b], "Industry", "field.row", 0.6)) for a, b in spans)


def _ends_row(words: Words, end: int) -> bool:
    """Whether nothing behind the last member goes on as a name or a list (…和高分子材料等9个公共服务平台)."""
    i = words.by_start.get(end)
    behind = words.tokens[i] if i is not None else None
    return behind is None or (behind.text not in {"等", "的", "、", "和", "与", "及"} and behind.tag not in _TAGS - {"vn", "f"})


@cache
def _known_field() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load_words("industries.tsv"), key=len, reverse=True)))


def _row_from(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """The members of a row that begins here."""
    while (end := _member_end(words, start)) is not None:
        yield start, end
        if words.text[end : end + 1] not in {"、", "和"} or end + 1 not in words.by_start:
            return
        start = end + 1


def _walk_left(words: Words, end: int) -> Iterator[tuple[int, int]]:
    """Members of the list that ends here, last one first."""
    for _ in range(_MOST_MEMBERS):
        start = _member_start(words, end)
        if start is None:
            return
        yield start, end
        before = _before_separator(words.text, start)
        if before is None:
            return
        end = before


def _before_separator(text: str, start: int) -> int | None:
    """Where the member before a separator ends; ``None`` where a list begins."""
    if text[start - 2 : start] == "以及":
        return start - 2
    return start - 1 if start > 1 and text[start - 1] in "、和与及" else None


def _member_start(words: Words, end: int) -> int | None:
    """Where the phrase that ends here begins; ``None`` where no word before may belong to a field."""
    slot = _slot_start(words, end)
    if slot is not None:
        return slot
    i = last = words.by_end.get(end, -1)
    while i >= 0 and end - words.tokens[i].start <= _LONGEST_PHRASE and (_joins(words, i) or _may_be_in_field(words.tokens[i])):
        i -= 1
    first = i + 2 if i < last and words.tokens[i + 1].text == "与" else i + 1
    return words.tokens[first].start if first <= last else None


def _slot_start(words: Words, end: int) -> int | None:
    """The start of a member that stands behind 、, whatever the tagger makes of its inside (、输变电装备等)."""
    start = words.text.rfind("、", max(end - _LONGEST - 1, 0), end) + 1
    if not start or start not in words.by_start or end not in words.by_end or not _SLOT.fullmatch(words.text[start:end]):
        return None
    inner = words.inside(start, end)
    if inner[-1].tag == "v" or any(t.tag in _BARRIERS or _is_opener(t) or _is_verb(t) for t in inner):
        return None
    return start


def _is_opener(token: Token) -> bool:
    return token.text in load_words("stop_nouns.tsv", "field_openers.tsv") and token.text not in load_cues("field.inner")


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb for sure: not 输 in 输变电, 重组 in 重组蛋白, 转化."""
    if token.tag not in {"v", "vd"} or token.text in load_words("nominal_verbs.tsv"):
        return False
    return len(token.text) > 1 or token.text in load_words("common_verbs.tsv")


def _joins(words: Words, i: int) -> bool:
    """绿色化工与高分子材料: a joiner inside one of several members, so 、 stands further left."""
    start = words.tokens[i].start
    return words.tokens[i].text == "与" and "、" in words.text[max(start - 9, 0) : start]


def _walk_right(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """Members of a list that begins here, only if it ends like a list of fields does."""
    spans: list[tuple[int, int]] = []
    at = start
    while len(spans) < _MOST_MEMBERS and (end := _member_end(words, at)) is not None and _is_field(words, at, end):
        spans.append((at, end))
        at = end + 1
        if words.text[end:at] not in {"、", "和", "与", "及"} or at not in words.by_start:
            break
    if spans and _LIST_END.match(words.text, spans[-1][1]) and (len(spans) > 1 or _may_stand_alone(words.text, *spans[0])):
        yield from spans


def _may_stand_alone(text: str, start: int, end: int) -> bool:
    """Whether one phrase behind 聚焦 is a field: a word for fields follows, or it is known or ends like one before a clause ends."""
    if _ONE_FIELD_END.match(text, end):
        return _NEED_BEHIND.match(text, end) is None
    field = text[start:end]
    ends_like_one = len(field) >= _SHORTEST_ALONE and _ONE_FIELD.search(field) is not None
    return text[end : end + 1] in _CLAUSE_ENDS and (ends_like_one or field in load_words("industries.tsv"))


def _member_end(words: Words, start: int) -> int | None:
    """Where the phrase that begins here ends; ``None`` where no word behind may belong to a field."""
    end = None
    first = words.by_start.get(start, len(words.tokens))
    for token in words.tokens[first : first + _LONGEST]:
        if token.end - start > _LONGEST or not _may_be_in_field(token) or token.text in load_cues("field.kinds"):
            break
        end = token.end
    return end


def _may_be_in_field(token: Token) -> bool:
    """Whether a word may stand inside the name of a field: nouns, nominal verbs, 用, and short Latin abbreviations."""
    if token.text in {"市", "省", "县", "区"} or _is_opener(token):
        return False
    is_nominal = token.tag == "v" and token.text in load_words("nominal_verbs.tsv")
    if token.tag in _TAGS or is_nominal or (token.tag == "p" and token.text == "用"):
        return token.tag in {"n", "nz"} or token.text not in load_words("common_verbs.tsv")
    return token.text.isascii() and token.text.isalnum() and len(token.text) <= 6


def is_generic_field(text: str) -> bool:
    """Whether a phrase is made of words for fields in general: 优势特色, 上游, 共性问题."""
    return _GENERIC.fullmatch(text) is not None


def _is_field(words: Words, start: int, end: int) -> bool:
    """Whether a phrase names a field: not too long, not made of generic words, nothing in it that no field holds."""
    text = words.text[start:end]
    generic = load_words("generic_words.tsv")
    if text in load_words("industries.tsv"):
        return True
    if not 2 <= len(text) <= _LONGEST or text in generic or is_generic_field(text):
        return False
    inner = words.inside(start, end)
    if len(text) == 3 and text.endswith("化"):
        return False  # 标准化、系统化
    if inner[0].tag == "f" or any(t.tag in {"LOC", "ORG", "PER"} for t in inner):
        return False
    if all(t.text in generic or t.tag in {"f", "a"} for t in inner):
        return False
    return not any(t.text in load_cues("field.excluded") for t in inner)
