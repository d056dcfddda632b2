"""The days that count, as plain rows with all that a line of the day ledger names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.days import RecordNamed

_credit, _document, _decision = tables.Credit, tables.Document, tables.Decision
_CREDITED: Select[Any] = (
    select(
        _credit.day,
        _credit.production,
        _credit.local,
        _credit.classification,
        _credit.document_id,
        _credit.page,
        _credit.box,
        _credit.printed,
        _credit.verdict,
        _credit.because,
        _credit.rule,
        _credit.rule_version,
        _credit.payroll_line_id,
        _credit.fringe_line_id,
        _document.public_id.label("public_id"),
        _document.file_name,
        _decision.policy,
        _decision.decided_at,
        tables.Account.name.label("account_name"),
    )
    .join(_document, _document.id == _credit.document_id)
    .join(_decision, _decision.id == _credit.decision_id)
    .outerjoin(tables.Account, tables.Account.id == _decision.account_id)
    .order_by(_credit.day, _credit.id)
)


@dataclass(frozen=True, slots=True)
class Credited:
    """Rows of days that count, with the lines of payroll and fringe files that they name."""

    rows: Sequence[Row[Any]]
    paid: dict[int, RecordNamed]
    remitted: dict[int, RecordNamed]


def credited(
    session: Session, which: ColumnElement[bool], moment: datetime | None = None
) -> Credited:
    """Return the days that count of those ``which`` are asked for, now or at a moment."""
    rows = session.execute(_CREDITED.where(which, is_live(moment))).all()
    paid = {row.payroll_line_id for row in rows} - {None}
    remitted = {row.fringe_line_id for row in rows} - {None}
    return Credited(
        rows,
        _named(session, tables.PayrollLine, paid),
        _named(session, tables.FringeLine, remitted),
    )


def credited_days(session: Session, professional_id: int) -> Sequence[date]:
    """Return the days of a professional that count now."""
    mine = select(_credit.day).where(_credit.professional_id == professional_id, is_live(None))
    return session.scalars(mine).all()


def is_live(moment: datetime | None) -> ColumnElement[bool]:
    """Return the condition on credits that they hold, now or at a moment."""
    withdrawn = _credit.withdrawn_at
    if moment is None:
        return withdrawn.is_(None)
    return and_(_credit.credited_at <= moment, or_(withdrawn.is_(None), withdrawn > moment))


def _named(
    session: Session, line: type[tables.PayrollLine | tables.FringeLine], ids: set[int]
) -> dict[int, RecordNamed]:
    if not ids:
        return {}
    source = tables.WorkRecordImport
    query = select(line.id, source.file_name, line.row).join(source, source.id == line.import_id)
    found = session.execute(query.where(line.id.in_(ids)))
    return {id_: RecordNamed(file, row) for id_, file, row in found}
