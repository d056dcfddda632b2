"""Mail of ours that came back: the report names it by its Message-ID, which nobody can guess.

Reports are read as bytes, by few rules and without MIME (RFC 3464), so that any process may.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.mailing.outgoing import OUR_MESSAGE_ID, MailState, one_line
from app.records import audit, tables

_LOOKED_AT_BYTES = 1 << 20
_NAMED_MAX = 50
_WORDS_LENGTH = 300
_ACTION = re.compile(r"^Action:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_SAID = re.compile(
    r"^(Status|Diagnostic-Code):[ \t]*((?:[^\r\n]|\r?\n[ \t])+)", re.IGNORECASE | re.MULTILINE
)
_UNREAD = "It came back, and the report does not say why in words that programs read."

_RECENT = timedelta(days=60)
_LATEST = 5
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class NotArriving:
    """An address where mail fails again and again: of the last ``of`` mails so many, and why."""

    address: str
    failures: int
    of: int
    problem: str


def note_report(session: Session, message: bytes, now: datetime) -> tables.OutgoingMail | None:
    """Mark the mail of ours that a report says did not arrive, and return it; None for none.

    A report that it is late, or that it arrived, changes nothing.
    """
    text = message[:_LOOKED_AT_BYTES].decode("latin-1")
    problem = _problem(text)
    named = OUR_MESSAGE_ID.findall(text)[:_NAMED_MAX]
    if problem is None or not named:
        return None
    mail = tables.OutgoingMail
    sent = mail.public_id.in_(named), mail.state == MailState.SENT
    back = update(mail).where(*sent).values(state=MailState.BOUNCED, problem=problem)
    ids = session.scalars(back.returning(mail.id)).all()
    if not ids:
        return None
    row = session.get_one(mail, max(ids), populate_existing=True)
    subject, said = f"mail:{row.public_id}", {"kind": row.kind}
    before, after = {"state": MailState.SENT}, {"state": row.state}
    audit.record(session, now, "service", "mail-bounced", subject, said, before=before, after=after)
    return row


def _problem(text: str) -> str | None:
    """Return why mail did not arrive, None where nothing says that it did not."""
    actions = {each.lower() for each in _ACTION.findall(text)}
    if actions:
        if "failed" not in actions:
            return None
        said = {name.lower(): one_line(words) for name, words in _SAID.findall(text)}
        words = said.get("diagnostic-code") or said.get("status") or ""
        return f"It came back: {words}"[:_WORDS_LENGTH] if words else _UNREAD
    return _UNREAD if "x-failed-recipients:" in text.lower() else None


def not_arriving(
    session: Session, account_ids: Sequence[int], now: datetime
) -> Sequence[NotArriving]:
    """Return the addresses to which mail for these accounts fails repeatedly, by address."""
    mail = tables.OutgoingMail
    asked = select(mail.recipient, mail.state, mail.problem).where(
        mail.account_id.in_(account_ids),
        mail.written_at > now - _RECENT,
        mail.state.in_([MailState.SENT, MailState.FAILED, MailState.BOUNCED]),
    )
    by_address: dict[str, list[tuple[str, str | None]]] = {}
    for address, state, problem in session.execute(asked.order_by(mail.id.desc()).limit(500)):
        by_address.setdefault(address, []).append((state, problem))
    found = (_judged(each, latest[:_LATEST]) for each, latest in sorted(by_address.items()))
    return [each for each in found if each.failures >= _OFTEN]


def _judged(address: str, latest: Sequence[tuple[str, str | None]]) -> NotArriving:
    problems = [problem or "" for state, problem in latest if state != MailState.SENT]
    return NotArriving(address, len(problems), len(latest), next(iter(problems), ""))
