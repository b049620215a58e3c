"""How large the atlas page is and how soon it can be used, by the number of rows.

    python -m benchmarks.atlas_page [ROWS ...]

Rows are those of the made atlas of the tests (``tests/atlas/sample.py``) in all tables together. The page is opened from disk in
headless Chromium three times; told are the medians of: until it can be used (tables drawn, all controls answer), one search over all
tables, one sort of the longest table, and drawing the four charts of the chart library, that library included.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from graph.atlas.page import render_atlas
from tests.atlas.sample import make_atlas
from tests.browser import Browser, find_chromium

ROWS = (500, 5_000, 20_000)
SHARE = 0.064  # of all rows that stand in each of the longest tables of the made atlas
RUNS = 3
READY = "document.body.dataset.ready === 'true'"
USABLE = (
    "new Promise(done => { const wait = () => document.body.dataset.ready === 'true'"
    " ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(wait, 5); wait() })"
)
SEARCH = "(q => { q.value = '第7'; q.dispatchEvent(new Event('input')) })(document.getElementById('query'))"
SORT = 'document.querySelector(\'[data-table="chain"] [data-sort="thing"]\').click()'
CHARTS = (
    "Promise.all(['chain', 'pools', 'targets', 'timeline'].map(k => document.querySelector(`[data-chart=\"${k}\"]`).draw()))"
    ".then(() => true)"
)


def measure(browser: Browser, page: Path) -> list[float]:
    """Seconds: usable, search, sort, charts."""
    browser.open(page)
    usable = browser.run(USABLE) / 1000
    began = browser.run("performance.now()")
    sorted_ = browser.run(f"{SORT}; document.body.offsetHeight; performance.now()") - began
    charts = browser.run(f"(async t => {{ await {CHARTS}; document.body.offsetHeight; return performance.now() - t }})(performance.now())")
    waited = 120  # milliseconds that the page waits for more letters
    done = "new Promise(ok => { const look = () => location.hash.includes('q=') ? ok(performance.now()) : setTimeout(look, 2); look() })"
    search = browser.run(f"(async t => {{ {SEARCH}; return await {done} - t }})(performance.now())") - waited
    return [usable, search / 1000, sorted_ / 1000, charts / 1000]


def main(rows: list[int]) -> None:
    binary = find_chromium()
    if binary is None:
        raise SystemExit("no Chromium on the path")
    browser = Browser(binary)
    print("rows      sentences  rendered s  page MB  usable s  search s  sort s  charts s")
    with tempfile.TemporaryDirectory() as folder:
        for wanted in rows:
            atlas = make_atlas(round(wanted * SHARE))
            count = sum(len(table.rows) for section in atlas.sections for table in section.tables)
            began = time.perf_counter()
            html = render_atlas(atlas)
            rendered = time.perf_counter() - began
            page = Path(folder) / f"{wanted}.html"
            page.write_text(html, encoding="utf-8")
            usable, search, sorted_, charts = (median(runs) for runs in zip(*(measure(browser, page) for _ in range(RUNS)), strict=True))
            size = page.stat().st_size / 1e6
            told = f"{count:<9,} {len(atlas.sentences):<10,} {rendered:<11.2f} {size:<8.2f}"
            print(f"{told} {usable:<9.2f} {search:<9.2f} {sorted_:<7.2f} {charts:.2f}")
    browser.close()


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(ROWS))
