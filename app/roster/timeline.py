"""The standing of a record over time: spans on which it and its reasons are the same."""

from datetime import date

from app.roster.book import RuleBook
from app.roster.compliance import glance
from app.roster.days import add_days
from app.roster.facts import History
from app.roster.requirements import seen_of
from app.roster.values import StandingSpan


def timeline(history: History, book: RuleBook, first: date, last: date) -> tuple[StandingSpan, ...]:
    """Return the spans of each standing from ``first`` through ``last``, both ends included.

    A span ends when the standing, its reasons or the group change.
    """
    spans: list[StandingSpan] = []
    day, seen = first, seen_of(history)
    while day <= last:
        found = glance(history, book, day, seen)
        change = found.changes_on
        end = last if change is None else min(last, add_days(change, -1))
        span = StandingSpan(day, end, found.standing, found.reasons, found.group)
        if spans and _is_same(spans[-1], span):
            span = StandingSpan(spans.pop().first, end, span.standing, span.reasons, span.group)
        spans.append(span)
        if end == date.max:
            break
        day = add_days(end, 1)
    return tuple(spans)


def _is_same(one: StandingSpan, other: StandingSpan) -> bool:
    return (one.standing, one.reasons, one.group) == (other.standing, other.reasons, other.group)
