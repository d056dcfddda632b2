"""How the training of a record stands: what opens when, what is due, done, missed or referred."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.roster.book import RuleBook
from app.roster.days import day_after
from app.roster.facts import Extension, History
from app.roster.rules_as_values import Clock, TrainingRule
from app.roster.shared_rules import Course, SharedRules
from app.roster.values import Requirement, RequirementKind, RequirementState

_CONSEQUENCE = (
    "If it is missed you are suspended until you complete it, and suspended days do not count."
)
_PRELIMINARY = "preliminary-training"
_MET, _DUE, _LAPSED, _REFER, _NOT_RECORDED = (
    RequirementState.MET,
    RequirementState.DUE,
    RequirementState.LAPSED,
    RequirementState.REFER,
    RequirementState.NOT_RECORDED,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for a course; ``latest`` is later where its format is not known."""

    due_on: date
    latest: date
    words: str
    known: bool = True


def preliminary(history: History, rule: TrainingRule, on: date) -> Requirement:
    """Return the training needed for placement; it opens after the first verified day (SD0)."""
    names = " and ".join("/".join(choice) for choice in rule.courses)
    title = f"Preliminary training: {names}"
    if history.placed_on is not None and history.placed_on <= on:
        because = f"Met: on the roster since {history.placed_on}."
        return _Item(rule, _PRELIMINARY, title, None).stands(_MET, because)
    codes = [code for choice in rule.courses for code in choice]
    item = _Item(rule, _PRELIMINARY, title, _next_completion(history, codes, on))
    done = [_last_done(history, choice, on) for choice in rule.courses]
    wrong = [c for c, day in zip(rule.courses, done, strict=True) if day is None]
    need = len(rule.courses)
    counts = need - len(wrong), need
    if not wrong:
        last = max(day for day in done if day is not None)
        because = f"Preliminary training {names}: completed on {last.isoformat()}."
        return item.stands(_MET, because, counts=counts)
    told = " and ".join("/".join(choice) for choice in wrong)
    opens = min((worked.day for worked in history.days), default=None)
    if opens is not None and opens <= on:
        because = f"Preliminary training {told}: open, not recorded yet."
        return item.stands(_NOT_RECORDED, because, counts=counts)
    because = f"Preliminary training {told}: opens after the first verified day."
    return item.stands(_NOT_RECORDED, because, changes_on=opens, counts=counts)


def classification_training(
    history: History, rule: TrainingRule, on: date, book: RuleBook
) -> list[Requirement]:
    """Return each course that the classification needs after placement, as it stands."""
    found = []
    for choice in rule.courses:
        followed = any(c.course in choice for c in history.completions) or any(
            e.course in choice for e in history.enrolments
        )
        if rule.asked == "always" or followed:
            found.append(_course(history, rule, choice, on, book))
    return found


def refreshers(history: History, rule: TrainingRule, on: date, book: RuleBook) -> list[Requirement]:
    """Return the preliminary courses that a record on the roster must take again by some day."""
    found = []
    for choice in rule.courses:
        if any(c.course in choice and c.completed_on <= on for c in history.completions):
            requirement = _course(history, rule, choice, on, book)
            if requirement.due_on is not None:
                found.append(requirement)
    return found


def deadline(
    history: History, rule: TrainingRule, courses: Sequence[Course], book: RuleBook
) -> Deadline | None:
    """Return until when a course must be done after placement; None before there is one.

    The clock runs from placement, from the decision of a retroactive one, or from the first day
    on which the course was asked for, whichever is latest.
    """
    starts = [history.placed_on, history.placement_decided_on, rule.in_force_from]
    if history.placed_on is None:
        return None
    start = max(day for day in starts if day is not None)
    online = book.clock(history.roster, "online-training", start)
    in_person = book.clock(history.roster, "in-person-training", start)
    if online is None or in_person is None:
        return None
    return _deadline(start, courses, online, in_person)


def _deadline(start: date, courses: Sequence[Course], online: Clock, in_person: Clock) -> Deadline:
    ends = {"online": online.length.after(start), "in_person": in_person.length.after(start)}
    formats = {course.format for course in courses}
    if len(formats) == 1 and None not in formats:
        due = ends[next(iter(formats))]  # type: ignore[index]
        return Deadline(due, due, f"due by {due.isoformat()}")
    first, last = min(ends.values()), max(ends.values())
    words = (
        f"due by {ends['online'].isoformat()} if online, by {ends['in_person'].isoformat()} if in "
        "person; which it is, is not known"
    )
    return Deadline(first, last, words, known=first == last)


