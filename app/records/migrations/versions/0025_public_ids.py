"""Gives courses, credentials, facts, answers and doubts the random ids of their addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
_TABLES = ("training_facts", "credentials", "record_facts", "amendments", "credit_doubts")
_RANDOM_ID = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}


def upgrade() -> None:
    """Add the columns, give every row an id of its own, and let no two have the same."""
    random_id = sa.text(_RANDOM_ID[op.get_bind().dialect.name])
    for name in _TABLES:
        column = sa.Column("public_id", sa.String(32), nullable=False, server_default="")
        op.add_column(name, column)
        table = sa.table(name, sa.column("public_id", sa.String))
        op.execute(sa.update(table).values(public_id=random_id))
        op.create_index(f"ix_{name}_public_id", name, ["public_id"], unique=True)
