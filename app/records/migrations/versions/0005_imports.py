"""Imports are seen before they are applied, and can be rolled back; credits that lose a line."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MOMENT = sa.DateTime(timezone=True)
_LIVE = sa.text("discarded_at IS NULL AND withdrawn_at IS NULL")
_HAS_IL = sa.text("il_number IS NOT NULL")


def upgrade() -> None:
    """Give imports their states, lines their further columns, and make the table of doubts."""
    _imports()
    with op.batch_alter_table("payroll_lines") as batch:
        for column in ("occupation_code", "day_type"):
            batch.alter_column(
                column, existing_type=sa.String(length=10), type_=sa.String(length=20)
            )
    _lines("payroll_lines", loanout=200, il_number=20, payroll_company=200, local=20)
    _lines("fringe_lines", loanout=200, il_number=20, remitter=200, local=20)
    _doubts()


def _imports() -> None:
    # The constraint had no name: SQLite's is given by the convention, PostgreSQL made one up.
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    same_file = (
        "uq_work_record_imports_kind" if is_sqlite else "work_record_imports_kind_sha256_key"
    )
    names = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
    with op.batch_alter_table("work_record_imports", naming_convention=names) as batch:
        batch.drop_constraint(same_file, type_="unique")
        batch.add_column(sa.Column("state", sa.String(length=12), nullable=True))
        batch.add_column(sa.Column("layout", sa.String(length=60), nullable=True))
        batch.add_column(sa.Column("choices", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("preview", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("problem", sa.Text(), nullable=True))
        for moment in ("applied_at", "withdrawn_at", "discarded_at", "lease_until"):
            batch.add_column(sa.Column(moment, _MOMENT, nullable=True))
        for account in ("applied_by", "withdrawn_by"):
            batch.add_column(sa.Column(account, sa.Integer(), nullable=True))
            batch.create_foreign_key(f"fk_imports_{account}", "accounts", [account], ["id"])
        batch.add_column(sa.Column("task", sa.String(length=10), nullable=True))
        batch.add_column(sa.Column("attempt", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("lease_owner", sa.String(length=64), nullable=True))
        batch.add_column(sa.Column("rechecked", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE work_record_imports SET state = 'applied', choices = '{}', preview = '{}', "
        "attempt = 0, rechecked = 0, applied_at = imported_at, applied_by = imported_by"
    )
    with op.batch_alter_table("work_record_imports") as batch:
        for column, kind in (
            ("state", sa.String(length=12)),
            ("choices", sa.JSON()),
            ("preview", sa.JSON()),
            ("attempt", sa.Integer()),
            ("rechecked", sa.Integer()),
        ):
            batch.alter_column(column, existing_type=kind, nullable=False)
    op.create_index(
        "ix_work_record_imports_live",
        "work_record_imports",
        ["kind", "sha256"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )
    op.create_index("ix_work_record_imports_task", "work_record_imports", ["task", "id"])


def _lines(table: str, **lengths: int) -> None:
    for name, length in lengths.items():
        op.add_column(table, sa.Column(name, sa.String(length=length), nullable=True))
    op.create_index(
        f"ix_{table}_il",
        table,
        ["il_number", "period_start"],
        sqlite_where=_HAS_IL,
        postgresql_where=_HAS_IL,
    )


def _doubts() -> None:
    op.create_table(
        "credit_doubts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("credit_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("raised_at", _MOMENT, nullable=False),
        sa.Column("settled_at", _MOMENT, nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["credit_id"], ["credits.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["work_record_imports.id"]),
        sa.ForeignKeyConstraint(["settled_by"], ["accounts.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("credit_id", "import_id"),
    )
    op.create_index("ix_credit_doubts_import", "credit_doubts", ["import_id", "id"])
