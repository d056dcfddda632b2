"""What second looks found, in counts: since a moment, of one issuer, and week by week.

Only what was drawn at random is counted: suspects would make everything look worse than it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.quality.bounds import upper, wilson_upper
from app.quality.drawing import SAMPLE, STRAIGHT
from app.records import tables


@dataclass(frozen=True, slots=True)
class Counts:
    """How many looks, and how many fields and days in them, and how many of those differ."""

    looks: int = 0
    fields: int = 0
    fields_differing: int = 0
    days: int = 0
    days_differing: int = 0

    @property
    def field_rate(self) -> float | None:
        """The share of fields that differ; None before any was looked at."""
        return self.fields_differing / self.fields if self.fields else None

    @property
    def day_rate(self) -> float | None:
        """The share of days that differ; None before any was looked at."""
        return self.days_differing / self.days if self.days else None

    @property
    def field_upper(self) -> float:
        """The share of wrong fields that is surely not exceeded (95 %, Clopper-Pearson)."""
        return upper(self.fields_differing, self.fields)

    @property
    def day_upper(self) -> float:
        """The share of wrong days that is surely not exceeded (95 %, Clopper-Pearson)."""
        return upper(self.days_differing, self.days)

    @property
    def field_wilson(self) -> float:
        """Wilson's bound for fields, which is less cautious."""
        return wilson_upper(self.fields_differing, self.fields)

    @property
    def day_wilson(self) -> float:
        """Wilson's bound for days, which is less cautious."""
        return wilson_upper(self.days_differing, self.days)


_SUMS = (
    func.count(tables.SecondLook.id),
    func.coalesce(func.sum(tables.SecondLook.fields), 0),
    func.coalesce(func.sum(tables.SecondLook.fields_differing), 0),
    func.coalesce(func.sum(tables.SecondLook.days), 0),
    func.coalesce(func.sum(tables.SecondLook.days_differing), 0),
)


def counts(
    session: Session,
    *,
    kind: str = STRAIGHT,
    issuer: str | None = None,
    decided_since: datetime | None = None,
) -> Counts:
    """Return what the answered looks of a kind found: of one issuer, or decided since a moment."""
    look, asked = tables.SecondLook, select(*_SUMS)
    asked = asked.where(look.answered_at.is_not(None), look.kind == kind, look.why == SAMPLE)
    if issuer is not None:
        asked = asked.where(look.issuer == issuer)
    if decided_since is not None:
        decision = tables.Decision
        asked = asked.join(decision, decision.id == look.decision_id)
        asked = asked.where(decision.decided_at >= decided_since)
    return Counts(*session.execute(asked).one())


def by_issuer(session: Session) -> Mapping[str, Counts]:
    """Return what was found of each issuer's released documents, the most looked at first."""
    look = tables.SecondLook
    asked = (
        select(look.issuer, *_SUMS)
        .where(look.answered_at.is_not(None), look.kind == STRAIGHT, look.why == SAMPLE)
        .group_by(look.issuer)
        .order_by(func.count(look.id).desc(), look.issuer)
        .limit(200)
    )
    return {row[0]: Counts(*row[1:]) for row in session.execute(asked)}


def by_week(session: Session, since: datetime) -> list[tuple[date, Counts]]:
    """Return what was found of released documents each week (by its Monday) since a moment."""
    look = tables.SecondLook
    asked = select(
        look.answered_at, look.fields, look.fields_differing, look.days, look.days_differing
    ).where(look.answered_at >= since, look.kind == STRAIGHT, look.why == SAMPLE)
    weeks: dict[date, list[tuple[int, ...]]] = {}
    for at, *numbers in session.execute(asked):
        answered = at.date() if at is not None else since.date()
        monday = answered - timedelta(days=answered.weekday())
        weeks.setdefault(monday, []).append((1, *numbers))
    return [(week, _added(found)) for week, found in sorted(weeks.items())]


def _added(found: Iterable[tuple[int, ...]]) -> Counts:
    return Counts(*(sum(column) for column in zip(*found, strict=True)))
