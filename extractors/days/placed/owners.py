"""What the marks of a matrix say: the dates of each owner, and codes told by their counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from extractors.days.cells import Legend, cell_says
from extractors.days.codes import Verdict
from extractors.days.placed.axes import Axis, Dated
from extractors.layout import Line
from extractors.values import Word

_MOST_CODES = 3
Drawn = tuple[tuple[Line, ...], dict[int, list[Word]], Word | None]
"""What names an owner, the marks by the place of their date on the axis, and the count."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What names an owner, line by line, the dates marked as worked, and their stated count."""

    heads: tuple[Line, ...]
    worked: tuple[Dated, ...]
    count: Word | None

    @property
    def agrees(self) -> bool | None:
        """Whether the count is that of the dates; ``None`` where there is no count."""
        return None if self.count is None else int(self.count.text) == len(self.worked)


def owners_of(axis: Axis, drawn: Sequence[Drawn], legend: Legend) -> tuple[Owner, ...]:
    """Return the owners, codes that nobody explains read as all the counts together tell."""
    unknown = dict.fromkeys(
        _text(words).upper()
        for _, cells, _ in drawn
        for words in cells.values()
        if _verdict(words, legend) is Verdict.REFER
    )
    least = tuple(_owner(axis, each, legend, {}) for each in drawn)
    if not 0 < len(unknown) <= _MOST_CODES:
        return least
    for verdicts in product((Verdict.NOT_WORKED, Verdict.WORKED), repeat=len(unknown)):
        told = dict(zip(unknown, verdicts, strict=True))
        owners = tuple(_owner(axis, each, legend, told) for each in drawn)
        if all(owner.agrees for owner in owners):
            return owners
    return least


def _owner(axis: Axis, drawn: Drawn, legend: Legend, told: dict[str, Verdict]) -> Owner:
    heads, cells, count = drawn
    worked = [
        _unsure(axis.dates[at], words)
        for at, words in sorted(cells.items())
        if told.get(_text(words).upper(), _verdict(words, legend)) is Verdict.WORKED
    ]
    return Owner(heads, tuple(worked), count)


def _verdict(words: Sequence[Word], legend: Legend) -> Verdict | None:
    says = cell_says(_text(words), legend)
    if says is None:
        return None
    return says.verdict if says.sureness == 1 else Verdict.REFER


def _unsure(dated: Dated, mark: Sequence[Word]) -> Dated:
    """Return the date no surer than its mark was read."""
    least = min(word.confidence for word in mark)
    return Dated(tuple(replace(w, confidence=min(w.confidence, least)) for w in dated.words))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
