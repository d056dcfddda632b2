"""What the payroll lines of single days say of one claimed day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from extractors.values import Outcome
from validators.claims import Claim
from validators.classifications import same_classification
from validators.day_types import Treatment, day_type
from validators.values import DayVerdict, FringeRecord, PayrollRecord
from validators.whose import Names, could_be_theirs, is_namesake, is_theirs
from validators.wording import day_text

_IN_SOURCE = attrgetter("source", "row")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records say of a day; ``refer`` means that they exist and a person must judge."""

    verdict: DayVerdict
    because: str
    paid_by: tuple[PayrollRecord, ...] = ()
    remitted_by: tuple[FringeRecord, ...] = ()
    refer: bool = False
    classification_differs: bool = False
    day_type_differs: bool = False
    person_differs: bool = False


def live_lines(lines: Iterable[PayrollRecord]) -> tuple[PayrollRecord, ...]:
    """Return the daily lines that still stand after reversals, in the order of their source.

    A negative line cancels as many days on the same date, production and classification. The
    same lines in a second file (a cumulative export) add nothing.
    """
    groups: dict[tuple[object, ...], list[PayrollRecord]] = defaultdict(list)
    for line in lines:
        groups[line.day, line.production, line.classification, line.occupation_code].append(line)
    live = [line for group in groups.values() for line in _standing(group)]
    return tuple(sorted(live, key=_IN_SOURCE) if len(live) > 1 else live)


def daily_answer(
    claim: Claim, day: date, lines: Sequence[PayrollRecord], names: Names
) -> Answer | None:
    """Return the best answer that the lines of ``day`` give, or None when none speaks of it."""
    answers = [a for line in lines if (a := _line_answer(claim, day, line, names)) is not None]
    return min(answers, key=_rank, default=None)


def _standing(group: Sequence[PayrollRecord]) -> Sequence[PayrollRecord]:
    if len(group) == 1:
        return group if group[0].days > 0 else ()
    paid, reversed_days = defaultdict[str, float](float), defaultdict[str, float](float)
    distinct = dict.fromkeys(group)
    for line in distinct:
        (paid if line.days > 0 else reversed_days)[line.source] += abs(line.days)
    stands = max(paid.values(), default=0) > max(reversed_days.values(), default=0)
    return [line for line in distinct if line.days > 0] if stands else ()


def _line_answer(claim: Claim, day: date, line: PayrollRecord, names: Names) -> Answer | None:
    production = claim.is_titled(line.production)
    if production.differs:
        return None
    if not is_theirs(line, names):
        return _other_person(line, names) if production.agrees else None
    if not production.agrees:
        because = f"paid on {day_text(day)}, but {production.why}: a reviewer decides"
        return Answer(DayVerdict.CANNOT_TELL, because, (line,), refer=True)
    return _own_line(claim, day, line)


def _own_line(claim: Claim, day: date, line: PayrollRecord) -> Answer:
    kind = day_type(line.day_type)
    if kind.treatment is Treatment.EXCLUDE:
        because = f"payroll reports {day_text(day)} as {kind.label}, not as work"
        return Answer(DayVerdict.CONTRADICTED, because, (line,), day_type_differs=True)
    if kind.treatment is Treatment.REFER:
        because = f"payroll reports {day_text(day)} as {kind.label}: a reviewer decides"
        return Answer(DayVerdict.CANNOT_TELL, because, (line,), refer=True)
    return _as_classified(claim, line)


def _as_classified(claim: Claim, line: PayrollRecord) -> Answer:
    reported = [text for text in (line.classification, line.occupation_code) if text]
    if not reported:
        because = "payroll paid the day without naming a classification"
        return Answer(DayVerdict.SUPPORTED, because, (line,))
    matches = [same_classification(claim.classification, t, local=claim.local) for t in reported]
    match = next((m for m in matches if m.outcome is not Outcome.CANNOT_TELL), matches[0])
    if match.agrees:
        because = f"payroll paid the day as {reported[0]}; {match.why}"
        return Answer(DayVerdict.CONFIRMED, because, (line,))
    if match.differs:
        because = f"payroll paid the day in another classification: {match.why}"
        return Answer(DayVerdict.CONTRADICTED, because, (line,), classification_differs=True)
    because = f"payroll paid the day as {reported[0]}, but {match.why}: a reviewer decides"
    return Answer(DayVerdict.CANNOT_TELL, because, (line,), refer=True)


def _other_person(line: PayrollRecord, names: Names) -> Answer | None:
    if line.last4 and any(name.last4 for name in names):
        # Only a namesake can be meant: colleagues who share a first name are common.
        if not is_namesake(line, names):
            return None
        because = f"payroll paid the day to {line.employee_name} with other last four digits"
        return Answer(DayVerdict.CONTRADICTED, because, (line,), person_differs=True)
    if not could_be_theirs(line, names):
        return None
    because = f"payroll names {line.employee_name} without a number: a reviewer decides"
    return Answer(DayVerdict.CANNOT_TELL, because, (line,), refer=True)


def _rank(answer: Answer) -> tuple[int, bool, str, int]:
    order = (
        DayVerdict.CONFIRMED,
        DayVerdict.SUPPORTED,
        DayVerdict.CANNOT_TELL,
        DayVerdict.CONTRADICTED,
    )
    line = answer.paid_by[0]
    return order.index(answer.verdict), answer.day_type_differs, line.source, line.row
