"""Industries and technical fields, which only their context makes names: 聚焦甲、乙等领域, 丙产业, 以丁为主攻方向.

A list of fields is found from the word behind it (…等领域, …产业) or from the word before it (聚焦…, 主攻…), and each
member must be a nominal phrase with something specific in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.lexicon import load_words
from graph.recognise.words import Words

_QUALIFIER = r"(?:重点|未来|新兴|优势|特色|支柱|主导|传统|战略性新兴|战略新兴|先进制造|高端|标志性|前沿|细分|关键|相关|优势特色|创新型|科技|技术|学科|重要|国家战略性新兴)*"
_COUNT = r"(?:\d+[大个条]|[“][^”]{1,6}[”]|[一二三四五六七八九十两]+[大个条])?"
# The word behind a field name. What stands before it is a list of fields.
_BEHIND = re.compile(
    rf"(?:等{_COUNT}{_QUALIFIER}(?:产业集群|产业领域|产业链条|产业链|产业|领域|行业|方向|赛道|学科)|等为(?:主|重点|主导)|为主攻方向|为主导产业|为主导|"
    rf"{_COUNT}(?:产业集群|产业链条|产业链|产业领域|制造业|产业|领域|行业|生产基地|制造基地|赛道|创新高地|研究方向)|[“][^”“]{{1,4}}[”]产业)"
)
_BEFORE = re.compile(r"(?:聚焦|主攻|瞄准|深耕|做大做强|做强做大|做大|做强|布局|投向|专注于|专注|涵盖|围绕|服务于|面向|突出)(?:于|了|在)?")
_STOP_AFTER = re.compile(r"[，。；;,、和与及等领产行为两三]|$|\n")
_GENERIC_FIELD = re.compile(
    r"^(?:十强|[一二三四五六七八九十百\d+“”‘’]+强?|重点|主导|优势|特色|支柱|新兴|未来|战略性|传统|高新技术|高技术|相关|本地|区域|县域|标志性|现代化?|创新型?|高端|前沿|全|各|该|本|我|其|这一|同一|关键|核心|上下游|"
    r"科技|数字|创新创业|科技创新|科技服务|生产性|实体|细分|工业|农业|服务|先进制造|地方|国家|全市|全省|当地|市|省|国民|跨|多|新|大|等|主攻|研究|技术|金融|民营|链条|全链条|双创|市场|企业|产业|领域|集群|未来|"
    r"技术创新|战略联盟|更多|整体|所属|两新|一批|系列|行业|上游|下游|共性|问题|难题|需求|发展|建设|合作|创新|体系|服务业|共同体|人才|专业|学术|科研|开发|两大?|三大?|产学研)+$"
)
_SPEC_TAGS = frozenset({"n", "nz", "a", "an", "vn", "nw", "s", "xc", "f"})


def find_industries(words: Words) -> list[Mention]:
    """Candidate Industry mentions."""
    found: dict[int, Mention] = {}
    for match in _BEHIND.finditer(words.text):
        whole = match.group() in {"产业", "产业集群", "制造业"} and match.end() in words.by_end
        confidence = 0.75 if match.group().startswith(("等", "为")) else 0.7
        for start, end in _walk_left(words, match.start()):
            if end not in found and _is_field(words, start, end):
                stretch = match.end() if whole and end == match.start() else end
                found[end] = Mention(start, stretch, words.text[start:stretch], "Industry", "field.behind", confidence)
    for match in _BEFORE.finditer(words.text):
        if match.end() in words.by_start:
            for start, end in _walk_right(words, match.end()):
                if end not in found:
                    found[end] = Mention(start, end, words.text[start:end], "Industry", "field.before", 0.6)
    return list(found.values())


def _walk_left(words: Words, end: int) -> Iterator[tuple[int, int]]:
    """Members of the list that ends here, last one first."""
    at = end
    for _ in range(14):
        start = _item_start(words, at)
        if start is None or start >= at:
            return
        yield start, at
        if words.text[start - 2 : start] == "以及":
            at = start - 2
        elif start > 1 and words.text[start - 1] in "、和与及":
            at = start - 1
        else:
            return


def _item_start(words: Words, end: int) -> int | None:
    i = words.by_end.get(end)
    first = None
    while i is not None and i >= 0 and end - words.tokens[i].start <= 16:
        token = words.tokens[i]
        if (token.text in "与和及" and _joins(words, i)) or _may_be_in_field(token.text, token.tag):
            first = token.start
            i -= 1
            continue
        break
    if first is not None and words.text[first] in "与和及":
        first += 1
    return first


def _joins(words: Words, i: int) -> bool:
    """绿色化工与高分子材料: a joiner inside one of several members, so 、 stands further left."""
    before = words.text[max(words.tokens[i].start - 9, 0) : words.tokens[i].start]
    return words.tokens[i].text == "与" and "、" in before


def _walk_right(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """Members of a list that begins here, only if it ends like a list of fields does."""
    spans = []
    at = start
    for _ in range(10):
        end = _item_end(words, at)
        if end is None or not _is_field(words, at, end):
            break
        spans.append((at, end))
        if words.text[end : end + 1] not in {"、", "和", "与", "及"} or end + 1 not in words.by_start:
            break
        at = end + 1
    if (
        spans
        and _STOP_AFTER.match(words.text, spans[-1][1])
        and (len(spans) > 1 or re.match(r"领域|产业|等|行业|方向", words.text[spans[-1][1] :]))
    ):
        yield from spans


def _item_end(words: Words, start: int) -> int | None:
    i = words.by_start.get(start)
    last = None
    while i is not None and i < len(words.tokens) and words.tokens[i].end - start <= 14:
        token = words.tokens[i]
        if not _may_be_in_field(token.text, token.tag) or token.text in {"领域", "产业", "行业", "方向"}:
            break
        last = token.end
        i += 1
    return last


def _may_be_in_field(text: str, tag: str) -> bool:
    if text in {"市", "省", "县", "区"} or text in load_words("stop_nouns.tsv") or text in load_words("field_openers.tsv"):
        return False
    if tag in _SPEC_TAGS or (tag == "v" and text in load_words("nominal_verbs.tsv")) or (tag == "p" and text == "用"):
        return text not in load_words("common_verbs.tsv")
    return text.isascii() and text.isalnum() and len(text) <= 6


def _is_field(words: Words, start: int, end: int) -> bool:
    text = words.text[start:end]
    if not 2 <= len(text) <= 14 or _GENERIC_FIELD.match(text) or text in load_words("generic_words.tsv"):
        return False
    inner = words.tokens[words.index_at(start) : words.index_at(end - 1) + 1]
    if all(t.text in load_words("generic_words.tsv") or t.tag in {"f", "a"} for t in inner):
        return False
    return inner[0].tag != "f" and not any(t.text in _NOT_IN_FIELD for t in inner)


_NOT_IN_FIELD = frozenset(
    {
        "中心",
        "平台",
        "基地",
        "联盟",
        "工作",
        "团队",
        "高校",
        "企业",
        "院所",
        "机构",
        "人才",
        "成果",
        "市民",
        "政策",
        "资金",
        "体系",
        "项目",
        "活动",
        "难题",
        "问题",
        "需求",
        "目标",
        "任务",
        "环节",
        "优势",
        "作用",
        "战略",
        "机制",
    }
)
