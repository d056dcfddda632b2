"""Facts that contradict each other, as findings for staff; nothing here is an error."""

from collections.abc import Iterator
from itertools import pairwise

from app.roster.asked import InForce
from app.roster.facts import History
from app.roster.shared_rules import SharedRules
from app.roster.validity import contradicts_itself
from app.roster.values import HistoryFinding


def contradictions(
    history: History, asked: InForce, shared: SharedRules
) -> tuple[HistoryFinding, ...]:
    """Return what cannot all be true of a record, and what staff should look at."""
    found = list(_dates(history))
    if history.credentials:
        found += _credentials(history)
    if history.groups:
        found += _groups(history)
    if history.completions:
        found += _training(history, shared)
        found += _before_preliminary(history, asked)
    if history.removals or history.suspensions:
        found += _spans(history)
    return tuple(found)


def _dates(history: History) -> Iterator[HistoryFinding]:
    placed = history.placed_on
    if placed is None:
        return
    if placed < history.applied_on and history.placement_decided_on is None:
        yield HistoryFinding(
            "placed-before-applied",
            f"Placed on {placed}, but applied on {history.applied_on}: look at both dates.",
        )
    decided = history.placement_decided_on
    if decided is not None and decided < placed:
        yield HistoryFinding(
            "decided-before-placed",
            f"The placement of {placed} was decided on {decided}: look at both dates.",
        )


def _credentials(history: History) -> Iterator[HistoryFinding]:
    born = sorted({c.birth_on for c in history.credentials if c.birth_on is not None})
    if len(born) > 1:
        told = " and ".join(str(day) for day in born)
        proof = tuple(c.evidence for c in history.credentials if c.birth_on and c.evidence)
        yield HistoryFinding(
            "two-birth-dates", f"Birth dates {told} are stated: ask which is right.", proof
        )
    for each in history.credentials:
        if contradicts_itself(each):
            yield HistoryFinding(
                "expiry-before-issue",
                f"A {each.kind.replace('_', ' ')} issued on {each.issued_on} expires on "
                f"{each.expires_on}: look at the document again.",
                (each.evidence,) if each.evidence else (),
            )


def _groups(history: History) -> Iterator[HistoryFinding]:
    ordered = sorted(history.groups, key=lambda held: held.since)
    for held in ordered:
        if held.until is not None and held.until < held.since:
            yield HistoryFinding(
                "group-ends-before-it-begins",
                f"Group {held.group} since {held.since} ends on {held.until}: look at both.",
            )
    for one, other in pairwise(ordered):
        both = one.since == other.since or (one.until is not None and one.until >= other.since)
        if one.group != other.group and both:
            yield HistoryFinding(
                "overlapping-groups",
                f"In group {one.group} and in group {other.group} on {other.since}: say which.",
            )


def _training(history: History, shared: SharedRules) -> Iterator[HistoryFinding]:
    for done in history.completions:
        enrolled = (
            [e.enrolled_on for e in history.enrolments if e.course == done.course]
            if history.enrolments
            else None
        )
        if enrolled and min(enrolled) > done.completed_on:
            yield HistoryFinding(
                "completion-before-enrolment",
                f"{done.course} was completed on {done.completed_on}, but enrolled in on "
                f"{min(enrolled)}: look at both dates.",
                (done.evidence,) if done.evidence else (),
            )
        if shared.courses and shared.course(done.course) is None:
            yield HistoryFinding(
                "unknown-course",
                f"{done.course!r} is no course of the rule book: say which course it is.",
                (done.evidence,) if done.evidence else (),
            )


def _before_preliminary(history: History, asked: InForce) -> Iterator[HistoryFinding]:
    """Yield the courses done before the preliminary training that opens them (SD1).

    Only where every completion of that time is on record: an earlier one may exist elsewhere.
    """
    choices = [course.codes for each in asked.preliminary for course in each.courses]
    firsts = [
        min((c.completed_on for c in history.completions if c.course in codes), default=None)
        for codes in choices
    ]
    opened = max((day for day in firsts if day is not None), default=None)
    recorded_from = history.training_recorded_from
    if opened is None or recorded_from is None:
        return
    opening = {code for codes in choices for code in codes}
    for done in history.completions:
        if done.course not in opening and recorded_from <= done.completed_on < opened:
            yield HistoryFinding(
                "course-before-preliminary",
                f"{done.course} was completed on {done.completed_on}, before the preliminary "
                f"training that opens it on {opened}: look at both dates.",
                (done.evidence,) if done.evidence else (),
            )


def _spans(history: History) -> Iterator[HistoryFinding]:
    for suspension in history.suspensions:
        if suspension.last is not None and suspension.last < suspension.first:
            yield HistoryFinding(
                "suspension-ends-before-it-begins",
                f"Suspended from {suspension.first} to {suspension.last}: look at both dates.",
            )
    for removal in history.removals:
        if removal.until is not None and removal.until < removal.on:
            yield HistoryFinding(
                "reinstated-before-removed",
                f"Removed on {removal.on} until {removal.until}: look at both dates.",
            )
        if history.placed_on is not None and removal.on < history.placed_on:
            yield HistoryFinding(
                "removed-before-placed",
                f"Removed on {removal.on}, but placed on {history.placed_on}: look at both dates.",
            )
