"""The days of one job as fields, with findings for what makes the reading of them doubtful."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.confidence import Found, confidence, days_confidence
from extractors.days import DaysRead, parse_date, read_days
from extractors.days.cells import Legend
from extractors.days.codes import Verdict
from extractors.days.elsewhere import Elsewhere
from extractors.evl.cell_lines import cell_by_cell
from extractors.evl.counts_named import IF_MET
from extractors.evl.days_doubted import doubt, doubts_of
from extractors.evl.hits import Hit
from extractors.evl.job_lines import without_titles
from extractors.evl.jobs import Job
from extractors.evl.shares import shared_out
from extractors.evl.table_rows import in_rows
from extractors.layout import Line, Table
from extractors.values import Field, Fields, Finding

_DIGITS = 4
_OF_A_WEEK = re.compile(r"\bmarks \d+ days and counts \d+")
_BETWEEN_DATES = re.compile(r"\s[-–—]\s|[–—]|\s(?:to|thru|through)\s", re.IGNORECASE)


def day_fields(
    job: Job,
    letter_date: date | None,
    *,
    day_first: bool,
    order_shown: bool = False,
    years: tuple[int, ...] = (),
    legend: Legend | None = None,
) -> tuple[Fields, tuple[Finding, ...]]:
    """Return the fields about the days of ``job``, and what is doubtful about them.

    ``years`` are those that the letter says of all its days, for dates without one; ``legend`` is
    what it says that codes mean in all of them.
    """
    if (numbers := _numbers_of_several(job)) is not None:
        return {}, (numbers,)
    if job.share is not None:
        whole = replace(job, share=None)
        told = {"day_first": day_first, "order_shown": order_shown}
        of_all = day_fields(whole, letter_date, years=years, legend=legend, **told)
        return shared_out(job.share, job.lines, of_all)
    lines = without_titles((*job.hits.get("production", ()), *_named_in_rows(job)), job.lines)
    columns = _from_columns(job, day_first=day_first)
    order = {"day_first": day_first, "order_shown": order_shown}
    counted = columns.get("total_days_stated")
    elsewhere = Elsewhere(
        _period(columns), years, legend or {}, job.codes, counted, under_names=job.dated
    )
    read = _read(lines, job.tables, letter_date, elsewhere, **order)
    if job.codes:
        every = replace(elsewhere, codes=_all_worked(job))
        read = _without_others(read, job, _read(lines, job.tables, letter_date, every, **order))
    if read.stated_total is None and counted is None:
        read = replace(read, stated_total=_if_met(job, len(read.worked)))
    total = read.stated_total or counted
    made = _lists(read, total) | _counts(read) | _spans(read) | columns
    return made, doubts_of(read)


def _if_met(job: Job, days: int) -> Field | None:
    """Return the bare number beside the job's name where as many days were read."""
    total = _total(job.days.get(IF_MET))
    return total if total is not None and total.value == days else None


def _all_worked(job: Job) -> Legend:
    return dict.fromkeys(job.codes, Verdict.WORKED)


def _without_others(read: DaysRead, job: Job, whole: DaysRead) -> DaysRead:
    """Return what was read without the days that a code marks as another job's.

    Weeks count the days of all codes: a doubt about one counts only where ``whole``, which has
    the days of all, leaves it too.
    """
    own = (day for day in read.not_worked if (day.code or "").upper() not in job.codes)
    counted = (d for d in read.doubts if not _OF_A_WEEK.search(d) or d in whole.doubts)
    return replace(read, not_worked=tuple(own), doubts=tuple(counted))


def _numbers_of_several(job: Job) -> Finding | None:
    """Return the finding that a job holds the numbers of several people: whose days are unknown."""
    hits = {hit.text[-_DIGITS:]: hit for hit in reversed(job.hits.get("last4", ()))}
    if len(hits) < 2:
        return None
    places = tuple(place for hit in hits.values() for place in hit.printed.places)
    said = (
        f"The numbers of {len(hits)} people stand over these days, and nothing says whose they "
        "are. They count as no day until a person has said so."
    )
    return doubt(said, places)


