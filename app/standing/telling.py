"""What a professional is told of a record: reminders, and a change of standing, date or group."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from app.messages import NewMessage
from app.roster.reminders import reminders_while
from app.roster.timeline import timeline
from app.roster.values import Standing, StandingSpan
from app.shown.words import dates_told, day, portal_date
from app.standing.known_people import KnownRecord
from app.standing.steps import Step

_STOPPED = "Days while you are suspended don’t count toward your advancement."
_CURED = "Put each of these right and you are compliant again; your classification’s page says how."
_OPEN = "Until it is settled you are not listed as compliant; your classification’s page says more."
_ASK = "If this is wrong, ask the roster office."


def reminded(person_id: int, record: KnownRecord, step: Step) -> Iterator[NewMessage]:
    """Yield the reminders that fall into a step, each on its own day."""
    needs, book = step.answer.requirements, step.book.book
    for due in reminders_while(needs, step.history, book, step.first, step.last):
        key = f"{record.public_id}:{due.id}"
        text = dates_told(due.message)
        subject = text.partition(". ")[0]
        yield NewMessage(person_id, record.id, "reminder", key, due.send_on, subject, text)


def told_of_change(
    person_id: int, record: KnownRecord, step: Step, before: Mapping[str, Any]
) -> Iterator[NewMessage]:
    """Yield a message for each thing that differs from the answer before, dated on its day."""
    for what, subject, text in _changes(step, before):
        key = f"{record.public_id}:{what}:{step.first.isoformat()}"
        full = f"{subject} – {_name(record)}"
        yield NewMessage(
            person_id, record.id, what.split(":")[0], key, step.first, full, dates_told(text)
        )


def _changes(step: Step, before: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    answer = step.answer
    if before["standing"] != answer.standing:
        yield f"standing:{answer.standing}", *_standing(step)
    if before.get("group") and answer.group and before["group"] != answer.group:
        since = _since(step, lambda span: span.group == answer.group)
        text = f"Since {day(since)} you are in Group {answer.group}."
        yield f"group:{answer.group}", f"You moved to Group {answer.group}", text
    elif answer.standing is not Standing.SUSPENDED:
        # While a suspension lasts its end is open: the date is told when it is known again.
        yield from _moved(before.get("anticipated_advancement_on"), step)


def _standing(step: Step) -> tuple[str, str]:
    standing = step.answer.standing
    since = day(_since(step, lambda span: span.standing is standing))
    why = " ".join(sorted(step.answer.reasons))
    if standing is Standing.SUSPENDED:
        text = f"Since {since} you are suspended. Why: {why} {_STOPPED} {_CURED}"
        return "You are suspended", text
    if standing is Standing.REMOVED:
        return (
            "You were removed from the roster",
            f"Since {since} you are not on the roster. Why: {why} {_ASK}",
        )
    if standing is Standing.COMPLIANT:
        return "You are compliant", f"Since {since} you meet every requirement."
    return "Something is still open", f"Since {since} this is open: {why} {_OPEN}"


def _since(step: Step, is_the_same: Callable[[StandingSpan], bool]) -> date:
    """Return the first day of what is told, which a fact recorded late may lay before the answer.

    As far back as what is known now says so without a day between on which it was otherwise.
    """
    known, last = step.history, step.first
    first = min(known.placed_on or known.applied_on, known.applied_on, last)
    since = last
    for span in reversed(timeline(known, step.book.book, first, last)):
        if not is_the_same(span):
            break
        since = span.first
    return since


def _moved(text_before: str | None, step: Step) -> Iterator[tuple[str, str, str]]:
    after = step.answer.anticipated_advancement_on
    before = None if text_before is None else date.fromisoformat(text_before)
    if before is None or after is None or before == after:
        return
    way = step.answer.advancement
    why = f" {way.because}" if way is not None else ""
    text = f"It moved from {portal_date(before)} to {portal_date(after)}.{why}"
    yield f"advancement:{after.isoformat()}", "Your Anticipated Advancement Date moved", text


def _name(record: KnownRecord) -> str:
    return f"{record.classification}, Local #{record.local}"
