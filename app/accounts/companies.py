"""Whom a payroll partner's account sends for: a company of its own, or one that it is said to join.

All accounts of a company see all its batches, so nobody joins one by writing the same name.
"""

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.access import Role
from app.errors import Conflict
from app.records import tables

_SHOWN = 3


def company_for(session: Session, wanted: str, *, joins: bool) -> str:
    """Return the company of a new account, as it is written where it is known already.

    Raises ``Conflict`` when another account has it, in whatever letters, and ``joins`` is not said;
    so also for the name of a company whose accounts are gone and whose batches are still here.
    """
    name, account = " ".join(wanted.split())[:200], tables.Account
    alike = func.lower(account.payroll_company) == name.lower()
    asked = select(account.payroll_company, account.email).where(alike).order_by(account.id)
    found = session.execute(asked.limit(_SHOWN)).all()
    if not found:
        return _left_behind(session, name, joins=joins)
    if not joins:
        others = ", ".join(email for _, email in found)
        raise Conflict(
            f"{found[0][0]} is the company of {others}. Another account of it would see all its "
            "batches: say that this one joins it, or give the other company a name of its own."
        )
    return found[0][0] or name


def has_partner(company: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Return the condition that a company has an open account of a payroll partner.

    Without one nobody acts for it any more: what was set up for it neither lets in nor tells.
    """
    account = tables.Account
    return exists().where(
        account.payroll_company == company,
        account.active,
        account.roles.any(tables.Role.name == Role.PAYROLL_PARTNER),
    )


def _left_behind(session: Session, name: str, *, joins: bool) -> str:
    """Return the name of a company that no account has, as what it left here is written."""
    for column in (tables.Batch.company, tables.PartnerAddress.name, tables.Webhook.company):
        asked = select(column).where(func.lower(column) == name.lower()).limit(1)
        written = session.scalars(asked).first()
        if written is not None and not joins:
            raise Conflict(
                f"Batches or addresses of {written} are here, though no account of it is left. A "
                "new account of it would see them: say that this one joins it, or give the other "
                "company a name of its own."
            )
        if written is not None:
            return written
    return name
