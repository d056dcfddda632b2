"""Runs the migrations on the connection that ``app.records.migrate`` hands over."""

from alembic import context

from app.records.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # One transaction around everything: an upgrade that is killed leaves the old tables whole.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
