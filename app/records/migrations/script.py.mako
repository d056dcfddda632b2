"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
additive = False
"""Whether programs of the revision before may go on: docs/decisions/two-versions.md."""


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
