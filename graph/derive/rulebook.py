"""The rule files, read, filled in from the ontology, checked and put in order.

Enters: ``rules/*.rq`` and ``ontology.ttl``. Leaves: a ``RuleBook``. A file has a header of comment lines (``# title:``,
``# concludes:``, ``# from:``, ``# stratum:``; where needed ``# via:``, ``# crowd:``, ``# each:``; a line that is indented goes
on with the one above) and a CONSTRUCT query with one pattern or condition on a line. ``# each:`` is a query on the ontology: the
rule holds once for each of its rows, with the row's values in place of the variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from graph.derive.rule import Crowd, Pattern, Rule, RuleError
from graph.ontology import PREFIXES, RDF, find_ontology

RULES = Path(__file__).parent / "rules"
_QUERY = re.compile(r"CONSTRUCT\s*\{\s*(?P<head>[^{}]+?)\s*\}\s*WHERE\s*\{\n(?P<body>.*)\n\}\s*", re.DOTALL)
_CROWD = re.compile(r"(?P<size>\d+) (?P<member>\?\w+) for each (?P<group>\?\w+)")
_CONDITION = re.compile(r"FILTER\b.*[)}]")
_PLANNED = re.compile(r"cpid:planned\s*\{\s*(\S+)")
_FIELDS = frozenset({"title", "concludes", "from", "stratum", "via", "crowd", "each"})
_NEEDED = ("title", "concludes", "from", "stratum")


@dataclass(frozen=True)
class RuleFile:
    """What a file says of its rule; texts by language ``zh`` and ``en``."""

    name: str
    title: dict[str, str]
    concludes: dict[str, str]
    sources: dict[str, str]
    stratum: int


@dataclass(frozen=True)
class RuleBook:
    """All rules in the order in which they are asked; ``digest`` changes with any rule and with the ontology."""

    files: tuple[RuleFile, ...]
    rules: tuple[Rule, ...]
    digest: str

    @cached_property
    def strata(self) -> tuple[tuple[Rule, ...], ...]:
        """The rules by stratum; a rule concludes nothing that a lower stratum builds on."""
        numbers = sorted({rule.stratum for rule in self.rules})
        return tuple(tuple(rule for rule in self.rules if rule.stratum == n) for n in numbers)

    @cached_property
    def planned(self) -> frozenset[str]:
        """The predicates of which rules ask whether they are only planned."""
        rules = (rule for rule in self.rules if rule.asks_for_plans)
        return frozenset(pattern.predicate for rule in rules for pattern in rule.body)

    @cached_property
    def readers(self) -> dict[str, list[Rule]]:
        """Predicate → the rules that build on it."""
        return _index((p.predicate, rule) for rule in self.rules for p in dict.fromkeys(rule.body, None))

    @cached_property
    def contested(self) -> frozenset[str]:
        """The predicates that rules of different strata conclude."""
        return frozenset(predicate for predicate, rules in self.makers.items() if len({rule.stratum for rule in rules}) > 1)

    @cached_property
    def makers(self) -> dict[str, list[Rule]]:
        """Predicate → the rules that conclude it."""
        return _index((rule.head.predicate, rule) for rule in self.rules)


def _index(pairs: Iterable[tuple[str, Rule]]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for key, rule in pairs:
        if rule not in (rules := found.setdefault(key, [])):
            rules.append(rule)
    return found


@cache
def load_rules(folder: Path = RULES) -> RuleBook:
    """The rules of a folder; ``RuleError`` names the file with a fault."""
    ontology = ox.Store()
    ontology.load(path=str(find_ontology()), format=ox.RdfFormat.TURTLE)
    paths = sorted(folder.glob("*.rq"))
    digest = sha256(b"\0".join([find_ontology().read_bytes(), *(path.read_bytes() for path in paths)])).hexdigest()[:16]
    files: list[RuleFile] = []
    rules: list[Rule] = []
    for path in paths:
        header, text = _split(path)
        files.append(_describe(path, header))
        rules += _expand(path, header, text, ontology)
    rules.sort(key=lambda rule: rule.stratum)
    _check_strata(rules)
    return RuleBook(tuple(files), tuple(rules), digest)


def _split(path: Path) -> tuple[dict[str, str], str]:
    """The fields of the header, and the query below it."""
    header: dict[str, str] = {}
    field = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    for line in comments:
        if line.startswith("#   ") and field:
            header[field] += " " + line[1:].strip()
            continue
        field, colon, value = (part.strip() for part in line[1:].partition(":"))
        if not colon or field not in _FIELDS:
            raise _fault(path, line, f"one of {', '.join(sorted(_FIELDS))} with a colon")
        header[field] = value
    if missing := [name for name in _NEEDED if name not in header]:
        raise _fault(path, "a header without " + ", ".join(missing), "all of " + ", ".join(_NEEDED))
    return header, "\n".join(line for line in lines if not line.startswith("#"))


def _describe(path: Path, header: dict[str, str]) -> RuleFile:
    if not header["stratum"].isdecimal():
        raise _fault(path, f"stratum {header['stratum']!r}", "a whole number")
    title, concludes, sources = (_languages(path, header[name]) for name in ("title", "concludes", "from"))
    return RuleFile(path.stem, title, concludes, sources, int(header["stratum"]))


def _languages(path: Path, text: str) -> dict[str, str]:
    zh, slash, en = re.split(r"(\s*/ )", text, maxsplit=1) if "/ " in text else (text, "", "")
    if not slash:
        raise _fault(path, text, "Chinese / English")
    return {"zh": zh, "en": en}


def _expand(path: Path, header: dict[str, str], text: str, ontology: ox.Store) -> Iterator[Rule]:
    """The rule, once for each row of its ``each`` query."""
    if "each" not in header:
        yield _parse(path, header, text)
        return
    found = ontology.query(header["each"], prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in sorted(tuple(str(row[name]) for name in names) for row in found):
        filled = text
        for name, value in zip(names, row, strict=True):
            filled = re.sub(rf"\?{name}\b", lambda _, value=value: value, filled)  # type: ignore[misc]
        yield _parse(path, header, filled)


def _parse(path: Path, header: dict[str, str], text: str) -> Rule:
    try:
        ox.Store().query(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise _fault(path, str(error), "a CONSTRUCT query") from error
    match = _QUERY.fullmatch(text.strip())
    if match is None:
        raise _fault(path, text, "CONSTRUCT { one triple } WHERE { a pattern or condition on each line }")
    lines = [line.strip() for line in match["body"].splitlines() if line.strip()]
    conditions = tuple(line for line in lines if line.startswith("FILTER"))
    body = tuple(_read_pattern(path, line.removesuffix(" .")) for line in lines if not line.startswith("FILTER"))
    if wrong := [line for line in conditions if not _CONDITION.fullmatch(line)]:
        raise _fault(path, wrong[0], "a condition on one line")
    head = _read_pattern(path, match["head"].removesuffix(" ."))
    via = tuple(header["via"].split()) if "via" in header else ()
    known = frozenset().union(*(pattern.variables for pattern in body))
    if unknown := (head.variables | set(via)) - known:
        raise _fault(path, " ".join(sorted(unknown)), "variables that stand in a pattern of WHERE")
    plans = [term for line in conditions for term in _PLANNED.findall(line)]
    if far := [term for term in plans if term not in head.variables]:
        raise _fault(path, f"a question whether a triple of {far[0]} is planned", "one about a variable of the conclusion")
    crowd = _read_crowd(path, header["crowd"], body) if "crowd" in header else None
    return Rule(path.stem, int(header["stratum"]), head, body, conditions, via, crowd, _languages(path, header["title"]))


def _read_pattern(path: Path, text: str) -> Pattern:
    """``?a cp:builds ?b`` with its terms in full."""
    terms = text.split()
    if len(terms) != 3 or terms[1].startswith("?"):
        raise _fault(path, text, "subject, predicate, object with blanks between, the predicate no variable")
    subject, predicate, object_ = (_read_term(path, term) for term in terms)
    return Pattern(subject, predicate, object_)


def _read_term(path: Path, term: str) -> str:
    if term == "a":
        return f"<{RDF}type>"
    if re.fullmatch(r"\?\w+|<[^<>]+>", term):
        return term
    prefix, _, local = term.partition(":")
    if prefix not in PREFIXES or not re.fullmatch(r"[\w-]+", local):
        raise _fault(path, term, "a variable, an IRI or a name with a known prefix")
    return f"<{PREFIXES[prefix]}{local}>"


def _read_crowd(path: Path, text: str, body: tuple[Pattern, ...]) -> Crowd:
    match = _CROWD.fullmatch(text)
    if match is None:
        raise _fault(path, text, "a crowd like: 30 ?one for each ?thing")
    among = [p for p in body if p.variables == {match["member"], match["group"]}]
    if not among or any(match["group"] not in p.variables for p in body):
        raise _fault(path, text, "a group that stands in every pattern, with the member in one of them")
    return Crowd(int(match["size"]), match["member"], match["group"], among[0])


def _check_strata(rules: list[Rule]) -> None:
    """A rule may build on its own stratum and lower ones; what a rule with a crowd builds on must be complete before."""
    for rule in rules:
        for below in rules:
            builds_on = rule.head.predicate in {p.predicate for p in below.body} and _may_meet(rule.head, below.body)
            if builds_on and (below.stratum < rule.stratum or (below.crowd and below.stratum == rule.stratum)):
                expected = f"a stratum below that of {below.name}, which builds on it"
                raise RuleError(f"{rule.name}.rq: found stratum {rule.stratum} for {rule.head.predicate}, expected {expected}")


def _may_meet(head: Pattern, body: tuple[Pattern, ...]) -> bool:
    """Whether what is concluded can stand in a pattern: other constants never meet."""
    for pattern in body:
        pairs = ((head.subject, pattern.subject), (head.object, pattern.object))
        if pattern.predicate == head.predicate and all(a.startswith("?") or b.startswith("?") or a == b for a, b in pairs):
            return True
    return False


def _fault(path: Path, found: str, expected: str) -> RuleError:
    return RuleError(f"{path}: 发现 / found {found}, 应为 / expected {expected}")
