"""What is ahead of a record: reminders, forecasts, and what they are made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message to send: about what, on which day, what is due and what happens otherwise.

    ``offset_days`` is negative before the due day. ``id`` is the same however often it is asked.
    """

    id: str
    about: str
    title: str
    due_on: date
    send_on: date
    offset_days: int
    message: str


@dataclass(frozen=True, slots=True)
class UnmatchedWork:
    """Days claimed on a production that are not credited yet, for want of a letter or records."""

    production: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Days that leave the window from ``on`` through a date, and how many are left in it then."""

    on: date
    through: date
    days: tuple[date, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Completion:
    """Unmatched productions that together would complete the work experience."""

    productions: tuple[str, ...]
    have: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """A credential or course to renew by a day so that the advancement date, if any, stays."""

    title: str
    renew_by: date
    anticipated_on: date | None
    message: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is ahead of one record: days that leave, what would complete it, what to renew."""

    on: date
    have: int | None
    need: int | None
    leaving: tuple[Leaving, ...]
    completions: tuple[Completion, ...]
    earliest_on: date | None
    last_start_on: date | None
    renewals: tuple[Renewal, ...]
    messages: tuple[str, ...]
