"""Which day it is where a roster is kept, and when that day ends."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from app.settings import Settings

LOCAL_411 = "IATSE411"
_MOMENTS_HELD = 16
"""A recompute asks what day it is at one moment for each of its records."""
_DEFAULTS = Settings()


def roster_zone(roster: str, settings: Settings = _DEFAULTS) -> ZoneInfo:
    """Return the time zone in which the days of a roster begin and end."""
    local_411 = roster == LOCAL_411
    return ZoneInfo(settings.local_411_time_zone if local_411 else settings.roster_time_zone)


def roster_today(now: datetime, roster: str, settings: Settings = _DEFAULTS) -> date:
    """Return the date at ``now`` where the roster is kept."""
    zone = settings.local_411_time_zone if roster == LOCAL_411 else settings.roster_time_zone
    return _date_at(now, zone)


@lru_cache(maxsize=_MOMENTS_HELD)
def _date_at(now: datetime, zone: str) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def day_end(day: date, roster: str, settings: Settings = _DEFAULTS) -> datetime:
    """Return the last moment of ``day`` where the roster is kept."""
    return _end(day, roster_zone(roster, settings))


@cache
def _end(day: date, zone: ZoneInfo) -> datetime:
    return (
        datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        - datetime.resolution
    )
