"""Keeps error budgets, second looks, stops of automation, thresholds, and what was learned."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the six tables and their indexes."""
    op.create_table(
        "error_budgets",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("field_errors", sa.Double(), nullable=False),
        sa.Column("day_errors", sa.Double(), nullable=False),
        sa.Column("sample_straight", sa.Double(), nullable=False),
        sa.Column("sample_decided", sa.Double(), nullable=False),
        sa.Column("set_by", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("set_at", UtcMoment(), nullable=False),
    )
    _second_looks()
    op.create_table(
        "quality_marks",
        sa.Column("name", sa.String(30), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    op.create_table(
        "automation_stops",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("began_at", UtcMoment(), nullable=False),
        sa.Column("suspects", sa.Integer(), nullable=False),
        sa.Column("lifted_at", UtcMoment()),
        sa.Column("lifted_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("lift_reason", sa.Text()),
    )
    op.create_index("ix_automation_stops_issuer", "automation_stops", ["issuer", "lifted_at"])
    op.create_table(
        "threshold_moves",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("field_confidence", sa.Double(), nullable=False),
        sa.Column("day_confidence", sa.Double(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("moved_at", UtcMoment(), nullable=False),
    )
    _learned_proposals()


def _second_looks() -> None:
    op.create_table(
        "second_looks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column(
            "decision_id", sa.Integer(), sa.ForeignKey("decisions.id"), nullable=False, unique=True
        ),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("why", sa.String(12), nullable=False),
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("drawn_at", UtcMoment(), nullable=False),
        sa.Column("not_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("first_answer", sa.JSON()),
        sa.Column("asked_again", sa.JSON()),
        sa.Column("begun_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("answer", sa.JSON()),
        sa.Column("answered_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("answered_at", UtcMoment()),
        sa.Column("differing", sa.JSON()),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("fields", "fields_differing", "days", "days_differing")
        ),
    )
    op.create_index("ix_second_looks_document", "second_looks", ["document_id"])
    op.create_index("ix_second_looks_answered", "second_looks", ["answered_at", "kind", "issuer"])


def _learned_proposals() -> None:
    op.create_table(
        "learned_proposals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("examples", sa.JSON(), nullable=False),
        sa.Column("replayed", sa.JSON()),
        sa.Column("replayed_at", UtcMoment()),
        sa.Column("proposed_by", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("proposed_at", UtcMoment(), nullable=False),
        sa.Column("version", sa.Integer()),
        sa.Column("promoted_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("promoted_at", UtcMoment()),
        sa.Column("alias_id", sa.Integer(), sa.ForeignKey("aliases.id")),
        sa.Column("rolled_back_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("rolled_back_at", UtcMoment()),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("ix_learned_proposals_key", "learned_proposals", ["key", "id"])
