"""Delivers mail that is due: claimed in one short transaction, sent outside of any, settled in one.

A program that dies between sending and settling leaves its claim to lapse; the mail goes out again
with the same Message-ID, by which servers and mail programs know it for the same.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.logs import log
from app.mailing.composed import composed, envelope_sender
from app.mailing.outgoing import MailState
from app.mailing.servers import MailServer, mail_server
from app.mailing.ways import Refused, Unreachable, Way, opened
from app.records import tables
from app.stores import Stores

AT_ONCE = 50
"""How many mails are claimed together."""

CLAIMED_FOR = timedelta(minutes=3)
"""For how long nobody else sends what was claimed."""

SENDING_SECONDS = 60.0
"""After so long no further mail of a claim is begun: well before the claim ends."""

UNREACHABLE_FOR = timedelta(minutes=1)
"""When mail that met no server is due again; that counts as no try."""

RETRY_AFTER = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440))
"""The pauses after each refusal that may pass (a greylist, a full mailbox); two days together."""

Open = Callable[[MailServer], AbstractContextManager[Way]]


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: int
    public_id: str
    attempt: int
    message: EmailMessage
    envelope_sender: str
    recipient: str


def deliver_due(stores: Stores, open_way: Open = opened) -> int:
    """Send what is due and return how many mails were sent; what could not be sent is due later."""
    sent = 0
    while claimed := _claim(stores):
        some, is_cut_short = _deliver(stores, claimed, open_way)
        sent += some
        if is_cut_short:
            break
    return sent


def _claim(stores: Stores) -> list[_Claimed]:
    now, mail = stores.now(), tables.OutgoingMail
    due = select(mail).where(mail.state == MailState.WAITING, mail.due_at <= now)
    with stores.sessions() as session:
        if session.scalars(due.limit(1)).first() is None:
            return []
    first = due.order_by(mail.is_urgent.desc(), mail.due_at, mail.id).limit(AT_ONCE)
    with stores.sessions.begin() as session:
        rows = session.scalars(first.with_for_update(skip_locked=True)).all()
        useful = [row for row in rows if not _lapsed(row, now)]
        for row in useful:
            row.due_at = now + CLAIMED_FOR
        return [_claimed(row, stores) for row in useful]


def _lapsed(row: tables.OutgoingMail, now: datetime) -> bool:
    if row.ends_at is None or row.ends_at > now:
        return False
    row.state, row.problem = MailState.LAPSED, "It could not be sent before it was of no use."
    row.text, row.html, row.attachments = "", None, []
    return True


def _claimed(row: tables.OutgoingMail, stores: Stores) -> _Claimed:
    return _Claimed(
        row.id,
        row.public_id,
        row.attempt,
        composed(row, stores.settings),
        envelope_sender(row, stores.settings),
        row.recipient,
    )


def _deliver(stores: Stores, claimed: Sequence[_Claimed], open_way: Open) -> tuple[int, bool]:
    """Return how many were sent, and whether it ended before all had been tried."""
    done, end = 0, time.monotonic() + SENDING_SECONDS
    try:
        with open_way(mail_server(stores.settings)) as way:
            for place, mail in enumerate(claimed):
                if time.monotonic() > end:
                    _put_back(stores, claimed[place:], timedelta(), None)
                    return done, True
                try:
                    done += _send(stores, way, mail)
                except Unreachable as error:
                    # This one may be what the server hangs up on: the others go before it.
                    _retry(stores, mail, str(error))
                    _put_back(stores, claimed[place + 1 :], timedelta(), None)
                    return done, True
    except Unreachable as error:
        log.warning("mail-unreachable", error_type=type(error.__cause__).__name__)
        _put_back(stores, claimed, UNREACHABLE_FOR, str(error))
        return done, True
    return done, False


def _send(stores: Stores, way: Way, mail: _Claimed) -> int:
    try:
        way.send(mail.message, envelope_sender=mail.envelope_sender, recipient=mail.recipient)
    except Refused as error:
        if error.is_final:
            _settle(stores, mail, state=MailState.FAILED, problem=str(error))
        else:
            _retry(stores, mail, str(error))
        return 0
    said: dict[str, Any] = {"text": "", "html": None, "attachments": []}
    _settle(stores, mail, state=MailState.SENT, sent_at=stores.now(), problem=None, **said)
    return 1


def _retry(stores: Stores, mail: _Claimed, problem: str) -> None:
    if mail.attempt >= len(RETRY_AFTER):
        _settle(stores, mail, state=MailState.FAILED, problem=problem)
        return
    due_at = stores.now() + RETRY_AFTER[mail.attempt]
    _settle(stores, mail, due_at=due_at, problem=problem)


def _settle(stores: Stores, mail: _Claimed, **values: Any) -> None:
    with stores.sessions.begin() as session:
        _change(session, [mail.id], attempt=mail.attempt + 1, **values)
    state = values.get("state", MailState.WAITING)
    log.info("mail", object=f"mail:{mail.public_id}", code=str(state), attempt=mail.attempt + 1)


def _put_back(
    stores: Stores, mails: Sequence[_Claimed], after: timedelta, problem: str | None
) -> None:
    values: dict[str, Any] = {"due_at": stores.now() + after}
    if problem is not None:
        values["problem"] = problem
    with stores.sessions.begin() as session:
        _change(session, [mail.id for mail in mails], **values)


def _change(session: Session, ids: Sequence[int], **values: Any) -> None:
    mail = tables.OutgoingMail
    unsent = mail.id.in_(ids), mail.state == MailState.WAITING
    session.execute(update(mail).where(*unsent).values(**values))
