"""What issuers answer and reviewers teach changes the next check, and credits nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import aliases, checking, review
from app.checking import RecordsChanged
from app.questions import answers, asking
from app.questions.answers import Answered, RowAnswer
from app.records import tables
from app.shown.ledger import ledger
from app.states import DocumentState, Stage
from app.stores import Stores
from extractors.payload import load_reading
from validators.values import AliasKind, AmendmentKind

NOW = datetime(2026, 5, 1, 18, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
PAID = ("2026-03-02", "2026-03-03")
CLAIMED = (*PAID, "2026-03-04")

HandIn = Callable[..., str]
Pay = Callable[..., None]


@pytest.fixture
def database_url(tmp_path: Any) -> str:
    """SQLite only: what is compared does not depend on which database it is."""
    return f"sqlite:///{tmp_path}/answers.sqlite3"


def _document(session: Session, public_id: str) -> tables.Document:
    return session.query(tables.Document).filter_by(public_id=public_id).one()


def _robin(session: Session, scene: Any) -> tables.Account:
    return session.get_one(tables.Account, scene.reviewer)


def _answered(stores: Stores, scene: Any, public_id: str, answer: RowAnswer) -> None:
    """Ask about the disputed day, mark it as sent, and write the answer down."""
    with stores.sessions.begin() as session:
        robin, document = _robin(session, scene), _document(session, public_id)
        asked = asking.prepare(
            session, document, None, account=robin, now=NOW, settings=stores.settings
        )
        asking.mark_sent(session, asked, "e-mail", account=robin, now=NOW)
        told = Answered("Dana Reyes, Reelpay", date(2026, 5, 4), "e-mail")
        rows = {row.id: answer for row in asked.rows}
        assert len(rows) == 1
        answers.record_answers(session, asked, told, rows, account=robin, now=LATER)


def _check_again(stores: Stores, public_id: str) -> dict[str, dict[str, Any]]:
    """Do what the job does, and return the ledger's lines by day."""
    with stores.sessions.begin() as session:
        document = _document(session, public_id)
        read = session.get_one(tables.Result, (document.id, Stage.READ))
        compared = checking.compare(
            session, document, load_reading(read.payload), now=LATER, settings=stores.settings
        )
        payload = checking.settle(session, document, compared, now=LATER, settings=stores.settings)
        row = tables.Result(
            document_id=document.id, stage=Stage.CHECK, payload=payload, made_at=LATER
        )
        session.add(row)
        return {line["date"]: line for line in payload["ledger"]}


def _approve(stores: Stores, scene: Any, public_id: str, reason: str, *days: date) -> None:
    with stores.sessions.begin() as session:
        review.approve(
            session,
            _document(session, public_id),
            account=_robin(session, scene),
            days=days,
            reason=reason,
            now=LATER,
        )


def test_a_day_that_the_issuer_confirms_counts_when_a_person_says_so_and_not_before(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID)
    letter = hand_in(*CLAIMED)
    _answered(stores, scene, letter, RowAnswer(AmendmentKind.CONFIRMS, "Time sheet attached."))

    line = _check_again(stores, letter)["2026-03-04"]

    assert (line["day_verdict"], line["status"]) == ("unsupported", "refer")
    assert "confirmed by Dana Reyes, Reelpay" in line["because"]
    with stores.sessions() as session:
        assert _document(session, letter).state == DocumentState.IN_REVIEW
        assert session.scalars(select(tables.Credit)).all() == []
    _approve(stores, scene, letter, "Confirmed by Reelpay.", date(2026, 3, 4))
    with stores.sessions() as session:
        record = session.get_one(tables.RosterRecord, scene.record)
        counted = next(each for each in ledger(session, record) if each.counts)
        assert counted.answers == (
            "Confirmed by Dana Reyes, Reelpay, e-mail, May 4, 2026 "
            f"({counted.answers[0].split('(')[1].split(')')[0]}). “Time sheet attached.”",
        )


