"""Says what holds an inbound message up and what it answers; seals the secrets of webhooks.

A secret that stood here in plain text is taken out: its webhook is turned off until it is added
anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
additive = False
_WHY = "Its secret stood unsealed and was destroyed: remove it, and add it anew."


def upgrade() -> None:
    """Add the columns, take the plain secrets out, and turn their webhooks off."""
    op.add_column("inbound_messages", sa.Column("held_up_by", sa.String(20)))
    op.add_column("inbound_messages", sa.Column("about", sa.String(80)))
    op.add_column("outgoing_mail", sa.Column("reply_to", sa.String(320)))
    sealed = sa.Column("sealed_secret", sa.String(200), nullable=False, server_default="")
    op.add_column("webhooks", sealed)
    hook = sa.table(
        "webhooks",
        sa.column("disabled_at", sa.DateTime),
        sa.column("disabled_because", sa.String),
    )
    op.execute(sa.update(hook).values(disabled_at=sa.func.now(), disabled_because=_WHY))
    op.drop_column("webhooks", "secret")
