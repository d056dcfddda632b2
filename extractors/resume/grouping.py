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
        away = _foot(below) - _foot(above)
        made.append(away if above.page == below.page and away > 0 else 10_000.0)
    return made


def _foot(line: Line) -> float:
    """Return where the letters of a line end, those of its first words when its cells run on."""
    return line.words[0].box[3] if line.cells else line.box[3]


def grouped(
    away: Sequence[float],
    starts: Sequence[Sequence[int]],
    sense: Callable[[Sequence[tuple[int, ...]]], float],
) -> list[tuple[int, ...]]:
    """Return indices in groups, parted where that makes most sense.

    ``away`` is how far each stands under the one before it. They are parted at spaces of some width
    and more, the wider one when two are as good, or at one of ``starts``. ``sense`` says how much
    sense groups make together.
    """
    count = len(away) + 1
    choices = [parted(count, away, least) for least in spaces(away)]
    choices += [_begun_at(count, own) for own in starts]
    return max([[tuple(range(count))], *choices], key=sense)


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
