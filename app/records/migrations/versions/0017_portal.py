"""Keeps the language of an account, what staff ask to be mended, and days that are contested."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the language and make the two tables."""
    op.add_column("accounts", sa.Column("language", sa.String(5)))
    op.create_table(
        "fix_requests",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("document_id", "documents.id"),
        _maybe("decision_id", "decisions.id"),
        sa.Column("page", sa.Integer()),
        sa.Column("box", sa.JSON()),
        sa.Column("reason_code", sa.String(60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("asked_at", UtcMoment(), nullable=False),
        sa.Column("answered_at", UtcMoment()),
        sa.Column("answered_how", sa.String(20)),
        _maybe("replacement_id", "documents.id"),
    )
    op.create_index("ix_fix_requests_document", "fix_requests", ["document_id", "id"])
    op.create_table(
        "contests",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("professional_id", "professionals.id"),
        _maybe("roster_record_id", "roster_records.id"),
        _of("document_id", "documents.id"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("production", sa.String(200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        _of("opened_by", "accounts.id"),
        sa.Column("opened_at", UtcMoment(), nullable=False),
        sa.Column("decided_at", UtcMoment()),
        _maybe("decided_by", "accounts.id"),
        sa.Column("outcome", sa.String(10)),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index("ix_contests_professional", "contests", ["professional_id", "id"])
    op.create_index("ix_contests_document", "contests", ["document_id", "id"])
    op.create_index("ix_contests_open", "contests", ["decided_at", "due_on"])


def _of(name: str, target: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target), nullable=False)


def _maybe(name: str, target: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target))
