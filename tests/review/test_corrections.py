"""A reviewer corrects what was read; the document is checked again with it, and nobody else's."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from app.correcting import Shown, check_again, correct, take_back
from app.corrections import corrected_payload
from app.corrections.paths import path_of
from app.errors import BadRequest, Conflict, NotAllowed, NotFound
from app.records import tables
from app.states import DocumentState, Stage

MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
NOW = datetime(2026, 5, 2, 18, 0, tzinfo=UTC)
DAYS, TITLE = "0/records/0/work_dates", "0/records/0/production"


@contextmanager
def desk(stores, public_id, account_id):
    with stores.sessions.begin() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        yield session, document, session.get_one(tables.Account, account_id)


def fix(stores, public_id, account_id, path, typed, place=None):
    with desk(stores, public_id, account_id) as (session, document, account):
        row = correct(
            session, document, path_of(path), typed, place=place, account=account, now=NOW
        )
        check_again(session, document, NOW, stores.settings)
        return row.public_id


def back(stores, public_id, account_id, correction):
    with desk(stores, public_id, account_id) as (session, document, account):
        take_back(session, document, correction, account=account, now=NOW)
        check_again(session, document, NOW, stores.settings)


def verdicts(stores, public_id):
    with stores.sessions() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        ledger = session.get_one(tables.Result, (document.id, Stage.CHECK)).payload["ledger"]
        return {line["date"]: line["day_verdict"] for line in ledger}


def read(stores, public_id, *path):
    with stores.sessions() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        found = corrected_payload(session, document.id)
    for step in path:
        found = found[step]
    return found


def test_a_corrected_production_is_compared_with_the_records(stores, scene, pay, hand_in, value):
    pay(MONDAY)
    letter = hand_in(MONDAY, production=value("Harbour Nights", 0.4))
    before = verdicts(stores, letter)

    fix(stores, letter, scene.reviewer, TITLE, "Harbor Lights")

    assert before == {MONDAY: "unsupported"}
    assert verdicts(stores, letter) == {MONDAY: "confirmed"}


def test_a_corrected_document_waits_for_the_reviewer(stores, scene, pay, hand_in, value, look):
    pay(MONDAY)
    letter = hand_in(MONDAY, production=value("Harbour Nights", 0.4))

    fix(stores, letter, scene.reviewer, TITLE, "Harbor Lights")

    assert look(letter).state == DocumentState.IN_REVIEW


def test_days_are_added_and_removed_and_stand_where_they_were_read(stores, scene, hand_in):
    letter = hand_in(MONDAY, TUESDAY)

    fix(stores, letter, scene.reviewer, DAYS, f"{TUESDAY}, March 4, 2026")

    field = read(stores, letter, "documents", 0, "records", 0, "work_dates")
    assert field["value"] == [TUESDAY, WEDNESDAY]
    assert [place["item"] for place in field["evidence"]] == [TUESDAY, WEDNESDAY]
    assert field["evidence"][0]["box"] == [72, 101, 90, 111]
    assert list(verdicts(stores, letter)) == [TUESDAY, WEDNESDAY]


def test_a_value_stands_in_the_box_that_was_drawn(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    fix(stores, letter, scene.reviewer, TITLE, "Northfield", Shown(1, (100.0, 200.0, 180.0, 212.0)))

    field = read(stores, letter, "documents", 0, "records", 0, "production")
    assert field["evidence"][0]["box"] == [100, 200, 180, 212]
    assert field["confidence"] == 1


def test_taking_a_correction_back_gives_what_was_read(stores, scene, pay, hand_in, value):
    pay(MONDAY)
    letter = hand_in(MONDAY, production=value("Harbour Nights", 0.4))
    made = fix(stores, letter, scene.reviewer, TITLE, "Harbor Lights")

    back(stores, letter, scene.reviewer, made)

    assert verdicts(stores, letter) == {MONDAY: "unsupported"}
    with pytest.raises(Conflict):
        back(stores, letter, scene.reviewer, made)


def test_the_last_correction_of_a_value_holds(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    fix(stores, letter, scene.reviewer, TITLE, "Northfield")
    fix(stores, letter, scene.reviewer, TITLE, "Northfields")

    title = read(stores, letter, "documents", 0, "records", 0, "production", "value")
    assert title == "Northfields"


def test_a_value_can_be_said_not_to_be_there(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    fix(stores, letter, scene.reviewer, "0/records/0/last4", "")

    assert "last4" not in read(stores, letter, "documents", 0, "records", 0)


def test_nobody_corrects_their_own_document(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    with pytest.raises(NotAllowed):
        fix(stores, letter, scene.sender, TITLE, "Northfield")


def test_a_decided_document_is_not_corrected(stores, scene, pay, hand_in):
    pay(MONDAY)
    letter = hand_in(MONDAY)

    with pytest.raises(Conflict, match="verified"):
        fix(stores, letter, scene.reviewer, TITLE, "Northfield")


@pytest.mark.parametrize(
    ("path", "typed", "says"),
    [
        (DAYS, "March 4", "no date with its year"),
        (DAYS, "2026-02-30", "no date with its year"),
        ("0/records/0/last4", "123456789", "last four digits only"),
        ("0/fields/has_signature", "maybe", "yes or no"),
        ("0/records/0/production_type", "film", "Choose one of"),
        ("0/records/0/total_days_stated", "many", "whole number"),
        (TITLE, "Harbor Lights", "read already"),
        (TITLE, "x" * 501, "longer than 500"),
        ("0/records/0/salary", "1000", "states no salary"),
        ("0/records/7/work_dates", MONDAY, "no record number 8"),
        ("3/fields/letter_date", MONDAY, "no document number 4"),
        ("../../etc", "x", "Say which value"),
    ],
)
def test_what_is_no_value_is_refused_with_the_reason(stores, scene, hand_in, path, typed, says):
    letter = hand_in(MONDAY)

    with pytest.raises(BadRequest, match=says):
        fix(stores, letter, scene.reviewer, path, typed)


@pytest.mark.parametrize(
    "shown",
    [
        Shown(2, (1.0, 1.0, 2.0, 2.0)),
        Shown(1, (9.0, 1.0, 2.0, 2.0)),
        Shown(1, (1.0, 1.0, 9e9, 2.0)),
    ],
)
def test_a_box_outside_the_page_is_refused(stores, scene, hand_in, shown):
    letter = hand_in(MONDAY)

    with pytest.raises(BadRequest, match="page"):
        fix(stores, letter, scene.reviewer, TITLE, "Northfield", shown)


def test_a_correction_of_another_document_is_not_found(stores, scene, hand_in):
    one, other = hand_in(MONDAY), hand_in(TUESDAY)
    made = fix(stores, one, scene.reviewer, TITLE, "Northfield")

    with pytest.raises(NotFound):
        back(stores, other, scene.reviewer, made)


def test_corrections_are_kept_as_who_what_and_what_before(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    fix(stores, letter, scene.reviewer, TITLE, "Northfield")

    with stores.sessions() as session:
        row = session.query(tables.Correction).one()
        assert row.was == {"value": "Harbor Lights", "confidence": 0.99}
        assert row.now == {"value": "Northfield"}
        assert row.account_id == scene.reviewer
        noted = session.query(tables.AuditEntry).filter_by(action="corrected").one()
        assert noted.object == f"document:{letter}"
