"""The network pages: how long one takes to be written, until it can be used, and how smoothly it moves.

    python -m benchmarks.network [--sizes 500 10000 100000] [--pyvis] [--keep DIR]

Pages are opened from disk in a headless Chromium with software WebGL and every connection cut. Usable: nodes, lines and names of the
first sight are on the screen, search and filters answer; for plain pyvis, as its documentation draws a network, its physics has ended.
Frames are counted while a script drags the view for three seconds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import tests.browser
from benchmarks.network_shape import make_network_values
from graph.show import Edge, Node, write_large_network
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
LONGEST = 300.0  # seconds that plain pyvis may take


def measure_page(browser: Browser, path: Path) -> dict[str, float]:
    """Seconds from opening until usable, by the page's own clock, which begins when it is opened; frames a second."""
    browser.call("Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False)
    browser.call("Page.navigate", url=path.as_uri())
    browser.wait_for("window.chuangpu !== undefined && document.readyState === 'complete'")
    usable = browser.run("chuangpu.ready") / 1000
    time.sleep(1)
    return {"usable": round(usable, 2), "frames": round(browser.run(PANNING), 1)}


def measure_pyvis(browser: Browser, nodes: list[Node], edges: list[Edge], path: Path) -> dict[str, float]:
    """The same for pyvis with its own settings, scripts inlined."""
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
    return {"usable": round(browser.run("still") / 1000, 1)}


def measure_size(browser: Browser, folder: Path, things: int, *, pyvis: bool) -> dict[str, Any]:
    """One size: writing, opening, moving."""
    nodes, edges, figures = make_network_values(things, 3 * things)
    path = folder / f"network-{things}.html"
    began, worked = time.perf_counter(), time.process_time()
    write_large_network(path, nodes, edges, figures, title=f"{things} 个对象的网络")
    figures_found: dict[str, Any] = {"things": things, "links": len(edges), "written": round(time.perf_counter() - began, 1)}
    figures_found["processor"] = round(time.process_time() - worked, 1)  # the same without waiting for other programs
    figures_found |= {"megabytes": round(path.stat().st_size / 1e6, 1)} | measure_page(browser, path)
    return figures_found | ({"pyvis": measure_pyvis(browser, nodes, edges, folder / "pyvis.html")} if pyvis else {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 10_000, 100_000])
    parser.add_argument("--pyvis", action="store_true", help="plain pyvis on the same graph of 500 things in the same run")
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
                print(
                    json.dumps(measure_size(browser, folder, things, pyvis=arguments.pyvis and things <= 500), ensure_ascii=False),
                    flush=True,
                )
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
