"""Phrases beside a number, cut to what names the thing counted.

In: spans of a ``Page``. Out: shorter spans or text: without adverbs and owners, lists cut to their head, noun phrase
and predicate told apart. Nothing here knows about kinds or subjects.
"""

from __future__ import annotations

import re

from graph.model import Mention, Token
from graph.relate.observation_cues import group_pattern, strip_lead, strip_tail
from graph.relate.observation_sites import Page, Site, Span

_RATIO = re.compile(r"占.{2,}(?:比重|比例|比率|强度|份额)?$|(?:比重|比例|强度|贡献率|占有率|拥有量|增加值|增速)$")  # X占Y的比重
LONGEST = 18  # characters of a metric; in a longer one the words before the last verb go
KIND_OF_ZONE = re.compile("(?:国家|省|市|区|县)级")  # 国家级高新区 is counted, whatever it was read as
AND_SO_ON = re.compile(r"等(?!级|次|于|待|候|效|同|离|奖|额)")
_IN_BRACKETS = re.compile(r"[”》\"]?[(][^()]*[)]")
_LIST_MARK = re.compile("、|和|及|以及")
_PARTNERS = re.compile("会同|联合|同|与|和(?!谐)|携手")
_NOT_OWNED = (
    "的", "、", "等", "和", "与", "及", "项目", "专项", "企业", "技术", "产品", "合作", "签", "共建", "联合", "对接", "博士", "团队",
    "专家", "成果",
)  # fmt: skip
_AUXILIARY = (
    "已", "为", "被", "获", "入选", "获得", "用于", "获批", "通过", "占", "达", "实现", "入围", "列入",
    "在", "分别", "须", "应", "是", "属于",
)  # fmt: skip
_HEADS = (
    "基金", "平台", "中心", "项目", "机构", "企业", "团队", "人才", "基地", "园区", "工程",
    "资金", "协议", "网络", "体系", "单位", "人员", "池",
)  # fmt: skip
OWNERS = (
    "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization", "InnovationCommunity",
    "Platform", "Project", "Programme", "Event", "Team", "FinancialProduct",
)  # fmt: skip


def trim(page: Page, span: Span) -> Span:
    """The span without adverbs, places and owners at its start and without verbs of amount at its end."""
    start, end = span
    end = start + len(strip_tail(page.text[start:end]))
    while start < end:
        start = end - len(strip_lead(page.text[start:end]))
        name = name_at(page, start)
        if name is None or not _only_owns(page, name, end):
            break
        bracket = _IN_BRACKETS.match(page.text, name[0].end, end)
        start = bracket.end() if bracket else name[0].end
    by = [m for m, _ in page.names(start, end) if page.text[m.start - 1] == "由" and m.end < end]
    start = by[-1].end if by else start
    return _after_partners(page, start, end), max(start, end)


def _after_partners(page: Page, start: int, end: int) -> int:
    """会同市甲局、市乙局走访企业: what is told stands after those that it was done with."""
    if not _PARTNERS.match(page.text, start, end):
        return start
    at = start
    for mention, _ in page.names(start, end):
        between = page.text[at : mention.start]
        if not (_PARTNERS.fullmatch(between) or re.fullmatch("[、和与及]|以及", between)):
            break
        at = mention.end
    return at if end - at > 1 else start


def after_owner(page: Page, span: Span) -> Span:
    """由甲集团出资设立的乙基金总规模: what stands after the last name, where that name owns it."""
    start, end = span
    for mention, entity in reversed(page.names(start + 1, end)):
        rest = page.text[mention.end : end].lstrip('”》"')
        named = mention.role == "name" and not KIND_OF_ZONE.match(mention.text)
        owns = named and page.kinds[entity] in OWNERS and page.kinds[entity] != "Programme"
        return (end - len(rest), end) if owns and len(rest) > 1 and not rest.startswith(_NOT_OWNED) else span
    return span


