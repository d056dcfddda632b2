"""What was known at a past moment: the same history without what came, or went, since then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Protocol, TypeVar

from app.roster.book import RuleBook
from app.roster.compliance import assess
from app.roster.facts import History
from app.roster.values import Assessment


class _Fact(Protocol):
    @property
    def recorded_at(self) -> datetime | None: ...

    @property
    def withdrawn_at(self) -> datetime | None: ...


_Any = TypeVar("_Any", bound=_Fact)


def as_known(history: History, at: datetime) -> History:
    """Return the history as it was known at an aware moment.

    A fact recorded later is left out, and one withdrawn later still stands.
    """
    recorded = history.placement_recorded_at
    placed = recorded is None or recorded <= at
    return replace(
        history,
        days=_known(history.days, at),
        credentials=_known(history.credentials, at),
        removals=_known(history.removals, at),
        completions=_known(history.completions, at),
        enrolments=_known(history.enrolments, at),
        extensions=_known(history.extensions, at),
        suspensions=_known(history.suspensions, at),
        groups=_known(history.groups, at),
        placed_on=history.placed_on if placed else None,
        placement_decided_on=history.placement_decided_on if placed else None,
    )


def assess_as_known(
    history: History, book: RuleBook, on: date, at: datetime, zone: tzinfo
) -> Assessment:
    """Return the answer about ``on`` that was given at a past moment.

    Both the facts and the rule book are taken as they were known then; ``zone`` is the roster's.
    """
    return assess(as_known(history, at), book.known_on(at.astimezone(zone).date()), on)


def _known(facts: Sequence[_Any], at: datetime) -> tuple[_Any, ...]:
    return tuple(
        fact
        for fact in facts
        if (fact.recorded_at is None or fact.recorded_at <= at)
        and (fact.withdrawn_at is None or fact.withdrawn_at > at)
    )
