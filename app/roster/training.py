"""How the training of a record stands: what opens when, what is due, done, missed or referred."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from app.roster.asked import PRELIMINARY, CourseAsked, PreliminaryAsked, training_requirement
from app.roster.book import RuleBook
from app.roster.days import day_after
from app.roster.deadlines import Deadline, deadline, extended
from app.roster.facts import History
from app.roster.values import NotCounted, Requirement, RequirementState

_MET, _DUE, _LAPSED, _REFER, _NOT_RECORDED = (
    RequirementState.MET,
    RequirementState.DUE,
    RequirementState.LAPSED,
    RequirementState.REFER,
    RequirementState.NOT_RECORDED,
)

_DAY_OF = attrgetter("day")

Done = Mapping[str, Sequence[date]]
"""The days on which each course was completed."""


def completed(history: History) -> Done:
    """Return the days on which each course was completed."""
    done: dict[str, list[date]] = {}
    for each in history.completions:
        done.setdefault(each.course, []).append(each.completed_on)
    return done


def preliminary(
    history: History,
    asked: PreliminaryAsked,
    done: Done,
    on: date,
    not_counted: Iterable[NotCounted] = (),
) -> Requirement:
    """Return the training needed for placement; it opens after the first day that counts (SD0)."""
    rule, title = asked.rule, asked.title
    if history.placed_on is not None and history.placed_on <= on:
        if not done:
            return asked.met_at_placement(history.placed_on)
        because = f"Met: on the roster since {history.placed_on}."
        change = _first_refresher(asked, done, on)
        return training_requirement(rule, PRELIMINARY, title, _MET, because, None, change)
    days = [_last_done(done, course.codes, on) if done else None for course in asked.courses]
    ahead = [_next_done(done, course.codes, on) for course in asked.courses] if done else []
    missing = [c.code for c, day in zip(asked.courses, days, strict=True) if day is None]
    need, earliest = len(asked.courses), None
    if not missing:
        last = max(day for day in days if day is not None)
        state, because = _MET, f"Preliminary training {asked.names}: completed on {last}."
    else:
        state, told = _NOT_RECORDED, " and ".join(missing)
        refused = {each.day for each in not_counted}
        days_worked: Iterable[date] = map(_DAY_OF, history.days)
        if refused:
            days_worked = [day for day in days_worked if day not in refused]
        opens = min(days_worked, default=None)
        if opens is not None and opens <= on:
            because, earliest = f"Preliminary training {told}: open, not recorded yet.", on
        else:
            because = f"Preliminary training {told}: opens after the first verified day."
            earliest = opens
            ahead.append(opens)
    change = _earliest(*ahead)
    return training_requirement(
        rule, PRELIMINARY, title, state, because, None, change, need - len(missing), need, earliest
    )


def classification_training(
    history: History, courses: Iterable[CourseAsked], done: Done, on: date, book: RuleBook
) -> Iterator[Requirement]:
    """Yield each course that the classification needs after placement, as it stands."""
    placed = history.is_placed(on)
    for course in courses:
        followed = bool(done) and any(code in done for code in course.codes)
        if not followed and course.rule.asked != "always":
            enrolled = history.enrolments
            followed = bool(enrolled) and any(e.course in course.codes for e in enrolled)
            if not followed:
                continue
        if not placed and not followed:
            yield course.later
        else:
            yield _course(history, course, done, on, book)


def refreshers(
    history: History, asked: PreliminaryAsked, done: Done, on: date, book: RuleBook
) -> Iterator[Requirement]:
    """Yield the preliminary courses that a record on the roster must take again by some day."""
    for course in asked.courses:
        if course.refresh is not None and _last_done(done, course.codes, on) is not None:
            yield _course(history, course, done, on, book)


def _first_refresher(asked: PreliminaryAsked, done: Done, on: date) -> date | None:
    """Return when a first completion begins the time after which to take a course again."""
    return _earliest(
        *(
            _next_done(done, course.codes, on)
            for course in asked.courses
            if course.refresh is not None and _last_done(done, course.codes, on) is None
        )
    )


def _course(
    history: History, course: CourseAsked, done: Done, on: date, book: RuleBook
) -> Requirement:
    last, change = _last_done(done, course.codes, on), _next_done(done, course.codes, on)
    if last is not None and _enrolled_later(history, course.codes, last):
        because = (
            f"{course.code} completed on {last}, before the enrolment: a roster specialist decides."
        )
        return course.stands(_REFER, because, None, change, on)
    if last is not None:
        return _completed(history, course, last, on, change)
    if not history.is_placed(on):
        because = course.later.because
        return course.stands(RequirementState.LATER, because, None, change)
    due = deadline(history, course, book)
    if due is None:
        because = f"Training {course.code}: no due date is known."
        return course.stands(_REFER, because, None, change, on)
    return _open(history, course, due, on, change)


def _completed(
    history: History, course: CourseAsked, last: date, on: date, change: date | None
) -> Requirement:
    if course.refresh is None:
        because = f"{course.code} completed on {last}. When to take it again is not known."
        return course.stands(_MET, because, None, change)
    due = course.refresh.after(last)
    if on <= due:
        because = f"{course.code} completed on {last}, to be taken again by {due}."
        return course.stands(_MET, because, due, _earliest(change, day_after(due)))
    if not _is_on_record(history, due):
        because = f"{course.code} was to be taken again by {due}: not recorded yet."
        return course.stands(_NOT_RECORDED, because, due, change, on)
    because = f"{course.code} completed on {last} was to be taken again by {due}."
    state = _LAPSED if course.refresh_decides else _REFER
    return course.stands(state, because, due, change, on)


def _open(
    history: History, course: CourseAsked, due: Deadline, on: date, change: date | None
) -> Requirement:
    extension = extended(history, course.codes, due) if history.extensions else None
    if extension is not None:
        until, requested = extension.until, extension.requested_on
        if requested is not None and requested > due.latest:
            because = (
                f"Training {course.code}: an extension to {until} was asked for on {requested}, "
                "after the deadline: a roster specialist decides."
            )
            return course.stands(_REFER, because, until, change, on)
        due = Deadline(until, until, f"extended, due by {until}")
    if on <= due.latest:
        state, last, tail = _DUE, due.due_on, "."
        if on > due.due_on:
            state, last, tail = _REFER, due.latest, ": a roster specialist decides."
        because = f"Training {course.code}: {due.words}{tail}"
        change = _earliest(change, day_after(last))
        return course.stands(state, because, due.due_on, change, on)
    return _missed(history, course, due, on, change)


def _missed(
    history: History, course: CourseAsked, due: Deadline, on: date, change: date | None
) -> Requirement:
    if not _is_on_record(history, due.latest):
        because = f"Training {course.code}: not recorded yet."
        return course.stands(_NOT_RECORDED, because, due.latest, change, on)
    because = f"Training {course.code} was due by {due.latest} and is not completed."
    if course.rule.decides:
        return course.stands(_LAPSED, because, due.latest, change, on)
    because += " That it is asked for is inferred: a roster specialist decides."
    return course.stands(_REFER, because, due.latest, change, on)


def _is_on_record(history: History, day: date) -> bool:
    """Return True when every course completed by ``day`` would be on record here."""
    return history.training_recorded_from is not None and day >= history.training_recorded_from


def _enrolled_later(history: History, codes: Sequence[str], done: date) -> bool:
    enrolled = [e.enrolled_on for e in history.enrolments if e.course in codes]
    return bool(enrolled) and min(enrolled) > done


def _last_done(done: Done, codes: Sequence[str], on: date) -> date | None:
    days = [day for code in codes for day in done.get(code, ()) if day <= on]
    return max(days) if days else None


def _next_done(done: Done, codes: Sequence[str], on: date) -> date | None:
    days = [day for code in codes for day in done.get(code, ()) if day > on]
    return min(days) if days else None


def _earliest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known else None
