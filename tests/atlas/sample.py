"""Atlases made by hand: one with some hundred rows in every table, one without rows, one whose names tempt a page to go wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle, islice

from graph.atlas.model import Atlas, Cell, ChartKind, Column, Section, Sentence, Table, Words

BASE = "https://w3id.org/chuangpu/id/"
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
)
CITIES = (("青岛市", "370200"), ("淄博市", "370300"), ("枣庄市", "370400"), ("滨州市", "371600"), ("聊城市", "371500"))
COUNTIES = (("滕州市", "370481"), ("薛城区", "370403"), ("市中区", "370402"), ("博兴县", "371625"), ("张店区", "370303"))
ABROAD = (("武汉市", "420100"), ("海淀区", "110108"), ("苏州市", "320500"), ("三沙市", "460300"))
INDUSTRIES = ("锂电新能源", "高端铝业", "先进陶瓷", "生物医药")
SEGMENTS = ("上游材料", "中游制造", "下游应用", "")
COMMUNITIES = ("云岭锂电创新创业共同体", "海川铝业创新创业共同体", "青瓷新材料创新创业共同体")
LADDER = ("科技型中小企业", "高新技术企业", "科技领军企业", "专精特新", "小巨人", "上市后备")
STEPS = ("基础研究", "工程化应用研究", "公共服务", "成果转化")
LEVELS = ("国家", "省", "市", "县区")
KINDS = ("成立", "签约", "出台", "获批")
ROLES = "政产学研金服用"
FILLERS = ("GovernmentBody", "Enterprise", "University", "ResearchInstitute", "Fund", "ServiceOrganization", "Enterprise")


class Quotes:
    """The sentences of an atlas while it is made; ``quote`` gives the cell's reference to a new one."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []

    def quote(self, text: str, *, status: str = "done") -> tuple[int, ...]:
        n = len(self.sentences)
        document = n % 17
        self.sentences.append(
            Sentence(
                quote=f"据介绍，{text}，相关工作正在有序推进。",
                document=f"{BASE}Document/d{document}",
                title=f"关于推进科技创新工作的情况通报（第{document + 1}期）",
                start=100 * n,
                end=100 * n + len(text) + 17,
                date=f"20{20 + document % 6}-0{1 + document % 9}" if document else None,
                confidence=round(0.55 + (n * 7 % 45) / 100, 2),
                status=status,
            )
        )
        return (n,)


def thing(class_: str, name: str, sentences: tuple[int, ...] = ()) -> Cell:
    return Cell(name, thing=f"{BASE}{class_}/{name}", sentences=sentences)


def number(value: float | None, sentences: tuple[int, ...] = ()) -> Cell:
    return Cell() if value is None else Cell(f"{value:,.0f}", number=value, sentences=sentences)


def columns(told: str) -> tuple[Column, ...]:
    """``key:kind:中文:English`` separated by spaces; a kind left out is text."""
    made = []
    for key, kind, zh, en in (part.split(":") for part in told.split()):
        made.append(Column(key, Words(zh, en.replace("_", " ")), kind or "text"))  # type: ignore[arg-type]
    return tuple(made)


def table(key: str, title: Words, told: str, rows: Iterable[Sequence[Cell]]) -> Table:
    return Table(
        key,
        title,
        Words(f"{title.zh}：文档里说到的都在这里。", f"{title.en}: all that the documents tell."),
        columns(told),
        tuple(tuple(row) for row in rows),
        Words(f"说到{title.zh}的通知、名单或工作总结", f"notices, lists or reports that tell of {title.en.lower()}"),
    )


def section(key: str, title: Words, tables: Sequence[Table], chart: ChartKind | None = None) -> Section:
    return Section(key, title, Words(f"{title.zh}的全部事实。", f"All facts: {title.en.lower()}."), tuple(tables), chart)


def make_atlas(count: int = 120, *, abroad: bool = False, names: Sequence[str] = ()) -> Atlas:
    """An atlas with about ``count`` things in its longest tables; ``names`` are given to the first things instead of made ones."""
    made = _Maker(count, names, CITIES + COUNTIES + (ABROAD if abroad else ()))
    sections = made.make_sections()
    return Atlas(Words("青岚省创新图谱", "Innovation atlas of Qinglan"), sections, tuple(made.quotes.sentences), "青岚省", None, 17)


def make_empty_atlas() -> Atlas:
    """All sections and tables, and no row."""
    full = make_atlas(4)
    bare = tuple(
        Section(s.key, s.title, s.about, tuple(Table(t.key, t.title, t.about, t.columns, (), t.filled_by) for t in s.tables), s.chart)
        for s in full.sections
    )
    return Atlas(full.title, bare, ())


