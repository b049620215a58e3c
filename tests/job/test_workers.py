from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.job.state import Listed
from graph.job.workers import analyse_files, choose_jobs


@pytest.mark.parametrize(
    ("asked", "files", "cores", "expected"), [(3, 1, 8, 3), (0, 10, 8, 1), (0, 90, 8, 2), (0, 9999, 8, 8), (0, 9999, None, 1)]
)
def test_how_many_processes(asked: int, files: int, cores: int | None, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.job.workers.os.cpu_count", lambda: cores)
    assert choose_jobs(asked, files) == expected


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    files = []
    for number in range(5):
        path = tmp_path / f"d{number}.txt"
        path.write_text(f"聊城大学第{number}次与山东大学签署合作协议。\n" if number else "", encoding="utf-8")
        files.append(Listed(path.stem, path.name, str(path), "d"))
    one, two = (sorted(analyse_files(iter(files), jobs), key=lambda o: o.file.id) for jobs in (1, 2))
    assert one == two
    assert [o.fate for o in one] == ["skipped", "read", "read", "read", "read"]


def test_script_that_builds_at_its_top_level_still_gets_its_outcomes(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("聊城大学与山东大学签署合作协议。\n", encoding="utf-8")
    script = tmp_path / "careless.py"
    script.write_text(
        "from graph.job.state import Listed\nfrom graph.job.workers import analyse_files\n"
        f"files = [Listed('d', 'd.txt', {str(tmp_path / 'd.txt')!r}, 'd')]\n"
        "print([outcome.fate for outcome in analyse_files(iter(files), 2)])\n",
        encoding="utf-8",
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, str(script)], cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=120
    )
    assert run.stdout.splitlines() == ["['read']"]
    assert "__main__" in run.stderr
