"""Which of several records a text stands near, told by where what names each of them stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.evl.weighing.candidates import Candidate
from extractors.evl.weighing.mentions import Mention

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Anchors:
    """The lines, and the rows of tables, where one record is named, and where others are."""

    own: frozenset[int]
    own_rows: frozenset[tuple[int, int]]
    other: frozenset[int]
    other_rows: frozenset[tuple[int, int]]

    @classmethod
    def at(cls, own: Iterable[Mention], other: Iterable[Mention]) -> "Anchors":
        """Return the anchors of a record that ``own`` name, beside ``other`` that name others."""
        mine, theirs = tuple(own), tuple(other)
        rows = (frozenset(m.row for m in part if m.row is not None) for part in (mine, theirs))
        own_rows, other_rows = rows
        lines = (frozenset(m.at for m in part) for part in (mine, theirs))
        own_lines, other_lines = lines
        return cls(own_lines, own_rows, other_lines, other_rows)

    def signs_of(self, candidate: Candidate) -> Iterator[str]:
        """Yield how near a text stands to what names the record, and to what names others."""
        rows = {mention.row for mention in candidate.mentions}
        if rows & self.own_rows:
            yield "in own row"
        elif rows & self.other_rows:
            yield "in the row of another"
        lines = {mention.at for mention in candidate.mentions}
        mine, theirs = _step(lines, self.own), _step(lines, self.other)
        if mine is not None and theirs is not None and abs(mine) != abs(theirs):
            yield "nearer to own" if abs(mine) < abs(theirs) else "nearer to another"
        if mine is not None and abs(mine) <= _NEAR:
            yield "on own line" if not mine else ("above own" if mine < 0 else "below own")


def _step(lines: Iterable[int], anchors: Iterable[int]) -> int | None:
    """Return how many lines the nearest of ``lines`` stands below an anchor (above: under 0)."""
    steps = (at - anchor for anchor in anchors for at in lines)
    return min(steps, key=abs, default=None)
