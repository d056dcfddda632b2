"""Weekly time sheets and time cards: who worked where, and on which days of which week."""

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.evl.jobs import Job
from extractors.evl.working_days import day_fields
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import lines, tables
from extractors.values import DocumentType, Field, Fields, Finding, Page, Statement

TYPE = DocumentType.TIMESHEET

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:employee|crew(?: member)?|worker)?'?s? ?name|employee|crew member",
        Answer.PERSON,
    ),
    asked("production", r"production(?: title| name)?|project|show|picture|title"),
    asked(
        "classification", r"(?:job )?(?:classification|title)|occupation|position|craft|department"
    ),
    asked(
        "approved_by",
        r"approved(?: by)?|approval|department head|authori[sz]ed by|supervisor|upm",
        Answer.PERSON,
    ),
    asked("week_ending", r"week[- ]?ending(?: date)?|w/e|period ending|week of", Answer.DATE),
)
_WEEK = timedelta(days=7)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the sheets on ``pages`` state, one record a week."""
    fields: Fields = {}
    records: list[Fields] = []
    findings: list[Finding] = []
    for page in pages:
        said = answers([page], _QUESTIONS)
        record, doubts = _week(page, said.pop("week_ending", None))
        fields = said | fields
        findings += doubts
        if record:
            records.append(record)
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, fields, tuple(records), tuple(findings))


def _week(page: Page, ending: Field | None) -> tuple[Fields, tuple[Finding, ...]]:
    """Return the week of one sheet; days outside the week it ends are none of its days."""
    job = Job({}, lines(page), tables(page))
    last = date.fromisoformat(str(ending.value)) if ending is not None else None
    days, doubts = day_fields(job, last, day_first=False)
    record: Fields = {
        name: days[name] for name in ("work_dates", "non_worked_dates") if name in days
    }
    if ending is None or last is None:
        return record, doubts
    kept = {name: _within(field, last) for name, field in record.items()}
    return {"week_ending": ending} | {k: v for k, v in kept.items() if v is not None}, doubts


def _within(field: Field, last: date) -> Field | None:
    days = [str(day) for day in field.value] if isinstance(field.value, list) else []
    kept = [day for day in days if last - _WEEK < date.fromisoformat(day) <= last]
    places = tuple(place for place in field.places if place.item in kept)
    return Field(kept, field.confidence, places) if kept else None
