"""Makes the pictures of the README anew: each page as headless Chromium shows it, as a small PNG.

    python tools/pictures.py [--out docs/pictures] [--only NAME ...] [--graph DIR]

The graph is built of the sample documents, unless ``--graph`` names a build. A picture is one entry of ``PICTURES``: what writes its
page, what is done on the page before it is taken, and the size of the window. A development run only: nothing of the package imports this.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.network_shape import make_network_values  # noqa: E402
from graph.assemble.texts import texts_path  # noqa: E402
from graph.atlas.collect import collect_atlas  # noqa: E402
from graph.atlas.page import render_atlas  # noqa: E402
from graph.pipeline import build_graph  # noqa: E402
from graph.show import write_large_network  # noqa: E402
from graph.show.draw import draw_part, select_all, select_around  # noqa: E402
from graph.site import write_site  # noqa: E402
from graph.store import open_store  # noqa: E402
from tests.browser import Browser, find_chromium  # noqa: E402

SETTLED = 1.0  # seconds after the last act: views fly for a third of one
COLOURS = 255  # of a picture; a page has few, and a picture of so many is a third as large


@dataclass(frozen=True, slots=True)
class Picture:
    """``write`` gets the build and the place of the page; ``act`` drives the page before the picture is taken.

    What ``write`` returns, where it is a path, is the page to open: a site is a folder of pages.
    """

    write: Callable[[Path, Path], object]
    act: Callable[[Browser], object] = lambda browser: None
    width: int = 1440
    height: int = 900


def _draw_all(build: Path, page: Path) -> None:
    draw_part(open_store(build / "store"), select_all("创新网络 · Innovation network"), page)


def _draw_hub(build: Path, page: Path) -> None:
    """The best connected thing with what lies around it, on the page of large networks."""
    store = open_store(build / "store")
    drawing = draw_part(store, select_all(), page)
    ends = [iri for edge in drawing.edges for iri in (edge.head_iri, edge.tail_iri)]
    hub = max(drawing.nodes, key=lambda node: (ends.count(node.iri), node.iri))
    draw_part(store, select_around(store, hub.iri, depth=2), page, webgl=True)


def _draw_made(build: Path, page: Path) -> None:
    write_large_network(page, *make_network_values(10_000, 30_000), title="一万个对象的网络 · A network of ten thousand things")


def _write_atlas(build: Path, page: Path) -> None:
    page.write_text(render_atlas(collect_atlas(open_store(build / "store"))), encoding="utf-8")


def _show_section(key: str) -> Callable[[Browser], None]:
    """The section of the atlas at the top of the window, its chart drawn."""

    def act(browser: Browser) -> None:
        chart = f'[data-chart="{key}"]'
        browser.run(f"document.querySelector('{chart}').closest('section').scrollIntoView()")
        browser.wait_for(f"document.querySelector('{chart} svg') !== null")

    return act


def _write_document(build: Path, page: Path) -> Path:
    """The page of the document that most facts were read in."""
    site = page.with_suffix("")
    write_site(open_store(build / "store"), site, texts=texts_path(build / "store"))
    return max((site / "documents").glob("*.html"), key=lambda path: (path.stat().st_size, path.name))


def _choose_first(browser: Browser) -> None:
    """The facts of the best connected thing beside the network."""
    browser.click_on("#panel .thing")
    browser.wait_for("document.querySelector('#panel .fact') !== null")


def _colour_by_cluster(browser: Browser) -> None:
    choose = "e.value = 'cluster'; e.dispatchEvent(new Event('change'))"
    browser.run(f"(e => {{ {choose} }})(document.querySelector('#choose-colour'))")


PICTURES = {
    "network": Picture(_draw_all, _choose_first),
    "network-phone": Picture(_draw_all, _choose_first, 390, 844),
    "network-around": Picture(_draw_hub, lambda browser: browser.wait_for("document.querySelector('#panel .fact') !== null")),
    "network-large": Picture(_draw_made, _colour_by_cluster),
    "atlas-map": Picture(_write_atlas, _show_section("map")),
    "atlas-roles": Picture(_write_atlas, _show_section("wheels")),
    "site-document": Picture(_write_document),
}


def take_picture(browser: Browser, picture: Picture, build: Path, place: Path) -> int:
    """Write the page, open it, take its picture; gives the size of the file in bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / f"{place.stem}.html"
        written = picture.write(build, page)
        browser.open(written if isinstance(written, Path) else page, width=picture.width, height=picture.height)
        browser.run("window.chuangpu?.ready")
        picture.act(browser)
        _take(browser, place)
    return place.stat().st_size


def _take(browser: Browser, place: Path) -> None:
    time.sleep(SETTLED)
    browser.wait_for_drawing()
    browser.take_picture(place)
    with Image.open(place) as taken:
        # the way that keeps hues apart, and without dithering, which turns plain grounds into patterns that do not compress
        small = taken.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    small.save(place, optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--only", nargs="+", choices=sorted(PICTURES), default=list(PICTURES))
    parser.add_argument("--graph", type=Path, help="a build; that of the sample documents is made if none is given")
    arguments = parser.parse_args()
    binary = find_chromium()
    if binary is None:
        print("no Chromium found: set CHUANGPU_CHROMIUM", file=sys.stderr)
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        build = arguments.graph or Path(scratch)
        if arguments.graph is None:
            build_graph([ROOT / "examples"], build)
        browser = Browser(binary)
        try:
            for name in arguments.only:
                size = take_picture(browser, PICTURES[name], build, arguments.out / f"{name}.png")
                print(f"{name}.png: {size // 1024} kB")
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
