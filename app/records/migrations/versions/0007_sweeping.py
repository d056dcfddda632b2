"""Counts the processor time that work has cost, and keeps what the sweeps find."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column, 0 for the work that is there, and the two tables."""
    cpu_ms = sa.Column("cpu_ms", sa.Integer(), nullable=False, server_default="0")
    op.add_column("work", cpu_ms)
    op.create_table(
        "sweeps",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("began_at", UtcMoment(), nullable=False),
        sa.Column("ended_at", UtcMoment()),
    )
    op.create_table(
        "sweep_findings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sweep_id", sa.Integer(), sa.ForeignKey("sweeps.id"), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("object", sa.String(100), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("to_do", sa.Text(), nullable=False),
    )
    op.create_index("ix_sweep_findings_sweep", "sweep_findings", ["sweep_id", "id"])
