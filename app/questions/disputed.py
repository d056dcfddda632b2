"""The disputed days of a document: what its letter says of each, and what the records say."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Conflict, Unprocessable
from app.records import tables
from app.states import Stage
from validators.day_types import day_type
from validators.values import DayStatus, DayVerdict

_ASKABLE = {DayVerdict.UNSUPPORTED, DayVerdict.CONTRADICTED, DayVerdict.CANNOT_TELL}
_UNCLAIMED = "payroll-days-not-in-letter"
_NO_RECORD = {
    DayVerdict.UNSUPPORTED: "no line for this day, though the period is reported",
    DayVerdict.CONTRADICTED: "they do not show this day as worked by this person",
    DayVerdict.CANNOT_TELL: "no line that could be compared",
}


@dataclass(frozen=True, slots=True)
class DisputedDay:
    """One day on which a letter and the records do not agree, both sides in words."""

    day: date
    production: str
    letter_says: str
    records_say: str


def disputed_days(
    session: Session, document: tables.Document, days: Collection[date] | None = None
) -> list[DisputedDay]:
    """Return the days to ask about, in order: those of ``days``, or all that are disputed.

    A paid day that the letter leaves out is one of them when ``days`` names it. Raises
    ``Conflict`` while the document is checked again, ``Unprocessable`` when there is none.
    """
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is None:
        raise Conflict("This document is being checked again: wait a moment and look again.")
    found = [
        *_claimed(session, document, result.payload, days),
        *_left_out(session, document, result.payload, days or ()),
    ]
    if not found:
        raise Unprocessable("No disputed day to ask about: every day asked for agrees.")
    return sorted(found, key=lambda each: (each.day, each.production))


def _is_disputed(line: Mapping[str, Any]) -> bool:
    return line["day_verdict"] in _ASKABLE and line["status"] != DayStatus.COUNTED


def _claimed(
    session: Session,
    document: tables.Document,
    check: Mapping[str, Any],
    days: Collection[date] | None,
) -> Iterator[DisputedDay]:
    for line in check.get("ledger", ()):
        day = date.fromisoformat(line["date"])
        if _is_disputed(line) and (days is None or day in days):
            ids = [each["line"] for each in line["paid_by"] if each.get("line") is not None]
            paid = session.scalars(select(tables.PayrollLine).where(tables.PayrollLine.id.in_(ids)))
            said = [_paid_line(each, document.professional) for each in paid]
            verdict = DayVerdict(line["day_verdict"])
            yield DisputedDay(
                day,
                line["production"],
                _worked(line),
                "; ".join(said) or _NO_RECORD[verdict],
            )


def _worked(line: Mapping[str, Any]) -> str:
    place = next(iter(line["claimed_by"]), None)
    where = f" (page {place['page']}, “{place['text']}”)" if place else ""
    as_what = f" as {line['classification']}" if line["classification"] else ""
    return f"worked{as_what}{where}"


def _left_out(
    session: Session,
    document: tables.Document,
    check: Mapping[str, Any],
    days: Collection[date],
) -> Iterator[DisputedDay]:
    findings = (f for f in check.get("findings", ()) if f["code"] == _UNCLAIMED)
    told = {date.fromisoformat(day) for finding in findings for day in finding["dates"]}
    titles = [line["production"] for line in check.get("ledger", ())]
    for day in sorted(told & set(days)):
        paid = _paid_on(session, document.professional, day)
        said = [_paid_line(each, document.professional) for each in paid]
        title = paid[0].production if paid else next(iter(titles), "")
        yield DisputedDay(day, title, "does not list this day", "; ".join(said) or "paid")


def _paid_on(
    session: Session, person: tables.Professional | None, day: date
) -> list[tables.PayrollLine]:
    if person is None or person.last4 is None:
        return []
    source = tables.WorkRecordImport
    theirs = (
        select(tables.PayrollLine)
        .join(source, source.id == tables.PayrollLine.import_id)
        .where(
            tables.PayrollLine.last4 == person.last4,
            tables.PayrollLine.day == day,
            source.applied_at.is_not(None),
            source.withdrawn_at.is_(None),
        )
    )
    return list(session.scalars(theirs.order_by(tables.PayrollLine.id)))


def _paid_line(line: tables.PayrollLine, person: tables.Professional | None) -> str:
    """Return a payroll line in words; another person's line tells the issuer no name."""
    where = f"{line.source.file_name}, line {line.row}"
    if person is None or line.last4 is None or line.last4 != person.last4:
        return f"paid to another person ({where})"
    what = line.classification or line.occupation_code or "no classification named"
    kind = day_type(line.day_type).label
    hours = f", {line.hours:g} hours" if line.hours else ""
    return f"{kind}, {what}{hours} ({where})"
