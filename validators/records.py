"""What payroll and fringe records say of each day of one claim."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from extractors.values import Statement
from validators.claims import Claim
from validators.coverage import is_reported, pay_week, reporting
from validators.kept import kept
from validators.paid import Answer, daily_answer, live_lines
from validators.remitted import is_member, is_remitted_for_others, unsettled_total
from validators.sharing import Shared, claims_sharing, own_daily_lines, paid_totals, remitted_totals
from validators.totals import Line, Total
from validators.values import Coverage, DayVerdict, Evidence, FringeRecord, PayrollRecord
from validators.whose import names_of
from validators.wording import count, day_text

COUNTABLE = frozenset({DayVerdict.CONFIRMED, DayVerdict.SUPPORTED})
Answers = dict[date, Answer]
AnyTotal = Total[PayrollRecord] | Total[FringeRecord]


@kept
def record_answers(claim: Claim, statement: Statement, evidence: Evidence) -> Answers:
    """Return what payroll and fringe records say of each day of one claim.

    Lines of single days come first; period totals support what is left, payroll before fringe.
    The totals are shared by every sound claim on the production, so that the days of all letters
    together never exceed them; days that already count on the production use up room first.
    Where nothing speaks of a day, it matters whether its issuer reported the period.
    """
    claims = claims_sharing(claim, statement, evidence)
    daily = [_from_daily_lines(each, evidence) for each in claims]
    answers, told = daily[0], {day for each in daily for day in each}
    worked = {d for each in daily for d, a in each.items() if a.verdict in COUNTABLE}
    worked |= {c.day for c in evidence.credited if claim.is_titled(c.production).agrees}
    every = {day for each in claims for day in each.days} - told
    paid, remitted = paid_totals(claims, evidence), remitted_totals(claims, evidence)
    by_week = _not_in(every, _daily_weeks(claim, evidence))
    room = paid.supported(worked, by_week)
    for day in _own(claim, answers, room):
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(room[day]), paid_by=room[day].lines)
    unpaid = {day for day in every if paid.held(day) is None}
    left = remitted.supported(worked | set(room), unpaid)
    for day in _own(claim, answers, left):
        answers[day] = Answer(DayVerdict.SUPPORTED, _room(left[day]), remitted_by=left[day].lines)
    parts: dict[date, AnyTotal] = {
        **_parts(paid, by_week - set(room)),
        **_parts(remitted, unpaid - set(left)),
    }
    spans = reporting(claim, statement, evidence)
    for day in _open_days(claim, answers):
        total = paid.held(day) or remitted.held(day)
        answers[day] = (
            _part_of_a_day(parts.get(day))
            or _used_up(total)
            or unsettled_total(claim, day, evidence)
            or _silence(claim, day, evidence, spans)
        )
    return answers


def _from_daily_lines(claim: Claim, evidence: Evidence) -> Answers:
    by_day: dict[date, list[PayrollRecord]] = {day: [] for day in claim.days}
    for line in evidence.payroll:
        if line.day in by_day:
            by_day[line.day].append(line)
    names = names_of(claim, evidence)
    found = {d: daily_answer(claim, d, live_lines(lines), names) for d, lines in by_day.items()}
    return {day: answer for day, answer in found.items() if answer is not None}


def _daily_weeks(claim: Claim, evidence: Evidence) -> frozenset[date]:
    """Return the pay weeks in which payroll lists this work day by day: no total adds to those."""
    lines = own_daily_lines(claim, evidence)
    return frozenset(pay_week(line.day)[0] for line in lines if line.day is not None)


def _not_in(days: Iterable[date], weeks: Collection[date]) -> set[date]:
    return {day for day in days if pay_week(day)[0] not in weeks}


def _own(claim: Claim, answers: Answers, room: Collection[date]) -> list[date]:
    return [day for day in _open_days(claim, answers) if day in room]


def _open_days(claim: Claim, answers: Answers) -> list[date]:
    return [day for day in claim.days if day not in answers]


def _parts(shared: Shared[Line], unsupported: Iterable[date]) -> dict[date, Total[Line]]:
    """Return the first unsupported day of each total that reports a part of a day more."""
    found: dict[date, Total[Line]] = {}
    for day in sorted(unsupported):
        total = next((t for t in shared.of((day,)) if t.has_part), None)
        if total is not None and total not in found.values():
            found[day] = total
    return found


def _room(total: AnyTotal) -> str:
    span = f"{day_text(total.first_day)} to {day_text(total.last_day)}"
    return f"{count(total.room, 'day')} reported for {span}"


def _part_of_a_day(total: AnyTotal | None) -> Answer | None:
    if total is None:
        return None
    because = f"{_room(total)} and a part of a day more: a reviewer decides whether it was worked"
    return Answer(DayVerdict.CANNOT_TELL, because, refer=True)


def _used_up(total: AnyTotal | None) -> Answer | None:
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
    return Answer(DayVerdict.CANNOT_TELL, f"{because}: a reviewer decides", refer=True)
