"""The view of a document that the name finders share: tagged words, sentences, and which spans start and end at words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from graph.model import Token


class Words:
    """Tokens of one text in order, with look-ups by offset."""

    def __init__(self, text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences

    @cached_property
    def by_start(self) -> dict[int, int]:
        """Token index by start offset."""
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def by_end(self) -> dict[int, int]:
        """Token index by end offset."""
        return {token.end: i for i, token in enumerate(self.tokens)}

    @cached_property
    def long_persons(self) -> frozenset[str]:
        """The words of three characters that the tagger takes for persons somewhere in the text."""
        return frozenset(token.text for token in self.tokens if token.tag == "PER" and len(token.text) == 3)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def index_at(self, offset: int) -> int:
        """The token that covers an offset, or the last one before it."""
        return bisect_right(self._starts, offset) - 1

    def inside(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that a span touches."""
        return self.tokens[self.index_at(start) : self.index_at(end - 1) + 1]

    def before(self, start: int) -> Token | None:
        """The token before the one that starts here; ``None`` at the text's begin or inside a token."""
        i = self.by_start.get(start, 0)
        return self.tokens[i - 1] if i else None

    def is_aligned(self, start: int, end: int) -> bool:
        """Whether a span starts and ends at word boundaries (青县 in 高青县 does not)."""
        return start in self.by_start and end in self.by_end

    def tag_of(self, start: int, end: int) -> str:
        """The tag of the one word with this span, else an empty string."""
        i = self.by_start.get(start)
        return self.tokens[i].tag if i is not None and self.tokens[i].end == end else ""
