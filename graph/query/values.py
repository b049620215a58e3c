"""What a question is asked with: from the words of a person to the terms that stand in the query.

Enters: a parameter and a text (``中南大学``, ``省级``, ``2022年10月``). Leaves: an RDF term. A value that does not fit is
turned away with what was found, what was expected, and what may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from graph.ontology import CP, CPID, XSD, Concept, load_ontology
from graph.ontology import Term as OntologyTerm
from graph.query.names import UnknownNameError, find_near, find_thing
from graph.query.question import Parameter
from graph.query.write import is_iri, quote_text
from graph.store import GraphStore, Rows, Term

SCHEMES = {"role": "Roles", "level": "Levels", "step": "PlatformChain"}
_DATE = re.compile(r"(\d{4})(?:[-年/.](\d{1,2})(?:[-月/.](\d{1,2}))?)?[年月日号]?")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?")
_DIVISIONS = ("市", "省", "区", "县", "自治区", "自治州", "自治县")


class ParameterError(ValueError):
    """A value that a parameter cannot have, a parameter that a question does not have, or one that is missing."""


def read_value(store: GraphStore, parameter: Parameter, text: str) -> Term:
    """The term for a text. Raises ``ParameterError``, ``UnknownNameError`` or ``AmbiguousNameError``."""
    reader = _READERS.get(parameter.type, _read_concept)
    return reader(store, parameter, text.strip())


def _fault(parameter: Parameter, found: str, expected: str) -> ParameterError:
    return ParameterError(f"参数 {parameter.name}：发现 {found!r} / parameter {parameter.name}: found {found!r}, expected {expected}")


def _read_thing(store: GraphStore, parameter: Parameter, text: str) -> Term:
    return Term("uri", find_thing(store, text, classes=parameter.among).iri)


def _read_region(store: GraphStore, parameter: Parameter, text: str) -> Term:
    """A region by its name, also without its last word: 淄博 for 淄博市."""
    try:
        return Term("uri", find_thing(store, text, classes=("Region",)).iri)
    except UnknownNameError as error:
        for ending in _DIVISIONS:
            try:
                return Term("uri", find_thing(store, text + ending, classes=("Region",)).iri)
            except UnknownNameError:
                continue
        raise error


def _read_document(store: GraphStore, parameter: Parameter, text: str) -> Term:
    """A document by IRI, id, title or file."""
    iris = [iri for iri in (text, f"{CPID}Document/{text}", CPID + text.removeprefix("cpid:")) if is_iri(iri)]
    named = " UNION ".join(
        [
            *(f"{{ BIND(<{iri}> AS ?d) ?d a cp:Document }}" for iri in iris),
            f"{{ ?d cp:title|cp:source {quote_text(text)} ; a cp:Document }}",
        ]
    )
    found = sorted({row[0].value for row in _rows(store, f"SELECT ?d WHERE {{ {named} }}") if row[0]})
    if len(found) == 1:
        return Term("uri", found[0])
    if found:
        raise _fault(parameter, text, f"the IRI of one document: {'; '.join(found)}")
    titles = [row[0].value for row in _rows(store, "SELECT ?t WHERE { ?d a cp:Document ; cp:title|cp:source ?t }") if row[0]]
    raise UnknownNameError(text, find_near(text, titles))


def _rows(store: GraphStore, query: str) -> Iterable[tuple[Term | None, ...]]:
    answer = store.query(query)
    assert isinstance(answer, Rows)
    return answer.rows


def _read_class(store: GraphStore, parameter: Parameter, text: str) -> Term:
    return _read_term(parameter, text, load_ontology().classes.values())


def _read_relation(store: GraphStore, parameter: Parameter, text: str) -> Term:
    return _read_term(parameter, text, load_ontology().relations_by_name.values())


def _read_concept(store: GraphStore, parameter: Parameter, text: str) -> Term:
    return _read_term(parameter, text, load_ontology().scheme(SCHEMES[parameter.type]))


def _read_term(parameter: Parameter, text: str, terms: Iterable[OntologyTerm]) -> Term:
    """A term of the ontology by name, label, notation or IRI."""
    wanted = text.removeprefix(CP).removeprefix("cp:").casefold()
    names = {name.casefold(): t for t in terms for name in _names_of(t)}
    if wanted in names:
        return Term("uri", names[wanted].iri)
    expected = dict.fromkeys(f"{t.labels['zh']} {t.name}" for t in names.values())
    raise _fault(parameter, text, f"one of {', '.join(expected)}")


def _names_of(term: OntologyTerm) -> tuple[str, ...]:
    more = (*term.alt_labels, term.notation) if isinstance(term, Concept) else ()
    return (*more, *term.labels.values(), term.name)


def _read_date(store: GraphStore, parameter: Parameter, text: str) -> Term:
    """A year, month or day as ISO 8601 writes it; as text, because dates of different precision have no order in SPARQL."""
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = (int(g) if g else None for g in found.groups())
        if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
            return Term("literal", f"{year:04d}" + "".join(f"-{part:02d}" for part in (month, day) if part is not None))
    raise _fault(parameter, text, "a date such as 2022, 2022-10, 2022-10-14, 2022年10月")


def _read_number(store: GraphStore, parameter: Parameter, text: str) -> Term:
    if not _NUMBER.fullmatch(text):
        raise _fault(parameter, text, "a number such as 10 or 0.5")
    return Term("literal", text, "", XSD + ("decimal" if "." in text else "integer"))


def _read_text(store: GraphStore, parameter: Parameter, text: str) -> Term:
    if not text:
        raise _fault(parameter, text, "some text")
    return Term("literal", text)


def _read_choice(store: GraphStore, parameter: Parameter, text: str) -> Term:
    if text not in parameter.among:
        raise _fault(parameter, text, f"one of {', '.join(parameter.among)}")
    return Term("literal", text)


_READERS: dict[str, Callable[[GraphStore, Parameter, str], Term]] = {
    "thing": _read_thing,
    "region": _read_region,
    "document": _read_document,
    "class": _read_class,
    "relation": _read_relation,
    "date": _read_date,
    "number": _read_number,
    "text": _read_text,
    "choice": _read_choice,
}
