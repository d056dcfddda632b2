"""Weekly time sheets and time cards: who worked where, and on which days of which week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors import catalogue
from extractors.evl.jobs import Job
from extractors.evl.working_days import day_fields
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import lines, tables
from extractors.time_grid import days_of_grid
from extractors.values import DocumentType, Field, Fields, Finding, Page, Statement

TYPE = DocumentType.TIMESHEET

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:employee|crew(?: member)?|worker|member|print(?:ed)?)?'?s? ?(?:full )?name"
        r"(?: \(?print(?:ed)?\)?)?|employee|crew member|worker|name of (?:employee|crew member)",
        Answer.PERSON,
    ),
    asked(
        "production",
        r"(?:production|project|show|picture|series)(?: title| name)?|film|"
        r"title of (?:production|picture|show)|prod\.?(?: title)?|job name",
    ),
    asked("title", r"title"),
    asked(
        "classification",
        r"(?:job |work |union )?(?:classification|title|position)|occupation|craft|job|role|"
        r"capacity|occ(?:upation)?\.? title|job description",
    ),
    asked("department", r"dep(?:t|artment)\.?"),
    asked(
        "approved_by",
        r"approved(?: by)?|approval|approver|(?:dep(?:t|artment)\.? )?"
        r"(?:head|supervisor|manager)(?:'s)?(?: approval| name)?|authori[sz]ed(?: by)?|"
        r"dep(?:t|artment)\.? approval|(?:upm|production manager)(?: approval)?|verified by",
        Answer.PERSON,
    ),
    asked(
        "week_ending",
        r"(?:for )?(?:the )?(?:pay(?:roll)? )?(?:week|wk\.?|period)[- ]?end(?:ing|s|ed)?(?: date)?|"
        r"w/?e(?: date)?",
        Answer.DATE,
    ),
    asked(
        "week_starting",
        r"(?:for )?(?:the )?(?:pay )?(?:week|period)[- ]?"
        r"(?:of|begin(?:ning|s)?|start(?:ing|s)?|commencing)(?: date)?|w/?[bc]",
        Answer.DATE,
    ),
    asked(
        "period_end",
        r"(?:pay(?:roll)? |work )?(?:period|week)(?: of| dates| covered| worked)?|dates|"
        r"for (?:the )?(?:week|period)(?: of)?",
        Answer.PERIOD_END,
    ),
)
_OF_THE_SHEET = ("employee_name", "production", "classification", "approved_by")
_WEEK, _LONGEST_PERIOD = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that a sheet is about: those after ``before`` up to ``last``, that one included."""

    before: date
    last: date

    def days(self) -> list[date]:
        """Return them one after the other."""
        count = (self.last - self.before).days
        return [self.before + timedelta(days=number) for number in range(1, count + 1)]


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the sheets on ``pages`` state, one record a week."""
    fields: Fields = {}
    records: list[Fields] = []
    findings: list[Finding] = []
    for page in pages:
        said = answers([page], _QUESTIONS)
        record, doubts = _week(page, said)
        fields = _of_the_sheet(said) | fields
        findings += doubts
        if record:
            records.append(record)
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, fields, tuple(records), tuple(findings))


def _of_the_sheet(said: Fields) -> Fields:
    """Return the fields of a sheet; a bare "Title", or a department, may be what somebody is."""
    made: Fields = {name: said[name] for name in _OF_THE_SHEET if name in said}
    for name in ("title", "department"):
        field = said.get(name)
        if field is None:
            continue
        if catalogue.classification(str(field.value)) is not None:
            made.setdefault("classification", field)
        elif name == "title":
            made.setdefault("production", field)
    return made


def _week(page: Page, said: Fields) -> tuple[Fields, tuple[Finding, ...]]:
    """Return the week of one sheet; days outside the week it is about are none of its days."""
    span = _span(said)
    record = days_of_grid(tables(page), lines(page), span.days()) if span is not None else {}
    doubts: tuple[Finding, ...] = ()
    if not record:
        record, doubts = _told(page, span)
    ending = said.get("week_ending") or _end_of_a_week(said.get("period_end"), record)
    return ({"week_ending": ending} | record if ending is not None else record), doubts


def _told(page: Page, span: _Span | None) -> tuple[Fields, tuple[Finding, ...]]:
    """Return the days as letters tell them, where no grid holds hours."""
    job = Job({}, lines(page), tables(page))
    days, doubts = day_fields(job, span.last if span else None, day_first=False)
    told: Fields = {name: days[name] for name in ("work_dates", "non_worked_dates") if name in days}
    if span is None:
        return told, doubts
    kept = {name: _within(field, span) for name, field in told.items()}
    return {name: field for name, field in kept.items() if field is not None}, doubts


def _span(said: Fields) -> _Span | None:
    if (ending := said.get("week_ending")) is not None:
        last = _day(ending)
        return _Span(last - _WEEK, last)
    if (end := said.get("period_end")) is not None:
        return _Span(_day(end) - _LONGEST_PERIOD, _day(end))
    if (starting := said.get("week_starting")) is not None:
        before = _day(starting) - timedelta(days=1)
        return _Span(before, before + _WEEK)
    return None


def _end_of_a_week(end: Field | None, record: Fields) -> Field | None:
    """Return the end of a period when it is that of one week: no day lies further back."""
    days = [day for field in record.values() for day in _days(field)]
    if end is None or not days or date.fromisoformat(min(days)) <= _day(end) - _WEEK:
        return None
    return end


def _within(field: Field, span: _Span) -> Field | None:
    kept = [day for day in _days(field) if span.before < date.fromisoformat(day) <= span.last]
    places = tuple(place for place in field.places if place.item in kept)
    return Field(kept, field.confidence, places) if kept else None


def _days(field: Field) -> list[str]:
    return [str(day) for day in field.value] if isinstance(field.value, list) else []


def _day(field: Field) -> date:
    return date.fromisoformat(str(field.value))
