"""One click prepares the question to the issuer; its answer becomes evidence, never a credit."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from typing import Any

import pytest
from sqlalchemy import select

from app import amendments, evidence_seen
from app.records import tables
from app.standing import roster_today
from app.states import DocumentState, Stage
from validators.values import AmendmentKind

SignIn = Callable[..., Any]
Send = Callable[..., Any]
LEFT_OUT = {
    "code": "payroll-days-not-in-letter",
    "severity": "info",
    "message": "Payroll paid 1 day that the letter does not list.",
    "dates": ["2026-03-06"],
}


@pytest.fixture
def document(scene: Any) -> str:
    """A letter in review, one of whose three days is not in payroll."""
    return str(scene.document("a1", findings=[LEFT_OUT]))


@pytest.fixture
def asked(document: str, sign_in: SignIn, send: Send) -> str:
    """The address of the question about that day, as one click prepared it."""
    answer = send(sign_in("robin"), f"/desk/{document}/question", {})
    return str(answer.headers["Location"])


@pytest.fixture
def sent(asked: str, sign_in: SignIn, send: Send) -> str:
    """That question, marked as sent by e-mail."""
    send(sign_in("robin"), f"{asked}/sent", _draft(how="e-mail"))
    return asked


def _draft(**changed: str) -> dict[str, str]:
    words = {"issuer": "Northline Payroll", "address": "", "subject": "A day", "body": "Which?"}
    return {**words, "answer_by": "2099-12-05", **changed}


def _question(scene: Any) -> tables.Question:
    with scene.stores.sessions() as session:
        question = session.scalars(select(tables.Question)).one()
        assert question.rows
        return question  # type: ignore[no-any-return]


def _answer(scene: Any, kind: str = "confirms", **more: str) -> dict[str, str]:
    with scene.stores.sessions() as session:
        row = session.scalars(select(tables.QuestionRow.id)).one()
    today = roster_today(scene.stores.now(), "IER").isoformat()
    told = {"answered_by": "Dana Reyes, Northline Payroll", "channel": "e-mail"}
    return {**told, "answered_on": today, f"row-{row}": kind, **_of_row(row, more)}


def _of_row(row: int, more: dict[str, str]) -> dict[str, str]:
    return {f"{name}-{row}" if name in {"day", "note"} else name: v for name, v in more.items()}


def test_one_click_writes_down_only_the_disputed_day_with_both_sides(
    scene: Any, asked: str
) -> None:
    question = _question(scene)

    assert [row.day for row in question.rows] == [date(2026, 3, 4)]
    assert "Your letter: worked as Grip (page 1, “2026-03-04”)." in question.body
    assert "Our records: no line for this day, though the period is reported." in question.body
    assert "Mar 3" not in question.body
    assert question.reference in question.subject
    assert "Jordan Avery (last four digits" in question.body


def test_a_paid_day_that_the_letter_leaves_out_can_be_asked_about_too(
    scene: Any, document: str, sign_in: SignIn, send: Send
) -> None:
    send(sign_in("robin"), f"/desk/{document}/question", {"about": "2026-03-06"})

    question = _question(scene)
    assert [row.day for row in question.rows] == [date(2026, 3, 6)]
    assert "Your letter: does not list this day." in question.body


def test_asking_twice_about_the_same_days_leads_to_the_same_draft(
    document: str, asked: str, sign_in: SignIn, send: Send
) -> None:
    again = send(sign_in("robin"), f"/desk/{document}/question", {"about": "2026-03-04"})

    assert again.headers["Location"] == asked


def test_a_day_that_agrees_is_not_asked_about(document: str, sign_in: SignIn, send: Send) -> None:
    robin = sign_in("robin")

    answer = send(robin, f"/desk/{document}/question", {"about": "2026-03-02"})

    assert answer.headers["Location"].endswith(f"/desk/{document}")
    assert "every day asked for agrees" in robin.get(f"/desk/{document}").text


def test_words_can_be_changed_until_the_question_is_sent(
    scene: Any, asked: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    send(robin, f"{asked}/change", _draft(body="Was Mar 4 worked?"))
    send(robin, f"{asked}/sent", _draft(body="Was Mar 4 worked, please?", how="e-mail"))

    late = send(robin, f"{asked}/change", _draft(body="Something else"))

    question = _question(scene)
    assert late.status_code == 409
    assert question.body == "Was Mar 4 worked, please?"
    assert (question.sent_how, question.sent_at is not None) == ("e-mail", True)


def test_a_mistake_keeps_what_was_typed(asked: str, sign_in: SignIn, send: Send) -> None:
    form = _draft(body="A text that took long to write", answer_by="2001-01-01", how="e-mail")

    answer = send(sign_in("robin"), f"{asked}/sent", form)

    assert answer.status_code == 400
    assert "choose a later one" in answer.text
    assert "A text that took long to write" in answer.text


def test_what_is_no_single_address_is_not_taken(
    scene: Any, asked: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    wrong = ["dana", "a@b.example, c@d.example", "Dana <a@b.example>", '"@x', "a@b@c", "@"]

    answers = [send(robin, f"{asked}/change", _draft(address=each)) for each in wrong]

    assert [answer.status_code for answer in answers] == [400] * len(wrong)
    assert _question(scene).address == ""


def test_the_message_opens_in_a_mail_program(asked: str, sign_in: SignIn) -> None:
    answer = sign_in("robin").get(f"{asked}/message.eml")

    message = message_from_bytes(answer.data)
    assert answer.headers["Content-Type"].startswith("message/rfc822")
    assert str(message["X-Unsent"]) == "1"
    assert "employment letter" in str(message["Subject"])
    assert "Our records" in sign_in("robin").get(f"{asked}/message.txt").text


def test_an_answer_is_attributed_and_the_letter_is_checked_again_with_it(
    scene: Any, sent: str, sign_in: SignIn, send: Send
) -> None:
    with scene.stores.sessions() as session:
        letter = session.scalars(select(tables.Document)).one()
        before = evidence_seen.seen(session, letter)

    page = send(sign_in("robin"), f"{sent}/answers", _answer(scene, note="Time sheet attached."))

    assert page.status_code == 302
    with scene.stores.sessions() as session:
        letter = session.scalars(select(tables.Document)).one()
        (amendment,) = amendments.amendments_of(session, letter)
        assert amendment.kind is AmendmentKind.CONFIRMS
        assert amendment.day == date(2026, 3, 4)
        assert amendment.answered_by == "Dana Reyes, Northline Payroll"
        assert amendment.question.startswith("Q-")
        assert evidence_seen.seen(session, letter) != before
        assert session.scalars(select(tables.Work.stage)).one() == Stage.CHECK
        assert session.scalars(select(tables.Credit)).all() == []
    shown = sign_in("robin").get(sent).text
    assert "By Dana Reyes, Northline Payroll, e-mail" in shown
    assert "Time sheet attached." in shown


def test_a_later_answer_takes_the_place_of_the_earlier_and_both_are_kept(
    scene: Any, sent: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    send(robin, f"{sent}/answers", _answer(scene))
    send(robin, f"{sent}/answers", _answer(scene, "withdraws"))

    with scene.stores.sessions() as session:
        letter = session.scalars(select(tables.Document)).one()
        (amendment,) = amendments.amendments_of(session, letter)
        assert amendment.kind is AmendmentKind.WITHDRAWS
        assert len(session.scalars(select(tables.Amendment)).all()) == 2


@pytest.mark.parametrize("what", ["answer", "question"])
def test_what_is_withdrawn_no_longer_speaks(
    scene: Any, sent: str, sign_in: SignIn, send: Send, what: str
) -> None:
    robin = sign_in("robin")
    send(robin, f"{sent}/answers", _answer(scene))
    with scene.stores.sessions() as session:
        answer_id = session.scalars(select(tables.Amendment.public_id)).one()
    address = f"{sent}/answers/{answer_id}/withdraw" if what == "answer" else f"{sent}/withdraw"

    answer = send(robin, address, {})

    assert answer.status_code == 302
    with scene.stores.sessions() as session:
        letter = session.scalars(select(tables.Document)).one()
        assert amendments.amendments_of(session, letter) == ()
        assert session.scalars(select(tables.Work.stage)).one() == Stage.CHECK


def test_a_decided_letter_is_not_checked_again_behind_its_decision(
    scene: Any, document: str, sent: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    send(robin, f"/desk/{document}/approve", {"day": ["2026-03-02"]})

    send(robin, f"{sent}/answers", _answer(scene))

    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Work.stage)).one() == Stage.DONE
        state = session.scalars(select(tables.Document.state)).one()
        assert state == DocumentState.VERIFIED
    assert "undo its decision" in robin.get(sent).text


def test_a_counted_day_that_its_issuer_withdraws_is_brought_before_a_person(
    document: str,
    sent: str,
    scene: Any,
    sign_in: SignIn,
    send: Send,
    a_minute_later: Callable[[], None],
) -> None:
    robin = sign_in("robin")
    send(robin, f"/desk/{document}/approve", {"day": ["2026-03-04"], "reason": "A time sheet."})
    a_minute_later()
    before = robin.get("/questions").text

    send(robin, f"{sent}/answers", _answer(scene, "withdraws"))

    assert "no longer stood by" not in before
    page = robin.get("/questions").text
    assert "1 counted day no longer stood by" in page
    assert f"/desk/{document}" in page
    ledger = sign_in("avery").get(f"/documents/{document}/ledger").text
    assert "Issuer: Withdrawn by Dana Reyes, Northline Payroll" in ledger


TOO_LITTLE = [
    ({"answered_by": " "}, "Say who answered"),
    ({"answered_on": "2001-01-01"}, "between the question and today"),
    ({"channel": "gossip"}, "Say how"),
    ({"kind": "maybe"}, "is no answer"),
    ({"kind": ""}, "No row is answered"),
    ({"kind": "corrects"}, "what is right"),
    ({"day": "2026-03-05"}, "with “corrected” only"),
]


def test_an_answer_that_says_too_little_is_not_taken_and_what_lacks_is_told(
    scene: Any, sent: str, sign_in: SignIn, send: Send
) -> None:
    robin, found = sign_in("robin"), []

    for changed, said in TOO_LITTLE:
        more = dict(changed)
        form = _answer(scene, more.pop("kind", "confirms"), **more)
        answer = send(robin, f"{sent}/answers", form)
        found.append((said, answer.status_code, said in answer.text))

    assert found == [(said, 400, True) for _, said in TOO_LITTLE]
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Amendment)).all() == []


def test_the_list_shows_what_waits(sent: str, sign_in: SignIn) -> None:
    page = sign_in("alex").get("/questions").text

    assert "1 question open" in page
    assert "Northline Payroll" in page


def test_the_applicant_reads_what_is_waited_for_and_not_what_was_asked(
    document: str, sent: str, sign_in: SignIn
) -> None:
    page = sign_in("avery").get(f"/documents/{document}").text

    assert "Northline Payroll was asked about 1 day" in page
    assert "Which?" not in page


def test_applicants_neither_ask_nor_see_questions(
    document: str, sent: str, sign_in: SignIn, send: Send
) -> None:
    avery = sign_in("avery")

    assert send(avery, f"/desk/{document}/question", {}).status_code == 403
    for address in ("/questions", sent, f"{sent}/message.txt"):
        assert avery.get(address).status_code == 403
    assert send(sign_in("alex"), f"{sent}/withdraw", {}).status_code == 403


def test_nobody_asks_about_their_own_letter(
    scene: Any, document: str, sign_in: SignIn, send: Send
) -> None:
    with scene.stores.sessions.begin() as session:
        session.scalars(select(tables.Document)).one().sender_id = scene.accounts["robin"]

    answer = send(sign_in("robin"), f"/desk/{document}/question", {})

    assert answer.status_code == 403
