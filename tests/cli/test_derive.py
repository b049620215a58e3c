"""``chuangpu derive``: from nothing, after a change, and the list of rules."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.cli import WRONG, main
from graph.derive import load_rules
from tests.derive.rdf import HEADER, derived, make_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    made = ox.Store(str(path))
    made.extend(make_store("cpid:A cp:leads cpid:U . cpid:U a cp:InnovationCommunity ."))
    made.flush()
    return path


def read(path: Path) -> set[str]:
    return derived(ox.Store.read_only(str(path)))


def test_a_store_gets_its_derived_graph(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "--store", str(store)]) == 0
    assert read(store) >= {"A memberOf U", "U ledBy A"}
    assert {line.split()[0]: int(line.split()[1]) for line in capsys.readouterr().out.splitlines()}["leadership"] == 1


def test_a_change_is_carried_out_and_followed(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "more.ttl").write_text(HEADER + "cpid:B cp:leads cpid:U .", encoding="utf-8")
    (tmp_path / "gone.nt").write_text(
        "<https://w3id.org/chuangpu/id/A> <https://w3id.org/chuangpu/ontology#leads> <https://w3id.org/chuangpu/id/U> .\n", encoding="utf-8"
    )
    assert main(["derive", "--store", str(store)]) == 0
    assert main(["derive", "--store", str(store), "--add", str(tmp_path / "more.ttl"), "--remove", str(tmp_path / "gone.nt")]) == 0
    found = read(store)
    assert "B memberOf U" in found and not {triple for triple in found if triple.startswith("A ")}
    assert "looked at again" in capsys.readouterr().out


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "--rules"]) == 0
    told = capsys.readouterr().out
    assert all(file.name in told and file.concludes["en"] in told for file in load_rules().files)


@pytest.mark.parametrize("arguments", [["--store", "nowhere"], ["--add", "nowhere.ttl"]])
def test_what_is_not_there_is_named(store: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    chosen = arguments if "--store" in arguments else ["--store", str(store), *arguments]
    assert main(["derive", *chosen]) == WRONG
    assert "nowhere" in capsys.readouterr().err
