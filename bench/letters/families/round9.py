"""Layout families of the ninth round, on which confidence is learned.

They are drawn with other heads, facts and closings than the rounds before (``frames``).
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from random import Random

from reportlab.platypus import Flowable

from bench.letters import frames
from bench.letters.families.drawing import Family, drawn, months_of, neighbors, weeks_of
from bench.letters.setting import Setting
from bench.letters.truth import Job


def _month_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a month: its name, its days, their number."""
    rows = [["Month", "Days worked", "Count"]]
    rows += [
        [f"{days[0]:%B %Y}", _wrapped([str(d.day) for d in days]), str(len(days))]
        for days in months_of(job.worked)
    ]
    return [s.table(rows, ruled=rng.random() < 0.7)]


def _week_lines(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a week with every date behind its weekday."""
    lines = []
    for days in weeks_of(job.worked):
        said = ", ".join(f"{d:%a} {d.month}/{d.day}/{d:%y}" for d in days)
        lines.append(s.p(f"{said} ({len(days)} days)" if rng.random() < 0.5 else said))
    return [s.p("Dates of work:"), *lines]


def _numbered_dates(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A numbered list in three columns, read across."""
    said = [f"{n}. {d:%B} {d.day}, {d.year}" for n, d in enumerate(job.worked, start=1)]
    rows = [said[n : n + 3] + [""] * (3 - len(said[n : n + 3])) for n in range(0, len(said), 3)]
    return [s.p("Work dates"), s.table([["", "", ""], *rows], ruled=False)]


def _slashed_ranges(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Neighboring days as a range of full dates, single ones alone."""
    said = [
        f"{a:%m/%d/%Y}" if a == b else f"{a:%m/%d/%Y} - {b:%m/%d/%Y}"
        for a, b in neighbors(job.worked)
    ]
    return [s.p(f"Dates worked (all days of each range were worked): {'; '.join(said)}")]


def _dotted_hours(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a day: the date, dots, the hours."""
    lines = [f"{d:%m/%d/%Y} {'.' * 24} {rng.choice((8, 10, 12, 12.5))} hrs" for d in job.worked]
    return [s.p("Days and hours worked:"), *(s.p(line) for line in lines)]


def _marks_under_dates(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """For each week a table of the week's dates with marks beneath."""
    made: list[Flowable] = [s.p(rng.choice(("X marks a day worked.", "Days worked are marked X.")))]
    for days in weeks_of(job.worked):
        first = days[0] - timedelta(days=days[0].weekday())
        week = [first + timedelta(days=n) for n in range(7)]
        rows = [[f"{d:%a} {d:%m/%d/%y}" for d in week], ["X" if d in days else "" for d in week]]
        made.append(s.table(rows, ruled=True))
    return made


def _pay_periods(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a week: its ending date, then the hours of Sunday to Saturday."""
    rows = [["W/E", "Su", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Days"]]
    for days in weeks_of(job.worked, first=6):
        ending = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        week = [ending - timedelta(days=6 - n) for n in range(7)]
        hours = [f"{rng.choice((8, 10, 12)):.1f}" if d in days else "" for d in week]
        rows.append([f"{ending:%m/%d/%Y}", *hours, str(len(days))])
    return [s.p("Hours by day, week ending Saturday"), s.table(rows, ruled=rng.random() < 0.6)]


def _of_the_month(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Sentences with the days before the month: "on 4, 5 and 9 March 2026"."""
    said = "; ".join(
        f"{_series([str(d.day) for d in days])} {days[0]:%B %Y}" for days in months_of(job.worked)
    )
    return [s.p(f"The employee worked on the following days: {said}.")]


def _year_first(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """The year once, then month and day."""
    made: list[Flowable] = [s.p("Days worked (month/day)")]
    for year, days in groupby(job.worked, key=lambda d: d.year):
        made.append(s.p(f"{year}: " + ", ".join(f"{d:%m/%d}" for d in days)))
    return made


def _time_cards(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a time card: its number, its week, its dates."""
    rows = [["Card no.", "Week ending", "Days", "Dates worked"]]
    for n, days in enumerate(weeks_of(job.worked, first=6), start=rng.randrange(1001, 8000)):
        ending = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        said = ", ".join(f"{d.month}/{d.day}" for d in days)
        rows.append([str(n), f"{ending:%m/%d/%Y}", str(len(days)), said])
    return [s.table(rows, ruled=rng.random() < 0.5)]


def _bulleted_ranges(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A bullet a stretch of days, with its number of days."""
    lines = []
    for a, b in neighbors(job.worked):
        count = (b - a).days + 1
        same = a.month == b.month
        end = f"{b.day}, {b.year}" if same else f"{b:%B} {b.day}, {b.year}"
        said = f"{a:%B} {a.day}, {a.year}" if a == b else f"{a:%B} {a.day}–{end}"
        lines.append(s.p(f"• {said} ({count} day{'s' if count > 1 else ''})"))
    return [s.p("Dates of employment, each day worked:"), *lines]


def _long_dates(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """One long sentence of full dates."""
    said = "; ".join(f"{d:%A}, {d:%B} {d.day}, {d.year}" for d in job.worked)
    return [s.p(f"Specific dates worked: {said}.")]


def _paired_months(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Short months, the year behind each: "Mar '26: 4, 5, 9"."""
    lines = [
        f"{days[0]:%b} {days[0].year}: {', '.join(str(d.day) for d in days)}"
        for days in months_of(job.worked)
    ]
    return [s.p("Work days by month"), *(s.p(line) for line in lines)]


def _status_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a day with a status column; some days were not worked."""
    rows = [["Date", "Day", "Status", "Hours"]]
    off = {"I": "Idle", "H": "Holiday", "S": "Sick", "T": "Travel"}[job.code]
    for day in sorted((*job.worked, *job.idle)):
        idle = day in job.idle
        rows.append(
            [f"{day:%m/%d/%Y}", f"{day:%A}", off if idle else "Worked", "0" if idle else "10"]
        )
    return [s.table(rows, ruled=rng.random() < 0.5)]


def _wrapped(items: Sequence[str], at: int = 12) -> str:
    rows = [", ".join(items[n : n + at]) for n in range(0, len(items), at)]
    return ",\n".join(rows)


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


FAMILIES: tuple[Family, ...] = (
    drawn("month rows", frames.labelled, _month_rows),
    drawn("week lines", frames.told, _week_lines),
    drawn("numbered dates", frames.piped, _numbered_dates),
    drawn("slashed ranges", frames.across, _slashed_ranges),
    drawn("dotted hours", frames.numbered, _dotted_hours),
    drawn("marks under dates", frames.told, _marks_under_dates),
    drawn("pay periods", frames.piped, _pay_periods),
    drawn("of the month", frames.told, _of_the_month),
    drawn("year first", frames.across, _year_first),
    drawn("time cards", frames.numbered, _time_cards),
    drawn("bulleted ranges", frames.labelled, _bulleted_ranges),
    drawn("long dates", frames.piped, _long_dates),
    drawn("months in short", frames.numbered, _paired_months),
    drawn("status rows", frames.across, _status_rows, grid=True),
)
