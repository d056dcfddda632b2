"""The compliance report and the course transcript of who is signed in, made for printing."""

from typing import Any

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import standing
from app.access import Access, visible_roster_records
from app.entry import current
from app.entry.admission import allow
from app.records import tables
from app.training.facts import training_of
from app.web.reports.as_pdf import Line, compliance_pdf, transcript_pdf
from app.web.roster.courses import CourseLine, course_lines
from app.web.roster.head import record_name, requirements_of

pages = Blueprint("reports", __name__, url_prefix="/my-reports")


@pages.get("/compliance")
@allow(Access.SIGNED_IN)
def compliance() -> str:
    """Show how the person stands in each classification, with every requirement."""
    with current.stores().sessions() as session:
        return render_template("reports/compliance.html", lines=_lines(session), **_whose(session))


@pages.get("/compliance.pdf")
@allow(Access.SIGNED_IN)
def compliance_file() -> Response:
    """Send the compliance report as a tagged PDF."""
    with current.stores().sessions() as session:
        return compliance_pdf(lines=_lines(session), **_whose(session))


@pages.get("/transcript")
@allow(Access.SIGNED_IN)
def transcript() -> str:
    """Show every course on record."""
    with current.stores().sessions() as session:
        return render_template(
            "reports/transcript.html", courses=_courses(session), **_whose(session)
        )


@pages.get("/transcript.pdf")
@allow(Access.SIGNED_IN)
def transcript_file() -> Response:
    """Send the course transcript as a tagged PDF."""
    with current.stores().sessions() as session:
        return transcript_pdf(courses=_courses(session), **_whose(session))


def _lines(session: Session) -> list[Line]:
    mine = visible_roster_records(current.actor()).order_by(tables.RosterRecord.id)
    own = current.actor().professional_id or 0
    records = session.scalars(mine.where(tables.RosterRecord.professional_id == own)).all()
    standing.tell_standing(session, records, current.stores().now(), current.settings())
    return [(record, record_name(record), requirements_of(record)) for record in records]


def _courses(session: Session) -> list[CourseLine]:
    actor, now = current.actor(), current.stores().now()
    own = actor.professional_id or 0
    until = standing.moment_told(session, actor, own, now)
    return course_lines(standing.facts_told(training_of(session, own), until))


def _whose(session: Session) -> dict[str, Any]:
    person = session.get(tables.Professional, current.actor().professional_id or 0)
    return {"person": person, "now": current.stores().now()}
