"""The pages of the made atlases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.atlas.model import Atlas
from graph.atlas.page import render_atlas
from tests.atlas.reading import open_page
from tests.atlas.sample import PAYLOADS, make_atlas, make_empty_atlas
from tests.browser import Browser


def _without(atlas: Atlas, key: str) -> Atlas:
    """The atlas without one of its tables."""
    sections = (replace(s, tables=tuple(table for table in s.tables if table.key != key)) for s in atlas.sections)
    return replace(atlas, sections=tuple(sections))


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of the made atlases, by name."""
    folder = tmp_path_factory.mktemp("atlas")
    made = {
        "plain": make_atlas(60),
        "small": make_atlas(12),
        "unlisted": _without(make_atlas(12), "things"),
        "abroad": make_atlas(40, abroad=True),
        "hostile": make_atlas(30, names=PAYLOADS),
        "empty": make_empty_atlas(),
    }
    for name, atlas in made.items():
        (folder / f"{name}.html").write_text(render_atlas(atlas), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Browser:
    """The browser with a fresh page of the plain atlas."""
    return open_page(browser, pages["plain"])
