"""What an accepted paper proves besides days: a credential with its expiry, a completed course."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.crediting import record_license
from app.errors import BadRequest, Conflict
from app.fact_kinds import TrainingFactKind
from app.records import tables
from app.training.facts import known_course, recorded_before
from extractors.values import DocumentType, Statement
from validators.claims import day_of, places_of, text_of

PROVES = frozenset(
    {
        DocumentType.DRIVER_LICENSE,
        DocumentType.MEDICAL_CERTIFICATE,
        DocumentType.COURSE_CERTIFICATE,
    }
)
"""The types of documents that are kept as a credential or a course when they are accepted."""


def keep_proof(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    paper: Statement,
    now: datetime,
) -> None:
    """Keep what an accepted paper proves, unless staff entered it already.

    Raises ``Conflict`` when the paper does not show it: then staff enter it in the person file.
    """
    if document.professional_id is None:
        raise Conflict("Say first whose document this is: nobody is named.")
    if _entered_already(session, document):
        return
    if paper.type is DocumentType.DRIVER_LICENSE:
        if _other_side_is_kept(session, document, paper):
            return
        record_license(session, document, decision, paper, now)
    elif paper.type is DocumentType.MEDICAL_CERTIFICATE:
        session.add(_certificate(document, document.professional_id, decision, paper, now))
    elif paper.type is DocumentType.COURSE_CERTIFICATE:
        _keep_course(session, document, document.professional_id, decision, paper, now)
    session.flush()


def _entered_already(session: Session, document: tables.Document) -> bool:
    for table in (tables.Credential, tables.TrainingFact):
        same = select(table.id).where(
            table.document_id == document.id, table.withdrawn_at.is_(None)
        )
        if session.scalars(same.limit(1)).first() is not None:
            return True
    return False


def _other_side_is_kept(session: Session, document: tables.Document, paper: Statement) -> bool:
    """Return whether the same license is kept with another document: its other side.

    Front and back often come as two files; both show the expiry, and they are one license.
    """
    held = tables.Credential
    found = session.scalars(
        select(held).where(
            held.professional_id == document.professional_id,
            held.kind == "driver_license",
            held.expires_on == day_of(paper.fields, "expiry_date"),
            held.withdrawn_at.is_(None),
        )
    )
    issued_on = day_of(paper.fields, "issue_date")
    return any(issued_on is None or each.issued_on in {None, issued_on} for each in found)


def _certificate(
    document: tables.Document,
    professional_id: int,
    decision: tables.Decision,
    paper: Statement,
    now: datetime,
) -> tables.Credential:
    expires_on = day_of(paper.fields, "expiry_date")
    if expires_on is None:
        raise Conflict(
            "The certificate shows no expiry: record it in the person file, or ask for a better "
            "copy."
        )
    place = next(iter(places_of(paper.fields, "expiry_date")), None)
    return tables.Credential(
        professional_id=professional_id,
        kind="medical_certificate",
        issued_on=day_of(paper.fields, "date_signed"),
        expires_on=expires_on,
        document_id=document.id,
        page=place.page if place else None,
        box=list(place.box) if place else None,
        decision_id=decision.id,
        recorded_at=now,
    )


def _keep_course(
    session: Session,
    document: tables.Document,
    professional_id: int,
    decision: tables.Decision,
    paper: Statement,
    now: datetime,
) -> None:
    """Keep a completed course; one that is recorded already stays as it is."""
    course, completed_on = _course(paper), day_of(paper.fields, "completion_date")
    if completed_on is None:
        raise Conflict("The certificate shows no day of completion: record it in the person file.")
    if recorded_before(session, professional_id, course, completed_on):
        return
    place = next(iter(places_of(paper.fields, "completion_date")), None)
    session.add(
        tables.TrainingFact(
            professional_id=professional_id,
            kind=TrainingFactKind.COMPLETED,
            course=course,
            day=completed_on,
            provider=text_of(paper.fields, "provider"),
            document_id=document.id,
            page=place.page if place else None,
            box=list(place.box) if place else None,
            decision_id=decision.id,
            recorded_at=now,
            recorded_by=f"decision:{decision.id}",
        )
    )


def _course(paper: Statement) -> str:
    """Return the course by its code, else by its title."""
    written = [text_of(paper.fields, name) for name in ("course_code", "course_title")]
    for text in written:
        try:
            return known_course(text or "")
        except BadRequest:
            continue
    named = " / ".join(text for text in written if text) or "no course"
    raise Conflict(f"The certificate names {named}: record the course in the person file.")
