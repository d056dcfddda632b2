"""The classification detail of a roster record, a tab for each question, and the staff's list."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from flask import Blueprint, render_template, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import contests, credentials, standing
from app.access import Access, visible_documents
from app.applying import number_of
from app.entry import current
from app.entry.admission import allow
from app.errors import NotFound
from app.paid_days import unclaimed_days
from app.records import tables
from app.roster.forecast import forecast
from app.roster.rulebook import rule_book
from app.roster.values import Forecast, UnmatchedWork
from app.shown.calendar import DayMark, day_calendar
from app.shown.ledger import LedgerLine, counted_days, ledger, ledger_and_claims
from app.shown.told import told_to
from app.training.facts import training_of
from app.web.applicant.evidence import evidence_of, waiting_days
from app.web.applicant.summaries import document_rows, types_of
from app.web.roster import found
from app.web.roster.courses import course_lines
from app.web.roster.events import events_of
from app.web.roster.head import done_count, head_of, requirements_of
from app.web.roster.panel import Panel, panel_of
from app.web.roster.past import stood_on
from app.web.roster.picture import picture_of
from app.web.told import text as _

pages = Blueprint("roster", __name__, url_prefix="/roster")

DAYS_SHOWN = 40
"""So many days that count, and so many that do not; the day ledger has them all."""


@pages.get("")
@allow(Access.STAFF)
def index() -> str:
    """Show the roster records of whom a search finds by name or IL#, a page at a time."""
    wanted = " ".join(request.args.get("q", "").split())
    with current.stores().sessions() as session:
        page = found.records(session, wanted, request.args.get("after", ""))
        return render_template("roster/index.html", wanted=wanted, **page)


@pages.get("/<public_id>")
@allow(Access.SIGNED_IN)
def record(public_id: str) -> str:
    """Show the work experience of a record: its tally, its evidence, and what is ahead."""
    actor = current.actor()
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        evidence = evidence_of(session, actor, record.professional_id, current.stores().now())
        panel = panel_of(session, record, evidence, _today(record))
        return render_template(
            "roster/record.html",
            head=panel.head,
            panel=panel,
            requirements=[n for n in requirements_of(record) if n["id"] == "work-experience"],
            forecast=_forecast(session, record, _unmatched(session, record, panel)).messages,
            records=[record],
        )


@pages.get("/<public_id>/evidence")
@allow(Access.SIGNED_IN)
def evidence(public_id: str) -> str:
    """Return the evidence of a record alone, for the script that keeps it fresh."""
    actor = current.actor()
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        every = evidence_of(session, actor, record.professional_id, current.stores().now())
        panel = panel_of(session, record, every, _today(record))
        return render_template("roster/evidence.html", panel=panel)


@pages.get("/<public_id>/days")
@allow(Access.SIGNED_IN)
def days(public_id: str) -> str:
    """Show how days are counted: the rule in words, and each day with why it counts or not."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        moment = _told_until(session, record)
        lines, claimed = ledger_and_claims(session, record, moment)
        unclaimed = unclaimed_days(session, record.professional, claimed, moment)
        marks = [(line.day, line.mark) for line in lines]
        return render_template(
            "roster/days.html",
            **_shared(session, record, "roster.record"),
            requirements=[n for n in requirements_of(record) if n["id"] == "work-experience"],
            lines=_shown(lines),
            in_all=len(lines),
            unclaimed=unclaimed,
            calendar=day_calendar([*marks, *((paid.day, DayMark.UNCLAIMED) for paid in unclaimed)]),
            counted=counted_days(lines),
            cases={
                (case.document_id, case.day): case
                for case in contests.contests_of(session, record.professional_id)
            },
        )


@pages.get("/<public_id>/training")
@allow(Access.SIGNED_IN)
def training(public_id: str) -> str:
    """Show the courses that the record needs, and those that are on record."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        needs = requirements_of(record, "training")
        facts = training_of(session, record.professional_id)
        return render_template(
            "roster/training.html",
            **_shared(session, record, "roster.training"),
            requirements=needs,
            done=done_count(needs),
            courses=course_lines(standing.facts_told(facts, _told_until(session, record))),
        )


