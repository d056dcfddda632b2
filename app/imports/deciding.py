"""Applies, discards and rolls back a file of work records; every step is a fact of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from app.errors import Conflict, NotAllowed, NotFound
from app.imports import tasks
from app.imports.own_lines import refuse_own_lines
from app.imports.reading import drop_lines, entry_of
from app.imports.rechecking import recheck
from app.records import audit, tables
from app.records.clock import MomentFromNow
from app.states import ImportState
from app.stores import Stores
from app.tabular.mapping import PAYROLL

_REVERSED = "A reversal in {file} (row {row}) takes back what payroll had paid."
_WITHDRAWN = "{file} (row {row}), which supported this day, was rolled back."


def apply(stores: Stores, public_id: str, by: int, now: datetime) -> int:
    """Make the lines of a previewed file evidence; return how many documents are checked again.

    Credits whose payment a line of the file takes back are given to a person. Raises ``Conflict``
    when the file is in any other state, ``NotAllowed`` when it reports work of one's own.
    """
    with stores.sessions.begin() as session:
        entry = _in_state(session, public_id, ImportState.PREVIEWED, "apply")
        refuse_own_lines(session, entry, by)
        before = entry.state
        entry.state, entry.applied_at, entry.applied_by = ImportState.APPLIED, now, by
        _doubt(session, entry, _taken_back(entry), _REVERSED, now)
        task = _to_recheck(entry)
        _audited(session, entry, "applied", before, by, now)
    return _recheck_now(stores, task, now)


def roll_back(stores: Stores, public_id: str, by: int, now: datetime) -> int:
    """Withdraw the lines of an applied file; return how many documents are checked again.

    The lines stay as history. Credits that relied on them stay too, and are given to a person.
    """
    with stores.sessions.begin() as session:
        entry = _in_state(session, public_id, ImportState.APPLIED, "roll back")
        refuse_own_lines(session, entry, by)
        before = entry.state
        entry.state, entry.withdrawn_at, entry.withdrawn_by = ImportState.ROLLED_BACK, now, by
        _doubt(session, entry, _relied_on(entry), _WITHDRAWN, now)
        task = _to_recheck(entry)
        _audited(session, entry, "rolled-back", before, by, now)
    return _recheck_now(stores, task, now)


def discard(stores: Stores, public_id: str, by: int, now: datetime) -> None:
    """Throw away a file that was not applied, with everything that was read of it."""
    with stores.sessions.begin() as session:
        entry = _found(session, public_id)
        if entry.state not in {ImportState.READING, ImportState.PREVIEWED, ImportState.REFUSED}:
            raise Conflict(f"{entry.file_name} is {_spoken(entry)}: there is nothing to discard.")
        before = entry.state
        entry.state, entry.discarded_at = ImportState.DISCARDED, now
        entry.task = entry.lease_owner = entry.lease_until = None
        _audited(session, entry, "discarded", before, by, now)
        import_id, kind = entry.id, entry.kind
    drop_lines(stores, import_id, kind)


def settle_doubt(session: Session, public_id: str, by: int, now: datetime) -> tables.CreditDoubt:
    """Note that a person has looked at a doubted credit and lets it stand.

    Raises ``NotAllowed`` when the day is the person's own.
    """
    named = select(tables.CreditDoubt).where(tables.CreditDoubt.public_id == public_id)
    doubt = session.scalars(named).one_or_none()
    if doubt is None or doubt.settled_at is not None:
        raise NotFound("There is no such open question about a credited day.")
    credit = session.get_one(tables.Credit, doubt.credit_id)
    if session.get_one(tables.Account, by).professional_id == credit.professional_id:
        raise NotAllowed("Nobody decides on their own days: another reviewer must.")
    doubt.settled_at, doubt.settled_by = now, by
    audit.record(
        session,
        now,
        f"account:{by}",
        "settled",
        f"doubt:{doubt.public_id}",
        before={"credit": doubt.credit_id, "open": True},
        after={"credit": doubt.credit_id, "open": False},
    )
    return doubt


def _recheck_now(stores: Stores, task: tasks.Task, now: datetime) -> int:
    """Have the documents checked again; 0 when somebody has decided on the file once more."""
    try:
        return recheck(stores, task, now)
    except tasks.TaskLost:
        return 0


def _found(session: Session, public_id: str) -> tables.WorkRecordImport:
    entry = entry_of(session, public_id)
    if entry is None:
        raise NotFound("There is no such file of work records.")
    return entry


def _in_state(
    session: Session, public_id: str, state: ImportState, act: str
) -> tables.WorkRecordImport:
    entry = _found(session, public_id)
    if entry.state != state:
        raise Conflict(f"{entry.file_name} is {_spoken(entry)}: you cannot {act} it now.")
    return entry


def _spoken(entry: tables.WorkRecordImport) -> str:
    return str(entry.state).replace("_", " ")


def _to_recheck(entry: tables.WorkRecordImport) -> tasks.Task:
    """Note in the same transaction that documents are to be checked again, and do it at once."""
    owner = tasks.new_owner()
    entry.task, entry.attempt, entry.lease_owner = tasks.RECHECK, 1, owner
    entry.lease_until = MomentFromNow(tasks.LEASE_SECONDS)
    return tasks.Task(entry.id, entry.public_id, tasks.RECHECK, owner)


def _doubt(
    session: Session,
    entry: tables.WorkRecordImport,
    credits_: Any,
    reason: str,
    now: datetime,
) -> None:
    known = set(
        session.scalars(
            select(tables.CreditDoubt.credit_id).where(tables.CreditDoubt.import_id == entry.id)
        )
    )
    for credit_id, row in session.execute(credits_):
        if credit_id not in known:
            known.add(credit_id)
            why = reason.format(file=entry.file_name, row=row)
            session.add(
                tables.CreditDoubt(
                    credit_id=credit_id, import_id=entry.id, reason=why, raised_at=now
                )
            )


def _relied_on(entry: tables.WorkRecordImport) -> Any:
    """Return the query of the live credits that a line of the import supports."""
    is_payroll = entry.kind == PAYROLL
    line: Any = tables.PayrollLine if is_payroll else tables.FringeLine
    proof = tables.Credit.payroll_line_id if is_payroll else tables.Credit.fringe_line_id
    return (
        select(tables.Credit.id, line.row)
        .join(line, line.id == proof)
        .where(line.import_id == entry.id, tables.Credit.withdrawn_at.is_(None))
        .order_by(tables.Credit.id)
    )


def _taken_back(entry: tables.WorkRecordImport) -> Any:
    """Return the query of the live credits whose payment a negative line of the import reverses."""
    paid, back = aliased(tables.PayrollLine), aliased(tables.PayrollLine)
    same_work = and_(
        back.last4 == paid.last4,
        back.production == paid.production,
        or_(back.day == paid.day, and_(back.day.is_(None), back.period_end == paid.period_end)),
    )
    return (
        select(tables.Credit.id, back.row)
        .join(paid, paid.id == tables.Credit.payroll_line_id)
        .join(back, same_work)
        .where(back.import_id == entry.id, back.days < 0, tables.Credit.withdrawn_at.is_(None))
        .order_by(tables.Credit.id)
    )


def _audited(
    session: Session,
    entry: tables.WorkRecordImport,
    action: str,
    before: str,
    by: int,
    now: datetime,
) -> None:
    numbers: dict[str, str | int | None] = {
        "read": entry.rows_read,
        "rejected": entry.rows_rejected,
    }
    subject = f"{entry.kind}-import:{entry.public_id}"
    audit.record(
        session,
        now,
        f"account:{by}",
        action,
        subject,
        numbers,
        before={"state": before},
        after={"state": entry.state},
    )
