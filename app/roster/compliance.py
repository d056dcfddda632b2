"""The standing that follows from the requirements, with every reason."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.roster.advancement import GroupWay, advancement_of
from app.roster.asked import InForce
from app.roster.book import RuleBook
from app.roster.contradictions import contradictions
from app.roster.days import day_after
from app.roster.facts import History
from app.roster.frozen import value
from app.roster.idle import idle_finding
from app.roster.requirements import Required, Seen, required_of, seen_of
from app.roster.validity import next_expiry
from app.roster.values import (
    Advancement,
    Assessment,
    Requirement,
    RequirementState,
    Standing,
)
from app.roster.work_experience import WORK_EXPERIENCE

# Not sets: a state is found by its identity here, and hashing one costs more than three looks.
_LAPSED = (RequirementState.LAPSED,)
_UNSETTLED = (RequirementState.NOT_MET, RequirementState.REFER, RequirementState.NOT_RECORDED)
_OPEN = (*_UNSETTLED, *_LAPSED)


@value
class Stands:
    """The standing with its requirements, before groups are looked at."""

    standing: Standing
    reasons: frozenset[str]
    required: Required
    changes_on: date | None


def assess(history: History, book: RuleBook, on: date) -> Assessment:
    """Return standing with all reasons, requirements with have and need, and what comes next.

    A rule that comes into force, or a suspension that begins, is no change for a record that it
    leaves as it is.
    """
    asked = book.asked(history.key, on)
    found = _assessed(history, asked, book, on)
    change = found.next_change_on
    unsure = history.suspensions or history.removals or asked.changes_on is not None
    while unsure and change is not None:
        then = _assessed(history, book.asked(history.key, change), book, change)
        if replace(then, next_change_on=found.next_change_on) != found:
            break
        change = then.next_change_on
    return found if change == found.next_change_on else replace(found, next_change_on=change)


def _assessed(history: History, asked: InForce, book: RuleBook, on: date) -> Assessment:
    seen = seen_of(history)
    # The way to the next group goes through all days since the last: what it finds still holds.
    way, visited = _group_way(history, asked, book, on, seen)
    stands = _lasting(visited, on) or _stands(history, asked, book, on, seen)
    expiry = next_expiry(history, on)
    changes = [stands.changes_on, day_after(expiry) if expiry is not None else None]
    advancement = way.advancement
    changes.append(way.changes_on)
    found = contradictions(history, asked, book.shared)
    idle, change = idle_finding(history, asked.idle, on)
    if idle is not None:
        found = (*found, idle)
    changes.append(change)
    ahead = [day for day in changes if day is not None and day > on]
    return Assessment(
        stands.standing,
        stands.reasons,
        stands.required.requirements,
        expiry,
        min(ahead) if ahead else None,
        way.group,
        _anticipated_on(advancement),
        advancement,
        stands.required.clocks,
        found,
    )


def _anticipated_on(way: Advancement | None) -> date | None:
    """Return the date ahead; one that has come is anticipated no more."""
    return None if way is None or way.is_reached else way.anticipated_on


@value
class Glance:
    """Standing, reasons and group on a date, and when the first of them may change by itself."""

    standing: Standing
    reasons: frozenset[str]
    group: str | None
    changes_on: date | None


def glance(history: History, book: RuleBook, on: date, seen: Seen) -> Glance:
    """Return the same standing, reasons and group as ``assess``, for asking on many dates."""
    asked = book.asked(history.key, on)
    way, visited = _group_way(history, asked, book, on, seen)
    stands = _lasting(visited, on) or _stands(history, asked, book, on, seen)
    ahead = [day for day in (stands.changes_on, way.changes_on) if day is not None and day > on]
    return Glance(stands.standing, stands.reasons, way.group, min(ahead) if ahead else None)


def _group_way(
    history: History, asked: InForce, book: RuleBook, on: date, seen: Seen
) -> tuple[GroupWay, Stands | None]:
    """Return the way to the next group, and how the record stood on the last day it visited."""
    if not asked.grouping or not history.is_placed(on) or _removed(history, on):
        return GroupWay(), None
    visited: Stands | None = None

    def as_placed(day: date) -> Stands:
        nonlocal visited
        visited = _stands(history, book.asked(history.key, day), book, day, seen)
        return visited

    return advancement_of(history, asked.grouping, on, as_placed), visited


def _lasting(stands: Stands | None, on: date) -> Stands | None:
    """Return how a record stood before ``on`` where it still does, None where that is not sure."""
    if stands is None or (stands.changes_on is not None and stands.changes_on <= on):
        return None
    moves = any(each.earliest_on is not None for each in stands.required.requirements)
    return None if moves else stands


def _stands(history: History, asked: InForce, book: RuleBook, on: date, seen: Seen) -> Stands:
    found = required_of(history, asked, book, on, seen)
    standing, reasons = standing_of(history, found.requirements, on)
    changes = [each.changes_on for each in found.requirements if each.changes_on is not None]
    changes += [
        day for day in (asked.changes_on, history.placed_on) if day is not None and day > on
    ]
    if history.suspensions or history.removals:
        changes += _recorded_changes(history, on)
    return Stands(standing, reasons, found, min(changes) if changes else None)


def standing_of(
    history: History, found: Sequence[Requirement], on: date
) -> tuple[Standing, frozenset[str]]:
    """Return the standing and its reasons; curing one of two reasons leaves the other.

    Only a record on the roster can be compliant or suspended: an application is pending, however
    much of it is met.
    """
    removed = _removed(history, on)
    if removed:
        return Standing.REMOVED, frozenset(removed)
    if not history.is_placed(on):
        return Standing.PENDING, _application(found)
    lapsed = _because(found, _LAPSED)
    if history.suspensions:
        lapsed |= {s.reason for s in history.suspensions if _lasts(s.first, s.last, on)}
    if lapsed:
        return Standing.SUSPENDED, lapsed
    unsettled = _because(found, _UNSETTLED)
    return (Standing.PENDING, unsettled) if unsettled else (Standing.COMPLIANT, frozenset())


def _removed(history: History, on: date) -> list[str]:
    """Return why the record is removed on a day; nothing where it is not."""
    return [r.reason for r in history.removals if _lasts(r.on, r.until, on)]


def _application(found: Sequence[Requirement]) -> frozenset[str]:
    """Return how far the work experience is, and what else is missing for placement."""
    missing = _because(found, _OPEN)
    missing = missing or frozenset({"Placement: not recorded yet."})
    return missing | {each.because for each in found if each.id == WORK_EXPERIENCE}


def _because(found: Iterable[Requirement], states: Container[RequirementState]) -> frozenset[str]:
    return frozenset([each.because for each in found if each.state in states])


def _lasts(first: date, last: date | None, on: date) -> bool:
    return first <= on and (last is None or on <= last)


def _recorded_changes(history: History, on: date) -> list[date]:
    """Return when a suspension or removal that a person recorded begins or is over."""
    spans: list[tuple[date, date | None]] = [(s.first, s.last) for s in history.suspensions]
    spans += [(r.on, r.until) for r in history.removals]
    found = []
    for first, last in spans:
        if last is not None and last < first:
            continue
        over = day_after(last) if last is not None else None
        found += [day for day in (first, over) if day is not None and day > on]
    return found
