"""A title with letters misread told from a title made of other words."""

from rapidfuzz import fuzz

_SMALL_WORDS = frozenset({"to", "of", "the", "for", "a", "b", "c"})
"""Words, and the letters of units, that tell no two titles apart."""

_MOST_LETTERS_LOST = 1
_LETTERS_A_MISREADING = 12
"""Scanning loses, or adds, a letter in so many at most."""

_SURELY_ALIKE = 87.0
"""A likeness (0 to 100) of whole titles that no added word leaves: an assistant's is 85 at most."""

_ALIKE_REST = 55.0
"""How alike (0 to 100) the words are at least that two titles do not share."""


def is_misspelled(key: str, choice: str) -> bool:
    """Return whether one title is another with letters misread, not with other words.

    "Plasterer" is no misread "Upholsterer", "Costume Designer's Assistant" no Costume Designer.
    """
    own, other = ([w for w in each.split() if w not in _SMALL_WORDS] for each in (key, choice))
    rest = "".join(word for word in own if word not in other)
    left = "".join(word for word in other if word not in own)
    if (not rest and not left) or fuzz.ratio(key, choice) >= _SURELY_ALIKE:
        return True
    lost = _MOST_LETTERS_LOST + max(len(rest), len(left)) // _LETTERS_A_MISREADING
    return abs(len(rest) - len(left)) <= lost and fuzz.ratio(rest, left) >= _ALIKE_REST
