"""Reads the letters that confidence is learned from, and keeps the grounds of every value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.accuracy.grading import Graded, graded
from bench.accuracy.trials import Trial
from extractors.confidence.grounds import (
    Grounds,
    Sheet,
    dates_left_over,
    day_grounds,
    days_together,
    field_grounds,
    sheet_of,
)
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import scored
from extractors.upright import upright_pages
from extractors.values import Fields, Page, Statement


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one letter: the question and channel it is for, its grounds, its truth."""

    question: str
    family: str
    grounds: Grounds
    right: bool


def observed(trial: Trial) -> list[Observation]:
    """Return every value read from a trial, with its grounds. The trial is our own: no child."""
    return observed_on(trial, read_pages(trial.content, Limits()))


def observed_on(trial: Trial, pages: Sequence[Page]) -> list[Observation]:
    """Return every value read from the pages of a trial, with its grounds."""
    upright, _ = upright_pages(pages)
    statement, sheet = scored(upright), sheet_of(upright)
    marks = graded(trial, [statement])
    return [*_fields(marks, statement, sheet), *_days(marks, statement, sheet)]


def _fields(marks: Graded, statement: Statement, sheet: Sheet) -> Iterator[Observation]:
    question, left = f"field, {sheet.channel}", dates_left_over(statement, sheet)
    for answer in marks.answers:
        group = statement.fields if answer.record is None else _record(statement, answer.record)
        field = group.get(answer.field)
        if field is not None:
            days = days_together(group, statement, left)
            grounds = field_grounds(answer.field, field, days, sheet)
            yield Observation(question, marks.trial.letter.family, grounds, answer.right)


def _days(marks: Graded, statement: Statement, sheet: Sheet) -> Iterator[Observation]:
    question, left = f"day, {sheet.channel}", dates_left_over(statement, sheet)
    for day in marks.days:
        record = _record(statement, day.record)
        field = record.get("work_dates")
        if field is not None and day.place is not None:
            together = days_together(record, statement, left)
            grounds = day_grounds(day.place, field, together, sheet)
            yield Observation(question, marks.trial.letter.family, grounds, day.right)


def _record(statement: Statement, number: int) -> Fields:
    return statement.records[number] if number < len(statement.records) else {}
