"""Where the needs index of a store lies, and how it comes there.

Enters: a store. Leaves: its index: the file ``NAME.needs`` beside the folder ``NAME``, made when it is first asked for or when the store
has changed since; for a store without a folder, in memory. No build makes it: the sentence model reads some hundred phrases a second.
"""

from __future__ import annotations

from pathlib import Path

from graph.find.arrays import Array, IndexFileError, write_arrays
from graph.find.beside import is_outdated
from graph.match.beside import folder_of
from graph.match.needs.build import make_needs_index
from graph.match.needs.index import FORM, NeedsIndex, open_needs_index
from graph.match.needs.material import read_material
from graph.store import GraphStore


def needs_path(store: Path) -> Path:
    """Where the needs index of the store in a folder lies.

    >>> needs_path(Path("exports/store")).as_posix()
    'exports/store.needs'
    """
    return store.with_name(f"{store.name}.needs")


def is_ready(folder: Path) -> bool:
    """Whether the index lies beside the store and no data of the store changed since."""
    path = needs_path(folder)
    return path.is_file() and not is_outdated(folder, path)


def open_needs(store: GraphStore, *, rebuild: bool = False) -> NeedsIndex:
    """The index of a store, made now where there is none, where the store changed, or where ``rebuild`` asks for it.

    What the model has read for the index before is used again. Where nothing can be written beside the store the index is
    made for this time only.
    """
    folder = folder_of(store)
    if folder is None:
        return NeedsIndex(make_needs_index(read_material(store)))
    if not rebuild and is_ready(folder):
        try:
            return open_needs_index(needs_path(folder))
        except IndexFileError:  # of another version, or damaged: it is made anew
            pass
    arrays = make_needs_index(read_material(store), known=_known(folder))
    try:
        write_arrays(needs_path(folder), arrays, form=FORM)
    except OSError:
        return NeedsIndex(arrays)
    return open_needs_index(needs_path(folder))


def _known(folder: Path) -> dict[str, Array]:
    try:
        return open_needs_index(needs_path(folder)).rows_by_phrase()
    except IndexFileError:
        return {}
