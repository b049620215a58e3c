"""Whether a stretch before a head is a name or a category, how sure, and of which class.

Enters: a span that ``extent`` found, with its head. Leaves: a confidence, zero for a category (省级重点实验室, 5家中试基地),
and the class where the head alone does not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.gazetteer import divisions_by_surface
from graph.model import Token
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.granted import COUNT, is_generic_phrase, judge_granted
from graph.recognise.lexicon import Head, load_heads, load_words
from graph.recognise.words import Words

ANCHORS = frozenset({"LOC", "ORG", "PER"})
_OWNER_TAGS = frozenset({"ORG", "PER"})
# “1+10+N”, “政产学研金服用”, “一企一技术”: slogans, no names.
_SLOGAN = re.compile(
    r"\d\s*\+|政?产学研|[一二两双三四五六七八九十][\u4e00-\u9fff][一二两双三四五六七八九十][\u4e00-\u9fff]|[“][一二三四五六七八九十]"
)
_LEGAL_TAIL = re.compile(r"(?:[(（][^()（）]{2,8}[)）])?(?:集团)?(?:股份)?有限(?:责任)?公司$")
_NOT_A_PLAN = CuePattern("{programme.not_before}")
_FINANCIAL = CuePattern("(?:{type.financial}|{type.insurers}(?:{han}{2,8})?[分支]公司)$")
_OF_ACADEMY = CuePattern(".{0,12}?{type.academies}")
_REGIONAL = frozenset({"Programme", "Award", "Fund"})
_NAMED_BY_KIND = frozenset({"Platform", "InnovationCommunity"})
_NEEDS_TWO_WORDS = frozenset({"Programme", "Award", "Event", "InnovationCommunity"})
_LOOSELY_NAMED = frozenset({"Project", "Programme", "Award", "Event"})
_IN_COMPANY_NAMES = frozenset({"ResearchInstitute", "FinancialInstitution", "ServiceOrganization"})
_LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A possible name: where it begins, where its head begins, where it ends."""

    start: int
    head_start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What stands before a head: an owner or quotation, a place, how many words, and how many specific ones."""

    owner: bool
    region: bool
    specific: int
    modifiers: int


def judge_name(words: Words, head: Head, span: Span) -> float:
    """Confidence that the span is a name; zero for a category."""
    text = words.text[span.start : span.end]
    if span.start == span.head_start:
        named = is_tagged(words, span.start, span.end) and head.strength != "loose" and not is_generic_phrase(text)
        return 0.7 if named else 0.0
    if _is_quoted(words, span) and not _SLOGAN.search(text):
        return 0.8
    inner = [t for t in words.inside(span.start, span.head_start + 1) if t.start < span.head_start]
    if _is_kind(words, head, span, inner):
        return 0.0
    if _is_settled(words, head, span, inner):
        return 0.75 if head.type == "Programme" else 0.7
    granted = judge_granted(words, head, (span.start, span.head_start, span.end)) if head.strength == "strict" else None
    if granted is not None:
        return granted
    evidence = _weigh(inner, head, span, quoted=_holds_quotation(text, head))
    return 0.0 if not evidence.owner and _is_counted(words, span, evidence) else _confidence(head, evidence)


def _holds_quotation(text: str, head: Head) -> bool:
    """Whether a quoted word says which one it is (“青苗”培育工程); a slogan in the name of an event is one (“甲杯”产学研对接会)."""
    if head.type == "Event":
        text = text[text.find("“") : text.rfind("”") + 1]
    return "“" in text and not _SLOGAN.search(text)


def _is_kind(words: Words, head: Head, span: Span, inner: Sequence[Token]) -> bool:
    """Slogans (“1+10+N”平台), kinds of teams and projects (优秀团队), and 计划 as a verb."""
    text = words.text[span.start : span.end]
    if head.type in _NAMED_BY_KIND and _SLOGAN.search(words.text[span.start : span.head_start]):
        return True
    if head.type in {"Team", "Project"} and any(t.text in load_cues("count.kinds") for t in inner):
        return True
    if head.type == "Platform" and text.endswith(tuple(load_cues("name.not_platforms"))):
        return True
    if head.word == "计划" and all(t.tag in ANCHORS for t in inner):
        return True  # 甲公司计划三年投入…
    is_level = bool(inner) and inner[0].text in load_cues("level.grades") and inner[0].text.endswith("级")
    return head.type == "Programme" and (_is_plain_plan(words, span) or is_level)


def _is_settled(words: Words, head: Head, span: Span, inner: Sequence[Token]) -> bool:
    """第三届某某大会; a programme of two words or more that somebody carries out."""
    if head.type == "Event":
        return any(t.tag == "m" and t.text.startswith("第") for t in inner)
    before = words.before(span.start)
    return head.type == "Programme" and len(inner) >= 2 and before is not None and before.text in load_cues("programme.carried_out")


def _weigh(inner: Sequence[Token], head: Head, span: Span, *, quoted: bool) -> _Evidence:
    owners = _OWNER_TAGS | {"nz"} if head.type == "Enterprise" else _OWNER_TAGS  # 凯美瑞/nz + 轴承
    owner = any((t.tag in owners or is_odd_place(t)) and _is_owner(t, span.head_start) for t in inner)
    place = any(t.tag == "LOC" and _is_owner(t, span.head_start) for t in inner)
    region = place or (inner[0].text in {"省", "市"} and head.type in _REGIONAL)
    return _Evidence(owner or quoted, region, sum(is_specific(t, span.head_start) for t in inner), len(inner))


def _confidence(head: Head, evidence: _Evidence) -> float:
    """How sure a head of each strength makes a name with the evidence before it."""
    if head.strength == "open":
        return 0.95 if evidence.owner or evidence.region else 0.8 if evidence.specific else 0.0
    if head.strength == "region":
        return 0.85 if evidence.region else 0.0
    return _strict_confidence(head, evidence) if head.strength == "strict" else _loose_confidence(head, evidence)


def _strict_confidence(head: Head, evidence: _Evidence) -> float:
    if evidence.region and len(head.word) >= 4 and head.type in _REGIONAL:
        return 0.8
    if (evidence.owner and evidence.modifiers) or (evidence.region and evidence.specific):
        return 0.9
    if evidence.specific >= 2 or (evidence.specific and head.type in _NAMED_BY_KIND | {"Award"}):
        return 0.65
    enough = 2 if head.type in _NEEDS_TWO_WORDS else 4
    return 0.6 if evidence.region and evidence.modifiers >= enough else 0.0


def _loose_confidence(head: Head, evidence: _Evidence) -> float:
    if evidence.owner:
        return 0.85
    if head.type == "Enterprise":
        return 0.0  # 长沙市智能网联汽车 is a product field, 甲汽车 a firm only where the tagger or a list says so
    named = evidence.specific >= 2 and head.type in _LOOSELY_NAMED
    return 0.6 if named or (evidence.region and evidence.specific) else 0.0


def refine_type(words: Words, head: Head, span: Span) -> str:
    """The class of a name where the head alone does not settle it."""
    text = words.text[span.start : span.end]
    if head.type == "Enterprise":
        return type_of_company(text)
    if head.word in load_cues("type.by_stem"):
        inner = _last_head(text[: -len(head.word)])
        return inner.type if inner is not None and inner.type in {"Platform", "ServiceOrganization"} else head.type
    if head.word in load_cues("type.institutes_abroad") and _OF_ACADEMY.match(text) and "工程" not in text:
        return "ResearchInstitute"  # 浙江大学某地创新中心: an institute abroad of its university
    return head.type


def _last_head(stem: str) -> Head | None:
    """The last head inside a stretch, the longest of those that end there."""
    heads = load_heads()
    for end in range(len(stem), 3, -1):
        for start in range(max(end - _LONGEST_HEAD, 1), end - 1):
            if stem[start:end] in heads:
                return heads[stem[start:end]]
    return None


def type_of_company(name: str) -> str:
    """A company is what its name says before the legal form: 某研究院(山东)有限公司 is a ResearchInstitute."""
    stem = _LEGAL_TAIL.sub("", name)
    if _FINANCIAL.search(stem.removesuffix("集团")):
        return "FinancialInstitution"
    if stem == name:
        return "Enterprise"
    for start in range(max(len(stem) - _LONGEST_HEAD, 0), len(stem) - 1):
        head = load_heads().get(stem[start:])
        if head is not None and head.type in _IN_COMPANY_NAMES and len(head.word) >= 2:
            return head.type
    return "Enterprise"


def is_specific(token: Token, head_start: int) -> bool:
    """Whether a word before a head says which one it is: no place, level, count or generic word."""
    text = token.text[: max(head_start - token.start, 0)]
    if token.tag in {"w", "c", "LOC", "m", "TIME"} or len(text) < 2:
        return False
    return text not in load_words("generic_words.tsv") and text not in load_cues("level.grades") and not _is_generic_pair(text)


def _is_generic_pair(text: str) -> bool:
    """Whether a word is made of two generic words (科技创新 = 科技 + 创新)."""
    generic = load_words("generic_words.tsv")
    return any(text[:i] in generic and text[i:] in generic for i in range(2, len(text) - 1))


def is_odd_place(token: Token) -> bool:
    """What the tagger calls a place though it is none: 河南省智能矿山装备."""
    return token.tag == "LOC" and len(token.text) >= 4 and token.text not in divisions_by_surface()


def is_tagged(words: Words, start: int, end: int) -> bool:
    """Whether the tagger takes the span for one organisation's name."""
    return words.tag_of(start, end) == "ORG"


