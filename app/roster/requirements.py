"""How each requirement of a record stands on a date: work experience, credentials, training."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.roster.days import Length, Span, add_months, best_window, completions, days_in
from app.roster.rules_as_values import CredentialRule, RuleBook, TrainingRule, WorkRule
from app.roster.values import HeldCredential, History, Requirement, RequirementState

WORK_EXPERIENCE = "work-experience"
_ANY_365 = Length(365, "day")
_ORDER = (
    RequirementState.MET,
    RequirementState.REFER,
    RequirementState.NOT_MET,
)


def requirements(history: History, book: RuleBook, on: date) -> tuple[Requirement, ...]:
    """Return every requirement of the record's classification as it stands on ``on``.

    A record on the roster had its work experience and preliminary training when it was placed.
    """
    key = (history.roster, history.local, history.classification)
    placed_on = history.placed_on if history.is_placed(on) else None
    return (
        work_at_placement(placed_on)
        if placed_on is not None
        else work_experience(history, book.work_rules(*key, on), on),
        *(credential(history.credentials, rule, on) for rule in book.credentials(*key)),
        *(training(rule, placed_on) for rule in book.training(*key)),
    )


def work_at_placement(placed_on: date) -> Requirement:
    """Return the work requirement of a record on the roster, which counts no days any more."""
    return Requirement(
        WORK_EXPERIENCE, "Work Experience", RequirementState.MET, _at_placement(placed_on)
    )


def work_experience(history: History, rules: Sequence[WorkRule], on: date) -> Requirement:
    """Return the work requirement by the way to qualify that stands best.

    Rules of one path are readings of one text: where they disagree, a person must say. A rule
    whose numbers are inferred or unknown never decides by itself.
    """
    if not rules:
        because = "The rule book names no work experience for this classification."
        return Requirement(WORK_EXPERIENCE, "Work Experience", RequirementState.REFER, because)
    paths: dict[str, list[WorkRule]] = {}
    for rule in rules:
        paths.setdefault(rule.path, []).append(rule)
    ways = [_path(history, readings, on) for readings in paths.values()]
    return min(ways, key=lambda way: (_ORDER.index(way.state), _missing(way)))


def credential(held: Iterable[HeldCredential], rule: CredentialRule, on: date) -> Requirement:
    """Return how a license or certificate stands; it is valid through its expiry day."""
    expiries = [c.expires_on or date.max for c in held if c.kind == rule.kind]
    found = Requirement(
        id=rule.kind.replace("_", "-"),
        title=rule.title,
        state=RequirementState.NOT_RECORDED,
        because=f"{rule.title}: not recorded yet.",
        source=rule.source,
        confidence=rule.confidence,
    )
    if not expiries:
        return found
    last = max(expiries)
    if last < on:
        because = f"{rule.title} expired on {last.isoformat()}."
        return replace(found, state=RequirementState.LAPSED, because=because)
    because = f"{rule.title} valid through {last.isoformat()}."
    changes_on = last + timedelta(days=1)
    return replace(found, state=RequirementState.MET, because=because, changes_on=changes_on)


def training(rule: TrainingRule, placed_on: date | None) -> Requirement:
    """Return a training requirement; completions are not recorded, so only placement proves one."""
    if rule.preliminary:
        return _preliminary(rule, placed_on)
    courses = ", ".join(rule.courses)
    found = Requirement(
        id=f"training-{'-'.join(rule.courses).lower()}",
        title=f"Training: {courses}",
        state=RequirementState.NOT_RECORDED,
        because=f"Training {courses}: not recorded yet.",
        source=rule.source,
        confidence=rule.confidence,
    )
    if placed_on is not None:
        return found
    because = f"Training {courses}: due after placement."
    return replace(found, state=RequirementState.LATER, because=because)


def _preliminary(rule: TrainingRule, placed_on: date | None) -> Requirement:
    courses = " and ".join(rule.courses)
    found = Requirement(
        id="preliminary-training",
        title=f"Preliminary training: {courses}",
        state=RequirementState.NOT_RECORDED,
        because=f"Preliminary training {courses}: not recorded yet.",
        source=rule.source,
        confidence=rule.confidence,
    )
    if placed_on is None:
        return found
    return replace(found, state=RequirementState.MET, because=_at_placement(placed_on))


def _at_placement(placed_on: date) -> str:
    return f"Met: on the roster since {placed_on.isoformat()}."


def window_of(rule: WorkRule, history: History, on: date) -> Span | None:
    """Return the fixed window in which the rule counts days, None when any window will do."""
    if rule.window is None or rule.window.anchor == "any":
        return None
    if rule.window.anchor == "application":
        return rule.window.length.ending_on(history.applied_on - timedelta(days=1))
    return rule.window.length.ending_on(history.completed_on or on)


def _path(history: History, readings: Sequence[WorkRule], on: date) -> Requirement:
    found = [_reading(history, rule, on) for rule in readings]
    if len({reading.state for reading in found}) == 1:
        return found[0]
    told = "; ".join(f"{r.rule}: {r.have} of {r.need}" for r in found)
    because = f"Two published readings of the rule disagree ({told}): a person must say."
    changes = min((r.changes_on for r in found if r.changes_on), default=None)
    return replace(found[0], state=RequirementState.REFER, because=because, changes_on=changes)


def _reading(history: History, rule: WorkRule, on: date) -> Requirement:
    days = [d.day for d in history.days if d.day <= on and _fits_basis(rule, union=d.union)]
    need = rule.days.value
    relied_on = _relied_on(rule, days, history, on)
    have = _years_reached(rule, days) if rule.years else len(relied_on)
    need = rule.years.value if rule.years else need
    found = Requirement(
        id=WORK_EXPERIENCE,
        title="Work Experience",
        state=RequirementState.NOT_MET,
        because=f"{have} of {need} {'years' if rule.years else 'days'}.",
        have=have,
        need=need,
        rule=rule.id,
        version=rule.version,
        source=rule.source,
        confidence=rule.confidence,
        days=relied_on,
        changes_on=_leaves_on(rule, relied_on, history),
    )
    return _decided(found, rule, days, history)


def _decided(
    found: Requirement, rule: WorkRule, days: Sequence[date], history: History
) -> Requirement:
    if found.need is None or found.have is None:
        because = f"The number of days that {rule.id} needs is not known: a person must say."
        return replace(found, state=RequirementState.REFER, because=because)
    if found.have < found.need:
        return found
    if rule.confidence == "inferred":
        because = f"{found.because} {rule.id} is inferred, so a person must confirm it."
        return replace(found, state=RequirementState.REFER, because=because)
    late = _filed_late(rule, days, history)
    if late is not None:
        return replace(found, state=RequirementState.REFER, because=f"{found.because} {late}")
    return replace(found, state=RequirementState.MET)


def _fits_basis(rule: WorkRule, *, union: bool) -> bool:
    return rule.basis == "any" or (rule.basis == "union") == union


def _relied_on(
    rule: WorkRule, days: Sequence[date], history: History, on: date
) -> tuple[date, ...]:
    fixed = window_of(rule, history, on)
    if fixed is not None:
        return days_in(days, fixed)
    if rule.window is not None:
        return best_window(days, rule.window.length)
    return tuple(sorted(set(days))) if rule.years else best_window(days, _ANY_365)


def _years_reached(rule: WorkRule, days: Sequence[date]) -> int:
    """Return in how many of the best ``within_years`` successive years enough days were worked."""
    ordered = sorted(set(days))
    if not ordered or rule.within_years is None or rule.days.value is None:
        return 0
    years = []
    start = ordered[0]
    while start <= ordered[-1]:
        year = Span(start, add_months(start, 12) - timedelta(days=1))
        years.append(len(days_in(ordered, year)) >= rule.days.value)
        start = add_months(start, 12)
    spans = range(max(1, len(years) - rule.within_years + 1))
    return max(sum(years[first : first + rule.within_years]) for first in spans)


def _leaves_on(rule: WorkRule, relied_on: Sequence[date], history: History) -> date | None:
    """Return when the earliest day leaves a window that moves with the date of completion."""
    moving = rule.window is not None and rule.window.anchor == "completion"
    if not moving or not relied_on or history.completed_on or rule.window is None:
        return None
    return rule.window.length.after(relied_on[0])


def _filed_late(rule: WorkRule, days: Sequence[date], history: History) -> str | None:
    if rule.file_within is None or rule.window is None or rule.days.value is None:
        return None
    completed = completions(days, rule.days.value, rule.window.length)
    if any(history.applied_on <= rule.file_within.after(last) for last in completed):
        return None
    last_date = rule.file_within.after(completed[-1])
    return (
        f"They were complete on {completed[-1].isoformat()}, so the application was due by "
        f"{last_date.isoformat()}: a person must say."
    )


def _missing(requirement: Requirement) -> float:
    if requirement.need is None or requirement.have is None:
        return float("inf")
    return max(0, requirement.need - requirement.have) / max(1, requirement.need)
