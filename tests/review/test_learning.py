"""What people correct becomes examples, proposals, and - promoted by a second person - a rule."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app import aliases, correcting, learning, review
from app.corrections import corrected_payload
from app.corrections.paths import path_of
from app.errors import NotAllowed, Unprocessable
from app.learning import Outcome, Source
from app.learning.recalibrating import recalibrated
from app.learning.rows import in_words, state_of
from app.records import tables
from app.settings import Settings
from app.states import DocumentState
from app.taught import held
from app.taught.rules import turned_date
from app.taught.steps import Label, calibration_error, fitted
from extractors.values import Field, Place

DAYS = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]
NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
PRODUCTION, DATE = "0/records/0/production", "0/fields/letter_date"


@pytest.fixture
def other(stores):
    """Another member of staff, who promotes."""
    with stores.sessions.begin() as session:
        row = tables.Account(
            public_id="other".zfill(32),
            email="other@example.com",
            name="Other",
            fs_uniquifier="other",
            created_at=NOW,
        )
        session.add(row)
        session.flush()
        return row.id


def document_of(session, public_id):
    return session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()


def correct(stores, scene, public_id, path, text):
    with stores.sessions.begin() as session:
        return correcting.correct(
            session,
            document_of(session, public_id),
            path_of(path),
            text,
            place=None,
            account=session.get_one(tables.Account, scene.reviewer),
            now=NOW,
        ).public_id


def proposed(stores, scene):
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.reviewer)
        return [row.public_id for row in learning.propose(session, account, NOW)]


def replayed(stores, scene, public_id):
    with stores.sessions.begin() as session:
        row = learning.proposal_for(session, public_id)
        account = session.get_one(tables.Account, scene.reviewer)
        return learning.replay(session, row, account, NOW, Settings())


def promoted(stores, account_id, public_id):
    with stores.sessions.begin() as session:
        row = learning.proposal_for(session, public_id)
        account = session.get_one(tables.Account, account_id)
        return learning.promote(session, row, account, NOW)


def day_first(text, value):
    return Field(value, 0.99, (Place(1, (72.0, 96.0, 180.0, 110.0), text),))


@pytest.fixture
def wrongly_dated(stores, scene, hand_in):
    """Two letters of Reelpay whose dates were read month first, and the corrections."""
    letters = [
        hand_in(DAYS[0], letter_date=day_first("03/04/2026", "2026-03-04")),
        hand_in(DAYS[1], letter_date=day_first("05/04/2026", "2026-05-04")),
    ]
    given = [
        correct(stores, scene, letters[0], DATE, "2026-04-03"),
        correct(stores, scene, letters[1], DATE, "2026-04-05"),
    ]
    return letters, given


def test_a_correction_is_an_example_until_it_is_taken_back(stores, scene, wrongly_dated):
    [letter, _], [given, _] = wrongly_dated
    with stores.sessions() as session:
        found = [e for e in learning.examples(session) if e.document == letter]
    assert [(e.path, e.read.value, e.right, e.source) for e in found] == [
        (DATE, "2026-03-04", "2026-04-03", Source.CORRECTION)
    ]
    assert (found[0].issuer, found[0].by) == ("reelpay", scene.reviewer)

    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.reviewer)
        document = document_of(session, letter)
        correcting.take_back(session, document, given, account=account, now=NOW)
    with stores.sessions() as session:
        assert [e for e in learning.examples(session) if e.document == letter] == []


def test_a_date_order_is_proposed_replayed_promoted_and_rolled_back(
    stores, scene, wrongly_dated, hand_in, other
):
    [public_id] = proposed(stores, scene)
    with stores.sessions() as session:
        row = learning.proposal_for(session, public_id)
        assert in_words(row) == "reelpay: in the letter date, the day stands before the month"
        assert row.examples == list(reversed(wrongly_dated[0]))
    with pytest.raises(Unprocessable):
        promoted(stores, other, public_id)

    found = replayed(stores, scene, public_id)
    assert [flip.outcome for flip in found.flips] == [Outcome.BETTER, Outcome.BETTER]
    assert {(flip.before, flip.after) for flip in found.flips} == {
        ("2026-03-04", "2026-04-03"),
        ("2026-05-04", "2026-04-05"),
    }
    with pytest.raises(NotAllowed):
        promoted(stores, scene.reviewer, public_id)

    promoted(stores, other, public_id)
    later = hand_in(DAYS[2], letter_date=day_first("01/04/2026", "2026-01-04"))
    with stores.sessions() as session:
        document = document_of(session, later)
        check = session.get_one(tables.Result, (document.id, "check")).payload
        assert check["learned"] == 1
        read = corrected_payload(session, document.id)["documents"][0]["fields"]["letter_date"]
        assert (read["value"], read["confidence"]) == ("2026-04-01", 0.95)
        assert document.state == DocumentState.IN_REVIEW

    with stores.sessions.begin() as session:
        row = learning.proposal_for(session, public_id)
        account = session.get_one(tables.Account, other)
        learning.roll_back(session, row, account, "They changed their form.", NOW)
    with stores.sessions() as session:
        assert held(session).rules == ()
        assert state_of(learning.proposal_for(session, public_id)) == "rolled back"
        done = set(session.scalars(select(tables.AuditEntry.action)))
    assert {"proposed-lesson", "replayed-lesson", "promoted-lesson", "rolled-back-lesson"} <= done
    assert proposed(stores, scene) == []


def test_one_letter_that_says_the_opposite_prevents_a_proposal(
    stores, scene, wrongly_dated, hand_in
):
    letter = hand_in(DAYS[3], letter_date=day_first("02/03/2026", "2026-02-03"))
    with stores.sessions.begin() as session:
        review.approve(
            session,
            document_of(session, letter),
            account=session.get_one(tables.Account, scene.reviewer),
            days=[date.fromisoformat(DAYS[3])],
            reason="The time sheets show it.",
            now=NOW,
        )

    assert proposed(stores, scene) == []


def test_two_spellings_of_a_production_become_an_alias_when_promoted(
    stores, scene, hand_in, pay, value, other
):
    pay(*DAYS)
    for day in DAYS[:2]:
        letter = hand_in(day, production=value("Ocean Lamps"))
        correct(stores, scene, letter, PRODUCTION, "Harbor Lights")
    [public_id] = proposed(stores, scene)
    with stores.sessions() as session:
        row = learning.proposal_for(session, public_id)
        assert in_words(row) == "“Ocean Lamps” and “Harbor Lights” are the same production"

    replayed(stores, scene, public_id)
    promoted(stores, other, public_id)

    with stores.sessions() as session:
        [row] = session.scalars(select(tables.Alias)).all()
        assert {row.one, row.other} == {"Ocean Lamps", "Harbor Lights"}
        assert row.reason == "Learned from corrections, version 1."
        assert aliases.marks(session) != aliases.NONE_TAUGHT


def test_only_dates_in_numbers_that_both_orders_allow_are_turned():
    assert turned_date("2026-03-04", "03/04/2026") == "2026-04-03"
    assert turned_date("2026-03-14", "03/14/2026") == "2026-03-14"
    assert turned_date("2026-03-04", "March 4, 2026") == "2026-03-04"


def test_a_calibration_learned_elsewhere_brings_chances_nearer_to_the_truth():
    labels = [Label(0.99, (n * 7) % 10 < 8, f"issuer {n // 10 % 5}") for n in range(300)] + [
        Label(0.6, (n * 3) % 10 < 5, f"issuer {n // 10 % 5}") for n in range(150)
    ]

    found = recalibrated(labels)

    assert found.before.error > 0.15
    assert found.after.error < 0.05
    assert (found.before.covered, found.after.covered) == (pytest.approx(2 / 3), 0.0)


def test_few_labels_fit_two_numbers_that_still_rise():
    labels = [Label(0.9, n % 10 < 7, "a") for n in range(40)] + [
        Label(0.99, n % 10 < 9, "b") for n in range(40)
    ]

    steps = fitted(labels)

    assert steps.chance(0.9) < 0.88 < steps.chance(0.999)
    assert list(steps.chances) == sorted(steps.chances)
    assert calibration_error([0.5, 0.5], [True, False]) == 0.0


def test_one_issuer_is_not_enough_to_measure_a_calibration():
    with pytest.raises(Unprocessable, match="two issuers"):
        recalibrated([Label(0.9, True, "a")] * 50)
