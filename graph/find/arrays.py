"""The file of a search index: a header and numpy arrays that are mapped, not read, so that processes share them.

Enters: arrays by name and a header. Leaves: one file, the same bytes for the same content; and the arrays again. The file
is a line that names the format, the header in JSON on one line, and the arrays, each at a multiple of 64 bytes.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = b"chuangpu search index 1\n"
_ALIGN = 64

Array = NDArray[Any]


class IndexFileError(RuntimeError):
    """There is no usable search index at a place."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """The content of an index: what the header says and the arrays by name."""

    header: dict[str, Any]
    by_name: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.by_name[name]

    @property
    def size(self) -> int:
        """Bytes of all arrays."""
        return sum(array.nbytes for array in self.by_name.values())


def write_arrays(path: Path, content: Arrays, *, form: bytes = FORMAT) -> None:
    """Write an index in one step: who has the old file open goes on with it. ``form`` is the line that names the format."""
    places, offset = {}, 0
    for name, array in content.by_name.items():
        places[name] = (array.dtype.str, array.size, offset)
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    head = json.dumps({**content.header, "arrays": places}, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
    start = -(-(len(form) + len(head)) // _ALIGN) * _ALIGN
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    with fresh.open("wb") as file:
        file.write((form + head).ljust(start, b"\n"))
        for array in content.by_name.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (-array.nbytes % _ALIGN))
    os.replace(fresh, path)


def read_arrays(path: Path, *, form: bytes = FORMAT) -> Arrays:
    """Map an index. Raises ``IndexFileError`` where there is none, or one of another version, or a damaged one."""
    try:
        with path.open("rb") as file:
            first, line = file.readline(200), file.readline()
            start = -(-(len(first) + len(line)) // _ALIGN) * _ALIGN
            if first != form:
                raise IndexFileError(f"{path}: 不是本版本的检索索引 / found {first[:30]!r}, expected {form[:-1]!r}")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = json.loads(line)
        places = header.pop("arrays")
        return Arrays(header, {n: np.frombuffer(mapped, np.dtype(d), size, start + at) for n, (d, size, at) in places.items()})
    except OSError as error:
        raise IndexFileError(f"{path}: 没有检索索引 / found no search index ({error.strerror}), expected one beside the store") from error
    except (ValueError, KeyError) as error:
        raise IndexFileError(f"{path}: 检索索引已损坏 / found a damaged search index ({error}), expected a sound one") from error
