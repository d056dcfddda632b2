"""A rule of the rule book in the words of those who work under it; its id is for staff."""

from functools import cache

from app.roster.rulebook import rule_book
from app.roster.rules_as_values import WorkRule
from app.roster.rules_page_shared import length_text

_KINDS = {"union": "union ", "non_union": "non-union ", "any": ""}
_WINDOWS = {
    "any": "within any {}",
    "application": "in the {} before applying",
    "completion": "in the {} before completing",
}
_OF_THEN = "The rule on days of work that held then"


def rule_told(rule: str) -> str:
    """Return what a rule asks for, named by its id, with its version behind it or without.

    A rule or a version that is no longer in the book is told without its numbers.
    """
    found = _rules().get(rule)
    if found is None:
        return _OF_THEN
    text = _asked(found)
    return text if found.window is None else f"{text} {_within(found)}"


@cache
def _rules() -> dict[str, WorkRule]:
    """Return every rule on days of work by its id, and by its id with its version."""
    every = [each for file in rule_book().files for each in file.work_experience]
    named = ((name, e) for e in every[::-1] for name in (e.id, f"{e.id} ({e.version})"))
    return dict(named)


def _asked(rule: WorkRule) -> str:
    kind = _KINDS[rule.basis]
    if rule.days.value is None:
        return f"Days of {kind}work; how many are asked for is not known"
    days = f"{rule.days.value} {kind}{'day' if rule.days.value == 1 else 'days'}"
    if rule.years is None:
        return days
    return f"{days} in each of {rule.years.value} of {rule.within_years} years"


def _within(rule: WorkRule) -> str:
    window = rule.window
    return "" if window is None else _WINDOWS[window.anchor].format(length_text(window.length))
