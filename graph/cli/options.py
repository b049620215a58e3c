"""What several commands share: exit codes, default folders, kinds of value, the store to work on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

DONE, VIOLATED, WRONG, INCOMPLETE, TIMED_OUT, INTERRUPTED = 0, 1, 2, 3, 124, 130
OUT = "exports"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def whole_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正整数 / found {text!r}, expected a whole number from 1")
    return int(text)


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正的秒数 / found {text!r}, expected seconds above 0")
    return value


def add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=Path,
        default=Path(OUT) / "store",
        metavar="DIR",
        help="图谱库或构建文件夹，缺省 exports/store / the store or the build folder",
    )


def store_path(arguments: argparse.Namespace) -> Path:
    """The store itself or the one inside a build folder."""
    inside: Path = arguments.store / "store"
    return inside if inside.is_dir() else arguments.store
