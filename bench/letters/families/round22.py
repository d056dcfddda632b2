"""The twenty-second round: days as clerks type them: weeks, bare numbers, kinds, people abreast."""

from calendar import Calendar, month_name
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.platypus import Flowable, Spacer, Table

from bench.letters.families import round21_cast as cast
from bench.letters.families.drawing import Family
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LETTERS = ("M", "T", "W", "TH", "F", "SA", "SU")


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _sunday(day: date) -> date:
    return day + timedelta(days=(6 - day.weekday()) % 7)


def _weeks(days: Sequence[date], *, monday: bool) -> list[tuple[date, list[date]]]:
    """Return the days by the last day of their week, a Sunday for weeks from ``monday``."""
    ends = _sunday if monday else _saturday
    return [(end, list(own)) for end, own in groupby(days, key=ends)]


def _about(s: Setting, rng: Random, job: Job) -> list[Flowable]:
    """Return the facts of a job as labels or as one sentence."""
    if rng.random() < 0.5:
        pairs: list[tuple[str, str | None]] = [
            ("Employee", job.person), ("SSN", f"XXX-XX-{job.last4}"),
            ("Production", job.production), ("Type", job.type_printed),
            ("Employer", job.employer), ("Classification", job.classification),
            ("Local", job.local),
        ]  # fmt: skip
        return [s.labels(pairs), Spacer(1, 8)]
    local = f" (Local {job.local})" if job.local else ""
    return cast.said(
        s,
        f"{job.person}, whose Social Security number ends in {job.last4}, was employed by "
        f"{cast.safe(job.employer)} as {job.classification}{local} on the {job.type_printed} "
        f"{cast.show(rng, job)}.",
    )


def _drawn(rng: Random, s: Setting, made: Letter, body: Sequence[Flowable]) -> Drawn:
    top = cast.head(s, made, cast.long_date(made.written), "To whom it may concern:")
    return made, finish([*top, *body, *cast.closing(rng, s, made, "Sincerely,")])


def _one(rng: Random, family: str, most: int = 18) -> tuple[Job, Setting, Letter]:
    job = cast.job(rng, most=most)
    return job, Setting(rng), cast.letter(rng, family, [job])


def _named(days: Sequence[date]) -> str:
    """Return the weekdays of a week: "Mon-Fri" where they follow one another, else one by one."""
    first, last = days[0], days[-1]
    if len(days) > 2 and (last - first).days + 1 == len(days):
        return f"{_SHORT[first.weekday()]}-{_SHORT[last.weekday()]}"
    return ", ".join(_SHORT[day.weekday()] for day in days)


def weeks_told(rng: Random) -> Drawn:
    """A line a week with the weekdays worked; the week named by its first or its last day."""
    job, s, made = _one(rng, "weeks told")
    monday, counted, begins = (rng.random() < 0.5 for _ in range(3))
    rows: list[str] = []
    for end, own in _weeks(job.worked, monday=monday):
        first = end - timedelta(days=6)
        named = (
            f"Week of {first:%B} {first.day}, {first.year}"
            if begins
            else f"Week ending {end:%A} {end:%m/%d/%Y}"
        )
        rows.append(f"{named}: {_named(own)}" + (f" ({len(own)})" if counted else ""))
    mark = rng.choice(("", "• "))
    body = [*_about(s, rng, job), *(s.p(f"{mark}{row}") for row in rows), Spacer(1, 8)]
    return _drawn(rng, s, made, [*body, *cast.said(s, cast.count_said(rng, job))])


def numbers_of_weeks(rng: Random) -> Drawn:
    """A row a week: when it ended, its check, how many days, and their bare numbers."""
    job, s, made = _one(rng, "numbers of weeks")
    heads = rng.choice((["Period ending", "Check no.", "Dates", "Days"], ["W/E", "Days", "Dates"]))
    rows: list[list[str]] = [heads]
    for end, own in _weeks(job.worked, monday=False):
        cells = {
            "Period ending": f"{end:%m/%d/%Y}", "W/E": f"{end:%m/%d/%y}",
            "Check no.": str(rng.randrange(20_000, 90_000)), "Days": str(len(own)),
            "Dates": ", ".join(str(day.day) for day in own),
        }  # fmt: skip
        rows.append([cells[head] for head in heads])
    table = s.table(rows, ruled=rng.random() < 0.5)
    body = [*_about(s, rng, job), table, *cast.said(s, cast.count_said(rng, job))]
    return _drawn(rng, s, made, body)


