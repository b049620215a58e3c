"""Makes the cells of the atlas and keeps the sentences that they rest on, each once.

Enters: facts, and the findings (claims, figures) behind a cell. Leaves: ``Cell`` values; ``Desk.sentences`` is what their indices
lead to.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.atlas.facts import Facts, Finding, Thing
from graph.atlas.model import Cell, Sentence

NOTHING = Cell()


class Desk:
    """Where the rows of one atlas are written: the same findings give the same cells."""

    def __init__(self, facts: Facts, whole: Facts | None = None, *, asked: str = "") -> None:
        self.facts = facts  # what the atlas is about
        self.whole = whole or facts  # the graph that it is a part of
        self.asked = asked  # the IRI of the region that it was asked for, if any
        self._places: dict[Sentence, int] = {}

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that some cell rests on, in the order in which they were first needed."""
        return tuple(self._places)

    def text(self, text: str, findings: Iterable[Finding] = ()) -> Cell:
        """A cell of words, of a choice or of a date."""
        return Cell(text, sentences=self._cite(findings) if text else ())

    def thing(self, iri: str, findings: Iterable[Finding] = ()) -> Cell:
        """A cell that names a thing; empty where the IRI is."""
        return Cell(self.name(iri), thing=iri, sentences=self._cite(findings)) if iri else NOTHING

    def things(self, named: Iterable[tuple[str, Finding]]) -> Cell:
        """A cell that names several things, each once, in the order given; it leads to one only where it names one."""
        pairs = list(named)
        iris = list(dict.fromkeys(iri for iri, _ in pairs))
        findings = [finding for _, finding in pairs]
        if len(iris) == 1:
            return self.thing(iris[0], findings)
        return self.text("、".join(map(self.name, iris)), findings)

    def region(self, thing: str) -> Cell:
        """Where a thing is located."""
        return self.things((claim.tail, claim) for claim in self.facts.regions_of(thing))

    def industry(self, thing: str) -> Cell:
        """The industries of a thing."""
        return self.things((claim.tail, claim) for claim in self.facts.from_head(thing, "inIndustry"))

    def heads(self, tail: str, *relations: str) -> Cell:
        """Who builds, develops, undertakes … a thing."""
        return self.things((claim.head, claim) for claim in self.facts.to_tail(tail, *relations))

    def tails(self, head: str, *relations: str) -> Cell:
        """What a thing receives, demands …."""
        return self.things((claim.tail, claim) for claim in self.facts.from_head(head, *relations))

    def number(self, number: float | None, findings: Iterable[Finding] = (), *, bound: str = "=") -> Cell:
        """A cell with a number, written with the bound that its sentence gives (``≥``, ``≈``); empty where there is none."""
        if number is None:
            return NOTHING
        mark = "" if bound == "=" else bound
        return Cell(mark + write_number(number), number=number, sentences=self._cite(findings))

    def document(self, iri: str) -> Cell:
        """A cell that names a document."""
        known = self.whole.documents.get(iri)
        return Cell(known.title if known else iri, thing=iri)

    def name(self, iri: str) -> str:
        """What a thing is called."""
        known: Thing | None = self.whole.things.get(iri)
        return known.name if known else iri

    def _cite(self, findings: Iterable[Finding]) -> tuple[int, ...]:
        """The places of the sentences, in the order given, each once."""
        return tuple(dict.fromkeys(self._places.setdefault(s, len(self._places)) for s in map(self._sentence, findings)))

    def _sentence(self, finding: Finding) -> Sentence:
        known = self.whole.documents.get(finding.document)
        return Sentence(
            quote=finding.quote,
            document=finding.document,
            title=known.title if known else finding.document,
            start=finding.start,
            end=finding.end,
            date=(known.date or None) if known else None,
            confidence=finding.confidence,
            status=finding.status,
        )


def write_number(number: float) -> str:
    """A number for people: no point where it is whole, thousands parted.

    >>> write_number(37000000.0), write_number(0.5)
    ('37,000,000', '0.5')
    """
    return f"{int(number):,}" if number == int(number) else f"{number:,.10g}"
