"""Nothing is decided by records that changed after a document was compared with them."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, select

from app import checking, review
from app.records import tables
from app.states import DocumentState, Stage
from app.stores import Stores
from extractors.payload import load_reading

NOW_DAY = "2026-03-02"


@pytest.fixture
def compare_first(stores: Stores, look: Callable[..., tables.Document]):
    """Return what compares a letter now and gives what settles that comparison later."""

    def make(public_id: str) -> Callable[[], dict[str, object]]:
        with stores.sessions() as session:
            document = session.get_one(tables.Document, look(public_id).id)
            read = session.get_one(tables.Result, (document.id, Stage.READ))
            compared = checking.compare(
                session,
                document,
                load_reading(read.payload),
                now=stores.now(),
                settings=stores.settings,
            )

        def settle() -> dict[str, object]:
            with stores.sessions.begin() as session:
                again = session.get_one(tables.Document, document.id)
                return checking.settle(
                    session, again, compared, now=stores.now(), settings=stores.settings
                )

        return settle

    return make


def test_a_comparison_holds_while_nothing_changes(stores, hand_in, compare_first, look):
    letter = hand_in(NOW_DAY)

    settle = compare_first(letter)
    settle()

    assert look(letter).state == DocumentState.IN_REVIEW


def test_a_payroll_file_that_arrives_in_between_undoes_the_comparison(hand_in, pay, compare_first):
    settle = compare_first(hand_in(NOW_DAY))

    pay(NOW_DAY)

    with pytest.raises(checking.RecordsChanged):
        settle()


def test_a_day_credited_or_withdrawn_in_between_undoes_the_comparison(
    stores, scene, hand_in, pay, compare_first
):
    pay(NOW_DAY)
    settle_late = compare_first(hand_in("2026-03-03"))
    credited = hand_in(NOW_DAY)
    with pytest.raises(checking.RecordsChanged):
        settle_late()

    settle_late = compare_first(hand_in("2026-03-04"))
    with stores.sessions.begin() as session:
        document = session.scalars(
            select(tables.Document).where(tables.Document.public_id == credited)
        ).one()
        decision = session.scalars(
            select(tables.Decision).where(tables.Decision.document_id == document.id)
        ).one()
        robin = session.get_one(tables.Account, scene.reviewer)
        review.undo(session, decision, robin, stores.now())
    with pytest.raises(checking.RecordsChanged):
        settle_late()


def test_an_earlier_letter_read_in_between_undoes_the_comparison(stores, hand_in, compare_first):
    first = hand_in(NOW_DAY)
    settle = compare_first(hand_in("2026-03-03"))

    with stores.sessions.begin() as session:
        row = session.scalars(
            select(tables.Document).where(tables.Document.public_id == first)
        ).one()
        row.changed_at = stores.now()

    with pytest.raises(checking.RecordsChanged):
        settle()


def test_a_roster_record_assessed_in_between_undoes_the_comparison(
    stores, scene, hand_in, compare_first
):
    settle = compare_first(hand_in(NOW_DAY))

    with stores.sessions.begin() as session:
        answer = tables.RosterAssessment
        session.execute(delete(answer).where(answer.roster_record_id == scene.record))
        session.execute(delete(tables.RosterRecord).where(tables.RosterRecord.id == scene.record))

    with pytest.raises(checking.RecordsChanged):
        settle()
