"""Matrices of marks: dates on one axis, people or shows on the other, however they are turned.

Every mark belongs to the nearest date and the nearest owner; what stands nearer to none spoils
the matrix. It is proved where a count stands beside the marks of every owner, and all agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.placed.axes import Axis, axes_in, middle
from extractors.days.placed.owners import Owner, owners_of
from extractors.days.spelling import WEEKDAYS
from extractors.layout import Line
from extractors.values import Word

_FEWEST_OWNERS = 2
_MOST_WORDS = 3000
_MOST_HEADING_ROWS = 5
_STATES = frozenset({"yes", "no", "off", "worked", "idle", "hold", "travel", "sick", "dark"})
_ABOUT_THE_DAY = frozenset(
    {*WEEKDAYS, "prep", "shoot", "shooting", "strike", "wrap", "rig", "build"}
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The owners in order, the words the matrix is made of, and whether all counts agree."""

    page: int
    owners: tuple[Owner, ...]
    words: tuple[Word, ...]

    @property
    def proved(self) -> bool:
        """Whether every owner's dates are counted, and all counts agree."""
        return all(owner.agrees for owner in self.owners)


def matrices_in(lines: Sequence[Line], legend: Legend) -> list[Matrix]:
    """Return the matrices of two owners or more."""
    axes = axes_in(lines)
    found = []
    for axis in axes:
        words = [word for line in lines if line.page == axis.page for word in line.words]
        stop = min((a.box[1] for a in axes if _is_next(a, axis)), default=float("inf"))
        if len(words) <= _MOST_WORDS:
            matrix = _matrix(axis, [w for w in words if w.box[1] < stop], legend)
            found += [] if matrix is None else [matrix]
    return found


def _is_next(other: Axis, axis: Axis) -> bool:
    below = axis.dates[0].box if not axis.down else axis.box
    return other.page == axis.page and other.box[1] >= below[3]


def _matrix(axis: Axis, words: Sequence[Word], legend: Legend) -> Matrix | None:
    dated = {id(word) for each in axis.dates for word in each.words}
    rest = [word for word in words if id(word) not in dated]
    marks = _marks(axis, rest, legend)
    across = 1 - axis.side
    tracks = _tracks(marks, across)
    if len(tracks) < _FEWEST_OWNERS or not all(axis.nearest(w) is not None for w in marks):
        return None
    held = {id(word) for word in marks} | dated
    others = [word for word in rest if id(word) not in held]
    counts = _counts(axis, tracks, others)
    heads = _heads_above(axis, tracks, others) if axis.down else _heads_left(axis, tracks, others)
    drawn = [
        (heads[at], _cells(axis, track), counts[at]) for at, track in enumerate(tracks) if heads[at]
    ]
    if len(drawn) < _FEWEST_OWNERS or len(drawn) < len(tracks) - 1:
        return None
    owners = owners_of(axis, drawn, legend)
    named = [w for lines, _, _ in drawn for line in lines for w in line.words]
    own = [w for each in axis.dates for w in each.words]
    return Matrix(axis.page, owners, (*own, *marks, *named, *(c for c in counts if c)))


# Marks, and the tracks they stand in.


def _marks(axis: Axis, words: Sequence[Word], legend: Legend) -> list[Word]:
    """Return the words beside the dates, down to the first that is no mark."""
    inside = sorted(_beside(axis, words), key=lambda w: w.box[1])
    inside = _without_what_the_day_was(axis, inside)
    found: list[Word] = []
    for word in inside:
        if not (word.text.lower() in _STATES or is_like_a_cell(word.text, legend)):
            return [each for each in found if each.box[3] <= word.box[1] + 1.0]
        found.append(word)
    return found


def _without_what_the_day_was(axis: Axis, words: Sequence[Word]) -> list[Word]:
    """Return the words less those beside every date that are about the day, and no owner's marks.

    "3/2/2026 | Mon | shoot | 10 | 12": the weekday and the part of the work stand before the marks.
    """
    about = [word for word in words if word.text.lower() in _ABOUT_THE_DAY]
    marks = [word for word in words if word.text.lower() not in _ABOUT_THE_DAY]
    if not axis.down or not marks or len(about) < len(axis.dates):
        return list(words)
    apart = max(word.box[2] for word in about) <= min(word.box[0] for word in marks)
    return marks if apart else list(words)


def _beside(axis: Axis, words: Sequence[Word]) -> list[Word]:
    """Return the words that stand in the rows, or the columns, of the dates."""
    left, top, right, bottom = axis.box
    middles = [(word, middle(word.box, 0), middle(word.box, 1)) for word in words]
    if axis.down:
        return [w for w, x, y in middles if x > right and top - 1.0 <= y <= bottom + 1.0]
    reach = axis.pitch / 2
    return [w for w, x, y in middles if y > bottom and left - reach <= x <= right + reach]


