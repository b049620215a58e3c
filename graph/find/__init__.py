"""find: things by part of a name, alias, pinyin or initials (zndx → 中南大学), in milliseconds.

Where it sits: after store, beside query. Enters: a store, from which an index file is made that lies beside it; what a person
typed. Leaves: hits, best first, each with the name that matched and why.

``folding`` and ``readings`` bring names into the form that is compared, ``build`` makes the arrays of an index, ``arrays`` keeps
them in a file, ``typed``, ``spelling`` and ``patterns`` turn what was typed into patterns, ``places`` finds patterns, ``index``
ranks what was found.
"""

from graph.find.arrays import IndexFileError
from graph.find.build import Findable, make_index
from graph.find.hits import Hit, Why
from graph.find.index import SearchIndex, open_index
from graph.find.typed import BadSearchError

__all__ = ["BadSearchError", "Findable", "Hit", "IndexFileError", "SearchIndex", "Why", "make_index", "open_index"]
