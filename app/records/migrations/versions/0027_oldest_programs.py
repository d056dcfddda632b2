"""Keeps the revision of the oldest programs that may go on with the database."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
additive = True


def upgrade() -> None:
    """Add the table; the upgrade itself fills it."""
    op.create_table("oldest_programs", sa.Column("revision", sa.String(32), primary_key=True))
