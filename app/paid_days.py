"""The days that payroll paid a professional, and that no document of theirs claims."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from app.aliases import aliases_for
from app.records import tables
from app.shown.days import RecordNamed
from validators.aliases import known_as
from validators.day_types import Treatment, day_type
from validators.paid import live_lines
from validators.values import AliasKind, PayrollRecord, Professional
from validators.whose import Names, is_theirs


@dataclass(frozen=True, slots=True)
class PaidDay:
    """One paid day: on which productions, and by which payroll lines."""

    day: date
    production: str
    classification: str
    paid_by: tuple[RecordNamed, ...]

    @property
    def payroll(self) -> str:
        """The payroll lines in words."""
        return "; ".join(map(str, self.paid_by))


def unclaimed_days(
    session: Session,
    person: tables.Professional | None,
    claimed: Collection[date],
    moment: datetime | None = None,
) -> list[PaidDay]:
    """Return the days of paid work that are not ``claimed``, in order, as known at ``moment``.

    Reversed lines, and days that are no work (idle, sick, holiday …), are left out; so are
    totals of a period, because they name no day.
    """
    if person is None:
        return []
    names, files = _names(session, person), {}
    records = []
    for line in session.scalars(_lines_of(person, moment)):
        files[line.source.public_id] = line.source.file_name
        records.append(_record(line))
    worked = [each for each in live_lines(records) if _is_work(each, names, claimed)]
    ordered = sorted(worked, key=lambda each: (each.day or date.min, each.source, each.row))
    return [
        _paid_day(day, list(lines), files)
        for day, lines in groupby(ordered, key=lambda each: each.day)
        if day is not None
    ]


def _is_work(line: PayrollRecord, names: Names, claimed: Collection[date]) -> bool:
    if line.day is None or line.day in claimed:
        return False
    return day_type(line.day_type).treatment is Treatment.COUNT and is_theirs(line, names)


def _names(session: Session, person: tables.Professional) -> Names:
    known = Professional(person.name, person.last4, person.il_number, person.member_number)
    taught = aliases_for(session, person.id, (), ())
    kinds = (AliasKind.PERSON, AliasKind.LOAN_OUT)
    written = (name for kind in kinds for name in known_as(taught, kind, person.name))
    return tuple(replace(known, name=name) for name in dict.fromkeys(written))


def _lines_of(person: tables.Professional, moment: datetime | None) -> Select[tables.PayrollLine]:
    source, line = tables.WorkRecordImport, tables.PayrollLine
    numbers = [line.last4 == person.last4] if person.last4 else []
    numbers += [line.il_number == person.il_number] if person.il_number else []
    query = select(line).join(line.source).options(contains_eager(line.source))
    query = query.where(or_(False, *numbers), line.day.is_not(None))  # noqa: FBT003 - no number, no line
    held: tuple[ColumnElement[bool], ...]
    if moment is None:
        held = (source.applied_at.is_not(None), source.withdrawn_at.is_(None))
    else:
        gone = source.withdrawn_at
        held = (source.applied_at <= moment, or_(gone.is_(None), gone > moment))
    return query.where(*held).order_by(line.day, line.id)


def _record(line: tables.PayrollLine) -> PayrollRecord:
    return PayrollRecord(
        payroll_company=line.source.payroll_company,
        employee_name=line.employee_name,
        last4=line.last4,
        production=line.production,
        classification=line.classification,
        occupation_code=line.occupation_code,
        employer=line.employer,
        day=line.day,
        period_start=line.period_start,
        period_end=line.period_end,
        days=line.days,
        hours=line.hours,
        day_type=line.day_type,
        source=line.source.public_id,
        row=line.row,
        record_id=line.id,
        il_number=line.il_number,
    )


def _paid_day(day: date, lines: Sequence[PayrollRecord], files: dict[str, str]) -> PaidDay:
    first = lines[0]
    return PaidDay(
        day=day,
        production="; ".join(dict.fromkeys(each.production for each in lines)),
        classification=first.classification or first.occupation_code or "",
        paid_by=tuple(RecordNamed(files[each.source], each.row) for each in lines),
    )
