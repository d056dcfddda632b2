"""Second looks: a reviewer reads again what another decided, without seeing what that was.

Where the readings differ, only the values that differ are asked for once more, still unseen: a slip
of the second reader is then no error of the first. What differs after that is measured, and the
document goes to a third person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from app import desk, quality, review
from app.corrections import corrected_payload
from app.corrections.typed import typed_value
from app.errors import Conflict, NotAllowed, NotFound
from app.quality.questions import Answers, Compared, asked_of, compared
from app.records import audit, tables
from app.settings import Settings
from app.states import Stage
from extractors.payload import load_reading
from extractors.values import FieldValue, Reading


@dataclass(frozen=True, slots=True)
class Look:
    """A second look as its reader sees it: the paths to read, and what they typed at the first."""

    row: tables.SecondLook
    asked: tuple[str, ...]
    typed: Mapping[str, FieldValue | None]
    is_again: bool


def open_looks(account: tables.Account) -> Select[tables.SecondLook]:
    """Return the query of the looks that wait for this account, the oldest first.

    Never what it decided, sent, or what is about it, and never the second half of another's look.
    """
    look, document, decision = tables.SecondLook, tables.Document, tables.Decision
    mine: list[ColumnElement[bool]] = [
        look.answered_at.is_(None),
        or_(look.not_by.is_(None), look.not_by != account.id),
        or_(look.begun_by.is_(None), look.begun_by == account.id),
        document.sender_id != account.id,
        document.erased_at.is_(None),
        decision.undone_at.is_(None),
    ]
    if account.professional_id is not None:
        theirs = document.professional_id == account.professional_id
        mine.append(or_(document.professional_id.is_(None), ~theirs))
    return (
        select(look)
        .join(document, document.id == look.document_id)
        .join(decision, decision.id == look.decision_id)
        .where(*mine)
        .order_by(look.drawn_at, look.id)
    )


def look_for(session: Session, public_id: str, account: tables.Account) -> Look:
    """Return a look that waits for this account; raise ``NotFound`` for any other."""
    mine = open_looks(account).where(tables.SecondLook.public_id == public_id)
    row = session.scalars(mine).one_or_none()
    if row is None:
        raise NotFound("There is no such second look, or it is not yours to take.")
    again = tuple(row.asked_again or ())
    return Look(row, again or asked_of(_reading(session, row)), row.first_answer or {}, bool(again))


def answer(
    session: Session,
    public_id: str,
    typed: Mapping[str, str],
    *,
    account: tables.Account,
    now: datetime,
    settings: Settings,
) -> bool:
    """Keep what was read; return False when the values that differ are asked for once more.

    ``typed`` are texts by path, empty where the page states nothing. Raises ``BadRequest`` for a
    text that is no value of its kind, ``NotFound`` and ``Conflict`` for a look of no use.
    """
    look = look_for(session, public_id, account)
    session.refresh(look.row, with_for_update=True)
    if look.row.answered_at is not None or look.row.begun_by not in {None, account.id}:
        raise Conflict("Somebody else takes this second look meanwhile: take another.")
    read = {path: typed_value(path.rsplit("/", 1)[-1], typed.get(path, "")) for path in look.asked}
    answers = {**look.typed, **read}
    result = compared(_reading(session, look.row), look.row.decision.days, answers)
    if not look.is_again and not result.is_same:
        _ask_again(look.row, answers, result, account)
        return False
    _finish(session, look.row, answers, result, account, now)
    _follow(session, look.row, result, account, now, settings)
    return True


def waiting(session: Session, account: tables.Account, most: int) -> Sequence[tables.SecondLook]:
    """Return the first looks that wait for this account."""
    return session.scalars(open_looks(account).limit(most)).all()


def _ask_again(
    row: tables.SecondLook, answers: Answers, result: Compared, account: tables.Account
) -> None:
    """Ask once more for what differs; wrong days ask for every list of days."""
    days = {path for path in result.asked if path.endswith("work_dates")}
    doubtful = {*result.differing, *(days if result.wrong_days else ())}
    row.first_answer = dict(answers)
    row.asked_again = [path for path in result.asked if path in doubtful]
    row.begun_by = account.id


def _finish(
    session: Session,
    row: tables.SecondLook,
    answers: Answers,
    result: Compared,
    account: tables.Account,
    now: datetime,
) -> None:
    row.answer, row.answered_by, row.answered_at = dict(answers), account.id, now
    row.differing = list(result.differing)
    row.fields, row.fields_differing = len(result.asked), len(result.differing)
    row.days, row.days_differing = result.days, len(result.wrong_days)
    session.flush()
    found = {"fields": row.fields, "differing": row.differing, "days": row.days}
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "looked-again",
        f"document:{row.document.public_id}",
        {"look": row.public_id, "decision": row.decision_id, "kind": row.kind},
        before={"looked_at": False},
        after={**found, "wrong_days": list(result.wrong_days)},
    )


def _follow(
    session: Session,
    row: tables.SecondLook,
    result: Compared,
    account: tables.Account,
    now: datetime,
    settings: Settings,
) -> None:
    """Reopen what was read differently, for another reviewer; let the error budget follow."""
    if not result.is_same:
        reason = f"A second look read this differently: {_named(result)}."
        _reopen(session, row, reason, account, now, settings)
    quality.assess(session, row.issuer, now)


def _reopen(
    session: Session,
    row: tables.SecondLook,
    reason: str,
    account: tables.Account,
    now: datetime,
    settings: Settings,
) -> None:
    """Put the document back on the desk for another reviewer; a later decision on it stands."""
    try:
        review.undo(session, row.decision, account, now, settings, reason)
    except Conflict as conflict:
        # Raised before anything is written: the look is measured all the same.
        actor, subject = f"account:{account.id}", f"document:{row.document.public_id}"
        detail = {"look": row.public_id}
        audit.record(session, now, actor, "not-reopened", subject, detail, said=conflict.message)
        return
    check = session.get(tables.Result, (row.document_id, Stage.CHECK))
    desk.put(session, row.document, check.payload if check else {}, settings)
    if desk.item_of(session, row.document).second_by is None:
        desk.ask_second(
            session, row.document, kind="", days=(), reason=reason, account=account, now=now
        )


def _named(result: Compared) -> str:
    names = dict.fromkeys(path.rsplit("/", 1)[-1].replace("_", " ") for path in result.differing)
    return ", ".join(names) or "days"


def _reading(session: Session, row: tables.SecondLook) -> Reading:
    payload = corrected_payload(session, row.document_id)
    if payload is None:
        raise NotAllowed("What was read of this document is gone: nothing can be compared.")
    return load_reading(payload)
