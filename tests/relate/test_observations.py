"""What each stated number counts, of whom, and whether it is a fact, a goal or a payment."""

from __future__ import annotations

import pytest

from graph.model import Observation
from graph.relate.observations import extract_observations
from tests.relate.told import Read, kinds, metrics, owners, told


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
        ("[江川市](Region)创新指数从2019年的41%提高到2023年的57%。", ["创新指数"]),
        ("[江川市](Region)立项数从原来的12项增至31项。", ["立项数"]),
        ("[江川市](Region)研发经费投入年均增长9%,投入强度达2.6%。", ["研发经费投入年均增长", "研发经费投入强度"]),
        ("[江川市](Region)制造业企业平均研发经费支出占营业收入的比重达3.1%。", ["制造业企业平均研发经费支出占营业收入的比重"]),
        ("[江川市](Region)占地400亩,总投资6亿元。", ["占地", "总投资"]),
        ("[江川市](Region)新增岗位700个,年产值9亿元。", ["新增岗位", "年产值"]),
        ("[江川市](Region)贷款余额超70亿元,较上年末增加8亿元,增长12%。", ["贷款余额", "贷款余额较上年末增加", "贷款余额增长"]),
        ("[江川市](Region)2021、2022年技改投入分别为3亿元和4亿元。", ["2021技改投入", "2022年技改投入"]),
        ("[江川市](Region)瞪羚企业和独角兽企业双双增长,分别达到90家和17家。", ["瞪羚企业", "独角兽企业"]),
        ("[江川市](Region)每年销售额的4%用于技术研发。", ["每年销售额用于技术研发"]),
        ("[江川市](Region)60%以上企业与高校长期合作。", ["与高校长期合作的企业占比"]),
        ("[江川市](Region)专利授权数达448件。", ["专利授权"]),
        ("[江川市](Region)投入实现20%以上的增长。", ["投入增长"]),
        ("[江川市](Region)45个需求中有9个项目现场达成意向。", ["需求", "现场达成意向的项目"]),
        ("[江川市](Region)66个县获评优秀等次。", ["获评优秀等次的县"]),
        ("[江川市](Region)47个项目获得了11亿元投资。", ["获得投资的项目", "项目获得投资"]),
        ("[江川市](Region)与[白云大学](University)75名专家开展了技术交流。", ["开展了技术交流的专家"]),
        ("[江川市](Region)开工民生类2个,总投资7亿元。", ["开工民生类", "民生类总投资"]),
        ("[江川市](Region)技术合同额4亿元;创新水平指数53.5,增长0.46个百分点。", ["技术合同额", "创新水平指数增长"]),
        ("[江川市](Region)有工程类平台45个,其他类平台18个。", ["工程类平台", "其他类平台"]),
        ("[江川市](Region)打造[甲谷](Platform)、[乙湖](Platform)等40万平方米以上的大型孵化社区。", ["大型孵化社区面积"]),
        ("[江川市](Region)难题榜单\n发榜企业:[飞星公司](Enterprise) 拟投入:300万元", ["拟投入"]),
        ("[江川市](Region)新签服务合同41份,合同额900万元。", ["新签服务合同", "新签服务合同额"]),
        ("[飞星公司](Enterprise)年产值30亿元,年纳税2亿元。", ["年产值", "年纳税"]),
        ("[飞星公司](Enterprise)建成年产600万平方米中试线。", ["年产中试线"]),
        ("由[飞星公司](Enterprise)出资设立的[星河基金](Fund)总规模8亿元。", ["总规模"]),
        ("[江川市科协](ServiceOrganization)会同[江川市工信局](GovernmentBody)走访企业90家。", ["走访企业"]),
        ("[江川市](Region)办好产学研对接活动,每季度至少1场。", ["产学研对接活动"]),
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
        ("[江川银行](FinancialInstitution)给予[江川市](Region)企业300万元信用贷款。", "actual"),
        ("[江川市](Region)2021年的基础上再建,到2027年孵化器达到12家。", "target"),
        ("[江川市](Region)孵化器由2019年的5家增长到2023年的12家。", "actual"),
        ("[江川市](Region)本次活动拟组织企业30家。", "target"),
        ("[江川市](Region)加快建设甲谷、乙湖等9万平方米以上的社区。", "target"),
    ],
)
def test_kind_follows_the_nearest_cue(read: Read, text: str, expected: str) -> None:
    assert kinds(read(text, title="江川市创新创业观察")) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "平台跃升:力争到2027年,[江川市](Region)建成中试基地12家;技术合同成交额达40亿元;每万人有效专利30件。",
        "到2027年,[江川市](Region)创新体系基本形成,活力迸发;数字经济占比达50%;技术交易累计总额达9亿元。",
        "[江川市](Region)的主要目标是:孵化器12家;在孵企业达到300家;从业人员8000人。",
    ],
)
def test_goal_holds_for_every_item_of_its_sentence(read: Read, text: str) -> None:
    assert set(kinds(read(text, title="江川市创新创业观察", date=None))) == {"target"}


