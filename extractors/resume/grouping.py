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
    lines: Sequence[Line],
    starts: Sequence[Sequence[int]],
    sense: Callable[[Sequence[tuple[int, ...]]], float],
) -> list[tuple[int, ...]]:
    """Return the indices of ``lines`` in groups, parted where that makes most sense.

    They are parted at spaces of some width and more, the wider one when two are as good, or at one
    of ``starts``. ``sense`` says how much sense groups make together.
    """
    if not lines:
        return []
    away = pitches(lines)
    choices = [parted(len(lines), away, least) for least in spaces(away)]
    choices += [_begun_at(len(lines), own) for own in starts]
    return max([[tuple(range(len(lines)))], *choices], key=sense)


def _begun_at(count: int, starts: Sequence[int]) -> list[tuple[int, ...]]:
    edges = [0, *(at for at in starts if at), count]
    return [tuple(range(a, b)) for a, b in pairwise(edges)]


def spaces(away: Sequence[float]) -> list[float]:
    """Return the spaces that may part groups, the widest first."""
    kept: list[float] = []
    for each in sorted(set(away), reverse=True):
        if not kept or each * _HARDLY_WIDER < kept[-1]:
            kept.append(each)
    return kept[:_MOST_CHOICES]


def parted(count: int, away: Sequence[float], least: float) -> list[tuple[int, ...]]:
    groups: list[list[int]] = [[0]]
    for at in range(1, count):
        if away[at - 1] >= least / _HARDLY_WIDER:
            groups.append([])
        groups[-1].append(at)
    return [tuple(group) for group in groups]
