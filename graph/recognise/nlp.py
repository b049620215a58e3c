"""The spaCy pipeline: the statistical tagger as tokenizer, then one component for each kind of name.

Enters: the text of a document. Leaves: a spaCy ``Doc``.
``build_pipeline()`` gives a ``Language`` whose documents carry ``doc._.words`` (the finders' view), ``doc._.pieces``
(what the tagger read in one go, with its states), ``doc._.candidates`` (mentions that may overlap), ``doc._.mentions`` (the
chosen ones) and ``doc._.quantities``. Tags of the tagger are the
tokens' ``tag_``; sentence starts are set.
"""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.model import Mention, Token
from graph.recognise.agents import find_agents
from graph.recognise.awards import find_awards
from graph.recognise.cues import compile_patterns
from graph.recognise.domain import recut
from graph.recognise.encoder import Array
from graph.recognise.fields import find_industries
from graph.recognise.government import find_government_bodies
from graph.recognise.learned import Models, describe, find_candidates
from graph.recognise.learned.network import Piece
from graph.recognise.lists import find_listed
from graph.recognise.names import find_names
from graph.recognise.neighbours import find_neighbours
from graph.recognise.persons import find_persons
from graph.recognise.quantities import find_quantities
from graph.recognise.regions import find_regions
from graph.recognise.repeats import agree_with_full_names, drop_overreaching, find_repeats
from graph.recognise.results import find_results
from graph.recognise.select import select_mentions
from graph.recognise.tagger import Tagger, cut_pieces, split_sentences
from graph.recognise.terms import find_known, find_tagged
from graph.recognise.titles import find_titles
from graph.recognise.wide import find_wide
from graph.recognise.words import Words

_FINDERS: dict[str, Callable[[Words], list[Mention]]] = {
    "names": find_names,
    "government": find_government_bodies,
    "regions": find_regions,
    "persons": find_persons,
    "known": find_known,
    "tagged": find_tagged,
    "industries": find_industries,
    "awards": find_awards,
}

for _name, _default in (("words", None), ("pieces", ()), ("candidates", None), ("mentions", ()), ("quantities", ())):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class LacTokenizer:
    """Text to a ``Doc`` whose tokens, tags and sentence starts are those of the statistical tagger."""

    def __init__(self, vocab: Vocab, projection: Array | None = None) -> None:
        self.vocab = vocab
        self._tagger = Tagger(projection)

    def __call__(self, text: str) -> Doc:
        sentences = split_sentences(text)
        pieces = [piece for start, end in sentences for piece in cut_pieces(text, start, end)]
        read = self._tagger.read([text[start:end] for start, end in pieces])
        tokens = _place_words(text, pieces, [words for words, _ in read])
        starts = {start for start, _ in sentences}
        doc = Doc(
            self.vocab,
            words=[token.text for token in tokens],
            spaces=[False] * len(tokens),
            tags=[token.tag for token in tokens],
            sent_starts=[token.start in starts for token in tokens],
        )
        doc._.words = Words(text, tokens, sentences)
        doc._.pieces = tuple(Piece(start, states) for (start, _), (_, states) in zip(pieces, read, strict=True))
        return doc


def _place_words(text: str, pieces: list[tuple[int, int]], tagged: list[list[tuple[str, str]]]) -> list[Token]:
    """Tagged words with their offsets; the white space between sentences becomes tokens of its own."""
    tokens: list[Token] = []
    at = 0
    for (start, _), words in zip(pieces, tagged, strict=True):
        if at < start:
            tokens.append(Token(at, start, text[at:start], "w"))
            at = start
        for word, tag in recut(words):
            tokens.append(Token(at, at + len(word), word, tag))
            at += len(word)
    if at < len(text):
        tokens.append(Token(at, len(text), text[at:], "w"))
    return tokens


def _make_component(find: Callable[[Words], list[Mention]]) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        doc._.candidates = (doc._.candidates or []) + find(doc._.words)
        return doc

    return component


for _name, _find in _FINDERS.items():
    Language.component(f"chuangpu_{_name}", func=_make_component(_find))


@Language.component("chuangpu_titles")
def add_titles(doc: Doc) -> Doc:
    """Policies and other names that quotation marks bound."""
    doc._.candidates = (doc._.candidates or []) + find_titles(doc._.words.text)
    return doc


@Language.component("chuangpu_select")
def choose_mentions(doc: Doc) -> Doc:
    """One reading of each stretch, then what lists and repetitions add to it."""
    words: Words = doc._.words
    mentions = drop_overreaching(select_mentions(doc._.candidates or []))
    mentions = select_mentions([*mentions, *find_listed(words, mentions)])
    mentions = select_mentions([*mentions, *find_neighbours(words, mentions)])
    mentions = select_mentions([*mentions, *find_agents(words, mentions)])
    mentions = select_mentions([*mentions, *find_results(words, mentions)])
    doc._.mentions = tuple(select_mentions([*mentions, *find_repeats(words, mentions)]))
    return doc


class LearnedNames:
    """What the rules chose, weighed against what the network reads; then what repetition adds. Without models the rules' choice stays."""

    def __init__(self) -> None:
        self.models: Models | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.models:
            network, judge = self.models
            words: Words = doc._.words
            scores = network.score(doc._.pieces, network.encode_mentions(doc._.mentions, len(words.text)))
            proposed = (doc._.mentions, doc._.candidates or [], find_wide(words.text))
            candidates = find_candidates(network, words.text, doc._.pieces, scores, proposed)
            mentions = judge.choose(words.text, candidates, judge.weigh(describe(network, words, scores, candidates)))
            mentions = agree_with_full_names(words.text, mentions)
            doc._.mentions = tuple(select_mentions([*mentions, *find_repeats(words, mentions)]))
        return doc


@Language.factory("chuangpu_learned")
def make_learned(nlp: Language, name: str) -> LearnedNames:
    """The component; ``build_pipeline`` gives it its models."""
    return LearnedNames()


@Language.component("chuangpu_quantities")
def add_quantities(doc: Doc) -> Doc:
    """Numbers with unit and bound."""
    doc._.quantities = find_quantities(doc._.words.text)
    return doc


def build_pipeline(models: Models | None) -> Language:
    """The whole recognition pipeline, ready to be called with a text; ``LexiconError`` where a lexicon is broken.

    Without ``models`` the mentions are what the rules alone choose and the pieces hold all states, which is what models are made from.
    """
    compile_patterns()
    nlp = spacy.blank("zh")
    nlp.tokenizer = LacTokenizer(nlp.vocab, models.network.projection if models else None)
    nlp.max_length = 50_000_000
    for name in (*_FINDERS, "titles", "select"):
        nlp.add_pipe(f"chuangpu_{name}")
    learned = nlp.add_pipe("chuangpu_learned")
    learned.models = models  # type: ignore[attr-defined]
    nlp.add_pipe("chuangpu_quantities")
    return nlp
