"""Which day it is where a roster is kept, and when that day ends."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from app.settings import Settings

LOCAL_411 = "IATSE411"
_DEFAULTS = Settings()


def roster_zone(roster: str, settings: Settings = _DEFAULTS) -> ZoneInfo:
    """Return the time zone in which the days of a roster begin and end."""
    local_411 = roster == LOCAL_411
    return ZoneInfo(settings.local_411_time_zone if local_411 else settings.roster_time_zone)


def roster_today(now: datetime, roster: str, settings: Settings = _DEFAULTS) -> date:
    """Return the date at ``now`` where the roster is kept."""
    return now.astimezone(roster_zone(roster, settings)).date()


def day_end(day: date, roster: str, settings: Settings = _DEFAULTS) -> datetime:
    """Return the last moment of ``day`` where the roster is kept."""
    return _end(day, roster_zone(roster, settings))


@cache
def _end(day: date, zone: ZoneInfo) -> datetime:
    return (
        datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        - datetime.resolution
    )
