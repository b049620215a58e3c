"""Speed of the needs index: making it for a generated graph of so many phrases, opening it, asking it; on one thread.

Usage: OMP_NUM_THREADS=1 python -m benchmarks.needs_speed [--phrases 100000] [--encoded 200000]

The graph: one organisation for every two technologies, each developed by one and stated by a sentence; names of random words. Leaves:
seconds of the processor and the size of the file, seconds to open it, milliseconds for needs of 20 and of 2,000 characters, and memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from pathlib import Path

from graph.find.arrays import write_arrays
from graph.match.needs.build import make_needs_index
from graph.match.needs.index import FORM, NeedsIndex, open_needs_index
from graph.match.needs.material import Material, Named

WORDS = (
    "轴承", "噪声", "诊断", "玻璃", "镀膜", "陶瓷", "电池", "隔膜", "机器人", "视觉", "芯片", "封装",
    "纤维", "树脂", "涂层", "海藻", "发酵", "育种", "催化", "脱硝", "液压", "铸造", "焊接", "激光",
    "雷达", "传感", "变压器", "永磁", "碳化硅", "石墨", "铜箔", "疫苗", "多肽", "中药", "茶叶", "马铃薯",
    "桥梁", "隧道", "水泵", "阀门",
)  # fmt: skip


def make_material(phrases: int) -> Material:
    """A graph whose names and sentences are so many phrases, the same each time."""
    chance = random.Random(7)
    technologies = phrases * 2 // 5
    owners = technologies // 2
    names = ["".join(chance.sample(WORDS, 4)) + str(i) for i in range(technologies)]
    things = [Named(f"urn:o{i}", "Enterprise", f"{''.join(chance.sample(WORDS, 2))}公司{i}") for i in range(owners)]
    things += [Named(f"urn:t{i}", "Technology", name) for i, name in enumerate(names)]
    links = [(i % owners, "develops", owners + i) for i in range(technologies)]
    sentences = [f"{things[h].name}研发了{things[t].name}。" for h, _, t in links]
    return Material(tuple(things), tuple(links), tuple(sentences), tuple((i, i) for i in range(technologies)))


def ask(index: NeedsIndex, characters: int) -> float:
    """The median time of ten needs of so many characters, in milliseconds."""
    chance = random.Random(characters)
    times = []
    for _ in range(10):
        need = "，".join("".join(chance.choices(WORDS, k=9)) for _ in range(max(characters // 20, 1)))
        start = time.process_time()
        index.ask(need, limit=20)
        times.append(time.process_time() - start)
    return 1000 * statistics.median(times)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phrases", type=int, default=100_000)
    parser.add_argument("--encoded", type=int, default=200_000, help="phrases that the sentence model reads in advance")
    options = parser.parse_args()
    material = make_material(options.phrases)
    start = time.process_time()
    arrays = make_needs_index(material, most=options.encoded)
    made = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.needs"
        write_arrays(path, arrays, form=FORM)
        size = path.stat().st_size / 1e6
        del arrays, material
        start = time.process_time()
        index = open_needs_index(path)
        opened = time.process_time() - start
        print(f"{len(index):,} phrases: made in {made:.1f} s ({len(index) / made:,.0f} a second), {size:.0f} MB, opened in {opened:.2f} s")
        for characters in (20, 2000):
            print(f"a need of {characters} characters: {ask(index, characters):.0f} ms")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
