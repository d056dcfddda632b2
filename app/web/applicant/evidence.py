"""The evidence of an applicant, a line a document: from whom, how many days, how it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from app.access import Actor, visible_documents
from app.records import tables
from app.shown.told import told_to
from app.states import DocumentState, Stage
from app.web.told import document_type, ngettext, short_day
from app.web.told import text as _

SHOWN = 100
_MENDS = frozenset({DocumentState.NEEDS_FIX, DocumentState.UNREADABLE})
_PASSED_OVER = frozenset({DocumentState.OPENED, DocumentState.ALREADY_HAD})
_NO_LETTER = frozenset({"driver_license", "medical_certificate", "course_certificate", "resume"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document; ``waiting`` are its days that nobody decided yet, ``state`` is what is told.

    ``for_record`` is the public id of the roster record that its days were compared for.
    """

    document: tables.Document
    title: str
    sent: str
    credited: int
    claimed: int
    waiting: frozenset[date]
    for_record: str | None
    fix: tables.FixRequest | None
    state: DocumentState

    @property
    def is_final(self) -> bool:
        """True when nothing more happens to it by itself."""
        return self.state.is_final

    @property
    def needs_person(self) -> bool:
        """True when only its sender can mend it."""
        return self.state in _MENDS

    @property
    def days(self) -> str:
        """The days in bold: ``14 days``, ``8 of 14 days``."""
        if self.credited and self.credited < self.claimed:
            return _("%(have)d of %(all)d days", have=self.credited, all=self.claimed)
        number = self.credited or self.claimed
        return ngettext("%(num)d day", "%(num)d days", number) if number else ""

    @property
    def days_told(self) -> str:
        """What became of the days."""
        if not self.credited:
            is_declined = self.state is DocumentState.NOT_ACCEPTED
            return _("not counted") if is_declined else _("not counted yet")
        return _("all verified") if self.credited >= self.claimed else _("verified")


def evidence_of(
    session: Session, actor: Actor, professional_id: int, now: datetime
) -> tuple[Evidence, ...]:
    """Return the documents of a professional that ``actor`` may see, the latest first."""
    documents = session.scalars(_documents(actor, professional_id)).all()
    told = told_to(session, documents, now, is_staff=actor.is_staff)
    ids = [document.id for document in documents]
    news = [each for each in ids if each not in told.held]
    checks, credited, fixes = _checks(session, ids), _credited(session, news), _fixes(session, news)
    return tuple(
        replace(
            _line(document, checks.get(document.id, {}), told.state(document), actor),
            credited=credited.get(document.id, 0),
            fix=fixes.get(document.id),
        )
        for document in documents
    )


def letters_for(evidence: Iterable[Evidence], record: tables.RosterRecord) -> tuple[Evidence, ...]:
    """Return what speaks for the days of a record, leaving out licenses and certificates."""
    return tuple(
        each
        for each in evidence
        if each.for_record in {None, record.public_id}
        and each.document.roster_record_id in {None, record.id}
        and each.document.document_type not in _NO_LETTER
    )


def waiting_days(evidence: Iterable[Evidence]) -> frozenset[date]:
    """Return the distinct days that are claimed and not decided yet."""
    return frozenset().union(*(each.waiting for each in evidence))


def sent_told(document: tables.Document, account_id: int | None) -> str:
    """Return who sent a document, and when, as the holder of an account is told."""
    on = short_day(document.received_at)
    if document.sender_id == account_id:
        return _("You uploaded %(file)s, %(day)s", file=document.file_name, day=on)
    sender = document.sender.payroll_company or document.sender.name
    return _("Sent for you by %(sender)s, %(day)s", sender=sender, day=on)


def _documents(actor: Actor, professional_id: int) -> Select[tables.Document]:
    document = tables.Document
    return (
        visible_documents(actor)
        .where(document.professional_id == professional_id)
        .where(document.state.not_in(_PASSED_OVER))
        .options(joinedload(document.sender).lazyload(tables.Account.roles))
        .options(joinedload(document.file))
        .order_by(document.id.desc())
        .limit(SHOWN)
    )


def _checks(session: Session, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    result = tables.Result
    made = select(result.document_id, result.payload).where(
        result.document_id.in_(ids), result.stage == Stage.CHECK
    )
    return {row.document_id: row.payload for row in session.execute(made)}


def _credited(session: Session, ids: Sequence[int]) -> dict[int, int]:
    credit = tables.Credit
    counted = (
        select(credit.document_id, func.count())
        .where(credit.document_id.in_(ids), credit.withdrawn_at.is_(None))
        .group_by(credit.document_id)
    )
    return dict(session.execute(counted).all())


def _fixes(session: Session, ids: Sequence[int]) -> dict[int, tables.FixRequest]:
    row = tables.FixRequest
    asked = select(row).where(row.document_id.in_(ids), row.answered_at.is_(None))
    return {each.document_id: each for each in session.scalars(asked.order_by(row.id))}


def _line(
    document: tables.Document,
    check: Mapping[str, Any],
    state: DocumentState,
    actor: Actor,
) -> Evidence:
    ledger = check.get("ledger", [])
    is_open = not state.is_final or state in _WAITS
    dates = {date.fromisoformat(line["date"]) for line in ledger}
    return Evidence(
        document=document,
        title=_title(document, ledger),
        sent=sent_told(document, actor.account_id),
        credited=0,
        claimed=len(dates),
        waiting=frozenset(dates) if is_open else frozenset(),
        for_record=check.get("roster_record"),
        fix=None,
        state=state,
    )


_WAITS = frozenset({DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION})


def _title(document: tables.Document, ledger: Sequence[Mapping[str, Any]]) -> str:
    shows = list(dict.fromkeys(line.get("production") or "" for line in ledger))
    named = ", ".join(show for show in shows if show)
    kind = document.document_type
    if kind is None or kind == "unknown":
        return document.file_name
    return f"{document_type(kind)} – {named or document.file_name}"
