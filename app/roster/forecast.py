"""What is ahead of one record: days that leave, what would complete it, what to renew by when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from app.roster import windows
from app.roster.book import RuleBook
from app.roster.compliance import assess
from app.roster.counting import counted
from app.roster.days import Length, add_days
from app.roster.facts import History
from app.roster.rules_as_values import WorkRule
from app.roster.values import (
    Assessment,
    Completion,
    Forecast,
    Leaving,
    Renewal,
    Requirement,
    RequirementKind,
    RequirementState,
    UnmatchedWork,
)
from app.roster.work_experience import WORK_EXPERIENCE

_ANY_365 = Length(365, "day")
_AT_MOST_TOGETHER = 3
_PRODUCTIONS_TRIED = 12
_COMPLETIONS_SHOWN = 5
_GAP_DAYS = 4
"""Days of one working week leave as one group: a weekend lies between at most."""

_RENEWED = frozenset({RequirementKind.CREDENTIAL, RequirementKind.TRAINING})


def forecast(
    history: History, book: RuleBook, on: date, unmatched: Sequence[UnmatchedWork] = ()
) -> Forecast:
    """Return what is ahead of a record on ``on``; ``unmatched`` is work claimed, not credited."""
    found = assess(history, book, on)
    work = next(each for each in found.requirements if each.id == WORK_EXPERIENCE)
    window = _window(history, work, book, on)
    renewals = tuple(_renewals(found, on)) if history.is_placed(on) else ()
    if window is None or work.need is None:
        told = (*_told(work, history, on), *(each.message for each in renewals))
        return Forecast(on, work.have, work.need, (), (), None, None, renewals, told)
    short = (work.have or 0) < work.need
    leaving = tuple(window.leaving()) if short else ()
    completions = window.completions(unmatched, work.need) if short else ()
    last_start = window.last_start(work.need) if short else None
    messages = (
        *_told(work, history, on),
        *(_leaves(each) for each in leaving[:1]),
        *(_completes(each) for each in completions[:1]),
        *_begin(last_start, window, work.need),
        *(f"{clock.title} by {_day(clock.due_on)}." for clock in found.clocks),
        *(each.message for each in renewals),
    )
    return Forecast(
        on,
        work.have,
        work.need,
        leaving,
        completions,
        work.earliest_on,
        last_start,
        renewals,
        tuple(messages),
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """The days that still count in the window that ends on ``on``, and how they leave it.

    They never leave where ``is_fixed``: the window ends with the application, or there is none.
    """

    history: History
    rule: WorkRule
    on: date
    length: Length
    is_fixed: bool
    usable: list[date]

    def leaving(self) -> Iterator[Leaving]:
        """Yield the groups of days that leave, in order; a fixed window keeps its days."""
        if self.is_fixed:
            return
        left = len(self.usable)
        for days in _runs(self.usable):
            first = windows.leaves_on(self.length, days[0])
            through = windows.leaves_on(self.length, days[-1])
            if first is None or through is None:
                return
            left -= len(days)
            yield Leaving(first, through, tuple(days), left)

    def completions(self, unmatched: Sequence[UnmatchedWork], need: int) -> tuple[Completion, ...]:
        """Return the smallest sets of unmatched productions that would be enough."""
        tried = sorted(unmatched, key=lambda each: -len(each.days))[:_PRODUCTIONS_TRIED]
        found: list[Completion] = []
        for size in range(1, min(len(tried), _AT_MOST_TOGETHER) + 1):
            for some in combinations(tried, size):
                days = sorted({*self.usable, *(d for w in some for d in w.days if d <= self.on)})
                have = len(windows.relied_on(self.rule, days, self.history, self.on))
                if have >= need:
                    found.append(Completion(tuple(w.production for w in some), have))
            if found:
                break
        return tuple(found[:_COMPLETIONS_SHOWN])

    def last_start(self, need: int) -> date | None:
        """Return the last day to begin working daily so that no day held now is lost."""
        if self.is_fixed or not self.usable:
            return None
        gone = windows.leaves_on(self.length, self.usable[0])
        start = add_days(gone, len(self.usable) - need) if gone is not None else None
        return start if start is not None and start > self.on else None


def _window(history: History, work: Requirement, book: RuleBook, on: date) -> _Window | None:
    asked = book.asked(history.key, on)
    ways = [rule for way in asked.ways for rule in way]
    rule = next((each for each in ways if each.id == work.rule), None)
    if rule is None or rule.years is not None:
        return None
    days = counted(history, rule, asked.shared, on).days
    fixed = rule.window is None or rule.window.anchor == "application"
    length = rule.window.length if rule.window is not None else _ANY_365
    if fixed:
        usable = list(windows.relied_on(rule, days, history, on))
    else:
        usable = days[bisect_left(days, length.ending_on(on).first) :]
    return _Window(history, rule, on, length, fixed, usable)


def _runs(days: Sequence[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days < _GAP_DAYS:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _renewals(found: Assessment, on: date) -> Iterator[Renewal]:
    ahead = found.advancement
    reached = ahead.anticipated_on if ahead is not None and not ahead.refer else None
    for each in found.requirements:
        if each.kind not in _RENEWED or each.due_on is None:
            continue
        if each.state is RequirementState.LAPSED:
            yield _late(each, on, reached)
        elif each.state in {RequirementState.MET, RequirementState.DUE} and each.due_on >= on:
            yield _in_time(each, reached)


def _in_time(each: Requirement, reached: date | None) -> Renewal:
    due = each.due_on or date.max
    done = "renew" if each.kind is RequirementKind.CREDENTIAL else "complete"
    if reached is None or due >= reached:
        message = f"If you {done} {each.title} by {_day(due)} you stay compliant."
    else:
        message = (
            f"If you {done} {each.title} by {_day(due)} your advancement date stays "
            f"{_day(reached)}; each day later moves it by a day."
        )
    return Renewal(each.title, due, reached, message)


def _late(each: Requirement, on: date, reached: date | None) -> Renewal:
    done = "renew" if each.kind is RequirementKind.CREDENTIAL else "complete"
    message = f"You are suspended until you {done} {each.title}."
    if reached is not None:
        message += (
            f" If it holds from tomorrow on your advancement date stays {_day(reached)}; each day "
            "later moves it by a day."
        )
    return Renewal(each.title, add_days(on, 1), reached, message)


def _told(work: Requirement, history: History, on: date) -> Iterator[str]:
    if history.is_placed(on):
        return
    if not work.need or work.have is None:
        yield work.because
        return
    unit = "years" if work.because.startswith(f"{work.have} of {work.need} years") else "days"
    yield f"You hold {work.have} of {work.need} {unit}."
    if work.earliest_on is not None:
        yield f"Working every day, you can complete them on {_day(work.earliest_on)}."
    if work.state is RequirementState.REFER:
        yield work.because


def _leaves(each: Leaving) -> str:
    number = len(each.days)
    if number == 1:
        return f"1 day leaves the window on {_day(each.on)}."
    if each.through == each.on:
        return f"{number} days leave the window on {_day(each.on)}."
    return f"{number} days leave the window from {_day(each.on)} to {_day(each.through)}."


def _completes(each: Completion) -> str:
    names = " and ".join(each.productions)
    if len(each.productions) == 1:
        return f"The unmatched production {names} would complete you."
    return f"These {len(each.productions)} unmatched productions would complete you: {names}."


def _begin(last_start: date | None, window: _Window, need: int) -> Iterator[str]:
    if last_start is not None:
        more = need - len(window.usable)
        days = "1 more day" if more == 1 else f"{more} more days"
        yield f"Begin {days} by {_day(last_start)}, so that none that you hold is lost."


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
