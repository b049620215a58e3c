"""Awards and published lists: prizes (…奖), quoted honours, lists that one enters (…名单, …库)."""

from __future__ import annotations

import re

from graph.model import Mention
from graph.recognise.words import Words

_PRIZE = re.compile(
    r"(?:(?:国家|全国|中国|省|市)?(?:级)?(?:科学技术|科技进步|技术发明|自然科学|科技|专利|质量|发明|国际科学技术合作)(?:奖)?(?:特等|[一二三]等|金|银|铜|青年|最高|优秀|突出贡献)奖)"
    r"|(?:(?:国家|全国|中国|省|市)(?:科学技术|科技进步|技术发明|自然科学|最高科学技术|专利|质量)奖)"
)
_KINDS_OF_PRIZE = frozenset(
    {"一等奖", "二等奖", "三等奖", "特等奖", "优秀奖", "大奖", "金奖", "银奖", "铜奖", "最高奖", "科技奖", "科学技术奖", "优胜奖", "进步奖"}
)
_TITLE_WON = re.compile(
    r"(?:获评|获批|入选|被认定为|荣获|获|荣膺|跻身)([\u4e00-\u9fff]{4,20}(?:城市|示范市|示范县|先进单位|示范企业|示范单位|百强|强县|强市|试点市|先进集体))(?=[，。；、;,])"
)
# What one enters or wins, in quotation marks: 入选“…”, 获评“…”, “…”“…”等荣誉.
_HONOUR_VERB = re.compile(
    r"(?:入选|列入|获评|荣获|获批|获得|摘得|评为|认定为|授予|纳入|入库|登上|命名为|拿下|捧回|上榜|评定为|冲刺)(?:了|全省|全国|全市|首批|第[一二三四五六七八九十]+批|国家|省级|“[^”]*”)?“([^”]{3,40})”"
)
_LISTED = re.compile(r"“([^”“]{3,40}(?:名单|清单|目录|(?<!数据)(?<!需求)(?<!成果)库|榜单|榜|百强))”")
_QUOTED_LIST = re.compile(r"“[^”“]{2,20}”(?:企业库|信息库|库|名单|榜单)")
_LIST_TITLE = re.compile(
    r"(?:\d{4}年度?)?(?:第[一二三四五六七八九十]+批)?(?:[\u4e00-\u9fff]{2,4})?(?:省|市|国家|区|县)(?!级)[\u4e00-\u9fff“”（）()]{2,36}?(?:名单|榜单|信息库)"
)
_CROSSES = re.compile(r"入选|列入|入库|公布|公示|推荐|获评|列为")
_ENTERED = re.compile(
    r"(?:入选|列入|入库|获评|跻身|获批|荣膺|被评为|被认定为|认定为)(?:了)?(?=(?:\d{4}年度?)?(?:首批|第[一二三四五六七八九十]+批)?(?:国家|全国|中国|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,3}市|省)(?!级)[\u4e00-\u9fff]{3,24})"
)
_ENTRY_NAME = re.compile(
    r"(?:\d{4}年度?)?(?:国家|全国|中国|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,3}市|省)[\u4e00-\u9fff“”]{3,24}?(?=[，。；、;,！]|$|的|等)"
)


def find_awards(words: Words) -> list[Mention]:
    """Candidate Award mentions."""
    text = words.text
    found = [_mention(text, _with_place(words, m.start()), m.end(), "award.prize", 0.9) for m in _PRIZE.finditer(text)]
    for token in words.tokens:
        if token.text.endswith("奖") and token.tag in {"n", "nz", "nw"} and len(token.text) >= 3 and token.text not in _KINDS_OF_PRIZE:
            found.append(_mention(text, token.start, token.end, "award.named", 0.8))
    for match in _TITLE_WON.finditer(text):
        found.append(_mention(text, match.start(1), match.end(1), "award.title", 0.7))
    found += [_mention(text, m.start(1), m.end(1), "award.honour", 0.8) for m in _HONOUR_VERB.finditer(text)]
    found += [_mention(text, m.start(1), m.end(1), "award.list", 0.85) for m in _LISTED.finditer(text)]
    found += [_mention(text, m.start(), m.end(), "award.list", 0.85) for m in _QUOTED_LIST.finditer(text)]
    for match in _LIST_TITLE.finditer(text):
        if match.start() in words.by_start and match.end() in words.by_end and not _CROSSES.search(match.group()):
            found.append(_mention(text, match.start(), match.end(), "award.list", 0.8))
    for match in _ENTERED.finditer(text):
        entry = _ENTRY_NAME.match(text, match.end())
        if entry is not None:
            found.append(_mention(text, entry.start(), entry.end(), "award.entered", 0.7))
    return found


def _with_place(words: Words, start: int) -> int:
    """A place right before a prize belongs to its name."""
    i = words.by_end.get(start)
    return words.tokens[i].start if i is not None and words.tokens[i].tag == "LOC" else start


def _mention(text: str, start: int, end: int, rule: str, confidence: float) -> Mention:
    return Mention(start, end, text[start:end], "Award", rule, confidence)
