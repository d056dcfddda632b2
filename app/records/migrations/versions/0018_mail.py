"""Keeps mail until it is delivered, and which kinds of mail each account wants."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the two tables and their indexes."""
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("event_key", sa.String(200), nullable=False, unique=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("about", sa.String(80)),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("professional_id", sa.Integer(), sa.ForeignKey("professionals.id")),
        sa.Column("recipient", sa.String(320), nullable=False),
        sa.Column("subject", sa.String(250), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text()),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("answers", sa.Text()),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text()),
        sa.Column("written_at", UtcMoment(), nullable=False),
        sa.Column("due_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment()),
        sa.Column("sent_at", UtcMoment()),
    )
    for name, columns in (
        ("due", ["state", "due_at"]),
        ("about", ["about", "id"]),
        ("account", ["account_id"]),
        ("professional", ["professional_id"]),
    ):
        op.create_index(f"ix_outgoing_mail_{name}", "outgoing_mail", columns)
    op.create_table(
        "notification_settings",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("changed_at", UtcMoment(), nullable=False),
    )
