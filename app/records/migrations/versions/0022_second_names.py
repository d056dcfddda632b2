"""Keeps names of more than two words as they are searched by the first of two last names."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.records.name_keys import middle_key

revision = "0022"
down_revision = "0021"
_ROWS_AT_ONCE = 5000
_PERSON = sa.table(
    "professionals",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("middle_key", sa.String),
)

Keys = Sequence[tuple[int, str]]
"""People by the number of their row, each with what they are searched by."""


def upgrade() -> None:
    """Add the column, fill it for whom it holds something, and make its index."""
    by_letter = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")
    column = sa.Column("middle_key", by_letter, nullable=False, server_default="")
    op.add_column("professionals", column)
    _fill()
    op.create_index("ix_professionals_middle_key", "professionals", ["middle_key", "id"])


def _fill() -> None:
    connection, last = op.get_bind(), 0
    keep = _KEEP[connection.dialect.name]
    following = sa.select(_PERSON.c.id, _PERSON.c.name).order_by(_PERSON.c.id).limit(_ROWS_AT_ONCE)
    while rows := connection.execute(following.where(_PERSON.c.id > last)).all():
        found = [(one, key) for one, name in rows if (key := middle_key(name))]
        if found:
            keep(connection, found)
        last = rows[-1].id


def _one_by_one(connection: sa.Connection, found: Keys) -> None:
    mine = sa.update(_PERSON).where(_PERSON.c.id == sa.bindparam("one"))
    given = [{"one": one, "written": key} for one, key in found]
    connection.execute(mine.values(middle_key=sa.bindparam("written")), given)


def _all_at_once(connection: sa.Connection, found: Keys) -> None:
    """Update many rows in one statement: one by one a million take PostgreSQL minutes."""
    ones, keys = zip(*found, strict=True)
    table = sa.func.unnest(
        sa.bindparam("ones", list(ones), sa.ARRAY(sa.Integer)),
        sa.bindparam("keys", list(keys), sa.ARRAY(sa.String)),
    )
    given = table.table_valued("one", "written", name="given").render_derived()
    # Without the span it may go through the whole table for each of these.
    among = _PERSON.c.id.between(ones[0], ones[-1])
    mine = sa.update(_PERSON).where(among, _PERSON.c.id == given.c.one)
    connection.execute(mine.values(middle_key=given.c.written))


_KEEP = {"sqlite": _one_by_one, "postgresql": _all_at_once}
