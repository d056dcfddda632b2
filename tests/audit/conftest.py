"""A chain of three entries, and a way past what the database refuses."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.audit.sealing import seal
from app.records import audit
from app.stores import Stores

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def write_entries(stores: Stores) -> Callable[[int], None]:
    """Return what writes and chains so many entries, a minute apart."""

    def write(count: int) -> None:
        with stores.sessions.begin() as session:
            for n in range(1, count + 1):
                at = NOON + timedelta(minutes=n)
                after = {"state": f"step-{n}"}
                audit.record(session, at, "account:7", "moved", f"document:{n}", after=after)
        seal(stores.sessions, NOON)

    return write


@pytest.fixture
def tamper(stores: Stores) -> Callable[..., None]:
    """Return what the owner of the database could do: statements with all guards taken away."""

    def run(*statements: str) -> None:
        with _unguarded(stores) as session:
            for statement in statements:
                session.execute(text(statement))

    return run


@contextmanager
def _unguarded(stores: Stores) -> Any:
    is_sqlite = stores.sessions.engine.dialect.name == "sqlite"
    with stores.sessions.begin() as session:
        if is_sqlite:
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'"
            for name in session.scalars(text(named)).all():
                session.execute(text(f"DROP TRIGGER {name}"))
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
        else:
            session.execute(text("SET session_replication_role = replica"))
        yield session
        if not is_sqlite:
            session.execute(text("SET session_replication_role = DEFAULT"))
