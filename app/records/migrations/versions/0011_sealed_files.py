"""Files are sealed: each row names its bytes in the store and holds the wrapped key to them."""

import sqlalchemy as sa
from alembic import op

from app.records.moments import UtcMoment

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns; what is there already lies plain under its digest until it is sealed."""
    op.add_column("files", sa.Column("name", sa.String(64), nullable=False, server_default=""))
    op.add_column("files", sa.Column("key_id", sa.String(40)))
    op.add_column("files", sa.Column("wrapped_key", sa.LargeBinary()))
    op.add_column("files", sa.Column("erased_at", UtcMoment()))
    # Pictures of pages are files like any other; how large these are was never written down.
    op.execute(
        "INSERT INTO files (sha256, size_bytes, media_type, stored_at) "
        "SELECT DISTINCT p.sha256, 0, 'image/webp', CURRENT_TIMESTAMP FROM page_images p "
        "WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.sha256 = p.sha256)"
    )
    op.execute("UPDATE files SET name = sha256")
    op.create_index("ux_files_name", "files", ["name"], unique=True)
    op.create_index("ix_files_key", "files", ["key_id", "sha256"])
    op.create_index("ix_page_images_sha256", "page_images", ["sha256"])
