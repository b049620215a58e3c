"""Keeps two builds out of one folder. The lock file holds the process id, so that the lock of a killed build is known as stale."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(RuntimeError):
    """Another build works in the same folder."""


@contextmanager
def lock_folder(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` for the length of the block."""
    _acquire(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _acquire(path: Path) -> None:
    mark = _identify(os.getpid())
    for _ in range(2):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            _remove_if_stale(path)
            continue
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(mark)
        return
    raise LockedError(f"{path}: 另一个构建刚刚开始 / another build has just begun in this folder")


def _remove_if_stale(path: Path) -> None:
    try:
        mark = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return
    pid = mark.partition(" ")[0]
    if pid.isdecimal() and _identify(int(pid)) == mark:
        raise LockedError(f"{path}: 进程 {pid} 正在此目录构建 / process {pid} is building in this folder")
    path.unlink(missing_ok=True)


def _identify(pid: int) -> str:
    """The process id with the time at which the process started, where the system tells; the id alone may have been given anew."""
    try:
        return f"{pid} {Path(f'/proc/{pid}/stat').read_text(encoding='ascii', errors='replace').rpartition(')')[2].split()[19]}"
    except OSError:
        return f"{pid} 0" if _runs(pid) else ""


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
