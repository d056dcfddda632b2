"""Which lines of a day ledger are wanted, and the moment it is wanted for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.errors import Unprocessable
from app.shown.calendar import DayMark
from app.shown.ledger_line import LedgerLine


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """The wanted marks, production and span (both ends included); None wants everything."""

    mark: DayMark | None = None
    production: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    as_of: datetime | None = None

    @property
    def narrows(self) -> bool:
        """True when some lines may be left out; a past moment alone leaves out none."""
        return any((self.mark, self.production, self.first_day, self.last_day))

    def chosen(self, lines: Iterable[LedgerLine]) -> list[LedgerLine]:
        """Return the wanted lines in their order."""
        return [line for line in lines if self._wants(line)]

    def _wants(self, line: LedgerLine) -> bool:
        return (
            (self.mark is None or line.mark is self.mark)
            and (self.production is None or line.production == self.production)
            and (self.first_day is None or line.day >= self.first_day)
            and (self.last_day is None or line.day <= self.last_day)
        )


def filter_from(given: Mapping[str, str], zone: str) -> LedgerFilter:
    """Return the filter that an address asks for; times without offset are those of ``zone``.

    Raises ``Unprocessable`` for what is no mark, day or moment, saying which.
    """
    told = {name: value.strip() for name, value in given.items() if value.strip()}
    return LedgerFilter(
        mark=_mark(told.get("result")),
        production=told.get("production"),
        first_day=_day(told.get("from")),
        last_day=_day(told.get("to")),
        as_of=_moment(told.get("as_of"), zone),
    )


def _mark(text: str | None) -> DayMark | None:
    if text is None:
        return None
    if text not in set(DayMark):
        raise Unprocessable(f"“{text}” is no result: choose one of {', '.join(DayMark)}.")
    return DayMark(text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Unprocessable(f"“{text}” is no day: write it like 2026-03-04.") from error


def _moment(text: str | None, zone: str) -> datetime | None:
    """Return a moment; a bare day means its end, so that all that happened on it is known."""
    if text is None:
        return None
    try:
        told = datetime.fromisoformat(text)
        told = datetime.combine(told, time.max) if len(text) == 10 else told
        return (told if told.tzinfo else told.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        said = f"“{text}” is no moment: write it like 2026-03-04T14:30."
        raise Unprocessable(said) from error
