"""Gives courses, credentials, facts, answers and doubts the random ids of their addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
additive = False
_TABLES = ("training_facts", "credentials", "record_facts", "amendments", "credit_doubts")
_RANDOM_ID = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}


def upgrade() -> None:
    """Add the columns, give every row an id of its own, and let no two have the same."""
    dialect = op.get_bind().dialect.name
    for name in _TABLES:
        _ADD[dialect](name, sa.text(_RANDOM_ID[dialect]))
        op.create_index(f"ix_{name}_public_id", name, ["public_id"], unique=True)


def _added_and_filled(name: str, random_id: sa.TextClause) -> None:
    op.add_column(name, sa.Column("public_id", sa.String(32), nullable=False, server_default=""))
    table = sa.table(name, sa.column("public_id", sa.String))
    op.execute(sa.update(table).values(public_id=random_id))


def _added_as_filled(name: str, random_id: sa.TextClause) -> None:
    """Add the column with an id in every row: PostgreSQL then writes each row once, not twice."""
    column = sa.Column("public_id", sa.String(32), nullable=False, server_default=random_id)
    op.add_column(name, column)
    op.alter_column(name, "public_id", server_default="")


_ADD = {"sqlite": _added_and_filled, "postgresql": _added_as_filled}
