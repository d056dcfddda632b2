"""In which span a rule counts days, how far they go in it, and when they leave it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from app.roster.days import (
    Length,
    Span,
    add_days,
    add_months,
    best_of_ordered,
    last_completion,
)
from app.roster.facts import History
from app.roster.frozen import value
from app.roster.rules_as_values import WorkRule

_DAY_OF = attrgetter("day")


@value
class Filing:
    """What the clocks of an application say: when the work was complete, and the two dates.

    ``in_time`` is False when it was filed after every date by which it could be.
    """

    completed_on: date
    file_by: date | None
    perfect_by: date | None
    in_time: bool


def window_of(rule: WorkRule, history: History, on: date) -> Span | None:
    """Return the fixed window in which the rule counts days, None when any window will do."""
    if rule.window is None or rule.window.anchor == "any":
        return None
    if rule.window.anchor == "application":
        return rule.window.length.ending_on(add_days(history.applied_on, -1))
    completed = history.completed_on
    return rule.window.length.ending_on(on if completed is None or completed > on else completed)


def relied_on(rule: WorkRule, days: list[date], history: History, on: date) -> tuple[date, ...]:
    """Return which of the ordered days the rule relies on; without a window, all of them."""
    if rule.beyond:
        days = days[rule.beyond :]
    fixed = window_of(rule, history, on)
    if fixed is not None:
        first, end = bisect_left(days, fixed.first), bisect_right(days, fixed.last)
        return tuple(days[first:end])
    if rule.window is None:
        return tuple(days)
    return best_of_ordered(days, rule.window.length)


def years_reached(rule: WorkRule, ordered: Sequence[date], applied_on: date) -> int:
    """Return in how many of the last ``within_years`` years enough days were worked.

    Years run from the first day of hire (P14); how they are cut is inferred. The last years are
    those that reach into the time of that length before the application, and any since.
    """
    if not ordered or rule.within_years is None or rule.days.value is None:
        return 0
    earliest = add_months(applied_on, -12 * rule.within_years)
    reached, months, start = [], 0, ordered[0]
    while start <= ordered[-1]:
        months += 12
        end = add_months(ordered[0], months)
        worked = bisect_left(ordered, end) - bisect_left(ordered, start)
        reached.append(end > earliest and worked >= rule.days.value)
        if end <= start:
            break
        start = end
    spans = range(max(1, len(reached) - rule.within_years + 1))
    return max(sum(reached[first : first + rule.within_years]) for first in spans)


def moves(rule: WorkRule, history: History, on: date) -> bool:
    """Return True when the window ends on the date asked about, so that days leave it."""
    if rule.window is None or rule.window.anchor != "completion":
        return False
    return history.completed_on is None or history.completed_on > on


def leaves_on(length: Length, day: date) -> date | None:
    """Return the first date on which a window of this length that ends then lacks the day."""
    found = length.after(day)
    while length.ending_on(found).first <= day:
        if found == date.max:
            return None
        found = add_days(found, 1)
    return found


def filing(rule: WorkRule, days: list[date], history: History) -> Filing | None:
    """Return the two clocks of an application, None when the work is not complete or has none.

    Any completed window will do for filing (P10 Art. IX(f)(1)); the latest gives most time.
    """
    need = rule.days.value
    if need is None or need == 0 or (rule.file_within is None and rule.perfect_within is None):
        return None
    last = _completed_on(rule, days, history, need)
    if last is None:
        return None
    file_by = rule.file_within.after(last) if rule.file_within is not None else None
    return Filing(
        completed_on=last,
        file_by=file_by,
        perfect_by=rule.perfect_within.after(last) if rule.perfect_within is not None else None,
        in_time=file_by is None or history.applied_on <= file_by,
    )


def earliest_possible(
    rule: WorkRule, days: list[date], history: History, on: date, need: int
) -> date | None:
    """Return the first date on which the days can be complete, working every day after ``on``.

    None when no day still ahead counts: the window ended with the application or its completion.
    """
    if rule.years is not None:
        return None
    last_day = _last_day(rule, history)
    all_told = need + rule.beyond
    held = len(days) - bisect_left(days, _first_kept(rule, history, on))
    for more in range(max(1, all_told - held), all_told + 1):
        end = add_days(on, more)
        if end > last_day:
            return None
        kept = len(days) - bisect_left(days, _first_kept(rule, history, end))
        if more + kept >= all_told:
            return end
    return None


def _last_day(rule: WorkRule, history: History) -> date:
    """Return the last day on which work can still count."""
    if rule.window is None or rule.window.anchor == "any":
        return date.max
    if rule.window.anchor == "application":
        return add_days(history.applied_on, -1)
    return history.completed_on or date.max


def _first_kept(rule: WorkRule, history: History, end: date) -> date:
    if rule.beyond or rule.window is None:
        return date.min
    return (window_of(rule, history, end) or rule.window.length.ending_on(end)).first


def next_worked(history: History, on: date) -> date | None:
    """Return the first worked day after ``on``, from which it counts."""
    if not history.days or max(map(_DAY_OF, history.days)) <= on:
        return None
    return min(worked.day for worked in history.days if worked.day > on)


def _completed_on(rule: WorkRule, days: list[date], history: History, need: int) -> date | None:
    if rule.window is not None and rule.window.anchor != "application":
        return last_completion(days, need, rule.window.length)
    inside = relied_on(rule, days, history, history.applied_on)
    return inside[-1] if len(inside) >= need else None
