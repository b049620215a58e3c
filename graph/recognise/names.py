"""The name grammar: a head (研究院, 重点实验室, 有限公司 …) and as much to its left as belongs to the name.

Enters: the words of a document. Leaves: candidate mentions of classes whose names end in a head. The left end is
found over the tagger's words: a name may hold nouns, nominal verbs, places, organisations, bracketed places and quoted
words; it ends at function words, ordinary verbs and punctuation. A head with only generic words before it
(省级重点实验室) is a category and no name.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention, Token
from graph.recognise.gazetteer import divisions_by_surface
from graph.recognise.lexicon import Head, build_automaton, find_words, load_heads, load_words
from graph.recognise.words import Words

_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "s", "xc"})
_ANCHORS = frozenset({"LOC", "ORG", "PER"})
_JOINERS = frozenset("与和及暨")
_CLOSING = {")": "(", "）": "（", "”": "“", "」": "「"}
_DASHES = frozenset("—－-·–")
_STATE = frozenset({"国家", "全国", "中国", "中央", "教育部", "科技部", "省", "市", "省级", "市级", "国家级", "山东"})
_OPENERS = frozenset({"国家", "省级", "国家级", "市级", "省", "国家级", "中国"})
_LEVELS = frozenset({"国家", "国家级", "省", "省级", "市", "市级", "区级", "县级", "全国", "省部级"})
# Nouns that end the clause before a name instead of belonging to it: 建设单位中建材科创院, 全资子公司甲公司.
_STOP_NOUNS = load_words("stop_nouns.tsv")
_COUNT = re.compile(r"\s*(?:等)?(?:共|约|近|超|达|达到|超过|突破|有)?\d[\d.,万]*[余多]?(?:家|个|所|项|名|支|位|座|条|批)")
_LEGAL_TAIL = re.compile(r"(?:[(（][^()（）]{2,8}[)）])?(?:集团)?(?:股份)?有限(?:责任)?公司$")
_MEDIA = re.compile(r"(日报|晚报|晨报|时报|商报|新闻网|融媒|融媒体|通讯社|电视台|广播|报社|杂志|客户端|大众网|日报社|新华网|人民网|报业集团|出版社)")
# “1+10+N”, “政产学研金服用”, “一企一技术”: slogans, no names.
_SLOGAN = re.compile(r"\d\s*\+|政?产学研|[一二两双三四五六七八九十][\u4e00-\u9fff][一二两双三四五六七八九十][\u4e00-\u9fff]|[“][一二三四五六七八九十]")
_CARRIED_OUT = frozenset({"实施", "启动", "组织实施", "开展", "落实", "承担", "入选", "列入", "推进", "深入实施", "参与"})
_PLURAL_BEFORE = frozenset({"各类", "各级", "一批", "多个", "多家", "若干", "等", "一批批", "各", "这些", "一个", "首个", "首家", "个", "家", "所"})


@cache
def _head_automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(load_heads()))


def find_names(words: Words) -> list[Mention]:
    """Candidate mentions by head; they may overlap, the longest is meant to win."""
    heads = load_heads()
    best: dict[int, str] = {}
    for _, end, word in find_words(_head_automaton(), words.text):
        if end in words.by_end and len(word) > len(best.get(end, "")):
            best[end] = word
    found = []
    for end, word in best.items():
        mention = _name_with_head(words, heads[word], end)
        if mention is not None:
            found.append(mention)
    return found


_ACADEMICIAN = re.compile(r"(?:中国科学院|中国工程院|中科院|两院)(?:外籍)?院士(?!工作站|团队)")


def _name_with_head(words: Words, head: Head, end: int) -> Mention | None:
    """The name that ends in this head, or ``None`` where it is a category or an ordinary phrase."""
    head_start = end - len(head.word)
    last = words.by_end[end]
    first = words.index_at(head_start)
    start = _choose_start(words, _extend_left(words, first, head), last, head_start)
    if start is not None and _ACADEMICIAN.match(words.text, start):
        return None
    if start is None or start >= head_start and not _is_tagged(words, start, end):
        return None
    end = _extend_right(words, end, head)
    text = words.text[start:end]
    if _MEDIA.search(text) or len(text) < 3 or not _is_balanced(text) or head.type == "Award" and words.text[end : end + 1] in set("补励项金"):
        return None
    confidence = _judge(words, head, start, head_start, end)
    kind = _refine_type(words, head, start, end)
    return Mention(start, end, text, kind, f"name.{head.type}", confidence) if confidence else None


def _is_balanced(text: str) -> bool:
    """Brackets and quotation marks close inside the name, and no definition stands in it."""
    return "简称" not in text and "+" not in text and all(text.count(a) == text.count(b) for a, b in ("()", "（）", "“”"))


def _refine_type(words: Words, head: Head, start: int, end: int) -> str:
    """The class of a name where the head alone does not settle it."""
    text = words.text[start:end]
    if head.type == "Enterprise":
        return type_of_company(text)
    if head.word in {"中心", "分中心", "基地"}:
        stem = text[: -len(head.word)]
        inner = next((load_heads()[stem[a:b]] for b in range(len(stem), 3, -1) for a in range(max(b - 8, 1), b - 1) if stem[a:b] in load_heads()), head)
        return inner.type if inner.type in {"Platform", "ServiceOrganization"} else head.type
    if head.word in {"研究中心", "创新中心"} and re.match(r".{0,12}?(?:大学|中科院|中国科学院)", text) and "工程" not in text:
        return "ResearchInstitute"  # 浙江大学某地创新中心: an institute abroad of its university
    return head.type


def type_of_company(name: str) -> str:
    """A company is what its name says before the legal form: 某研究院(山东)有限公司 is a ResearchInstitute."""
    stem = _LEGAL_TAIL.sub("", name)
    if stem == name:
        return "Enterprise"
    for start in range(max(len(stem) - 8, 0), len(stem) - 1):
        head = load_heads().get(stem[start:])
        if head is not None and head.type in {"ResearchInstitute", "FinancialInstitution", "ServiceOrganization"} and len(head.word) >= 2:
            return head.type
    return "Enterprise"


def _is_tagged(words: Words, start: int, end: int) -> bool:
    return words.tag_of(start, end) == "ORG"


def _extend_left(words: Words, first: int, head: Head) -> int:
    """Index of the leftmost word that may belong to a name whose head begins in word ``first``."""
    i = first
    while i > 0:
        step = _step_left(words, i, head)
        if step is None:
            break
        i = step
        if words.tokens[i].tag == "PER":
            break
    return i


def _step_left(words: Words, i: int, head: Head) -> int | None:
    """Index of the word before ``i`` where the name may go on, past a bracket or a quotation as a whole."""
    here, before = words.tokens[i], words.tokens[i - 1]
    if before.end != here.start or before.text.isspace():
        return None
    if before.text in _CLOSING:
        return _opening_of(words, i - 1)
    if before.text in _DASHES or before.text in _JOINERS:
        return i - 1 if i > 1 and words.tokens[i - 2].end == before.start and _may_join(words, i - 1, head) else None
    if before.tag not in _ANCHORS and before.text in load_words("nominal_verbs.tsv") and (here.tag in _ANCHORS or here.text in _OPENERS):
        return None  # 合作共建魏桥…: a verb before a place or owner is a verb
    if _is_rare_verb(before) and i > 1 and words.tokens[i - 2].tag in _ANCHORS and words.tokens[i - 2].end == before.start:
        return i - 1  # 烟台力合…: the tagger takes unknown names for verbs
    return i - 1 if _may_belong(before, head) else None


def _is_rare_verb(token: Token) -> bool:
    """A word tagged as a verb or adverb that is no common verb: probably part of a name."""
    return token.tag in {"v", "vd", "d", "ad"} and len(token.text) >= 2 and token.text not in load_words("common_verbs.tsv")


def _may_belong(token: Token, head: Head) -> bool:
    if token.text in _STOP_NOUNS:
        return token.text == "专家" and head.type == "Event" or token.text in {"企业", "高校"} and head.type in {"Programme", "Award"}
    if token.text in {"建设", "发展", "实施"} and head.type in {"GovernmentBody", "Event", "Project", "Programme", "Fund"}:
        return True
    if token.tag == "vn" and token.text in load_words("common_verbs.tsv"):
        return False
    if token.tag in _NOUNS:
        return True
    if token.tag == "PER":
        return head.type in {"Team", "Platform", "Fund", "Enterprise"}
    if token.tag == "TIME":
        return head.type in {"Award", "Event"} and re.fullmatch(r"\d{4}(?:年度?)?", token.text) is not None
    if token.tag == "m" and len(token.text) == 1:
        return head.type == "Enterprise" and token.text in "一二三四五六七八九十"
    if token.tag == "m":
        return re.fullmatch(r"第[一二三四五六七八九十\d]+[届次批代]?|\d{3}|[一二三]期|首[届批]", token.text) is not None
    return token.text in load_words("nominal_verbs.tsv")


def _opening_of(words: Words, i: int) -> int | None:
    """The opening partner of a closing bracket or quotation mark not more than twelve words back."""
    partner = _CLOSING[words.tokens[i].text]
    for j in range(i - 1, max(i - 13, -1), -1):
        if words.tokens[j].text == partner:
            return j
        if words.tokens[j].text in "。，；、：！？":
            return None
    return None


def _may_join(words: Words, i: int, head: Head) -> bool:
    """Whether 与, 和, 及 or a dash at ``i`` joins two parts of one name."""
    left, right = words.tokens[i - 1], words.tokens[i + 1]
    if words.tokens[i].text in _DASHES:
        return left.tag in {"ORG", "LOC", "n", "nz"} and right.tag in {"ORG", "LOC", "n", "nz"}
    if words.tokens[i].text == "暨":
        return head.type == "Event"
    if left.tag in _ANCHORS and not _is_odd_place(left) or right.tag in _ANCHORS or right.text in _STATE:
        return False
    if left.text in load_heads() or left.text in {"单位", "机构", "企业", "高校", "院所", "部门", "企业家"}:
        return False
    return left.tag in _NOUNS or left.text in load_words("nominal_verbs.tsv")


def _is_odd_place(token: Token) -> bool:
    """What the tagger calls a place though it is none: 河南省智能矿山装备."""
    return token.tag == "LOC" and len(token.text) >= 4 and token.text not in divisions_by_surface()


def _choose_start(words: Words, leftmost: int, last: int, head_start: int) -> int | None:
    """The offset where the name begins within the stretch of possible words."""
    first = leftmost
    tokens = words.tokens
    for i in range(leftmost, last + 1):
        if tokens[i].start >= head_start:
            break
        after_anchor = i > leftmost and (tokens[i - 1].tag in _ANCHORS or tokens[i - 1].text in _DASHES or tokens[i - 1].text in "(（“)）")
        after_anchor = after_anchor or i > leftmost and tokens[i - 1].text in _STATE
        if tokens[i].tag in _ANCHORS and i > first and not after_anchor and not _inside_brackets(words, i):
            first = i
    first = _drop_unanchored_joiner(words, first, head_start)
    while tokens[first].start < head_start and _cannot_begin(tokens[first]):
        first += 1
    return tokens[first].start if tokens[first].start <= head_start else None


def _inside_brackets(words: Words, i: int) -> bool:
    return i > 0 and words.tokens[i - 1].text in "(（" or i + 1 < len(words.tokens) and words.tokens[i + 1].text in ")）"


def _drop_unanchored_joiner(words: Words, first: int, head_start: int) -> int:
    """Without a place, owner or level in front, 甲与乙中心 is two things: keep what follows the joiner."""
    tokens = words.tokens
    if tokens[first].tag in _ANCHORS or tokens[first].text in _STATE or tokens[first].tag == "TIME":
        return first
    if words.text.startswith("项目", head_start) and (first == 0 or tokens[first - 1].tag == "w"):
        return first
    begin = first
    for i in range(first, len(tokens)):
        if tokens[i].start >= head_start:
            break
        if tokens[i].text in _JOINERS and tokens[i].text != "暨":
            begin = i + 1
    return begin


def _cannot_begin(token: Token) -> bool:
    if token.tag in _ANCHORS or token.text in _STATE:
        return False
    return token.text in load_words("weak_openers.tsv") or token.text in _JOINERS or token.text in _DASHES or token.text in ")）”」"


def _extend_right(words: Words, end: int, head: Head) -> int:
    """A bracketed place, campus or second title behind the head belongs to the name: 某某实验室(山东), 某大学（某科学院）."""
    match = re.compile(r"[(（]([^()（）]{2,10})[)）]").match(words.text, end)
    if match is None:
        return end
    inside = match.group(1)
    i = words.by_start.get(match.start(1))
    tag = words.tokens[i].tag if i is not None and words.tokens[i].end == match.end(1) else ""
    second_title = head.type == "University" and tag == "ORG" and "简称" not in inside
    return match.end() if tag == "LOC" or second_title or inside.endswith(("校区", "分院", "站")) else end


def _judge(words: Words, head: Head, start: int, head_start: int, end: int) -> float:
    """Confidence that the span is a name; zero for a category."""
    if start == head_start:
        return 0.7 if _is_tagged(words, start, end) and head.strength != "loose" else 0.0
    if _is_quoted(words, start, end) and not _SLOGAN.search(words.text[start:end]):
        return 0.8
    inner = [t for t in words.tokens[words.index_at(start) : words.index_at(head_start) + 1] if t.start < head_start]
    if head.type in {"InnovationCommunity", "Platform"} and _SLOGAN.search(words.text[start:head_start]):
        return 0.0
    owner = any((t.tag in {"ORG", "PER"} or _is_odd_place(t)) and t.start < head_start for t in inner if t.end <= end)
    if head.type in {"Team", "Project"} and any(t.text in {"优秀", "系列", "多个", "各类"} for t in inner):
        return 0.0
    region = any(t.tag == "LOC" for t in inner) or inner[0].text in {"省", "市"} and head.type in {"Programme", "Award", "Fund"}
    specific = sum(1 for t in inner if _is_specific(t, head_start))
    quoted = any(t.text == "“" for t in inner) and not _SLOGAN.search(words.text[start:end])
    if head.type == "Programme" and _is_plain_plan(words, start, head_start, end):
        return 0.0
    if head.type == "Event" and any(t.tag == "m" and t.text.startswith("第") for t in inner):
        return 0.7
    if head.type == "Programme" and len(inner) >= 2 and _follows(words, start, _CARRIED_OUT):
        return 0.75
    if not (owner or quoted) and _is_counted(words, start, end):
        return 0.0
    return _confidence(head, owner=owner or quoted, region=region, specific=specific, modifiers=len(inner))


def _confidence(head: Head, *, owner: bool, region: bool, specific: int, modifiers: int) -> float:
    if head.strength == "open":
        return 0.95 if owner or region else 0.8 if specific else 0.0
    if head.strength == "region":
        return 0.85 if region else 0.0
    if head.strength == "strict":
        if region and len(head.word) >= 4 and head.type in {"Programme", "Award", "Fund"}:
            return 0.8
        if owner and modifiers or region and specific:
            return 0.9
        if specific >= 2 or specific and head.type in {"Platform", "InnovationCommunity", "Award"}:
            return 0.65
        enough = 2 if head.type in {"Programme", "Award", "Event", "InnovationCommunity"} else 4
        return 0.6 if region and modifiers >= enough else 0.0
    if owner:
        return 0.85
    return 0.6 if specific >= 2 and head.type in {"Project", "Programme", "Award", "Event"} or region and specific else 0.0


def _is_specific(token: Token, head_start: int) -> bool:
    text = token.text[: max(head_start - token.start, 0)]
    if token.tag in {"w", "c", "LOC", "m", "TIME"} or len(text) < 2:
        return False
    return text not in load_words("generic_words.tsv") and text not in _LEVELS and not _all_generic(text)


def _all_generic(text: str) -> bool:
    """Whether a word is made of generic words only (科技创新 = 科技 + 创新)."""
    generic = load_words("generic_words.tsv")
    return any(text[:i] in generic and text[i:] in generic for i in range(2, len(text) - 1))


def _is_plain_plan(words: Words, start: int, head_start: int, end: int) -> bool:
    """项目计划总投资…, 项目主体工程: the verb to plan, building works."""
    return words.text[start:head_start].endswith(("项目", "板块")) or words.text[start:end].endswith("主体工程") or re.match(r"总|投资|用|在|到|于|新|引|方案|意见|实施|书", words.text[end : end + 2]) is not None


def _is_quoted(words: Words, start: int, end: int) -> bool:
    return words.text[start - 1 : start] == "“" and words.text[end : end + 1] == "”"


def _follows(words: Words, start: int, verbs: frozenset[str]) -> bool:
    i = words.by_start.get(start)
    return i is not None and i > 0 and words.tokens[i - 1].text in verbs


def _is_counted(words: Words, start: int, end: int) -> bool:
    """建设中试基地5家, 一批研发平台: kinds in general."""
    if _COUNT.match(words.text, end):
        return True
    i = words.by_start.get(start)
    return i is not None and i > 0 and words.tokens[i - 1].text in _PLURAL_BEFORE
