"""What was read of a paper against what it says, value by value."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.papers.truth import Paper
from extractors.values import Fields, Statement

_OF_A_SHOW = {"production_title", "days", "start_date", "end_date", "work_dates"}
_OF_ITS_DAYS = {"production_title", "days", "work_dates"}


@dataclass(slots=True)
class Tally:
    """Counts over papers: told apart, values asked and exact, shows and their days exact."""

    papers: int = 0
    told: int = 0
    asked: int = 0
    exact: int = 0
    shows: int = 0
    whole: int = 0
    days: int = 0
    added: int = 0
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Add the counts of other papers."""
        for name in ("papers", "told", "asked", "exact", "shows", "whole", "days", "added"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.missed.update(other.missed)

    def row(self) -> str:
        """Return the counts as the rest of a row of a table."""
        worst = [f"{name} {count}" for name, count in self.missed.most_common(5)]
        worst += [f"{self.added} records too many"] if self.added else []
        shares = (_share(self.exact, self.asked), _share(self.whole, self.shows),
                  _share(self.days, self.shows))  # fmt: skip
        told = f"| {self.papers} | {self.told} | {' | '.join(shares)}"
        return f"{told} | {', '.join(worst) or 'none'} |"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that differs; ``record`` 0 is the paper itself."""

    record: int
    name: str
    read: object
    truth: object


def graded(paper: Paper, statements: Sequence[Statement], tally: Tally) -> list[Wrong]:
    """Add what was read of a paper to ``tally`` and return every value that differs.

    A paper that was cut into several documents, or taken for another kind, was not told.
    """
    alone = statements[0] if len(statements) == 1 else None
    own = alone if alone is not None and alone.type == paper.kind else None
    fields, records = (own.fields, own.records) if own else ({}, ())
    wrong = list(_wrong(paper, fields, records))
    asked = len(paper.fields) + sum(len(record) for record in paper.records)
    tally.papers += 1
    tally.told += own is not None
    tally.asked += asked
    tally.exact += asked - len(wrong)
    tally.shows += len(paper.records)
    tally.whole += len(paper.records) - len({w.record for w in wrong if w.name in _OF_A_SHOW})
    tally.days += len(paper.records) - len({w.record for w in wrong if w.name in _OF_ITS_DAYS})
    tally.added += max(len(records) - len(paper.records), 0) if paper.records else 0
    tally.missed.update(each.name for each in wrong)
    return wrong


def _wrong(paper: Paper, fields: Fields, records: Sequence[Fields]) -> Iterator[Wrong]:
    pairs = [(paper.fields, fields), *_paired(paper.records, records)]
    for at, (truth, read) in enumerate(pairs):
        for name, value in truth.items():
            if not _same(read, name, value):
                found = read.get(name)
                yield Wrong(at, name, found.value if found else None, value)


def _paired(
    truths: Sequence[dict[str, object]], records: Sequence[Fields]
) -> Iterator[tuple[dict[str, object], Fields]]:
    """Yield each true record with the record read that agrees with most of it, each used once."""
    left = list(records)
    for truth in truths:
        best = max(left, key=lambda read: _agreeing(read, truth), default={})
        if best and _agreeing(best, truth) > 0:
            left.remove(best)
            yield truth, best
        else:
            yield truth, {}


def _agreeing(read: Fields, truth: dict[str, object]) -> int:
    return sum(_same(read, name, value) for name, value in truth.items())


def _same(read: Fields, name: str, value: object) -> bool:
    found = read.get(name)
    if found is None:
        return False
    if name in {"classification", "category"}:
        return value in (found.value, found.canonical)
    return found.value == value


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
