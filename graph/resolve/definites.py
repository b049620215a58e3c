"""Common nouns that stand for a body named before, and who speaks in a text: the harder half of ``anaphora``.

In: the half-width text of a document, its entities with their named mentions. Out: for a noun such as 中心 the entity it
stands for, for 我院 the body that speaks, for 公司 the one that a bracket calls so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Entity

_TIMES = "目前|如今|眼下|现在|此前|同时|届时|随后|近日|据悉|其中|今年|去年|当年"
OPEN = (
    r"(?:(?<![一-龥A-Za-z0-9、(“\"%+])|(?<=[一-龥][年月日底末来])"
    rf"|(?<={_TIMES})|(?<=“)(?![^”]{{2,8}}”))"
)
_KINDS = (
    "等|和|与|及|或|以及|名称|名单|动态|新闻|建设(?!了|有)|审批|环境|体系|类|化|群|数量|总数|机制|模式|办公室|技术|资金|方面|性能|集群|"
    "落地|转化|之|级|认定|申报|备案|考核|评价|管理办法|模样|(?:总?数量?)?(?:已|达|共|超|到|过)*[0-9]+[余多]?[家个所座]"
)
GOES = rf"(?=[一-龥0-9])(?!{_KINDS})"
BY = r"(?<=[由向为给对与同将把使在])(?<!作为|成为|定为|列为|评为|转为|级为|造为)"
_NEAR = 400  # characters in which a noun reaches back over paragraphs to a body that the document does not centre on
_CLAUSE = re.compile(r"[,。;:\n!?]")
_DEFINED = re.compile(r"\((?:以?下?统?简称|下称|以下称)[^()]*\)")
_DATED = re.compile(r"[ \u3000]*\d{4}[-年./]")  # a name and a date alone on a line
_SIGNS = re.compile(r"(?:来源|供稿|发布单位|单位|作者|通讯员)[: ]{0,2}$")

Place = tuple[int, Entity]


def find_defined(text: str, entities: Sequence[Entity]) -> dict[str, Entity]:
    """Words that a bracket behind a name makes its short form: ``云岭科技(以下简称“公司”)``."""
    ends = {m.end: e for e in entities for m in e.mentions}
    found: dict[str, Entity] = {}
    for bracket in _DEFINED.finditer(text):
        entity = next((ends[at] for at in range(bracket.start(), bracket.start() - 3, -1) if at in ends), None)
        if entity:
            found |= dict.fromkeys(re.findall(r"[“\"]([^“”\"]+)[”\"]", bracket[0]), entity)
    return found


def choose_main(text: str, fitting: Sequence[Place], offset: int, title: str) -> Entity | None:
    """Whom a bare noun stands for; ``fitting`` are the places before ``offset`` where one of its kind is named, in text order."""
    if not fitting:
        return None
    floor = text.rfind("\n", 0, offset)
    here = [e for start, e in fitting if start > floor]
    lead = _leading([e for _, e in fitting], title)
    if here:
        return lead if lead and lead in here else here[-1]
    start, last = fitting[-1]
    return lead or (last if offset - start < _NEAR else None)


def _leading(entities: Sequence[Entity], title: str) -> Entity | None:
    """The one that the document centres on: named most, the title counting double; ``None`` where two are named as often."""
    weights = {e.id: len(e.mentions) + 2 * any(n in title for n in (e.name, *e.aliases)) for e in entities}
    best = max(weights.values())
    leading = {e.id: e for e in entities if weights[e.id] == best}
    return next(iter(leading.values())) if len(leading) == 1 and best > 1 else None


def choose_speaker(text: str, fitting: Sequence[Entity], words: Sequence[int], about: tuple[str, str]) -> Entity | None:
    """The body that says 我院: ``words`` is where it does, ``about`` the title and the name of the home region.

    A body named in the same clause as 我院 is the other side, unless 我院全称 introduces it.
    """
    if not fitting:
        return None
    scores = {e.id: _speaks(text, e, words, about) for e in fitting}
    return max(fitting, key=lambda e: scores[e.id])


def _speaks(text: str, entity: Entity, words: Sequence[int], about: tuple[str, str]) -> float:
    title, home = about
    names = (entity.name, *entity.aliases)
    starts = [m.start for m in entity.mentions]
    score = min(len(starts), 4) / 2 + 3 * any(n in title for n in names) + 2 * bool(home and any(n.startswith(home[:2]) for n in names))
    score += 4 * any(
        _SIGNS.search(text, max(s - 8, 0), s) or text.startswith(("供稿", "(供稿"), m.end)
        for s, m in zip(starts, entity.mentions, strict=True)
    )
    score += 4 * any(_DATED.match(text, m.end) and text[: m.start].endswith("\n") for m in entity.mentions)
    score += 2 * any(n.endswith(text[at + 1]) for n in names for at in words[:1])
    for at in words:
        stop = _CLAUSE.search(text, at)
        end = stop.start() if stop else len(text)
        begin = max((m.end() for m in _CLAUSE.finditer(text, max(at - 60, 0), at)), default=max(at - 60, 0))
        beside = [s for s in starts if begin <= s < end]
        introduced = any("全称" in text[at:s] or "——" in text[at:s] for s in beside)
        score += 10 if introduced else -2 if beside else 0
    return score
