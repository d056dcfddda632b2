"""The days of a batch, file by file: claimed, in this company's payroll, and counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.states import Stage
from app.undo_window import is_credit_told
from validators.people import same_person
from validators.values import Professional

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FileDays:
    """How many days a letter claims, how many of them this company paid, and how many count.

    ``claimed`` and ``paid`` are None until the letter is checked.
    """

    claimed: int | None = None
    paid: int | None = None
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose letter it is, as far as this company may see: the IL# only of whom it has reported."""

    name: str = ""
    il_number: str | None = None


def days_of(
    session: Session, documents: Sequence[tables.Document], company: str, now: datetime
) -> dict[int, FileDays]:
    """Return the days of each document, by its id, counted as the company may know at ``now``."""
    found: dict[int, FileDays] = {}
    for start in range(0, len(documents), _AT_ONCE):
        ids = [each.id for each in documents[start : start + _AT_ONCE]]
        counted, ledgers = _counted(session, ids, now), _ledgers(session, ids)
        own = _own_lines(session, _line_ids(ledgers.values()), company)
        for id_ in ids:
            ledger = ledgers.get(id_)
            found[id_] = FileDays(
                None if ledger is None else len({line["date"] for line in ledger}),
                None if ledger is None else len({x["date"] for x in ledger if _paid(x, own)}),
                counted.get(id_, 0),
            )
    return found


def _counted(session: Session, ids: Sequence[int], now: datetime) -> dict[int, int]:
    credit = tables.Credit
    live = credit.document_id.in_(ids), credit.withdrawn_at.is_(None), is_credit_told(now)
    asked = select(credit.document_id, func.count(credit.day.distinct())).where(*live)
    return dict(session.execute(asked.group_by(credit.document_id)).all())


def counted_total(session: Session, documents: Sequence[tables.Document], now: datetime) -> int:
    """Return how many days count from the documents together, as is told at ``now``."""
    ids = [each.id for each in documents]
    parts = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return sum(sum(_counted(session, some, now).values()) for some in parts)


def _ledgers(session: Session, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    result = tables.Result
    asked = select(result).where(result.document_id.in_(ids), result.stage == Stage.CHECK)
    return {row.document_id: row.payload.get("ledger", []) for row in session.scalars(asked)}


def _line_ids(ledgers: Iterable[list[dict[str, Any]]]) -> list[int]:
    return [
        each["line"]
        for ledger in ledgers
        for line in ledger
        for each in line.get("paid_by", ())
        if each.get("line") is not None
    ]


def _paid(line: dict[str, Any], own: set[int]) -> bool:
    return any(each.get("line") in own for each in line.get("paid_by", ()))


def _own_lines(session: Session, ids: Sequence[int], company: str) -> set[int]:
    """Return which payroll lines this company reported: it is told of nobody else's."""
    paid, source = tables.PayrollLine, tables.WorkRecordImport
    own: set[int] = set()
    for start in range(0, len(ids), _AT_ONCE):
        some = paid.id.in_(ids[start : start + _AT_ONCE])
        asked = select(paid.id).join(source, source.id == paid.import_id)
        own |= set(session.scalars(asked.where(some, source.payroll_company == company)))
    return own


def whose(session: Session, documents: Sequence[tables.Document], company: str) -> dict[int, Whose]:
    """Return whose each document is; the IL# only where the company has reported that person."""
    ids = {each.professional_id for each in documents if each.professional_id is not None}
    person = tables.Professional
    people: dict[int, tables.Professional] = {}
    for start in range(0, len(found := sorted(ids)), _AT_ONCE):
        some = person.id.in_(found[start : start + _AT_ONCE])
        people |= {each.id: each for each in session.scalars(select(person).where(some))}
    reported = _reported(session, list(people.values()), company)
    return {
        each.id: Whose(who.name, who.il_number if who.id in reported else None)
        for each in documents
        if (who := people.get(each.professional_id or 0)) is not None
    }


def _reported(
    session: Session, people: Sequence[tables.Professional], company: str
) -> frozenset[int]:
    """Return which of the people have a line in a payroll file of the company that is in use."""
    paid, source = tables.PayrollLine, tables.WorkRecordImport
    known: set[int] = set()
    for start in range(0, len(people), _AT_ONCE):
        some = people[start : start + _AT_ONCE]
        numbers = or_(
            paid.last4.in_([each.last4 for each in some if each.last4]),
            paid.il_number.in_([each.il_number for each in some if each.il_number]),
        )
        lines = select(paid.employee_name, paid.last4, paid.il_number).join(
            source, source.id == paid.import_id
        )
        used = source.applied_at.is_not(None), source.withdrawn_at.is_(None)
        own = lines.where(numbers, source.payroll_company == company, *used).distinct()
        named = [
            Professional(row.employee_name, row.last4, row.il_number, None)
            for row in session.execute(own)
        ]
        known |= {
            each.id
            for each in some
            if any(
                same_person(
                    Professional(each.name, each.last4, each.il_number, each.member_number), one
                ).agrees
                for one in named
                if one.last4 == each.last4 or one.il_number == each.il_number
            )
        }
    return frozenset(known)
