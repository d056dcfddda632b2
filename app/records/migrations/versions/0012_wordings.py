"""Keeps the keys by which reference letters that say much the same find each other."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the table of keys; letters that were checked before have none until checked again."""
    document = sa.ForeignKey("documents.id")
    op.create_table(
        "wording_bands",
        sa.Column("document_id", sa.Integer(), document, primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("band", sa.String(20), primary_key=True),
    )
    op.create_index("ix_wording_bands_band", "wording_bands", ["band", "document_id"])
