"""Writes accepted days into the ledger and takes them out again; a day counts once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import Conflict
from app.records import audit, tables
from extractors.values import Statement
from validators.claims import day_of, places_of, text_of


def credited_days(session: Session, professional_id: int) -> set[date]:
    """Return the days that count for a professional, whichever document brought them."""
    live = select(tables.Credit.day).where(
        tables.Credit.professional_id == professional_id, tables.Credit.withdrawn_at.is_(None)
    )
    return set(session.scalars(live))


def one_line_a_day(lines: Iterable[Mapping[str, Any]]) -> dict[date, Mapping[str, Any]]:
    """Return the ledger line to credit for each day; one that counts goes before others."""
    ordered = sorted(lines, key=lambda line: (line["date"], line["status"] != "counted"))
    chosen: dict[date, Mapping[str, Any]] = {}
    for line in ordered:
        chosen.setdefault(date.fromisoformat(line["date"]), line)
    return chosen


def decide(  # noqa: PLR0913 - a decision has this many parts
    session: Session,
    document: tables.Document,
    kind: str,
    *,
    now: datetime,
    days: Sequence[date] = (),
    reason: str = "",
    account: tables.Account | None = None,
    policy: str | None = None,
) -> tables.Decision:
    """Write down a decision, by an account or by a policy, and its audit entry."""
    decision = tables.Decision(
        document_id=document.id,
        kind=kind,
        account_id=account.id if account else None,
        policy=policy,
        reason=reason,
        days=[day.isoformat() for day in sorted(days)],
        decided_at=now,
    )
    session.add(decision)
    session.flush()
    audit.record(
        session,
        now,
        f"account:{account.id}" if account else f"policy:{policy}",
        kind,
        f"document:{document.public_id}",
        why=policy,
        said=reason,
        before={"state": document.state},
        after={"decision": decision.id, "days": decision.days},
        trace=document.trace,
    )
    return decision


def credit(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    lines: Mapping[date, Mapping[str, Any]],
    record: tables.RosterRecord | None,
    now: datetime,
) -> None:
    """Add one credit for each day; raise ``Conflict`` when one has been credited meanwhile."""
    for day, line in lines.items():
        session.add(_credit_row(document, decision, day, line, record, now))
    try:
        session.flush()
    except IntegrityError as error:
        raise Conflict(
            "One of these days was credited by another decision meanwhile: look again."
        ) from error


def record_license(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    license_read: Statement,
    now: datetime,
) -> None:
    """Keep a driver license with the box that shows its expiry."""
    fields = license_read.fields
    place = next(iter(places_of(fields, "expiry_date")), None)
    expires_on = day_of(fields, "expiry_date")
    if expires_on is None or document.professional_id is None:
        raise Conflict("The license shows no expiry, or nobody is named: it cannot be kept.")
    row = tables.Credential(
        professional_id=document.professional_id,
        kind="driver_license",
        license_class=text_of(fields, "class"),
        jurisdiction=text_of(fields, "jurisdiction"),
        issued_on=day_of(fields, "issue_date"),
        birth_on=day_of(fields, "birth_date"),
        expires_on=expires_on,
        document_id=document.id,
        page=place.page if place else None,
        box=list(place.box) if place else None,
        decision_id=decision.id,
        recorded_at=now,
    )
    session.add(row)
    session.flush()


def withdraw(session: Session, decision: tables.Decision, now: datetime) -> None:
    """Take back everything that a decision credited or recorded; the rows stay as history."""
    for table in (tables.Credit, tables.Credential, tables.TrainingFact):
        live = update(table).where(table.decision_id == decision.id, table.withdrawn_at.is_(None))
        session.execute(live.values(withdrawn_at=now))
    session.expire_all()


def _credit_row(
    document: tables.Document,
    decision: tables.Decision,
    day: date,
    line: Mapping[str, Any],
    record: tables.RosterRecord | None,
    now: datetime,
) -> tables.Credit:
    place = next(iter(line["claimed_by"]), None)
    return tables.Credit(
        professional_id=document.professional_id,
        day=day,
        production=line["production"],
        local=record.local if record else None,
        classification=record.classification if record else line["classification"],
        document_id=document.id,
        page=place["page"] if place else None,
        box=place["box"] if place else None,
        printed=place["text"][:200] if place else None,
        payroll_line_id=line["payroll_line"],
        fringe_line_id=line["fringe_line"],
        verdict=line["day_verdict"],
        because=line["because"],
        rule=line["rule_id"] or "none",
        rule_version=line["rule_version"] or "",
        decision_id=decision.id,
        credited_at=now,
    )
