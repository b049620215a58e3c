"""Writes a site: every page in turn, none kept in memory.

Enters: a ``GraphStore`` and, where there is one, the file with the texts of its documents. Leaves: a folder of HTML files with one style
sheet, one script and one script of search data, and a ``SiteReport``. The same graph gives the same bytes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.assemble.texts import MarkedText, read_texts
from graph.garbage import hold_collector
from graph.resolve.iri import encode_segment
from graph.site.folder import SiteFolder
from graph.site.lists import list_things, page_documents, page_things, sort_documents
from graph.site.looks import style_classes
from graph.site.pages import Pages
from graph.site.reader import SiteData, SiteDocument, read_site
from graph.site.search import write_search
from graph.store import GraphStore

TITLE = "创谱 Chuangpu"
STYLE, SCRIPT, SEARCH = "assets/site.css", "assets/site.js", "assets/search.js"
ASSETS = (STYLE, SCRIPT)
Told = Callable[[str], None]
_EVERY = 2000  # pages between two words on progress


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was written: pages of things and of documents, how many documents have their text, and pages removed."""

    things: int
    documents: int
    texts: int
    removed: int


def write_site(
    store: GraphStore, out: Path, *, texts: Path | None = None, title: str = TITLE, told: Told = lambda line: None
) -> SiteReport:
    """Write the site of a store into a folder; ``told`` hears what is being done.

    Raises ``SiteFolderError`` where a file is in the way that no site made, ``TextsError`` for a file of texts that is none.
    """
    told("读取图谱 / reading the graph")
    with hold_collector():
        data = read_site(store)
        gc.freeze()
    try:
        return _Making(data, out, title, told).run(texts)
    finally:
        gc.unfreeze()


class _Making:
    """One site that is being written."""

    def __init__(self, data: SiteData, out: Path, title: str, told: Told) -> None:
        self._data = data
        self._told = told
        self._pages = Pages(data, title=title)
        self._classes = list_things(data)
        self._documents = sort_documents(data)
        lists = [page.path for kind, nodes in self._classes.items() for page in page_things(kind, nodes)]
        lists += [page.path for page in page_documents(self._documents)]
        own = [document.path for document in self._documents]
        self._folder = SiteFolder(out, {"index.html", *ASSETS, SEARCH, *lists, *own, *data.paths.values()})
        self._waiting = {document.key: document for document in self._documents}
        self._texts = 0

    def run(self, texts: Path | None) -> SiteReport:
        for name, text in _assets().items():
            self._folder.write(name, text)
        self._count(self._write_documents(texts), len(self._documents), "文档 / documents")
        self._count(self._write_things(), len(self._data.nodes), "对象 / things")
        self._write_lists()
        self._folder.write(SEARCH, write_search(self._data))
        return SiteReport(len(self._data.nodes), len(self._documents), self._texts, self._folder.finish())

    def _count(self, written: Iterator[None], total: int, what: str) -> None:
        for number, _ in enumerate(written, start=1):
            if number % _EVERY == 0 or number == total:
                self._told(f"{what}: {number:,} / {total:,}")

    def _write_documents(self, texts: Path | None) -> Iterator[None]:
        """Those with a text in the order of the texts, then the others."""
        for text in read_texts(texts) if texts and texts.is_file() else ():
            document = self._waiting.pop(encode_segment(text.id), None)
            if document is not None:
                self._write_document(document, text)
                yield
        for document in self._waiting.values():
            self._write_document(document, None)
            yield

    def _write_document(self, document: SiteDocument, text: MarkedText | None) -> None:
        page = self._pages.document(document, text)
        self._texts += page.has_text
        self._folder.write(document.path, page.html)

    def _write_things(self) -> Iterator[None]:
        for node in self._data.nodes.values():
            self._folder.write(self._data.paths[node.iri], self._pages.thing(node))
            yield

    def _write_lists(self) -> None:
        for kind, nodes in self._classes.items():
            for page in page_things(kind, nodes):
                self._folder.write(page.path, self._pages.list_of_things(page, kind))
        for listed in page_documents(self._documents):
            self._folder.write(listed.path, self._pages.list_of_documents(listed))
        self._folder.write("index.html", self._pages.front(self._classes, self._documents))


def _assets() -> dict[str, str]:
    """The style sheet with the colours of the classes, and the script."""
    folder = Path(__file__).parent / "assets"
    return {
        STYLE: (folder / "site.css").read_text(encoding="utf-8") + style_classes() + "\n",
        SCRIPT: (folder / "site.js").read_text(encoding="utf-8"),
    }
