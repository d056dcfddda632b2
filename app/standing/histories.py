"""The history of one roster record as it was known at a moment, for the rules to judge."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Protocol, TypeVar

from app.roster.values import History, WorkedDay
from app.standing.credited_days import Kind
from app.standing.known_people import KnownPerson, KnownRecord, Placement
from validators.classifications import same_classification


class Recorded(Protocol):
    """A fact with the moments at which it became known and was taken back."""

    @property
    def recorded_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...


F = TypeVar("F", bound=Recorded)


def history(person: KnownPerson, record: KnownRecord, at: datetime) -> History:
    """Return what was known at ``at`` of one record: later facts and corrections are left out."""
    placement = _placement(record, at)
    return History(
        roster=record.roster,
        local=record.local,
        classification=record.classification,
        applied_on=record.applied_on,
        days=_days(person, record, at),
        credentials=_known(person.credentials, at),
        removals=_known(record.removals, at),
        placed_on=placement.placed_on if placement else None,
        completions=_known(person.completions, at),
        enrolments=_known(person.enrolments, at),
        extensions=_known(person.extensions, at),
        suspensions=_known(record.suspensions, at),
        groups=_known(record.groups, at),
        placement_decided_on=placement.decided_on if placement else None,
        placement_recorded_at=placement.recorded_at if placement else None,
        training_recorded_from=record.training_recorded_from,
    )


def _known(facts: tuple[F, ...], at: datetime) -> tuple[F, ...]:
    return tuple([fact for fact in facts if _is_known(fact, at)]) if facts else ()


def _is_known(fact: Recorded, at: datetime) -> bool:
    recorded, withdrawn = fact.recorded_at, fact.withdrawn_at
    return (recorded is None or recorded <= at) and (withdrawn is None or at < withdrawn)


def _placement(record: KnownRecord, at: datetime) -> Placement | None:
    """Return the placement recorded last of those known: they stand in that order."""
    known = _known(record.placements, at)
    return known[-1] if known else None


def _days(person: KnownPerson, record: KnownRecord, at: datetime) -> tuple[WorkedDay, ...]:
    groups = [days for kind, days in person.days.items() if _counts_for(kind, record)]
    if not groups:
        return ()
    days: Iterable[WorkedDay] = groups[0]
    if len(groups) > 1:
        days = sorted((day for group in groups for day in group), key=lambda worked: worked.day)
    if groups[0][0].recorded_at is None:
        # People as they are now bring the days that count, without the moments nobody asks for.
        return tuple(days)
    return tuple(day for day in days if _is_known(day, at))


def _counts_for(kind: Kind, record: KnownRecord) -> bool:
    local, classification = kind
    return _same_work(local, classification, record.local, record.classification)


@cache
def _same_work(local: str | None, worked: str, record_local: str, wanted: str) -> bool:
    """Return whether days of one kind of work count for a record; a letter may name no local."""
    if local is not None and local != record_local:
        return False
    return same_classification(worked, wanted, local=record_local).agrees
