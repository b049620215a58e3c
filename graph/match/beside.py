"""Where the partner index of a store lies, and how it comes there.

Enters: a store. Leaves: its index, for a store on disk the file ``NAME.partners`` beside the folder ``NAME``, else one in memory. An index
knows the store as it was when it was made; ``is_stale`` tells when the store has changed since.
"""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from graph.find.arrays import IndexFileError, read_arrays, write_arrays
from graph.find.beside import is_outdated
from graph.match.build import make_index
from graph.match.index import PartnerIndex
from graph.match.reader import read_facts
from graph.store import GraphStore
from graph.store.searching import Searching

FORMAT = b"chuangpu partner index 2\n"
_in_memory: WeakKeyDictionary[GraphStore, tuple[int, PartnerIndex]] = WeakKeyDictionary()


def partner_index_path(store: Path) -> Path:
    """Where the index of the store in a folder lies.

    >>> partner_index_path(Path("exports/store")).as_posix()
    'exports/store.partners'
    """
    return store.with_name(f"{store.name}.partners")


def make_partner_index(store: GraphStore, folder: Path) -> PartnerIndex:
    """Make the index anew and put it beside the folder of the store. Raises ``IndexFileError`` where it cannot be written."""
    path = partner_index_path(folder)
    arrays = make_index(read_facts(store))
    try:
        write_arrays(path, arrays, form=FORMAT)
    except OSError as error:
        raise IndexFileError(
            f"{path}: 无法写入伙伴索引 / cannot write the partner index ({error.strerror}), expected a folder to write to"
        ) from error
    return read_partner_index(folder)


def read_partner_index(folder: Path) -> PartnerIndex:
    """The index beside the store in a folder. Raises ``IndexFileError``, which says how to make one, where there is none."""
    path = partner_index_path(folder)
    if not path.is_file():
        raise IndexFileError(
            f"没有伙伴索引 {path}，请运行 chuangpu partners --rebuild --store {folder} / "
            f"found no partner index {path}; make it with chuangpu partners --rebuild --store {folder}"
        )
    return PartnerIndex(read_arrays(path, form=FORMAT))


def is_stale(folder: Path) -> bool:
    """Whether the store changed after its index was made, or has none."""
    path = partner_index_path(folder)
    return not path.is_file() or is_outdated(folder, path)


def folder_of(store: GraphStore) -> Path | None:
    """The folder of a store on disk."""
    searching = getattr(store, "searching", None)
    return searching.folder if isinstance(searching, Searching) else None


def ready_index(store: GraphStore) -> PartnerIndex:
    """The index beside the store where it holds, else one made now: beside it where that can be written, in memory otherwise."""
    folder = folder_of(store)
    if folder is None:
        return _index_in_memory(store)
    if not is_stale(folder):
        try:
            return read_partner_index(folder)
        except IndexFileError:  # of another version: made anew
            pass
    try:
        return make_partner_index(store, folder)
    except IndexFileError:
        return _index_in_memory(store)


def _index_in_memory(store: GraphStore) -> PartnerIndex:
    """Kept as long as the store is, and made anew when its size changes."""
    size = len(store)
    kept = _in_memory.get(store)
    if kept is None or kept[0] != size:
        kept = _in_memory[store] = (size, PartnerIndex(make_index(read_facts(store))))
    return kept[1]