def test_fact_stays_a_fact_in_a_sentence_of_goals(read: Read) -> None:
    text = "[江川市](Region)力争新建孵化器12家;目前已有众创空间30家。"
    assert kinds(read(text, title="江川市创新创业观察")) == ["target", "actual"]


def test_year_of_the_figures_is_the_year_of_an_undated_document(read: Read) -> None:
    text = "截至2022年底,[江川市](Region)有孵化器12家。2023年孵化器达到15家。"
    assert kinds(read(text, title="江川市创新创业观察", date=None)) == ["actual", "target"]


def test_policy_without_cue_states_goals(read: Read) -> None:
    title = "江川市关于加快孵化体系建设的实施意见"
    assert kinds(read("[江川市](Region)关于加快孵化体系建设的实施意见\n新建孵化器12家。", title=title)) == ["target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对新认定的国家级、省级孵化器分别给予80万元、30万元奖励",
            [("新认定的国家级孵化器奖励", 800_000), ("新认定的省级孵化器奖励", 300_000)],
        ),
        ("对引进的博士、硕士,每人每月补助3000元、1500元", [("引进的博士每人每月补助", 3000), ("引进的硕士每人每月补助", 1500)]),
        ("企业建成研发中心的,择优补助,最高8万元", [("企业建成研发中心补助", 80_000)]),
        (
            "对孵化器按新建每平方米90元,上限70万元给予用房补助",
            [("孵化器新建每平方米用房补助", 90), ("孵化器新建每平方米上限用房补助", 700_000)],
        ),
        ("成果完成人按合同额的15%给予奖励", [("成果完成人按合同额奖励", 15)]),
        ("新建孵化器,按40元/平方米的标准给予一次性补助", [("新建孵化器每平方米一次性补助", 40)]),
        (
            "对新认定的国家级站给予90万元奖励,被认定为省级工作站的,给予20万元奖励",
            [("新认定的国家级站奖励", 900_000), ("省级工作站奖励", 200_000)],
        ),
        (
            "新设的市级工作站给予50万元扶持奖励、省级工作站给予20万元晋级奖励",
            [("新设的市级工作站扶持奖励", 500_000), ("省级工作站晋级奖励", 200_000)],
        ),
        (
            "对上年度主营收入达到3000万元至2亿元(含)、2亿元以上的新认定的瞪羚企业,再分别给予企业4万元、6万元的补助",
            [("上年度主营收入至(含)的新认定的瞪羚企业补助", 40_000), ("上年度主营收入以上的新认定的瞪羚企业补助", 60_000)],
        ),
        (
            "对获得科技保险的企业,按保费的60%补贴,每年不超过20万元",
            [("获得科技保险的企业保费补贴", 60), ("获得科技保险的企业保费每年补贴", 200_000)],
        ),
    ],
)
def test_support_names_who_is_paid_and_for_what(read: Read, text: str, expected: list[tuple[str, float]]) -> None:
    found = extract_observations(read(f"[江川市](Region)人才新政\n{text}。", title="江川市人才新政若干措施"))
    assert [o.kind for o in found] == ["support"] * len(expected)
    assert [o.value for o in found] == [value for _, value in expected]
    for o, (metric, _) in zip(found, expected, strict=True):
        assert set(o.metric) ^ set(metric) <= set("按的(含)至"), (o.metric, metric)


@pytest.mark.parametrize(
    "text",
    [
        "[江川市](Region)对年营业收入3000万元以上的企业给予奖励。",
        "[飞星公司](Enterprise)、[远帆公司](Enterprise)等2家企业落户[江川市](Region)。",
        "[江川市](Region)与[飞星公司](Enterprise)、[远帆公司](Enterprise)两家企业签约。",
        "[江川市](Region)对孵化器每孵化1家企业进行评价。",
        "[江川市](Region)入选[2024年50强城市榜](Award)。",
        "二、申报条件\n[江川市](Region)内注册,职工不少于30人,研发投入占比不低于3%。",
        "[江川市](Region)对年营业收入达到3000万元至2亿元、2亿元以上的企业,再给予奖励。",
        "[江川市](Region)优秀率居首,比第二名的邻市多11家。",
    ],
)
def test_number_that_is_no_observation_is_left_out(read: Read, text: str) -> None:
    assert told(read(text, title="江川市创新创业观察")) == []


def test_threshold_that_says_which_ones_are_counted_is_no_observation(read: Read) -> None:
    text = "[江川市](Region)引进总投资2亿元以上的项目35个。"
    assert [(o.value, o.unit) for o in extract_observations(read(text, title="江川市创新创业观察"))] == [(35, "个")]


