"""The index that across-document resolution works on: one SQLite file beside the build.

Enters: ``Analysis`` values, one at a time, in the order of their document ids. Leaves: rows that the merge rules query.
Nothing is kept in memory but SQLite's page cache.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.gazetteer import find_division
from graph.model import Analysis, Claim, Entity
from graph.resolve.iri import clean_name, fold_name
from graph.resolve.name_tests import is_bare_kind, is_contextual, is_distinctive, load_families

SCHEMA = Path(__file__).with_name("schema.sql")
POSTS = frozenset({"worksFor", "heads"})
TYING = frozenset({"organisation", "project", "technology"})  # a shared region, industry or prize says nothing of who someone is
BARE = frozenset({"organisation", "project", "title", "event", "team"})


def open_index(path: Path) -> sqlite3.Connection:
    """A new, empty index; it is scratch, so nothing is synced and no journal is kept."""
    path.unlink(missing_ok=True)
    index = sqlite3.connect(path, isolation_level=None)
    index.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-8192;")
    index.executescript(SCHEMA.read_text(encoding="utf-8"))
    return index


def fill_index(index: sqlite3.Connection, analyses: Iterable[Analysis]) -> int:
    """Put every analysis into the index and count them."""
    index.execute("BEGIN")
    count = 0
    for count, analysis in enumerate(analyses, 1):
        _add(index, count, analysis)
    index.execute("COMMIT")
    return count


def _add(index: sqlite3.Connection, doc: int, analysis: Analysis) -> None:
    document = analysis.document
    index.execute("INSERT INTO document VALUES (?,?,?)", (doc, document.id, document.region))
    families = {entity.id: load_families()[entity.type] for entity in analysis.entities}
    index.executemany(
        "INSERT INTO appearance(doc,local,type,family,key,name,part,academician) VALUES (?,?,?,?,?,?,?,?)",
        (
            (doc, e.id, e.type, families[e.id], fold_name(e.name), clean_name(e.name), _part(e, analysis), _is_academician(e, analysis))
            for e in analysis.entities
        ),
    )
    index.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?,?,?)", _aliases(doc, analysis.entities))
    index.executemany(
        "INSERT OR IGNORE INTO parthood VALUES (?,?,?)", ((doc, c.head, c.tail) for c in analysis.claims if c.relation == "partOf")
    )
    ties = sorted(_ties(analysis.claims, families), key=lambda tie: (*tie[:2], -tie[2]))
    index.executemany("INSERT OR IGNORE INTO tie VALUES (?,?,?,?)", ((doc, *tie) for tie in ties))


def _part(entity: Entity, analysis: Analysis) -> str:
    """What keeps a name apart that only its document explains: the place meant where the document's home tells, else the document."""
    name, document = clean_name(entity.name), analysis.document
    if is_contextual(name, entity.type):
        level = {"省": "province", "市": "city"}.get(name[0], "") if entity.type != "Region" else "city"
        home = find_division(document.region or "", strict=True)
        return (getattr(home, level) if home and level else "") or document.id
    if load_families()[entity.type] in BARE and is_bare_kind(name):
        return document.id
    return ""


def _is_academician(entity: Entity, analysis: Analysis) -> bool:
    """Whether the document calls the person 院士 right after the name."""
    return entity.type == "Person" and any(analysis.document.text.startswith("院士", m.end) for m in entity.mentions)


def _aliases(doc: int, entities: Iterable[Entity]) -> Iterator[tuple[int, str, str, str, int]]:
    for entity in entities:
        for alias in sorted({clean_name(a) for a in entity.aliases} - {clean_name(entity.name), ""}):
            yield doc, entity.id, alias, fold_name(alias), is_distinctive(alias, entity.type)


def _ties(claims: tuple[Claim, ...], families: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """(person or team, what it is tied to, is it a post); a team's ties are also those of the person who heads it."""
    teams = {(c.tail, c.head) for c in claims if c.relation == "heads" and families.get(c.tail) == "team"}
    for claim in claims:
        for one, other in ((claim.head, claim.tail), (claim.tail, claim.head)):
            if families.get(one) in ("person", "team") and families.get(other) in TYING:
                post = int(one == claim.head and claim.relation in POSTS)
                yield one, other, post
                yield from ((person, other, post) for team, person in teams if team == one)
