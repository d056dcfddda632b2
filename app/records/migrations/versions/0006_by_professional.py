"""Finds every credit and every course of a professional, withdrawn ones too, by an index."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the indexes: those of live rows alone left the past to a scan of the whole table."""
    op.create_index("ix_credits_professional", "credits", ["professional_id", "day"])
    op.create_index("ix_training_facts_professional", "training_facts", ["professional_id", "id"])
