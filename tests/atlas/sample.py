"""Atlases made by hand: one with some hundred rows, one without rows, one whose names tempt a page to go wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.atlas.model import Atlas, Cell, ChartKind, Column, Row, Section, Sentence, Table, Words

BASE = "https://w3id.org/chuangpu/id/"
TABLES = Path(__file__).parent / "sample_tables.tsv"
PAYLOADS = (
    "</script><script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    "javascript:window.ran=1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "\"quoted\" 'single' `back`",
    "🧪🏭 emoji 研究院",
    "مركز الابتكار",
    "\u202eabc\u202c 倒写",
    "很长的名字" * 60,
    "constructor",
)
CITIES = (("青岛市", "370200"), ("淄博市", "370300"), ("枣庄市", "370400"), ("滨州市", "371600"), ("聊城市", "371500"))
COUNTIES = (("滕州市", "370481"), ("薛城区", "370403"), ("市中区", "370402"), ("博兴县", "371625"), ("张店区", "370303"))
ABROAD = (("武汉市", "420100"), ("海淀区", "110108"), ("苏州市", "320500"), ("三沙市", "460300"))
INDUSTRIES = ("锂电新能源", "高端铝业", "先进陶瓷", "生物医药")
COMMUNITIES = ("云岭锂电创新创业共同体", "海川铝业创新创业共同体", "青瓷新材料创新创业共同体")
LADDER = ("科技型中小企业", "高新技术企业", "科技领军企业", "专精特新", "小巨人", "上市后备")
STEPS = ("基础研究", "工程化应用研究", "公共服务", "成果转化")
LEVELS = ("国家", "省", "市", "县区")
STAGES = ("苗圃", "孵化器", "加速器", "园区")
POOLS = (("企业池", "Enterprise"), ("需求池", "Demand"), ("成果池", "Technology"), ("人才池", "Person"))
FILLERS = {
    "政": "GovernmentBody", "产": "Enterprise", "学": "University", "研": "ResearchInstitute", "金": "Fund", "服": "ServiceOrganization",
    "用": "Enterprise",
}  # fmt: skip
LABELS = {"Enterprise": "企业", "Platform": "创新平台", "Person": "人物", "Technology": "技术", "Demand": "技术需求", "Project": "项目"}
SECTIONS: tuple[tuple[str, Words, ChartKind | None], ...] = (
    ("overview", Words("概览", "Overview"), "counts"),
    ("chain", Words("产业链全景图", "Industry chain"), "chain"),
    ("map", Words("区域分布图", "Where it is"), "map"),
    ("tables", Words("五表", "Five lists"), None),
    ("pools", Words("四池", "Four pools"), "pools"),
    ("platform_chain", Words("平台链条", "Platform chain"), "platforms"),
    ("roles", Words("政产学研金服用", "Seven roles"), "wheels"),
    ("finance", Words("金服", "Finance"), None),
    ("policy", Words("政策", "Policies"), None),
    ("targets", Words("目标与兑现", "Targets and results"), "targets"),
    ("timeline", Words("大事记", "Timeline"), "timeline"),
)


def make_atlas(count: int = 120, *, abroad: bool = False, names: Sequence[str] = ()) -> Atlas:
    """An atlas with about ``count`` rows in its longest tables; ``names`` are given to the first things instead of made ones."""
    maker = _Maker(count, names, CITIES + COUNTIES + (ABROAD if abroad else ()))
    rows = maker.make_rows()
    rows["things"] = maker.make_things(rows)
    rows["counts"] = maker.make_counts(rows["things"])
    return _assemble(rows, tuple(maker.sentences), "青岚省")


def make_empty_atlas() -> Atlas:
    """All sections and tables, and no row."""
    return _assemble({}, (), None)


def _assemble(rows: dict[str, list[Row]], sentences: tuple[Sentence, ...], region: str | None) -> Atlas:
    lines = [line.split("\t") for line in TABLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    sections = []
    for key, title, chart in SECTIONS:
        tables = tuple(_make_table(line[1:], rows.get(line[1], [])) for line in lines if line[0] == key)
        about = Words(f"{title.zh}的全部事实。", f"All facts: {title.en.lower()}.")
        sections.append(Section(key, title, about, tables, chart))
    return Atlas(Words("青岚省创新图谱", "Innovation atlas of Qinglan"), tuple(sections), sentences, region, None, 17)


def _make_table(fields: list[str], rows: Iterable[Row]) -> Table:
    key, zh, en, *told = fields
    columns = []
    for part in told:
        name, kind, heading, english = part.split(":")
        columns.append(Column(name, Words(heading, english), kind))  # type: ignore[arg-type]
    about = Words(f"{zh}：文档里说到的都在这里。", f"{en}: all that the documents tell.")
    filled_by = Words(f"说到{zh}的通知、名单或工作总结", f"notices, lists or reports that tell of {en.lower()}")
    return Table(key, Words(zh, en), about, tuple(columns), tuple(rows), filled_by)


def make_thing(class_: str, name: str) -> Cell:
    """A cell that names a thing."""
    return Cell(name, thing=f"{BASE}{class_}/{name}")


class _Maker:
    """Makes rows and, while it does, the sentences behind them."""

    def __init__(self, count: int, names: Sequence[str], places: Sequence[tuple[str, str]]) -> None:
        self.count, self.names, self.places = count, names, places
        self.sentences: list[Sentence] = []

    def quote(self, text: str, status: str = "done") -> tuple[int, ...]:
        n = len(self.sentences)
        document = n % 17
        told = f"据介绍，{text}，相关工作正在有序推进。"
        title = f"关于推进科技创新工作的情况通报（第{document + 1}期）"
        date = f"20{20 + document % 6}-0{1 + document % 9}" if document else None
        sure = round(0.55 + (n * 7 % 45) / 100, 2)
        self.sentences.append(Sentence(told, f"{BASE}Document/d{document}", title, 100 * n, 100 * n + len(told), date, sure, status))
        return (n,)

    def told(self, class_: str, name: str) -> Cell:
        return Cell(name, thing=f"{BASE}{class_}/{name}", sentences=self.quote(f"{name}在区域创新中发挥作用"))

    def number(self, value: float | None, text: str = "", status: str = "done") -> Cell:
        if value is None:
            return Cell()
        return Cell(f"{value:,.0f}", number=value, sentences=self.quote(text, status) if text else ())

    def name(self, n: int, plain: str) -> str:
        return self.names[n] if n < len(self.names) else plain

    def firm(self, n: int) -> str:
        made = f"{'云海青山长河金石'[n % 8]}{'岭川原州'[n // 8 % 4]}{('科技', '材料', '医药', '能源')[n % 4]}第{n + 1}有限公司"
        return self.name(n, made)

    def platform(self, n: int) -> str:
        kind = ("重点实验室", "工程研究中心", "公共服务平台", "技术转移中心")[n % 4]
        return self.name(n, f"{'云海青山'[n % 4]}{('锂电', '铝业', '陶瓷', '医药')[n % 4]}{kind}{n + 1}")

    def firm_cell(self, n: int) -> Cell:
        return make_thing("Enterprise", self.firm(n))

    def place(self, n: int) -> Cell:
        return make_thing("Region", self.places[n % len(self.places)][0])

    def industry(self, n: int) -> Cell:
        return make_thing("Industry", INDUSTRIES[n % 4])

    def make_rows(self) -> dict[str, list[Row]]:
        """By the keys of the tables."""
        each: dict[str, tuple[Any, int]] = {
            "sources": (self.source, 17), "chain": (self.link, self.count), "places": (self.located, self.count),
            "platforms": (self.listed_platform, self.count // 2), "talents": (self.talent, self.count // 2),
            "achievements": (self.achievement, self.count // 2), "needs": (self.need, self.count // 2),
            "projects": (self.project, self.count // 2), "enterprise_pool": (self.graded, self.count),
            "demand_pool": (self.pooled("Demand", "工艺优化需求", ("需求", "发榜", "揭榜")), self.count // 2),
            "achievement_pool": (self.pooled("Technology", "节能技术", ("已转化", "可转化")), self.count // 2),
            "talent_pool": (self.pooled("Person", "周文", ("全职", "柔性")), self.count // 2), "flows": (self.flow, self.count // 2),
            "steps": (self.step, self.count // 2), "incubation": (self.incubated, self.count // 4),
            "finance": (self.financed, self.count // 3), "policies": (self.policy, self.count // 4),
            "targets": (self.target, self.count // 5), "contradicting_figures": (self.contradicting_figure, 4),
            "contradicting_claims": (self.contradicting_claim, 3), "plans": (self.plan, 12), "events": (self.event, self.count // 2),
        }  # fmt: skip
        return {key: [make(n) for n in range(count)] for key, (make, count) in each.items()} | {"roles": self.roles()}

    def make_things(self, rows: dict[str, list[Row]]) -> list[Row]:
        """Each thing of some classes once; every fifth is only planned."""
        found = dict.fromkeys((cell.thing, cell.text) for made in rows.values() for row in made for cell in row if cell.thing)
        things: list[Row] = []
        for class_, label in LABELS.items():
            for iri, name in (pair for pair in found if f"/{class_}/" in str(pair[0])):
                status, told = ("计划中", "planned") if len(things) % 5 == 4 else ("已实现", "done")
                sentences = self.quote(f"说到{name}", told)
                things.append((Cell(label), Cell(name, iri, sentences=sentences), Cell(status), Cell("1", number=1, sentences=sentences)))
        return things

    def make_counts(self, things: list[Row]) -> list[Row]:
        counts = []
        for label in LABELS.values():
            statuses = [row[2].text for row in things if row[0].text == label]
            counts.append((Cell(label), *map(self.number, (len(statuses), statuses.count("已实现"), statuses.count("计划中")))))
        return counts

    def source(self, n: int) -> Row:
        title = Cell(f"关于推进科技创新工作的情况通报（第{n + 1}期）", thing=f"{BASE}Document/d{n}")
        place = self.places[n % len(self.places)][0]
        date = Cell(f"20{20 + n % 6}-0{1 + n % 9}" if n else "")
        return title, date, Cell(f"{place}科学技术局"), Cell(place), self.number(12 + n * 3), self.number(n * 2)

    def link(self, n: int) -> Row:
        class_, name = (("Enterprise", self.firm(n)), ("Platform", self.platform(n)), ("Technology", f"新工艺{n}"))[n % 5 % 3]
        segment = ("上游材料", "中游制造", "下游应用", "")[n % 4]
        return self.industry(n // 3), Cell(segment), Cell(LABELS[class_]), self.told(class_, name), Cell("belongsTo"), self.place(n)

    def located(self, n: int) -> Row:
        place, code = self.places[n * 7 % len(self.places)] if n % 11 else ("某开发区", "")
        class_, name = (("Enterprise", self.firm(n)), ("Platform", self.platform(n)))[n % 3 == 1]
        level = "县区" if code and not code.endswith("00") else "市"
        return make_thing("Region", place), Cell(code), Cell(level), Cell(LABELS[class_]), self.told(class_, name)

    def listed_platform(self, n: int) -> Row:
        kind = Cell(("重点实验室", "工程研究中心", "孵化器")[n % 3])
        where = self.firm_cell(n + 3), self.place(n), self.industry(n)
        return self.told("Platform", self.platform(n)), Cell(LEVELS[n % 4]), Cell(STEPS[n * 3 % 4]), kind, *where

    def talent(self, n: int) -> Row:
        person = self.told("Person", self.name(n, f"{'李王张刘陈'[n % 5]}远{'明山川海'[n % 4]}{'一二三'[n % 3]}"))
        body = make_thing("University", f"青岚大学{n % 3 + 1}分校")
        return person, Cell(("院士", "教授", "首席专家")[n % 3]), body, Cell("主任"), Cell(INDUSTRIES[n % 4])

    def achievement(self, n: int) -> Row:
        found = self.told("Technology", f"高效制备工艺{n}")
        return found, Cell(("技术", "奖项")[n % 2]), self.firm_cell(n), self.firm_cell(n + 1), self.industry(n)

    def need(self, n: int) -> Row:
        taken = make_thing("University", "青岚大学") if n % 3 == 0 else Cell()
        amount = self.number(n * 10 if n % 2 else None)
        state = Cell(("需求", "发榜", "揭榜")[n % 3])
        return self.told("Demand", f"耐高温隔膜技术需求{n}"), self.firm_cell(n), self.industry(n), taken, amount, state

    def project(self, n: int) -> Row:
        money = self.number(n * 135, f"项目{n}获资金支持", "planned")
        status = Cell(("done", "planned")[n % 2])
        programme = make_thing("Programme", "重点研发计划")
        return self.told("Project", f"关键材料攻关项目{n}"), self.firm_cell(n), programme, money, status, self.place(n)

    def graded(self, n: int) -> Row:
        rung = min(n % 9, 5)
        return self.told("Enterprise", self.firm(n)), Cell(LADDER[rung]), self.number(rung + 1), self.place(n), self.industry(n)

    def pooled(self, class_: str, name: str, states: Sequence[str]) -> Any:
        owner = make_thing("University", "青岚大学")
        return lambda n: (self.told(class_, f"{name}{n}"), owner, Cell(states[n % len(states)]))

    def flow(self, n: int) -> Row:
        (one, class_), (other, to_class) = POOLS[n % 4], POOLS[(n // 2 + 1) % 4]
        relation = ("funds", "develops", "leads", "worksFor")[n % 4]
        return Cell(one), make_thing(class_, f"甲{n}"), Cell(relation), Cell(other), self.told(to_class, f"乙{n}")

    def step(self, n: int) -> Row:
        return Cell(STEPS[n * 3 // 2 % 4]), Cell(LEVELS[n // 3 % 4]), self.told("Platform", self.platform(n)), Cell("重点实验室")

    def incubated(self, n: int) -> Row:
        stage = STAGES[n % 7 % 4]
        return Cell(stage), self.told("Platform", f"{stage}{n % 5 + 1}号"), self.firm_cell(n), self.place(n)

    def roles(self) -> list[Row]:
        """Each community lacks some roles and has two candidates for each."""
        rows: list[Row] = []
        for c, community in enumerate(COMMUNITIES):
            who = make_thing("InnovationCommunity", community)
            for r, (role, class_) in enumerate(FILLERS.items()):
                if (c + r) % 4:
                    fills = [self.told(class_, f"{role}方单位{c}{r}{k}") for k in range(1 + (r + c) % 3)]
                    rows += [(who, Cell(role), Cell("担任"), cell, Cell("builds"), Cell("文档明确说到"), Cell()) for cell in fills]
                    continue
                rows.append((who, Cell(role), Cell("缺"), Cell(), Cell(), Cell("没有文档说到"), Cell()))
                could = [(self.told(class_, f"候选单位{c}{r}{k}"), self.number(80 - k * 9)) for k in range(2)]
                rows += [(who, Cell(role), Cell("可补"), cell, Cell("locatedIn"), Cell("同地区且同产业"), score) for cell, score in could]
        return rows

    def financed(self, n: int) -> Row:
        bank = make_thing("FinancialInstitution", f"青岚银行{n % 4 + 1}分行")
        product = make_thing("FinancialProduct", f"科创贷{n % 6}")
        money = self.number(n * 50, f"授信{n * 50}万元"), Cell("万元"), Cell(("done", "planned")[n % 2])
        return Cell(("基金", "产品", "补贴")[n % 3]), bank, product, self.firm_cell(n), *money

    def policy(self, n: int) -> Row:
        ceiling = self.number(n * 100, "给予最高补助"), Cell("万元"), Cell("通过认定的单位")
        bodies = make_thing("GovernmentBody", "青岚省科学技术厅"), make_thing("GovernmentBody", "青岚省人民政府")
        pays_for = Cell(("研发投入", "平台建设", "人才引进")[n % 3])
        return self.told("Policy", f"科技创新若干措施{n}"), pays_for, *ceiling, *bodies, self.place(n)

    def target(self, n: int) -> Row:
        goal, later = 50 + n * 13, (30 + n * 17) if n % 4 else None
        met = Cell() if later is None else Cell("已达到" if later >= goal else "未达到")
        metric, unit = Cell(("高新技术企业数", "研发投入强度", "技术合同成交额")[n % 3]), Cell(("家", "%", "亿元")[n % 3])
        outcome = self.number(later, f"已达{later}"), Cell("2025-12" if later else ""), met
        return self.place(n), metric, self.number(goal, f"力争达到{goal}"), unit, Cell(f"20{24 + n % 3}"), *outcome

    def contradicting_figure(self, n: int) -> Row:
        return self.place(n), Cell("高新技术企业数"), Cell("2024"), self.number(100 + n, "一说"), self.number(120 + n, "另一说")

    def contradicting_claim(self, n: int) -> Row:
        return self.told("Platform", self.platform(n)), Cell("locatedIn"), self.place(n), self.place(n + 1)

    def plan(self, n: int) -> Row:
        state = Cell(("已兑现", "未见后续")[n % 2])
        return self.firm_cell(n), Cell("builds"), self.told("Platform", self.platform(n)), Cell("2025"), state

    def event(self, n: int) -> Row:
        dates = ("2021", "2022-03", "2022-11-08", "2023-06", "2024-01-15", "2024-09", "2025-05-20")
        date, kind = dates[n % 7], ("成立", "签约", "出台", "获批")[n % 4]
        what = Cell("签订共建协议" if n % 2 else "揭牌成立")
        return Cell(date), Cell(kind), self.told("Platform", self.platform(n)), self.firm_cell(n), what
