"""Lists that say what their members are: 甲、乙、丙等8家企业; members that no other rule named become mentions.

Two kinds: a list whose tail names the class (企业, 高校, 产业, 荣誉 …), and a list whose elements share the head that
only its end spells out (甲、乙等7个研发中心), where each element stands for element + head.
"""

from __future__ import annotations

import re

from graph.model import Mention
from graph.recognise.lexicon import load_heads, load_words
from graph.recognise.words import Words

# The word that ends a list and the class its members get; the first that fits.
_KINDS = {
    "科研院所": "ResearchInstitute", "科研机构": "ResearchInstitute", "研究机构": "ResearchInstitute", "研发机构": "ResearchInstitute",
    "高校": "University", "大学": "University", "院校": "University", "银行": "FinancialInstitution", "金融机构": "FinancialInstitution",
    "企业": "Enterprise", "公司": "Enterprise", "厂商": "Enterprise", "单位": "Enterprise",
    "产业集群": "Industry", "产业链": "Industry", "产业": "Industry", "领域": "Industry", "行业": "Industry", "方向": "Industry",
    "关键技术": "Technology", "核心技术": "Technology", "技术": "Technology", "产品": "Technology", "成果": "Technology", "项目": "Technology", "装备": "Technology",
    "镇街": "Region", "乡镇": "Region", "街道": "Region", "县区": "Region", "区县": "Region", "县市区": "Region", "省市": "Region", "省份": "Region", "城市": "Region",
    "高校院所": "Enterprise", "高校、院所": "Enterprise", "课题": "Demand", "难题": "Demand", "需求": "Demand", "活动": "Event", "会议": "Event", "荣誉": "Award", "称号": "Award", "奖项": "Award",
}  # fmt: skip
_COUNTED = frozenset({"Technology", "Demand"})
_TAIL = re.compile(
    r"(?:等|(?=[一二三四五六七八九十两]+[家所]))(?P<between>[^，。；;、：:“”,()（）\n]{0,14}?|“卡脖子”(?:关键|核心)?)(?P<kind>"
    + "|".join(sorted(_KINDS, key=len, reverse=True))
    + r")(?!关键|核心|技术|企业|园|链|集群|领域|项目|难题|共性|化|重点|创新|需求|高新)(?P<behind>[\d一二三四五六七八九十]*)"
)
_COUNT = re.compile(r"\d|多[个项家种]|一批|系列|[一二三四五六七八九十两]+[个项大种家]")
_SHARED_HEAD = re.compile(r"等(?:\d+|[一二三四五六七八九十两]+)[个家大类](?P<head>[\u4e00-\u9fff]{2,12})")
_BARRIER_TAGS = frozenset({"p", "u", "d", "r", "q", "f", "t", "TIME", "m", "ad", "vd"})
_DESCRIBING = frozenset({"n", "a", "m", "q", "nz", "vn", "f", "s", "LOC", "an", "r", "ad"})
_OVERRULED = frozenset({"Person", "Industry", "Technology", "Region"})
_OPEN_KINDS = frozenset({"Technology", "Demand", "Award", "Event"})
_LIMITS = {"Enterprise": 14, "Industry": 14, "University": 16, "Award": 30}


def find_listed(words: Words, known: list[Mention]) -> list[Mention]:
    """Mentions for members of typed lists that ``known`` does not hold yet."""
    ends = {m.end: m for m in known}
    taken = {at for m in known for at in range(m.start, m.end)}
    found: list[Mention] = []
    for match in _TAIL.finditer(words.text):
        kind = _KINDS[match.group("kind")]
        if "卡脖子" in match.group("between"):
            kind = "Demand"
        elif (kind in _COUNTED and not _COUNT.search(match.group("between") + match.group("behind"))) or not _is_nominal(words, match):
            continue
        found += _members(words, match.start(), kind, ends, taken)
    for match in _SHARED_HEAD.finditer(words.text):
        head = _head_of(match.group("head"))
        if head:
            found += [m for m in _members(words, match.start(), head, ends, taken, rule="list.shared_head")]
    return found


def _is_nominal(words: Words, match: re.Match[str]) -> bool:
    """Whether only counts and describing words stand between 等 and the kind: 等8家本地骨干企业, not 等方式支持企业."""
    start, end = match.span("between")
    inner = words.tokens[words.index_at(start) : words.index_at(end)] if end > start else []
    return all(t.start < start or t.tag in _DESCRIBING or t.text in load_words("nominal_verbs.tsv") for t in inner)


def shared_head(text: str, end: int) -> str:
    """The head that a list element standing at ``end`` shares (…等7个研发中心: 研发中心); empty where there is none."""
    match = _SHARED_HEAD.search(text, end, end + 80)
    if match is None or re.search(r"[，。；;\n]", text[end : match.start()]):
        return ""
    words = match.group("head")
    return next((words[:n] for n in range(len(words), 1, -1) if _head_of(words[:n])), "")


