"""What counts as a qualifying day under one rule, and for each day that does not count, why.

Sources: DOMAIN 1.5, 2.3 and 2.4; the entries of ``rules/shared/counting.yaml``.
"""

from datetime import date
from functools import cache, lru_cache

from app.roster.facts import History, Job, WorkedDay
from app.roster.frozen import value
from app.roster.new_media import new_media
from app.roster.rules_as_values import WorkRule
from app.roster.shared_rules import SharedRules
from app.roster.values import NotCounted
from extractors.catalogue import load
from validators.classifications import same_classification

_COUNTS = ("count", "")
_OTHER_WORK = "other work"


@value
class Counted:
    """The distinct days that a rule counts, in order, and each that it does not, with why."""

    days: list[date]
    not_counted: tuple[NotCounted, ...]
    evidence: dict[date, str]


def counted(history: History, rule: WorkRule, shared: SharedRules, on: date) -> Counted:
    """Return which of the days worked until ``on`` count under the rule.

    Days under the same terms are judged once. A day shown by two letters counts once, by the one
    that does; one that was worked in another classification too is referred.
    """
    good: dict[date, None] = {}
    elsewhere: dict[date, str] = {}
    refused: list[NotCounted] = []
    evidence: dict[date, str] = {}
    terms: WorkedDay | None = None
    verdict = _COUNTS
    for each in history.days:
        day, union, job, day_type, proof, _, _ = each
        if day > on:
            continue
        if (
            terms is None
            or job is not terms.job
            or day_type != terms.day_type
            or (union is not terms.union)
        ):
            terms, verdict = each, judge(each, rule, history, shared)
        if verdict is _COUNTS:
            good[day] = None
            if proof is not None:
                evidence[day] = proof
        else:
            refused.append(NotCounted(day, verdict[1], verdict[0] == "refer", proof))
            if verdict[0] == _OTHER_WORK and job is not None:
                elsewhere[day] = job.classification or ""
    if elsewhere:
        contested = sorted(good & elsewhere.keys())
        good = {day: None for day in good if day not in elsewhere}
        refused = [n for n in refused if n.day not in contested]
        refused += [_contested(day, elsewhere[day], evidence.pop(day, None)) for day in contested]
    kept = tuple(sorted((n for n in refused if n.day not in good), key=_by_day)) if refused else ()
    return Counted(sorted(good), kept, evidence)


def _contested(day: date, other: str, evidence: str | None) -> NotCounted:
    """Return a day worked in two classifications, which counts for one that a person names."""
    because = (
        f"It was worked as {other} too; it counts for one of them: a roster specialist decides "
        "which."
    )
    return NotCounted(day, because, refer=True, evidence=evidence)


def judge(
    worked: WorkedDay, rule: WorkRule, history: History, shared: SharedRules
) -> tuple[str, str]:
    """Return ``count``, ``exclude`` or ``refer`` for a worked day, and why when not counted.

    ``other work`` is a day excluded because it was worked in another classification.

    What nobody has stated of a job is not held against a day that was credited.
    """
    by_type = _day_type(worked.day_type)
    if by_type is not _COUNTS:
        return by_type
    union = worked.union
    if rule.basis != "any" and (rule.basis == "union") != union:
        other = "non-union" if rule.basis == "union" else "union"
        return (
            "exclude",
            f"It is {other} work; only {rule.basis.replace('_', '-')} work counts here.",
        )
    if worked.job is None:
        return _COUNTS if rule.days_under is None else _other_roster(None, rule, history)
    return _job(worked.job, rule, history, shared)


def _job(job: Job, rule: WorkRule, history: History, shared: SharedRules) -> tuple[str, str]:
    """Return the first thing that a rule holds against a job; most jobs state few of them."""
    if job.roster is not None or rule.days_under is not None:
        verdict = _other_roster(job, rule, history)
        if verdict is not _COUNTS:
            return verdict
    if job.paid is False:
        return "exclude", "It was not paid."
    if job.signatory is False and rule.basis == "union":
        return "exclude", "The employer is no signatory of the agreement."
    verdict = _classification(job, history)
    if verdict is not _COUNTS:
        return verdict
    if job.new_media and (refused := new_media(job, shared)) is not None:
        return refused
    verdict = _production_type(job, rule) if job.production_type is not None else _COUNTS
    return verdict if verdict is not _COUNTS else _place(job, rule)


@cache
def _day_type(code: str | None) -> tuple[str, str]:
    if code is None:
        return _COUNTS
    known = next((each for each in load().day_types if each.code == code.upper()), None)
    if known is None:
        return "refer", f"Payroll's day type {code!r} is not known: a roster specialist decides."
    if known.counts == "count":
        return _COUNTS
    if known.counts == "refer":
        return (
            "refer",
            f"{known.label} is paid as work but shows none: a roster specialist decides.",
        )
    return "exclude", f"{known.label} is no day of work performed."


def _other_roster(job: Job | None, rule: WorkRule, history: History) -> tuple[str, str]:
    under = job.roster if job is not None and job.roster != history.roster else None
    if rule.days_under == under or (rule.days_under is None and under is None):
        return _COUNTS
    if rule.days_under is not None:
        return "exclude", f"It is no work under the {rule.days_under}."
    return "exclude", f"It is work under the {under}, whose days count there."


def _classification(job: Job, history: History) -> tuple[str, str]:
    wanted, local = history.classification, history.local
    if job.new_media and job.primary_skill is not None:
        verdict = _same_work(job.primary_skill, wanted, local)
        if verdict[0] != _OTHER_WORK:
            return verdict
        return "exclude", f"The Producer credits all its days to {job.primary_skill}."
    if job.classification is None or job.classification == wanted:
        return _COUNTS
    return _same_work(job.classification, wanted, local)


@lru_cache(maxsize=16384)
def _same_work(worked: str, wanted: str, local: str) -> tuple[str, str]:
    """Return whether work under one title counts for a classification, by the catalogue's words."""
    match = same_classification(worked, wanted, local=local)
    if match.agrees:
        return _COUNTS
    if match.differs:
        return _OTHER_WORK, f"It was worked as {worked}; a day counts for one classification."
    return "refer", f"Whether {worked} is {wanted} is not known: a roster specialist decides."


def _production_type(job: Job, rule: WorkRule) -> tuple[str, str]:
    if job.production_type in rule.excluded_production_types:
        return "exclude", f"Days on {job.production_type} productions do not count here."
    if job.production_type in rule.screened_production_types and job.screened is not True:
        if job.screened is False:
            return "exclude", f"The {job.production_type} was not screened."
        return "refer", f"Whether the {job.production_type} was screened is not known."
    return _COUNTS


def _place(job: Job, rule: WorkRule) -> tuple[str, str]:
    if job.place is None or not rule.places or job.place in rule.places:
        return _COUNTS
    return "exclude", f"Worked outside the area whose days count here ({rule.area})."


def _by_day(found: NotCounted) -> date:
    return found.day