def name_at(page: Page, start: int) -> tuple[Mention, str] | None:
    """The mention that begins here, or one character before where its opening mark was stripped (“百企”行动)."""
    name = page.name_over(start)
    begins = name is not None and (name[0].start == start or (name[0].start == start - 1 and page.text[start - 1] in '“"《'))
    return name if begins else None


def _only_owns(page: Page, name: tuple[Mention, str], end: int) -> bool:
    """Whether a name at the start of a phrase only says whose it is: 星河实验室现有科研人员."""
    if KIND_OF_ZONE.match(name[0].text):
        return False
    if page.kinds[name[1]] in ("Region", "GovernmentBody"):
        return name[0].end <= end
    rest = page.text[name[0].end : end]
    if rest.startswith("的") and (page.names(name[0].end, end) or "等" in rest):
        return False
    return page.kinds[name[1]] in OWNERS and len(rest) > 2 and not rest.startswith(("、", "等", "和", "与", "及"))


def shorten_list(page: Page, span: Span, *, drop_tail: bool) -> str:
    """``引进A团队、B团队等高端团队`` → ``引进高端团队``; a list of kinds keeps its first (``重点实验室等平台``)."""
    start, end = span
    text = page.text[start:end]
    so_on = list(AND_SO_ON.finditer(text))
    if not so_on or (not drop_tail and so_on[-1].end() == len(text)):
        return strip_marks(text)
    at = so_on[-1].start()
    first = _LIST_MARK.search(text[:at])
    item_end = first.start() if first else at
    names = page.names(start, start + at)
    stop = min(start + item_end, names[0][0].start) if names else start + item_end
    verb = verb_before_list(page, start, start + at) if names else ""
    verbs = [t for t in page.words(start, stop) if _is_verb(page, t, stop)]
    cut = stop - start if verb else verbs[-1].end - start if verbs else 0
    tail = text[so_on[-1].end() :]
    kept = "" if names or group_pattern("level").match(tail) else text[cut:item_end]
    return strip_marks(text[:cut] + (kept + "等" if kept and tail else kept) + tail)


def verb_before_list(page: Page, start: int, end: int) -> str:
    """The verb right before a list: 布局建设 in 以共享模式布局建设A、B等."""
    first = _LIST_MARK.search(page.text[start:end])
    names = page.names(start, end)
    stop = min([start + first.start() if first else end, *(m.start for m, _ in names[:1])])
    words = page.words(start, stop)
    if names and not [t for t in words if t.start > start or t.end <= stop]:
        return page.text[start:stop] if 1 < stop - start <= 4 else ""  # the tagger's word reaches into the name
    run = ""
    for word in reversed(words):
        if _is_verb(page, word, stop):
            run = word.text + run
        elif run or (names and word.text not in "了着过"):
            break
    return run if len(run) > 1 else ""


def _is_verb(page: Page, word: Token, list_start: int) -> bool:
    """A verb; also what the tagger takes for a verbal noun, if the list follows at once (培育 | A公司、B公司等)."""
    if page.text.startswith("的", word.end) or page.name_over(word.start) is not None:
        return False
    return word.tag == "v" or (word.tag == "vn" and word.end == list_start)


def split_predicate(page: Page, span: Span) -> tuple[str, str]:
    """(noun phrase, predicate) of what follows a number: 人才 | 受聘科技副总; a leading verb without noun is all predicate."""
    start, end = span
    words = [t for t in page.words(start, end) if t.text.strip()]
    cut = next((word.start for i, word in enumerate(words) if _breaks(page, words, i, start)), end)
    # the tagger's word reaches into the number: 5家|具有
    if words and cut - start == 1 and page.name_over(start) is None and words[0].start > start:
        cut = start
    return strip_marks(page.text[start:cut].strip(" 的,、")).removesuffix("之一"), strip_marks(page.text[cut:end].strip()[:14])


