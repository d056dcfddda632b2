"""Erases people: asked for by one administrator, confirmed by another, held back by a legal hold.

Data keys are destroyed, fields are cleared, and a tombstone stays. The ledger keeps that a day was
counted, by which rule, from a document with which digest, and who decided.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from app.errors import Conflict, NotAllowed, NotFound
from app.privacy import holds, tombstones
from app.privacy.erased import OF_DOCUMENTS, OF_LINES, OF_PEOPLE, Clear, Delete
from app.privacy.mailed import messages_of
from app.records import tables
from app.records.tables import Base
from app.stores import Stores

_IDS_AT_ONCE = 500
_NONE = {"erasure": None}


class Reason(StrEnum):
    """Why somebody is erased; a code, because words could name the person."""

    ASKED = "asked"
    RETENTION = "retention"
    MISTAKE = "mistake"


def ask(
    session: Session, person: tables.Professional, reason: Reason, *, by: int, now: datetime
) -> tables.Erasure:
    """Note that a professional is to be erased; a second administrator must confirm it.

    Raises ``Conflict`` under a legal hold, or when it was asked for or done already.
    """
    holds.refuse_held(session, person)
    if person.erased_at is not None or waiting(session, person) is not None:
        raise Conflict("This was asked for already.")
    erasure = tables.Erasure(
        public_id=secrets.token_hex(16),
        professional_id=person.id,
        reason=reason,
        asked_by=by,
        asked_at=now,
    )
    session.add(erasure)
    session.flush()
    open_ = {"erasure": "asked"}
    holds.audited(session, now, by, "erasure-asked", person, _NONE, open_, why=str(reason))
    return erasure


def withdraw(session: Session, erasure: tables.Erasure, *, by: int, now: datetime) -> None:
    """Take back a request that is not carried out yet."""
    _refuse_settled(erasure)
    erasure.withdrawn_by, erasure.withdrawn_at = by, now
    person, open_ = erasure.professional, {"erasure": "asked"}
    holds.audited(session, now, by, "erasure-withdrawn", person, open_, _NONE)


def confirm(stores: Stores, public_id: str, *, by: int) -> None:
    """Carry an erasure out for good, as a second administrator.

    Raises ``NotAllowed`` for whoever asked for it and for the person themself, ``Conflict`` under
    a legal hold or when it is settled already. The bytes of files go after the transaction: without
    their keys they are nothing.
    """
    with stores.sessions.begin() as session:
        erasure, now = erasure_named(session, public_id), stores.now()
        _refuse_settled(erasure)
        holds.refuse_held(session, erasure.professional)
        confirmer = session.get_one(tables.Account, by)
        if by == erasure.asked_by or confirmer.professional_id == erasure.professional_id:
            raise NotAllowed("A second administrator must confirm this, and nobody their own.")
        erasure.confirmed_by, erasure.done_at = by, now
        person, done = erasure.professional, {"erasure": "done"}
        holds.audited(
            session, now, by, "erased", person, {"erasure": "asked"}, done, why=erasure.reason
        )
        gone = erase_person(session, erasure.professional, now)
        stone = tombstones.of(session, erasure)
    tombstones.write(stores.settings, [stone])
    remove_bytes(stores, gone)


def erase_person(session: Session, person: tables.Professional, now: datetime) -> list[str]:
    """Clear everything about a professional; return the names of the bytes that may go."""
    if session.get_bind().dialect.name == "sqlite":
        # Or the old values stay in the free places of the file.
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
    account = tables.Account
    accounts = _ids(session, account.id, account.professional_id == person.id)
    about = tables.Document.professional_id == person.id
    nobodys = tables.Document.professional_id.is_(None) & tables.Document.sender_id.in_(accounts)
    gone = erase_documents(session, _ids(session, tables.Document.id, or_(about, nobodys)), now)
    _clear_lines(session, person)
    record = tables.RosterRecord
    ids = {
        "professional_id": [person.id],
        "account_id": accounts,
        "roster_record_id": _ids(session, record.id, record.professional_id == person.id),
    }
    own = {"professionals": [person.id], "accounts": accounts}
    own["roster_records"] = ids["roster_record_id"]
    for rule in OF_PEOPLE:
        _apply(session, rule, own[rule.table] if rule.by == "id" else ids[rule.by])
    credential = tables.Credential
    live = (credential.professional_id == person.id) & credential.withdrawn_at.is_(None)
    session.execute(update(credential).where(live).values(withdrawn_at=now, withdrawn_by="service"))
    for account_id in accounts:
        _rename(session.get_one(account, account_id, populate_existing=True))
    session.execute(
        update(tables.Professional).where(tables.Professional.id == person.id).values(erased_at=now)
    )
    session.expire_all()
    return gone


def erase_documents(session: Session, ids: Sequence[int], now: datetime) -> list[str]:
    """Destroy the content of documents; return the names of the bytes that may go."""
    gone: list[str] = []
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        document, picture = tables.Document, tables.PageImage
        contents = _ids(session, document.sha256, document.id.in_(some))
        contents += _ids(session, picture.sha256, picture.document_id.in_(some))
        contents += messages_of(session, some)
        question, row, credit = tables.Question, tables.QuestionRow, tables.Credit
        questions = _ids(session, question.id, question.document_id.in_(some))
        of = {
            "id": some,
            "document_id": some,
            "question_id": questions,
            "row_id": _ids(session, row.id, row.question_id.in_(questions)),
            "credit_id": _ids(session, credit.id, credit.document_id.in_(some)),
        }
        for rule in OF_DOCUMENTS:
            _apply(session, rule, of[rule.by])
        session.execute(update(document).where(document.id.in_(some)).values(erased_at=now))
        gone += destroy_unused(session, contents, now)
    session.expire_all()
    return gone


def destroy_unused(session: Session, contents: Iterable[str], now: datetime) -> list[str]:
    """Destroy the keys of those contents that nothing living refers to; return their names."""
    file, names = tables.StoredFile, []
    for sha256 in dict.fromkeys(contents):
        row = session.get(file, sha256)
        if row is None or row.erased_at is not None or _is_used(session, sha256):
            continue
        row.wrapped_key, row.key_id, row.erased_at = None, None, now
        names.append(row.name)
    session.flush()
    return names


def remove_bytes(stores: Stores, names: Iterable[str]) -> None:
    """Take away the bytes of files whose keys are destroyed, and what the log still holds."""
    for name in names:
        stores.storage.remove(name)
    if stores.sessions.engine.dialect.name == "sqlite":
        with stores.sessions.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def erasure_named(session: Session, public_id: str) -> tables.Erasure:
    """Return an erasure; raise ``NotFound`` when there is none of that id."""
    named = select(tables.Erasure).where(tables.Erasure.public_id == public_id)
    found = session.scalars(named).one_or_none()
    if found is None:
        raise NotFound("There is no such request to erase.")
    return found


def waiting(session: Session, person: tables.Professional) -> tables.Erasure | None:
    """Return the request to erase a professional that waits for a second administrator."""
    erasure = tables.Erasure
    open_ones = select(erasure).where(
        erasure.professional_id == person.id,
        erasure.done_at.is_(None),
        erasure.withdrawn_at.is_(None),
    )
    return session.scalars(open_ones).first()


def _apply(session: Session, rule: Clear | Delete, ids: Sequence[int]) -> None:
    table = Base.metadata.tables.get(rule.table)
    if table is None or not ids:
        return
    for start in range(0, len(ids), _IDS_AT_ONCE):
        here = table.c[rule.by].in_(ids[start : start + _IDS_AT_ONCE])
        if isinstance(rule, Delete):
            session.execute(delete(table).where(here))
        else:
            session.execute(update(table).where(here).values(**_values(table, rule)))


def _values(table: Table, rule: Clear) -> dict[str, Any]:
    return {name: value for name, value in rule.values.items() if name in table.c}


def _clear_lines(session: Session, person: tables.Professional) -> None:
    """Clear the lines of payroll and fringe that name the professional."""
    own = {part for part in _words(person.name) if len(part) > 1}
    for rule in OF_LINES:
        line = Base.metadata.tables[rule.table].c
        same: list[ColumnElement[bool]] = []
        if person.last4:
            same.append(line.last4 == person.last4)
        if person.il_number:
            same.append(line.il_number == person.il_number)
        if person.member_number and "member_number" in line:
            same.append(line.member_number == person.member_number)
        if not same:
            continue
        asked = select(line.id, line.employee_name, line.il_number).where(or_(*same))
        # Ten thousand people share four digits: a part of the name must agree as well.
        theirs = [
            id_
            for id_, name, il_number in session.execute(asked)
            if (il_number and il_number == person.il_number) or own & _words(name)
        ]
        _apply(session, rule, theirs)


def _words(name: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _rename(account: tables.Account) -> None:
    account.email = f"{account.public_id}@erased.invalid"
    account.fs_uniquifier = secrets.token_hex(32)


def _is_used(session: Session, sha256: str) -> bool:
    document, picture = tables.Document, tables.PageImage
    records, training = tables.WorkRecordImport, tables.TrainingImport
    uses: tuple[ColumnElement[bool], ...] = (
        select(document.id).where(document.sha256 == sha256, document.erased_at.is_(None)).exists(),
        select(picture.page).where(picture.sha256 == sha256).exists(),
        select(records.id).where(records.sha256 == sha256).exists(),
        select(training.id).where(training.sha256 == sha256).exists(),
    )
    return bool(session.scalar(select(or_(*uses))))


def _ids(session: Session, column: Any, where: ColumnElement[bool]) -> list[Any]:
    return list(session.scalars(select(column).where(where)))


def _refuse_settled(erasure: tables.Erasure) -> None:
    if erasure.done_at is not None or erasure.withdrawn_at is not None:
        raise Conflict("This was settled already.")
