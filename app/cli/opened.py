"""The stores as commands open them: on tables of this version, made first where there are none."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.errors import ServiceError
from app.opening import open_stores
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.stores import Stores


def opened_stores(settings: Settings, *, busy_wait_seconds: float) -> Stores:
    """Return the stores of a command, whose data folder may be new."""
    stores = open_stores(settings, busy_wait_seconds=busy_wait_seconds)
    engine = make_engine(settings.database_url, busy_wait_seconds)
    try:
        upgrade(engine)
    except OperationalError as error:
        raise click.ClickException(
            f"The database cannot be used ({error.orig}): see DAYPROOF_DATABASE_URL and "
            "DAYPROOF_DATA_FOLDER, and whether you may write there."
        ) from error
    finally:
        engine.dispose()
    return stores


@contextmanager
def writing_session() -> Iterator[Session]:
    """Yield a session whose writes are kept; a refusal ends the command with its words."""
    settings = Settings.from_env()
    stores = opened_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    try:
        with stores.sessions.begin() as session:
            yield session
    except ServiceError as error:
        raise click.ClickException(error.message) from error
