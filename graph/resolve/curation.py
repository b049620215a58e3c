"""The curator's file: what a person joined or split by hand; deleting a line undoes it.

Enters: a TSV file, ``same`` or ``apart``, IRI, IRI (or ``document:ID`` after ``apart``), note. Leaves: ``Curation``
values. A bad line stops the build before it starts and is named by file and number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.resolve.iri import BASE

Verb = Literal["same", "apart"]
DOCUMENT = "document:"


class CurationError(ValueError):
    """A line of the curator's file that cannot be followed; the message names file, line, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One line: ``same`` makes ``other`` the thing ``iri``; ``apart`` keeps the two apart.

    With ``apart``, ``other`` may be ``document:ID``: what that document calls ``iri`` is another thing of that name.
    """

    verb: Verb
    iri: str
    other: str
    note: str
    line: int


def read_curation(path: Path | None) -> tuple[Ruling, ...]:
    """The rulings of a file in their order; no file, no rulings."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path}: found {error}, expected a readable UTF-8 file") from error
    rulings = tuple(_parse(line, path, number) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
    _check_contradictions(rulings, path)
    return rulings


def _parse(line: str, path: Path, number: int) -> Ruling:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) not in (3, 4):
        raise CurationError(f"{path}:{number}: found {len(fields)} fields, expected 3 or 4 with tabs between: same|apart, IRI, IRI, note")
    verb, iri, other = fields[0], _expand(fields[1]), _expand(fields[2])
    if verb != "same" and verb != "apart":
        raise CurationError(f"{path}:{number}: found {verb!r}, expected 'same' or 'apart'")
    for value in (iri, other):
        if not value.startswith(BASE) and not (value is other and verb == "apart" and value.startswith(DOCUMENT)):
            raise CurationError(f"{path}:{number}: found {value!r}, expected an IRI that starts with {BASE} or cpid:")
    if iri == other:
        raise CurationError(f"{path}:{number}: found one IRI twice, expected two different ones: {iri}")
    return Ruling("same" if verb == "same" else "apart", iri, other, fields[3] if len(fields) == 4 else "", number)


def _expand(text: str) -> str:
    bare = text.removeprefix("<").removesuffix(">")
    return BASE + bare.removeprefix("cpid:") if bare.startswith("cpid:") else bare


def _check_contradictions(rulings: tuple[Ruling, ...], path: Path) -> None:
    seen: dict[frozenset[str], Ruling] = {}
    for ruling in rulings:
        earlier = seen.setdefault(frozenset((ruling.iri, ruling.other)), ruling)
        if earlier.verb != ruling.verb:
            raise CurationError(
                f"{path}:{ruling.line}: found {ruling.verb!r}, but line {earlier.line} says {earlier.verb!r} of the same two"
            )
