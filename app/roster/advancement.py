"""When a grouped record moves to the next group: time active and compliant, nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from app.roster.days import Length, Span, add_days
from app.roster.facts import GroupHeld, History
from app.roster.frozen import value
from app.roster.rules_as_values import Grouping
from app.roster.values import Advancement, LostDays, Standing


class Placed(Protocol):
    """How a record on the roster stands on a day, and until when by itself."""

    @property
    def standing(self) -> Standing: ...
    @property
    def reasons(self) -> frozenset[str]: ...
    @property
    def changes_on(self) -> date | None: ...


@value
class GroupWay:
    """The group on a date, the way to the next one, and when the group changes by itself."""

    group: str | None = None
    advancement: Advancement | None = None
    changes_on: date | None = None


StandsOn = Callable[[date], Placed]
_NOT_SERVED = (Standing.SUSPENDED, Standing.REMOVED)
"""Days on which a record stands so do not count towards the next group."""


def advancement_date(since: date, needed: Length, suspended: Iterable[Span]) -> date:
    """Return the anticipated advancement date, moved by every suspended day before it.

    ``suspended`` spans include both ends; days covered twice move the date once (SD2: days not
    in compliance are excluded).
    """
    reached = needed.after(since)
    lost = sorted({day for span in suspended for day in _days(span) if day >= since})
    for day in lost:
        if day < reached:
            reached += timedelta(days=1)
    return reached


def advancement_of(
    history: History, steps: Sequence[Grouping], on: date, stands: StandsOn
) -> GroupWay:
    """Return the group on a date, the way to the next one, and when it changes by itself.

    A record enters in the lowest group. It moves by itself where the rule says so for certain and
    every day of its time is on record; else it stays until a person states the new group.
    """
    group, since = _stated(history, steps, on)
    clash = _contradictory(history.groups)
    ahead = min((held.since for held in history.groups if held.since > on), default=None)
    while (step := _step(steps, group)) is not None:
        found = _towards(step, since, on, stands)
        if clash:
            found = _referred(
                found, "Two groups are recorded at one time: a roster specialist decides."
            )
        if found.anticipated_on > on:
            change = add_days(on, 1) if found.moves_daily else found.anticipated_on
            return GroupWay(group, found, min(change, ahead) if ahead is not None else change)
        if found.refer:
            return GroupWay(group, replace(found, is_reached=True), ahead)
        group, since = step.to_group, found.anticipated_on
    return GroupWay(group, None, ahead)


def _towards(step: Grouping, since: date, on: date, stands: StandsOn) -> Advancement:
    """Return the way along one step as it stands on ``on``."""
    target = step.length.after(since)
    lost: list[LostDays] = []
    unknown: list[str] = []
    day = since
    while day <= on and day < target:
        placed = stands(day)
        end = on if placed.changes_on is None else min(on, add_days(placed.changes_on, -1))
        if placed.standing in _NOT_SERVED:
            because = " ".join(sorted(placed.reasons))
            before, target = target, add_days(target, (end - day).days + 1)
            lost = _joined(lost, LostDays(day, end, because, before, target))
        elif placed.standing is Standing.PENDING:
            unknown += [reason for reason in sorted(placed.reasons) if reason not in unknown]
        if end == date.max:
            break
        day = add_days(end, 1)
    return _advancement(step, since, target, lost, unknown, on)


def _advancement(
    step: Grouping,
    since: date,
    target: date,
    lost: Sequence[LostDays],
    unknown: Sequence[str],
    on: date,
) -> Advancement:
    told = [
        f"{each.because} {each.days} {'day' if each.days == 1 else 'days'} lost: "
        f"{each.date_before} → {each.date_after}."
        for each in lost
    ]
    if unknown:
        told.append(f"Not on record: {' '.join(unknown)} A roster specialist confirms the date.")
    if not step.decides:
        told.append("The length of this step is inferred: a roster specialist confirms the move.")
    return Advancement(
        from_group=step.from_group,
        to_group=step.to_group,
        title=step.title,
        since=since,
        planned_on=step.length.after(since),
        anticipated_on=target,
        lost=tuple(lost),
        because=" ".join(told) or f"No day was lost since {since}.",
        rule=f"group-{step.from_group}-{step.to_group}",
        source=step.source,
        confidence=step.confidence,
        refer=bool(unknown) or not step.decides,
        moves_daily=bool(lost) and lost[-1].last == on,
    )


def _joined(lost: list[LostDays], more: LostDays) -> list[LostDays]:
    """Return the lost days with one more span, joined to the last where only time parts them."""
    last = lost[-1] if lost else None
    if last is None or last.because != more.because or add_days(last.last, 1) != more.first:
        return [*lost, more]
    joined = LostDays(last.first, more.last, last.because, last.date_before, more.date_after)
    return [*lost[:-1], joined]


def _referred(found: Advancement, because: str) -> Advancement:
    return replace(found, refer=True, because=f"{found.because} {because}")


def _stated(history: History, steps: Sequence[Grouping], on: date) -> tuple[str, date]:
    stated = [held for held in history.groups if held.since <= on]
    if stated:
        held = max(stated, key=lambda each: each.since)
        return held.group, held.since
    reached = {step.to_group for step in steps}
    lowest = next((s.from_group for s in steps if s.from_group not in reached), "")
    return lowest, history.placed_on or on


def _step(steps: Sequence[Grouping], group: str) -> Grouping | None:
    return next((step for step in steps if step.from_group == group), None)


def _contradictory(groups: Sequence[GroupHeld]) -> bool:
    ordered = sorted(groups, key=lambda held: held.since)
    return any(
        one.group != other.group
        and (one.since == other.since or (one.until is not None and one.until >= other.since))
        for one, other in pairwise(ordered)
    )


def _days(span: Span) -> list[date]:
    return [span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1)]
