"""Planned maintenance, told on every page from a day ahead until it is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.settings import SettingError, Settings

TOLD_AHEAD = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Maintenance:
    """From when to when pages may not answer."""

    first: datetime
    last: datetime

    def is_told(self, now: datetime) -> bool:
        """Return True from a day before it begins until it is over."""
        return self.first - TOLD_AHEAD <= now < self.last


def planned(settings: Settings) -> Maintenance | None:
    """Return what is planned, None for nothing; raise ``SettingError`` for what is no span."""
    if not settings.maintenance:
        return None
    try:
        first, last = map(datetime.fromisoformat, settings.maintenance.split("/"))
        is_span = first < last and first.tzinfo is not None
    except (TypeError, ValueError):
        is_span = False
    if not is_span:
        raise SettingError(
            f"DAYPROOF_MAINTENANCE is {settings.maintenance!r}: write two moments with their zone, "
            "like 2026-12-05T06:00-08:00/2026-12-05T08:00-08:00"
        )
    return Maintenance(first, last)
