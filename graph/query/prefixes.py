"""Prefixes that a query uses but does not declare: those of the ontology and the usual ones are filled in.

Enters: SPARQL text. Leaves: the text with the declarations before it, on a line of their own, so that any store understands it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from graph.ontology import PREFIXES
from graph.query.tokens import Token, find_tokens

USUAL: Mapping[str, str] = MappingProxyType(
    {
        **PREFIXES,
        "dcat": "http://www.w3.org/ns/dcat#",
        "fn": "http://www.w3.org/2005/xpath-functions#",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "time": "http://www.w3.org/2006/time#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
    }
)


class Completed(NamedTuple):
    """A text with its declarations; ``lines`` of them stand before the text as it was given."""

    text: str
    lines: int


def complete_query(text: str) -> Completed:
    """The text with a declaration of each prefix that is known and not declared.

    >>> complete_query("ASK { ?x a cp:Fund }").text.splitlines()[0]
    'PREFIX cp: <https://w3id.org/chuangpu/ontology#>'
    """
    declared = declared_prefixes(text)
    wanted = dict.fromkeys(prefix for prefix, _ in used_prefixes(text) if prefix not in declared and prefix in USUAL)
    if not wanted:
        return Completed(text, 0)
    return Completed(" ".join(f"PREFIX {prefix}: <{USUAL[prefix]}>" for prefix in wanted) + "\n" + text, 1)


def used_prefixes(text: str) -> Iterator[tuple[str, Token]]:
    """Each prefixed name with its prefix, declarations apart."""
    before = ""
    for token in find_tokens(text):
        if token.kind == "prefixed" and before != "PREFIX":
            yield token.text.partition(":")[0], token
        before = token.text.upper()


def declared_prefixes(text: str) -> dict[str, str]:
    """Namespaces by the prefixes that the text declares."""
    found: dict[str, str] = {}
    tokens = list(find_tokens(text))
    for (word, name), (_, iri) in pairwise(pairwise(tokens)):
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "prefixed" and iri.kind == "iri":
            found[name.text.removesuffix(":")] = iri.text[1:-1]
    return found
