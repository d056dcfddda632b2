"""The words of ``app.shown.words`` in the language of who reads the page."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton

from app import languages
from app.shown import words
from app.shown.calendar import DayMark
from app.web.language.asked import code

ZONE = ZoneInfo("America/Los_Angeles")
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def text(value: str, **named: object) -> str:
    """Return a text of ours in the language of the reader; one without a translation as it is.

    What is ``named`` stands in it for ``%(name)s``.
    """
    found = languages.translations(code()).gettext(value) if value else ""
    return found % named if named else found


def ngettext(one: str, many: str, num: int, **named: object) -> str:
    """Return the text for one or for many, with ``%(num)d`` for the number."""
    return languages.translations(code()).ngettext(one, many, num) % {"num": num, **named}


def day(value: date | str | None) -> str:
    """Return a day, ``Nov 20, 2026`` or ``20 nov 2026``; an impossible one as it stands."""
    if not value or code() == languages.SOURCE:
        return words.day(value)
    found = _date_of(value)
    return str(value) if found is None else format_date(found, "d MMM y", code())


def day_of(value: datetime) -> str:
    """Return the day of a moment in the zone of the roster, ``Nov 20, 2026``."""
    return day(value.astimezone(ZONE).date())


def portal_date(value: date | str) -> str:
    """Return a day as the portal writes it, ``5/30/2027``, and never so that it reads otherwise."""
    return words.portal_date(value) if code() == languages.SOURCE else day(value)


def short_day(value: date | datetime) -> str:
    """Return a day without its year, ``Nov 20`` or ``20 nov``, as a line of a list has it."""
    found = value.astimezone(ZONE).date() if isinstance(value, datetime) else value
    return format_date(found, "MMM d" if code() == languages.SOURCE else "d MMM", code())


def weekday(value: date | str) -> str:
    """Return a day with its weekday, ``Fri Nov 20, 2026`` or ``vie 20 nov 2026``."""
    if code() == languages.SOURCE:
        return words.weekday(value)
    found = _date_of(value)
    return str(value) if found is None else format_date(found, "EEE d MMM y", code())


def moment(value: datetime | None, zone: str = ZONE.key) -> str:
    """Return a moment as day and time with its zone."""
    if value is None or code() == languages.SOURCE:
        return words.moment(value, zone)
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())}, {format_datetime(local, 'H:mm', locale=code())} {local:%Z}"


def month_title(title: str) -> str:
    """Return ``March 2026`` in the language of the reader: ``marzo de 2026``."""
    if code() == languages.SOURCE:
        return title
    first = datetime.strptime(title, "%B %Y").date()  # noqa: DTZ007 - a month has no zone
    return format_skeleton("yMMMM", first, locale=code())


def meanings(marks: Iterable[DayMark]) -> dict[DayMark, str]:
    """Return what each mark of a calendar means, told once however many days bear it."""
    return {mark: text(mark.meaning) for mark in marks}


def dates_told(text: str) -> str:
    """Return a text with its ISO dates as people read them."""
    return _ISO_DAY.sub(lambda found: day(found[0]), text)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 day``, ``26 days``, ``26 días``."""
    known = _COUNTED.get(noun)
    return known(number) if known is not None else words.count(number, noun)


def size(size_bytes: int) -> str:
    """Return a size limit as people say it."""
    return words.size(size_bytes)


_COUNTED: dict[str, Callable[[int], str]] = {
    "day": lambda n: ngettext("%(num)d day", "%(num)d days", n),
    "document": lambda n: ngettext("%(num)d document", "%(num)d documents", n),
    "line": lambda n: ngettext("%(num)d line", "%(num)d lines", n),
    "span": lambda n: ngettext("%(num)d span", "%(num)d spans", n),
    "marked value": lambda n: ngettext("%(num)d marked value", "%(num)d marked values", n),
}


def _translated(words_of: Callable[[str], str]) -> Callable[[str], str]:
    def told(value: str) -> str:
        return text(words_of(value))

    return told


document_type = _translated(words.document_type)
label = _translated(words.label)
verdict = _translated(words.verdict)
credential_title = _translated(words.credential_title)


def _date_of(value: date | str) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None
