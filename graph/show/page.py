"""One HTML file from data, script and style: nothing on it is fetched and nothing in the data can run.

Enters: which page, and what it knows (as JSON values). Leaves: the HTML text. The data stands in a
``<script type="application/json">``, which no browser executes; the page's own scripts write it with ``textContent``
alone. A Content-Security-Policy allows the scripts and the style by their hashes and no connection at all.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any


@dataclass(frozen=True, slots=True)
class PageKind:
    """The files of a page under ``assets/``; styles and scripts make up one each, in this order."""

    markup: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


NETWORK = PageKind(
    "network/page.html",
    ("shared/base.css", "network/network.css"),
    (
        "shared/words.js", "network/words.js", "network/state.js", "shared/dom.js", "network/canvas.js", "network/placing.js",
        "network/labels.js", "shared/quotes.js", "network/facts.js", "network/parts.js", "network/panel.js", "shared/filters.js",
        "network/filters.js", "network/search.js", "network/bar.js", "network/start.js",
    ),
)  # fmt: skip
LARGE_NETWORK = PageKind(
    "large/page.html",
    ("shared/base.css", "network/network.css", "large/large.css"),
    (
        "shared/words.js", "network/words.js", "large/words.js", "shared/dom.js", "shared/unpack.js", "large/columns.js", "large/paths.js",
        "large/camera.js", "large/looks.js", "large/visible.js", "large/shaders.js", "large/webgl.js", "large/plain.js",
        "network/placing.js", "large/labels.js", "large/canvas.js", "shared/quotes.js", "network/facts.js", "large/sentences.js",
        "shared/filters.js", "large/filters.js", "network/search.js", "large/route.js", "network/parts.js", "large/panel.js",
        "large/save.js", "large/link.js", "large/pointer.js", "network/bar.js", "large/start.js",
    ),
)  # fmt: skip
EXPLANATION = PageKind(
    "explain/page.html",
    ("shared/base.css", "explain/explain.css"),
    (
        "shared/words.js", "explain/words.js", "shared/dom.js", "shared/quotes.js", "explain/seen.js", "explain/text.js",
        "explain/rows.js", "explain/panel.js", "shared/filters.js", "explain/filters.js", "explain/start.js",
    ),
)  # fmt: skip
ATLAS = PageKind(
    "atlas/page.html",
    ("shared/base.css", "atlas/atlas.css", "atlas/charts.css", "atlas/narrow.css"),
    (
        "shared/words.js", "atlas/words.js", "shared/dom.js", "shared/unpack.js", "shared/quotes.js", "atlas/rows.js", "atlas/evidence.js",
        "atlas/tables.js", "atlas/cells.js", "atlas/export.js", "atlas/charts.js", "atlas/plots.js", "atlas/counts.js", "atlas/chain.js",
        "atlas/map.js", "atlas/pools.js", "atlas/platforms.js", "atlas/wheels.js", "atlas/targets.js", "atlas/timeline.js",
        "atlas/link.js", "atlas/start.js",
    ),
)  # fmt: skip

# What could end the script element, or a line of JavaScript, inside a string of the data.
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@cache
def read_library() -> str:
    """The vis-network script that the pyvis package carries, without the hint to a source map that it does not carry."""
    folder = files("pyvis") / "lib"
    newest = max((f for f in folder.iterdir() if f.name.startswith("vis-")), key=lambda f: _read_version(f.name))
    script = (newest / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE).replace("\r\n", "\n").strip()


def _read_version(folder: str) -> list[int]:
    """``vis-9.1.2`` → [9, 1, 2]."""
    return [int(part) for part in re.findall(r"\d+", folder)]


def encode_json(data: Any) -> str:
    """JSON that stays data inside a script element, whatever it says.

    >>> encode_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, safe in _UNSAFE.items():
        text = text.replace(char, safe)
    return text


def render_page(
    kind: PageKind, data: dict[str, Any], *, title: str, library: str = "", packs: str = "", later: tuple[str, ...] = ()
) -> str:
    """The whole page; its policy names the hashes of exactly these scripts and this style.

    ``library`` is a script that runs before the page's own, ``packs`` are elements of ``graph.show.packing``, where its markup
    has a place for them. ``later`` are scripts that the page itself adds when it needs them, from its packs; they may make style
    elements that are empty and filled through the object model.
    """
    script = "(() => {\n'use strict';\n" + "\n".join(_read_asset(name) for name in kind.scripts) + "\n})();"
    style = "\n".join(_read_asset(name) for name in kind.styles)
    for name, text in (("the library", library), ("the page's script", script)):
        if "<!--" in text or "</script" in text.lower():
            raise ValueError(f"{name} holds '</script' or '<!--', which would end the script element that it stands in")
    policy = escape(_write_policy((*filter(None, (library, script)), *later), (style, "") if later else (style,)))
    return Template(_read_asset(kind.markup)).substitute(
        head=Template(_read_asset("shared/head.html")).substitute(title=escape(title), policy=policy, style=style),
        bar=Template(_read_asset("network/bar.html")).substitute(title=escape(title)),
        title=escape(title),
        policy=policy,
        style=style,
        data=encode_json(data),
        library=library,
        packs=packs,
        script=script,
    )


def _write_policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    allowed, dressed = (" ".join(map(_hash, texts)) for texts in (scripts, styles))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {dressed}; img-src data:; "
        "base-uri 'none'; form-action 'none'; connect-src 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _read_asset(name: str) -> str:
    return (files("graph.show") / "assets" / name).read_text(encoding="utf-8").strip()
