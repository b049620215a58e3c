"""Recognise: a ``Document`` enters; words, sentences, numbers and mentions leave as a ``Recognition``.

spaCy and the statistical tagger are used here and nowhere upstream. Loading takes about a second; a recogniser can
read any number of documents and keeps nothing of them.
"""

from __future__ import annotations

from graph.model import Document, Recognition
from graph.recognise.learned import Models, load_models
from graph.recognise.nlp import build_pipeline
from graph.recognise.words import Words

__all__ = ["Recogniser", "load_recogniser"]


class Recogniser:
    """Reads documents; the same text always gives the same mentions."""

    def __init__(self, models: Models | None) -> None:
        self._nlp = build_pipeline(models)

    def recognise(self, document: Document) -> Recognition:
        """Words, sentences, numbers and mentions of one document."""
        doc = self._nlp(document.text)
        words: Words = doc._.words
        return Recognition(document, tuple(words.tokens), tuple(words.sentences), tuple(doc._.quantities), doc._.mentions)


def load_recogniser() -> Recogniser:
    """A recogniser with its models and lexicons loaded."""
    return Recogniser(load_models())
