"""What payroll and fringe records say of each day of one claim."""

from collections.abc import Iterable, Sequence
from datetime import date

from extractors.values import Statement
from validators.claims import Claim, own_claims
from validators.classifications import same_classification
from validators.coverage import covered_spans, is_reported, pay_week, reporting
from validators.day_types import Treatment, day_type
from validators.defects import claim_defects, letter_defects
from validators.paid import Answer, daily_answer, is_theirs, live_lines, names_of
from validators.productions import same_production
from validators.remitted import is_member, is_remitted_for_others, unsettled_total
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

    Lines of single days come first; period totals support what is left, payroll before fringe,
    and days that other sound letters claim on the same work take part of their room; where
    nothing speaks of a day, it matters whether its issuer reported the period.
    """
    names = names_of(claim, evidence.professional)
    answers = _from_daily_lines(claim, evidence, names)
    paid, remitted = _paid_totals(claim, evidence, names), remitted_totals(claim, evidence, names)
    rivals = [d for d in rival_days(claim, statement, evidence) if d not in claim.days]
    weeks = _daily_weeks(claim, evidence, names)
    by_total = _open_days(claim, answers, weeks)
    others = [day for day in rivals if pay_week(day)[0] not in weeks]
    for day, total in _supported(_worked(answers), by_total, others, paid).items():
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(total), paid_by=total.lines)
    by_fringe = [day for day in _open_days(claim, answers) if not _held(day, paid)]
    for day, room in _supported(_worked(answers), by_fringe, rivals, remitted).items():
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(room), remitted_by=room.lines)
    spans = reporting(claim, statement, covered_spans(evidence))
    for day in _open_days(claim, answers):
        used_up = _used_up(day, paid) or _used_up(day, remitted)
        told = used_up or unsettled_total(claim, day, evidence, names)
        answers[day] = told or _silence(claim, day, evidence, spans)
    return answers


def _supported(
    settled: Sequence[date],
    own: Sequence[date],
    rivals: Sequence[date],
    totals: Sequence[Total[Line]],
) -> dict[date, Total[Line]]:
    found = supported_days(settled, [*own, *rivals], totals)
    return {day: found[day] for day in own if day in found}


def rival_days(claim: Claim, statement: Statement, evidence: Evidence) -> list[date]:
    """Return the days that sound letters of the case, this one included, claim on this work."""
    own = [c for c in own_claims(statement, evidence.professional) if c.index != claim.index]
    sound = [other for other in evidence.others if not letter_defects(other)]
    others = [c for other in sound for c in own_claims(other, evidence.professional)]
    same = (c for c in (*own, *others) if _same_work(claim, c.production, c.classification))
    return sorted({day for c in same if not claim_defects(c) for day in c.days})


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
        and day_type(line.day_type).treatment is Treatment.COUNT
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


def _silence(claim: Claim, day: date, evidence: Evidence, spans: Sequence[Coverage]) -> Answer:
    if is_reported(day, spans):
        because = f"the period was reported, but not {day_text(day)}"
        return Answer(DayVerdict.UNSUPPORTED, because)
    if not is_remitted_for_others(claim, day, evidence):
        return Answer(DayVerdict.CANNOT_TELL, "no records to compare")
    if is_member(evidence):
        because = f"remittances were reported for {day_text(day)}, but not for this member"
        return Answer(DayVerdict.UNSUPPORTED, because)
    because = "remittances name others only, and those who are no members may be missing in them"
    return Answer(DayVerdict.CANNOT_TELL, f"{because}: a person must say", refer=True)
