"""Audit entries of before the chain are carried over as they were, and chained like any other."""

from alembic import command
from sqlalchemy import Engine, text

from app.audit.sealing import seal
from app.audit.verifying import verify
from app.records import migrate, tables
from app.records.engine import Sessions, make_engine, rebuilding
from app.stores import utc_now

OLD = [
    ("account:1", "received", "document:a", '{"sha256": "00ff", "source": "web"}'),
    ("policy:sure", "approved", "document:a", "{}"),
]


def _at_0007(engine: Engine) -> None:
    with rebuilding(engine).connect() as connection, connection.begin():
        command.upgrade(migrate._config(connection), "0007")
        for actor, action, thing, detail in OLD:
            values = {"actor": actor, "action": action, "object": thing, "detail": detail}
            connection.execute(
                text(
                    "INSERT INTO audit (at, actor, action, object, detail) VALUES "
                    "('2026-03-02 12:00:00.000000', :actor, :action, :object, :detail)"
                ),
                values,
            )


def test_entries_of_before_keep_their_words_and_are_chained(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    _at_0007(engine)

    migrate.upgrade(engine)

    sessions = Sessions(engine)
    sealed = seal(sessions, utc_now())
    with sessions() as session:
        entries = session.query(tables.AuditEntry).order_by(tables.AuditEntry.id).all()
        found = [(e.actor, e.action, e.object, e.detail) for e in entries]
        is_whole = verify(session).is_whole
    engine.dispose()
    assert found == [
        ("account:1", "received", "document:a", {"sha256": "00ff", "source": "web"}),
        ("policy:sure", "approved", "document:a", {}),
    ]
    assert (sealed, is_whole) == (2, True)
