"""Titles and quoted names: policies in 《》, the document's own title, loans and programmes in quotation marks."""

from __future__ import annotations

import re

from graph.model import Mention

_POLICY_WORD = (
    r"(?:意见|办法|方案|规划|计划|措施|通知|条例|规定|细则|纲要|决定|政策|清单|解读|指南|公告|公示|通告|行动计划|若干条|报告|建议|提案|议案|案|标准|规程|目录|白皮书|倡议|宣言|要点|"
    r"条款|章程|指引|批复|答复|函|规则|指标|准则|政策包|举措)"
)
_BOOK = re.compile(r"《([^《》]{2,90})》")
_POLICY_END = re.compile(_POLICY_WORD + r"(?:\d*条)?(?:[（(][^()（）]{1,20}[)）])*$")
_TITLE = re.compile(
    r"^(?:[\u4e00-\u9fff（）()〔〕“”、\w—\-·]{0,60})?关于[^。；;]{4,90}?(?:意见|办法|方案|规划|措施|通知|决定|公告|公示|通告|建议|提案)(?:[（(][^()（）]{1,20}[)）])*$"
)
_PLAN_TITLE = re.compile(
    r"^[\u4e00-\u9fff]{2,8}[省市区县][^。；;，,:：]{4,60}(?:规划|办法|方案|若干措施|行动计划|实施意见|实施细则|纲要|条例|若干政策措施)(?:[（(][^()（）]{1,24}[)）])*$"
)
_LOAN = re.compile(r"[“「]([\u4e00-\u9fffA-Za-z0-9]{1,8}(?:贷|担|保|险|券))[”」]")
_PROGRAMME = re.compile(
    r"[“「]([^“”「」，。；]{2,20})[”」](工程|行动|计划|专项|行动计划|专项行动|培育工程|培育行动|计划项目)(?!方案|意见|办法|实施方案)"
)
_OWNED_PROGRAMME = re.compile(
    r"([\u4e00-\u9fff]{2,14})[“「]([^“”「」，。；]{2,20})[”」](建设计划|建设工程|工程|行动|计划|专项)(?!方案|意见)"
)
_QUOTED_EVENT = re.compile(
    r"[“「]([^“”「」。；]{3,40}?(?:大会|论坛|对接会|推介会|研讨会|峰会|博览会|讲堂|专场|行动月|活动|院士行(?:[（(][^()（）]+[)）])?|活动周|路演|大赛|交流会|洽谈会|年会))[”」]"
)
_QUOTED_NAME = re.compile(r"[“「]([^“”「」。；，]{2,40})[”」]")
_REPORT = re.compile(r"(?:[省市区县]|国务院)?(?:政府)工作报告")
_SESSION = re.compile(
    r"(?:(?:全国|[\u4e00-\u9fff]{2,3}(?:省|市|自治区)|省|市|县|区)?(?:人大|政协|党代会|人民代表大会)|[省市区县]委)第?[一二三四五六七八九十]+届[一二三四五六七八九十]+次(?:会议|全会|全体会议)"
)
_RESULT = re.compile(
    r"[“「]([^“”「」。；，]{4,40})[”」](?=(?:项目|技术|产品)?(?:入选|获得?|摘得|荣获|亮相|下线|投产|通过鉴定|顺利转化|成功转化|研制成功|问世|实现量产|列入))"
)
_MADE = re.compile(r"(?:研发|开发|研制|研制出|攻克|推出|生产)(?:的|了|出)?[“「]([^“”「」。；，]{4,40})[”」]")
_SERIAL = re.compile(r"[“「]([\u4e00-\u9fff]{2,6}[一二三四五六七八九十\d]+号)[”」]")
_NOT_TITLE = re.compile(r"(?:日报|晚报|晨报|时报|杂志|学报|自然|科学|细胞|报纸|协议|合同|备忘录|协议书|意向书|聘书|证书|证明)$")


def find_titles(text: str) -> list[Mention]:
    """Candidate Policy, FinancialProduct, Programme and Event mentions that marks of quotation bound."""
    found = list(_find_policies(text))
    found += _find_own_title(text)
    for match in _REPORT.finditer(text):
        found.append(_mention(text, match.start(), match.end(), "Policy", "title.report"))
    for match in _LOAN.finditer(text):
        found.append(_mention(text, match.start(1), match.end(1), "FinancialProduct", "title.loan"))
    for match in _OWNED_PROGRAMME.finditer(text):
        found.append(_mention(text, match.start(2) - 1, match.end(), "Programme", "title.programme"))
    for match in _PROGRAMME.finditer(text):
        found.append(_mention(text, match.start(), match.end(), "Programme", "title.programme"))
    for pattern in (_RESULT, _MADE, _SERIAL):
        for match in pattern.finditer(text):
            found.append(Mention(match.start(1), match.end(1), match.group(1), "Technology", "title.result", 0.65))
    for match in _SESSION.finditer(text):
        found.append(_mention(text, match.start(), match.end(), "Event", "title.session"))
    for match in _QUOTED_EVENT.finditer(text):
        found.append(_mention(text, match.start(1), match.end(1), "Event", "title.event"))
    return found


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Spans inside quotation marks that may be names."""
    return [(m.start(1), m.end(1)) for m in _QUOTED_NAME.finditer(text)]


def _mention(text: str, start: int, end: int, kind: str, rule: str) -> Mention:
    return Mention(start, end, text[start:end], kind, rule, 0.9)


def _find_policies(text: str) -> list[Mention]:
    found = []
    for match in _BOOK.finditer(text):
        title = match.group(1)
        if not _NOT_TITLE.search(title) and (_POLICY_END.search(title) or len(title) >= 8):
            found.append(_mention(text, match.start(1), match.end(1), "Policy", "title.book"))
    return found


def _find_own_title(text: str) -> list[Mention]:
    """The document's title line where it is itself a policy: a line that reads 关于…的意见 or 某市…规划."""
    found = []
    at = 0
    for line in text.split("\n")[:25]:
        stripped = line.strip()
        start = at + (line.find(stripped) if stripped else 0)
        at += len(line) + 1
        bare = re.sub(r"[（(](?:摘登|摘要|要点|摘编|节选|全文)[)）]$", "", re.sub(r"^【[^】]*】(?:[（(]\d{4}[)）])?", "", stripped))
        if "《" in bare or not 8 <= len(bare) <= 90:
            continue
        if _TITLE.match(bare) or _PLAN_TITLE.match(bare):
            begin = start + stripped.find(bare)
            found.append(_mention(text, begin, begin + len(bare), "Policy", "title.own"))
    return found
