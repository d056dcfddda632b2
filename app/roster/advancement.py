"""When a grouped record may move to the next group: time active and compliant, nothing else."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.roster.days import Length, Span


def advancement_date(since: date, needed: Length, suspended: Iterable[Span]) -> date:
    """Return the anticipated advancement date, moved by every suspended day before it.

    ``suspended`` spans include both ends; days covered twice move the date once (SD2: days not
    in compliance are excluded).
    """
    reached = needed.after(since)
    lost = sorted({day for span in suspended for day in _days(span) if day >= since})
    for day in lost:
        if day < reached:
            reached += timedelta(days=1)
    return reached


def _days(span: Span) -> list[date]:
    return [span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1)]
