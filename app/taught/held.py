"""What is promoted now, and a reading as it is taken with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.records import tables
from app.taught.rules import IssuerRule, rule_of, ruled
from app.taught.steps import Steps, steps_of
from extractors.values import DocumentType, Field, Fields, Reading, Statement
from validators.aliases import alias_key
from validators.claims import text_of
from validators.values import AliasKind

ALIAS, RULE, CALIBRATION = "alias", "rule", "calibration"


@dataclass(frozen=True, slots=True)
class Held:
    """The rules and the calibration in force, and the version they make (0: nothing learned)."""

    rules: tuple[IssuerRule, ...] = ()
    steps: Steps | None = None
    version: int = 0


def held(session: Session) -> Held:
    """Return what is promoted and was not rolled back; of calibrations the last."""
    rows = session.scalars(promoted()).all()
    calibrations = [row for row in rows if row.kind == CALIBRATION]
    return Held(
        tuple(rule_of(row.content) for row in rows if row.kind == RULE),
        steps_of(calibrations[-1].content) if calibrations else None,
        max((row.version or 0 for row in rows), default=0),
    )


def promoted() -> Select[tables.LearnedProposal]:
    """Return the query of what is promoted, in the order in which it was."""
    row = tables.LearnedProposal
    live = select(row).where(row.promoted_at.is_not(None), row.rolled_back_at.is_(None))
    return live.order_by(row.version, row.id)


def as_taught(reading: Reading, now: Held) -> Reading:
    """Return a reading as it is taken with what was learned: chances first, then rules."""
    if not now.rules and now.steps is None:
        return reading
    return replace(reading, documents=tuple(_taught(each, now) for each in reading.documents))


def issuers_of(statement: Statement) -> frozenset[str]:
    """Return the issuer and the payroll company of a letter, in comparable form."""
    named = (text_of(statement.fields, name) for name in ("payroll_company", "issuer"))
    return frozenset(alias_key(AliasKind.EMPLOYER, name) for name in named if name)


def _taught(statement: Statement, now: Held) -> Statement:
    if statement.type is not DocumentType.EVL:
        return statement
    whose = issuers_of(statement)
    # Chances first: what a rule changes is held below what policy asks, whatever is learned.
    if now.steps is not None:
        statement = _recalibrated(statement, now.steps)
    for rule in now.rules:
        if rule.issuer in whose:
            statement = ruled(statement, rule)
    return statement


def _recalibrated(statement: Statement, steps: Steps) -> Statement:
    return replace(
        statement,
        fields=_surer(statement.fields, steps),
        records=tuple(_surer(record, steps) for record in statement.records),
    )


def _surer(fields: Fields, steps: Steps) -> Fields:
    return {name: _at(field, steps) for name, field in fields.items()}


def _at(field: Field, steps: Steps) -> Field:
    return replace(field, confidence=round(steps.chance(field.confidence), 4))


def versions(session: Session) -> Sequence[tables.LearnedProposal]:
    """Return everything that was ever promoted, the latest first."""
    row = tables.LearnedProposal
    ever = select(row).where(row.promoted_at.is_not(None)).order_by(row.version.desc())
    return session.scalars(ever).all()
