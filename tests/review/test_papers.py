"""An accepted certificate is kept as what it proves, and undoing the decision takes it back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app import review
from app.errors import Conflict
from app.records import tables
from app.states import DocumentState
from extractors.values import DocumentType, Field, Place, Reading, Statement

NOW = datetime(2026, 5, 1, 18, 0, tzinfo=UTC)


def value(text):
    return Field(text, 0.99, (Place(1, (72.0, 96.0, 180.0, 110.0), str(text)),))


@pytest.fixture
def certificate(hand_in_reading):
    """Return what sends a certificate of a type with the given fields."""

    def make(kind, **fields):
        shown = {name: value(text) for name, text in fields.items()}
        statement = Statement(kind, 0.99, (1,), shown)
        return hand_in_reading(Reading("0" * 64, ((612.0, 792.0),), (statement,)))

    return make


@pytest.fixture
def decide(stores, scene, look):
    """Return what carries out a decision of Robin's on a document."""

    def make(public_id, act):
        with stores.sessions.begin() as session:
            document = session.get_one(tables.Document, look(public_id).id)
            robin = session.get_one(tables.Account, scene.reviewer)
            return act(session, document, robin)

    return make


def approve(session, document, robin):
    return review.approve(session, document, account=robin, days=None, reason="", now=NOW).id


def live(stores, table):
    with stores.sessions() as session:
        return session.scalars(select(table).where(table.withdrawn_at.is_(None))).all()


def test_an_approved_course_certificate_is_a_completed_course(stores, certificate, decide, look):
    public_id = certificate(
        DocumentType.COURSE_CERTIFICATE, course_code="A", completion_date="2026-04-20"
    )

    decision_id = decide(public_id, approve)

    (course,) = live(stores, tables.TrainingFact)
    assert (course.course, course.day, course.page) == ("A", date(2026, 4, 20), 1)
    assert look(public_id).state == DocumentState.VERIFIED

    def undo(session, _document, robin):
        review.undo(session, session.get_one(tables.Decision, decision_id), robin, NOW)

    decide(public_id, undo)
    assert live(stores, tables.TrainingFact) == []


def test_an_approved_medical_certificate_is_a_credential(stores, certificate, decide):
    public_id = certificate(
        DocumentType.MEDICAL_CERTIFICATE, expiry_date="2027-06-30", date_signed="2025-07-01"
    )

    decide(public_id, approve)

    (held,) = live(stores, tables.Credential)
    found = (held.kind, held.issued_on, held.expires_on)
    assert found == ("medical_certificate", date(2025, 7, 1), date(2027, 6, 30))


def test_front_and_back_in_two_files_are_one_license(stores, certificate, decide):
    front = {"expiry_date": "2027-06-30", "class": "A"}
    back = {**front, "issue_date": "2022-07-01"}
    renewed = {"expiry_date": "2032-06-30", "class": "A"}

    for shown in (front, back, renewed):
        decide(certificate(DocumentType.DRIVER_LICENSE, **shown), approve)

    held = live(stores, tables.Credential)
    assert [each.expires_on for each in held] == [date(2027, 6, 30), date(2032, 6, 30)]


def test_a_course_that_nobody_knows_is_left_to_the_person_file(stores, certificate, decide):
    public_id = certificate(
        DocumentType.COURSE_CERTIFICATE, course_title="Basket Weaving", completion_date="2026-04-20"
    )

    with pytest.raises(Conflict, match="Basket Weaving"):
        decide(public_id, approve)

    assert live(stores, tables.TrainingFact) == []
