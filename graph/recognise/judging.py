"""Whether a stretch before a head is a name or a category, how sure, and of which class."""

from __future__ import annotations

import re

from graph.model import Token
from graph.recognise.gazetteer import divisions_by_surface
from graph.recognise.lexicon import Head, load_heads, load_words
from graph.recognise.words import Words

ANCHORS = frozenset({"LOC", "ORG", "PER"})
STATE = frozenset({"国家", "全国", "中国", "中央", "教育部", "科技部", "省", "市", "省级", "市级", "国家级", "山东"})
_LEVELS = frozenset({"国家", "国家级", "省", "省级", "市", "市级", "区级", "县级", "全国", "省部级"})
_COUNT = re.compile(r"\s*(?:等)?(?:共|约|近|超|达|达到|超过|突破|有)?\d[\d.,万]*[余多]?(?:家|个|所|项|名|支|位|座|条|批)")
# “1+10+N”, “政产学研金服用”, “一企一技术”: slogans, no names.
_SLOGAN = re.compile(
    r"\d\s*\+|政?产学研|[一二两双三四五六七八九十][\u4e00-\u9fff][一二两双三四五六七八九十][\u4e00-\u9fff]|[“][一二三四五六七八九十]"
)
_CARRIED_OUT = frozenset({"实施", "启动", "组织实施", "开展", "落实", "承担", "入选", "列入", "推进", "深入实施", "参与"})
_PLURAL_BEFORE = frozenset(
    {"各类", "各级", "一批", "多个", "多家", "若干", "等", "一批批", "各", "这些", "一个", "首个", "首家", "个", "家", "所"}
)
_LEGAL_TAIL = re.compile(r"(?:[(（][^()（）]{2,8}[)）])?(?:集团)?(?:股份)?有限(?:责任)?公司$")


def judge_name(words: Words, head: Head, start: int, head_start: int, end: int) -> float:
    """Confidence that the span is a name; zero for a category."""
    if start == head_start:
        return 0.7 if is_tagged(words, start, end) and head.strength != "loose" else 0.0
    if _is_quoted(words, start, end) and not _SLOGAN.search(words.text[start:end]):
        return 0.8
    inner = [t for t in words.tokens[words.index_at(start) : words.index_at(head_start) + 1] if t.start < head_start]
    if head.type in {"InnovationCommunity", "Platform"} and _SLOGAN.search(words.text[start:head_start]):
        return 0.0
    owner = any((t.tag in {"ORG", "PER"} or is_odd_place(t)) and _is_owner(t, head_start) for t in inner)
    if head.type in {"Team", "Project"} and any(t.text in {"优秀", "系列", "多个", "各类"} for t in inner):
        return 0.0
    region = any(t.tag == "LOC" for t in inner) or (inner[0].text in {"省", "市"} and head.type in {"Programme", "Award", "Fund"})
    specific = sum(1 for t in inner if is_specific(t, head_start))
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
        if (owner and modifiers) or (region and specific):
            return 0.9
        if specific >= 2 or (specific and head.type in {"Platform", "InnovationCommunity", "Award"}):
            return 0.65
        enough = 2 if head.type in {"Programme", "Award", "Event", "InnovationCommunity"} else 4
        return 0.6 if region and modifiers >= enough else 0.0
    if owner:
        return 0.85
    if head.type == "Enterprise":
        return 0.0  # 长沙市智能网联汽车 is a product field, 甲汽车 a firm only where the tagger or a list says so
    return 0.6 if (specific >= 2 and head.type in {"Project", "Programme", "Award", "Event"}) or (region and specific) else 0.0


def refine_type(words: Words, head: Head, start: int, end: int) -> str:
    """The class of a name where the head alone does not settle it."""
    text = words.text[start:end]
    if head.type == "Enterprise":
        return type_of_company(text)
    if head.word in {"中心", "分中心", "基地"}:
        stem = text[: -len(head.word)]
        inner = next(
            (load_heads()[stem[a:b]] for b in range(len(stem), 3, -1) for a in range(max(b - 8, 1), b - 1) if stem[a:b] in load_heads()),
            head,
        )
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


def is_generic_phrase(phrase: str) -> bool:
    """Whether generic words make up all of a phrase: 工程(技术), 博士后科研."""
    generic = load_words("generic_words.tsv")
    rest = re.sub(r"[()（）]", "", phrase)
    while rest:
        piece = next((rest[:n] for n in range(min(len(rest), 6), 0, -1) if rest[:n] in generic), "")
        if not piece:
            return False
        rest = rest[len(piece) :]
    return True


def is_specific(token: Token, head_start: int) -> bool:
    text = token.text[: max(head_start - token.start, 0)]
    if token.tag in {"w", "c", "LOC", "m", "TIME"} or len(text) < 2:
        return False
    return text not in load_words("generic_words.tsv") and text not in _LEVELS and not _all_generic(text)


def _all_generic(text: str) -> bool:
    """Whether a word is made of generic words only (科技创新 = 科技 + 创新)."""
    generic = load_words("generic_words.tsv")
    return any(text[:i] in generic and text[i:] in generic for i in range(2, len(text) - 1))


def is_odd_place(token: Token) -> bool:
    """What the tagger calls a place though it is none: 河南省智能矿山装备."""
    return token.tag == "LOC" and len(token.text) >= 4 and token.text not in divisions_by_surface()


def is_tagged(words: Words, start: int, end: int) -> bool:
    return words.tag_of(start, end) == "ORG"


def _is_owner(token: Token, head_start: int) -> bool:
    """Whether an organisation's word stands before the head, or holds a specific part before it (not 市级 + 研究中心)."""
    return token.end <= head_start or not is_generic_phrase(token.text[: head_start - token.start])


def _is_plain_plan(words: Words, start: int, head_start: int, end: int) -> bool:
    """项目计划总投资…, 项目主体工程: the verb to plan, building works."""
    return (
        words.text[start:head_start].endswith(("项目", "板块"))
        or words.text[start:end].endswith("主体工程")
        or re.match(r"总|投资|用|在|到|于|新|引|方案|意见|实施|书", words.text[end : end + 2]) is not None
    )


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
