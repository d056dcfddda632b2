"""Which messages are to be sent on which day about what expires or falls due, and what follows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from app.roster.book import RuleBook
from app.roster.days import add_days
from app.roster.facts import History
from app.roster.requirements import required
from app.roster.shared_rules import SharedRules
from app.roster.values import Reminder, Requirement, RequirementKind, RequirementState

_OFFSETS_HELD = 1000


def reminders(history: History, book: RuleBook, first: date, last: date) -> tuple[Reminder, ...]:
    """Return the messages whose day to send lies between two days, both included.

    A missed night is caught up by asking for its days too: each day's messages are those of that
    day alone, and their ids are the same however often they are asked for. To send exactly what
    that night would have sent, hand in the history as it was known then.
    """
    found: list[Reminder] = []
    day = first
    while day <= last:
        found += _sent_on(history, book, day)
        if day == date.max:
            break
        day = add_days(day, 1)
    return tuple(found)


def next_reminder_on(history: History, book: RuleBook, on: date) -> date | None:
    """Return the first day after ``on`` with a message, unless the record changes before."""
    return next_reminder_after(required(history, book, on).requirements, history, book, on)


def reminders_while(
    requirements: Iterable[Requirement],
    history: History,
    book: RuleBook,
    first: date,
    last: date,
) -> Iterator[Reminder]:
    """Yield the messages of a span on which the requirements stand as given, both ends included."""
    if _is_removed(history, first):
        return
    placed = history.is_placed(first)
    for each, due_on, offsets in _reminded_of(requirements, book):
        start = bisect_left(offsets, (first - due_on).days)
        end = bisect_right(offsets, (last - due_on).days)
        for offset in offsets[start:end]:
            day = add_days(due_on, offset)
            yield _reminder(each, offset, day, book.shared, is_placed=placed)


def next_reminder_after(
    requirements: Iterable[Requirement], history: History, book: RuleBook, on: date
) -> date | None:
    """Return the first day after ``on`` with a message about requirements that stand as given."""
    if _is_removed(history, on):
        return None
    days = []
    for _, due_on, offsets in _reminded_of(requirements, book):
        ahead = bisect_right(offsets, (on - due_on).days)
        if ahead < len(offsets):
            days.append(add_days(due_on, offsets[ahead]))
    return min(days, default=None)


def _reminded_of(
    requirements: Iterable[Requirement], book: RuleBook
) -> Iterator[tuple[Requirement, date, tuple[int, ...]]]:
    """Yield what has a due day, that day, and on which days around it to remind, in order."""
    for each in requirements:
        if each.due_on is not None and each.state is not RequirementState.LATER:
            yield each, each.due_on, _offsets(book, each.kind, each.id)


def _sent_on(history: History, book: RuleBook, day: date) -> Iterator[Reminder]:
    asked = required(history, book, day).requirements
    return reminders_while(asked, history, book, day, day)


def _reminder(
    each: Requirement, offset: int, day: date, shared: SharedRules, *, is_placed: bool
) -> Reminder:
    due = each.due_on or day
    message = f"{_what(each, offset, due)} {_then(each, offset, is_placed=is_placed)}"
    kind = shared.credential_kind(_kind_of(each.id))
    if each.kind is RequirementKind.CREDENTIAL and kind is not None:
        message = f"{message} {kind.renewal}"
    return Reminder(
        id=f"{each.id}:{due.isoformat()}:{offset:+d}",
        about=each.id,
        title=each.title,
        due_on=due,
        send_on=day,
        offset_days=offset,
        message=message,
    )


def _what(each: Requirement, offset: int, due: date) -> str:
    expires = each.kind is RequirementKind.CREDENTIAL
    if offset < 0:
        left = "tomorrow" if offset == -1 else f"in {-offset} days"
        return f"{each.title} {'expires' if expires else 'is due'} on {due}, {left}."
    if offset == 0:
        return f"{each.title} {'expires' if expires else 'is due'} today, {due}."
    ago = "yesterday" if offset == 1 else f"{offset} days ago"
    return f"{each.title} {'expired' if expires else 'was due'} on {due}, {ago}."


def _then(each: Requirement, offset: int, *, is_placed: bool) -> str:
    """Return the consequence in words, as a warning before and as a fact after."""
    if each.kind is RequirementKind.TIME:
        return "If anything is missing then, a roster specialist decides what follows."
    if not is_placed:
        return "Your application needs it."
    if offset > 0 and each.state is RequirementState.LAPSED:
        return "You are suspended, and suspended days do not count."
    if offset > 0:
        return "A roster specialist decides what follows."
    return each.consequence or ""


@lru_cache(maxsize=_OFFSETS_HELD)
def _offsets(book: RuleBook, kind: RequirementKind, requirement_id: str) -> tuple[int, ...]:
    """Return on which days around the due day to remind, negative before it, in order."""
    if kind is RequirementKind.CREDENTIAL:
        known = book.shared.credential_kind(_kind_of(requirement_id))
        return _signed(known.remind_before, known.remind_after) if known is not None else ()
    wanted = "application" if kind is RequirementKind.TIME else "training"
    rule = next((r for r in book.shared.deadline_reminders if r.id == wanted), None)
    return _signed(rule.remind_before, rule.remind_after) if rule is not None else ()


def _signed(before: Iterable[int], after: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({*(-days for days in before), *after}))


def _kind_of(requirement_id: str) -> str:
    return requirement_id.replace("-", "_")


def _is_removed(history: History, on: date) -> bool:
    return any(r.on <= on and (r.until is None or on <= r.until) for r in history.removals)
