"""Policy credits only what nothing speaks against, and says every reason when it does not."""

from datetime import date

import pytest
from sqlalchemy import select

from app.records import tables
from app.states import DocumentState, Stage
from extractors.values import DocumentType, Field, ReadError, Reading, Statement

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def credits_in(stores):
    with stores.sessions() as session:
        return list(session.scalars(select(tables.Credit).order_by(tables.Credit.day)))


def check_result(stores, public_id):
    with stores.sessions() as session:
        document = session.query(tables.Document).filter_by(public_id=public_id).one()
        return session.get(tables.Result, (document.id, Stage.CHECK)).payload


def test_a_clear_letter_is_credited_day_by_day_with_its_proof(stores, pay, hand_in, look):
    pay(MONDAY, TUESDAY)

    letter = hand_in(MONDAY, TUESDAY)

    assert look(letter).state == DocumentState.VERIFIED
    first, second = credits_in(stores)
    assert [first.day, second.day] == [date(2026, 3, 2), date(2026, 3, 3)]
    assert first.verdict == "confirmed"
    assert (first.rule, first.rule_version) == ("ier-80", "read 2026-11-21")
    assert (first.page, first.printed) == (1, MONDAY)
    assert first.box == [72.0, 100.0, 90.0, 110.0]
    assert first.payroll_line_id is not None


def test_policy_names_itself_as_the_decider(stores, pay, hand_in):
    pay(MONDAY)

    hand_in(MONDAY)

    with stores.sessions() as session:
        decision = session.scalars(select(tables.Decision)).one()
    assert (decision.kind, decision.policy, decision.account_id) == (
        "approved",
        "records-agree-1",
        None,
    )
    assert decision.days == [MONDAY]


def test_policy_tells_the_person_what_counts_now(stores, scene, pay, hand_in):
    pay(MONDAY)

    hand_in(MONDAY)

    with stores.sessions() as session:
        told = session.scalars(select(tables.Message)).all()
    assert [each.subject for each in told if each.kind == "decision"] == [
        "Verified: 1 day from letter.pdf"
    ]
    assert told[0].professional_id == scene.maria
    assert told[0].not_before is None


def test_crediting_recomputes_the_roster_record(stores, scene, pay, hand_in):
    pay(MONDAY)

    hand_in(MONDAY)

    with stores.sessions() as session:
        record = session.get(tables.RosterRecord, scene.record)
    assert record.assessment["requirements"][0]["have"] == 1
    assert record.standing == "Pending (In Progress)"


def test_without_payroll_a_person_decides(stores, hand_in, look):
    letter = hand_in(MONDAY)

    assert look(letter).state == DocumentState.IN_REVIEW
    assert credits_in(stores) == []
    (line,) = check_result(stores, letter)["ledger"]
    assert (line["day_verdict"], line["status"]) == ("cannot-tell", "counted")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"has_signature": Field(False, 0.99)}, "signature"),
        ({"last4": Field("9999", 0.99)}, "another"),
        ({"employee_name": Field("Maria Hollis", 0.99)}, "same person"),
        ({"classification": Field("Script Supervisor", 0.99)}, "application"),
        ({"classification": Field("Grip", 0.5)}, "classification"),
        ({"total_days_stated": Field(3, 0.99)}, "3 days"),
    ],
)
def test_one_doubt_is_enough_for_a_person(stores, pay, hand_in, look, changes, reason):
    pay(MONDAY)

    letter = hand_in(MONDAY, **changes)

    assert look(letter).state == DocumentState.IN_REVIEW
    assert credits_in(stores) == []
    policy = check_result(stores, letter)["policy"]
    assert not policy["approved"]
    assert policy["reasons"]


def test_one_unpaid_day_is_enough_for_a_person(stores, pay, hand_in, look):
    pay(MONDAY)

    letter = hand_in(MONDAY, TUESDAY)

    assert look(letter).state == DocumentState.IN_REVIEW
    assert credits_in(stores) == []


