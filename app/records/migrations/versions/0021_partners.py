"""Keeps what partners were told, their one-time links and webhooks, and uploads in parts."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the five tables and their indexes."""
    op.create_table(
        "batch_events",
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("batches.id"), primary_key=True),
        sa.Column("event", sa.String(20), primary_key=True),
        sa.Column("at", UtcMoment(), nullable=False),
    )
    op.create_table(
        "one_time_links",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("batches.id")),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id")),
        sa.Column("question_id", sa.Integer(), sa.ForeignKey("questions.id")),
        sa.Column("sent_to", sa.String(320), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
        sa.Column("seen_at", UtcMoment()),
    )
    op.create_index("ix_one_time_links_document", "one_time_links", ["document_id"])
    op.create_index("ix_one_time_links_question", "one_time_links", ["question_id"])
    _webhooks()
    op.create_table(
        "partial_uploads",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("account_id", "accounts.id"),
        _of("batch_id", "batches.id"),
        sa.Column("file_name", sa.String(300), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("received_bytes", sa.Integer(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("changed_at", UtcMoment(), nullable=False),
    )
    op.create_index("ix_partial_uploads_account", "partial_uploads", ["account_id", "id"])


def _webhooks() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("account_id", "accounts.id"),
        sa.Column("company", sa.String(200), nullable=False),
        sa.Column("url", sa.String(500), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("disabled_at", UtcMoment()),
        sa.Column("disabled_because", sa.String(300)),
    )
    op.create_index("ix_webhooks_company", "webhooks", ["company", "id"])
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _of("webhook_id", "webhooks.id"),
        sa.Column("event_key", sa.String(100), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcMoment(), nullable=False),
        sa.Column("written_at", UtcMoment(), nullable=False),
        sa.Column("sent_at", UtcMoment()),
        sa.Column("problem", sa.String(300)),
    )
    op.create_index(
        "ux_webhook_deliveries_event",
        "webhook_deliveries",
        ["webhook_id", "event_key"],
        unique=True,
    )
    op.create_index("ix_webhook_deliveries_due", "webhook_deliveries", ["state", "due_at"])


def _of(name: str, target: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target), nullable=False)
