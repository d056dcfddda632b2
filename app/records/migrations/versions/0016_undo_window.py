"""Keeps messages back while their decision can be undone, and ties decisions made at one stroke."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the columns; what was written or decided before has none of them."""
    with op.batch_alter_table("messages") as messages:
        messages.add_column(sa.Column("not_before", UtcMoment()))
        messages.add_column(
            sa.Column(
                "decision_id",
                sa.Integer(),
                sa.ForeignKey("decisions.id", name="fk_messages_decision"),
            )
        )
        messages.create_index("ix_messages_decision", ["decision_id"])
    op.add_column("decisions", sa.Column("together", sa.String(32)))
    op.create_index("ix_decisions_account", "decisions", ["account_id", "decided_at"])
    op.create_index("ix_decisions_together", "decisions", ["together"])
