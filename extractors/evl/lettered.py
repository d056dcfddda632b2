"""Letters that count the parts of a paper, "A. Glasswing" over "B. Low Ebb": no part of a name.

A single letter with a dot may be somebody's initial, or begin a title; as the letters of a list
they open lines at one left edge, or columns side by side, in their order from A.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from string import ascii_uppercase

from extractors.layout import Line
from extractors.passages import Printed

_OPENS = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?=\S)")
_FEWEST = 2
_ALIGNED_POINTS = 3.0
_APART_POINTS = 40.0


def letters_of_lists(lines: Iterable[Line]) -> frozenset[str]:
    """Return the letters that count the parts of a paper; none where they are out of order."""
    opened = [(found["letter"], line) for line in lines if (found := _OPENS.match(line.text))]
    letters = "".join(letter for letter, _ in opened)
    edges = [line.box[0] for _, line in opened]
    if len(letters) < _FEWEST or not ascii_uppercase.startswith(letters):
        return frozenset()
    one_below_the_other = max(edges) - min(edges) <= _ALIGNED_POINTS
    tops = [line.box[1] for _, line in opened]
    level = max(tops) - min(tops) <= _ALIGNED_POINTS
    side_by_side = level and all(b - a > _APART_POINTS for a, b in pairwise(edges))
    return frozenset(letters) if one_below_the_other or side_by_side else frozenset()


def without_letter(value: Printed, letters: frozenset[str]) -> Printed:
    """Return a value without the letter of a list before it."""
    found = _OPENS.match(value.text)
    if found is None or found["letter"] not in letters:
        return value
    return value.part(found.end(), len(value.text))
