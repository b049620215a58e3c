"""What no name may be, and names that are none of it."""

from __future__ import annotations

import pytest

from graph.recognise.learned.vetoes import may_be_name


def _may(text: str) -> bool:
    """The stretch between the brackets of ``…[…]…``."""
    before, _, rest = text.partition("[")
    name, _, after = rest.partition("]")
    return may_be_name(before + name + after, len(before), len(before) + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "攻克[高速主轴热补偿]难题",
        "由[江川光电中试基地]承担",
        "入选[“云岭英才”计划]。",
        "[绿色建材实验室(江川)]启用",
    ],
)
def test_whole_names_may_stand(text: str) -> None:
    assert _may(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("依据[江科发〔2023〕16号]文件", "document number"),
        ("来源：[江川市科技局]", "source of an article"),
        ("记者[王小明]报道", "author"),
        ("[长江日报社]报道了此事", "medium"),
        ("在[江川国际会议中心]举行", "venue"),
        ("建设[省级孵化器]", "kind"),
        ("成立[有限公司]", "bare head"),
        ("申报[湖南省重点实验室]", "kind of a place"),
        ("[中国科学院]院士到会", "title"),
        ("[各区县科技局]负责", "organs in general"),
        ("建成[“光电中试]基地”", "half a quotation"),
        ("启用[光电基地。江川市]", "two sentences"),
        ("[甲]局", "one character"),
    ],
)
def test_what_is_no_name_may_not(text: str, why: str) -> None:
    assert not _may(text), why
