"""In whose name a command acts."""

import click
from sqlalchemy import select

from app.access import Role
from app.records import tables
from app.stores import Stores


def staff_account_id(stores: Stores, email: str | None) -> int:
    """Return the account of ``email``, else the first active administrator's.

    Raises ``ClickException`` when there is no such account.
    """
    staff = (
        select(tables.Account.id)
        .join(tables.Account.roles)
        .where(tables.Role.name == Role.ADMINISTRATOR, tables.Account.active)
        .order_by(tables.Account.id)
    )
    named = select(tables.Account.id).where(tables.Account.email == email)
    with stores.sessions() as session:
        found = session.scalars(staff if email is None else named).first()
    if found is None:
        who = "no administrator exists" if email is None else f"{email} has no account"
        raise click.ClickException(f"{who}: add one with dayproof accounts add, or name --by.")
    return found
