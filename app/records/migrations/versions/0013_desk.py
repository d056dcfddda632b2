"""Keeps what the review desk knows of a document: due day, value, claim, hold, second opinion."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the table; a document that waits already is put there when it is next checked."""
    op.create_table(
        "desk_items",
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("local", sa.String(10)),
        sa.Column("classification", sa.String(120)),
        sa.Column("reason_code", sa.String(60), nullable=False),
        sa.Column("claimed_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("claimed_at", UtcMoment()),
        sa.Column("claimed_until", UtcMoment()),
        sa.Column("held_until", sa.Date()),
        sa.Column("held_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("held_reason", sa.Text()),
        sa.Column("second_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("second_at", UtcMoment()),
        sa.Column("second_reason", sa.Text()),
        sa.Column("proposed", sa.JSON(none_as_null=True)),
    )
    op.create_index("ix_desk_items_due", "desk_items", ["due_on", "value", "document_id"])
