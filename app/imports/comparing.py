"""How a file differs from the one before it, of the same company and the same time."""

from typing import Any

from sqlalchemy import Integer, Select, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.tabular.mapping import PAYROLL
from validators.companies import same_company

EXAMPLES = 20


def previous(session: Session, entry: tables.WorkRecordImport) -> tables.WorkRecordImport | None:
    """Return the newest applied file of the same company that reports some of the same days."""
    if entry.period_start is None or entry.period_end is None:
        return None
    earlier = select(tables.WorkRecordImport).where(
        tables.WorkRecordImport.kind == entry.kind,
        tables.WorkRecordImport.id != entry.id,
        tables.WorkRecordImport.applied_at.is_not(None),
        tables.WorkRecordImport.withdrawn_at.is_(None),
        tables.WorkRecordImport.period_start <= entry.period_end,
        tables.WorkRecordImport.period_end >= entry.period_start,
    )
    ordered = earlier.order_by(
        tables.WorkRecordImport.applied_at.desc(), tables.WorkRecordImport.id.desc()
    )
    own = entry.payroll_company
    return next((e for e in session.scalars(ordered) if same_company(e.payroll_company, own)), None)


def difference(session: Session, entry: tables.WorkRecordImport) -> dict[str, Any] | None:
    """Return what a file adds, leaves out and changes against the one before; None without one.

    Lines are the same when person, production and day (or period) are. Only days that both files
    report can be left out.
    """
    before = previous(session, entry)
    if before is None:
        return None
    compared = _compared(entry, before).subquery()
    is_new = and_(compared.c.now > 0, compared.c.before == 0)
    is_gone = and_(compared.c.now == 0, compared.c.before > 0)
    in_both = and_(compared.c.now > 0, compared.c.before > 0)
    is_changed = and_(
        in_both,
        or_(
            compared.c.days_now != compared.c.days_before,
            compared.c.hours_now != compared.c.hours_before,
            compared.c.kind_now != compared.c.kind_before,
        ),
    )
    kinds = {"added": is_new, "removed": is_gone, "changed": is_changed}
    counted = [func.coalesce(func.sum(case((test, 1), else_=0)), 0) for test in kinds.values()]
    both = func.coalesce(func.sum(case((in_both, 1), else_=0)), 0)
    numbers = session.execute(select(*counted, both)).one()
    found: dict[str, Any] = dict(zip(kinds, map(int, numbers), strict=False))
    found["unchanged"] = int(numbers[-1]) - found["changed"]
    found["file"], found["import"] = before.file_name, before.public_id
    shown = select(compared).where(or_(is_gone, is_changed)).limit(EXAMPLES)
    found["examples"] = [_example(row) for row in session.execute(shown)]
    return found


def _compared(entry: tables.WorkRecordImport, before: tables.WorkRecordImport) -> Select[Any]:
    """Return one row a person, production and day of either file, with what each says of it."""
    is_payroll = entry.kind == PAYROLL
    line: Any = tables.PayrollLine if is_payroll else tables.FringeLine
    number = line.last4 if is_payroll else func.coalesce(line.member_number, line.last4)
    kind: Any = func.coalesce(line.classification if is_payroll else line.category, "")
    if is_payroll:
        kind = kind + literal(" ") + func.coalesce(line.day_type, "")
    keys = [
        func.coalesce(number, line.employee_name).label("who"),
        line.production.label("production"),
        line.period_start.label("period_start"),
        line.period_end.label("period_end"),
    ]
    if is_payroll:
        keys.append(line.day.label("day"))
    is_now, is_before = line.import_id == entry.id, line.import_id == before.id

    def total(of: Any, where: Any) -> Any:
        return func.sum(case((where, func.coalesce(of, 0)), else_=0))

    values = [
        cast(func.sum(case((is_now, 1), else_=0)), Integer).label("now"),
        cast(func.sum(case((is_before, 1), else_=0)), Integer).label("before"),
        func.max(line.employee_name).label("name"),
        total(line.days, is_now).label("days_now"),
        total(line.days, is_before).label("days_before"),
        total(line.hours, is_now).label("hours_now"),
        total(line.hours, is_before).label("hours_before"),
        func.max(case((is_now, kind), else_="")).label("kind_now"),
        func.max(case((is_before, kind), else_="")).label("kind_before"),
    ]
    in_span = and_(line.period_start <= entry.period_end, line.period_end >= entry.period_start)
    return (
        select(*keys, *values)
        .where(line.import_id.in_([entry.id, before.id]), or_(is_now, in_span))
        .group_by(*keys)
    )


def _example(row: Any) -> dict[str, Any]:
    day = getattr(row, "day", None)
    when = day.isoformat() if day else f"{row.period_start} to {row.period_end}"
    return {
        "name": row.name,
        "production": row.production,
        "when": when,
        "before": _said(row.days_before, row.hours_before, row.kind_before),
        "now": _said(row.days_now, row.hours_now, row.kind_now) if row.now else "not in this file",
    }


def _said(days: float, hours: float, kind: str) -> str:
    parts = [f"{days:g} {'day' if abs(days) == 1 else 'days'}"]
    parts += [f"{hours:g} h"] if hours else []
    parts += [kind.strip()] if kind.strip() else []
    return ", ".join(parts)
