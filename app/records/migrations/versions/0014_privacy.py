"""Keeps erasures and legal holds, and marks what was erased."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the two tables and add the marks."""
    op.add_column("documents", sa.Column("erased_at", UtcMoment()))
    op.add_column("professionals", sa.Column("erased_at", UtcMoment()))
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of("professional_id", "professionals.id"),
        _of("placed_by", "accounts.id"),
        sa.Column("placed_at", UtcMoment(), nullable=False),
        sa.Column("lifted_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("lifted_at", UtcMoment()),
    )
    op.create_index("ix_legal_holds_professional", "legal_holds", ["professional_id", "id"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("professional_id", "professionals.id"),
        sa.Column("reason", sa.String(20), nullable=False),
        _of("asked_by", "accounts.id"),
        sa.Column("asked_at", UtcMoment(), nullable=False),
        sa.Column("withdrawn_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("withdrawn_at", UtcMoment()),
        sa.Column("confirmed_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("done_at", UtcMoment()),
    )
    op.create_index("ix_erasures_professional", "erasures", ["professional_id", "id"])


def _of(name: str, target: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target), nullable=False)
