"""Keeps the name of each professional as it is searched, in both orders."""

import sqlalchemy as sa
from alembic import op

from app.records.name_keys import family_key, name_key

revision = "0015"
down_revision = "0014"
_ROWS_AT_ONCE = 1000


def upgrade() -> None:
    """Add the two columns, fill them for everybody, and make their indexes."""
    by_letter = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")
    for name in ("name_key", "family_key"):
        op.add_column(
            "professionals", sa.Column(name, by_letter, nullable=False, server_default="")
        )
    _fill()
    for name in ("name_key", "family_key"):
        op.create_index(f"ix_professionals_{name}", "professionals", [name, "id"])


def _fill() -> None:
    person = sa.table(
        "professionals",
        sa.column("id", sa.Integer),
        sa.column("name", sa.String),
        sa.column("name_key", sa.String),
        sa.column("family_key", sa.String),
    )
    keep = (
        sa.update(person)
        .where(person.c.id == sa.bindparam("one"))
        .values(name_key=sa.bindparam("written"), family_key=sa.bindparam("family"))
    )
    connection, last = op.get_bind(), 0
    following = sa.select(person.c.id, person.c.name).order_by(person.c.id).limit(_ROWS_AT_ONCE)
    while rows := connection.execute(following.where(person.c.id > last)).all():
        keys = [
            {"one": one, "written": name_key(name), "family": family_key(name)}
            for one, name in rows
        ]
        connection.execute(keep, keys)
        last = rows[-1].id
