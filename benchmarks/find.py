"""Search by name on made things: size, time and memory of the index, and times of searches beside scans of the same names.

    python benchmarks/find.py [THINGS ...]        100,000 and 1,000,000 if not given

Names are made from the names of divisions and from syllables, the same for the same number. Beside the index stand what one
would do without it: ``LIKE '%…%'`` over a table of names in SQLite, and ``CONTAINS`` over the labels in the store; both can
answer only parts of names as they are written. Each figure is taken in a process of its own. Times are of the processor, so that
they are the same on a busy machine; nothing here waits for anything else once the files are in memory.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.find import Findable, make_index, open_index
from graph.find.arrays import write_arrays
from graph.gazetteer import load_divisions
from graph.ontology import RDFS
from graph.resolve.iri import thing_iri
from graph.store import Rows, build_store
from graph.store.oxigraph import OxigraphStore

WORDS = "光芯 华材 中创 天合 智源 恒信 金石 云图 博远 海川 锐科 星河 绿能 同创 微纳 新元 国药 北斗 长风 瑞丰"
FIELDS = "新材料 生物医药 智能装备 集成电路 人工智能 轨道交通 新能源 海洋工程 先进制造 数字经济 食品 光电子 航空 量子 储能"
KINDS = {
    "Enterprise": ("科技有限公司", "股份有限公司", "集团有限公司", "技术有限公司"),
    "University": ("大学", "学院", "职业技术学院"),
    "ResearchInstitute": ("研究院", "研究所"),
    "Platform": ("重点实验室", "工程技术研究中心", "技术创新中心", "孵化器"),
    "Project": ("关键技术研发项目", "产业化项目"),
}
CHARACTERS = (
    "安白邦宝北博才昌辰诚创达大德鼎东方飞丰福高光国海汉航浩和恒宏华环辉汇嘉建健江金锦京景精久聚凯康科坤蓝朗乐力利联良林隆"
    "龙美明南宁诺鹏平启千强清泉仁日荣瑞润三森山尚神盛时世双思泰腾天通万威维文西先祥新信兴雄旭迅雅亚阳耀怡亿益银英永优友宇"
    "源远悦云泽长正志智中众重卓子行"
)
ENGLISH = "Advanced Central Digital Eastern Global Green Marine National New Optical Pacific Quantum Smart Southern United"


def make_things(count: int) -> Iterator[Findable]:
    """Things with names as such things have them; a third have another name, one in forty an English one."""
    chance = random.Random(count)
    places = [d.name for d in load_divisions()]
    words, fields, english = WORDS.split(), FIELDS.split(), ENGLISH.split()
    for number in range(count):
        kind = chance.choices(list(KINDS), (70, 3, 5, 12, 10))[0]
        core = chance.choice(words) if chance.random() < 0.2 else "".join(chance.choices(CHARACTERS, k=chance.choice((2, 2, 2, 3, 4))))
        field = chance.choice(fields) if chance.random() < 0.7 else ""
        name = chance.choice(places) * (chance.random() < 0.8) + core + field + chance.choice(KINDS[kind])
        aliases = [core + field] if chance.random() < 0.33 else []
        if number % 40 == 0:
            aliases.append(f"{' '.join(chance.sample(english, 3))} Technology {number}")
        yield Findable(thing_iri(kind, name, str(number)), kind, name, tuple(aliases), (), int(chance.paretovariate(1.1)) - 1)


def make_searches(things: list[Findable], count: int) -> list[tuple[str, str]]:
    """(kind, text) of a mixed load: parts of names, beginnings, initials, pinyin, both mixed, names with a mistake, nonsense."""
    from graph.find.readings import readings_of

    chance = random.Random(count)
    found = []
    for number in range(count):
        name = chance.choice(things).name
        start = chance.randrange(max(1, len(name) - 4))
        part = name[start : start + chance.choice((2, 3, 4))]
        read = [readings_of(c)[:1] or (c,) for c in part]
        options = {
            "part": part,
            "beginning": name[: chance.choice((2, 3, 4, 5))],
            "whole name": name,
            "common ending": chance.choice(KINDS["Enterprise"]),
            "initials": "".join(r[0][0] for r in read),
            "pinyin": "".join(r[0] for r in read),
            "mixed": part[0] + "".join(r[0][0] for r in read[1:]),
            "mistake": name[:3] + chance.choice(CHARACTERS) + name[4:],
            "two words": f"{name[-4:]} {name[:2]}",
            "unknown": chance.choice(("龘靐", "qqqq", "𠮷野")),
        }
        kind = list(options)[number % len(options)]
        found.append((kind, options[kind]))
    return found


def apart(function: Callable[..., Any], *arguments: object) -> Any:
    """Run a function in a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def own() -> tuple[float, float]:
    """(memory of this process alone, pages of files that processes share), MB."""
    rows = dict(line.split(":", 1) for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
    number = {k: int(v.split()[0]) / 1024 for k, v in rows.items()}
    return number["Anonymous"], number["Rss"] - number["Anonymous"]


def build(count: int, path: Path) -> tuple[float, float, float]:
    """(seconds, peak MB, MB before)."""
    things = list(make_things(count))
    before, start = peak(), time.process_time()
    write_arrays(path, make_index(things))
    return time.process_time() - start, peak(), before


def measure(function: Callable[[str], object], searches: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Milliseconds by kind."""
    found: dict[str, list[float]] = {}
    for kind, text in searches:
        start = time.process_time()
        function(text)
        found.setdefault(kind, []).append((time.process_time() - start) * 1000)
    return found


def search(path: Path, searches: list[tuple[str, str]]) -> dict[str, Any]:
    """Times of the index, cold start included as ``open``, and its memory."""
    start = time.process_time()
    index = open_index(path)
    index.find("zndx")
    opened = (time.process_time() - start) * 1000
    times = measure(index.find, searches)
    return {"open": opened, "times": times, "memory": own()}


def scan_sqlite(count: int, searches: list[tuple[str, str]]) -> dict[str, list[float]]:
    """``LIKE`` over the names in memory, the best linked first."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE name (name TEXT, iri TEXT, degree INTEGER)")
    base.executemany("INSERT INTO name VALUES (?,?,?)", ((n, t.iri, t.degree) for t in make_things(count) for n in (t.name, *t.aliases)))
    query = "SELECT iri FROM name WHERE name LIKE '%' || ? || '%' ORDER BY degree DESC LIMIT 20"
    return measure(lambda text: base.execute(query, (text,)).fetchall(), searches)


def ask_store(count: int, index: Path, searches: list[tuple[str, str]]) -> list[dict[str, list[float]]]:
    """Times of ``cp:search`` and of ``CONTAINS`` over the labels in the store, first twenty things with their names."""
    label = ox.NamedNode(RDFS + "label")
    with tempfile.TemporaryDirectory() as folder:
        inner = build_store(Path(folder) / "store").inner
        for thing in make_things(count):
            inner.extend([ox.Quad(ox.NamedNode(thing.iri), label, ox.Literal(n, language="zh")) for n in (thing.name, *thing.aliases)])
        inner.flush()
        (Path(folder) / "store.search").symlink_to(index)
        store = OxigraphStore(inner, folder=Path(folder) / "store")
        forms = ("?x cp:search (%s 20) ; rdfs:label ?n", "?x rdfs:label ?n FILTER(CONTAINS(?n, %s))")
        return [measure(lambda text, form=form: count_rows(store, form % json.dumps(text, ensure_ascii=False)), searches) for form in forms]


def count_rows(store: OxigraphStore, pattern: str) -> int:
    answer = store.query(f"SELECT ?x ?n WHERE {{ {pattern} }} LIMIT 20")
    assert isinstance(answer, Rows)
    return len(list(answer.rows))


def summary(times: dict[str, list[float]], kinds: list[str] | None = None) -> tuple[float, float]:
    values = sorted(v for kind, vs in times.items() if kinds is None or kind in kinds for v in vs)
    return statistics.median(values), values[int(len(values) * 0.95)]


def report(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.search"
        seconds, most, before = apart(build, count, path)
        things = list(make_things(count))
        searches = make_searches(things, 1000)
        plain = [(k, t) for k, t in searches if k in ("part", "beginning", "whole name", "common ending", "unknown")][:40]
        print(f"\n{count:,} things, {sum(1 + len(t.aliases) for t in things):,} names")
        print(
            f"index: {os.path.getsize(path) / 1e6:.0f} MB, made in {seconds:.1f} s, peak {most:.0f} MB ({before:.0f} MB of it the things)"
        )
        del things
        found = apart(search, path, searches)
        own_size, shared = found["memory"]
        print(f"opened and first search: {found['open']:.0f} ms; after 1,000 searches {own_size:.0f} MB own, {shared:.0f} MB shared pages")
        for kind in found["times"]:
            median, high = summary(found["times"], [kind])
            print(f"  {kind:16} median {median:7.2f} ms   p95 {high:7.2f} ms")
        median, high = summary(found["times"])
        print(f"  {'all kinds':16} median {median:7.2f} ms   p95 {high:7.2f} ms")
        ours = summary(apart(search, path, plain)["times"])
        found_by_property, contains = apart(ask_store, count, path, plain)
        median, high = summary(found_by_property)
        print(f"  {'SPARQL cp:search':16} median {median:7.1f} ms   p95 {high:7.1f} ms")
        for name, times in (("SQLite LIKE", apart(scan_sqlite, count, plain)), ("SPARQL CONTAINS", contains)):
            theirs = summary(times)
            ratios = f"{theirs[0] / ours[0]:.0f} and {theirs[1] / ours[1]:.0f} times the index"
            print(f"  {name:16} median {theirs[0]:7.1f} ms   p95 {theirs[1]:7.1f} ms   {ratios}")


if __name__ == "__main__":
    for argument in sys.argv[1:] or ("100000", "1000000"):
        report(int(argument.replace(",", "")))
