"""Keeps what people read on the page where the reading was wrong or silent."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table of corrections."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("path", sa.String(80), nullable=False),
        sa.Column("was", sa.JSON(none_as_null=True)),
        sa.Column("now", sa.JSON(none_as_null=True)),
        sa.Column("page", sa.Integer()),
        sa.Column("box", sa.JSON(none_as_null=True)),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("corrected_at", UtcMoment(), nullable=False),
        sa.Column("withdrawn_at", UtcMoment()),
        sa.Column("withdrawn_by", sa.Integer(), sa.ForeignKey("accounts.id")),
    )
    op.create_index("ix_corrections_document", "corrections", ["document_id", "id"])
