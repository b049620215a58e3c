"""What measures the speed of partners runs on a small graph, and its askers are answered."""

from __future__ import annotations

from pathlib import Path

from benchmarks.partners_speed import answer, choose_askers, measure_index, measure_peer
from graph.find.arrays import read_arrays
from graph.match.beside import FORMAT
from graph.match.index import PartnerIndex


def test_a_made_graph_is_indexed_and_answers(tmp_path: Path) -> None:
    place = tmp_path / "made.partners"
    found = measure_index(60, place)
    index = PartnerIndex(read_arrays(place, form=FORMAT))
    assert found["things"] == len(index) and found["links"] == len(index["link_head"])
    askers = list(choose_askers(index, 24))
    assert len(askers) == 24 and any(not isinstance(asker, str) for asker in askers)
    assert sum(bool(answer(index, asker).best) for asker in askers) > 20


def test_the_peer_is_asked_for_the_same(tmp_path: Path) -> None:
    place = tmp_path / "made.partners"
    measure_index(30, place)
    assert measure_peer(place, 10)["networkx ms"] > 0
