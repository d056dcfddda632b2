"""Sign-ins that can be taken back, second factors, invitations, report links, answers kept."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Give accounts what they prove with, and make the tables; every session of before ends."""
    op.add_column("accounts", sa.Column("totp_secret", sa.Text()))
    op.add_column("accounts", sa.Column("totp_counter", sa.BigInteger()))
    op.add_column("accounts", sa.Column("payroll_company", sa.String(200)))
    op.add_column("accounts", sa.Column("password_asked_at", UtcMoment()))
    _sign_ins()
    _second_factors()
    _links()
    _idempotency_keys()


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
        _account("account_id", nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("agent", sa.String(60), nullable=False),
        sa.Column("began_at", UtcMoment(), nullable=False),
        sa.Column("seen_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("complete_at", UtcMoment()),
        sa.Column("revoked_at", UtcMoment()),
        sa.Column("revoked_because", sa.String(40)),
        sa.Column("challenge", sa.String(100)),
    )
    op.create_index("ix_sign_ins_account", "sign_ins", ["account_id", "id"])


def _second_factors() -> None:
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        _account("account_id", nullable=False),
        sa.Column("credential_id", sa.String(1400), nullable=False, unique=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("added_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
    )
    op.create_index("ix_passkeys_account", "passkeys", ["account_id", "id"])
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _account("account_id", nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
    )
    op.create_index("ix_recovery_codes_account", "recovery_codes", ["account_id", "code_hash"])


def _links() -> None:
    op.create_table(
        "account_links",
        sa.Column("id", sa.Integer(), primary_key=True),
        _account("account_id", nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
        _account("made_by", nullable=True),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("used_at", UtcMoment()),
    )
    op.create_index("ix_account_links_account", "account_links", ["account_id", "id"])
    op.create_table(
        "report_links",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("production", sa.String(200), nullable=False),
        sa.Column("issued_to", sa.String(200), nullable=False),
        _account("made_by", nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
        sa.Column("ends_at", UtcMoment(), nullable=False),
        sa.Column("withdrawn_at", UtcMoment()),
    )


def _idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        _account("account_id", nullable=False, primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("held_until", UtcMoment(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
    )
    op.create_index("ix_idempotency_keys_made", "idempotency_keys", ["made_at"])


def _account(name: str, *, nullable: bool, primary_key: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey("accounts.id")
    return sa.Column(name, sa.Integer(), reference, nullable=nullable, primary_key=primary_key)