def _course(
    history: History, rule: TrainingRule, choice: tuple[str, ...], on: date, book: RuleBook
) -> Requirement:
    courses = _courses(choice, book.shared)
    code = "/".join(choice)
    title = f"{code} {courses[0].title}" if courses else f"Course {code}"
    item = _Item(rule, _id(code), title, _next_completion(history, choice, on))
    done = _last_done(history, choice, on)
    if done is not None and _enrolled_later(history, choice, done):
        because = f"{code} completed on {done}, before the enrolment: a person must say."
        return item.stands(_REFER, because)
    if done is not None:
        return _completed(history, item, code, courses, done, on)
    if not history.is_placed(on):
        return item.stands(RequirementState.LATER, f"Training {code}: due after placement.")
    due = deadline(history, rule, courses, book)
    if due is None:
        return item.stands(_REFER, f"Training {code}: no due date is known.")
    return _open(history, item, code, due, on)


def _completed(
    history: History, item: "_Item", code: str, courses: Sequence[Course], done: date, on: date
) -> Requirement:
    refresh = [course.refresh for course in courses if course.refresh is not None]
    if not refresh:
        because = f"{code} completed on {done}. When to take it again is not known."
        return item.stands(_MET, because)
    due = min(length.after(done) for length in refresh)
    if on <= due:
        because = f"{code} completed on {done}, to be taken again by {due}."
        return item.stands(_MET, because, due, day_after(due))
    if not _is_on_record(history, due):
        because = f"{code} was to be taken again by {due}: not recorded yet."
        return item.stands(_NOT_RECORDED, because, due)
    because = f"{code} completed on {done} was to be taken again by {due}."
    decides = item.rule.decides and all(course.decides for course in courses)
    return item.stands(_LAPSED if decides else _REFER, because, due)


def _open(history: History, item: "_Item", code: str, due: Deadline, on: date) -> Requirement:
    extension = _extension(history, code.split("/"), due)
    if extension is not None:
        asked = extension.requested_on
        if asked is not None and asked > due.latest:
            because = (
                f"Training {code}: an extension to {extension.until} was asked for on {asked}, "
                "after the deadline: a person must say."
            )
            return item.stands(_REFER, because, extension.until)
        words = f"extended, due by {extension.until.isoformat()}"
        due = Deadline(extension.until, extension.until, words)
    if on <= due.due_on:
        return item.stands(
            _DUE, f"Training {code}: {due.words}.", due.due_on, day_after(due.due_on)
        )
    if on <= due.latest:
        because = f"Training {code}: {due.words}: a person must say."
        return item.stands(_REFER, because, due.due_on, day_after(due.latest))
    return _missed(history, item, code, due)


def _missed(history: History, item: "_Item", code: str, due: Deadline) -> Requirement:
    if not _is_on_record(history, due.latest):
        return item.stands(_NOT_RECORDED, f"Training {code}: not recorded yet.", due.latest)
    because = f"Training {code} was due by {due.latest} and is not completed."
    if item.rule.decides:
        return item.stands(_LAPSED, because, due.latest)
    because += " That it is asked for is inferred: a person must say."
    return item.stands(_REFER, because, due.latest)


def _is_on_record(history: History, day: date) -> bool:
    """Return True when every course completed by ``day`` would be on record here."""
    return history.training_recorded_from is not None and day >= history.training_recorded_from


def _enrolled_later(history: History, choice: Sequence[str], done: date) -> bool:
    enrolled = [e.enrolled_on for e in history.enrolments if e.course in choice]
    return bool(enrolled) and min(enrolled) > done


def _extension(history: History, codes: Sequence[str], due: Deadline) -> Extension | None:
    """Return the extension that reaches furthest beyond the deadline, if any."""
    found = [e for e in history.extensions if e.course in codes and e.until > due.latest]
    return max(found, key=lambda each: each.until, default=None)


def _courses(choice: Sequence[str], shared: SharedRules) -> list[Course]:
    return [course for code in choice if (course := shared.course(code)) is not None]


def _last_done(history: History, choice: Sequence[str], on: date) -> date | None:
    done = [c.completed_on for c in history.completions if c.course in choice]
    return max((day for day in done if day <= on), default=None)


def _next_completion(history: History, codes: Sequence[str], on: date) -> date | None:
    done = [c.completed_on for c in history.completions if c.course in codes]
    return min((day for day in done if day > on), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _id(code: str) -> str:
    return f"training-{code.replace('/', '-').lower()}"


@dataclass(frozen=True, slots=True)
class _Item:
    """What a training requirement is about, and when the next completion changes it."""

    rule: TrainingRule
    id: str
    title: str
    completed_next: date | None

    def stands(
        self,
        state: RequirementState,
        because: str,
        due_on: date | None = None,
        changes_on: date | None = None,
        counts: tuple[int, int] | None = None,
    ) -> Requirement:
        """Return the requirement in a state, with the first of the dates that change it."""
        have, need = counts or (None, None)
        return Requirement(
            self.id,
            self.title,
            state,
            because,
            have,
            need,
            self.rule.id,
            self.rule.version,
            self.rule.source,
            self.rule.confidence,
            (),
            _earliest(self.completed_next, changes_on),
            RequirementKind.TRAINING,
            due_on,
            None if self.rule.preliminary and due_on is None else _CONSEQUENCE,
        )
