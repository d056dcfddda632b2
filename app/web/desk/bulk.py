"""Clean documents that came together: looked at as a list, approved at one stroke."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app import review
from app.access import Access, document_for
from app.corrections import corrected_payload
from app.desk.clean import is_clean
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound, ServiceError
from app.inbound.states import Proof
from app.records import tables
from app.shown import words
from app.states import DocumentState, Stage
from app.web.desk.lately import last_decision
from app.web.desk.moment import now, today
from app.web.desk.page import pages

_AT_ONCE = 50
_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Documents without findings that came together: in one batch, else from one sender."""

    key: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class CleanItem:
    """One clean document as listed; ``seen`` names the check that the list shows."""

    public_id: str
    person: str
    title: str
    file_name: str
    days: int
    span: str
    seen: str


@pages.get("/together/<key>")
@allow(Access.REVIEWER)
def together(key: str) -> str:
    """Show the clean documents of one batch or sender, to be approved at one stroke."""
    with current.stores().sessions() as session:
        group, items = _group(session, key), clean_items(session, key)
        last = last_decision(session, current.actor().account_id, now())
        return render_template("desk/together.html", group=group, items=items, last=last)


@pages.post("/together/<key>")
@allow(Access.REVIEWER)
def approve_together(key: str) -> Any:
    """Approve the chosen documents; what changed since it was listed stays in the queue."""
    chosen, stroke = request.form.getlist("document")[:_AT_ONCE], secrets.token_hex(16)
    if not chosen:
        flash("Nothing was chosen: tick the documents to approve.", "warn")
        return redirect(url_for("desk.together", key=key))
    with current.stores().sessions.begin() as session:
        listed = {f"{item.public_id} {item.seen}" for item in clean_items(session, key)}
        kept_back = [each for each in chosen if not _approve(session, each, stroke, listed)]
    approved = len(chosen) - len(kept_back)
    flash(f"Approved {words.count(approved, 'document')}.", "ok")
    if kept_back:
        flash(
            f"{words.count(len(kept_back), 'document')} changed meanwhile: look at each in the "
            "queue.",
            "warn",
        )
    return redirect(url_for("desk.queue"))


def groups(session: Session) -> list[Group]:
    """Return where several documents without findings came from, the most first."""
    batch, account, document = tables.Batch, tables.Account, tables.Document
    counted = func.count(document.id)
    query = (
        _candidates(counted, batch.public_id, batch.reference, batch.company, account)
        .group_by(batch.public_id, batch.reference, batch.company, account.id)
        .having(counted > 1)
        .order_by(counted.desc())
        .limit(_GROUPS)
    )
    return [_named(*row) for row in session.execute(query)]


def clean_items(session: Session, key: str) -> list[CleanItem]:
    """Return the clean documents of a group that the reviewer may decide, the oldest first."""
    document, check = tables.Document, tables.Result
    query = (
        _candidates(document, check)
        .join(check, and_(check.document_id == document.id, check.stage == Stage.CHECK))
        .where(_of(key))
        .order_by(document.id)
        .limit(_AT_ONCE)
    )
    rows = session.execute(query).all()
    return [_clean(row, checked) for row, checked in rows if _is_clean(session, row, checked)]


def _candidates(*columns: Any) -> Select[Any]:
    """Return the query of documents in review without findings that nobody else is on."""
    item, document, actor = tables.DeskItem, tables.Document, current.actor()
    return (
        select(*columns)
        .select_from(document)
        .join(item, item.document_id == document.id)
        .join(tables.Account, tables.Account.id == document.sender_id)
        .outerjoin(tables.BatchFile, tables.BatchFile.document_id == document.id)
        .outerjoin(tables.Batch, tables.Batch.id == tables.BatchFile.batch_id)
        .where(
            document.state == DocumentState.IN_REVIEW,
            item.reason_code == "",
            item.second_by.is_(None),
            or_(item.held_until.is_(None), item.held_until <= today()),
            or_(item.claimed_until.is_(None), item.claimed_until <= now()),
            # Nobody has shown that an unproven message came from the payroll company.
            or_(document.source != "mail", document.proof == Proof.PROVEN),
            document.professional_id.is_not(None),
            document.sender_id != actor.account_id,
            document.professional_id != (actor.professional_id or 0),
        )
    )


def _of(key: str) -> Any:
    kind, _, public_id = key.partition("-")
    if kind == "batch":
        return tables.Batch.public_id == public_id
    if kind == "sender":
        return and_(tables.Account.public_id == public_id, tables.Batch.id.is_(None))
    raise NotFound("There is no such group of documents.")


def _group(session: Session, key: str) -> Group:
    found = next((each for each in groups(session) if each.key == key), None)
    return found or Group(key, "Documents that came together", 0)


def _named(count: int, batch: str | None, reference: str, company: str, account: Any) -> Group:
    if batch is not None:
        return Group(f"batch-{batch}", f"{reference}, {company}", count)
    return Group(f"sender-{account.public_id}", account.name, count)


def _is_clean(session: Session, document: tables.Document, checked: tables.Result) -> bool:
    read = corrected_payload(session, document.id)
    return read is not None and is_clean(read, checked.payload)


def _clean(document: tables.Document, checked: tables.Result) -> CleanItem:
    days = sorted({line["date"] for line in checked.payload.get("ledger", ())})
    return CleanItem(
        public_id=document.public_id,
        person=document.professional.name if document.professional else "",
        title=words.document_type(document.document_type),
        file_name=document.file_name,
        days=len(days),
        span=_span(days),
        seen=checked.made_at.isoformat(),
    )


def _span(days: Sequence[str]) -> str:
    if not days:
        return ""
    return words.day(days[0]) + (f" – {words.day(days[-1])}" if len(days) > 1 else "")


def _approve(session: Session, chosen: str, stroke: str, listed: set[str]) -> bool:
    """Approve one listed document; False, with nothing done to it, when it is not as listed."""
    if chosen not in listed:
        return False
    account = session.get_one(tables.Account, current.actor().account_id)
    document = document_for(session, current.actor(), chosen.partition(" ")[0])
    try:
        with session.begin_nested():
            review.approve(
                session,
                document,
                account=account,
                days=None,
                reason="",
                now=now(),
                settings=current.settings(),
                together=stroke,
            )
    except (BadRequest, ServiceError):
        return False
    return True
