"""The database's own clock, so that machines whose clocks differ agree on when a lease ends."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement

from app.records.moments import UtcMoment


class MomentFromNow(ColumnElement[datetime]):
    """The moment ``seconds`` after the database's now, as SQL; zero is now itself."""

    inherit_cache = False
    type = UtcMoment()

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = float(seconds)


@compiles(MomentFromNow, "sqlite")
def _sqlite(element: MomentFromNow, compiler: Any, **_: Any) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    # Six decimals, as SQLAlchemy stores moments: SQLite compares them as text.
    return f"(strftime('%Y-%m-%d %H:%M:%f', 'now', '{element.seconds:+.3f} seconds') || '000')"


@compiles(MomentFromNow, "postgresql")
def _postgresql(element: MomentFromNow, compiler: Any, **_: Any) -> str:  # noqa: ARG001
    return f"(clock_timestamp() + interval '{element.seconds:.3f} seconds')"