def _named_in_rows(job: Job) -> list[Hit]:
    """Return the names and positions that begin rows of a list, which say nothing of days."""
    hits = (hit for name in ("employee_name", "classification") for hit in job.hits.get(name, ()))
    return [hit for hit in hits if hit.found is Found.TABLE]


def _read(
    lines: Sequence[Line],
    tables: Sequence[Table],
    letter_date: date | None,
    elsewhere: Elsewhere,
    **order: bool,
) -> DaysRead:
    if not lines and not tables:
        return DaysRead()
    in_cells = in_rows(cell_by_cell(lines, tables), tables)
    return read_days(in_cells, tables, letter_date=letter_date, elsewhere=elsewhere, **order)


def _period(columns: Fields) -> tuple[date, date] | None:
    """Return the first and the last day that the job's own table row states."""
    ends = [columns.get(name) for name in ("period_start", "period_end")]
    days = [date.fromisoformat(str(end.value)) for end in ends if end is not None]
    return (days[0], days[1]) if len(days) == len(ends) else None


def _lists(read: DaysRead, total: Field | None) -> Fields:
    made: Fields = {}
    if read.worked:
        sure = days_confidence(
            min(day.confidence for day in read.worked),
            total_agrees=_total_agrees(read, total),
            doubts=len(read.doubts) + len(read.unsure),
        )
        made["work_dates"] = _listed(read, worked=True, sure=sure)
    if read.not_worked:
        sure = min(day.confidence for day in read.not_worked)
        made["non_worked_dates"] = _listed(read, worked=False, sure=min(sure, 0.97))
    if read.invalid:
        places = tuple(replace(each.place, item=each.iso) for each in read.invalid)
        made["invalid_dates"] = Field([each.iso for each in read.invalid], 0.95, places)
    return made


def _listed(read: DaysRead, *, worked: bool, sure: float) -> Field:
    days = read.worked if worked else read.not_worked
    places = tuple(
        replace(day.place, item=day.day.isoformat(), confidence=day.confidence) for day in days
    )
    return Field([day.day.isoformat() for day in days], sure, places)


def _total_agrees(read: DaysRead, total: Field | None) -> bool | None:
    if total is None or not isinstance(total.value, int):
        return None
    return total.value in {len(read.worked), read.listed_count}


def _counts(read: DaysRead) -> Fields:
    made: Fields = {}
    if read.listed_count is not None:
        places = tuple(day.place for day in read.worked[:1])
        made["listed_day_count"] = Field(read.listed_count, 0.95, places)
    if read.stated_total is not None:
        made["total_days_stated"] = read.stated_total
    return made


def _spans(read: DaysRead) -> Fields:
    found = {"period_start": read.period_start, "period_end": read.period_end}
    return {name: value for name, value in found.items() if value is not None}


def _from_columns(job: Job, *, day_first: bool) -> Fields:
    """Return what the job's own table row says: first day, last day, number of days."""
    made: Fields = {}
    for role, name in (("start", "period_start"), ("end", "period_end")):
        hit = job.days.get(role)
        day = parse_date(hit.text, day_first=day_first) if hit is not None else None
        if hit is not None and day is not None:
            made[name] = _field(hit, day.isoformat())
    made |= _from_period(job.days.get("period"), day_first=day_first)
    total = _total(job.days.get("total"))
    return made | ({"total_days_stated": total} if total is not None else {})


def _total(hit: Hit | None) -> Field | None:
    """Return the number of days that a cell, or a number beside a name, states."""
    number = re.fullmatch(r"\s*(\d{1,4})(?:\.0+)?\s*(?:days?)?\s*", hit.text) if hit else None
    return _field(hit, int(number[1])) if hit is not None and number is not None else None


def _from_period(hit: Hit | None, *, day_first: bool) -> Fields:
    """Return the two dates that stand together under "Period"."""
    ends = _BETWEEN_DATES.split(hit.text) if hit is not None else []
    days = [parse_date(end.strip(), day_first=day_first) for end in ends]
    if hit is None or len(days) != 2 or days[0] is None or days[1] is None:
        return {}
    first, last = (_field(hit, day.isoformat()) for day in days if day is not None)
    return {"period_start": first, "period_end": last}


def _field(hit: Hit, value: str | int) -> Field:
    return Field(value, confidence(Found.TABLE, hit.printed.weakest), hit.printed.places)
