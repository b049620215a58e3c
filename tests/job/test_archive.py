from __future__ import annotations

from dataclasses import replace

from graph.job.archive import dump_analysis, load_analysis
from graph.model import OffsetMap
from tests.analyses import make_analysis, with_observation


def test_an_analysis_comes_back_as_it_was() -> None:
    made = with_observation(
        make_analysis("d1", [("University", "山东大学", "山大"), ("Platform", "“实验室”\n")], [(0, "builds", 1)]), 0, "平台", 3.5
    )
    made = replace(made, document=replace(made.document, date="2022", offsets=OffsetMap((0, 3), (0, 5))))
    assert load_analysis(dump_analysis(made)) == made


def test_the_same_analysis_is_the_same_text() -> None:
    one, other = (dump_analysis(make_analysis("d1", [("University", "山东大学")])) for _ in range(2))
    assert one == other and "\n" not in one