def numbers_of_months(rng: Random) -> Drawn:
    """A row a month with its year, the numbers of its days and how many they are."""
    job, s, made = _one(rng, "numbers of months", most=26)
    rows, year = [["Year", "Month", "Dates worked", "# of days"]], 0
    for (y, m), group in groupby(job.worked, key=lambda day: (day.year, day.month)):
        own = list(group)
        said = ", ".join(str(day.day) for day in own)
        rows.append([str(y) if y != year else "", month_name[m], said, str(len(own))])
        year = y
    table = s.table(rows, ruled=rng.random() < 0.5)
    body = [*_about(s, rng, job), table, *cast.said(s, cast.count_said(rng, job))]
    return _drawn(rng, s, made, body)


def kinds_ticked(rng: Random) -> Drawn:
    """A row a date, ticked under the kind of day that it was."""
    job, s, made = _one(rng, "kinds ticked", most=14)
    kinds = rng.choice((("Worked", "Travel", "Holiday"), ("W", "T", "H"), ("Work", "Idle", "Sick")))
    off = dict.fromkeys(rng.sample(job.worked[1:-1], k=min(2, len(job.worked) - 2)))
    column = {day: rng.choice((2, 3)) if day in off else 1 for day in job.worked}
    tick = rng.choice(("X", "x", "X"))
    rows = [
        [f"{day:%m/%d/%Y}", *(tick if column[day] == place else "" for place in (1, 2, 3))]
        for day in job.worked
    ]
    worked = tuple(day for day in job.worked if day not in off)
    job = replace(job, worked=worked, idle=tuple(off), stated_total=None)
    made = replace(made, jobs=(job,))
    key = f"{kinds[0]} = day worked; the others were paid and not worked."
    table = s.table([["Date", *kinds], *rows], ruled=rng.random() < 0.6)
    return _drawn(rng, s, made, [*_about(s, rng, job), table, *cast.said(s, key)])


def people_abreast(rng: Random) -> Drawn:
    """Two people side by side, the days of each below the name."""
    jobs = cast.several(rng, 2, most=10)
    shared = ("production", "title", "season", "type_printed", "type_value", "employer")
    same = {name: getattr(jobs[0], name) for name in shared}
    jobs = [replace(job, **same, stated_total=len(job.worked)) for job in jobs]
    s, made = Setting(rng), cast.letter(rng, "people abreast", jobs)
    style = rng.choice(("%a %m/%d/%y", "%m/%d/%Y", "%B %d, %Y"))
    columns = [
        [
            job.person, job.classification + (f", Local {job.local}" if job.local else ""),
            f"SSN XXX-XX-{job.last4}", *(f"{day:{style}}" for day in job.worked),
        ]
        for job in jobs
    ]  # fmt: skip
    deep = max(map(len, columns))
    rows = [[column[n] if n < len(column) else "" for column in columns] for n in range(deep)]
    rows.append([f"{len(job.worked)} days" for job in jobs])
    told = (
        f"The two people below were employed by {cast.safe(jobs[0].employer)} on the "
        f"{jobs[0].type_printed} {cast.show(rng, jobs[0])} and worked on the days under each name."
    )
    table = Table(rows, colWidths=[230, 230], hAlign="LEFT")
    table.setStyle(
        [("FONT", (0, 0), (-1, -1), s.plain_font, 9.5), *(RULED if rng.random() < 0.3 else ())]
    )
    return _drawn(rng, s, made, [*cast.said(s, told), table])


