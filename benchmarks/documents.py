"""Made documents for measuring and for tests: any number, each with names of its own beside names that many share.

``make_document(n)`` is the same text for the same ``n`` in every run. The sentences are the project's own; names are
combined from syllables, so that they are of no real body.
"""

from __future__ import annotations

from pathlib import Path

CITIES = ("枣庄市", "滨州市", "淄博市", "聊城市", "潍坊市", "烟台市", "济宁市", "德州市", "洛阳市", "宁波市", "绵阳市", "株洲市")
FIRST = "瑞恒鼎盛华启宏远博睿泰昌嘉禾星宇云峰凯达力源信德永固新航海岳"
SECOND = "科创智联光芯能动机械精工化工生物电子材料环保数据医药轴承"
FIELDS = ("新材料", "高端装备", "生物医药", "新能源", "智能制造", "电子信息", "现代农业", "化工新材料")
UNIVERSITIES = ("中南大学", "山东理工大学", "聊城大学", "齐鲁工业大学", "浙江大学", "西安交通大学", "哈尔滨工业大学")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN = "建国文博晓宇志明海燕立新思远春梅国华子涵"


def make_document(number: int) -> str:
    """The text of one document of about 600 characters."""
    city, field = CITIES[number % len(CITIES)], FIELDS[number // 3 % len(FIELDS)]
    university, firm = UNIVERSITIES[number % len(UNIVERSITIES)], make_firm(number)
    partner, person = make_firm(number * 7 + 3), make_person(number)
    short = firm.removesuffix("有限公司")
    community = f"{city}{firm[2:6]}{field}创新创业共同体"
    paragraphs = (
        f"{firm}{field}创新工作情况",
        f"近日，{city}科技局到{firm}调研{field}产业发展情况。{firm}董事长{person}介绍，公司牵头建设{community}，"
        f"与{university}、{partner}签署合作协议，共建{short}工程技术研究中心。",
        f"截至2022年底，公司拥有发明专利{number % 90 + 10}项，研发人员{number % 300 + 20}人，"
        f"实现营业收入{number % 50 + 1}.{number % 10}亿元，"
        f"同比增长{number % 30 + 1}.5%。{partner}承担省级以上科技项目{number % 12 + 2}项，获得财政资金支持{number % 900 + 100}万元。",
        f"{city}先后出台《{city}{field}产业高质量发展行动计划》，对新认定的省级创新平台给予最高{number % 5 + 1}00万元奖励。"
        f"{university}在{city}建设{university}{city}{firm[2:6]}研究院，引进高层次人才{number % 40 + 5}名。",
        f"下一步，{firm}将依托{community}，建设{field}中试基地，"
        f"力争到2025年服务企业{number % 200 + 50}家，孵化科技型企业{number % 20 + 5}家。",
    )
    return "\n".join(paragraphs) + "\n"


def make_firm(number: int) -> str:
    """A firm's name; different for the first hundred thousand numbers."""
    one, rest = number % len(FIRST), number // len(FIRST)
    two, rest = rest % len(FIRST), rest // len(FIRST)
    pair = rest % (len(SECOND) // 2) * 2
    return f"{CITIES[number % len(CITIES)][:-1]}{FIRST[one]}{FIRST[two]}{SECOND[pair : pair + 2]}有限公司"


def make_person(number: int) -> str:
    """A person's name; the same name comes again after some hundreds."""
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number // 3 % 9 * 2] + GIVEN[number // 5 % 9 * 2 + 1]


def write_documents(folder: Path, count: int, *, first: int = 0) -> None:
    """Write ``count`` documents as UTF-8 text files, named by their number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"doc{number:05d}.txt").write_text(make_document(number), encoding="utf-8")