def test_list_counted_before_is_not_counted_again(read: Read) -> None:
    text = "[江川市](Region)认定[飞星公司](Enterprise)、[远帆公司](Enterprise)2家单位为示范基地,2家单位服务企业90户。"
    assert [o.value for o in extract_observations(read(text, title="江川市创新创业观察"))] == [90]


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
        ("[江川市](Region)迎来[星河产业园项目](Project)。\n项目总投资12亿元,占地90亩。一期建筑面积5万平方米。", ["星河产业园项目"] * 3),
        ("[江川市](Region)的[星河科创园](Platform)获评优秀。\n园区已签约企业36家,入驻率达92%。", ["星河科创园"] * 2),
        ("[江川市](Region)启用[星河科创园](Platform),总建筑面积6500平方米。", ["星河科创园"]),
        ("[江川市](Region)力争[省级高新园](Platform)达到9家,瞪羚企业达到40家。", ["江川市"] * 2),
        ("[江川市](Region)力争[国家级高新区](Region)达到3家。瞪羚企业达到40家。", ["江川市"] * 2),
        ("[江川市](Region)发力。[江川创新平台](Platform)体系基本形成,研发经费占比达3%。", ["江川市"]),
        ("[江川市](Region)观察\n[星河实验室](Platform)成果42项,占全市12%。", ["星河实验室"] * 2),
    ],
)
def test_number_belongs_to_whom_the_sentence_speaks_of(read: Read, text: str, expected: list[str]) -> None:
    assert owners(read(text, title="江川市创新创业观察")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[江川创新大赛](Event)落幕\n共有60多人参加了会议,发布需求36项。", ["江川创新大赛"] * 2),
        ("[江川创新大赛](Event)落幕\n来自[青山联盟](InnovationCommunity)及成员单位代表70余人参会。", ["江川创新大赛"]),
        ("[江川创新大赛](Event)落幕\n[江川创新大赛](Event)由[江川市科技局](GovernmentBody)承办,发布需求36项。", ["江川创新大赛"]),
        ("学习贯彻[江川科技大会](Event)精神\n[江川市](Region)新增孵化器12家。\n引进团队7个。", ["江川市"] * 2),
    ],
)
def test_report_on_an_event_counts_for_the_event(read: Read, text: str, expected: list[str]) -> None:
    assert owners(read(text, title=text.split("\n")[0].translate({ord(c): "" for c in "[]()Event"}))) == expected


def test_whole_region_without_name_is_nobody_else(read: Read) -> None:
    text = "我省新增孵化器\n[飞星公司](Enterprise)、[远帆公司](Enterprise)获评优秀。全省共有孵化器81家。"
    assert told(read(text)) == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[飞星银行](FinancialInstitution)推出[星河贷](FinancialProduct),单户最高500万元,年利率低至3.2%。", ["support", "support"]),
        ("[飞星银行](FinancialInstitution)为该企业授信500万元。", ["actual"]),
        ("[星河项目](Project)获省科技专项资助200万元。", ["actual"]),
        ("[江川市](Region)兑付奖补资金1200万元。", ["actual"]),
        ("[星河中试基地](Platform)每年对外服务企业不少于15家。", ["target"]),
        ("[星河项目](Project)达产后年产值6亿元。", ["target"]),
        ("[飞星基金](Fund)拟出资2亿元。", ["target"]),
    ],
)
def test_terms_of_credit_are_support_and_money_received_is_a_fact(read: Read, text: str, expected: list[str]) -> None:
    assert kinds(read(text, title="江川市创新创业观察")) == expected


def test_confidence_is_a_probability(read: Read) -> None:
    found = extract_observations(read("[江川市](Region)建成孵化器12家,其中国家级3家。"))
    assert len(found) == 2
    assert all(0 < o.confidence < 1 for o in found)


def test_clause_of_marks_alone_is_read_without_fault(read: Read) -> None:
    assert told(read("[江川市](Region)新增平台5家 。")) == [("新增平台", 5, "家", "actual")]


def test_row_of_a_table_owns_what_its_heading_counts(read: Read) -> None:
    reading = read("[江川市](Region)榜单\n序号 难题 单位 榜额(万元)\n1 [轴承静音](Demand) [飞星公司](Enterprise) 360")
    assert owners(reading) == ["轴承静音"]
    assert metrics(reading) == ["榜额"]


@pytest.mark.parametrize("words", ["在全市建成试验站40个", "与全市40家企业洽谈"])
def test_region_that_says_where_or_with_whom_is_no_owner(read: Read, words: str) -> None:
    assert owners(read(f"[江川市](Region)观察。[青山大学](University){words}。", title="江川观察")) == ["青山大学"]


def test_course_of_a_national_plan_makes_no_goal(read: Read) -> None:
    assert kinds(read("[江川市](Region)\n三、国家重点研发计划课题\n[飞星公司](Enterprise)国拨经费300万元。")) == ["actual"]


def test_quotation_torn_from_its_start_is_no_part_of_whom_is_paid(read: Read) -> None:
    text = "[江川市](Region)对列入“矿山设备无人驾驶与节能运输技术”等市级榜单需求,单个项目补助最高80万元。"
    assert "”" not in metrics(read(text))[0]
