"""The stipend for training that was not on company time (SD1, P34)."""

from dataclasses import dataclass

from app.roster.facts import TrainingCompletion
from app.roster.shared_rules import SharedRules


@dataclass(frozen=True, slots=True)
class StipendNote:
    """What may be due for one completed course: dollars, or None when that is not known."""

    course: str
    dollars: float | None
    because: str


def stipend_note(completion: TrainingCompletion, shared: SharedRules) -> StipendNote:
    """Return what a completed course may bring, by the rate in force on the day of completion."""
    code, on = completion.course, completion.completed_on
    if completion.on_company_time:
        return StipendNote(code, 0.0, "It was on company time.")
    rates = [s for s in shared.stipends if s.in_force_from is None or s.in_force_from <= on]
    rate = max(rates, key=lambda s: s.in_force_from or on.min, default=None)
    course = shared.course(code)
    if rate is None or course is None or course.hours is None:
        return StipendNote(code, None, "Its hours are not known: a roster specialist decides.")
    dollars = rate.dollars_per_hour * course.hours
    told = f"{course.hours:g} hours at ${rate.dollars_per_hour}."
    if completion.on_company_time is None:
        return StipendNote(code, None, f"{told} Whether it was on company time was not said.")
    return StipendNote(code, dollars, told)
