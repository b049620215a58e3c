"""Resolution inside one document: mentions become entities with a fullest name, aliases and pointing words.

Enters: a ``Recognition``. Leaves: a ``Reading`` whose entities stand in the order of their first mention, those without
a mention of their own last. Runs before relations are read, because list distribution and carried subjects need to
know who a mention is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.model import Entity, Reading, Recognition
from graph.resolve.additions import add_home, add_owners, add_people, add_provinces
from graph.resolve.aliases import add_letters, add_numbers, add_quoted
from graph.resolve.anaphora import find_anaphors
from graph.resolve.clusters import Cluster, fold, group_mentions
from graph.resolve.home import find_home
from graph.resolve.naming import fold_government
from graph.resolve.units import complete_units, prefer_full_titles


def resolve_document(recognition: Recognition) -> Reading:
    """The entities of one document with all places that mean them."""
    document = recognition.document
    home = find_home(recognition)
    clusters = group_mentions(recognition, home)
    complete_units(clusters)
    prefer_full_titles(clusters, document.text)
    entities = _make_entities(clusters)
    entities = add_owners(add_people(entities), recognition)
    entities = add_numbers(add_provinces(entities, home, document.text), document)
    entities, home_id = add_home(entities, home, document.text)
    entities = add_letters(add_quoted(entities, document.text), home, document.text, recognition.tokens)
    pointing = find_anaphors(document, entities, home_id)
    entities = tuple(replace(e, mentions=tuple(sorted((*e.mentions, *pointing.get(e.id, ())), key=lambda m: m.start))) for e in entities)
    return Reading(
        document,
        recognition.tokens,
        recognition.sentences,
        recognition.quantities,
        entities,
        home_id,
        _find_issuer(entities, document.issuer),
    )


def _make_entities(clusters: Iterable[Cluster]) -> tuple[Entity, ...]:
    entities = []
    for number, cluster in enumerate(sorted(clusters, key=lambda c: (c.first, c.name)), 1):
        kind, name = cluster.type, cluster.name
        mentions = tuple(sorted((replace(m, type=kind) for m in cluster.mentions), key=lambda m: m.start))
        aliases = dict.fromkeys([m.text for m in mentions] + sorted(cluster.names))
        entities.append(Entity(f"e{number}", kind, name, tuple(a for a in aliases if fold(a) != fold(name)), mentions))
    return tuple(entities)


def _find_issuer(entities: tuple[Entity, ...], issuer: str | None) -> str | None:
    """The entity that the document's head names as its issuer."""
    wanted = fold(fold_government(issuer)) if issuer else ""
    for entity in entities:
        if wanted and entity.type == "GovernmentBody" and wanted in {fold(fold_government(n)) for n in (entity.name, *entity.aliases)}:
            return entity.id
    return None
