"""What waits is claimed by one, held, or handed on; nobody decides what another has open."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest

from app import desk, review
from app.desk.items import ADDS, COMPLETES, NOTHING, working_days_after
from app.errors import BadRequest, Conflict, NotAllowed, Unprocessable
from app.records import tables
from app.states import DocumentState, Stage

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
TODAY = date(2026, 5, 4)


@contextmanager
def at_desk(stores, public_id, account_id):
    with stores.sessions.begin() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        yield session, document, session.get_one(tables.Account, account_id)


@pytest.fixture
def dana(stores, scene):
    """Another reviewer."""
    with stores.sessions.begin() as session:
        row = tables.Account(
            public_id=f"{'dana':0>32}",
            email="dana@example.com",
            name="Dana",
            fs_uniquifier="dana",
            created_at=NOW,
        )
        session.add(row)
        session.flush()
        return row.id


def claim(stores, public_id, account_id, at=NOW):
    with at_desk(stores, public_id, account_id) as (session, document, account):
        return desk.claim(session, document, account, at)


def decline(stores, public_id, account_id, at=NOW):
    with at_desk(stores, public_id, account_id) as (session, document, account):
        review.decline(session, document, account=account, reason="Not about them.", now=at)


def hold(stores, public_id, account_id, until, why):
    with at_desk(stores, public_id, account_id) as (session, document, account):
        desk.hold(session, document, until, why, account=account, today=TODAY, now=NOW)


def item(stores, public_id):
    with stores.sessions() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        return session.get_one(tables.DeskItem, document.id)


def make_altered(stores, public_id):
    with stores.sessions.begin() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        check = session.get_one(tables.Result, (document.id, Stage.CHECK))
        finding = {"code": "possible-alteration", "severity": "warning", "message": "Look closer."}
        check.payload = {**check.payload, "findings": [finding]}


def test_of_two_who_come_one_has_it_and_the_other_is_told_who(stores, scene, dana, hand_in):
    letter = hand_in(MONDAY)

    first = claim(stores, letter, scene.reviewer)
    second = claim(stores, letter, dana, NOW + timedelta(minutes=1))

    assert second == first
    assert second.account_id == scene.reviewer


def test_a_claim_ends_after_ten_minutes_without_a_sign_of_life(stores, scene, dana, hand_in):
    letter = hand_in(MONDAY)

    claim(stores, letter, scene.reviewer)
    later = claim(stores, letter, dana, NOW + timedelta(minutes=10))

    assert later.account_id == dana


def test_a_claim_is_renewed_and_keeps_since_when(stores, scene, dana, hand_in):
    letter = hand_in(MONDAY)

    claim(stores, letter, scene.reviewer)
    renewed = claim(stores, letter, scene.reviewer, NOW + timedelta(minutes=8))

    assert renewed.since == NOW
    assert renewed.until == NOW + timedelta(minutes=18)


def test_nobody_decides_what_another_has_open(stores, scene, dana, hand_in, look):
    letter = hand_in(MONDAY)
    claim(stores, letter, scene.reviewer)

    with pytest.raises(Conflict, match="Robin has this document open"):
        decline(stores, letter, dana)

    assert look(letter).state == DocumentState.IN_REVIEW
    decline(stores, letter, dana, NOW + timedelta(minutes=11))
    assert look(letter).state == DocumentState.NOT_ACCEPTED


def test_a_released_document_is_free(stores, scene, dana, hand_in):
    letter = hand_in(MONDAY)
    claim(stores, letter, scene.reviewer)

    with at_desk(stores, letter, scene.reviewer) as (session, document, account):
        desk.release(session, document, account)

    assert claim(stores, letter, dana).account_id == dana


def test_what_is_held_waits_until_its_day(stores, scene, hand_in):
    letter = hand_in(MONDAY)

    why = "Payroll of week 9 comes on Friday."
    hold(stores, letter, scene.reviewer, TODAY + timedelta(days=5), why)

    assert item(stores, letter).held_until == date(2026, 5, 9)


@pytest.mark.parametrize(
    ("ahead", "why"), [(0, "Waiting."), (-1, "Waiting."), (91, "Waiting."), (5, " ")]
)
def test_a_hold_has_a_reason_and_a_day_ahead(stores, scene, hand_in, ahead, why):
    letter = hand_in(MONDAY)

    with pytest.raises(BadRequest):
        hold(stores, letter, scene.reviewer, TODAY + timedelta(days=ahead), why)


def test_who_asks_for_a_second_opinion_leaves_the_decision(stores, scene, dana, hand_in, look):
    letter = hand_in(MONDAY)
    with at_desk(stores, letter, scene.reviewer) as (session, document, account):
        why = "The date looks odd."
        desk.ask_second(session, document, kind="", days=(), reason=why, account=account, now=NOW)

    with pytest.raises(NotAllowed, match="another reviewer"):
        decline(stores, letter, scene.reviewer)
    decline(stores, letter, dana)

    assert look(letter).state == DocumentState.NOT_ACCEPTED


def test_a_possible_alteration_is_decided_by_two(stores, scene, dana, hand_in, look):
    letter = hand_in(MONDAY)
    make_altered(stores, letter)

    with pytest.raises(Unprocessable, match="two people"):
        decline(stores, letter, scene.reviewer)
    with at_desk(stores, letter, scene.reviewer) as (session, document, account):
        desk.ask_second(
            session, document, kind="declined", days=(), reason="Odd.", account=account, now=NOW
        )
    decline(stores, letter, dana)

    assert look(letter).state == DocumentState.NOT_ACCEPTED


def test_a_letter_that_adds_days_is_worth_more_than_one_that_does_not(stores, scene, hand_in):
    adds = hand_in(MONDAY)
    with at_desk(stores, adds, scene.reviewer) as (session, document, account):
        review.approve(session, document, account=account, days=None, reason="", now=NOW)
    already = hand_in(MONDAY)

    assert item(stores, hand_in(TUESDAY)).value == ADDS
    assert item(stores, already).value == NOTHING


def test_a_letter_that_completes_the_days_comes_first(stores, scene, hand_in):
    thirty = [f"2026-03-{day:02}" for day in range(1, 31)]

    assert item(stores, hand_in(*thirty)).value == COMPLETES


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2026-05-04", 3, "2026-05-07"),
        ("2026-05-07", 3, "2026-05-12"),
        ("2026-05-09", 1, "2026-05-11"),
        ("2026-05-08", 0, "2026-05-08"),
    ],
)
def test_weekends_are_no_working_days(day, count, due):
    assert working_days_after(date.fromisoformat(day), count) == date.fromisoformat(due)
