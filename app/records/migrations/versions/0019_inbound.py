"""Keeps inbound mail, who may send it, and the batches that payroll companies send."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the tables, and what is known of a document's sender."""
    _addresses()
    _messages()
    _batches()
    op.add_column("documents", sa.Column("proof", sa.String(12)))


def _addresses() -> None:
    op.create_table(
        "partner_addresses",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("local_part", sa.String(64), nullable=False, unique=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("key_bits_min", sa.Integer(), nullable=False),
        sa.Column("fresh_days", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcMoment(), nullable=False),
    )
    op.create_table(
        "partner_senders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "partner_id", sa.Integer(), sa.ForeignKey("partner_addresses.id"), nullable=False
        ),
        sa.Column("sender", sa.String(255), nullable=False),
        sa.Column("without_policy", sa.Boolean(), nullable=False),
        sa.Column("added_at", UtcMoment(), nullable=False),
        sa.UniqueConstraint("partner_id", "sender"),
    )


def _messages() -> None:
    message = "inbound_messages"
    op.create_table(
        message,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("partner_id", sa.Integer(), sa.ForeignKey("partner_addresses.id")),
        sa.Column("delivered_to", sa.String(320), nullable=False),
        sa.Column("identity", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("files.sha256"), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(10), nullable=False),
        sa.Column("envelope_from", sa.String(320), nullable=False),
        sa.Column("peer", sa.String(45), nullable=False),
        sa.Column("message_id", sa.String(300), nullable=False),
        sa.Column("sender", sa.String(320), nullable=False),
        sa.Column("reply_to", sa.String(320), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("received_at", UtcMoment(), nullable=False),
        sa.Column("times_seen", sa.Integer(), nullable=False),
        sa.Column("last_seen_at", UtcMoment(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("proof", sa.String(12), nullable=False),
        sa.Column("proof_reason", sa.Text(), nullable=False),
        sa.Column("proof_facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("task", sa.String(10)),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(64)),
        sa.Column("lease_until", UtcMoment()),
        sa.Column("due_at", UtcMoment()),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("decided_at", UtcMoment()),
        sa.Column("decided_why", sa.Text()),
        sa.Column("trace", sa.String(32), nullable=False),
    )
    op.create_index(
        "ux_inbound_messages_identity", message, ["delivered_to", "identity"], unique=True
    )
    for name, columns in (
        ("message_id", ["message_id", "id"]),
        ("task", ["task", "id"]),
        ("state", ["state", "id"]),
        ("partner", ["partner_id", "id"]),
        ("sha256", ["sha256"]),
    ):
        op.create_index(f"ix_inbound_messages_{name}", message, columns)
    op.create_table(
        "seen_proofs",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("message_id", sa.Integer(), sa.ForeignKey("inbound_messages.id"), nullable=False),
        sa.Column("seen_at", UtcMoment(), nullable=False),
    )


def _batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public_id", sa.String(32), nullable=False, unique=True),
        sa.Column("reference", sa.String(12), nullable=False, unique=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("company", sa.String(200), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("inbound_id", sa.Integer(), sa.ForeignKey("inbound_messages.id"), unique=True),
        sa.Column("proof", sa.String(12)),
        sa.Column("reply_to", sa.String(320), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("message_id", sa.String(300), nullable=False),
        sa.Column("own_reference", sa.String(100), nullable=False),
        sa.Column("received_at", UtcMoment(), nullable=False),
        sa.Column("opened_at", UtcMoment()),
    )
    op.create_index("ix_batches_account", "batches", ["account_id", "id"])
    op.create_table(
        "batch_files",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("batches.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("size_bytes", sa.Integer()),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("code", sa.String(60)),
        sa.Column("reason", sa.Text()),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id")),
    )
    op.create_index("ux_batch_files_position", "batch_files", ["batch_id", "position"], unique=True)
    op.create_index("ix_batch_files_document", "batch_files", ["document_id"])
    op.create_table(
        "batch_expected",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("batches.id"), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(300)),
        sa.Column("person", sa.String(200)),
        sa.Column("last4", sa.String(4)),
        sa.Column("il_number", sa.String(20)),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id")),
    )
    op.create_index(
        "ux_batch_expected_row", "batch_expected", ["batch_id", "source", "row"], unique=True
    )
    op.create_index("ix_batch_expected_document", "batch_expected", ["document_id"])