def _tracks(marks: Sequence[Word], side: int) -> list[list[Word]]:
    """Return the marks of each owner: those whose middles lie within half a letter."""
    if not marks:
        return []
    height = median(word.box[3] - word.box[1] for word in marks)
    tracks: list[list[Word]] = []
    for word in sorted(marks, key=lambda w: middle(w.box, side)):
        last = tracks[-1][-1] if tracks else None
        if last is not None and _gap(last, word, side) <= height * (0.5 if side else 0.8):
            tracks[-1].append(word)
        else:
            tracks.append([word])
    return tracks


def _gap(one: Word, other: Word, side: int) -> float:
    return middle(other.box, side) - middle(one.box, side)


def _cells(axis: Axis, track: Sequence[Word]) -> dict[int, list[Word]]:
    cells: dict[int, list[Word]] = {}
    for word in sorted(track, key=lambda w: w.box[0]):
        at = axis.nearest(word)
        if at is not None:
            cells.setdefault(at, []).append(word)
    return cells


def _centers(tracks: Sequence[Sequence[Word]], side: int) -> list[float]:
    return [median(middle(word.box, side) for word in track) for track in tracks]


def _nearest(at: float, centers: Sequence[float], reach: float) -> int | None:
    away = [abs(at - center) for center in centers]
    best = away.index(min(away))
    return best if away[best] <= reach else None


def _reach(centers: Sequence[float]) -> float:
    return 0.55 * min(b - a for a, b in pairwise(centers))


# What names the owners, and what counts their days.


def _counts(
    axis: Axis, tracks: Sequence[Sequence[Word]], words: Iterable[Word]
) -> list[Word | None]:
    """Return the number behind, or below, the marks of each owner."""
    side = 1 - axis.side
    centers = _centers(tracks, side)
    end = axis.box[2 + axis.side]
    found: list[Word | None] = [None] * len(tracks)
    behind = [w for w in words if middle(w.box, axis.side) > end and w.text.isdecimal()]
    for word in sorted(behind, key=lambda w: w.box[axis.side]):
        at = _nearest(middle(word.box, side), centers, min(_reach(centers), 10.0))
        far = word.box[axis.side] - end > 4 * axis.pitch
        if at is not None and found[at] is None and not far and len(word.text) <= len("365"):
            found[at] = word
    return found


def _heads_left(
    axis: Axis, tracks: Sequence[Sequence[Word]], words: Iterable[Word]
) -> list[tuple[Line, ...]]:
    """Return the lines left of each row of marks, each with the nearest one."""
    centers = _centers(tracks, 1)
    left = min(word.box[0] for track in tracks for word in track)
    left = min(left, axis.box[0])
    named: list[list[Word]] = [[] for _ in tracks]
    for word in words:
        y = middle(word.box, 1)
        at = _nearest(y, centers, _reach(centers))
        if at is not None and word.box[2] <= left + 1.0 and y > axis.box[3]:
            named[at].append(word)
    return [_as_lines(axis.page, own) for own in named]


def _heads_above(
    axis: Axis, tracks: Sequence[Sequence[Word]], words: Iterable[Word]
) -> list[tuple[Line, ...]]:
    """Return the lines over each column of marks, up to the first that heads no columns."""
    centers = _centers(tracks, 0)
    top = axis.box[1]
    named: list[list[Line]] = [[] for _ in tracks]
    over = [word for word in words if word.box[3] <= top + 2.0]
    below = top
    for row in reversed(_as_lines(axis.page, over)):
        height = row.box[3] - row.box[1]
        phrases = [p for p in _phrases(row) if middle(p.box, 0) > axis.box[2]]
        placed = [_nearest(middle(p.box, 0), centers, _reach(centers)) for p in phrases]
        wide = any(p.box[2] - p.box[0] > 2.2 * _reach(centers) for p in phrases)
        far = below - row.box[3] > 1.2 * height or len(named[0]) >= _MOST_HEADING_ROWS
        if far or wide or None in placed or len(set(placed)) < len(placed):
            break
        below = row.box[1]
        for phrase, at in zip(phrases, placed, strict=True):
            if at is not None:
                named[at].insert(0, phrase)
    return [tuple(own) for own in named]


def _as_lines(page: int, words: Sequence[Word]) -> tuple[Line, ...]:
    """Return words as lines from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: middle(w.box, 1)):
        last = rows[-1][-1] if rows else None
        if last is not None and _gap(last, word, 1) <= 0.4 * (word.box[3] - word.box[1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(Line(page, tuple(sorted(row, key=lambda w: w.box[0]))) for row in rows)


def _phrases(line: Line) -> list[Line]:
    """Return the parts of a line that stand more than a letter's height apart."""
    parts = [[line.words[0]]]
    for one, other in pairwise(line.words):
        if other.box[0] - one.box[2] > 0.8 * (one.box[3] - one.box[1]):
            parts.append([])
        parts[-1].append(other)
    return [Line(line.page, tuple(part)) for part in parts]
