from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.job.lock import LockedError, lock_folder


def test_the_lock_is_gone_afterwards(tmp_path: Path) -> None:
    with lock_folder(tmp_path / "lock"):
        assert (tmp_path / "lock").read_text().startswith(f"{os.getpid()} ")
    assert not (tmp_path / "lock").exists()


def test_a_second_build_is_turned_away(tmp_path: Path) -> None:
    with lock_folder(tmp_path / "lock"), pytest.raises(LockedError, match=str(os.getpid())), lock_folder(tmp_path / "lock"):
        pass
    assert not (tmp_path / "lock").exists()


def test_the_lock_of_a_dead_process_is_stale(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "lock").write_text(f"{dead.pid} 123")
    with lock_folder(tmp_path / "lock"):
        assert (tmp_path / "lock").read_text().startswith(f"{os.getpid()} ")


@pytest.mark.parametrize("mark", ["", "rubbish", f"{os.getpid()} 1"])
def test_a_mark_of_nobody_is_stale(tmp_path: Path, mark: str) -> None:
    (tmp_path / "lock").write_text(mark)
    with lock_folder(tmp_path / "lock"):
        pass
