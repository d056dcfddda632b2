"""Layout families kept apart: the reading rules are never written against these."""

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Spacer, Table

from bench.letters import invent, wording
from bench.letters.setting import RULED, Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def month_calendar(rng: Random) -> tuple[Letter, bytes]:
    """A calendar for each month with the worked days marked by a star or brackets."""
    s, letter = Setting(rng), invent.a_letter(rng, "month calendar")
    job = letter.jobs[0]
    mark = rng.choice(("*", "X"))
    parts: list[Flowable] = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Subject: employment of {job.person} (last four of SSN: {job.last4})"),
        s.p(f"Project: {job.production}. Format: {job.type_printed}. Craft: {job.classification}."),
        s.p(f"Days marked {mark} were worked for {job.employer}."),
    ]
    for year, month in sorted({(d.year, d.month) for d in job.worked}):
        weeks = calendar.Calendar(6).monthdatescalendar(year, month)
        rows = [["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]]
        rows += [[_marked(d, month, job, mark) for d in week] for week in weeks]
        parts += [Spacer(1, 6), s.p(f"{date(year, month, 1):%B %Y}"), s.table(rows, ruled=True)]
    if job.stated_total:
        parts.append(s.p(f"Total days: {job.stated_total}"))
    return replace(letter, jobs=(replace(job, local=None),)), finish([*parts, *sign_off(s, letter)])


def _marked(day: date, month: int, job: Job, mark: str) -> str:
    if day.month != month:
        return ""
    return f"{day.day} {mark}" if day in job.worked else str(day.day)


def rows_with_dates(rng: Random) -> tuple[Letter, bytes]:
    """One row a production, its dates in the last cell of the row."""
    s, letter = Setting(rng), invent.a_letter(rng, "rows with dates", jobs=2)
    say = rng.choice((wording.slashed_full, wording.short_ranges, wording.month_headed))
    rows: list[list[object]] = [["Title", "Format", "Position", "Dates Worked", "No. of Days"]]
    for job in letter.jobs:
        cells = (job.production, job.type_printed, job.classification, say(job.worked))
        rows += [[*[s.p(cell) for cell in cells], str(len(job.worked))]]
    table = Table(
        rows,
        colWidths=[1.25 * inch, 1.15 * inch, 1.1 * inch, 2.6 * inch, 0.8 * inch],
        hAlign="LEFT",
    )
    table.setStyle(RULED)
    jobs = tuple(replace(j, local=None, stated_total=len(j.worked)) for j in letter.jobs)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(
            f"Employment verification for {letter.jobs[0].person}, "
            f"SSN ***-**-{letter.jobs[0].last4}."
        ),
        Spacer(1, 8),
        table,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=jobs), finish(parts)


def bullets(rng: Random) -> tuple[Letter, bytes]:
    """One date a line behind a bullet, weekday first."""
    s, letter = Setting(rng), invent.a_letter(rng, "bullets")
    job = letter.jobs[0]
    style = rng.choice(("%A, %B %d, %Y", "%a %d %b %Y", "%m-%d-%Y", "%B %d, %Y (%a)"))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("Dear Roster Administrator,"),
        Spacer(1, 8),
        s.p(f"I am writing on behalf of {job.employer} to verify the employment of:"),
        s.p(f"<b>{job.person}</b>, last four digits {job.last4}"),
        s.p(
            f"on our {job.type_printed} entitled <i>{job.title}</i>".replace("& ", "&amp; ")
            + (f", season {job.season}" if job.season else "")
        ),
        s.p(
            f"in the position of {job.classification}"
            + (f" – I.A.T.S.E. {local_of(job)}" if job.local else "")
        ),
        Spacer(1, 6),
        s.p("The specific days of work are:"),
        *[s.p(f"• {d:{style}}") for d in job.worked],
        *([s.p(f"which makes {job.stated_total} days in all.")] if job.stated_total else []),
        *sign_off(s, letter, "With best wishes,"),
    ]
    return letter, finish(parts)


