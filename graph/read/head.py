"""What the head and the foot of a document say of it: title, issuer, document number, date.

In: the cleaned lines before furniture is dropped. Out: a :class:`Head`. Only stated facts: ``None`` where nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.read.dates import find_date, find_dates

HEAD = 14  # lines with text that may carry fields
FOOT = 8
MAX_TITLE, MAX_HEAD_LINE = 90, 120
MAX_LOOK = 400  # characters of a line; what a document says of itself stands in short ones
ISSUER_LABEL = "发布机构|发文机关|发文机构|发文单位|发布单位|制定机关|公开主体|公布机关|印发机关|信息来源|文章来源|稿件来源|来源|稿源"
DATE_LABEL = "发布时间|发布日期|发文日期|成文日期|印发日期|公布日期|生成日期|公开日期|添加时间|更新时间|发表时间|日期|时间"
OTHER_LABEL = (
    "标题|名称|索引号|主题分类|主题词|体裁|组配分类|效力|有效性|废止日期|生效日期|作者|记者|通讯员|编辑|浏览|点击|阅读|字体|字号|文字大小"
    "|打印|分享|文号|发文字号|公文种类"
)
LABEL = re.compile(rf"[【\[]?(?P<label>{ISSUER_LABEL}|{DATE_LABEL}|{OTHER_LABEL}|[\u4e00-\u9fff]{{2,4}}(?=[:：]))[】\]]?\s*[:：\t]\s*")
NUMBER_LABEL = re.compile(r"(?:文号|发文字号|字号|编号)[】\]]?\s*[:：\t]\s*")
NUMBER = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{1,12})\s*[〔【﹝\[［（(]\s*(?P<year>(?:19|20|１９|２０)[\d０-９]{2})\s*[〕】﹞\]］）)]\s*第?\s*(?P<serial>[\d０-９]{1,5})\s*号"
)
WIDE = {ord("０") + i: str(i) for i in range(10)}
LETTERHEAD = re.compile(
    r"([\u4e00-\u9fff（）()]{2,30}(?:人民政府|委员会|办公室|办公厅|厅|局|委|院|部|会))\s*(?:文\s*件|\(?函\)?|令|公告|通告)$"
)
ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()“”、\s]{2,40}(?:政府|委员会|办公室|办公厅|管委会|指挥部|领导小组|厅|局|委|部|院|委员会|协会|学会|商会|联合会|促进会|研究会|理事会|中心|公司|集团|大学|学院|研究所|实验室|协会|联盟|共同体)$"
)
NOT_SIGNATURE = re.compile("[，。；、：:!?！？\t]|^[一二三四五六七八九十]+、|^(?:附件|抄送|联系|主送|感谢)|单位$|^各")
GOVERNMENT = re.compile("(政府|办公室|办公厅|委员会|管委会|厅|局|委|院|部)$")
MEDIUM = re.compile(r"^([\u4e00-\u9fffA-Za-z/·“”]{2,24}?)(?:\s*讯)?\s+$")
COLUMN = re.compile("^本[网报站刊台]|(?:新闻|动态|要闻|综合|报道|快讯)$")  # a column of a site, no issuer
SALUTATION = re.compile("[:：]$|^(?:尊敬的|各[\u4e00-\u9fff、]{1,40}[:：])")
TAG = re.compile(r"^(?:【[^】]{1,8}】|\[[^\]]{1,8}\])?(?:[（(](?:19|20)\d\d[）)])?\s*")
VERBS = re.compile("^(?:关于|印发|转发)")

Reader = Callable[[str], str | None]


@dataclass(frozen=True)
class Head:
    """What a document says of itself."""

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None


def read_head(lines: Sequence[str]) -> Head:
    """The head of a document from its lines; fields of the page (来源, 发布时间), letterhead, head lines, signature."""
    full = [line[:MAX_LOOK] for line in lines if line]
    head = _head_lines(full)
    foot_issuer, foot_date = read_signature(full)
    labelled = [pair for line in head for pair in split_fields(line)]
    plain = _plain_head_line(head)
    organ = _field(labelled, ISSUER_LABEL, lambda value: value if GOVERNMENT.search(value) else None)
    issuer = organ or foot_issuer or _letterhead(head) or _field(labelled, ISSUER_LABEL, lambda value: value) or plain.issuer
    return Head(
        title=find_title(full),
        issuer=issuer,
        number=find_number(head),
        date=_field(labelled, DATE_LABEL, find_date) or _field(labelled, ISSUER_LABEL, find_date, raw=True) or plain.date or foot_date,
    )


def _head_lines(full: Sequence[str]) -> list[str]:
    """The lines before the running text begins (the second long paragraph)."""
    head: list[str] = []
    for line in full[:HEAD]:
        if len(line) > MAX_HEAD_LINE and "。" in line:
            break
        head.append(line)
    return head


def split_fields(line: str) -> list[tuple[str, str]]:
    """The labelled fields of a line (``来源：某报 发布时间：2022-10-14``); a value runs to the next label.

    >>> split_fields("来源：海城日报　发布时间：2022-10-14 浏览次数：")
    [('来源', '海城日报'), ('发布时间', '2022-10-14'), ('浏览次数', '')]
    """
    if len(line) > MAX_HEAD_LINE:
        return []
    found = [m for m in LABEL.finditer(line) if m.start() == 0 or not line[m.start() - 1].isalnum() or line[m.start() - 1].isdigit()]
    ends = [*[m.start() for m in found[1:]], len(line)] if found else []
    return [(_label(line, m), line[m.end() : end].strip(" \t|｜丨　")) for m, end in zip(found, ends, strict=True)]


def _label(line: str, found: re.Match[str]) -> str:
    return re.sub(r"[【\[\]】:：\s]", "", found.group())


def _field(fields: Sequence[tuple[str, str]], labels: str, read: Reader, *, raw: bool = False) -> str | None:
    """The first value under one of the labels that ``read`` accepts; ``raw`` keeps a date that follows a name."""
    for label, value in fields:
        if re.fullmatch(labels, label):
            cleaned = value if raw or labels == DATE_LABEL else clean_name(value)
            if cleaned and (result := read(cleaned)):
                return result
    return None


def clean_name(value: str) -> str | None:
    """The name of a body in a field, without a date, a counter or a second name after wide space.

    >>> clean_name("民声网2024-04-19 10:39:17")
    '民声网'
    """
    dates = find_dates(value)
    value = value[: dates[0].start] if dates else value
    value = re.split(r"\s{2,}|\t|[|｜丨]|\s*\d{1,2}月\d{1,2}日|\s+\d", value)[0].strip(" 　，,。；;（(【[")
    return value if 2 <= len(value) <= 40 and re.search(r"[\u4e00-\u9fffA-Za-z]", value) else None


def find_title(full: Sequence[str]) -> str | None:
    """The title: the first line that is no field, letterhead, number or salutation; two lines where the first only names the body."""
    candidates = [(i, line) for i, line in enumerate(full[:6]) if not _is_front_matter(line)]
    if not candidates or not _is_title(candidates[0][1]):
        return None
    i, line = candidates[0]
    following = full[i + 1] if i + 1 < len(full) else ""
    if ORGAN.fullmatch(line) and VERBS.match(following) and _is_title(following):
        line += following
    title = TAG.sub("", NUMBER_AT_END.sub("", line)).strip()
    return title or None


NUMBER_AT_END = re.compile(rf"\s*[（(]?{NUMBER.pattern.replace('?P<organ>', '').replace('?P<year>', '').replace('?P<serial>', '')}[）)]?$")


def _is_front_matter(line: str) -> bool:
    fields = split_fields(line)
    if fields and re.fullmatch(f"{ISSUER_LABEL}|{DATE_LABEL}|{OTHER_LABEL}", fields[0][0]) and LABEL.match(line):
        return True
    if LETTERHEAD.search(line) or NUMBER.fullmatch(line.strip("（）() ")) or not re.search(r"[\u4e00-\u9fff]", line):
        return True
    return len(line) < 40 and bool(find_dates(line)) and _leftover(line) < 4


def _leftover(line: str) -> int:
    """Characters of a line beside its dates and times."""
    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    return len(re.sub(r"[\d:：\s（）()]", "", line))


def _is_title(line: str) -> bool:
    return 4 <= len(line) <= MAX_TITLE and not SALUTATION.search(line) and not re.search("。|；", line)


def find_number(head: Sequence[str]) -> str | None:
    """The document's own number, with 〔〕 and plain digits: labelled, alone in its line, or at either end of a head line.

    A number that a sentence quotes after a title, as in 依据《…》（鲁政发〔2025〕4号）, is another document's.
    """
    for line in head:
        labelled = NUMBER_LABEL.search(line)
        found = NUMBER.match(line, labelled.end()) if labelled else _number_at_edge(line)
        if found:
            return f"{found['organ']}〔{found['year'].translate(WIDE)}〕{int(found['serial'].translate(WIDE))}号"
    return None


def _number_at_edge(line: str) -> re.Match[str] | None:
    """A number that opens a line, or closes a title in brackets."""
    if re.search("。|；", line) or len(line) > MAX_TITLE:
        return None
    if found := NUMBER.match(line.lstrip("（(")):
        return found
    closing = [m for m in NUMBER.finditer(line) if not line[m.end() :].strip("）) ")]
    return closing[-1] if closing and line[closing[-1].start() - 1] in "（( " else None


def _letterhead(head: Sequence[str]) -> str | None:
    """The body of a letterhead, as in 某某市人民政府文件."""
    for line in head[:4]:
        if found := LETTERHEAD.search(re.sub(r"\s", "", line)):
            return found[1]
    return None


def _plain_head_line(head: Sequence[str]) -> Head:
    """Issuer and date of a line without labels: ``海城晚报 2021-04-13 08:09``, ``某某局 2021-12-22``, ``本网综合 2025年11月``."""
    for line in head[1:5]:
        dates = find_dates(line)
        if dates and len(line) <= 60 and not re.search("[，。；]", line) and _leftover(line) <= 24:
            before = line[: dates[0].start]
            name = clean_name(before) if MEDIUM.match(before) or ORGAN.fullmatch(before.strip()) else None
            return Head(issuer=name if name and not COLUMN.search(name) else None, date=dates[0].iso)
    return Head()


def read_signature(full: Sequence[str]) -> tuple[str | None, str | None]:
    """(issuer, date) of a signature: a body in a line of its own and its date in the next (annexes may follow), or both in one line."""
    for line, following in pairwise(full[2:]):
        if _is_organ(line) and find_dates(following) and _leftover(following) == 0:
            return _without_blanks(line), find_date(following)
    for line in reversed(full[2:][-FOOT:]):
        dates = find_dates(line)
        organ = line[: dates[-1].start].strip() if dates else ""
        if dates and not line[dates[-1].end :].strip("日）) ") and _is_organ(organ):
            return _without_blanks(organ), dates[-1].iso
    if len(full) > 3 and _is_organ(full[-1]):
        return _without_blanks(full[-1]), None
    return None, _lone_date(full[-FOOT:])


def _is_organ(line: str) -> bool:
    return len(line) <= 60 and ORGAN.fullmatch(line) is not None and not NOT_SIGNATURE.search(line)


def _without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lone_date(foot: Sequence[str]) -> str | None:
    """A date alone in one of the last lines."""
    return next((find_date(line) for line in reversed(foot) if len(line) <= 24 and find_dates(line) and _leftover(line) == 0), None)
