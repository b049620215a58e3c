"""File names: safe everywhere, never the same for two things, the same for the same thing."""

from __future__ import annotations

import re

import pytest

from graph.resolve.iri import thing_iri
from graph.site.paths import document_path, file_name, list_path, relative_root, thing_path
from tests.show.reading import PAYLOADS

SAFE = re.compile(r"[0-9a-z_\-\u4e00-\u9fff]+")
NAMES = [
    *PAYLOADS, "中南大学", "CSU", "csu", "Csu", "con", "CON", "nul", "com1", "LPT9", "..", ".", "a/b", "a\\b", "a:b", "a b", "a_b", "a-b",
    "尾.", "尾 ",
    "长" * 40,
    "长" * 41, "长" * 42, "长" * 300, "é", "e\u0301", "ß", "ss", "ı", "i", "İ", "㈱", "(株)", "", "-", "_", "%2F", "%2f", "中南大学@长沙",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_safe_on_every_file_system(name: str) -> None:
    path = thing_path(thing_iri("Enterprise", name), "Enterprise")
    folder, kind, file = path.split("/")
    stem = file.removesuffix(".html")
    assert (folder, kind) == ("things", "Enterprise")
    assert SAFE.fullmatch(stem)
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert len(file.encode()) <= 143


def test_no_two_names_meet_even_where_case_does_not_count() -> None:
    iris = {thing_iri("Enterprise", name) for name in NAMES}
    assert len({thing_path(iri, "Enterprise").casefold() for iri in iris}) == len(iris)
    documents = set(NAMES)
    assert len({document_path(name).casefold() for name in documents}) == len(documents)


def test_a_plain_name_stays_as_it_is() -> None:
    assert thing_path(thing_iri("University", "中南大学"), "University") == "things/University/中南大学.html"


def test_a_name_does_not_depend_on_others() -> None:
    assert [file_name(name, name) for name in NAMES] == [file_name(name, name) for name in reversed(NAMES)][::-1]


def test_things_of_other_graphs_are_told_apart() -> None:
    one, other = "https://example.org/a/中南大学", "https://example.org/b/中南大学"
    assert thing_path(one, "University") != thing_path(other, "University") != thing_path(thing_iri("University", "中南大学"), "University")


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), (list_path("Award"), "../"), ("things/Award/x.html", "../../")])
def test_a_page_knows_the_way_to_the_folder(path: str, root: str) -> None:
    assert relative_root(path) == root
