"""Keeps names of more than two words as they are searched by the first of two last names."""

import sqlalchemy as sa
from alembic import op

from app.records.name_keys import middle_key

revision = "0022"
down_revision = "0021"
_ROWS_AT_ONCE = 1000


def upgrade() -> None:
    """Add the column, fill it for whom it holds something, and make its index."""
    by_letter = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")
    column = sa.Column("middle_key", by_letter, nullable=False, server_default="")
    op.add_column("professionals", column)
    _fill()
    op.create_index("ix_professionals_middle_key", "professionals", ["middle_key", "id"])


def _fill() -> None:
    columns = ("name", "middle_key")
    person = sa.table(
        "professionals",
        sa.column("id", sa.Integer),
        *(sa.column(name, sa.String) for name in columns),
    )
    mine = sa.update(person).where(person.c.id == sa.bindparam("one"))
    keep = mine.values(middle_key=sa.bindparam("written"))
    connection, last = op.get_bind(), 0
    following = sa.select(person.c.id, person.c.name).order_by(person.c.id).limit(_ROWS_AT_ONCE)
    while rows := connection.execute(following.where(person.c.id > last)).all():
        keys = [{"one": one, "written": middle_key(name)} for one, name in rows]
        if some := [each for each in keys if each["written"]]:
            connection.execute(keep, some)
        last = rows[-1].id
