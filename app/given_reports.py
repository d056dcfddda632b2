"""Reports that professionals give out: what one said, its code, and the link that was mailed.

Whoever holds a report can ask whether it is genuine by its code, and is told what the report said
and no more. A link shows the whole report to whom it was sent.
"""

import hashlib
import json
import secrets
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from app.accounts.sign_ins import key_hash
from app.errors import BadRequest, Conflict, NotFound
from app.mailing import is_address
from app.records import audit, tables

CODE_LASTS = timedelta(days=365)
"""How long a code tells what its report said."""
LINK_LASTS = timedelta(days=30)
"""How long a link that was mailed opens its report."""
NOTE_LENGTH_MAX = 500
SHOWN = 20

_LETTERS = string.digits + "ABCDEFGH" + "JKMNPQRS" + "TVWXYZ"
"""Without I, L, O and U, which are taken for other signs."""
_CODE_LENGTH = 16
_SAME_AS = timedelta(days=1)
_MISTYPED = str.maketrans("OIL", "011")
_GONE = "This link is not valid: it has ended, was withdrawn, or never was. Ask for another."
_NO_SUCH = "There is no such report, or it is another person’s."


class ReportKind(StrEnum):
    """The reports that a professional can give out."""

    COMPLIANCE = "compliance"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives a report out: the account, and the professional whom the report is about."""

    account_id: int
    professional_id: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that is to be mailed: its row, and the key of its link, which is told once."""

    row: tables.GivenReport
    key: str


def give(
    session: Session, giver: Giver, kind: ReportKind, content: Mapping[str, Any], now: datetime
) -> tables.GivenReport:
    """Return the report with its code; one that said the same within a day bears its code again."""
    report, digest = tables.GivenReport, _digest(content)
    same = select(report).where(
        report.professional_id == giver.professional_id,
        report.kind == kind,
        report.digest == digest,
        report.sent_to.is_(None),
        report.withdrawn_at.is_(None),
        report.given_at > now - _SAME_AS,
    )
    found = session.scalars(same.order_by(report.id.desc()).limit(1)).first()
    return found or _given(session, giver, kind, content, now)


def send(
    session: Session,
    giver: Giver,
    kind: ReportKind,
    content: Mapping[str, Any],
    to: str,
    now: datetime,
) -> Sent:
    """Return a report of its own for one address; raise ``BadRequest`` for what is none."""
    if not is_address(to):
        raise BadRequest(f"“{to[:80]}” is no e-mail address: type one like name@example.com.")
    key = secrets.token_hex(16)
    row = _given(session, giver, kind, content, now)
    row.sent_to, row.link_hash, row.link_ends_at = to, key_hash(key), now + LINK_LASTS
    return Sent(row, key)


def given_by(session: Session, professional_id: int, now: datetime) -> Sequence[tables.GivenReport]:
    """Return what a professional gave out, the latest first: all that works, to be withdrawn.

    Of what was withdrawn or has ended only what is among the latest ``SHOWN``.
    """
    report = tables.GivenReport
    mine, latest_first = report.professional_id == professional_id, report.id.desc()
    latest = select(report.id).where(mine).order_by(latest_first).limit(SHOWN)
    works = report.withdrawn_at.is_(None) & (report.ends_at > now)
    shown = select(report).where(mine, works | report.id.in_(session.scalars(latest).all()))
    return session.scalars(shown.order_by(latest_first).options(defer(report.content))).all()


def withdraw(session: Session, giver: Giver, public_id: str, now: datetime) -> None:
    """Withdraw a report: its code says so from now on, and its link opens nothing."""
    report = tables.GivenReport
    mine = report.public_id == public_id, report.professional_id == giver.professional_id
    row = session.scalars(select(report).where(*mine)).one_or_none()
    if row is None:
        raise NotFound(_NO_SUCH)
    if row.withdrawn_at is not None:
        raise Conflict("This report was withdrawn already.")
    row.withdrawn_at = now
    actor, subject = f"account:{giver.account_id}", f"given-report:{public_id}"
    audit.record(session, now, actor, "given-report-withdrawn", subject, before={"works": True})


def of_code(session: Session, typed: str) -> tables.GivenReport | None:
    """Return the report with a code, however it was typed; None when there is none."""
    signs = typed[:80].upper().translate(_MISTYPED)
    code = "".join(sign for sign in signs if sign in _LETTERS)
    report = tables.GivenReport
    return session.scalars(select(report).where(report.code == code)).one_or_none()


def of_link(session: Session, key: str, now: datetime) -> tables.GivenReport:
    """Return the report that a live link opens; raise ``NotFound`` when there is none."""
    report = tables.GivenReport
    row = session.scalars(select(report).where(report.link_hash == key_hash(key))).one_or_none()
    if row is None or row.withdrawn_at is not None or (row.link_ends_at or now) <= now:
        raise NotFound(_GONE, code="link-gone")
    return row


def shown_code(code: str) -> str:
    """Return a code as it is printed: ``7F3K-21QM-9ZD4-AB0C``."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _given(
    session: Session, giver: Giver, kind: ReportKind, content: Mapping[str, Any], now: datetime
) -> tables.GivenReport:
    row = tables.GivenReport(
        public_id=secrets.token_hex(16),
        code="".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH)),
        professional_id=giver.professional_id,
        given_by=giver.account_id,
        kind=kind,
        content=dict(content),
        digest=_digest(content),
        given_at=now,
        ends_at=now + CODE_LASTS,
    )
    session.add(row)
    session.flush()
    actor, subject = f"account:{giver.account_id}", f"given-report:{row.public_id}"
    after = {"kind": str(kind), "works": True}
    audit.record(session, now, actor, "given-report-made", subject, after=after)
    return row


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
