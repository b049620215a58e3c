"""Sites that several tests look at, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.assemble.texts import texts_path
from graph.site import write_site
from graph.store.oxigraph import open_disk_store
from tests.show.reading import make_analysis, make_hostile
from tests.site.builds import make_build, make_busy


def write(place: Path, out: Path) -> Path:
    write_site(open_disk_store(place), out, texts=texts_path(place))
    return out


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two documents: a short one, and one that tells of many firms."""
    return make_build(tmp_path_factory.mktemp("build"), [make_analysis(), make_busy()])


@pytest.fixture(scope="session")
def site(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(build, tmp_path_factory.mktemp("out") / "site")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every name, alias, text and title tempts pages to go wrong."""
    return write(make_build(tmp_path_factory.mktemp("hostile"), [make_hostile()]), tmp_path_factory.mktemp("out") / "site")


@pytest.fixture(scope="session")
def textless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a store that comes without texts."""
    return write(make_build(tmp_path_factory.mktemp("bare"), [make_analysis()], texts=False), tmp_path_factory.mktemp("out") / "site")
