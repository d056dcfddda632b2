"""Files out of an archive or a message are documents of their own that know where they stood."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what a document came in, and its name there."""
    # In plain words, because both databases understand them: Alembic would make the table anew on
    # SQLite, and other tables refer to it.
    op.execute("ALTER TABLE documents ADD COLUMN container_id INTEGER REFERENCES documents (id)")
    op.add_column("documents", sa.Column("part", sa.Text(), nullable=True))
    op.create_index("ix_documents_container", "documents", ["container_id", "id"])
