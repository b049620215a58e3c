"""What each feature counts, by kind of asker: data, read from a file.

Enters: a TSV file with a column for each kind of asker, the bundled one where none is given. Leaves: ``Weights``. A fault of
the file raises ``WeightsError`` with file and line before anything is ranked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from graph.match.asker import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
BUNDLED = Path(__file__).with_name("weights.tsv")


class WeightsError(ValueError):
    """A file of weights that cannot be used."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``of[kind][feature]`` in 0–1; the weights of a kind add up to 1 at most."""

    of: Mapping[Kind, Mapping[str, float]]


@cache
def load_weights(path: Path = BUNDLED) -> Weights:
    """The weights in a file. Raises ``WeightsError``."""
    from graph.match.features import FEATURES

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WeightsError(f"{path}: 无法读取权重文件 / cannot read the file of weights ({error})") from error
    return _parse(path, lines, {feature.name for feature in FEATURES})


def write_weights(weights: Weights, header: str) -> str:
    """The text of a file of weights; ``header`` says in words where they come from."""
    names = sorted({name for column in weights.of.values() for name in column})
    rows = ["\t".join([name, *(f"{weights.of[kind].get(name, 0.0):.4f}" for kind in KINDS)]) for name in names]
    comment = [f"# {line}".rstrip() for line in header.splitlines()]
    return "\n".join([*comment, "\t".join(["feature", *KINDS]), *rows]) + "\n"


def _parse(path: Path, lines: list[str], features: Collection[str]) -> Weights:
    rows = list(_rows(lines))
    if not rows or rows[0][1] != ["feature", *KINDS]:
        raise WeightsError(f"{path}: 应有表头 / expected the heading feature, {', '.join(KINDS)} with tabs between")
    found: dict[Kind, dict[str, float]] = {kind: {} for kind in KINDS}
    for number, (name, *values) in rows[1:]:
        if name not in features:
            raise WeightsError(
                f"{path}, line {number}: 没有特征 {name!r} / found this feature, expected one of {', '.join(sorted(features))}"
            )
        for kind, value in zip(KINDS, _numbers(path, number, values), strict=True):
            found[kind][name] = value
    for kind, column in found.items():
        if not 0 < (total := sum(column.values())) < 1 + 1e-6:
            raise WeightsError(
                f"{path}: {kind} 的权重之和为 {total:g}，应在 0 与 1 之间 / the weights of {kind} add up to {total:g}, expected 1 at most"
            )
    return Weights(found)


def _rows(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _numbers(path: Path, line: int, values: list[str]) -> list[float]:
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        numbers = []
    if len(numbers) != len(KINDS) or not all(0 <= number <= 1 for number in numbers):
        raise WeightsError(f"{path}, line {line}: 发现 {values}，应为 {len(KINDS)} 个 0 至 1 的数 / expected {len(KINDS)} numbers in 0–1")
    return numbers
