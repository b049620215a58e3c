"""The benchmark reads files, splits years or takes later ones, and writes ranks."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.partners import main, read_participations, years
from graph.match.projects import Participation


def write(path: Path, facts: list[Participation], *, undated: bool = False) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("rcn", "role", "pic", "type", "country", "start_date"))
        for fact in facts:
            day = date(int(fact.began), 1, 1) + timedelta(days=int(fact.began % 1 * 365))
            begun = "NA" if undated else day.isoformat()
            writer.writerow(
                (fact.project, "coordinator" if fact.leads else "participant", fact.organisation, fact.kind, fact.country, begun)
            )
    return path


def test_it_splits_the_years_and_writes_ranks(facts: list[Participation], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = write(tmp_path / "a.csv.gz", facts), tmp_path / "ranks.csv"
    assert main(["--participations", str(path), "--queries", "5", "--ranks", str(out)]) == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert set(rows[0]) == {"query", "rank", "candidate", "score"}
    assert len({row["query"] for row in rows}) == 5
    assert max(Counter((row["query"], row["rank"]) for row in rows).values()) == 1
    printed = capsys.readouterr().out
    assert re.search(r"common neighbours .* [+-]\d\.\d{4} \[[+-]\d\.\d{4}, [+-]\d\.\d{4}\]", printed)
    assert "Newcomers" in printed


def test_later_years_change_nothing_that_is_learned(facts: list[Participation], tmp_path: Path) -> None:
    before, after = [f for f in facts if f.began < 2018], [f for f in facts if f.began >= 2018]
    path = write(tmp_path / "before.csv", before)
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    main(["--participations", str(path), "--later", str(write(tmp_path / "later.csv", after)), "--weights", str(first)])
    main(["--participations", str(path), "--later", str(write(tmp_path / "half.csv", after[::3], undated=True)), "--weights", str(second)])
    assert first.read_text(encoding="utf-8") == second.read_text(encoding="utf-8")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("rcn,name\n1,2\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"columns \['pic', 'start_date'\] are missing"):
        read_participations(path, {})


@pytest.mark.parametrize(("text", "expected"), [("2016-01-01", 2016.0), ("2016-07-02", 2016.5), ("NA", None), ("", None)])
def test_dates_become_years(text: str, expected: float | None) -> None:
    assert years(text) == expected
