"""The day ledger of a roster record, a professional or a document, as a page and as CSV."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access, document_for, professional_for, roster_record_for
from app.entry import current
from app.entry.admission import allow
from app.paid_days import PaidDay, unclaimed_days
from app.shown.calendar import DayCalendar, DayMark, day_calendar
from app.shown.ledger import (
    LedgerLine,
    counted_days,
    document_ledger,
    ledger_and_claims,
    person_ledger_and_claims,
)
from app.shown.ledger_csv import ledger_csv
from app.shown.ledger_filter import LedgerFilter, filter_from
from app.standing import moment_told

pages = Blueprint("ledger", __name__)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A day ledger with its heading, where it belongs, and the paid days that nobody claims."""

    title: str
    about: str
    back: str
    lines: list[LedgerLine]
    unclaimed: list[PaidDay]


Found = Callable[[Session, str, datetime | None], Ledger]
"""Finds the ledger of one thing that the person may see, maybe as of a past moment."""


@pages.get("/roster/<public_id>/ledger")
@allow(Access.SIGNED_IN)
def of_record(public_id: str) -> str:
    """Show every claimed day of a roster record."""
    return _page(_of_record, public_id)


@pages.get("/roster/<public_id>/ledger.csv")
@allow(Access.SIGNED_IN)
def of_record_csv(public_id: str) -> Response:
    """Return the day ledger of a roster record as CSV."""
    return _csv(_of_record, public_id)


@pages.get("/people/<public_id>/ledger")
@allow(Access.SIGNED_IN)
def of_person(public_id: str) -> str:
    """Show every claimed day of a professional, whatever the roster record."""
    return _page(_of_person, public_id)


@pages.get("/people/<public_id>/ledger.csv")
@allow(Access.SIGNED_IN)
def of_person_csv(public_id: str) -> Response:
    """Return the day ledger of a professional as CSV."""
    return _csv(_of_person, public_id)


@pages.get("/documents/<public_id>/ledger")
@allow(Access.SIGNED_IN)
def of_document(public_id: str) -> str:
    """Show every day that one document claims."""
    return _page(_of_document, public_id)


@pages.get("/documents/<public_id>/ledger.csv")
@allow(Access.SIGNED_IN)
def of_document_csv(public_id: str) -> Response:
    """Return the days that one document claims as CSV."""
    return _csv(_of_document, public_id)


def _of_record(session: Session, public_id: str, moment: datetime | None) -> Ledger:
    record = roster_record_for(session, current.actor(), public_id)
    moment = _told(session, record.professional_id, moment)
    lines, claimed = ledger_and_claims(session, record, moment)
    return Ledger(
        title=record.professional.name,
        about=f"{record.roster}, Local #{record.local}, {record.classification}",
        back=url_for("roster.record", public_id=public_id),
        lines=lines,
        unclaimed=unclaimed_days(session, record.professional, claimed, moment),
    )


def _of_person(session: Session, public_id: str, moment: datetime | None) -> Ledger:
    person = professional_for(session, current.actor(), public_id)
    moment = _told(session, person.id, moment)
    lines, claimed = person_ledger_and_claims(session, person, moment)
    number = f"IL# {person.il_number}" if person.il_number else "All roster records"
    return Ledger(
        title=person.name,
        about=number,
        back=url_for("applicant.dashboard"),
        lines=lines,
        unclaimed=unclaimed_days(session, person, claimed, moment),
    )


def _of_document(session: Session, public_id: str, moment: datetime | None) -> Ledger:
    document = document_for(session, current.actor(), public_id)
    moment = _told(session, document.professional_id, moment)
    return Ledger(
        title=document.file_name,
        about=f"Reference {document.reference}",
        back=url_for("documents.status", public_id=public_id),
        lines=document_ledger(session, document, moment),
        unclaimed=[],
    )


def _told(session: Session, professional_id: int | None, asked: datetime | None) -> datetime | None:
    now = current.stores().now()
    return moment_told(session, current.actor(), professional_id, now, asked)


def _page(find: Found, public_id: str) -> str:
    wanted = _wanted()
    with current.stores().sessions() as session:
        found = find(session, public_id, wanted.as_of)
        lines = wanted.chosen(found.lines)
        return render_template(
            "ledger/ledger.html",
            found=found,
            lines=lines,
            wanted=wanted,
            given=request.args,
            counted=counted_days(found.lines),
            calendar=_calendar(lines, found.unclaimed, wanted),
            marks=[mark for mark in DayMark if mark is not DayMark.UNCLAIMED],
            productions=sorted({line.production for line in found.lines}),
            csv_href=f"{request.path}.csv?{request.query_string.decode('ascii', 'ignore')}",
            clear_href=request.path,
        )


def _calendar(
    lines: Iterable[LedgerLine], unclaimed: Iterable[PaidDay], wanted: LedgerFilter
) -> DayCalendar:
    marks = [(line.day, line.mark) for line in lines]
    also = [] if wanted.narrows else [(paid.day, DayMark.UNCLAIMED) for paid in unclaimed]
    return day_calendar([*marks, *also])


def _csv(find: Found, public_id: str) -> Response:
    wanted = _wanted()
    with current.stores().sessions() as session:
        found = find(session, public_id, wanted.as_of)
        text = ledger_csv(wanted.chosen(found.lines))
    response = Response(text, mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="day-ledger.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted() -> LedgerFilter:
    return filter_from(request.args, current.settings().roster_time_zone)