def register(rng: Random) -> Drawn:
    """A payroll register: week ending, check, check date, the letters of the weekdays worked."""
    job, s, made = _one(rng, "register", most=22)
    rows = [["W/E", "CHECK", "CHECK DATE", "DAYS WORKED", "COUNT", "GROSS"]]
    for end, own in _weeks(job.worked, monday=False):
        paid, gross = end + timedelta(days=5), 482.0 * len(own)
        letters = " ".join(_LETTERS[day.weekday()] for day in own)
        rows.append(
            [f"{end:%m/%d/%y}", str(rng.randrange(10_000, 90_000)), f"{paid:%m/%d/%y}", letters,
             str(len(own)), f"{gross:,.2f}"]
        )  # fmt: skip
    body = [*_about(s, rng, job), s.table(rows, ruled=rng.random() < 0.3)]
    return _drawn(rng, s, made, [*body, *cast.said(s, cast.count_said(rng, job))])


def two_calendars(rng: Random) -> Drawn:
    """Month calendars side by side, an X beside each day worked."""
    job, s, made = _one(rng, "two calendars", most=20)
    months = sorted({(day.year, day.month) for day in job.worked})
    tables = [_calendar(s, y, m, job.worked) for y, m in months]
    pairs = [tables[n : n + 2] for n in range(0, len(tables), 2)]
    grids = [Table([pair], hAlign="LEFT", colWidths=[225] * len(pair)) for pair in pairs]
    lead = "The days worked are marked with an X."
    body = [*_about(s, rng, job), *cast.said(s, lead), *grids]
    return _drawn(rng, s, made, [*body, *cast.said(s, cast.count_said(rng, job))])


def _calendar(s: Setting, year: int, month: int, worked: Sequence[date]) -> Table:
    weeks = Calendar(6).monthdatescalendar(year, month)
    rows = [[f"{month_name[month]} {year}"] + [""] * 6, list("SMTWTFS")]
    rows += [
        [f"{d.day}{' X' if d in worked else ''}" if d.month == month else "" for d in week]
        for week in weeks
    ]
    made = Table(rows, colWidths=[29] * 7)
    made.setStyle(
        [*RULED, ("SPAN", (0, 0), (-1, 0)), ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5)]
    )
    return made


def night_shifts(rng: Random) -> Drawn:
    """A row a shift that ends on the next morning; the day belongs to its beginning."""
    job, s, made = _one(rng, "night shifts", most=12)
    style = rng.choice(("%a %m/%d/%y", "%m/%d/%Y"))
    rows = [["Shift start", "Call", "Shift end", "Wrap"]]
    for day in job.worked:
        call, wrap = rng.choice(("6:00 PM", "5:30 PM")), rng.choice(("5:00 AM", "6:30 AM"))
        rows.append([f"{day:{style}}", call, f"{day + timedelta(days=1):{style}}", wrap])
    job = replace(job, stated_total=len(job.worked))
    made = replace(made, jobs=(job,))
    table = s.table(rows, ruled=rng.random() < 0.5)
    body = [*_about(s, rng, job), *cast.said(s, "Each shift below is one day of work."), table]
    return _drawn(rng, s, made, [*body, *cast.said(s, f"Number of shifts: {len(job.worked)}")])


def stretch_and_more(rng: Random) -> Drawn:
    """A sentence with a week from its Monday to its Friday, and single days behind it."""
    job, s, made = _one(rng, "stretch and more", most=8)
    monday = job.worked[0] - timedelta(days=job.worked[0].weekday() + 14)
    week = [monday + timedelta(days=n) for n in range(5)]
    worked = (*week, *job.worked)
    job = replace(job, worked=worked, stated_total=len(worked))
    made = replace(made, jobs=(job,))
    single = [f"{day:%B} {day.day}, {day.year}" for day in worked[5:]]
    more = single[0] if len(single) == 1 else f"{', '.join(single[:-1])} and {single[-1]}"
    first, last = (f"{day:%B} {day.day}" for day in (week[0], week[-1]))
    joint = rng.choice(("and again on", "and returned on", "and then on", "as well as on"))
    told = (
        f"The days of work were from Monday, {first} through Friday, {last}, {week[-1].year}, "
        f"{joint} {more}, for a total of {len(worked)} days."
    )
    return _drawn(rng, s, made, [*_about(s, rng, job), *cast.said(s, told)])


FAMILIES: tuple[Family, ...] = (
    weeks_told,
    numbers_of_weeks,
    numbers_of_months,
    kinds_ticked,
    people_abreast,
    register,
    two_calendars,
    night_shifts,
    stretch_and_more,
)
