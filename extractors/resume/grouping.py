"""Lines that stand together on a resume, parted where a wider space is left."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.layout import Line

_HARDLY_WIDER = 1.12
_MOST_CHOICES = 12


def pitches(lines: Sequence[Line]) -> list[float]:
    """Return how far each line stands under the one before it; very far on another page.

    The far end of what counts is the foot of the letters: a large title has a high head.
    """
    made = []
    for above, below in pairwise(lines):
        away = below.box[3] - above.box[3]
        made.append(away if above.page == below.page and away > 0 else 10_000.0)
    return made


def grouped(
    lines: Sequence[Line], worth: Callable[[Sequence[int]], float]
) -> list[tuple[int, ...]]:
    """Return the indices of ``lines`` in groups, parted at the spaces that make most sense.

    ``worth`` says how much sense a group of lines makes; the space that parts lines is the one
    that makes the groups worth most, the wider one when two are as good.
    """
    away = pitches(lines)
    best: list[tuple[int, ...]] = [tuple(range(len(lines)))] if lines else []
    most = sum(worth(group) for group in best)
    for least in _choices(away):
        groups = _parted(len(lines), away, least)
        total = sum(worth(group) for group in groups)
        if total > most:
            best, most = groups, total
    return best


def _choices(away: Sequence[float]) -> list[float]:
    """Return the spaces that may part groups, the widest first."""
    kept: list[float] = []
    for each in sorted(set(away), reverse=True):
        if not kept or each * _HARDLY_WIDER < kept[-1]:
            kept.append(each)
    return kept[:_MOST_CHOICES]


def _parted(count: int, away: Sequence[float], least: float) -> list[tuple[int, ...]]:
    groups: list[list[int]] = [[0]]
    for at in range(1, count):
        if away[at - 1] >= least / _HARDLY_WIDER:
            groups.append([])
        groups[-1].append(at)
    return [tuple(group) for group in groups]
