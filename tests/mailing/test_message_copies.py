"""Messages become mail: when they are due, to those who want them, once."""

from datetime import timedelta

from sqlalchemy import select

from app import messages, notifying
from app.mailing import deliver_due
from app.messages import NewMessage
from app.notifying import REMINDERS, TOO_OLD, copy_messages
from app.records.tables import Account, Message, OutgoingMail, Professional
from app.stores import Stores
from tests.mailing.conftest import NOON, Clock, Server


def _person(stores: Stores, account_id: int) -> int:
    with stores.sessions.begin() as session:
        person = Professional(public_id="p" * 32, name="Sam Sender", created_at=NOON)
        session.add(person)
        session.flush()
        session.get_one(Account, account_id).professional_id = person.id
        return person.id


def _tell(stores: Stores, person: int, key: str, kind: str = "reminder") -> None:
    new = NewMessage(person, None, kind, key, NOON.date(), f"About {key}", "Book it by Dec 1.")
    with stores.sessions.begin() as session:
        messages.write_once(session, [new], stores.now())


def test_a_message_is_mailed_once_and_leads_to_the_message_center(
    posting: Stores, server: Server, sender_id: int
) -> None:
    person = _person(posting, sender_id)
    _tell(posting, person, "course")

    assert copy_messages(posting) == 1
    assert copy_messages(posting) == 0
    deliver_due(posting)

    (mail,) = server.taken
    text = mail.get_body(("plain",)).get_content()
    assert (mail["To"], mail["Subject"]) == ("sam.sender@example.com", "About course")
    assert "Book it by Dec 1." in text
    assert "/messages" in text


def test_a_decision_is_mailed_in_the_language_of_its_person(
    posting: Stores, server: Server, sender_id: int
) -> None:
    person = _person(posting, sender_id)
    with posting.sessions.begin() as session:
        session.get_one(Account, sender_id).language = "es"
    text = (
        "14 days from letter.pdf count. You have 14 of 30 days. You need not do anything. "
        "Please answer by Sat Dec 5, 2026."
    )
    told = NewMessage(
        person, None, "decision", "d1", NOON.date(), "Verified: 14 days from letter.pdf", text
    )
    with posting.sessions.begin() as session:
        messages.write_once(session, [told], posting.now())

    copy_messages(posting)
    deliver_due(posting)

    (mail,) = server.taken
    body = " ".join(mail.get_body(("plain",)).get_content().split())
    assert mail["Subject"] == "Verificado: 14 días de letter.pdf"
    assert "14 días de letter.pdf: cuentan. Tiene 14 de 30 días. No tiene que hacer nada." in body
    assert "Responda a más tardar el sáb 5 dic 2026." in body


def test_a_message_that_may_still_be_undone_is_not_mailed(
    posting: Stores, clock: Clock, sender_id: int
) -> None:
    person = _person(posting, sender_id)
    _tell(posting, person, "decision", "decision")
    with posting.sessions.begin() as session:
        session.scalars(select(Message)).one().not_before = NOON + timedelta(seconds=60)

    assert copy_messages(posting) == 0
    clock.pass_time(timedelta(seconds=60))
    assert copy_messages(posting) == 1


def test_what_somebody_turned_off_is_not_mailed(
    posting: Stores, server: Server, sender_id: int
) -> None:
    person = _person(posting, sender_id)
    with posting.sessions.begin() as session:
        account = session.get_one(Account, sender_id)
        notifying.choose(session, account, set(notifying.kinds_for(account)) - {REMINDERS}, NOON)
    _tell(posting, person, "deadline")
    _tell(posting, person, "decided", "decision")

    copy_messages(posting)
    deliver_due(posting)

    assert [mail["Subject"] for mail in server.taken] == ["About decided"]


def test_nobody_is_mailed_old_news_or_gets_what_is_another_persons(
    posting: Stores, clock: Clock, sender_id: int
) -> None:
    person = _person(posting, sender_id)
    with posting.sessions.begin() as session:
        other = Professional(public_id="q" * 32, name="Quiet", created_at=NOON)
        session.add(other)
        session.flush()
        nobody = other.id
    _tell(posting, nobody, "unseen")
    _tell(posting, person, "old")
    clock.pass_time(TOO_OLD + timedelta(days=1))

    assert copy_messages(posting) == 2

    with posting.sessions() as session:
        assert session.scalars(select(OutgoingMail)).all() == []
        assert set(session.scalars(select(Message.delivery))) == {"not mailed"}
