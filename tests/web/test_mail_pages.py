"""Choosing one's mail, and what operators see of mail that could not be delivered."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import update

from app import notifying
from app.mailing import Letter, MailState, Outgoing, Paragraph, put_outgoing
from app.records.tables import OutgoingMail

SignIn = Callable[[str], FlaskClient]


def _post(client: FlaskClient, address: str, page: str, **form: Any) -> Any:
    text = client.get(page).text
    token = text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    return client.post(address, data={"csrf_token": token, **form}, follow_redirects=True)


def test_somebody_chooses_the_mail_they_get(sign_in: SignIn, scene: Any) -> None:
    page = "/account/notifications"
    client = sign_in("avery")
    assert client.get(page).text.count(" checked") == 3

    kept = _post(client, page, page, kind=["decisions", "no-such-kind"])

    assert "Kept." in kept.text
    assert kept.text.count(" checked") == 1
    with scene.stores.sessions() as session:
        assert notifying.unwanted(session, scene.accounts["avery"]) == {"reminders", "standing"}


def test_a_mail_that_failed_is_shown_with_its_reason_and_sent_again(
    sign_in: SignIn, scene: Any
) -> None:
    letter = Letter("Receipt", [Paragraph("We received 2 files.")])
    mail = Outgoing("pat@example.com", "Receipt R-1", letter, "batch:1:receipt", "batch-receipts")
    with scene.stores.sessions.begin() as session:
        put_outgoing(session, mail, scene.stores.now())
        failed = {"state": MailState.FAILED, "problem": "550 no such mailbox"}
        session.execute(update(OutgoingMail).values(failed))
        public_id = session.query(OutgoingMail).one().public_id
    client = sign_in("alex")

    page = client.get("/operations").text
    assert "550 no such mailbox" in page
    assert 'data-alert="mail-failed"' in page
    after = _post(client, f"/operations/mail/{public_id}/again", "/operations")

    assert "It is being sent again." in after.text
    assert "550 no such mailbox" not in after.text
