"""The standing that follows from the requirements, with every reason."""

from collections.abc import Iterable
from datetime import date

from app.roster.expiry import next_expiry
from app.roster.requirements import requirements
from app.roster.rules_as_values import RuleBook
from app.roster.values import (
    History,
    Requirement,
    RequirementState,
    RosterRecord,
    Standing,
)


def assess(history: History, book: RuleBook, on: date) -> RosterRecord:
    """Return standing with all reasons, requirements with have and need, and what comes next.

    Training is listed as not recorded and decides nothing, because completions are not taken in.
    """
    found = requirements(history, book, on)
    standing, reasons = standing_of(history, found, on)
    expiry = next_expiry(history, book, on)
    changes = [r.changes_on for r in found if r.changes_on is not None and r.changes_on > on]
    return RosterRecord(standing, reasons, found, expiry, min(changes, default=None))


def standing_of(
    history: History, found: Iterable[Requirement], on: date
) -> tuple[Standing, frozenset[str]]:
    """Return the standing and its reasons; curing one of two reasons leaves the other."""
    if history.removal is not None and history.removal.on <= on:
        return Standing.REMOVED, frozenset({history.removal.reason})
    deciding = [r for r in found if not r.id.startswith("training")]
    lapsed = frozenset(r.because for r in deciding if r.state is RequirementState.LAPSED)
    if lapsed:
        return Standing.SUSPENDED, lapsed
    unmet = frozenset(r.because for r in deciding if r.state is not RequirementState.MET)
    return (Standing.PENDING, unmet) if unmet else (Standing.COMPLIANT, frozenset())