@pages.get("/<public_id>/other")
@allow(Access.SIGNED_IN)
def other(public_id: str) -> str:
    """Show licenses, certificates and what only time fulfils."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        needs = requirements_of(record, "credential")
        held = credentials.credentials_of(session, record.professional_id)
        return render_template(
            "roster/other.html",
            **_shared(session, record, "roster.other"),
            requirements=needs,
            done=done_count(needs),
            record=record,
            advancement=record.assessment.get("advancement"),
            renewals=[each.message for each in _forecast(session, record).renewals],
            credentials=standing.facts_told(held, _told_until(session, record)),
        )


@pages.get("/<public_id>/upgrade")
@allow(Access.SIGNED_IN)
def upgrade(public_id: str) -> str:
    """Show the pending classification of the next group with its anticipated date (SD2)."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        way = record.assessment.get("advancement")
        if way is None:
            raise NotFound(_("This classification has no next group."))
        renewals = [each.message for each in _forecast(session, record).renewals]
        return render_template("roster/upgrade.html", record=record, way=way, renewals=renewals)


@pages.get("/<public_id>/documents")
@allow(Access.SIGNED_IN)
def documents(public_id: str) -> str:
    """Show every document of the record's professional that the person may see."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        mine = visible_documents(current.actor()).where(
            tables.Document.professional_id == record.professional_id
        )
        rows = session.scalars(mine.order_by(tables.Document.id.desc()).limit(100)).all()
        is_staff, now = current.actor().is_staff, current.stores().now()
        told = told_to(session, rows, now, is_staff=is_staff)
        wanted, types = request.args.get("type", ""), types_of(rows)
        shown = [each for each in rows if wanted in {"", each.document_type or "unknown"}]
        return render_template(
            "roster/documents.html",
            **_shared(session, record, "roster.documents"),
            documents=document_rows(session, shown, told, current.actor().account_id),
            types=types,
            wanted=wanted,
        )


@pages.get("/<public_id>/history")
@allow(Access.SIGNED_IN)
def history(public_id: str) -> str:
    """Show the spans of each standing, what happened, and how the record stood on a past day."""
    with current.stores().sessions() as session:
        record = _told_record(session, public_id)
        today = _today(record)
        now, settings = current.stores().now(), current.settings()
        known_at = _told_until(session, record) or now
        asked_of = request.args.get("as_of", "")
        answer, problem = stood_on(session, record, asked_of, today, known_at, settings)
        return render_template(
            "roster/history.html",
            **_shared(session, record, "roster.history"),
            picture=picture_of(standing.spans_of(session, record, today, known_at, settings)),
            on=asked_of,
            answer=answer,
            problem=problem,
            events=events_of(session, record, current.actor(), now),
        )


def _shared(session: Session, record: tables.RosterRecord, current_tab: str) -> dict[str, Any]:
    mine = tables.Document.professional_id == record.professional_id
    ids = session.scalars(select(tables.Document.id).where(mine)).all()
    return {"head": head_of(record, current_tab, len(ids), number_of(session, record))}


def _forecast(
    session: Session, record: tables.RosterRecord, unmatched: Sequence[UnmatchedWork] = ()
) -> Forecast:
    known = standing.history_of(session, record, _told_until(session, record))
    return forecast(known, rule_book(), _today(record), unmatched)


def _shown(lines: Sequence[LedgerLine]) -> list[LedgerLine]:
    """Return the latest days that count and the latest that do not, in order."""
    counted = [line for line in lines if line.counts][-DAYS_SHOWN:]
    others = [line for line in lines if not line.counts][-DAYS_SHOWN:]
    return sorted([*counted, *others], key=lambda line: (line.day, not line.counts))


def _unmatched(session: Session, record: tables.RosterRecord, panel: Panel) -> list[UnmatchedWork]:
    """Return the work that is claimed and being checked, by production."""
    if not waiting_days(panel.evidence):
        return []
    days: dict[str, set[date]] = {}
    for line in ledger(session, record, _told_until(session, record)):
        if line.mark is DayMark.CHECKING:
            days.setdefault(line.production, set()).add(line.day)
    return [UnmatchedWork(name, tuple(sorted(worked))) for name, worked in days.items()]


def _told_record(session: Session, public_id: str) -> tables.RosterRecord:
    now, settings = current.stores().now(), current.settings()
    return standing.record_told(session, current.actor(), public_id, now, settings)


def _told_until(session: Session, record: tables.RosterRecord) -> datetime | None:
    """Return up to which moment the reader knows of decisions; None for all of them."""
    now, person = current.stores().now(), record.professional_id
    return standing.moment_told(session, current.actor(), person, now)


def _today(record: tables.RosterRecord) -> date:
    return standing.roster_today(current.stores().now(), record.roster, current.settings())
