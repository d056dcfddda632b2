"""Names that reviewers taught to be the same: taught with provenance, withdrawn, handed out."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app import work
from app.access import refuse_own
from app.errors import Conflict, NotAllowed, NotFound, Unprocessable
from app.records import audit, tables
from app.states import DocumentState, Stage
from validators.aliases import alias_key
from validators.productions import same_production
from validators.values import Alias, AliasKind

NAME_LENGTH_MAX = 200
NONE_TAUGHT = (0, 0)
"""The marks while nobody has taught anything."""


def aliases_for(
    session: Session,
    professional_id: int | None,
    titles: Iterable[str],
    companies: Iterable[str],
) -> tuple[Alias, ...]:
    """Return everything taught about one professional's names and these titles and companies.

    What leads on from there is returned too, because aliases hold through one another. ``titles``
    and ``companies`` are names as printed on either side.
    """
    found = [
        *_reached(session, AliasKind.PRODUCTION, titles),
        *_reached(session, AliasKind.EMPLOYER, companies),
        *_of_person(session, professional_id),
    ]
    return tuple(_value(row) for row in found)


def marks(session: Session) -> tuple[int, int]:
    """Return the number of the last alias taught, and how many still hold."""
    last, gone = session.execute(
        select(func.max(tables.Alias.id), func.count(tables.Alias.withdrawn_at))
    ).one()
    return last or 0, gone


def teach(
    session: Session,
    kind: AliasKind,
    names: tuple[str, str],
    *,
    account: tables.Account,
    document: tables.Document,
    reason: str,
    now: datetime,
) -> tables.Alias:
    """Teach that two names are one, from the document that shows it, and recheck what it touches.

    A person's names and loan-outs belong to the document's professional. Raises ``Unprocessable``
    for names that are empty, too long, alike already or of two seasons, ``Conflict`` when it was
    taught before.
    """
    refuse_own(account, document)
    one, other = (" ".join(name.split()) for name in names)
    _check_names(kind, one, other)
    personal = kind in {AliasKind.PERSON, AliasKind.LOAN_OUT}
    if personal and document.professional_id is None:
        raise Unprocessable("Say first whose document this is: nobody is named.")
    row = tables.Alias(
        public_id=secrets.token_hex(16),
        kind=kind,
        one=one,
        other=other,
        one_key=alias_key(kind, one),
        other_key=alias_key(kind, other),
        professional_id=document.professional_id if personal else None,
        document_id=document.id,
        reason=reason.strip(),
        taught_by=account.id,
        taught_at=now,
    )
    _refuse_twice(session, row)
    session.add(row)
    session.flush()
    _note(session, row, "taught-alias", account, now)
    return row


def withdraw(
    session: Session, public_id: str, *, account: tables.Account, now: datetime
) -> tables.Alias:
    """Withdraw an alias; it stays in the list as what was once taught."""
    row = session.scalars(select(tables.Alias).where(tables.Alias.public_id == public_id)).first()
    if row is None:
        raise NotFound("There is no such alias.")
    session.refresh(row, with_for_update=True)
    if row.withdrawn_at is not None:
        raise Conflict("This alias was withdrawn already.")
    if account.professional_id is not None and account.professional_id == row.professional_id:
        raise NotAllowed("Nobody changes what is taught about themselves: another reviewer must.")
    row.withdrawn_at, row.withdrawn_by = now, account.id
    session.flush()
    _note(session, row, "withdrew-alias", account, now)
    return row


def recheck_touched(session: Session, alias: tables.Alias, now: datetime) -> list[str]:
    """Put the documents in review that an alias bears on back to their check; return their ids."""
    keys = _component(session, alias)
    touched = [
        document
        for document, payload in session.execute(_in_review(alias))
        if alias.professional_id is not None
        or document.id == alias.document_id
        or keys & _keys_in(AliasKind(alias.kind), payload)
    ]
    for document in touched:
        work.again(session, document, Stage.CHECK, now)
    return [document.public_id for document in touched]


def _check_names(kind: AliasKind, one: str, other: str) -> None:
    if not one or not other:
        raise Unprocessable("Give both names: the one printed here, and the one it stands for.")
    if max(len(one), len(other)) > NAME_LENGTH_MAX:
        raise Unprocessable(f"A name may have {NAME_LENGTH_MAX} letters at most.")
    if kind is AliasKind.PRODUCTION:
        match = same_production(one, other)
        if match.differs and "season" in match.why:
            raise Unprocessable(f"These can’t be one production: {match.why}.")
    if alias_key(kind, one) == alias_key(kind, other):
        raise Unprocessable(f"“{one}” and “{other}” are the same name already.")


def _refuse_twice(session: Session, row: tables.Alias) -> None:
    both = {row.one_key, row.other_key}
    live = select(tables.Alias).where(
        tables.Alias.kind == row.kind,
        tables.Alias.one_key.in_(both),
        tables.Alias.other_key.in_(both),
        tables.Alias.professional_id == row.professional_id
        if row.professional_id
        else tables.Alias.professional_id.is_(None),
        tables.Alias.withdrawn_at.is_(None),
    )
    if session.scalars(live.limit(1)).first() is not None:
        raise Conflict(f"“{row.one}” and “{row.other}” are taught to be the same already.")


def _note(
    session: Session, row: tables.Alias, action: str, account: tables.Account, now: datetime
) -> None:
    holds = {
        "kind": row.kind,
        "one": audit.salted_hash(row.one),
        "other": audit.salted_hash(row.other),
    }
    audit.record(
        session,
        now,
        f"account:{account.id}",
        action,
        f"alias:{row.public_id}",
        {"document": row.document_id},
        said=row.reason,
        before=holds if row.withdrawn_at else None,
        after=None if row.withdrawn_at else holds,
    )


def _reached(session: Session, kind: AliasKind, names: Iterable[str]) -> list[tables.Alias]:
    """Return the live aliases that lead on from ``names``, one step after another."""
    keys = {alias_key(kind, name) for name in names if name.strip()}
    found: dict[int, tables.Alias] = {}
    asked: set[str] = set()
    while fresh := keys - asked:
        asked |= fresh
        for row in session.scalars(_touching(kind, fresh)):
            found[row.id] = row
            keys |= {row.one_key, row.other_key}
    return [found[number] for number in sorted(found)]


def _touching(kind: AliasKind, keys: Collection[str]) -> Select[tables.Alias]:
    named = or_(tables.Alias.one_key.in_(keys), tables.Alias.other_key.in_(keys))
    live = tables.Alias.withdrawn_at.is_(None)
    return select(tables.Alias).where(tables.Alias.kind == kind, named, live)


def _of_person(session: Session, professional_id: int | None) -> Sequence[tables.Alias]:
    if professional_id is None:
        return ()
    theirs = select(tables.Alias).where(
        tables.Alias.professional_id == professional_id, tables.Alias.withdrawn_at.is_(None)
    )
    return session.scalars(theirs.order_by(tables.Alias.id)).all()


def _value(row: tables.Alias) -> Alias:
    return Alias(AliasKind(row.kind), row.one, row.other, row.teacher.name, row.taught_at.date())


def _component(session: Session, alias: tables.Alias) -> set[str]:
    rows = _reached(session, AliasKind(alias.kind), (alias.one, alias.other))
    return {alias.one_key, alias.other_key}.union(*({r.one_key, r.other_key} for r in rows))


def _in_review(alias: tables.Alias) -> Select[tuple[tables.Document, dict[str, Any]]]:
    theirs: ColumnElement[bool] = tables.Document.state == DocumentState.IN_REVIEW
    if alias.professional_id is not None:
        theirs = and_(theirs, tables.Document.professional_id == alias.professional_id)
    of_document = tables.Result.document_id == tables.Document.id
    read = (
        select(tables.Document, tables.Result.payload)
        .join(tables.Result, and_(of_document, tables.Result.stage == Stage.READ))
        .where(theirs)
    )
    return read.order_by(tables.Document.id)


def _keys_in(kind: AliasKind, payload: dict[str, Any]) -> set[str]:
    """Return the comparable names of one kind that a reading holds."""
    of_record, of_letter = _NAMED_IN[kind]
    return {
        alias_key(kind, str(fields[name]["value"]))
        for document in payload.get("documents", [])
        for names, holders in (
            (of_record, document.get("records", [])),
            (of_letter, [document.get("fields", {})]),
        )
        for fields in holders
        for name in names
        if name in fields
    }


_NAMED_IN: dict[AliasKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    AliasKind.PRODUCTION: (("production", "production_title"), ()),
    AliasKind.EMPLOYER: (("employer",), ("issuer", "payroll_company")),
    AliasKind.PERSON: (("employee_name",), ()),
    AliasKind.LOAN_OUT: (("loanout_company",), ()),
}
