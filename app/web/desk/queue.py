"""What waits for a person: what is due first, then what a decision would complete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.records import tables
from app.shown import words
from app.states import DocumentState, Stage

WAITING = (DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION)
SHOWN = 50
CONTEST = "contest"
"""The kind of the queue's items that are contested days, not documents."""


class Whose(StrEnum):
    """Which part of the queue is shown."""

    ALL = "all"
    MINE = "mine"
    SECOND = "second"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue is narrowed to; an empty text narrows nothing."""

    whose: Whose = Whose.ALL
    local: str = ""
    kind: str = ""
    reason: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The filters as a page's address writes them, empty ones left out."""
        given = {"local": self.local, "kind": self.kind, "reason": self.reason}
        whose = {} if self.whose is Whose.ALL else {"whose": self.whose.value}
        return {**whose, **{name: value for name, value in given.items() if value}}


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One document that waits: who it is about, what it is, why a person must look, how long."""

    public_id: str
    person: str
    kind: str
    reason: str
    tone: str
    age: str
    due_on: date
    due: str
    received_at: datetime
    open_with: str | None
    """Who has it open, if somebody has."""
    note: str | None
    """Why it is held, or what a second person is asked."""


def filters_of(given: Mapping[str, str]) -> Filters:
    """Return the filters that a page's address names; what it does not know is left out."""
    whose = given.get("whose", "")
    return Filters(
        Whose(whose) if whose in set(Whose) else Whose.ALL,
        given.get("local", "")[:10],
        given.get("kind", "")[:30],
        given.get("reason", "")[:60],
    )


def waiting(
    session: Session, now: datetime, today: date, filters: Filters, account_id: int
) -> list[QueueItem]:
    """Return the first documents of the queue: due first, then worth most, then here longest."""
    document, item = tables.Document, tables.DeskItem
    first = (
        _waiting(filters, today, account_id)
        .order_by(
            # What was never put on the desk (its work was given up) is due on the day it came.
            func.coalesce(item.due_on, func.date(document.received_at)),
            func.coalesce(item.value, 0).desc(),
            document.received_at,
            document.id,
        )
        .limit(SHOWN)
    )
    # The order is found on narrow rows; what a row shows is fetched for the few that are shown.
    return _items(session, list(session.scalars(first)), now, today, account_id)


def _items(
    session: Session, ids: Sequence[int], now: datetime, today: date, account_id: int
) -> list[QueueItem]:
    document, result, item = tables.Document, tables.Result, tables.DeskItem
    checked = and_(result.document_id == document.id, result.stage == Stage.CHECK)
    query = (
        # Of a check only what its row says: a letter of 400 days has a long one.
        select(
            document,
            item,
            result.payload["findings"],
            result.payload["policy"]["because"].as_string(),
        )
        .outerjoin(item, item.document_id == document.id)
        .outerjoin(result, checked)
        .where(document.id.in_(ids))
        .options(joinedload(document.professional))
    )
    rows: dict[int, Any] = {row[0].id: row for row in session.execute(query)}
    return [
        _item(about, at_desk, findings, because, now, today, account_id)
        for about, at_desk, findings, because in (rows[each] for each in ids if each in rows)
    ]


def waiting_count(session: Session, today: date, filters: Filters, account_id: int) -> int:
    """Return how many documents are in this part of the queue."""
    ids = _waiting(filters, today, account_id).subquery()
    return session.scalar(select(func.count()).select_from(ids)) or 0


def choices(session: Session) -> dict[str, list[str]]:
    """Return the locals, kinds and reasons that anything in the queue has, for the filters."""
    item, document = tables.DeskItem, tables.Document
    joined = (
        select(item.local, document.document_type, item.reason_code)
        .join(document, document.id == item.document_id)
        .where(document.state.in_(WAITING))
        .distinct()
    )
    rows = session.execute(joined).all()
    names = ("local", "kind", "reason")
    return {n: sorted({str(row[at]) for row in rows if row[at]}) for at, n in enumerate(names)}


def _waiting(filters: Filters, today: date, account_id: int) -> Select[Any]:
    item, document = tables.DeskItem, tables.Document
    query = select(document.id).outerjoin(item, item.document_id == document.id)
    conditions: list[ColumnElement[bool]] = [document.state.in_(WAITING)]
    held = and_(item.held_until.is_not(None), item.held_until > today)
    if filters.whose is Whose.HELD:
        conditions.append(held)
    else:
        conditions.append(or_(item.held_until.is_(None), item.held_until <= today))
    if filters.whose is Whose.MINE:
        conditions.append(or_(item.claimed_by == account_id, item.second_by == account_id))
    if filters.whose is Whose.SECOND:
        conditions.append(and_(item.second_by.is_not(None), item.second_by != account_id))
    for column, value in (
        (item.local, filters.local),
        (document.document_type, filters.kind),
        (item.reason_code, filters.reason),
    ):
        if value:
            conditions.append(column == value)
    return query.where(*conditions)


def _item(
    document: tables.Document,
    item: tables.DeskItem | None,
    findings: Sequence[Mapping[str, str]] | None,
    because: str | None,
    now: datetime,
    today: date,
    account_id: int,
) -> QueueItem:
    reason, tone = _reason(document, findings or (), because)
    due_on = item.due_on if item else document.received_at.date()
    record = document.professional
    craft = f", Local #{item.local}, {item.classification}" if item and item.local else ""
    return QueueItem(
        public_id=document.public_id,
        person=record.name if record else "Nobody matched yet",
        kind=f"{words.document_type(document.document_type)}{craft}",
        reason=reason,
        tone=tone,
        age=age(now, document.received_at),
        due_on=due_on,
        due=due_word(due_on, today),
        received_at=document.received_at,
        open_with=_open_with(item, now, account_id),
        note=_note(item, today),
    )


def _open_with(item: tables.DeskItem | None, now: datetime, account_id: int) -> str | None:
    if item is None or item.claimer is None or item.claimed_by == account_id:
        return None
    return item.claimer.name if item.claimed_until and item.claimed_until > now else None


def _note(item: tables.DeskItem | None, today: date) -> str | None:
    if item is None:
        return None
    if item.held_until is not None and item.held_until > today:
        return f"On hold until {words.day(item.held_until.isoformat())}: {item.held_reason}"
    if item.asker is not None:
        return f"{item.asker.name} asks for a second opinion: {item.second_reason}"
    return None


def due_word(due_on: date, today: date) -> str:
    """Return when something is due, in words."""
    days = (due_on - today).days
    if days <= 0:
        return "Due today" if days == 0 else "Overdue"
    return "Tomorrow" if days == 1 else "Later"


def _reason(
    document: tables.Document, findings: Sequence[Mapping[str, str]], because: str | None
) -> tuple[str, str]:
    if document.error_message:
        return document.error_message, "bad"
    for severity, tone in (("blocking", "bad"), ("warning", "warn"), ("info", "info")):
        for finding in findings:
            if finding.get("severity") == severity:
                return finding["message"], tone
    return because or "A person has to look at it", "info"


def age(now: datetime, since: datetime) -> str:
    """Return how long something waits: ``40 min``, ``5 h``, ``3 d``."""
    minutes = int((now - since).total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"
