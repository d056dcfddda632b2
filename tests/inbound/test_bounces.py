"""A report that our mail did not arrive marks that mail, and nobody else can make one up."""

import smtplib
from dataclasses import replace

import pytest

from app.inbound.states import MailKind, MailState
from app.mailing import Letter, Outgoing, Paragraph, not_arriving, put_outgoing
from app.mailing import MailState as PostState
from app.records import tables
from app.stores import Stores
from tests.inbound.conftest import DOMAIN, Partner, messages

OWN = f"roster@{DOMAIN}"
GONE = "550 5.1.1 <letters@payroll.example>: no such user"


@pytest.fixture
def reported(stores, receiving, names):
    """A function that hands a message over as a mail server does, from nobody unless said."""
    own = replace(stores.settings, mail_from=f"Experience Roster <{OWN}>")
    port = receiving(names, with_stores=replace(stores, settings=own))

    def report(message: str, to: str = OWN, sender: str = "") -> tuple[int, bytes]:
        with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
            client.ehlo()
            client.mail(sender)
            code, answer = client.rcpt(to)
            return client.data(message.replace("\n", "\r\n")) if code == 250 else (code, answer)

    return report


def _sent(stores: Stores, partner: Partner, key: str = "one") -> str:
    """Write a mail of ours that a server took, and return its Message-ID."""
    mail = Outgoing(
        to="letters@payroll.example",
        subject="Results of R-58213",
        letter=Letter("Results", [Paragraph("All is read.")]),
        event_key=key,
        kind="results",
        account_id=partner.account_id,
    )
    with stores.sessions.begin() as session:
        put_outgoing(session, mail, stores.now())
        row = session.query(tables.OutgoingMail).filter_by(event_key=key).one()
        row.state, row.text = PostState.SENT, ""
        return f"<{row.public_id}@{DOMAIN}>"


def _states(stores: Stores) -> list[tuple[str, str | None]]:
    with stores.sessions() as session:
        rows = session.query(tables.OutgoingMail).order_by(tables.OutgoingMail.id)
        return [(row.state, row.problem) for row in rows]


def _report(about: str, action: str = "failed", diagnostic: str = GONE) -> str:
    return (
        "From: Mail Delivery System <mailer-daemon@mx.payroll.example>\n"
        f"To: {OWN}\nSubject: Undelivered mail\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt did not arrive.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.payroll.example\n\n"
        f"Final-Recipient: rfc822; letters@payroll.example\nAction: {action}\nStatus: 5.1.1\n"
        f"Diagnostic-Code: smtp;\n {diagnostic}\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\n"
        f"Message-ID: {about}\nSubject: Results\n\n--b--\n"
    )


def test_a_mail_that_came_back_is_marked_with_the_servers_words(stores, partner, reported) -> None:
    about = _sent(stores, partner)

    code, _ = reported(_report(about))

    ((state, problem),) = _states(stores)
    assert (code, state) == (250, PostState.BOUNCED)
    assert problem == f"It came back: smtp; {GONE}"
    (row,) = messages(stores)
    assert (row.kind, row.state, row.partner_id) == (MailKind.BOUNCE, MailState.LISTED, None)
    assert row.about == f"mail:{about[1:33]}"
    assert "Results of R-58213" in row.note


def test_a_report_to_the_company_s_own_address_counts_as_well(stores, partner, reported) -> None:
    about = _sent(stores, partner)

    reported(_report(about), to=partner.address)

    assert [state for state, _ in _states(stores)] == [PostState.BOUNCED]


@pytest.mark.parametrize(
    "message",
    [
        lambda about: _report(about, action="delayed"),
        lambda about: _report(about, action="delivered"),
        lambda about: _report(f"<{'0' * 32}@{DOMAIN}>"),
        lambda about: f"From: a@b.example\nSubject: Away\n\nI am away. {about}\n",
        lambda about: "From: a@b.example\nX-Failed-Recipients: a@b.example\n\nNothing named.\n",
    ],
    ids=["late", "arrived", "another's mail", "out of office", "no mail is named"],
)
def test_nothing_else_marks_a_mail(message, stores, partner, reported) -> None:
    about = _sent(stores, partner)

    code, _ = reported(message(about))

    assert code == 250
    assert [state for state, _ in _states(stores)] == [PostState.SENT]


def test_a_report_without_a_reason_for_programs_says_so(stores, partner, reported) -> None:
    about = _sent(stores, partner)

    reported(f"From: a@b.example\nX-Failed-Recipients: x@y.example\n\nMessage-ID: {about}\n")

    ((state, problem),) = _states(stores)
    assert (state, "does not say why" in problem) == (PostState.BOUNCED, True)


def test_our_own_address_takes_reports_only(stores, partner, reported) -> None:
    code, _ = reported("Subject: x\n\nx\n", sender="somebody@else.example")

    assert code == 550
    assert messages(stores) == []


def test_an_address_fails_when_two_of_its_last_mails_did(stores, partner, reported) -> None:
    for key in ("one", "two"):
        _sent(stores, partner, key)
        with stores.sessions() as session:
            assert not_arriving(session, [partner.account_id], stores.now()) == []
    for key in ("three", "four"):
        reported(_report(_sent(stores, partner, key)))

    with stores.sessions() as session:
        (found,) = not_arriving(session, [partner.account_id], stores.now())
        others = not_arriving(session, [partner.account_id + 1], stores.now())

    assert (found.address, found.failures, found.of) == ("letters@payroll.example", 2, 4)
    assert GONE in found.problem
    assert others == []
