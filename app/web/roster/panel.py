"""What stands in a classification's panel: its head, the tally of days, and the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.applying import number_of
from app.records import tables
from app.web.applicant.evidence import Evidence, letters_for, waiting_days
from app.web.roster.head import Head, head_of, requirements_of
from app.web.roster.window import payroll_reaches_to, window_told
from app.web.told import day


@dataclass(frozen=True, slots=True)
class Tally:
    """Days verified, being checked and still needed; ``window`` says which days count."""

    have: int
    waiting: int
    need: int
    window: str
    because: str

    @property
    def missing(self) -> int:
        """How many days nobody has claimed yet."""
        return max(0, self.need - self.have - self.waiting)

    @property
    def widths(self) -> tuple[float, float]:
        """How much of the bar is verified and being checked, in percent."""
        whole = max(self.need, self.have, 1)
        verified = 100 * self.have / whole
        return round(verified, 1), round(min(100 * self.waiting / whole, 100 - verified), 1)


@dataclass(frozen=True, slots=True)
class Panel:
    """A classification as its panel shows it; ``as_of`` is set where payroll reaches no further."""

    head: Head
    tally: Tally | None
    evidence: tuple[Evidence, ...]
    as_of: str

    @property
    def is_final(self) -> bool:
        """True when no document of it changes by itself."""
        return all(each.is_final for each in self.evidence)


def panel_of(
    session: Session, record: tables.RosterRecord, every: Iterable[Evidence], on: date
) -> Panel:
    """Return the panel of a record with its share of the person's evidence."""
    every = tuple(every)
    evidence = letters_for(every, record)
    need = _work(record)
    return Panel(
        head=head_of(record, "roster.record", len(every), number_of(session, record)),
        tally=_tally(record, need, evidence, on) if need and need.get("need") else None,
        evidence=evidence,
        as_of=_as_of(session, waiting_days(evidence)),
    )


def _work(record: tables.RosterRecord) -> dict[str, Any] | None:
    needs = (need for need in requirements_of(record) if need["id"] == "work-experience")
    return next(needs, None)


def _tally(
    record: tables.RosterRecord, need: dict[str, Any], evidence: Iterable[Evidence], on: date
) -> Tally:
    return Tally(
        have=need["have"] or 0,
        waiting=len(waiting_days(evidence)),
        need=need["need"],
        window=window_told(record, need.get("rule"), on),
        because=need["because"],
    )


def _as_of(session: Session, waiting: frozenset[date]) -> str:
    """Return how far payroll records reach, when days that wait lie behind that."""
    reached = payroll_reaches_to(session)
    is_short = reached is not None and any(each > reached for each in waiting)
    return day(reached) if is_short else ""
