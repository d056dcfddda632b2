"""The standing that follows from the requirements, with every reason."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from app.roster.expiry import next_expiry
from app.roster.requirements import WORK_EXPERIENCE, requirements
from app.roster.rules_as_values import RuleBook
from app.roster.values import (
    History,
    Requirement,
    RequirementState,
    RosterRecord,
    Standing,
)

_UNSETTLED = frozenset(RequirementState) - {RequirementState.MET, RequirementState.LATER}


def assess(history: History, book: RuleBook, on: date) -> RosterRecord:
    """Return standing with all reasons, requirements with have and need, and what comes next."""
    found = requirements(history, book, on)
    standing, reasons = standing_of(history, found, on)
    expiry = next_expiry(history, book, on)
    changes = [*(r.changes_on for r in found), history.placed_on]
    ahead = [day for day in changes if day is not None and day > on]
    return RosterRecord(standing, reasons, found, expiry, min(ahead, default=None))


def standing_of(
    history: History, found: Sequence[Requirement], on: date
) -> tuple[Standing, frozenset[str]]:
    """Return the standing and its reasons; curing one of two reasons leaves the other.

    Only a record on the roster can be compliant or suspended: an application is pending, however
    much of it is met.
    """
    if any(r.on <= on for r in history.removals):
        return Standing.REMOVED, frozenset(r.reason for r in history.removals if r.on <= on)
    if not history.is_placed(on):
        return Standing.PENDING, _application(found)
    lapsed = _because(found, {RequirementState.LAPSED})
    if lapsed:
        return Standing.SUSPENDED, lapsed
    unsettled = _because(found, _UNSETTLED)
    return (Standing.PENDING, unsettled) if unsettled else (Standing.COMPLIANT, frozenset())


def _application(found: Sequence[Requirement]) -> frozenset[str]:
    """Return how far the work experience is, and what else is missing for placement."""
    missing = _because(found, _UNSETTLED) or frozenset({"Placement: not recorded yet."})
    return missing | {each.because for each in found if each.id == WORK_EXPERIENCE}


def _because(found: Iterable[Requirement], states: Container[RequirementState]) -> frozenset[str]:
    return frozenset(each.because for each in found if each.state in states)
