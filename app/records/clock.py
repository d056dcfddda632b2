"""The database's own clock, so that machines whose clocks differ agree on when a lease ends."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.records.moments import UtcMoment


class MomentFromNow(FunctionElement[datetime]):
    """The moment ``seconds`` after the database's now, as SQL; zero is now itself."""

    # The seconds are a bound value: one statement, written once, serves whatever their number.
    inherit_cache = True
    type = UtcMoment()

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(literal(f"{seconds:+.3f} seconds", String()))


@compiles(MomentFromNow, "sqlite")
def _sqlite(element: MomentFromNow, compiler: Any, **options: Any) -> str:
    # Six decimals, as SQLAlchemy stores moments: SQLite compares them as text.
    apart = compiler.process(element.clauses, **options)
    return f"(strftime('%Y-%m-%d %H:%M:%f', 'now', {apart}) || '000')"


@compiles(MomentFromNow, "postgresql")
def _postgresql(element: MomentFromNow, compiler: Any, **options: Any) -> str:
    apart = compiler.process(element.clauses, **options)
    return f"(clock_timestamp() + CAST({apart} AS interval))"
