"""The text of a document as its page shows it, and its passages where the text is not at hand.

Enters: a document's text with marks, and what was taken from it. Leaves: paragraphs of markup, in which things lead to their pages, figures
are set off, and each quoted passage has an address (``s12-40``). A piece inside a passage knows where it begins, in code points, so
that a script lights up a passage without counting characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from graph.assemble.texts import Mark, MarkedText
from graph.recognise.quantities import find_quantities
from graph.show.network_model import Fact, NodeObservation
from graph.show.pieces import Span, cut_text
from graph.site.facts import mark_names, place_of
from graph.site.reader import SiteData
from graph.site.wording import hold, show_text

_STOP = re.compile("[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage by itself."""

    place: str
    quote: Markup


def list_passages(facts: Iterable[Fact]) -> tuple[Passage, ...]:
    """The passages that facts quote, in the order of the text, each once."""
    quotes = {(fact.start, fact.end): fact.quote for fact in facts}
    return tuple(Passage(place_of(*span), mark_names(quotes[span])) for span in sorted(quotes))


def fits(text: MarkedText, digest: str | None, facts: Iterable[Fact]) -> bool:
    """Whether the text is the one that the store speaks of: the same file, and every quote where it is said to be."""
    if digest is not None and text.digest != digest:
        return False
    if any(not 0 <= mark.start < mark.end <= len(text.text) for mark in text.marks):
        return False
    return all(fact.start < fact.end and text.text[fact.start : fact.end] == fact.quote for fact in facts)


def find_sentence(text: str, at: int) -> str:
    """The sentence around a place; of a long one a hundred characters before and after.

    >>> find_sentence("甲成立。乙在青川。丙", 4)
    '乙在青川。'
    """
    first = max((match.end() for match in _STOP.finditer(text, max(at - 100, 0), at)), default=max(at - 100, 0))
    stop = _STOP.search(text, at, at + 100)
    return text[first : stop.end() if stop else at + 100].strip()


class TextWriter:
    """Writes one text, whose marks and facts fit it; then ``mentions`` has by thing where its links begin."""

    def __init__(self, data: SiteData, text: MarkedText, facts: Sequence[Fact], figures: Sequence[NodeObservation], root: str) -> None:
        self._data = data
        self._root = root
        self.mentions: dict[str, list[int]] = {}
        meant: dict[Span, list[Mark]] = defaultdict(list)
        for mark in text.marks:
            if mark.iri in data.nodes:
                meant[mark.start, mark.end].append(mark)
        self._meant = list(meant.values())
        quotes = {(fact.start, fact.end) for fact in (*facts, *(figure.fact for figure in figures))}
        numbers = _find_numbers(text.text, figures)
        self._cut = cut_text(text.text, list(meant), numbers, sorted(quotes))
        self._opening: dict[int, list[Span]] = defaultdict(list)
        self._quoted = bytearray(len(self._cut.pieces) + 1)
        for quote in sorted(quotes):
            first, last = self._cut.cover(quote)
            self._opening[first].append(quote)
            self._quoted[first:last] = b"\x01" * (last - first)

    def write(self) -> Iterator[Markup]:
        """A paragraph for each line of the text."""
        paragraph: list[str] = []
        at, opened = 0, -1  # the mark whose link is open
        for number, piece in enumerate(self._cut.pieces):
            ends = not piece.text.strip("\n")
            mark = -1 if ends or piece.mark is None else piece.mark
            if opened not in (-1, mark):
                paragraph.append("</a>")
            paragraph += (f'<span id="{place_of(*quote)}" class="at"></span>' for quote in self._opening.get(number, ()))
            if ends:
                yield from _end_paragraph(paragraph)
                paragraph = []
            else:
                if mark not in (-1, opened):
                    paragraph.append(self._open(mark, at))
                paragraph.append(self._write_piece(piece.text, at if self._quoted[number] else None, figure=piece.number is not None))
            opened = mark
            at += len(piece.text)
        yield from _end_paragraph([*paragraph, "</a>"] if opened != -1 else paragraph)

    def _open(self, number: int, at: int) -> str:
        """The start of the link to what a mark means; of several things (双方) to the first, and all are named."""
        marks = self._meant[number]
        for mark in marks:
            self.mentions.setdefault(mark.iri, []).append(at)
        first = self._data.nodes[marks[0].iri]
        names = "、".join(hold(self._data.nodes[mark.iri].name) for mark in marks)
        kind = f"m c-{first.type}{' pointing' if marks[0].role == 'anaphor' else ''}"
        return f'<a id="m{at}" class="{kind}" href="{self._root}{self._data.paths[first.iri]}" title="{escape(names)}">'

    def _write_piece(self, text: str, quoted_at: int | None, *, figure: bool) -> str:
        kind = " ".join(name for name, holds in (("q", quoted_at is not None), ("figure", figure)) if holds)
        at = "" if quoted_at is None else f' data-at="{quoted_at}"'
        return f'<span class="{kind}"{at}>{show_text(text)}</span>' if kind else show_text(text)


def _end_paragraph(paragraph: list[str]) -> Iterator[Markup]:
    if any(paragraph):
        yield Markup("".join(paragraph))


def _find_numbers(text: str, figures: Sequence[NodeObservation]) -> list[Span]:
    """The places of the numbers that figures were made of; only the lines that figures quote are searched."""
    lines = {_line_around(text, figure.fact) for figure in figures}
    said: dict[tuple[float, str, str], list[Fact]] = defaultdict(list)
    for figure in figures:
        said[figure.value, figure.unit, figure.bound].append(figure.fact)
    found: set[Span] = set()
    for start, end in lines:
        for quantity in find_quantities(text[start:end]):
            here = (start + quantity.start, start + quantity.end)
            if any(f.start <= here[0] and here[1] <= f.end for f in said[quantity.value, quantity.unit, quantity.bound]):
                found.add(here)
    return sorted(found)


def _line_around(text: str, fact: Fact) -> Span:
    end = text.find("\n", fact.end)
    return text.rfind("\n", 0, fact.start) + 1, len(text) if end < 0 else end