def _head_of(phrase: str) -> str:
    """The class of the longest name head that ends some beginning of a phrase, if it is a Platform's."""
    for n in range(len(phrase), 1, -1):
        for start in range(n - 1):
            head = load_heads().get(phrase[start:n])
            if head is not None:
                return "Platform" if head.type == "Platform" else ""
    return ""


def _members(words: Words, end: int, kind: str, ends: dict[int, Mention], taken: set[int], rule: str = "") -> list[Mention]:
    """Walk left from the end of a list, member by member, until something is no member."""
    found: list[Mention] = []
    at = end
    for _ in range(20):
        close = at - 1 if words.text[at - 1 : at] in "”》" else at
        mention = ends.get(close)
        start = mention.start if mention else _item_start(words, close, joined=rule == "list.shared_head" or kind in _OPEN_KINDS)
        if mention is not None and kind == "Enterprise" and mention.type in _OVERRULED:
            mention, start = None, _item_start(words, close, joined=False)
            taken = taken - set(range(close - 16, close))
        if start is None or start >= close:
            break
        if mention is None:
            item = _as_mention(words, start, close, kind, rule)
            if item is None or not taken.isdisjoint(range(item.start, item.end)):
                break
            found.append(item)
        before = start - 1 if words.text[start - 1 : start] in "“《" else start
        if words.text[before - 1 : before] == "”" and close != at:
            at = before
        elif words.text[before - 2 : before] == "以及":
            at = before - 2
        elif words.text[before - 1 : before] and words.text[before - 1 : before] in "、和与及":
            at = before - 1
        else:
            break
    return found


def _item_start(words: Words, end: int, *, joined: bool) -> int | None:
    """Where the member that ends here begins: after a separator, a quotation mark, or a word that cannot be part of it."""
    if words.text[end : end + 1] == "”":
        opening = words.text.rfind("“", 0, end)
        return opening + 1 if opening >= 0 and end - opening < 40 else None
    whole = _between_separators(words.text, end, joined)
    if whole is not None:
        return whole
    i = words.by_end.get(end)
    first = None
    while i is not None and i >= 0 and ((joined and words.tokens[i].text in "与和") or not _ends_item(words, i, first is not None)):
        first = words.tokens[i].start
        i -= 1
    return first


def _between_separators(text: str, end: int, joined: bool) -> int | None:
    """The start of a member that stands between two 、 (or 、 and 等): whatever the tagger makes of it."""
    start = text.rfind("、", max(end - (31 if joined else 15), 0), end) + 1
    piece = text[start:end]
    return (
        start
        if start
        and 2 <= len(piece) <= 30
        and re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·\-]+", piece)
        and not re.search(r"[的在等]" if joined else r"[和与及的在等]", piece)
        else None
    )


def _ends_item(words: Words, i: int, begun: bool) -> bool:
    token = words.tokens[i]
    if token.text in "、，。；;：:,！？\n“”" or token.text.isspace() or token.tag in _BARRIER_TAGS:
        return True
    if token.tag in {"v", "vn"} and (
        token.text in load_words("common_verbs.tsv") or (token.tag == "v" and token.text not in load_words("nominal_verbs.tsv"))
    ):
        return token.text in load_words("common_verbs.tsv") or not begun
    return (token.tag == "c" and token.text in "和与及") or (token.text in load_words("stop_nouns.tsv") and begun)


def _as_mention(words: Words, start: int, end: int, kind: str, rule: str) -> Mention | None:
    while start < end and (i := words.by_start.get(start)) is not None and words.tokens[i].text in load_words("weak_openers.tsv"):
        start = words.tokens[i].end
    text = words.text[start:end]
    if not 2 <= len(text) <= _LIMITS.get(kind, 30) or _is_generic(words, start, end) or re.search(r"[，。；;,]", text):
        return None
    if kind in {"University", "ResearchInstitute", "FinancialInstitution"} and words.tag_of(start, end) not in {"ORG", "nz"}:
        return None
    if kind in _COUNTED and len(text) < 5:
        return None
    if kind == "Event" and not re.search(r"(?:会|节|赛|论坛|讲堂|展|行|周|日|月|专场|训练营|沙龙)$", text):
        return None
    if kind == "Region" and (len(text) > 8 or re.search(r"(?:企业|公司|产业)", text)):
        return None
    if kind == "Technology" and words.text[start - 1 : start] == "“" and re.search(r"研究|研制|应用|示范", text):
        kind = "Project"
    return Mention(start, end, text, kind, rule or f"list.{kind}", 0.8 if kind == "Enterprise" else 0.7)


def _is_generic(words: Words, start: int, end: int) -> bool:
    """Whether every word of a member is generic: 高校、院所、企业等单位."""
    generic = (
        load_words("generic_words.tsv") | load_words("stop_nouns.tsv") | load_words("weak_openers.tsv") | load_words("common_verbs.tsv")
    )
    inner = words.tokens[words.index_at(start) : words.index_at(end - 1) + 1]
    return all(t.text in generic or t.tag in {"m", "w", "q", "u", "c"} for t in inner)
