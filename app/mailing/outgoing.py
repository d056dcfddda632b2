"""Writing mail down: in the transaction of what it tells of, once for each event."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.mailing.letters import Letter, letter_html, letter_text
from app.records import tables

ADDRESS_LENGTH_MAX = 254
"""The longest address that a mail server takes (RFC 5321 4.5.3.1.3, read 2026-11-22)."""

_SUBJECT_LENGTH_MAX = 250
OUR_MESSAGE_ID = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
"""The Message-ID of a mail of ours; its left half is the public id, which nobody can guess."""


class MailState(StrEnum):
    """How far a mail is: ``failed`` waits for a person, ``lapsed`` came to its end unsent.

    ``bounced`` was taken by a server that reported later that it did not arrive.
    """

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    LAPSED = "lapsed"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of text that goes with a mail, as a table in CSV."""

    name: str
    text: str
    media_type: str = "text/csv"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One mail to write: ``event_key`` is the same for the same event, whatever is retried.

    ``letter`` is said in plain text and in HTML alike. ``answers`` are the Message-IDs, in angle
    brackets, that it replies to, the latest last. ``is_answer`` marks an automatic answer: nobody
    is told when it cannot be delivered, and no program answers it. ``not_before`` holds it back,
    ``not_after`` ends its use; what is ``is_urgent`` goes before what is not.
    """

    to: str
    subject: str
    letter: Letter
    event_key: str
    kind: str
    about: str | None = None
    reply_to: str | None = None
    account_id: int | None = None
    professional_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    answers: tuple[str, ...] = ()
    is_answer: bool = False
    is_urgent: bool = False
    not_before: datetime | None = None
    not_after: datetime | None = None


def put_outgoing(session: Session, mail: Outgoing, now: datetime) -> bool:
    """Write a mail down to be delivered; return False when its event was told of already.

    Never refuses: a mail to what is no address is kept as failed, where people see it.
    """
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    written = dialect.insert(tables.OutgoingMail).values(_row(mail, now))
    once = written.on_conflict_do_nothing(index_elements=["event_key"])
    return session.scalar(once.returning(tables.OutgoingMail.id)) is not None


def _row(mail: Outgoing, now: datetime) -> Mapping[str, Any]:
    reachable = is_address(mail.to)
    return {
        "public_id": secrets.token_hex(16),
        "event_key": mail.event_key[:200],
        "kind": mail.kind,
        "about": mail.about,
        "account_id": mail.account_id,
        "professional_id": mail.professional_id,
        "recipient": one_line(mail.to)[:320],
        "reply_to": mail.reply_to if mail.reply_to and is_address(mail.reply_to) else None,
        "subject": one_line(mail.subject)[:_SUBJECT_LENGTH_MAX],
        "text": _kept(letter_text(mail.letter)),
        "html": _kept(letter_html(mail.letter)),
        "attachments": [asdict(each) for each in mail.attachments],
        "answers": " ".join(mail.answers) or None,
        "is_answer": mail.is_answer,
        "is_urgent": mail.is_urgent,
        "state": MailState.WAITING if reachable else MailState.FAILED,
        "attempt": 0,
        "problem": None if reachable else "This is no e-mail address: correct it where it is kept.",
        "written_at": now,
        "due_at": max(now, mail.not_before or now),
        "ends_at": mail.not_after,
    }


def _kept(text: str) -> str:
    """Return text without what no database keeps and no mail program shows."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def one_line(text: str) -> str:
    """Return text as a header can carry it: one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_address(text: str) -> bool:
    """Return whether ``text`` is one address and nothing else: no name, no list, no new line."""
    if not 3 <= len(text) <= ADDRESS_LENGTH_MAX or not text.isprintable() or " " in text:
        return False
    try:
        return Address(addr_spec=text).addr_spec == text and "." in text.rpartition("@")[2]
    except (HeaderParseError, ValueError, IndexError):
        return False


def answered_mail(session: Session, references: str) -> tables.OutgoingMail | None:
    """Return the latest mail of ours that a reply names in In-Reply-To or References."""
    named = OUR_MESSAGE_ID.findall(references)
    mail = tables.OutgoingMail
    asked = select(mail).where(mail.public_id.in_(named)).order_by(mail.id.desc()).limit(1)
    return session.scalars(asked).one_or_none() if named else None
