"""Ids and sources."""

from __future__ import annotations

from pathlib import Path

from graph.read.naming import assign_ids, lengthen_sources, readable_name


def test_stem_alone_stays_plain() -> None:
    assert assign_ids([("a/x.txt", True), ("y.html", True)]) == ["x", "y"]


def test_every_bearer_of_a_shared_stem_is_hashed() -> None:
    ids = assign_ids([("x.txt", True), ("x.html", True)])
    assert ids == assign_ids([("x.html", True), ("x.txt", True)])[::-1]
    assert all(i.startswith("x~") for i in ids)


def test_sources_grow_until_they_differ() -> None:
    pairs = [(Path("/p/a/x.txt"), "x.txt"), (Path("/q/a/x.txt"), "x.txt"), (Path("/y.txt"), "y.txt")]
    assert lengthen_sources(pairs) == ["p/a/x.txt", "q/a/x.txt", "y.txt"]


def test_lone_bytes_in_a_name_are_escaped() -> None:
    assert readable_name("a\udcff.txt") == "a\\xff.txt"
