"""How the work experience of an application stands: the way to qualify that stands best."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from app.roster import windows
from app.roster.counting import Counted, counted
from app.roster.facts import History
from app.roster.rules_as_values import WorkRule
from app.roster.shared_rules import SharedRules
from app.roster.values import Requirement, RequirementKind, RequirementState

WORK_EXPERIENCE = "work-experience"
_TITLE = "Work Experience"
_PLACEMENTS_HELD = 4096
_NO_SHARED = SharedRules()
_ORDER = {RequirementState.MET: 0, RequirementState.REFER: 1, RequirementState.NOT_MET: 2}


@lru_cache(maxsize=_PLACEMENTS_HELD)
def work_at_placement(placed_on: date) -> Requirement:
    """Return the work requirement of a record on the roster, which counts no days any more."""
    return Requirement(
        WORK_EXPERIENCE,
        _TITLE,
        RequirementState.MET,
        f"Met: on the roster since {placed_on.isoformat()}.",
        kind=RequirementKind.WORK,
    )


def work_experience(
    history: History, rules: Sequence[WorkRule], on: date, shared: SharedRules = _NO_SHARED
) -> Requirement:
    """Return the work requirement by the way to qualify that stands best.

    Rules of one path are readings of one text: where they disagree, a roster specialist
    decides. A rule whose numbers are inferred or unknown never decides by itself.
    """
    paths: dict[str, list[WorkRule]] = {}
    for rule in rules:
        paths.setdefault(rule.path, []).append(rule)
    return best_way(history, tuple(paths.values()), on, shared)[0]


def best_way(
    history: History, ways: Iterable[Sequence[WorkRule]], on: date, shared: SharedRules
) -> tuple[Requirement, windows.Filing | None]:
    """Return the work requirement by the best of the ways, and the clocks that follow from it."""
    found = [_way(history, w, on, shared) for w in ways if _concerns(history, w)]
    if not found:
        because = "The rule book names no work experience for this classification."
        return Requirement(
            WORK_EXPERIENCE, _TITLE, RequirementState.REFER, because, kind=RequirementKind.WORK
        ), None
    best, clocks = found[0] if len(found) == 1 else min(found, key=lambda way: _rank(way[0]))
    changes = [way.changes_on for way, _ in found if way.changes_on is not None]
    first = min(changes) if changes else None
    return best if best.changes_on == first else replace(best, changes_on=first), clocks


def _concerns(history: History, readings: Sequence[WorkRule]) -> bool:
    """Return False for a way by another roster's days when there are none."""
    under = readings[0].days_under
    if under is None:
        return True
    job = None
    for worked in history.days:
        if worked.job is not job:
            job = worked.job
            if job is not None and job.roster == under:
                return True
    return False


def _rank(way: Requirement) -> tuple[int, float]:
    if way.need is None or way.have is None:
        return _ORDER[way.state], float("inf")
    return _ORDER[way.state], max(0, way.need - way.have) / max(1, way.need)


def _way(
    history: History, readings: Sequence[WorkRule], on: date, shared: SharedRules
) -> tuple[Requirement, windows.Filing | None]:
    first, clocks = _reading(history, readings[0], on, shared)
    if len(readings) == 1:
        return first, clocks
    found = [first, *(_reading(history, rule, on, shared)[0] for rule in readings[1:])]
    changes = min((r.changes_on for r in found if r.changes_on), default=None)
    if len({reading.state for reading in found}) == 1:
        return replace(first, changes_on=changes), clocks
    told = "; ".join(f"{r.have} of {r.need}" for r in found)
    because = f"Two published readings of the rule disagree ({told}): a roster specialist decides."
    refer = RequirementState.REFER
    return replace(first, state=refer, because=because, changes_on=changes), clocks


def _reading(
    history: History, rule: WorkRule, on: date, shared: SharedRules
) -> tuple[Requirement, windows.Filing | None]:
    days = counted(history, rule, shared, on)
    relied = windows.relied_on(rule, days.days, history, on)
    have = windows.years_reached(rule, days.days, history.applied_on) if rule.years else len(relied)
    need = rule.years.value if rule.years else rule.days.value
    clocks = windows.filing(rule, days.days, history) if need is not None and have >= need else None
    state, because = _decided(rule, have, need, days, history, on, clocks)
    short = need is not None and have < need
    requirement = Requirement(
        WORK_EXPERIENCE,
        _TITLE,
        state,
        because,
        have,
        need,
        rule.id,
        rule.version,
        rule.source,
        rule.confidence,
        relied,
        _changes_on(rule, relied, history, on),
        RequirementKind.WORK,
        None,
        None,
        tuple([days.evidence[day] for day in relied if day in days.evidence]),
        days.not_counted,
        windows.earliest_possible(rule, days.days, history, on, need)
        if short and need is not None
        else None,
    )
    return requirement, clocks


def _decided(
    rule: WorkRule,
    have: int,
    need: int | None,
    days: Counted,
    history: History,
    on: date,
    clocks: windows.Filing | None,
) -> tuple[RequirementState, str]:
    if need is None or rule.days.value is None:
        because = "How many days are asked for is not known: a roster specialist decides."
        return RequirementState.REFER, because
    if need == 0:
        return RequirementState.MET, "No days of work are asked for."
    unit = "years" if rule.years else "days"
    told = f"{have} of {need} {unit}."
    if rule.confidence == "inferred":
        enough = "this is enough" if have >= need else f"{need} {unit} are asked for"
        because = f"{told} That {enough} is inferred, so a roster specialist decides."
        return RequirementState.REFER, because
    if have < need:
        return _short(rule, told, need, days, history, on)
    if clocks is not None and not clocks.in_time and clocks.file_by is not None:
        because = (
            f"{told} They were complete on {clocks.completed_on.isoformat()}, so the application "
            f"was due by {clocks.file_by.isoformat()}: a roster specialist decides."
        )
        return RequirementState.REFER, because
    return RequirementState.MET, told


def _short(
    rule: WorkRule, told: str, need: int, days: Counted, history: History, on: date
) -> tuple[RequirementState, str]:
    """Return *refer* when the days that a specialist decides would be enough, else *not met*."""
    open_days = {each.day for each in days.not_counted if each.refer}
    if open_days and rule.years is None:
        both = sorted({*days.days, *open_days})
        if len(windows.relied_on(rule, both, history, on)) >= need:
            number = "1 day" if len(open_days) == 1 else f"{len(open_days)} days"
            because = f"{told} {number} that a roster specialist decides would complete them."
            return RequirementState.REFER, because
    return RequirementState.NOT_MET, told


def _changes_on(rule: WorkRule, relied: Sequence[date], history: History, on: date) -> date | None:
    """Return when a day enters or leaves, or the window stops moving with the date."""
    ahead = [windows.next_worked(history, on)]
    if windows.moves(rule, history, on) and rule.window is not None:
        ahead.append(history.completed_on)
        if relied:
            ahead.append(windows.leaves_on(rule.window.length, relied[0]))
    changes = [day for day in ahead if day is not None]
    return min(changes) if changes else None
