"""Every requirement of a record as it stands on a date, in the order in which pages show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.roster.asked import InForce
from app.roster.book import RuleBook
from app.roster.credentials import Known, credential
from app.roster.days import day_after
from app.roster.facts import History
from app.roster.frozen import value
from app.roster.training import Done, classification_training, completed, preliminary, refreshers
from app.roster.values import (
    ApplicationClock,
    NotCounted,
    Requirement,
    RequirementKind,
    RequirementState,
)
from app.roster.windows import Filing
from app.roster.work_experience import best_way, work_at_placement

APPLICATION_CLOCK = "application-clock"


@value
class Required:
    """The requirements of a record, and the clocks of its application."""

    requirements: tuple[Requirement, ...]
    clocks: tuple[ApplicationClock, ...] = ()


def required(history: History, book: RuleBook, on: date) -> Required:
    """Return every requirement of the record's classification as it stands on ``on``."""
    return required_of(history, book.asked(history.key, on), book, on, seen_of(history))


@value
class Seen:
    """What is looked up in a history again and again, worked out once for many dates."""

    done: Done
    credentials: Known


def seen_of(history: History) -> Seen:
    """Return what is looked up often, to be handed to ``required_of`` with the same history."""
    return Seen(completed(history), {})


def required_of(history: History, asked: InForce, book: RuleBook, on: date, seen: Seen) -> Required:
    """Return every requirement of what is asked for.

    A record on the roster had its work experience and preliminary training when it was placed.
    """
    if history.placed_on is not None and history.placed_on <= on:
        work = work_at_placement(history.placed_on)
        return Required((work, *_others(history, asked, book, on, seen)))
    work, filing = best_way(history, asked.ways, on, asked.shared)
    work = _listed_or_referred(work, asked)
    others = _others(history, asked, book, on, seen, work.not_counted)
    if filing is None:
        return Required((work, *others))
    clock = _application_clock(history, work, filing, on)
    found = (work, *others) if clock is None else (work, clock, *others)
    return Required(found, _clocks(work, filing))


def _others(
    history: History,
    asked: InForce,
    book: RuleBook,
    on: date,
    seen: Seen,
    not_counted: Sequence[NotCounted] = (),
) -> list[Requirement]:
    done, shared, known = seen.done, asked.shared, seen.credentials
    held = [credential(history, rule, on, shared, known) for rule in asked.credentials]
    found = [each for each in held if each is not None]
    for training in asked.preliminary:
        found.append(preliminary(history, training, done, on, not_counted))
        if done and history.is_placed(on):
            found += refreshers(history, training, done, on, book)
    if asked.courses:
        found += classification_training(history, asked.courses, done, on, book)
    return found


def _listed_or_referred(work: Requirement, asked: InForce) -> Requirement:
    """Return the work requirement, referred where the roster may not list the classification."""
    named = asked.classification
    if work.state is not RequirementState.MET:
        return work
    if not asked.is_listed:
        because = (
            f"{work.because} Whether the roster lists this is not known: a roster specialist "
            "decides."
        )
        return replace(work, state=RequirementState.REFER, because=because)
    if named is None or named.confidence != "inferred":
        return work
    because = (
        f"{work.because} That the roster lists {named.name} is inferred from a wage schedule, so a "
        "roster specialist confirms it."
    )
    return replace(work, state=RequirementState.REFER, because=because)


def _application_clock(
    history: History, work: Requirement, filing: Filing, on: date
) -> Requirement | None:
    """Return the one-year clock of an application that is not perfected, None where none runs.

    Source: P10 Art. IX(f)(2): perfected no later than a year after the last day relied on.
    """
    by = filing.perfect_by
    if by is None:
        return None
    completed = history.completed_on
    if completed is not None and completed <= min(by, on):
        return None
    state, change = RequirementState.MET, completed if completed and completed > on else None
    because = f"To be perfected by {by}, a year after the last day relied on."
    after = day_after(by)
    if on > by:
        state = RequirementState.REFER
        because = f"The application was to be perfected by {by}: a roster specialist decides."
    if on <= by and after is not None:
        change = after if change is None else min(after, change)
    elif completed is not None and completed > by:
        change = None
    return Requirement(
        APPLICATION_CLOCK,
        "Perfect the application",
        state,
        because,
        source=work.source,
        confidence=work.confidence,
        changes_on=change,
        kind=RequirementKind.TIME,
        due_on=by,
    )


def _clocks(work: Requirement, filing: Filing) -> tuple[ApplicationClock, ...]:
    told = f"The {work.need} days were complete on {filing.completed_on}."
    found = []
    for clock_id, title, due in (
        ("file-application", "File the application", filing.file_by),
        ("perfect-application", "Perfect the application", filing.perfect_by),
    ):
        if due is not None:
            found.append(
                ApplicationClock(
                    clock_id, title, due, told, work.source, work.confidence or "unknown"
                )
            )
    return tuple(found)
