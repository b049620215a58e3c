"""Characters as the index knows them: their readings, and the letters their readings begin with.

Leaves: a table of the readings of the characters of Unicode's basic Chinese block, which is kept in the index, so that no one
who searches has to load the dictionaries; and from it, for the characters of the names, tables by number.

A *letter class* is what a search by initials sees of a character: 0 between names, 1–26 a–z, 27–36 digits, 37 all else; a
character with several readings may have several classes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.find.arrays import Array
from graph.find.readings import MOST, readings_of, syllables

FIRST, LAST = 0x4E00, 0x9FFF
BETWEEN, OTHER, CLASSES = 0, 37, 38
NO_SYLLABLE = 0xFFFF
NO_CLASS = 0xFF


def letter_class(character: str) -> int:
    """The class of a character that stands for itself.

    >>> letter_class("a"), letter_class("5"), letter_class("中")
    (1, 32, 37)
    """
    if "a" <= character <= "z":
        return ord(character) - ord("a") + 1
    return 27 + int(character) if "0" <= character <= "9" else OTHER


def tabulate_readings() -> tuple[list[str], Array]:
    """(syllables, their numbers by character from ``FIRST``)."""
    listed = sorted(syllables())
    numbers = {s: i for i, s in enumerate(listed)}
    table = np.full((LAST - FIRST + 1, MOST), NO_SYLLABLE, np.uint16)
    for row in range(len(table)):
        readings = [numbers[r] for r in readings_of(chr(FIRST + row))]
        table[row, : len(readings)] = readings
    return listed, table


def readings_by_code(characters: Array, table: Array) -> Array:
    """For number 0, which stands between names, and each of the characters (code points) its row of the table."""
    found = np.full((len(characters) + 1, MOST), NO_SYLLABLE, np.uint16)
    chinese = np.flatnonzero((characters >= FIRST) & (characters <= LAST))
    found[chinese + 1] = table[characters[chinese] - FIRST]
    return found


def classes_by_code(characters: Array, readings: Array, listed: Sequence[str]) -> Array:
    """For number 0 and each of the characters its letter classes; what has no reading stands for itself."""
    own = [BETWEEN, *(letter_class(chr(c)) for c in characters.tolist())]
    initials = np.array([*(letter_class(s[0]) for s in listed), NO_CLASS], np.uint8)
    found = initials[np.where(readings == NO_SYLLABLE, len(listed), readings)]
    found[:, 0] = np.where(found[:, 0] == NO_CLASS, np.array(own, np.uint8), found[:, 0])
    for column in range(1, MOST):  # a class is told once
        repeated = (found[:, :column] == found[:, column : column + 1]).any(axis=1)
        found[repeated, column] = NO_CLASS
    return found
