"""For a minute a decision can be undone as if it had not been made; later the person is told."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app import messages, review
from app.errors import NotFound
from app.records import tables
from app.states import DocumentState

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
IN_A_WHILE, LATER = NOW + timedelta(seconds=59), NOW + timedelta(seconds=61)


@contextmanager
def deciding(stores, scene, public_id):
    with stores.sessions.begin() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        yield session, document, session.get_one(tables.Account, scene.reviewer)


def approved(stores, scene, public_id, *days, together=None):
    with deciding(stores, scene, public_id) as (session, document, account):
        made = review.approve(
            session,
            document,
            account=account,
            days=[date.fromisoformat(day) for day in days],
            reason="The time sheets show it.",
            now=NOW,
            together=together,
        )
        return made.id


def told(stores, scene, at):
    with stores.sessions() as session:
        return [each.subject for each in session.scalars(messages.messages_of(scene.maria, at))]


def undo(stores, scene, number, at):
    with stores.sessions.begin() as session:
        decision = session.get_one(tables.Decision, number)
        account = session.get_one(tables.Account, scene.reviewer)
        review.undo(session, decision, account, at, reason="Looked at it once more.")


def test_what_a_decision_tells_goes_out_a_minute_later(stores, scene, hand_in):
    approved(stores, scene, hand_in(MONDAY, TUESDAY), MONDAY, TUESDAY)

    assert told(stores, scene, IN_A_WHILE) == []
    assert "Verified: 2 days from letter.pdf" in told(stores, scene, LATER)


def test_a_decision_undone_within_the_minute_is_never_heard_of(stores, scene, hand_in):
    number = approved(stores, scene, hand_in(MONDAY), MONDAY)

    undo(stores, scene, number, IN_A_WHILE)

    assert told(stores, scene, LATER + timedelta(days=1)) == []
    with stores.sessions() as session:
        assert session.scalars(select(tables.Credit.withdrawn_at)).all() == [IN_A_WHILE]


def test_a_decision_undone_later_is_told_and_noted_as_reopened(stores, scene, hand_in):
    number = approved(stores, scene, hand_in(MONDAY), MONDAY)

    undo(stores, scene, number, LATER)

    assert "Looked at again: letter.pdf" in told(stores, scene, LATER)
    assert "Verified: 1 day from letter.pdf" in told(stores, scene, LATER)
    with stores.sessions() as session:
        assert "reopened" in session.scalars(select(tables.AuditEntry.action)).all()


def test_a_fix_that_is_asked_for_has_its_place_its_day_and_its_words(stores, scene, hand_in):
    fix = review.Fix("cut-off", date(2026, 5, 20), 1, (10.0, 20.0, 110.0, 60.0))
    with deciding(stores, scene, hand_in(MONDAY)) as (session, document, account):
        review.ask_for_fix(
            session, document, account=account, reason="The edge is cut off.", now=NOW, fix=fix
        )

    with stores.sessions() as session:
        asked = session.scalars(select(tables.FixRequest)).one()
        text = session.scalars(messages.messages_of(scene.maria, LATER)).one().text
    assert (asked.page, asked.box, asked.due_on) == (1, [10, 20, 110, 60], date(2026, 5, 20))
    assert asked.reason_code == "cut-off"
    assert "The edge is cut off." in text
    assert text.endswith("Please answer by May 20, 2026.")


def test_undoing_takes_back_what_was_asked_for(stores, scene, hand_in):
    with deciding(stores, scene, hand_in(MONDAY)) as (session, document, account):
        made = review.ask_for_fix(session, document, account=account, reason="Sign it.", now=NOW)
        number = made.id

    undo(stores, scene, number, IN_A_WHILE)

    with stores.sessions() as session:
        assert session.scalars(select(tables.FixRequest)).all() == []


def test_decisions_made_at_one_stroke_are_undone_at_one_stroke(stores, scene, hand_in):
    for day in (MONDAY, TUESDAY):
        approved(stores, scene, hand_in(day), day, together="f" * 32)

    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.reviewer)
        undone = review.undo_together(session, "f" * 32, account, IN_A_WHILE)
        with pytest.raises(NotFound):
            review.undo_together(session, "f" * 32, account, IN_A_WHILE)

    assert undone == 2
    assert told(stores, scene, LATER) == []
    with stores.sessions() as session:
        assert set(session.scalars(select(tables.Document.state))) == {DocumentState.IN_REVIEW}
