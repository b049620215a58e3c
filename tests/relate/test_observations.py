"""What each stated number counts, of whom, and whether it is a fact, a goal or a payment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.model import Observation, Reading, Token
from graph.recognise.quantities import find_quantities
from graph.recognise.tagger import Tagger
from graph.relate.observations import extract_observations
from tests.relate.markup import read_markup

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    """Marked-up text to a reading with words and quantities."""
    tagger = Tagger()

    def read_with_words(markup: str, *, title: str | None = None, date: str | None = "2024-05-06") -> Reading:
        reading = read_markup(markup, title=title)
        text = reading.document.text
        tokens: list[Token] = []
        at = 0
        for line in text.split("\n"):
            for word, tag in tagger.tag([line])[0]:
                tokens.append(Token(at, at + len(word), word, tag))
                at += len(word)
            at += 1
        document = replace(reading.document, date=date)
        return replace(reading, document=document, tokens=tuple(tokens), quantities=find_quantities(text))

    return read_with_words


def told(reading: Reading) -> list[tuple[str, float, str, str]]:
    return [(o.metric, o.value, o.unit, o.kind) for o in extract_observations(reading)]


def metrics(reading: Reading) -> list[str]:
    return [o.metric for o in extract_observations(reading)]


def kinds(reading: Reading) -> list[str]:
    return [o.kind for o in extract_observations(reading)]


def owners(reading: Reading) -> list[str]:
    names = {e.id: e.name for e in reading.entities}
    return [names[o.subject] for o in extract_observations(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[江川市](Region)现有瞪羚企业23家。", ["瞪羚企业"]),
        ("[江川市](Region)瞪羚企业总数已达到23家。", ["瞪羚企业总数"]),
        ("截至2023年底,[江川市](Region)累计登记技术合同45项。", ["登记技术合同"]),
        ("[江川市](Region)引进60多名博士。", ["引进博士"]),
        ("[江川市](Region)推荐35家企业入库省级名单。", ["推荐企业入库省级名单"]),
        ("[江川市](Region)集聚了[白云大学](University)、[青山所](ResearchInstitute)等30余家科研单位。", ["集聚科研单位"]),
        ("[江川市](Region)培育[飞星公司](Enterprise)、[远帆公司](Enterprise)等上市企业17家。", ["培育上市企业"]),
        ("[江川市](Region)新建孵化器12家、加速器4家。", ["新建孵化器", "新建加速器"]),
        ("[江川市](Region)有众创空间54家,其中国家级9家,省级18家。", ["众创空间", "国家级众创空间", "省级众创空间"]),
        ("[江川市](Region)新增院士工作站6家,总量达到25家。", ["新增院士工作站", "院士工作站总量"]),
        ("[江川市](Region)瞪羚企业、独角兽企业分别达到230家、14家。", ["瞪羚企业", "独角兽企业"]),
        ("[江川市](Region)吸纳和输出技术合同成交额分别为25亿元、31亿元。", ["吸纳技术合同成交额", "输出技术合同成交额"]),
        ("[江川市](Region)登记技术合同45项,成交额8亿元。", ["登记技术合同", "登记技术合同成交额"]),
        ("[江川市](Region)技术合同成交额8亿元,同比增长13%。", ["技术合同成交额", "技术合同成交额同比增长"]),
        ("[江川市](Region)有评审专家80名,女性占30%。", ["评审专家", "评审专家女性占比"]),
        ("[江川市](Region)申请专利300件,其中120件已获授权。", ["申请专利", "授权的专利"]),
        ("[江川市](Region)引进研究院、技术中心各20家。", ["引进研究院", "引进技术中心"]),
        ("[江川市](Region)服务农户50家,投资额3亿元,平均每家600万元。", ["服务农户", "服务农户投资额", "服务农户投资额平均每家"]),
        ("[江川市](Region)设立总规模30亿元的种子基金。", ["种子基金设立总规模"]),
        ("[江川市](Region)研发投入由3亿元增长到9亿元。", ["研发投入"]),
    ],
)
def test_metric_is_what_the_number_counts(read: Read, text: str, expected: list[str]) -> None:
    found = metrics(read(text, title="江川市创新创业观察"))
    assert len(found) == len(expected)
    for metric, wanted in zip(found, expected, strict=True):
        assert set(wanted) <= set(metric) or metric == wanted, (metric, wanted)
        assert len(metric) <= len(wanted) + 4, (metric, wanted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[江川市](Region)已建成孵化器12家。", "actual"),
        ("[江川市](Region)力争建成孵化器12家。", "target"),
        ("到2027年,[江川市](Region)孵化器达到12家。", "target"),
        ("2021年,[江川市](Region)孵化器达到12家。", "actual"),
        ("到“十五五”末,[江川市](Region)孵化器达到12家。", "target"),
        ("[江川市](Region)计划引进团队12个。", "target"),
        ("[江川市](Region)承担[国家高新计划](Programme)项目12项。", "actual"),
        ("[江川市](Region)三年内新建孵化器12家。", "target"),
        ("下一步,[江川市](Region)继续优化环境。新建孵化器12家。", "target"),
        ("下一步打算\n新建孵化器12家,服务[江川市](Region)企业。", "target"),
        ("一、工作开展情况\n新建孵化器12家,服务[江川市](Region)企业。", "actual"),
        ("[江川市](Region)对新建孵化器给予20万元补助。", "support"),
        ("[江川市](Region)新建的孵化器,最高奖励20万元。", "support"),
        ("[江川市](Region)已争取上级补助资金20万元。", "actual"),
        ("[江川市](Region)设立20亿元风险补偿资金池。", "actual"),
    ],
)
def test_kind_follows_the_nearest_cue(read: Read, text: str, expected: str) -> None:
    assert kinds(read(text, title="江川市创新创业观察")) == [expected]


def test_policy_without_cue_states_goals(read: Read) -> None:
    title = "江川市关于加快孵化体系建设的实施意见"
    assert kinds(read("[江川市](Region)关于加快孵化体系建设的实施意见\n新建孵化器12家。", title=title)) == ["target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对新认定的国家级、省级孵化器分别给予80万元、30万元奖励",
         [("新认定的国家级孵化器奖励", 800_000), ("新认定的省级孵化器奖励", 300_000)]),
        ("对引进的博士、硕士,每人每月补助3000元、1500元", [("引进的博士每人每月补助", 3000), ("引进的硕士每人每月补助", 1500)]),
        ("企业建成研发中心的,择优补助,最高8万元", [("企业建成研发中心补助", 80_000)]),
        ("对孵化器按新建每平方米90元,上限70万元给予用房补助",
         [("孵化器新建每平方米用房补助", 90), ("孵化器新建每平方米上限用房补助", 700_000)]),
        ("成果完成人按合同额的15%给予奖励", [("成果完成人按合同额奖励", 15)]),
    ],
)
def test_support_names_who_is_paid_and_for_what(read: Read, text: str, expected: list[tuple[str, float]]) -> None:
    found = extract_observations(read(f"[江川市](Region)人才新政\n{text}。", title="江川市人才新政若干措施"))
    assert [o.kind for o in found] == ["support"] * len(expected)
    assert [o.value for o in found] == [value for _, value in expected]
    for o, (metric, _) in zip(found, expected, strict=True):
        assert set(o.metric) == set(metric) or o.metric == metric, (o.metric, metric)


@pytest.mark.parametrize(
    "text",
    [
        "[江川市](Region)对年营业收入3000万元以上的企业给予奖励。",
        "[飞星公司](Enterprise)、[远帆公司](Enterprise)等2家企业落户[江川市](Region)。",
        "[江川市](Region)与[飞星公司](Enterprise)、[远帆公司](Enterprise)两家企业签约。",
        "[江川市](Region)对孵化器每孵化1家企业进行评价。",
        "[江川市](Region)入选[2024年50强城市榜](Award)。",
        "二、申报条件\n[江川市](Region)内注册,职工不少于30人,研发投入占比不低于3%。",
    ],
)
def test_number_that_is_no_observation_is_left_out(read: Read, text: str) -> None:
    assert told(read(text, title="江川市创新创业观察")) == []


def test_stated_total_beyond_the_named_is_kept(read: Read) -> None:
    text = "[江川市](Region)引来[飞星公司](Enterprise)、[远帆公司](Enterprise)等26家企业落户。"
    assert [o.value for o in extract_observations(read(text))] == [26]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[江川市](Region)建成孵化器12家。", ["江川市"]),
        ("[江川市科技局](GovernmentBody)推荐[江川市](Region)项目12项。", ["江川市"]),
        ("[星河实验室](Platform)现有科研人员120人,授权专利45件。", ["星河实验室", "星河实验室"]),
        ("[江川市](Region)迎来好消息。[星河产业园项目](Project)总投资12亿元,占地90亩。", ["星河产业园项目", "星河产业园项目"]),
        ("[江川市](Region)新材料联盟成立,[江川市新材料联盟](InnovationCommunity)的理事单位35家。", ["江川市新材料联盟"]),
        ("[江川市](Region)在[飞星公司](Enterprise)、[远帆公司](Enterprise)各设一个工作站。", ["飞星公司", "远帆公司"]),
        ("[江川市](Region)建起[成果库](Platform)、[需求库](Platform),分别收录成果40项和需求70项。", ["成果库", "需求库"]),
        ("[江川市](Region)启用总面积6500平方米的[星河服务中心](Platform)。", ["星河服务中心"]),
        ("[江川市](Region)与[白云大学](University)共建的[星河研究院](ResearchInstitute)揭牌,引进团队7个。", ["星河研究院"]),
        ("[江川市](Region)近日举办[江川创新大赛](Event)。本次签约项目36个,总金额8亿元。", ["江川创新大赛", "江川创新大赛"]),
    ],
)
def test_number_belongs_to_whom_the_sentence_speaks_of(read: Read, text: str, expected: list[str]) -> None:
    assert owners(read(text, title="江川市创新创业观察")) == expected


def test_support_belongs_to_the_region_whose_policy_it_is(read: Read) -> None:
    reading = read("[江川市](Region)科技新政摘要\n[星河实验室](Platform)获批国家级的,给予80万元奖励。", title="江川市科技新政若干措施")
    assert owners(reading) == ["江川市"]


def test_quantity_told_twice_is_given_once(read: Read) -> None:
    text = "[江川市](Region)新增孵化器37家\n今年以来,[江川市](Region)新增孵化器37家,服务企业210家。新增的37家孵化器正在招商。"
    assert [o.value for o in extract_observations(read(text))] == [37, 210]


def test_equal_amounts_for_different_things_stay_apart(read: Read) -> None:
    text = "[江川市](Region)人才新政\n对新认定的孵化器给予50万元奖励;对新认定的研究院给予50万元奖励。"
    assert len(extract_observations(read(text, title="江川市人才新政若干措施"))) == 2


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("截至2023年底,[江川市](Region)有孵化器12家。", "2023-12"),
        ("2023年6月,[江川市](Region)新增孵化器12家。", "2023-06"),
        ("到2027年,[江川市](Region)孵化器达到12家。", "2027"),
        ("去年,[江川市](Region)新增孵化器12家。", "2023"),
        ("[江川市](Region)孵化器比上年增加12家。", None),
        ("[江川市](Region)现有孵化器12家。", None),
    ],
)
def test_date_is_the_one_the_sentence_states(read: Read, text: str, date: str | None) -> None:
    assert [o.date for o in extract_observations(read(text, title="江川市创新创业观察"))] == [date]


def test_quote_is_the_clause_it_stands_in(read: Read) -> None:
    reading = read("[江川市](Region)新增孵化器12家，其中专业孵化器 5家；总面积超过８万平方米（含在建）。")
    found = extract_observations(reading)
    assert [o.bound for o in found] == ["=", "=", "≥"]
    assert all(reading.document.text[o.start : o.end] == o.quote for o in found)
    assert [o.quote for o in found][:2] == ["江川市新增孵化器12家", "其中专业孵化器 5家"]


def test_document_without_region_or_subject_states_nothing(read: Read) -> None:
    assert told(read("全年新增孵化器12家。")) == []


def test_endless_clause_is_quoted_in_part(read: Read) -> None:
    found = extract_observations(read("[江川市](Region)全年" + "培育企业12家" * 60 + "。"))
    assert found
    assert all(len(o.quote) <= 810 for o in found)


def test_same_reading_gives_the_same_observations(read: Read) -> None:
    reading = read("[江川市](Region)新增孵化器12家、加速器3家,服务企业560家。")
    first: tuple[Observation, ...] = extract_observations(reading)
    assert first == extract_observations(reading)
    assert all(0 < o.confidence <= 1 and "/" in o.rule for o in first)


def test_number_in_a_table_cell_takes_row_and_column_head(read: Read) -> None:
    text = "[江川市](Region)平台一览\n平台\t面积\t年服务企业\n甲基地\t4000平方米\t35家\n乙基地\t2600平方米\t48家"
    found = extract_observations(read(text))
    expected = [("甲基地面积", 4000), ("甲基地年服务企业", 35), ("乙基地面积", 2600), ("乙基地年服务企业", 48)]
    assert [(o.metric, o.value) for o in found] == expected
