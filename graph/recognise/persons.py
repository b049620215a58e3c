"""People: words that the tagger sees as persons, and names that a title points at (李玉院士, 院长张三).

A name without a surname, an author line (记者李某) and an ordinary word that happens to be somebody's name (李玉 as a
fruit) are no persons.
"""

from __future__ import annotations

import re

from graph.model import Mention
from graph.recognise.lexicon import load_surnames, load_words
from graph.recognise.words import Words

_AFTER = r"(?:院士|教授|副教授|研究员|副研究员|博士|博士后|先生|女士|同志|委员|代表|团队|等人|一行|课题组)"
_BEFORE = (
    r"(?:院士|教授|研究员|博士后|博士|院长|校长|所长|主任|董事长|总经理|总裁|总工程师|书记|局长|厅长|部长|市长|省长|县长|区长|镇长|主席|会长|理事长|秘书长|处长|科长|"
    r"首席科学家|首席专家|负责人|带头人|创始人|企业家|专家|CEO|CTO|工程师|杰青|工匠|经理|主任委员|司长|巡视员)"
)
_NAME = r"(?P<name>[\u4e00-\u9fff](?:[\u4e00-\u9fff·]){1,3}?)"
_TITLED = re.compile(_NAME + r"(?=" + _AFTER + r")")
_AUTHOR = re.compile(r"(?:记者|通讯员|责任编辑|责编|编辑|作者|摄影|供稿|撰文|撰稿|审核|校对|来源)[：:\s]*(?:[\u4e00-\u9fff]{2,4}[\s、]*)*$")
_TAIL = re.compile(r"[也则等和与说率在任为曾对向将就称介出]$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[（(]\d{4}[〕\])）]")
_LEADER_PHRASE = re.compile(r"习近平(?:新时代|总书记|同志|关于|主席|经济|生态|法治)")
_ADDRESSED = re.compile(r"尊敬的[\u4e00-\u9fff]{2,4}(?:委员|代表)$")
# 院长匡某力、…: the tagger took the last character of the name for a word.
_CUT_NAME = re.compile(r"[\u4e00-\u9fff](?=[、，,）)])(?<![等说称])")
_SIGNATURE = re.compile(r"^[（(][\u4e00-\u9fff\s·、]{2,20}[)）]$")


def find_persons(words: Words) -> list[Mention]:
    """Candidate Person mentions."""
    found = []
    for i, token in enumerate(words.tokens):
        if token.tag == "PER":
            mention = _tagged_person(words, i)
            if mention is not None:
                found.append(mention)
        elif token.end - token.start in {2, 3} and token.tag in {"n", "nz", "v", "nr", "LOC", "ORG", "vn", "a", "d"}:
            mention = _titled_person(words, i)
            if mention is not None:
                found.append(mention)
    return found


def _tagged_person(words: Words, i: int) -> Mention | None:
    token = words.tokens[i]
    name = token.text
    if (len(name) > 2 and _TAIL.search(name) and len(name) != 3) or (
        len(name) == 3 and _TAIL.search(name) and words.text[token.end : token.end + 1] not in "，,。、（(" and name[-1] in "也则等率"
    ):
        name = name[:-1]
    if len(name) == 4 and _TAIL.search(name):
        name = name[:-1]
    if words.text[token.start - 1 : token.start] == "“" or words.text[token.end : token.end + 1] == "”":
        return None
    if not _is_name(name) or _is_author(words, token.start, token.end) or _DOCUMENT_NUMBER.match(words.text, token.start):
        return None
    if _LEADER_PHRASE.match(words.text, token.start) or name in load_words("common_verbs.tsv") or name in load_words("generic_words.tsv"):
        return None
    if (
        len(name) == 2 == len(token.text)
        and _CUT_NAME.match(words.text, token.end)
        and i + 1 < len(words.tokens)
        and len(words.tokens[i + 1].text) == 1
    ):
        name = words.text[token.start : token.end + 1]
    titled = _has_title(words, token.start, token.start + len(name))
    return Mention(token.start, token.start + len(name), name, "Person", "person.tagged", 0.95 if titled else 0.75)


def _titled_person(words: Words, i: int) -> Mention | None:
    """A word that only a title on its right or left makes a person: 李玉院士, 国家杰青包亦望."""
    token = words.tokens[i]
    if not _is_name(token.text) or len(token.text) < 2:
        return None
    after = words.text[token.end : token.end + 4]
    strong_after = re.match(r"(?:院士|教授|副教授|研究员|先生|女士)", after) or _ADDRESSED.search(
        words.text[max(token.start - 4, 0) : token.end + 2]
    )
    before = words.text[max(token.start - 6, 0) : token.start]
    strong_before = re.search(
        r"(?:院士|教授|研究员|博士后|博士|杰青|院长|董事长|总经理|局长|厅长|校长|会长|所长)$", before
    ) and token.tag in {"v", "d", "nz", "nr", "a"}
    if (
        (strong_after or strong_before)
        and token.text not in _ORDINARY
        and token.text not in load_words("nominal_verbs.tsv") | load_words("common_verbs.tsv")
        and not _is_author(words, token.start, token.end)
    ):
        return Mention(token.start, token.end, token.text, "Person", "person.titled", 0.9)
    return None


_ORDINARY = frozenset(
    {
        "高级",
        "方面",
        "相关",
        "成员",
        "常务",
        "全体",
        "包括",
        "经济",
        "高等",
        "高层",
        "海外",
        "文化",
        "应用",
        "方案",
        "计划",
        "成果",
        "万人",
        "安全",
        "权威",
        "资深",
        "相应",
        "双聘",
        "和平",
        "有关",
        "于是",
        "高校",
        "关于",
        "全国",
        "国内",
        "项目",
        "产业",
        "双方",
        "单位",
        "平台",
        "公司",
        "企业",
        "时任",
        "特聘",
        "荣誉",
        "客座",
        "兼职",
        "那些",
        "多名",
        "双创",
    }
)


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= 4 and "·" not in name:
        return False
    surnames = load_surnames()
    if "·" in name:
        return True
    return (name[:2] in surnames and len(name) >= 3) or (name[0] in surnames and len(name) <= 3)


def _is_author(words: Words, start: int, end: int) -> bool:
    """Reporters, editors and the name in brackets that closes an article."""
    line_start = words.text.rfind("\n", 0, start) + 1
    line_end = words.text.find("\n", end)
    line = words.text[line_start : line_end if line_end >= 0 else len(words.text)].strip()
    return bool(_AUTHOR.search(words.text[max(line_start, start - 20) : start])) or bool(_SIGNATURE.match(line))


def _has_title(words: Words, start: int, end: int) -> bool:
    after = re.match(_AFTER, words.text[end : end + 5])
    return bool(after or re.search(_BEFORE + r"$", words.text[max(start - 6, 0) : start]))
