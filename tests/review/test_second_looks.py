"""A second look is blind, never by the same person, and what it finds has consequences."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app import quality, review, second_looks
from app.crediting import credited_days
from app.errors import NotFound
from app.operations.housekeeping import Housekeeper
from app.quality.budget import Budget
from app.records import tables
from app.settings import Settings
from app.states import DocumentState

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
READ = {
    "0/fields/letter_date": "2026-04-30",
    "0/records/0/employee_name": "VALE, MARIA",
    "0/records/0/last4": "1234",
    "0/records/0/production": "Harbor Lights",
    "0/records/0/production_type": "feature",
    "0/records/0/classification": "Grip",
    "0/records/0/work_dates": f"{MONDAY}, {TUESDAY}",
}
SECRET = b"kept beside the database"


@pytest.fixture
def kim(stores):
    """A second reviewer."""
    with stores.sessions.begin() as session:
        row = tables.Account(
            public_id="kim".zfill(32),
            email="kim@example.com",
            name="Kim",
            fs_uniquifier="kim",
            created_at=NOW,
        )
        session.add(row)
        session.flush()
        return row.id


@pytest.fixture
def released(stores, scene, pay, hand_in, kim):
    """Return what has policy release a letter of two days, and draws all of it."""

    def make():
        with stores.sessions.begin() as session:
            quality.set_budget(
                session, Budget(sample_straight=1.0), session.get_one(tables.Account, kim), NOW
            )
            quality.draw(session, SECRET, NOW)
        pay(MONDAY, TUESDAY)
        letter = hand_in(MONDAY, TUESDAY)
        with stores.sessions.begin() as session:
            assert quality.draw(session, SECRET, NOW) == 1
            assert quality.draw(session, SECRET, NOW) == 0
        return letter

    return make


def look_of(stores, account_id):
    with stores.sessions() as session:
        account = session.get_one(tables.Account, account_id)
        return [row.public_id for row in second_looks.waiting(session, account, 10)]


def answer(stores, account_id, public_id, at=NOW, **changes):
    typed = {path: changes.get(path.rsplit("/", 1)[-1], text) for path, text in READ.items()}
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, account_id)
        return second_looks.answer(
            session, public_id, typed, account=account, now=at, settings=Settings()
        )


def document_of(session, public_id):
    return session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()


def test_what_is_read_the_same_is_measured_and_changes_nothing(stores, scene, released, kim):
    letter = released()
    [look] = look_of(stores, kim)

    assert answer(stores, kim, look)

    with stores.sessions() as session:
        row = session.scalars(select(tables.SecondLook)).one()
        assert (row.fields, row.fields_differing, row.days, row.days_differing) == (7, 0, 2, 0)
        assert document_of(session, letter).state == DocumentState.VERIFIED
    assert look_of(stores, kim) == []


def test_nobody_looks_at_their_own_decision_or_document(stores, scene, released, kim):
    released()
    with stores.sessions.begin() as session:
        session.scalars(select(tables.SecondLook)).one().not_by = kim

    assert look_of(stores, kim) == []
    assert look_of(stores, scene.sender) == []
    assert len(look_of(stores, scene.reviewer)) == 1


def test_a_slip_of_the_second_reader_is_asked_once_more(stores, scene, released, kim):
    released()
    [look] = look_of(stores, kim)

    assert not answer(stores, kim, look, production="Harbour Lies")
    with stores.sessions() as session:
        asked = second_looks.look_for(session, look, session.get_one(tables.Account, kim)).asked
    assert asked == ("0/records/0/production",)
    assert look_of(stores, scene.reviewer) == []

    assert answer(stores, kim, look)
    with stores.sessions() as session:
        assert session.scalars(select(tables.SecondLook)).one().fields_differing == 0


def test_a_wrong_day_reopens_the_letter_and_stops_its_issuer(
    stores, scene, released, pay, hand_in, kim
):
    letter = released()
    [look] = look_of(stores, kim)

    assert not answer(stores, kim, look, work_dates=MONDAY)
    assert answer(stores, kim, look, work_dates=MONDAY)

    with stores.sessions() as session:
        document = document_of(session, letter)
        assert document.state == DocumentState.IN_REVIEW
        item = session.get_one(tables.DeskItem, document.id)
        assert item.second_by == kim
        assert "work dates" in item.second_reason
        assert credited_days(session, scene.maria) == set()
        [stop] = quality.live_stops(session)
        assert stop.issuer == "reelpay"
        assert "1 of 2 days" in stop.because
        done = set(session.scalars(select(tables.AuditEntry.action)))
    assert {"looked-again", "reopened", "stopped-automation"} <= done

    pay("2026-03-09")
    later = hand_in("2026-03-09")
    with stores.sessions() as session:
        document = document_of(session, later)
        assert document.state == DocumentState.IN_REVIEW
        check = session.get_one(tables.Result, (document.id, "check")).payload
    assert any("without a person now" in reason for reason in check["policy"]["reasons"])


def test_a_breach_brings_back_what_was_released_and_a_person_lifts_it(
    stores, scene, released, pay, hand_in, kim
):
    released()
    pay("2026-03-09")
    hand_in("2026-03-09")
    [look] = look_of(stores, kim)
    answer(stores, kim, look, work_dates=MONDAY)
    answer(stores, kim, look, work_dates=MONDAY)

    assert len(look_of(stores, kim)) == 1
    with stores.sessions.begin() as session:
        [stop] = quality.live_stops(session)
        assert stop.suspects == 1
        kim_row = session.get_one(tables.Account, kim)
        quality.lift(session, stop.public_id, kim_row, "The layout is read right.", NOW)

    pay("2026-03-10")
    later = hand_in("2026-03-10")
    with stores.sessions() as session:
        assert document_of(session, later).state == DocumentState.VERIFIED


def test_the_dispatcher_draws_from_what_was_decided_since(stores, scene, pay, hand_in, kim):
    with stores.sessions.begin() as session:
        everything = Budget(sample_straight=1.0, sample_decided=1.0)
        quality.set_budget(session, everything, session.get_one(tables.Account, kim), NOW)
    pay(MONDAY, TUESDAY)
    hand_in(MONDAY)
    Housekeeper().look_after(stores)
    assert look_of(stores, kim) == []

    hand_in(TUESDAY)
    Housekeeper().look_after(stores)

    assert len(look_of(stores, kim)) == 1


def test_an_undone_decision_asks_nobody(stores, scene, released, kim):
    released()
    [look] = look_of(stores, kim)
    with stores.sessions.begin() as session:
        session.scalars(select(tables.Decision)).one().undone_at = NOW + timedelta(minutes=1)

    assert look_of(stores, kim) == []
    with pytest.raises(NotFound):
        answer(stores, kim, look)


def test_what_a_person_decided_is_drawn_too_and_never_for_them(stores, scene, hand_in, kim):
    with stores.sessions.begin() as session:
        everything = Budget(sample_decided=1.0)
        quality.set_budget(session, everything, session.get_one(tables.Account, kim), NOW)
        quality.draw(session, SECRET, NOW)
    letter = hand_in(MONDAY)

    with stores.sessions.begin() as session:
        review.approve(
            session,
            document_of(session, letter),
            account=session.get_one(tables.Account, scene.reviewer),
            days=[date.fromisoformat(MONDAY)],
            reason="The time sheets show it.",
            now=NOW,
        )
        assert quality.draw(session, SECRET, NOW) == 1
        assert session.scalars(select(tables.SecondLook)).one().kind == "decided"

    assert look_of(stores, scene.reviewer) == []
    assert len(look_of(stores, kim)) == 1