def _is_owner(token: Token, head_start: int) -> bool:
    """Whether a place's or body's word stands before the head, or holds a specific part before it (not 市级 + 研究中心)."""
    return token.end <= head_start or not is_generic_phrase(token.text[: head_start - token.start])


def _is_plain_plan(words: Words, span: Span) -> bool:
    """项目计划总投资…, 项目主体工程: the verb to plan, building works."""
    return (
        words.text[span.start : span.head_start].endswith(tuple(load_cues("programme.not_after")))
        or words.text[span.start : span.end].endswith(tuple(load_cues("programme.not_ends")))
        or _NOT_A_PLAN.match(words.text, span.end) is not None
    )


def _is_quoted(words: Words, span: Span) -> bool:
    return words.text[span.start - 1 : span.start] == "“" and words.text[span.end : span.end + 1] == "”"


def _is_counted(words: Words, span: Span, evidence: _Evidence) -> bool:
    """建设中试基地5家, 一批研发平台: kinds in general; but 某市某某综合体等9家 begins with a name."""
    before = words.before(span.start)
    counted = COUNT.match(words.text, span.end)
    is_example = counted is not None and counted["among"] and evidence.region and evidence.specific
    if counted is not None and not is_example:
        return True
    is_number = before is not None and before.tag == "m" and before.text.endswith(tuple("家个所项支座"))
    return is_number or (before is not None and before.text in load_cues("count.plural"))