def range_only(rng: Random) -> tuple[Letter, bytes]:
    """A rental house: start, finish and a number of days, but no date list. No day may be read."""
    s, letter = Setting(rng), invent.a_letter(rng, "range only")
    job = letter.jobs[0]
    total = len(job.worked)
    a, b = job.worked[0], job.worked[-1]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(
            f"This is to certify that {job.person} (SSN XXX-XX-{job.last4}) was employed by "
            f"{job.employer} as {job.classification} on {job.production} ({job.type_printed}) "
            f"from {a:%B} {a.day}, {a.year} through {b:%B} {b.day}, {b.year}, "
            f"and worked {total} days."
        ),
        *sign_off(s, letter),
    ]
    none = replace(job, worked=(), stated_total=total, local=None)
    return replace(letter, jobs=(none,)), finish(parts)


def memo_shifts(rng: Random) -> tuple[Letter, bytes]:
    """A memo with FROM/TO/RE lines and a table of shifts with in and out times."""
    s, letter = Setting(rng), invent.a_letter(rng, "memo shifts")
    job = letter.jobs[0]
    rows = [["Work Date", "In", "Out", "Total Hrs"]]
    for day in job.worked:
        start = rng.choice((6, 7, 9, 17))
        rows.append([f"{day:%d-%b-%y}", f"{start:02d}:00", f"{(start + 12) % 24:02d}:30", "12.5"])
    parts = [
        *letterhead(s, letter),
        s.labels(
            [
                ("DATE", f"{letter.written:%B} {letter.written.day}, {letter.written.year}"),
                ("TO", "Contract Services, Roster Department"),
                ("FROM", f"{letter.signatory}, {letter.signatory_title}"),
                ("RE", f"{job.person} - SSN last 4: {job.last4}"),
            ]
        ),
        Spacer(1, 8),
        s.labels(
            [
                ("Show", job.production),
                ("Kind of show", job.type_printed),
                ("Employer", job.employer),
                ("Capacity", job.classification),
                ("Local No.", job.local),
                ("Days worked", str(job.stated_total) if job.stated_total else None),
            ]
        ),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.5),
        *sign_off(s, letter, "Approved:"),
    ]
    return letter, finish(parts)


def week_of_lines(rng: Random) -> tuple[Letter, bytes]:
    """A line a week: "Week ending 3/7/2026: Mon, Tue, Thu"."""
    s, letter = Setting(rng), invent.a_letter(rng, "week-ending lines")
    job = letter.jobs[0]
    ends = sorted({d + timedelta(days=(5 - d.weekday()) % 7) for d in job.worked})
    lines = [
        s.p(
            f"Week ending {e:%m/%d/%Y}: "
            + ", ".join(f"{d:%a}" for d in job.worked if 0 <= (e - d).days < 7)
        )
        for e in ends
    ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(
            [
                ("Employee", job.person),
                ("SSN", f"XXX-XX-{job.last4}"),
                ("Production", job.production),
                ("Type", job.type_printed),
                ("Company", job.employer),
                ("Classification", job.classification),
                ("Local", job.local),
            ]
        ),
        Spacer(1, 6),
        s.p("Days worked by week:"),
        *lines,
        *([s.p(f"Total: {job.stated_total} days")] if job.stated_total else []),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def loan_out(rng: Random) -> tuple[Letter, bytes]:
    """A loan-out: the payee is a corporation for the services of the person."""
    s, letter = Setting(rng), invent.a_letter(rng, "loan-out")
    job = letter.jobs[0]
    say = rng.choice((wording.ordinals, wording.slashed_year_last, wording.weekday_dates))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"RE: Tumbleweed Craft Services, Inc. f/s/o {job.person}"),
        s.p("FEIN: XX-XXX4471"),
        Spacer(1, 6),
        s.p(
            f"{letter.letterhead} processed payroll for {job.employer} "
            f"on the {job.type_printed} “{job.production}”.".replace("& ", "&amp; ")
        ),
        s.p(
            f"Services were rendered as {job.classification}"
            + (f", Local {job.local}" if job.local else "")
            + " on these dates:"
        ),
        s.p(say(job.worked) + (f" - {job.stated_total} days total." if job.stated_total else "")),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(replace(job, last4=None),)), finish(parts)


FAMILIES: tuple[Family, ...] = (
    month_calendar,
    rows_with_dates,
    bullets,
    range_only,
    memo_shifts,
    week_of_lines,
    loan_out,
)
