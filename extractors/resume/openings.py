"""How the shows of a resume may begin: on lines that look alike, or where a space is left."""

from collections import defaultdict
from collections.abc import Sequence

from extractors.layout import Line
from extractors.resume.plain_words import QUOTED, TEXT
from extractors.resume.units import Unit, around, spaces_between

_MOST_CHOICES = 16
_FEWEST_SHOWS = 3
_STEP = 4.0
"""How many points apart the left edges of lines that look alike may be."""

_BY_SPACE, _BY_PLACE = 0.1, 0.03
"""How much speaks for an opening that a wide space stands over it, and that it stands out."""

Starts = tuple[int, ...]
"""Indices of the units at which a group begins."""


def alike(units: Sequence[Unit]) -> list[Starts]:
    """Return, for every look that several units share, where they stand, the rarest last."""
    looks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for look in _looks(unit):
            looks[look].append(at)
    found = {tuple(own) for own in looks.values() if len(own) >= _FEWEST_SHOWS}
    return sorted(found, key=lambda own: (-len(own), own))[:_MOST_CHOICES]


def _looks(unit: Unit) -> list[tuple[object, ...]]:
    box = unit.lines[0].box
    left, tall = round(box[0] / _STEP), round(2 * (box[3] - box[1]))
    first = unit.bits[0].field
    capitals = [("capitals", left)] if around(unit).text.split(",")[0].isupper() else []
    return [*capitals, ("at", left), ("first", left, first), ("tall", left, tall),
            ("all", left, frozenset(unit.fields())), ("said", first)]  # fmt: skip


def standing_out(units: Sequence[Unit], groups: Sequence[Sequence[int]]) -> float:
    """Return how much speaks for it that shows begin where these groups do.

    The first line of a show stands farther below the last one than its own lines do from one
    another, and no line of it stands farther left or is larger. Titles differ.
    """
    whole = [around(unit) for unit in units]
    away = spaces_between(units)
    return sum(_spaced(away, own) + _placed(whole, own) for own in groups) + _differing(
        units, groups
    )


def _spaced(away: Sequence[float], own: Sequence[int]) -> float:
    if own[0] == 0:
        return 0.0
    before = away[own[0] - 1]
    widest = max((away[at] for at in own[:-1]), default=0.0)
    return _BY_SPACE * ((before > widest * 1.05) - (before * 1.05 < widest))


def _placed(whole: Sequence[Line], own: Sequence[int]) -> float:
    first, rest = whole[own[0]].box, [whole[at].box for at in own[1:]]
    left = all(first[0] <= box[0] + _STEP for box in rest)
    tall = all(first[3] - first[1] >= box[3] - box[1] - 0.5 for box in rest)
    return _BY_PLACE * (left + tall)


def _differing(units: Sequence[Unit], groups: Sequence[Sequence[int]]) -> float:
    said = [
        next((b.value.text for b in units[own[0]].bits if b.field in {TEXT, QUOTED}), "")
        for own in groups
    ]
    return _BY_PLACE * len({each for each in said if each})
