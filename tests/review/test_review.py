"""What reviewers decide is credited once, can be undone, and is never their own."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app import checking, review
from app.consequences import consequence
from app.errors import BadRequest, Conflict, NotAllowed, Unprocessable
from app.records import tables
from app.review import deciding
from app.states import DocumentState, Stage
from extractors.payload import load_reading
from extractors.values import Field

MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
NOW = datetime(2026, 5, 2, 18, 0, tzinfo=UTC)


@contextmanager
def desk(stores, public_id, account_id):
    with stores.sessions.begin() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        yield session, document, session.get_one(tables.Account, account_id)


def approve(stores, public_id, account_id, days=None, reason=""):
    with desk(stores, public_id, account_id) as (session, document, account):
        chosen = None if days is None else {date.fromisoformat(day) for day in days}
        review.approve(session, document, account=account, days=chosen, reason=reason, now=NOW)


def live_days(stores):
    with stores.sessions() as session:
        live = select(tables.Credit.day).where(tables.Credit.withdrawn_at.is_(None))
        return [day.isoformat() for day in session.scalars(live.order_by(tables.Credit.day))]


def test_a_person_may_credit_days_that_no_record_decides(stores, scene, hand_in, look):
    letter = hand_in(MONDAY, TUESDAY)

    approve(stores, letter, scene.reviewer)

    assert live_days(stores) == [MONDAY, TUESDAY]
    assert look(letter).state == DocumentState.VERIFIED


def test_only_the_chosen_days_are_credited(stores, scene, hand_in):
    letter = hand_in(MONDAY, TUESDAY)

    approve(stores, letter, scene.reviewer, days=[TUESDAY])

    assert live_days(stores) == [TUESDAY]


def test_by_default_days_that_do_not_count_are_left_out(stores, scene, pay, hand_in):
    pay(MONDAY)
    letter = hand_in(MONDAY, TUESDAY)

    approve(stores, letter, scene.reviewer)

    assert live_days(stores) == [MONDAY]


def test_overruling_the_checks_needs_a_reason(stores, scene, pay, hand_in):
    pay(MONDAY)
    letter = hand_in(MONDAY, TUESDAY)

    with pytest.raises(Unprocessable, match="Mar 3, 2026"):
        approve(stores, letter, scene.reviewer, days=[MONDAY, TUESDAY])
    approve(stores, letter, scene.reviewer, days=[MONDAY, TUESDAY], reason="Time sheet seen.")

    assert live_days(stores) == [MONDAY, TUESDAY]


def test_a_day_the_letter_does_not_claim_cannot_be_credited(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    with pytest.raises(BadRequest, match="Mar 4, 2026"):
        approve(stores, letter, scene.reviewer, days=[WEDNESDAY])


def test_a_day_that_counts_already_stays_once(stores, scene, hand_in):
    first, second = hand_in(MONDAY), hand_in(MONDAY, TUESDAY)

    approve(stores, first, scene.reviewer)
    approve(stores, second, scene.reviewer)

    assert live_days(stores) == [MONDAY, TUESDAY]


def test_the_database_refuses_a_second_live_credit(stores, scene, hand_in, monkeypatch):
    first, second = hand_in(MONDAY), hand_in(MONDAY, TUESDAY)
    approve(stores, first, scene.reviewer)
    monkeypatch.setattr(deciding, "credited_days", lambda session, professional_id: set())

    with pytest.raises(Conflict, match="look again"):
        approve(stores, second, scene.reviewer)

    assert live_days(stores) == [MONDAY]


def test_approving_twice_is_a_conflict(stores, scene, hand_in):
    letter = hand_in(MONDAY)
    approve(stores, letter, scene.reviewer)

    with pytest.raises(Conflict):
        approve(stores, letter, scene.reviewer)


def test_nobody_decides_on_their_own_document(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    with pytest.raises(NotAllowed):
        approve(stores, letter, scene.sender)

    assert live_days(stores) == []


def test_nobodys_letter_cannot_be_credited(stores, scene, hand_in):
    letter = hand_in(MONDAY, nobody=True)

    with pytest.raises(Unprocessable, match="whose letter"):
        approve(stores, letter, scene.reviewer)


def test_a_letter_without_countable_days_cannot_be_approved_by_default(stores, scene, hand_in):
    letter = hand_in(MONDAY, letter_date=Field("2026-03-01", 0.99))

    with pytest.raises(Unprocessable, match="No new day"):
        approve(stores, letter, scene.reviewer)


def test_undoing_withdraws_the_days_and_recomputes(stores, scene, hand_in, look):
    letter = hand_in(MONDAY)
    approve(stores, letter, scene.reviewer)

    with desk(stores, letter, scene.reviewer) as (session, _, account):
        decision = session.scalars(select(tables.Decision)).one()
        review.undo(session, decision, account, NOW)

    assert live_days(stores) == []
    assert look(letter).state == DocumentState.IN_REVIEW
    with stores.sessions() as session:
        record = session.get(tables.RosterRecord, scene.record)
        credit = session.scalars(select(tables.Credit)).one()
    assert record.assessment["requirements"][0]["have"] == 0
    assert credit.withdrawn_at == NOW


def test_an_undone_decision_cannot_be_undone_again(stores, scene, hand_in):
    letter = hand_in(MONDAY)
    approve(stores, letter, scene.reviewer)

    with desk(stores, letter, scene.reviewer) as (session, _, account):
        decision = session.scalars(select(tables.Decision)).one()
        review.undo(session, decision, account, NOW)
        with pytest.raises(Conflict):
            review.undo(session, decision, account, NOW)


def test_an_undone_day_can_be_credited_again(stores, scene, hand_in):
    letter = hand_in(MONDAY)
    approve(stores, letter, scene.reviewer)
    with desk(stores, letter, scene.reviewer) as (session, _, account):
        review.undo(session, session.scalars(select(tables.Decision)).one(), account, NOW)

    approve(stores, letter, scene.reviewer)

    assert live_days(stores) == [MONDAY]


@pytest.mark.parametrize(
    ("decide", "state"),
    [
        (review.decline, DocumentState.NOT_ACCEPTED),
        (review.ask_for_fix, DocumentState.NEEDS_FIX),
    ],
)
def test_refusing_needs_a_reason_and_moves_the_document(
    stores, scene, hand_in, look, decide, state
):
    letter = hand_in(MONDAY)

    with desk(stores, letter, scene.reviewer) as (session, document, account):
        with pytest.raises(BadRequest):
            decide(session, document, account=account, reason="  ", now=NOW)
        decide(session, document, account=account, reason="The dates are missing.", now=NOW)

    assert look(letter).state == state
    assert live_days(stores) == []


def test_the_consequence_counts_each_day_once(stores, scene, hand_in):
    first, second = hand_in(MONDAY), hand_in(MONDAY, TUESDAY)
    approve(stores, first, scene.reviewer)

    with desk(stores, second, scene.reviewer) as (session, document, _):
        days = [date(2026, 3, 2), date(2026, 3, 3)]
        told = consequence(session, document, days)

    assert (told.before, told.added, told.after, told.need) == (1, 1, 2, 30)


def test_a_person_may_accept_a_doubtful_license(stores, scene, hand_in_license):
    license_sent = hand_in_license("2027-06-30", confidence=0.5)

    approve(stores, license_sent, scene.reviewer)

    with stores.sessions() as session:
        assert session.scalars(select(tables.Credential)).one().expires_on == date(2027, 6, 30)


def test_policy_leaves_a_document_alone_once_a_person_undid_it(stores, scene, pay, hand_in, look):
    pay(MONDAY)
    letter = hand_in(MONDAY)
    with desk(stores, letter, scene.reviewer) as (session, document, account):
        review.undo(session, session.scalars(select(tables.Decision)).one(), account, NOW)

    with desk(stores, letter, scene.reviewer) as (session, document, _):
        read = session.get_one(tables.Result, (document.id, Stage.READ))
        reading = load_reading(read.payload)
        compared = checking.compare(session, document, reading, now=NOW, settings=stores.settings)
        checking.settle(session, document, compared, now=NOW, settings=stores.settings)

    assert look(letter).state == DocumentState.IN_REVIEW
    assert live_days(stores) == []


def test_a_person_says_whose_letter_it_is_and_it_is_checked_again(stores, scene, hand_in, look):
    letter = hand_in(MONDAY, nobody=True)

    with desk(stores, letter, scene.reviewer) as (session, document, account):
        maria = session.get_one(tables.Professional, scene.maria)
        review.name_professional(session, document, maria, account=account, now=NOW)

    assert look(letter).professional_id == scene.maria
    with stores.sessions() as session:
        work = session.query(tables.Work).filter_by(document_id=look(letter).id).one()
    assert work.stage == Stage.CHECK
