"""Where the index of a store lies, and how it comes there.

Enters: the folder of a store. Leaves: its index, the file ``NAME.search`` beside the folder ``NAME``. A build makes it; for
another store ``make_beside`` does. An index knows the store as it was when the index was made.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from graph.find.arrays import IndexFileError, write_arrays
from graph.find.build import make_index
from graph.find.index import SearchIndex, open_index
from graph.find.source import read_things
from graph.find.typed import BadSearchError
from graph.store import GraphStore
from graph.store.searching import Searching


def index_path(store: Path) -> Path:
    """Where the index of the store in a folder lies.

    >>> index_path(Path("exports/store")).as_posix()
    'exports/store.search'
    """
    return store.with_name(f"{store.name}.search")


def make_beside(store: GraphStore, folder: Path) -> SearchIndex:
    """Make the index of a store anew and put it beside the folder of the store. Raises ``IndexFileError`` where it cannot be written."""
    arrays = make_index(read_things(store))
    try:
        write_arrays(index_path(folder), arrays)
    except OSError as error:
        raise IndexFileError(
            f"{index_path(folder)}: 无法写入检索索引 / cannot write the search index ({error.strerror}), expected a folder to write to"
        ) from error
    return open_index(index_path(folder))


def open_beside(folder: Path) -> SearchIndex:
    """The index of the store in a folder. Raises ``IndexFileError``, which says how to make one, where there is none."""
    path = index_path(folder)
    if not path.is_file():
        raise IndexFileError(
            f"没有检索索引 {path}，请运行 chuangpu find --rebuild --store {folder} / "
            f"found no search index {path}; make it with chuangpu find --rebuild --store {folder}"
        )
    return open_index(path)


def near_names(store: object, text: str, *, classes: Collection[str] = (), limit: int = 5) -> list[str]:
    """Names of the graph that a name which nobody bears may mean, the nearest first; none where the store has no index beside it."""
    searching = getattr(store, "searching", None)
    if not isinstance(searching, Searching):
        return []
    try:
        index = searching.open()
        return list(dict.fromkeys(hit.name for hit in index.nearest(text, limit, classes=set(classes) & set(index.types))))
    except (IndexFileError, BadSearchError):
        return []


def is_outdated(folder: Path, index: Path | None = None) -> bool:
    """Whether data of the store changed after its index was made; ``index`` is another file that was made from the store."""
    made = (index or index_path(folder)).stat().st_mtime
    data = (path.stat() for path in folder.iterdir() if path.suffix in (".sst", ".log"))
    return any(file.st_mtime > made and file.st_size for file in data)
