"""Payroll exports that pay what the story says: one row a person and day, in CSV."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from samples.story import Job, week_ending

HEADER = (
    "Work Date", "Week Ending", "Last Name", "First Name", "SSN Last 4", "Production",
    "Production Company", "Local", "Occupation Code", "Occupation", "Day Type", "Hours",
)  # fmt: skip
_DAY_TYPES = {"H": "HP", "T": "TR", "I": "ID"}


def export(jobs: Iterable[Job], *, unpaid: Iterable[date] = ()) -> bytes:
    """Return the CSV of all ``jobs``, oldest day first, without the days in ``unpaid``."""
    rows = [row for job in jobs for row in _rows(job, set(unpaid))]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(sorted(rows))
    return out.getvalue().encode()


def _rows(job: Job, unpaid: set[date]) -> Iterable[tuple[str, ...]]:
    first, _, last = job.person.name.partition(" ")
    days = dict.fromkeys(job.days, "WK") | {d: _DAY_TYPES[c] for d, c in job.not_worked.items()}
    for day, day_type in days.items():
        if day in unpaid:
            continue
        hours = ("10.0" if day.weekday() % 2 else "9.0") if day_type == "WK" else "8.0"
        yield (
            day.isoformat(), week_ending(day).isoformat(), last, first, job.person.last4,
            job.production, job.company, job.local, job.occupation_code, job.classification,
            day_type, hours,
        )  # fmt: skip