def test_a_letter_that_lists_idle_days_as_well_waits_for_a_person(stores, pay, hand_in, look):
    pay(MONDAY)

    letter = hand_in(MONDAY, non_worked_dates=Field([TUESDAY], 0.99))

    assert look(letter).state == DocumentState.IN_REVIEW
    assert credits_in(stores) == []


def test_days_still_missing_for_the_rule_speak_against_no_letter(stores, pay, hand_in, look):
    pay(MONDAY)

    letter = hand_in(MONDAY)

    codes = [finding["code"] for finding in check_result(stores, letter)["findings"]]
    assert codes == ["insufficient-days"]
    assert look(letter).state == DocumentState.VERIFIED


def test_nobodys_letter_waits_for_a_person(stores, pay, hand_in, look):
    pay(MONDAY)

    letter = hand_in(MONDAY, nobody=True)

    assert look(letter).state == DocumentState.IN_REVIEW
    assert "Whose letter is this?" in check_result(stores, letter)["policy"]["because"]


def test_a_second_letter_with_the_same_day_counts_nothing_twice(stores, pay, hand_in, look):
    pay(MONDAY)

    hand_in(MONDAY)
    second = hand_in(MONDAY)

    assert look(second).state == DocumentState.IN_REVIEW
    assert len(credits_in(stores)) == 1


def test_a_payroll_file_that_arrives_later_puts_the_letter_back_to_its_check(
    stores, pay, hand_in, look
):
    letter = hand_in(MONDAY)

    pay(MONDAY)

    with stores.sessions() as session:
        work = session.query(tables.Work).filter_by(document_id=look(letter).id).one()
        assert work.stage == Stage.CHECK
        assert session.get(tables.Result, (work.document_id, Stage.CHECK)) is None


def test_a_file_that_could_not_be_read_says_why(hand_in_reading, look):
    error = ReadError("encrypted-file", "The file is protected by a password.")

    letter = hand_in_reading(Reading("0" * 64, (), (), error))

    assert look(letter).state == DocumentState.UNREADABLE
    assert look(letter).error_message == "The file is protected by a password."


def test_a_clear_license_becomes_a_credential_and_the_next_expiry(
    stores, scene, hand_in_license, look
):
    license_sent = hand_in_license("2027-06-30")

    assert look(license_sent).state == DocumentState.VERIFIED
    with stores.sessions() as session:
        credential = session.scalars(select(tables.Credential)).one()
        record = session.get(tables.RosterRecord, scene.record)
    assert (credential.expires_on, credential.license_class) == (date(2027, 6, 30), "A")
    assert record.next_expiry == date(2027, 6, 30)


@pytest.mark.parametrize(
    "doubt",
    [
        {"expiry": "2026-04-30"},
        {"expiry": "2027-06-30", "name": "OTTO BRANDT"},
        {"expiry": "2027-06-30", "confidence": 0.5},
        {"expiry": "2027-06-31"},
    ],
)
def test_a_doubtful_license_waits_for_a_person(stores, hand_in_license, look, doubt):
    license_sent = hand_in_license(**doubt)

    assert look(license_sent).state == DocumentState.IN_REVIEW


@pytest.mark.parametrize("kind", [DocumentType.PAYROLL_EXPORT, DocumentType.FRINGE_REPORT])
def test_work_records_sent_as_a_document_say_what_to_do_with_them(
    stores, hand_in_reading, look, kind
):
    told = Statement(kind, 0.99, (1,), {})

    sent = hand_in_reading(Reading("0" * 64, ((612.0, 792.0),), (told,)))

    (reason,) = check_result(stores, sent)["policy"]["reasons"]
    assert look(sent).state == DocumentState.IN_REVIEW
    assert kind.replace("_", " ") in reason
    assert "give it under Payroll" in reason
    assert "look at what was found" in reason
