"""Links in mail that do one thing, once, without an account; only their hashes are kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts.sign_ins import key_hash
from app.errors import NotFound
from app.records import audit, tables

LASTS = timedelta(days=14)
"""How long a link works."""

_GONE = (
    "This link is not valid: it was used, it has ended, or it was taken back. Reply to the mail "
    "that it came in, and a person helps you."
)


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that is to be kept when its mail is: the key stands in the mail only."""

    key: str
    document_id: int | None = None
    question_id: int | None = None


def new_link(*, document_id: int | None = None, question_id: int | None = None) -> NewLink:
    """Return a link nobody can guess, about one document or one question."""
    return NewLink(secrets.token_urlsafe(24), document_id, question_id)


def keep(
    session: Session,
    link: NewLink,
    *,
    sent_to: str,
    now: datetime,
    batch: tables.Batch | None = None,
) -> None:
    """Keep the hash of a link, in the transaction that writes its mail."""
    session.add(
        tables.OneTimeLink(
            key_hash=key_hash(link.key),
            batch_id=batch.id if batch is not None else None,
            document_id=link.document_id,
            question_id=link.question_id,
            sent_to=sent_to,
            made_at=now,
            ends_at=now + LASTS,
        )
    )


def live(session: Session, key: str, now: datetime) -> tables.OneTimeLink:
    """Return a link that still works; raise ``NotFound`` for any other, whatever is wrong."""
    asked = select(tables.OneTimeLink).where(tables.OneTimeLink.key_hash == key_hash(key))
    link = session.scalars(asked).one_or_none()
    if link is None or link.used_at is not None or link.ends_at <= now or _is_closed(link):
        raise NotFound(_GONE, code="link-gone")
    return link


def _is_closed(link: tables.OneTimeLink) -> bool:
    """Return whether the partner whose batch a link is about was shut out since it was sent."""
    batch = link.batch
    if batch is None:
        return False
    is_partner = Role.PAYROLL_PARTNER in {role.name for role in batch.account.roles}
    mailed = batch.inbound.partner if batch.inbound is not None else None
    return not (batch.account.active and is_partner and (mailed is None or mailed.active))


def use(session: Session, link: tables.OneTimeLink, what: str, now: datetime) -> None:
    """Use a link up, with an audit entry; raise ``NotFound`` when somebody was faster."""
    row = tables.OneTimeLink
    first = update(row).where(row.id == link.id, row.used_at.is_(None)).values(used_at=now)
    if not session.execute(first).rowcount:  # type: ignore[attr-defined]
        raise NotFound(_GONE, code="link-gone")
    sent = audit.salted_hash(link.sent_to)
    audit.record(session, now, f"link:{link.id}", "link-used", f"link:{link.id}", {"for": what},
                 before={"used": False}, after={"used": True, "sent_to": sent})  # fmt: skip


def give_back(session: Session, link_id: int, now: datetime) -> None:
    """Let a link be used after all: what it was used for was refused."""
    link = session.get_one(tables.OneTimeLink, link_id)
    link.used_at = None
    subject = f"link:{link.id}"
    audit.record(session, now, subject, "link-given-back", subject,
                 before={"used": True}, after={"used": False})  # fmt: skip


def note_seen(session: Session, link: tables.OneTimeLink, now: datetime) -> None:
    """Note that a link was opened for the first time; opening uses nothing up."""
    if link.seen_at is None:
        link.seen_at = now
        audit.record(session, now, f"link:{link.id}", "link-opened", f"link:{link.id}",
                     before={"opened": False}, after={"opened": True})  # fmt: skip


def take_back(session: Session, question: tables.Question, now: datetime) -> None:
    """End the links of a question that was withdrawn or answered otherwise."""
    row = tables.OneTimeLink
    open_ = row.question_id == question.id, row.used_at.is_(None), row.ends_at > now
    session.execute(update(row).where(*open_).values(ends_at=now))