class _Maker:
    def __init__(self, count: int, names: Sequence[str], places: Sequence[tuple[str, str]]) -> None:
        self.count, self.names, self.places, self.quotes = count, list(names), places, Quotes()

    def name(self, n: int, plain: str) -> str:
        return self.names[n] if n < len(self.names) else plain

    def cell(self, class_: str, name: str, told: str = "") -> Cell:
        return thing(class_, name, self.quotes.quote(told or f"{name}在区域创新中发挥作用"))

    def place(self, n: int) -> Cell:
        return thing("Region", self.places[n % len(self.places)][0])

    def firm(self, n: int) -> str:
        return self.name(
            n, f"{'云海青山长河金石'[n % 8]}{'岭川原州'[n // 8 % 4]}{'科技材料医药能源'[n % 4 * 2 : n % 4 * 2 + 2]}第{n + 1}有限公司"
        )

    def platform(self, n: int) -> str:
        return self.name(
            n,
            f"{'云海青山'[n % 4]}{'锂电铝业陶瓷医药'[n % 4 * 2 : n % 4 * 2 + 2]}{('重点实验室', '工程研究中心', '公共服务平台', '技术转移中心')[n % 4]}{n + 1}",
        )

    def make_sections(self) -> tuple[Section, ...]:
        chain, places, five, pools = self._chain(), self._places(), self._five(), self._pools()
        rest = (self._platform_chain(), self._roles(), self._finance(), self._policy(), self._targets(), self._timeline())
        overview = self._overview((chain, places, five, pools, *rest))
        return (overview, chain, places, five, pools, *rest)

    def _overview(self, sections: Sequence[Section]) -> Section:
        things: dict[str, set[str]] = {}
        for cell in (cell for s in sections for t in s.tables for row in t.rows for cell in row if cell.thing):
            things.setdefault(str(cell.thing).split("/")[-2], set()).add(str(cell.thing))
        labels = {
            "Enterprise": "企业",
            "Platform": "创新平台",
            "Person": "人物",
            "Technology": "技术",
            "Demand": "技术需求",
            "Project": "项目",
        }
        counts = [
            (Cell(labels[c]), number(len(found)), number(len(found) * 4 // 5), number(len(found) // 5))
            for c, found in things.items()
            if c in labels
        ]
        sources = [
            (
                Cell(f"关于推进科技创新工作的情况通报（第{n + 1}期）", thing=f"{BASE}Document/d{n}"),
                Cell(f"20{20 + n % 6}-0{1 + n % 9}" if n else ""),
                Cell(f"{self.places[n % len(self.places)][0]}科学技术局"),
                Cell(self.places[n % len(self.places)][0]),
                number(12 + n * 3),
                number(n * 2),
            )
            for n in range(17)
        ]
        return section(
            "overview",
            Words("概览", "Overview"),
            [
                table(
                    "counts",
                    Words("数量", "Counts"),
                    "class:choice:类别:Class count:number:数量:Count done:number:已完成:Done planned:number:计划:Planned",
                    counts,
                ),
                table(
                    "sources",
                    Words("来源文档", "Documents"),
                    "document:document:文档:Document date:date:日期:Date issuer:text:发布机构:Issuer region:text:地区:Region "
                    "relations:number:关系:Relations figures:number:数据:Figures",
                    sources,
                ),
            ],
            "counts",
        )

    def _chain(self) -> Section:
        rows = []
        for n in range(self.count):
            class_, name, zh = (
                ("Enterprise", self.firm(n), "企业"),
                ("Platform", self.platform(n), "创新平台"),
                ("Technology", f"新工艺{n}", "技术"),
            )[n % 5 % 3]
            industry = INDUSTRIES[n * n % len(INDUSTRIES)]
            rows.append(
                (
                    thing("Industry", industry),
                    Cell(SEGMENTS[n % 4]),
                    Cell(zh),
                    self.cell(class_, name, f"{name}深耕{industry}"),
                    Cell("belongsTo"),
                    self.place(n),
                )
            )
        told = (
            "industry:thing:产业:Industry segment:text:环节:Segment class:choice:类别:Class thing:thing:对象:Thing "
            "relation:choice:关系:Relation region:thing:地区:Region"
        )
        return section("chain", Words("产业链全景图", "Industry chain"), [table("chain", Words("产业链", "Chain"), told, rows)], "chain")

    def _places(self) -> Section:
        rows = []
        for n in range(self.count):
            place, code = self.places[n * 7 % len(self.places)] if n % 11 else ("某开发区", "")
            class_, name, zh = (("Enterprise", self.firm(n), "企业"), ("Platform", self.platform(n), "创新平台"))[n % 3 == 1]
            level = "县" if code and not code.endswith("00") else "市"
            rows.append((thing("Region", place), Cell(code), Cell(level), Cell(zh), self.cell(class_, name, f"{name}位于{place}")))
        told = "region:thing:地区:Region code:text:代码:Code level:choice:级别:Level class:choice:类别:Class thing:thing:对象:Thing"
        return section("map", Words("区域分布图", "Where it is"), [table("places", Words("区域分布", "Places"), told, rows)], "map")

    def _five(self) -> Section:
        many = range(self.count // 2)
        platforms = [
            (
                self.cell("Platform", self.platform(n)), Cell(LEVELS[n % 4]), Cell(STEPS[n * 3 % 4]), Cell(("重点实验室", "工程研究中心", "孵化器")[n % 3]),
                thing("Enterprise", self.firm(n + 3)), self.place(n), thing("Industry", INDUSTRIES[n % 4]),
            )
            for n in many
        ]  # fmt: skip
        talents = [
            (self.cell("Person", self.name(n, f"{'李王张刘陈'[n % 5]}远{'明山川海'[n % 4]}")), Cell(("院士", "教授", "首席专家")[n % 3]), thing("University", f"青岚大学{n % 3 + 1}分校"), Cell("主任"), Cell(INDUSTRIES[n % 4]))
            for n in many
        ]  # fmt: skip
        achievements = [
            (self.cell("Technology", f"高效制备工艺{n}"), Cell(("技术", "奖项")[n % 2]), thing("Enterprise", self.firm(n)), thing("Enterprise", self.firm(n + 1)), thing("Industry", INDUSTRIES[n % 4]))
            for n in many
        ]  # fmt: skip
        needs = [
            (self.cell("Demand", f"耐高温隔膜技术需求{n}"), thing("Enterprise", self.firm(n)), thing("Industry", INDUSTRIES[n % 4]), thing("University", "青岚大学") if n % 3 == 0 else Cell(), number(n * 10) if n % 2 else Cell(), Cell(("需求", "发榜", "揭榜")[n % 3]))
            for n in many
        ]  # fmt: skip
        projects = [
            (self.cell("Project", f"关键材料攻关项目{n}"), thing("Enterprise", self.firm(n)), thing("Programme", "重点研发计划"), number(n * 135.0, self.quotes.quote(f"项目{n}获资金支持", status="planned")), Cell(("done", "planned")[n % 2]), self.place(n))
            for n in many
        ]  # fmt: skip
        return section(
            "tables",
            Words("五表", "Five lists"),
            [
                table("platforms", Words("平台", "Platforms"), "platform:thing:平台:Platform level:choice:级别:Level step:choice:环节:Step kind:choice:类型:Kind builders:thing:建设单位:Builders region:thing:地区:Region industry:thing:产业:Industry", platforms),
                table("talents", Words("人才", "Talents"), "person:thing:人才:Person title:choice:头衔:Title body:thing:单位:Body relation:text:职务:Role field:text:领域:Field", talents),
                table("achievements", Words("成果", "Achievements"), "achievement:thing:成果:Achievement class:choice:类别:Class developer:thing:研发方:Developer transferred:thing:转化至:Transferred_to industry:thing:产业:Industry", achievements),
                table("needs", Words("技术需求", "Needs"), "need:thing:需求:Need posted:thing:提出方:Posted_by industry:thing:产业:Industry taken:thing:揭榜方:Taken_by amount:number:金额（万元）:Amount state:choice:状态:State", needs),
                table("projects", Words("项目", "Projects"), "project:thing:项目:Project undertaken:thing:承担单位:Undertaken_by programme:thing:计划:Programme money:number:资金（万元）:Money status:choice:状态:Status region:thing:地区:Region", projects),
            ],
        )  # fmt: skip

    def _pools(self) -> Section:
        many = range(self.count // 2)
        firms = [
            (self.cell("Enterprise", self.firm(n)), Cell(LADDER[min(n % 9, 5)]), number(min(n % 9, 5) + 1), self.place(n), thing("Industry", INDUSTRIES[n % 4]))
            for n in range(self.count)
        ]  # fmt: skip
        demands = [
            (self.cell("Demand", f"工艺优化需求{n}"), thing("Enterprise", self.firm(n)), Cell(("需求", "发榜", "揭榜")[n % 3]))
            for n in many
        ]
        achievements = [
            (self.cell("Technology", f"节能技术{n}"), thing("University", "青岚大学"), Cell(("已转化", "可转化")[n % 2])) for n in many
        ]
        talents = [(self.cell("Person", f"周文{n}"), thing("University", "青岚大学"), Cell(("全职", "柔性")[n % 2])) for n in many]
        pools = (("企业池", "Enterprise"), ("需求池", "Demand"), ("成果池", "Technology"), ("人才池", "Person"))
        flows = []
        for n in many:
            (one, class_), (other, to_class) = pools[n % 4], pools[(n * n + n + 1) % 4]
            relation = ("posts", "develops", "transfersTo", "worksFor")[n % 4]
            flows.append((Cell(one), thing(class_, f"甲{n}"), Cell(relation), Cell(other), self.cell(to_class, f"乙{n}")))
        told = "owner:thing:所属:Owner state:choice:状态:State"
        return section(
            "pools",
            Words("四池", "Four pools"),
            [
                table("enterprise_pool", Words("企业池", "Enterprise pool"), "enterprise:thing:企业:Enterprise grade:choice:梯度:Grade order:number:序:Order region:thing:地区:Region industry:thing:产业:Industry", firms),
                table("demand_pool", Words("需求池", "Demand pool"), f"demand:thing:需求:Demand {told}", demands),
                table("achievement_pool", Words("成果池", "Achievement pool"), f"achievement:thing:成果:Achievement {told}", achievements),
                table("talent_pool", Words("人才池", "Talent pool"), f"person:thing:人才:Person {told}", talents),
                table("flows", Words("池间流动", "Flows"), "from_pool:choice:从:From_pool from:thing:对象:From relation:choice:关系:Relation to_pool:choice:到:To_pool to:thing:对象:To", flows),
            ],
            "pools",
        )  # fmt: skip

    def _platform_chain(self) -> Section:
        steps = [
            (Cell(STEPS[n * n % 4]), Cell(LEVELS[n * 3 % 4]), self.cell("Platform", self.platform(n)), Cell("重点实验室"))
            for n in range(self.count // 2)
        ]
        stages = ("苗圃", "孵化器", "加速器", "园区")
        incubation = [
            (
                Cell(stages[n % 7 % 4]),
                self.cell("Platform", f"{stages[n % 7 % 4]}{n % 5 + 1}号"),
                thing("Enterprise", self.firm(n)),
                self.place(n),
            )
            for n in range(self.count // 4)
        ]
        return section(
            "platform_chain",
            Words("平台链条", "Platform chain"),
            [
                table("steps", Words("平台与环节", "Steps"), "step:choice:环节:Step level:choice:级别:Level platform:thing:平台:Platform kind:choice:类型:Kind", steps),
                table("incubation", Words("孵化链条", "Incubation"), "stage:choice:阶段:Stage platform:thing:载体:Platform incubated:thing:在孵:Incubated region:thing:地区:Region", incubation),
            ],
            "platforms",
        )  # fmt: skip

    def _roles(self) -> Section:
        rows = []
        for c, community in enumerate(COMMUNITIES):
            for r, role in enumerate(ROLES):
                who = thing("InnovationCommunity", community)
                if (c + r) % 4:
                    for k in range(1 + (r + c) % 3):
                        rows.append(
                            (
                                who,
                                Cell(role),
                                Cell("担任"),
                                self.cell(FILLERS[r], f"{role}方单位{c}{r}{k}"),
                                Cell("builds"),
                                Cell("文档明确说到"),
                                Cell(),
                            )
                        )
                else:
                    rows.append((who, Cell(role), Cell("缺"), Cell(), Cell(), Cell("没有文档说到"), Cell()))
                    for k in range(2):
                        rows.append(
                            (
                                who,
                                Cell(role),
                                Cell("可补"),
                                self.cell(FILLERS[r], f"候选单位{c}{r}{k}"),
                                Cell("locatedIn"),
                                Cell("同地区且同产业"),
                                number(80 - k * 9),
                            )
                        )
        told = "community:thing:共同体:Community role:choice:角色:Role state:choice:情况:State thing:thing:单位:Thing how:choice:关系:How why:text:理由:Why score:number:得分:Score"
        return section("roles", Words("政产学研金服用", "Seven roles"), [table("roles", Words("角色", "Roles"), told, rows)], "wheels")

    def _finance(self) -> Section:
        rows = [
            (Cell(("基金", "产品", "补贴")[n % 3]), thing("FinancialInstitution", f"青岚银行{n % 4 + 1}分行"), thing("FinancialProduct", f"科创贷{n % 6}"), thing("Enterprise", self.firm(n)), number(n * 50.0, self.quotes.quote(f"授信{n * 50}万元")), Cell("万元"), Cell(("done", "planned")[n % 2]))
            for n in range(self.count // 3)
        ]  # fmt: skip
        told = "kind:choice:类型:Kind from:thing:出资方:From product:thing:产品:Product to:thing:对象:To amount:number:金额:Amount unit:text:单位:Unit status:choice:状态:Status"
        return section("finance", Words("金服", "Finance"), [table("finance", Words("金服", "Finance"), told, rows)])

    def _policy(self) -> Section:
        rows = [
            (self.cell("Policy", f"科技创新若干措施{n}"), Cell(("研发投入", "平台建设", "人才引进")[n % 3]), number(n * 100.0, self.quotes.quote("给予最高补助")), Cell("万元"), Cell("通过认定的单位"), thing("GovernmentBody", "青岚省科学技术厅"), thing("GovernmentBody", "青岚省人民政府"), self.place(n))
            for n in range(self.count // 4)
        ]  # fmt: skip
        told = "policy:thing:政策:Policy pays_for:text:支持内容:Pays_for ceiling:number:上限:Ceiling unit:text:单位:Unit condition:text:条件:Condition responsible:thing:负责部门:Responsible issuer:thing:发布:Issuer region:thing:地区:Region"
        return section("policy", Words("政策", "Policies"), [table("policies", Words("政策", "Policies"), told, rows)])

    def _targets(self) -> Section:
        rows = []
        for n in range(self.count // 5):
            target, later = 50 + n * 13, (30 + n * 17) if n % 4 else None
            met = Cell() if later is None else Cell("已达到" if later >= target else "未达到")
            rows.append(
                (self.place(n), Cell(("高新技术企业数", "研发投入强度", "技术合同成交额")[n % 3]), number(target, self.quotes.quote(f"力争达到{target}")), Cell(("家", "%", "亿元")[n % 3]), Cell(f"20{24 + n % 3}"), number(later, self.quotes.quote(f"已达{later}")) if later else Cell(), Cell("2025-12" if later else ""), met)
            )  # fmt: skip
        figures = [(self.place(n), Cell("高新技术企业数"), Cell("2024"), number(100 + n, self.quotes.quote("一说")), number(120 + n, self.quotes.quote("另一说"))) for n in range(4)]  # fmt: skip
        claims = [(self.cell("Platform", self.platform(n)), Cell("locatedIn"), self.place(n), self.place(n + 1)) for n in range(3)]
        plans = [(thing("Enterprise", self.firm(n)), Cell("builds"), self.cell("Platform", self.platform(n)), Cell("2025"), Cell(("已兑现", "未见后续")[n % 2])) for n in range(12)]  # fmt: skip
        return section(
            "targets",
            Words("目标与兑现", "Targets and results"),
            [
                table("targets", Words("目标", "Targets"), "subject:thing:主体:Subject metric:text:指标:Metric target:number:目标:Target unit:text:单位:Unit due:date:期限:Due later:number:后来的数字:Later_figure later_date:date:日期:Date met:choice:兑现:Met", rows),
                table("contradicting_figures", Words("互相矛盾的数字", "Contradicting figures"), "subject:thing:主体:Subject metric:text:指标:Metric year:date:年份:Year one:number:一说:One other:number:另一说:Other", figures),
                table("contradicting_claims", Words("互相矛盾的说法", "Contradicting claims"), "thing:thing:对象:Thing relation:choice:关系:Relation one:thing:一说:One other:thing:另一说:Other", claims),
                table("plans", Words("计划与兑现", "Plans"), "thing:thing:对象:Thing relation:choice:关系:Relation other:thing:对方:Other due:date:时间:When state:choice:兑现:Came_about", plans),
            ],
            "targets",
        )  # fmt: skip

    def _timeline(self) -> Section:
        dates = islice(cycle(("2021", "2022-03", "2022-11-08", "2023-06", "2024-01-15", "2024-09", "2025-05-20")), self.count // 2)
        rows = [
            (Cell(date), Cell(KINDS[n % 4]), self.cell("Platform", self.platform(n)), thing("Enterprise", self.firm(n)), Cell("签订共建协议" if n % 2 else "揭牌成立"))
            for n, date in enumerate(dates)
        ]  # fmt: skip
        told = "date:date:日期:Date kind:choice:类型:Kind thing:thing:对象:Thing with:thing:相关方:With what:text:事项:What"
        return section("timeline", Words("大事记", "Timeline"), [table("events", Words("事件", "Events"), told, rows)], "timeline")
