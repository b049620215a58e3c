"""The W3C suites: archives of manifests, queries, data and expected results in the shared folder.

Enters: the archives. Leaves: cases. A manifest names files by addresses of the web; they are read as paths within the archive.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

SHARED = Path(os.environ.get("CHUANGPU_SHARED") or Path(__file__).resolve().parents[3] / "shared")
ARCHIVES = tuple(SHARED / "data" / "rdf-conformance" / f"{name}-tests.tar.gz" for name in ("sparql11", "sparql10"))
ABSENT = f"no W3C suites in {ARCHIVES[0].parent} (set CHUANGPU_SHARED)"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_PLACE = "http://suite.invalid/"

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Manifest:
    """The facts of one manifest; ``folder`` is where it lies within the archive."""

    def __init__(self, text: bytes, path: str) -> None:
        self.folder = path.rpartition("/")[0]
        self._facts: dict[tuple[Node, str], list[Node]] = {}
        for fact in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=_PLACE + path):
            self._facts.setdefault((fact.subject, fact.predicate.value), []).append(fact.object)

    def all(self, node: Node, name: str) -> list[Node]:
        """The values of a property."""
        return self._facts.get((node, name), [])

    def one(self, node: Node, name: str) -> Node | None:
        """The value of a property that has one at most."""
        found = self.all(node, name)
        assert len(found) < 2, (node, name, found)
        return found[0] if found else None

    def text(self, node: Node, name: str) -> str:
        """The literal or the IRI that a property has; empty where it has none."""
        found = self.one(node, name)
        return "" if found is None else as_text(found)

    def items(self, node: Node | None) -> Iterator[Node]:
        """The members of a list."""
        while node is not None and as_text(node) != RDF + "nil":
            first = self.one(node, RDF + "first")
            assert first is not None
            yield first
            node = self.one(node, RDF + "rest")

    def entries(self) -> Iterator[Node]:
        """The tests, in the order of the manifest."""
        for (_, name), lists in self._facts.items():
            if name == MF + "entries":
                yield from self.items(lists[0])


@dataclass(frozen=True, slots=True)
class Case:
    """One test: ``kind`` is its class, such as ``QueryEvaluationTest``; ``suite`` its folder, such as ``sparql11/bind``."""

    iri: str
    kind: str
    suite: str
    node: Node
    manifest: Manifest


def as_text(node: Node) -> str:
    """The value of an IRI, a literal or a blank node."""
    assert not isinstance(node, ox.Triple)
    return node.value


def path_of(node: Node) -> str:
    """The path within the archive of a file that a manifest names."""
    address = as_text(node)
    assert address.startswith(_PLACE), address
    return address.removeprefix(_PLACE)


def read_cases() -> list[Case]:
    """All cases of all archives, in order; none where the archives are not there."""
    cases: dict[str, Case] = {}
    for archive in ARCHIVES:
        if archive.is_file():
            with tarfile.open(archive) as files:
                for case in _read_archive(files):
                    cases.setdefault(case.iri, case)  # a case of one folder may be listed in two manifests of it
    return list(cases.values())


def _read_archive(files: tarfile.TarFile) -> Iterator[Case]:
    for member in files:
        name = member.name.removeprefix("./")
        folder, _, file = name.rpartition("/")
        if folder.count("/") < 2 or not file.startswith("manifest") or not (found := files.extractfile(member)):
            continue  # the manifests of whole suites only list those of their folders
        manifest = Manifest(found.read(), name)
        for node in manifest.entries():
            kind = manifest.text(node, RDF + "type").removeprefix(MF)
            yield Case(as_text(node), kind, folder.partition("/")[2], node, manifest)


def unpack(folder: Path) -> Path:
    """Put the files of all archives into a folder."""
    for archive in ARCHIVES:
        with tarfile.open(archive) as files:
            files.extractall(folder, filter="data")
    return folder