def test_a_corrected_day_is_compared_with_payroll_at_its_right_date(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID, "2026-03-05")
    letter = hand_in(*CLAIMED)
    right = RowAnswer(AmendmentKind.CORRECTS, correct_day=date(2026, 3, 5))
    _answered(stores, scene, letter, right)

    lines = _check_again(stores, letter)

    assert sorted(lines) == [*PAID, "2026-03-05"]
    assert (lines["2026-03-05"]["day_verdict"], lines["2026-03-05"]["status"]) == (
        "confirmed",
        "refer",
    )


def test_a_withdrawn_day_no_longer_counts_against_the_other_days(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID)
    letter = hand_in(*CLAIMED)
    _answered(stores, scene, letter, RowAnswer(AmendmentKind.WITHDRAWS))

    lines = _check_again(stores, letter)

    assert lines["2026-03-04"]["status"] == "not-counted"
    assert [lines[day]["status"] for day in PAID] == ["counted", "counted"]
    with stores.sessions() as session:
        assert session.scalars(select(tables.Credit)).all() == []


def test_an_answer_to_a_decided_letter_is_compared_as_soon_as_the_decision_is_undone(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID)
    letter = hand_in(*CLAIMED)
    _approve(stores, scene, letter, "", date(2026, 3, 2))
    _answered(stores, scene, letter, RowAnswer(AmendmentKind.WITHDRAWS))
    with stores.sessions() as session:
        assert session.scalars(select(tables.Work.stage)).one() != Stage.CHECK

    with stores.sessions.begin() as session:
        decision = session.scalars(select(tables.Decision)).one()
        review.undo(session, decision, _robin(session, scene), LATER)

    with stores.sessions() as session:
        assert session.scalars(select(tables.Work.stage)).one() == Stage.CHECK
    assert "says Dana Reyes" in _check_again(stores, letter)["2026-03-04"]["because"]


def test_a_check_made_without_the_newest_answer_settles_nothing(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID)
    letter = hand_in(*CLAIMED)
    with stores.sessions() as session:
        document = _document(session, letter)
        read = load_reading(session.get_one(tables.Result, (document.id, Stage.READ)).payload)
        early = checking.compare(session, document, read, now=NOW, settings=stores.settings)
    _answered(stores, scene, letter, RowAnswer(AmendmentKind.CONFIRMS))

    with stores.sessions.begin() as session:
        document = _document(session, letter)
        with pytest.raises(RecordsChanged):
            checking.settle(session, document, early, now=LATER, settings=stores.settings)


def test_the_ledger_of_the_day_before_shows_the_check_of_the_day_before(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID)
    letter = hand_in(*CLAIMED)
    _answered(stores, scene, letter, RowAnswer(AmendmentKind.WITHDRAWS))
    _check_again(stores, letter)

    with stores.sessions() as session:
        record = session.get_one(tables.RosterRecord, scene.record)
        before = ledger(session, record, NOW + timedelta(hours=1))
        after = ledger(session, record)

    assert "says Dana Reyes" not in before[-1].because
    assert "says Dana Reyes" in after[-1].because


def test_a_taught_title_finds_the_payroll_of_the_working_title_until_it_is_withdrawn(
    stores: Stores, scene: Any, pay: Pay, hand_in: HandIn
) -> None:
    pay(*PAID, title="Tidewater")
    letter = hand_in(*PAID)
    with stores.sessions.begin() as session:
        robin, document = _robin(session, scene), _document(session, letter)
        alias = aliases.teach(
            session,
            AliasKind.PRODUCTION,
            ("Harbor Lights", "Tidewater"),
            account=robin,
            document=document,
            reason="",
            now=LATER,
        )
        assert aliases.recheck_touched(session, alias, LATER) == [letter]
        taught = alias.public_id

    lines = _check_again(stores, letter)

    assert [lines[day]["day_verdict"] for day in PAID] == ["confirmed", "confirmed"]
    with stores.sessions.begin() as session:
        _document(session, letter).state = DocumentState.IN_REVIEW
        alias = aliases.withdraw(session, taught, account=_robin(session, scene), now=LATER)
        aliases.recheck_touched(session, alias, LATER)
    lines = _check_again(stores, letter)
    assert "confirmed" not in {lines[day]["day_verdict"] for day in PAID}
