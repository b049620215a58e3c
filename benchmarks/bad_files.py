"""A build of 1,000 files of which 50 are bad: all others are built, each bad one is named.

    python benchmarks/bad_files.py [GOOD BAD]

Exits with 1 where a bad file is not named, a good one is missing, or the build's exit code does not tell.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.documents import write_documents  # noqa: E402

MEGABYTES = 40


def write_empty(path: Path) -> None:
    """A file of no bytes."""
    path.with_suffix(".txt").touch()


def write_binary(path: Path) -> None:
    """Bytes of no text."""
    path.with_suffix(".txt").write_bytes(bytes(range(256)) * 40)


def write_broken_docx(path: Path) -> None:
    """The head of an archive and then nothing."""
    path.with_suffix(".docx").write_bytes(b"PK\x03\x04" + b"\x00" * 200)


def write_broken_pdf(path: Path) -> None:
    """The head of a PDF and then rubbish."""
    path.with_suffix(".pdf").write_bytes(b"%PDF-1.7\n" + b"rubbish\n" * 50)


def write_wrong_suffix(path: Path) -> None:
    """A picture that calls itself a document."""
    path.with_suffix(".docx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 500)


def write_other_kind(path: Path) -> None:
    """A file of a kind that is not read."""
    path.with_suffix(".mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42")


def write_long_line(path: Path) -> None:
    """Forty megabytes without a line break."""
    path.with_suffix(".txt").write_bytes("字".encode() * (MEGABYTES * 1_000_000 // 3))


def write_link_loop(path: Path) -> None:
    """A link that leads to itself."""
    path.with_suffix(".txt").symlink_to(path.with_suffix(".txt").name)


def write_dangling_link(path: Path) -> None:
    """A link that leads nowhere."""
    path.with_suffix(".txt").symlink_to("nowhere.txt")


def write_pipe(path: Path) -> None:
    """A pipe, on which a careless reader waits for ever."""
    os.mkfifo(path.with_suffix(".txt"))


def write_unreadable(path: Path) -> None:
    """A file that its reader may not open; the superuser may, so there it is empty too."""
    target = path.with_suffix(".txt")
    target.touch()
    target.chmod(0)


KINDS: tuple[Callable[[Path], None], ...] = (
    write_empty,
    write_binary,
    write_broken_docx,
    write_broken_pdf,
    write_wrong_suffix,
    write_other_kind,
    write_link_loop,
    write_dangling_link,
    write_pipe,
    write_unreadable,
)


def write_bad_files(folder: Path, count: int) -> None:
    """Write ``count`` bad files, of all kinds in turn, one of them very long."""
    folder.mkdir(parents=True, exist_ok=True)
    write_long_line(folder / "bad000")
    for number in range(1, count):
        KINDS[number % len(KINDS)](folder / f"bad{number:03d}")


def main(arguments: list[str]) -> int:
    """Build good and bad files together and compare the report with what was written."""
    good, bad = map(int, arguments or (950, 50))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_documents(folder / "in", good)
        write_bad_files(folder / "in", bad)
        began = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-m", "graph", "build", str(folder / "in"), "--out", str(folder / "out")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
        named = {d["source"] for d in report["documents"] if d["status"] == "skipped"}
        written = {path.name for path in (folder / "in").iterdir() if path.name.startswith("bad")}
        read = report["totals"]["documents"]
        print(f"{read} of {good} read, {len(named)} of {bad} named, exit code {run.returncode}, {time.perf_counter() - began:.0f} s")
        print("".join(f"{line}\n" for line in run.stderr.splitlines() if "skipped" in line))
        told = all(name in run.stderr for name in written)
    return 0 if (read, named, run.returncode, told) == (good, written, 3, True) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
