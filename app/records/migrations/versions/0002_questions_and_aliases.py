"""Questions to issuers with their answers, taught aliases, and the checks that were made again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables, in the order in which they refer to each other."""
    _rule_books()
    _messages()
    _record_facts()
    _roster_assessments()
    _training_imports()
    _aliases()
    _past_checks()
    _questions()
    _question_rows()
    _training_facts()
    _amendments()


def _rule_books() -> None:
    op.create_table(
        "rule_books",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("first_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )


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
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivery", sa.String(length=20), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professionals.id"],
        ),
        sa.ForeignKeyConstraint(
            ["roster_record_id"],
            ["roster_records.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("professional_id", "event_key"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_messages_delivery", "messages", ["delivery", "id"], unique=False)
    op.create_index("ix_messages_professional", "messages", ["professional_id", "id"], unique=False)


def _record_facts() -> None:
    op.create_table(
        "record_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster_record_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("group", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["roster_record_id"],
            ["roster_records.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_record_facts_record", "record_facts", ["roster_record_id", "id"], unique=False
    )


def _roster_assessments() -> None:
    op.create_table(
        "roster_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster_record_id", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.String(length=30), nullable=False),
        sa.Column("assessment", sa.JSON(), nullable=False),
        sa.Column("rule_book", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["roster_record_id"],
            ["roster_records.id"],
        ),
        sa.ForeignKeyConstraint(
            ["rule_book"],
            ["rule_books.sha256"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_roster_assessments_record",
        "roster_assessments",
        ["roster_record_id", "id"],
        unique=False,
    )


def _training_imports() -> None:
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
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["imported_by"],
            ["accounts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["files.sha256"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("sha256"),
    )


def _aliases() -> None:
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("one", sa.String(length=200), nullable=False),
        sa.Column("other", sa.String(length=200), nullable=False),
        sa.Column("one_key", sa.String(length=200), nullable=False),
        sa.Column("other_key", sa.String(length=200), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("taught_by", sa.Integer(), nullable=False),
        sa.Column("taught_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professionals.id"],
        ),
        sa.ForeignKeyConstraint(
            ["taught_by"],
            ["accounts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"],
            ["accounts.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_aliases_one", "aliases", ["kind", "one_key"], unique=False)
    op.create_index("ix_aliases_other", "aliases", ["kind", "other_key"], unique=False)
    op.create_index("ix_aliases_professional", "aliases", ["professional_id"], unique=False)


def _past_checks() -> None:
    op.create_table(
        "past_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_past_checks_document", "past_checks", ["document_id", "made_at"], unique=False
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("prepared_by", sa.Integer(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("sent_how", sa.String(length=20), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by"],
            ["accounts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"],
            ["accounts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"],
            ["accounts.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("reference"),
    )
    op.create_index("ix_questions_answer_by", "questions", ["answer_by"], unique=False)
    op.create_index("ix_questions_document", "questions", ["document_id", "id"], unique=False)


def _question_rows() -> None:
    op.create_table(
        "question_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("production", sa.String(length=200), nullable=False),
        sa.Column("letter_says", sa.Text(), nullable=False),
        sa.Column("records_say", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_question_rows_question", "question_rows", ["question_id", "day"], unique=False
    )


def _training_facts() -> None:
    op.create_table(
        "training_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("course", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("company_time", sa.Boolean(), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("box", sa.JSON(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["training_imports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professionals.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_training_facts_decision", "training_facts", ["decision_id"], unique=False)
    op.create_index(
        "ux_training_facts_live",
        "training_facts",
        ["professional_id", "kind", "course", "day"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def _amendments() -> None:
    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("correct_day", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["accounts.id"],
        ),
        sa.ForeignKeyConstraint(
            ["row_id"],
            ["question_rows.id"],
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"],
            ["accounts.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_amendments_row", "amendments", ["row_id", "id"], unique=False)
    op.add_column("credentials", sa.Column("birth_on", sa.Date(), nullable=True))
    op.add_column("credentials", sa.Column("recorded_by", sa.String(length=80), nullable=True))
    op.add_column("credentials", sa.Column("withdrawn_by", sa.String(length=80), nullable=True))
    op.alter_column("credentials", "expires_on", existing_type=sa.DATE(), nullable=True)
    op.alter_column("credentials", "decision_id", existing_type=sa.INTEGER(), nullable=True)
    op.add_column("roster_records", sa.Column("due_on", sa.Date(), nullable=True))
    op.drop_index(op.f("ix_roster_records_next_change"), table_name="roster_records")
    op.create_index("ix_roster_records_due", "roster_records", ["due_on"], unique=False)
