"""Party and government organs: a place or a level, then a department (淄博市科技局, 省委组织部), and societies named alike (市科协).

Enters: the words of a document. Leaves: candidate GovernmentBody mentions. The departments stand in ``departments.tsv``.
"""

from __future__ import annotations

from functools import cache

import ahocorasick

from graph.gazetteer import divisions_by_surface
from graph.model import Mention
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.lexicon import build_automaton, find_words, load_pairs
from graph.recognise.words import Words

_SUBUNIT = CuePattern(r"(?:{government.subunits}|{han}{2,12}?(?:处|科))(?=[、，,。;；:：和及与）)（(\s]|$|{government.unit_acts})")
_POST = CuePattern("{government.posts}")


def load_departments() -> dict[str, str]:
    """Scope (``local`` or ``central``) by department word."""
    return load_pairs("departments.tsv")


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(load_departments())


def find_government_bodies(words: Words) -> list[Mention]:
    """Candidate GovernmentBody mentions."""
    longest: dict[int, int] = {}
    for start, end, _ in find_words(_automaton(), words.text):
        longest[end] = min(start, longest.get(end, start))
    organs = (_find_organ(words, start, end) for end, start in longest.items() if _ends_organ(words, end))
    return [organ for organ in organs if organ is not None]


def _find_organ(words: Words, start: int, end: int) -> Mention | None:
    """The organ whose department stands here: behind a place or level, or a central one by itself."""
    begin = _find_place(words, start)
    if begin is None and load_departments()[words.text[start:end]] == "central" and start in words.by_start:
        begin = start
    if begin is None or words.text.endswith(tuple(load_cues("name.sources")), 0, begin):
        return None
    subunit = _SUBUNIT.match(words.text, end)
    stop = subunit.end() if subunit else end
    begin = _with_party(words, begin)
    is_service = load_departments()[words.text[start:end]] == "service"
    kind = "ServiceOrganization" if is_service else "GovernmentBody"
    return Mention(begin, stop, words.text[begin:stop], kind, "government.organ", 0.95)


def _with_party(words: Words, begin: int) -> int:
    """民建湖北省委会: the party before the committee of a place."""
    return next((begin - len(p) for p in load_cues("government.parties") if words.text.endswith(p, 0, begin)), begin)


def _ends_organ(words: Words, end: int) -> bool:
    """Whether a word ends here, or goes on with a post (市委书记 may be one word of the tagger)."""
    return end in words.by_end or _POST.match(words.text, end) is not None or _SUBUNIT.match(words.text, end) is not None


def _find_place(words: Words, start: int) -> int | None:
    """Where the place or level before a department begins; ``None`` where there is none."""
    begin = words.tokens[words.index_at(start)].start
    while (i := words.by_end.get(begin)) is not None and _is_place(words, i):
        begin = words.tokens[i].start
    place = words.text[begin:start]
    if not place or place in load_cues("government.not_levels") or words.text[begin - 1 : begin] == "各":
        return None
    if place.endswith(tuple(load_cues("government.plural"))):
        return None
    return begin if place.endswith(tuple(load_cues("government.place_ends"))) or place in divisions_by_surface() else None


def _is_place(words: Words, i: int) -> bool:
    return words.tokens[i].tag == "LOC" or words.tokens[i].text in load_cues("government.levels")
