"""The network pages: how long one takes to be written, until it can be used, and how smoothly it moves.

    python -m benchmarks.network [--sizes 500 10000 100000] [--pyvis] [--store] [--keep DIR]

Pages are opened from disk in a headless Chromium with software WebGL and every connection cut. Usable: nodes, lines and names of the
first sight are on the screen, search and filters answer; for plain pyvis, as its documentation draws a network, its physics has ended.
Frames are counted while a script drags the view for three seconds. With ``--store`` the network is made a store first, as a build leaves
it, and the page is generated as ``chuangpu draw --all`` does, in a process of its own from start to end (``drawn``); to make the store of
100,000 things takes several minutes, with ``--keep`` only once. ``processor`` is time without waiting for other programs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import tests.browser
from benchmarks.network_shape import make_network_values
from benchmarks.network_store import write_network_store
from graph.show import Edge, Node, NodeObservation, write_large_network, write_network
from tests.browser import Browser, find_chromium

PANNING = """(async () => {
  const {camera, stage} = chuangpu, area = document.getElementById('canvas').getBoundingClientRect();
  const send = (kind, x, y) => document.getElementById('canvas').dispatchEvent(
    new PointerEvent(kind, {pointerId: 1, button: 0, clientX: area.x + x, clientY: area.y + y, bubbles: true}));
  document.getElementById('canvas').setPointerCapture = () => {};
  const before = stage.frames, began = performance.now();
  let x = 300;
  send('pointerdown', x, 300);
  while (performance.now() - began < 3000) {
    x += x > 600 ? -300 : 7;
    send('pointermove', x, 300 + x / 5);
    await new Promise((done) => requestAnimationFrame(done));
  }
  const seconds = (performance.now() - began) / 1000;
  send('pointerup', x, 300);
  return (stage.frames - before) / seconds;
})()"""
# set before the page's own scripts: notes when the physics of pyvis comes to rest
STILL = """const watch = setInterval(() => { if (window.network?.once) { clearInterval(watch);
  network.once('stabilizationIterationsDone', () => { window.still = performance.now(); }); } }, 1);"""
# the page of few things is drawn while it is read: it is usable when the frame after that is on the screen
SMALL_READY = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
ROOT = Path(__file__).resolve().parents[1]
LONGEST = 300.0  # seconds that plain pyvis may take


def measure_opening(browser: Browser, path: Path, *, ready: str) -> float:
    """Seconds from opening until usable, by the page's own clock, which begins when it is opened. ``ready`` gives it in milliseconds."""
    browser.call("Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False)
    browser.call("Page.navigate", url=path.as_uri())
    browser.wait_for(
        f"location.href === {json.dumps(path.as_uri())} && window.chuangpu !== undefined && document.readyState === 'complete'"
    )
    return float(browser.run(ready)) / 1000


def measure_page(browser: Browser, path: Path) -> dict[str, float]:
    """Seconds until usable; frames a second."""
    usable = measure_opening(browser, path, ready="chuangpu.ready")
    time.sleep(1)
    return {"usable": round(usable, 2), "frames": round(browser.run(PANNING), 1)}


def measure_pyvis(browser: Browser, nodes: list[Node], edges: list[Edge], path: Path) -> float:
    """Seconds until plain pyvis is still, with its own settings, scripts inlined."""
    from pyvis.network import Network

    network = Network(height="900px", directed=True, cdn_resources="in_line")
    for node in nodes:
        network.add_node(node.iri, label=node.name)
    for edge in edges:
        network.add_edge(edge.head_iri, edge.tail_iri)
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")
    tests.browser.PATIENCE = LONGEST
    watching = browser.call("Page.addScriptToEvaluateOnNewDocument", source=STILL)["identifier"]
    browser.call("Page.navigate", url=path.as_uri())
    browser.wait_for("window.still !== undefined")
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=watching)
    return round(float(browser.run("still")) / 1000, 1)


def measure_drawing(values: tuple[list[Node], list[Edge], list[NodeObservation]], folder: Path) -> dict[str, float]:
    """Seconds of ``chuangpu draw --all``, of the clock and of the processor, from the store of these values."""
    place = folder / f"store-{len(values[0])}"
    if not place.exists():
        write_network_store(place, *values)
    began, worked = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "graph", "draw", "--all", "--webgl", "--store", str(place), "--out", str(folder / "drawn.html")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    ended = os.times()
    processor = ended.children_user + ended.children_system - worked.children_user - worked.children_system
    return {"drawn": round(time.perf_counter() - began, 1), "drawn_processor": round(processor, 1)}


def compare_with_pyvis(browser: Browser, values: tuple[list[Node], list[Edge], Any], folder: Path) -> dict[str, Any]:
    """In one run on the same graph: our page for few things, plain pyvis, and how many times sooner ours is usable."""
    path = folder / "small.html"
    write_network(path, *values, title="同一张图", limit=len(values[0]))
    small = measure_opening(browser, path, ready=SMALL_READY)
    plain = measure_pyvis(browser, values[0], values[1], folder / "pyvis.html")
    return {"small page usable": round(small, 2), "pyvis still": plain, "times sooner": round(plain / max(small, 0.01))}


def measure_size(browser: Browser, folder: Path, things: int, *, pyvis: bool, store: bool) -> dict[str, Any]:
    """One size: writing, opening, moving."""
    values = nodes, edges, figures = make_network_values(things, 3 * things)
    path = folder / f"network-{things}.html"
    began, worked = time.perf_counter(), time.process_time()
    write_large_network(path, nodes, edges, figures, title=f"{things} 个对象的网络")
    figures_found: dict[str, Any] = {"things": things, "links": len(edges), "written": round(time.perf_counter() - began, 1)}
    figures_found["processor"] = round(time.process_time() - worked, 1)
    figures_found |= {"megabytes": round(path.stat().st_size / 1e6, 1)} | measure_page(browser, path)
    figures_found |= measure_drawing(values, folder) if store else {}
    return figures_found | (compare_with_pyvis(browser, values, folder) if pyvis else {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 10_000, 100_000])
    parser.add_argument("--pyvis", action="store_true", help="plain pyvis on the same graph of 500 things in the same run")
    parser.add_argument("--store", action="store_true", help="generate the page from a store too")
    parser.add_argument("--keep", type=Path, help="where the pages stay")
    arguments = parser.parse_args()
    binary = find_chromium()
    if binary is None:
        print("no Chromium found: set CHUANGPU_CHROMIUM", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = Browser(binary)
        try:
            for things in arguments.sizes:
                found = measure_size(browser, folder, things, pyvis=arguments.pyvis and things <= 500, store=arguments.store)
                print(json.dumps(found, ensure_ascii=False), flush=True)
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