def _breaks(page: Page, words: list[Token], i: int, start: int) -> bool:
    """Whether a word ends the noun phrase: a verb, preposition or adverb that does not itself modify a noun (引导基金)."""
    word = words[i]
    if word.text in ("现场", "当场"):
        return True
    if word.tag not in ("v", "p", "d", "ad", "vd", "r", "f") and word.text not in ("并", "且", "以"):
        return False
    if page.name_over(word.start) is not None and word.start > start:
        return False
    following = words[i + 1] if i + 1 < len(words) else None
    if following is not None and following.text == "的" and word.tag == "v" and word.text[0] != "为" and i > 0 and i + 2 < len(words):
        return False  # 院士团队领衔的研发机构
    if word.tag != "v" or word.text in _AUXILIARY or following is None or following.tag not in ("n", "nz", "vn", "ORG", "nw"):
        return True
    first = i == 0 or words[i - 1].text in ("、", "和", "的", "级", "市级", "省级")
    compound = len(word.text) == 2 and following.text.endswith(_HEADS) and i + 2 >= len(words) and i > 0
    return not (first or compound)


def split_verb(page: Page, span: Span, phrase: str) -> tuple[str, str]:
    """(verb, rest) of a phrase that begins with a verb: 培育 | 高新技术企业."""
    length = 0
    for word in page.words(span[0], min(span[0] + 6, span[1])):
        if word.tag != "v" or page.name_over(word.start) is not None:
            break
        length = word.end - span[0]
    if length and length < len(phrase) and page.text[span[0] : span[0] + length] == phrase[:length]:
        return phrase[:length], phrase[length:].lstrip("了的")
    return "", phrase


def limit(page: Page, verb: str, core: str, span: Span) -> tuple[str, str]:
    """A phrase that is too long is cut before its last verb (围绕…难题征集课题 → 征集课题), else after its last 的; a ratio stays whole."""
    if len(verb + core) <= LONGEST or (len(verb + core) <= 2 * LONGEST and _RATIO.search(core)):
        return verb, core
    words = [t for t in page.words(*span) if t.tag == "v" and len(t.text) > 1 and page.name_over(t.start) is None]
    for word in reversed(words):
        tail = page.text[word.end : span[1]]
        if len(tail) >= 3 and (verb + core).endswith(word.text + tail):
            return word.text, tail
    tail = core[core[:-4].rfind("的") + 1 :] if "的" in core[:-4] else ""
    return ("", tail) if len(tail) >= 4 else (verb, core)


def clause_before(page: Page, site: Site) -> Span:
    """What ``每年10至15场`` counts: the object of the clause before it."""
    end = max(site.clause[0] - 1, site.sentence[0])
    start = max(page.text.rfind(mark, site.sentence[0], end) for mark in ",;:。\n") + 1
    start, end = trim(page, (max(start, site.sentence[0]), end))
    verbs = [t for t in page.words(start, end) if t.tag == "v" and page.text[t.end : t.end + 1] not in ("、", "和", "等")]
    return (verbs[-1].end if verbs and end - verbs[-1].end > 2 else start), end


def next_predicate(page: Page, site: Site) -> str:
    """6名专家,在本地医院任职: a clause that is only the subject takes what the next one says of it."""
    start = site.clause[1] + 1
    if page.text[site.clause[1] : start] != "," or _has_verb(page, site.clause):
        return ""
    stop = re.search("[,;。:\n]", page.text[start : start + 40])
    words = page.words(start, start + (stop.start() if stop else 40))
    if not words or words[0].tag not in ("v", "p") or page.numbers(start, words[-1].end):
        return ""
    return strip_marks(page.text[start : min(words[-1].end, start + 14)])


def _has_verb(page: Page, span: Span) -> bool:
    return any(t.tag == "v" and t.text != "来自" and page.name_over(t.start) is None for t in page.words(*span))


def strip_marks(text: str) -> str:
    """The text without spaces and without marks at its ends."""
    text = text.strip(" ,、:;-—~()").replace(" ", "")
    return text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)
