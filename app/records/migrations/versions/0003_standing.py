"""The roster's life: training, facts of a record, answers as given, rule books, messages."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)
_LIVE = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    """Create the new tables, and carry what stood in roster records over into them."""
    _rule_books()
    _roster_records()
    _record_facts()
    _roster_assessments()
    _training()
    _messages()
    _credentials()


def _rule_books() -> None:
    op.create_table(
        "rule_books",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("first_used_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )


def _roster_records() -> None:
    # Not in batch mode: SQLite would make the table anew, and documents refer to it.
    op.add_column("roster_records", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("roster_records", sa.Column("training_recorded_from", sa.Date(), nullable=True))
    op.drop_index("ix_roster_records_next_change", table_name="roster_records")
    op.create_index("ix_roster_records_due", "roster_records", ["due_on"], unique=False)
    op.execute("UPDATE roster_records SET due_on = next_change_on")


def _record_facts() -> None:
    op.create_table(
        "record_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster_record_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("group", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("withdrawn_at", _MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["roster_record_id"], ["roster_records.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_record_facts_record", "record_facts", ["roster_record_id", "id"], unique=False
    )
    op.execute(
        "INSERT INTO record_facts "
        "(roster_record_id, kind, day, reason, recorded_at, recorded_by) "
        "SELECT id, 'placed', placed_on, '', changed_at, 'service' "
        "FROM roster_records WHERE placed_on IS NOT NULL"
    )


def _roster_assessments() -> None:
    op.create_table(
        "roster_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster_record_id", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("computed_at", _MOMENT, nullable=False),
        sa.Column("standing", sa.String(length=30), nullable=False),
        sa.Column("assessment", sa.JSON(), nullable=False),
        sa.Column("rule_book", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["roster_record_id"], ["roster_records.id"]),
        sa.ForeignKeyConstraint(["rule_book"], ["rule_books.sha256"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_roster_assessments_record",
        "roster_assessments",
        ["roster_record_id", "id"],
        unique=False,
    )
    op.execute(
        "INSERT INTO roster_assessments "
        "(roster_record_id, assessed_on, computed_at, standing, assessment) "
        "SELECT id, assessed_on, changed_at, standing, assessment FROM roster_records"
    )


def _training() -> None:
    op.create_table(
        "training_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=100), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_rejected", sa.Integer(), nullable=False),
        sa.Column("rejections", sa.JSON(), nullable=False),
        sa.Column("imported_by", sa.Integer(), nullable=False),
        sa.Column("imported_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["imported_by"], ["accounts.id"]),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "training_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("course", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("company_time", sa.Boolean(), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("box", sa.JSON(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("withdrawn_at", _MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["professional_id"], ["professionals.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["training_imports.id"]),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"]),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ux_training_facts_live",
        "training_facts",
        ["professional_id", "kind", "course", "day"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )
    op.create_index("ix_training_facts_decision", "training_facts", ["decision_id"], unique=False)


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("roster_record_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("event_key", sa.String(length=200), nullable=False),
        sa.Column("about_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", _MOMENT, nullable=False),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.Column("delivery", sa.String(length=20), nullable=False),
        sa.Column("delivered_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["professional_id"], ["professionals.id"]),
        sa.ForeignKeyConstraint(["roster_record_id"], ["roster_records.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("professional_id", "event_key"),
    )
    op.create_index("ix_messages_professional", "messages", ["professional_id", "id"], unique=False)
    op.create_index("ix_messages_delivery", "messages", ["delivery", "id"], unique=False)


def _credentials() -> None:
    # SQLite cannot let a column be empty that could not: the table is made anew there.
    recreate: Literal["always", "never"] = (
        "always" if op.get_bind().dialect.name == "sqlite" else "never"
    )
    with op.batch_alter_table("credentials", recreate=recreate) as table:
        table.alter_column("expires_on", existing_type=sa.Date(), nullable=True)
        table.alter_column("decision_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("birth_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("recorded_by", sa.String(length=80), nullable=True))
        table.add_column(sa.Column("withdrawn_by", sa.String(length=80), nullable=True))
