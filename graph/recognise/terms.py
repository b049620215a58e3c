"""Known names (lexicons) and what the tagger itself calls an organisation."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention
from graph.recognise.gazetteer import divisions_by_surface, load_areas
from graph.recognise.judging import is_generic_phrase, type_of_company
from graph.recognise.lexicon import build_automaton, find_words, load_heads, load_programmes, load_terms, load_words
from graph.recognise.words import Words

_MEDIA = re.compile(
    r"(?:日报|晚报|晨报|时报|商报|早报|新闻网|新闻|融媒体?|融媒体中心|通讯社|电视台|广播|报社|杂志|客户端|大众网|日报社|在线|网|报|台|频道|公众号|发布)$"
)
_NOT_ORGANISATION = re.compile(
    r"[()（）]|^(?:党中央|中央|党委|党政|市场|高新技术|院士|两院|政协|人大|世界\d+强)$|(?:路|街|广场|酒店|宾馆|会议中心|会展中心|楼|厅|馆)$"
)
# 某大学党委副书记: the body is the university.
_COMMITTEE = re.compile(r"(?<=[院学所司团行会])(?:党委|党组|纪委|工会|团委)$")
# 中国科学院院士: a title.
_ACADEMICIAN = re.compile(r"(?:中国科学院|中国工程院|中科院|两院)(?:外籍)?院士")
# 甲科发〔2020〕16号: a document number.
_NUMBERED = re.compile(r"[\u4e00-\u9fff]?[〔\[（(]\d{4}[〕\]）)]")
_TAG_TRUST = frozenset({"ORG", "nz", "PER", "LOC"})


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(load_terms()))


def find_known(words: Words) -> list[Mention]:
    """Mentions of names in the lexicons; a short form counts only where the tagger sees a proper name (not 动力源, 机器人)."""
    found = _find_programmes(words)
    terms = load_terms()
    for start, end, surface in find_words(_automaton(), words.text):
        if not words.is_aligned(start, end):
            continue
        term = terms[surface]
        if _ACADEMICIAN.match(words.text, start):
            continue
        is_full = len(surface) >= 6 or (surface == term.canonical and len(surface) >= 4)
        if is_full or words.tag_of(start, end) in _TAG_TRUST:
            found.append(Mention(start, end, surface, term.type, "term.lexicon", 0.95))
    return found


def _find_programmes(words: Words) -> list[Mention]:
    """National programmes and talent titles known by name."""
    automaton = build_automaton(frozenset(load_programmes()))
    spans = [
        (s, e)
        for s, e, _ in find_words(automaton, words.text)
        if (s in words.by_start or e in words.by_end) and not words.text[e : e + 1].isdigit()
    ]
    return [Mention(s, e, words.text[s:e], "Programme", "term.programme", 0.9) for s, e in spans]


def find_tagged(words: Words) -> list[Mention]:
    """Organisations as the tagger sees them, typed by their head, else as firms with low confidence."""
    found = []
    for i, token in enumerate(words.tokens):
        if _ACADEMICIAN.match(words.text, token.start) or _NUMBERED.match(words.text, token.end):
            continue
        if token.tag != "ORG" or len(token.text) < 3 or _MEDIA.search(token.text) or _NOT_ORGANISATION.search(token.text):
            continue
        name = _COMMITTEE.sub("", token.text)
        kind, confidence = type_by_head(name)
        if kind and not _is_piece(words, i) and not _holds_generic(name, confidence):
            found.append(Mention(token.start, token.start + len(name), name, kind, "term.tagged", confidence))
    return found


def _holds_generic(name: str, confidence: float) -> bool:
    """A guessed firm whose name holds 高校, 企业 or another kind in general is no name."""
    return confidence <= 0.5 and any(
        word in name for word in ("高校", "院所", "企业", "单位", "机构", "人才", "省市", "区县", "金融", "创办", "政办", "政字")
    )


def type_by_head(name: str) -> tuple[str, float]:
    """Class and confidence from the longest head that ends a name; a name without one is taken for a firm."""
    heads = load_heads()
    for start in range(len(name)):
        head = heads.get(name[start:])
        if head is None:
            continue
        if head.type == "Enterprise":
            return type_of_company(name), 0.85
        modifier = name[:start]
        if head.strength == "strict" and is_generic_phrase(modifier):
            return "", 0.0
        if head.strength == "strict" and (not modifier or modifier in load_words("generic_words.tsv")):
            return "", 0.0
        return (head.type, 0.85) if modifier or (head.strength == "open" and len(name) > 3) else ("", 0.0)
    if name[-1] in "所院" and not name.endswith(("医院", "法院", "事务所", "交易所", "场所", "剧院", "检察院", "国务院", "影院")):
        return "ResearchInstitute", 0.7  # 某轴所, 某明院: the short form of an institute
    if name[-1] in "力性度化级制型感率权法律观态式板厅队":
        return "", 0.0
    return ("Enterprise", 0.5) if len(name) < 9 and name not in divisions_by_surface() and name not in load_areas() else ("", 0.0)


def _is_piece(words: Words, i: int) -> bool:
    """Whether a tagged word is glued to a noun before or behind it and so is part of something longer."""
    token = words.tokens[i]
    return any(ch in "《》" for ch in token.text)
