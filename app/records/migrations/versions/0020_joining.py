"""Keeps sign-ups, codes by e-mail, claims to a record on file, and applications."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add what is known of people, and make the four tables."""
    op.add_column("professionals", sa.Column("email", sa.String(255)))
    op.add_column("professionals", sa.Column("identity_key", sa.String(120)))
    op.create_index("ix_professionals_identity_key", "professionals", ["identity_key"])
    op.add_column("accounts", sa.Column("mobile", sa.String(30)))
    _enrollments()
    _sign_in_tries()
    _identity_claims()
    _applications()


def _enrollments() -> None:
    op.create_table(
        "enrollments",
        *_named(),
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("mobile", sa.String(30)),
        sa.Column("last4", sa.String(4)),
        sa.Column("il_number", sa.String(10)),
        sa.Column("identity_keys", sa.JSON(), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
    )
    op.create_index("ix_enrollments_made", "enrollments", ["made_at"])


def _sign_in_tries() -> None:
    op.create_table(
        "sign_in_tries",
        *_named(),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("proof", sa.String(100), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
    )
    op.create_index("ix_sign_in_tries_account", "sign_in_tries", ["account_id", "id"])
    op.create_index("ix_sign_in_tries_ends", "sign_in_tries", ["ends_at"])


def _identity_claims() -> None:
    op.create_table(
        "identity_claims",
        *_named(),
        _of("account_id", "accounts.id"),
        _of("professional_id", "professionals.id"),
        sa.Column("how", sa.String(20), nullable=False),
        sa.Column("last4", sa.String(4)),
        sa.Column("il_number", sa.String(10)),
        sa.Column("identity_key", sa.String(120)),
        sa.Column("key_hash", sa.String(64), unique=True),
        sa.Column("ends_at", UtcMoment()),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("outcome", sa.String(10)),
        sa.Column("decided_at", UtcMoment()),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("ix_identity_claims_account", "identity_claims", ["account_id", "id"])
    op.create_index("ix_identity_claims_open", "identity_claims", ["outcome", "id"])


def _applications() -> None:
    op.create_table(
        "applications",
        *_named(),
        sa.Column("number", sa.String(20), unique=True),
        _of("account_id", "accounts.id"),
        _of("professional_id", "professionals.id"),
        sa.Column("roster", sa.String(20), nullable=False),
        sa.Column("local", sa.String(10), nullable=False),
        sa.Column("classification", sa.String(200), nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("started_at", UtcMoment(), nullable=False),
        sa.Column("changed_at", UtcMoment(), nullable=False),
        sa.Column("discarded_at", UtcMoment()),
        sa.Column("submitted_at", UtcMoment()),
        sa.Column("roster_record_id", sa.Integer(), sa.ForeignKey("roster_records.id")),
        sa.Column("signed", sa.Text()),
        sa.Column("signed_sha256", sa.String(64)),
    )
    op.create_index("ix_applications_account", "applications", ["account_id", "id"])
    op.create_index("ix_applications_professional", "applications", ["professional_id", "id"])
    op.create_index("ix_applications_record", "applications", ["roster_record_id"])
    draft = sa.text("submitted_at IS NULL AND discarded_at IS NULL")
    op.create_index(
        "uq_applications_draft",
        "applications",
        ["professional_id", "roster", "local", "classification"],
        unique=True,
        sqlite_where=draft,
        postgresql_where=draft,
    )


def _named() -> tuple[Any, Any]:
    return (
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
    )


def _of(name: str, target: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target), nullable=False)
