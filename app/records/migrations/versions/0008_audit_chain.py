"""Chains the audit: entries that nobody can change, their seals, and what monitoring counts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REFUSAL = "The audit is only added to: nothing in it is changed or deleted."


def upgrade() -> None:
    """Carry every entry over into the new shape, then close both tables to all but additions."""
    _entries()
    _seals()
    _tallies()
    op.create_table(
        "probes",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.add_column("documents", sa.Column("trace", sa.String(length=32), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _close_sqlite("audit", "id")
        _close_sqlite("audit_seals", "seq")
    else:
        _close_postgresql()


def _entries() -> None:
    op.add_column("audit", sa.Column("content", sa.Text(), nullable=True))
    op.add_column("audit", sa.Column("trace", sa.String(length=32), nullable=True))
    op.execute("UPDATE audit SET content = '{}' WHERE CAST(detail AS TEXT) = '{}'")
    carried = "'{\"detail\":' || CAST(detail AS TEXT) || '}'"
    op.execute(f"UPDATE audit SET content = {carried} WHERE content IS NULL")  # noqa: S608 - our own column
    with op.batch_alter_table("audit") as table:
        table.alter_column("content", existing_type=sa.Text(), nullable=False)
        table.drop_column("detail")
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("audit", "id", type_=sa.BigInteger())
        op.execute("ALTER SEQUENCE audit_id_seq AS bigint")
    op.create_index("ix_audit_actor", "audit", ["actor", "id"])


def _seals() -> None:
    op.create_table(
        "audit_seals",
        sa.Column("seq", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("audit_id", _NUMBER, nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("audit_id"),
    )


def _tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("labels", sa.String(length=120), nullable=False),
        sa.Column("bucket", sa.Double(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("total", sa.Double(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_tallies_name", "tallies", ["name", "labels", "bucket"])


def _close_sqlite(table: str, key: str) -> None:
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )
    # INSERT OR REPLACE deletes without asking the trigger of deletions.
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 - our own tables
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _close_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for table in ("audit", "audit_seals"):
        op.execute(
            f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()"
        )
