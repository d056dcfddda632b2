"""Until when a course must be done after placement, and what more time was granted."""

from collections.abc import Sequence
from datetime import date

from app.roster.asked import CourseAsked
from app.roster.book import RuleBook
from app.roster.facts import Extension, History
from app.roster.frozen import value
from app.roster.rules_as_values import TrainingRule


@value
class Deadline:
    """The last day for a course; ``latest`` is later where its format is not known."""

    due_on: date
    latest: date
    words: str


def deadline(history: History, course: CourseAsked, book: RuleBook) -> Deadline | None:
    """Return until when a course must be done after placement; None before there is one.

    The clock runs from placement, from the decision of a retroactive one, or from the first day
    on which the course was asked for, whichever is latest.
    """
    if history.placed_on is None:
        return None
    start = _latest(history.placed_on, history.placement_decided_on, course.rule)
    online = book.clock(history.roster, "online-training", start)
    in_person = book.clock(history.roster, "in-person-training", start)
    if online is None or in_person is None:
        return None
    if course.formats in ({"online"}, {"in_person"}):
        clock = online if "online" in course.formats else in_person
        due = clock.length.after(start)
        return Deadline(due, due, f"due by {due.isoformat()}")
    ends = online.length.after(start), in_person.length.after(start)
    words = f"due by {ends[0]} if online, by {ends[1]} if in person; which it is, is not known"
    return Deadline(min(ends), max(ends), words)


def extended(history: History, codes: Sequence[str], due: Deadline) -> Extension | None:
    """Return the extension that reaches furthest beyond the deadline, if any."""
    found = [e for e in history.extensions if e.course in codes and e.until > due.latest]
    return max(found, key=lambda each: each.until, default=None)


def _latest(placed: date, decided: date | None, rule: TrainingRule) -> date:
    start = placed if decided is None or decided < placed else decided
    first = rule.in_force_from
    return start if first is None or first < start else first
