"""Keeps the reports that professionals give out, with the codes that verify them."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0026"
down_revision = "0025"
additive = True


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "given_reports",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("code", sa.String(16), nullable=False, unique=True),
        sa.Column(
            "professional_id", sa.Integer(), sa.ForeignKey("professionals.id"), nullable=False
        ),
        sa.Column("given_by", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("given_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("withdrawn_at", UtcMoment()),
        sa.Column("sent_to", sa.String(320)),
        sa.Column("link_hash", sa.String(64), unique=True),
        sa.Column("link_ends_at", UtcMoment()),
    )
    op.create_index("ix_given_reports_professional", "given_reports", ["professional_id", "id"])
    op.create_index("ix_given_reports_ends", "given_reports", ["ends_at"])
