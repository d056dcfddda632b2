"""What payroll and fringe records say of each day of one claim."""

from collections.abc import Iterable, Sequence
from datetime import date

from extractors.values import Statement
from validators.claims import Claim
from validators.classifications import same_classification
from validators.coverage import covered_spans, is_reported, pay_week, reporting
from validators.paid import Answer, daily_answer, is_theirs, live_lines, names_of
from validators.productions import same_production
from validators.totals import Line, Total, supported_days, totals_of
from validators.values import (
    Coverage,
    DayVerdict,
    Evidence,
    FringeRecord,
    PayrollRecord,
    Professional,
)
from validators.wording import count, day_text

COUNTABLE = frozenset({DayVerdict.CONFIRMED, DayVerdict.SUPPORTED})
Answers = dict[date, Answer]


def record_answers(claim: Claim, statement: Statement, evidence: Evidence) -> Answers:
    """Return what payroll and fringe records say of each day of one claim.

    Lines of single days come first; period totals support what is left, payroll before fringe;
    where nothing speaks of a day, it matters whether its issuer reported the period.
    """
    names = names_of(claim, evidence.professional)
    answers = _from_daily_lines(claim, evidence, names)
    paid, remitted = _paid_totals(claim, evidence, names), remitted_totals(claim, evidence, names)
    by_total = _open_days(claim, answers, _daily_weeks(claim, evidence, names))
    for day, total in supported_days(_worked(answers), by_total, paid).items():
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(total), paid_by=total.lines)
    by_fringe = [day for day in _open_days(claim, answers) if not _held(day, paid)]
    for day, room in supported_days(_worked(answers), by_fringe, remitted).items():
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(room), remitted_by=room.lines)
    spans = reporting(claim, statement, covered_spans(evidence))
    for day in _open_days(claim, answers):
        answers[day] = _used_up(day, paid) or _used_up(day, remitted) or _silence(day, spans)
    return answers


def remitted_totals(
    claim: Claim, evidence: Evidence, names: Sequence[Professional]
) -> tuple[Total[FringeRecord], ...]:
    """Return the net fringe totals of one person on the claimed work."""
    return totals_of(
        line
        for line in evidence.fringe
        if _same_work(claim, line.production, line.category) and is_theirs(line, names)
    )


def _from_daily_lines(claim: Claim, evidence: Evidence, names: Sequence[Professional]) -> Answers:
    by_day: dict[date, list[PayrollRecord]] = {day: [] for day in claim.days}
    for line in evidence.payroll:
        if line.day in by_day:
            by_day[line.day].append(line)
    found = {d: daily_answer(claim, d, live_lines(lines), names) for d, lines in by_day.items()}
    return {day: answer for day, answer in found.items() if answer is not None}


def _daily_weeks(
    claim: Claim, evidence: Evidence, names: Sequence[Professional]
) -> frozenset[date]:
    """Return the pay weeks in which payroll lists this work day by day: no total adds to those."""
    return frozenset(
        pay_week(line.day)[0]
        for line in evidence.payroll
        if line.day and _same_work(claim, line.production, None) and is_theirs(line, names)
    )


def _paid_totals(
    claim: Claim, evidence: Evidence, names: Sequence[Professional]
) -> tuple[Total[PayrollRecord], ...]:
    return totals_of(
        line
        for line in evidence.payroll
        if line.day is None
        and _same_work(claim, line.production, line.classification or line.occupation_code)
        and is_theirs(line, names)
    )


def _same_work(claim: Claim, production: str, classification: str | None) -> bool:
    if not same_production(claim.production, production, season=claim.season).agrees:
        return False
    if classification is None:
        return True
    return same_classification(claim.classification, classification, local=claim.local).agrees


def _open_days(
    claim: Claim, answers: Answers, closed_weeks: frozenset[date] = frozenset()
) -> list[date]:
    return [d for d in claim.days if d not in answers and pay_week(d)[0] not in closed_weeks]


def _worked(answers: Answers) -> list[date]:
    return [day for day, answer in answers.items() if answer.verdict in COUNTABLE]


def _held(day: date, totals: Iterable[Total[Line]]) -> bool:
    return any(total.holds(day) for total in totals)


def _room(total: Total[Line]) -> str:
    span = f"{day_text(total.first_day)} to {day_text(total.last_day)}"
    return f"{count(total.room, 'day')} reported for {span}"


def _used_up(day: date, totals: Iterable[Total[Line]]) -> Answer | None:
    total = next((t for t in totals if t.holds(day)), None)
    if total is None:
        return None
    return Answer(DayVerdict.UNSUPPORTED, f"{_room(total)}, used by the other claimed days")


def _silence(day: date, spans: Sequence[Coverage]) -> Answer:
    if is_reported(day, spans):
        because = f"the period was reported, but not {day_text(day)}"
        return Answer(DayVerdict.UNSUPPORTED, because)
    return Answer(DayVerdict.CANNOT_TELL, "no records to compare")
