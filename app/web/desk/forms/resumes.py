"""A resume against the remittances: what each show claims, and what was remitted for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.values import Statement
from validators.resume_days import lines_of
from validators.resumes import Show, shows_of
from validators.totals import totals_of
from validators.values import Evidence

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ShowRow:
    """One show of the resume: claimed and remitted days, None where one side says nothing."""

    title: str
    role: str
    first_day: date | None
    last_day: date | None
    claimed: int | None
    remitted: int | None
    other_agreement: str | None

    @property
    def is_short(self) -> bool:
        """True when fewer days were remitted than are claimed."""
        return None not in (self.claimed, self.remitted) and (self.claimed or 0) > (
            self.remitted or 0
        )


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position over all shows: distinct shows, distinct months worked in, days."""

    role: str
    shows: int
    months: int
    claimed: int
    remitted: int


@dataclass(frozen=True, slots=True)
class ResumeForm:
    """The two tables of a resume."""

    shows: tuple[ShowRow, ...]
    positions: tuple[PositionRow, ...]


def resume_form(resume: Statement, evidence: Evidence) -> ResumeForm:
    """Return what a resume claims beside what was remitted, by show and by position."""
    rows = tuple(_row(show, evidence) for show in shows_of(resume))
    return ResumeForm(rows, positions(rows))


def positions(rows: Sequence[ShowRow]) -> tuple[PositionRow, ...]:
    """Return the rows added up by position; a show or a month counts once in each."""
    by_role: dict[str, list[ShowRow]] = defaultdict(list)
    for row in rows:
        by_role[row.role].append(row)
    return tuple(_position(role, found) for role, found in by_role.items())


def _row(show: Show, evidence: Evidence) -> ShowRow:
    lines = [line for line in lines_of(show, evidence) if line.days is not None]
    return ShowRow(
        title=show.title + (f", {show.season}" if show.season else ""),
        role=show.category or "Not named",
        first_day=show.first_day,
        last_day=show.last_day,
        claimed=None if show.days is None else round(show.days),
        remitted=sum(total.room for total in totals_of(lines)) if lines else None,
        other_agreement=show.outside,
    )


def _position(role: str, rows: Sequence[ShowRow]) -> PositionRow:
    return PositionRow(
        role=role,
        shows=len({row.title for row in rows}),
        months=len({month for row in rows for month in _months(row)}),
        claimed=sum(row.claimed or 0 for row in rows),
        remitted=sum(row.remitted or 0 for row in rows),
    )


def _months(row: ShowRow) -> range:
    """Return the months that a show touches, counted from year 0; none without both dates."""
    if row.first_day is None or row.last_day is None:
        return range(0)
    first, last = (day.year * _MONTHS + day.month for day in (row.first_day, row.last_day))
    return range(first, last + 1)
