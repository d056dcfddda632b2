"""Layout families of the eighth round: registers, months as rows, two crafts, many people."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer, Table

from bench.letters import invent, wording
from bench.letters.setting import RULED, Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def typed_register(rng: Random) -> tuple[Letter, bytes]:
    """A register in typewriter columns: week ending, code, seven days, count; no rules at all."""
    s, letter = Setting(rng), invent.a_letter(rng, "typed register", grid=True)
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    lines = ["WK ENDING   OCC   SUN  MON  TUE  WED  THU  FRI  SAT  DAYS"]
    for end, group in groupby(sorted((*job.worked, *job.idle)), key=_saturday_of):
        listed = set(group)
        days = [end - timedelta(days=n) for n in range(6, -1, -1)]
        marks = [_mark(job, day) if day in listed else "-" for day in days]
        count = sum(day in job.worked for day in days)
        lines.append(f"{end:%m/%d/%Y}  4511  " + "".join(f"{m:^5}" for m in marks) + f"{count:>4}")
    lines += [
        "",
        f"TOTAL DAYS WORKED {len(job.worked)}",
        "W=WORKED T=TRAVEL H=HOLIDAY I=IDLE S=SICK",
    ]
    parts = [
        *letterhead(s, letter),
        s.p(f"Run date: {letter.written:%m/%d/%Y}"),
        s.labels(
            [
                ("Employee", job.person),
                ("SSN", f"***-**-{job.last4}"),
                ("Production", job.production),
                ("Prod type", job.type_printed),
                ("Prod company", job.employer),
                ("Occupation", job.classification),
                ("Union", job.local and f"IATSE {job.local}"),
            ]
        ),
        Spacer(1, 8),
        Preformatted("\n".join(lines), s.small.clone("typed", fontName="Courier", fontSize=9)),
        *sign_off(s, letter, "Certified by:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def month_rows(rng: Random) -> tuple[Letter, bytes]:
    """A table with a row a month: its days and ranges of days in a cell, and their number."""
    s, letter = Setting(rng), invent.a_letter(rng, "month rows")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    rows: list[list[object]] = [["Month", "Dates worked", "Days"]]
    rows += [
        [f"{days[0]:%B %Y}", s.p(_ranges(days)), str(len(days))] for days in _months(job.worked)
    ]
    rows.append(["Total", "", str(len(job.worked))])
    table = Table(rows, colWidths=[1.3 * inch, 4.2 * inch, 0.7 * inch], hAlign="LEFT")
    table.setStyle(RULED)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"RE: {job.person}, last four digits of SSN {job.last4}"),
        Spacer(1, 6),
        s.p(
            f"{job.employer} employed the above individual on “{job.title}”"
            + (f" season {job.season}" if job.season else "")
            + f", a {job.type_printed}, as {job.classification}"
            + (f" under {local_of(job)}" if job.local else "")
            + " on the dates below."
        ),
        Spacer(1, 6),
        table,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def month_strip(rng: Random) -> tuple[Letter, bytes]:
    """An attendance sheet: the days 1 to 31 across, a row a month, an X where work was done."""
    s, letter = Setting(rng), invent.a_letter(rng, "month strip")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    rows = [["", *[str(n) for n in range(1, 32)], "Total"]]
    for days in _months(job.worked):
        worked = {day.day for day in days}
        marks = ["X" if n in worked else "" for n in range(1, 32)]
        rows.append([f"{days[0]:%b %Y}", *marks, str(len(days))])
    table = Table(rows, colWidths=[0.62 * inch, *[0.184 * inch] * 31, 0.38 * inch], hAlign="LEFT")
    table.setStyle(
        [
            *RULED,
            ("FONT", (0, 0), (-1, -1), "Helvetica", 7),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(_facts(job)),
        Spacer(1, 8),
        s.p("Attendance (X = day worked)"),
        table,
        s.p(f"Total days worked: {len(job.worked)}"),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def crew_table(rng: Random) -> tuple[Letter, bytes]:
    """A row a person: name, last four, position, the dates in a cell, the number of days."""
    s, letter = Setting(rng), invent.a_letter(rng, "crew table")
    job = letter.jobs[0]
    others = [invent.another_person(rng, letter) for _ in range(2)]
    jobs = [job, *[_on_same(other, job) for other in others]]
    jobs = [replace(each, local=None, stated_total=len(each.worked)) for each in jobs]
    say = rng.choice((wording.slashed_full, wording.spelled_run, wording.short_ranges))
    rows: list[list[object]] = [["Name", "SSN", "Position", "Dates worked", "Days"]]
    rows += [
        [
            s.p(each.person),
            each.last4 or "",
            s.p(each.classification),
            s.p(say(each.worked).replace("&", "&amp;")),
            str(len(each.worked)),
        ]
        for each in jobs
    ]
    widths = [1.3 * inch, 0.5 * inch, 1.1 * inch, 3.3 * inch, 0.5 * inch]
    table = Table(rows, colWidths=widths, hAlign="LEFT", repeatRows=1)
    table.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    last = max(max(each.worked) for each in jobs)
    letter = replace(letter, jobs=tuple(jobs), written=last + timedelta(days=9))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(
            f"{job.employer} confirms that the crew members below were employed on "
            f"“{job.title}”"
            + (f", season {job.season}" if job.season else "")
            + f", a {job.type_printed}."
        ),
        Spacer(1, 8),
        table,
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def two_crafts(rng: Random) -> tuple[Letter, bytes]:
    """One person in two classifications on one production, each with its own days."""
    s, letter = Setting(rng), invent.a_letter(rng, "two crafts")
    job = letter.jobs[0]
    cut = rng.randrange(2, len(job.worked) - 1)
    first = replace(job, classification="Grip", local="80", worked=job.worked[:cut])
    second = replace(job, classification="Crafts Service", local="80", worked=job.worked[cut:])
    jobs = tuple(replace(each, stated_total=len(each.worked)) for each in (first, second))
    say = rng.choice((wording.slashed_full, wording.spelled_run, wording.short_ranges))
    blocks: list[Flowable] = []
    for each in jobs:
        blocks += [
            s.p(f"Classification: {each.classification} (Local 80)"),
            s.p(f"Dates worked: {say(each.worked)}"),
            s.p(f"Days: {len(each.worked)}"),
            Spacer(1, 8),
        ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(_facts(replace(job, local=None))[:5]),
        Spacer(1, 8),
        *blocks,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=jobs), finish(parts)


def table_each(rng: Random) -> tuple[Letter, bytes]:
    """A heading and a table of days for each production, the table's head on every page."""
    s, letter = Setting(rng), invent.a_letter(rng, "table each", jobs=2)
    blocks: list[Flowable] = []
    jobs = tuple(replace(job, stated_total=len(job.worked)) for job in letter.jobs)
    for job in jobs:
        rows = [["Date", "Day", "Hours"]]
        rows += [[f"{d:%m/%d/%Y}", f"{d:%a}", f"{rng.choice((8, 10, 12))}.0"] for d in job.worked]
        blocks += [
            s.p(f"<b>Production: {job.production}</b>"),
            s.p(f"Type of production: {job.type_printed}"),
            s.p(f"Production company: {job.employer}"),
            s.p(f"Classification: {job.classification}"),
            *([s.p(f"Local: {job.local}")] if job.local else []),
            s.table(rows, ruled=True, widths=[1.4 * inch, 0.8 * inch, 0.8 * inch]),
            s.p(f"Days worked on this production: {len(job.worked)}"),
            Spacer(1, 12),
        ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels([("Employee", jobs[0].person), ("SSN", f"XXX-XX-{jobs[0].last4}")]),
        Spacer(1, 8),
        *blocks,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=jobs), finish(parts)


def form_blanks(rng: Random) -> tuple[Letter, bytes]:
    """A form letter whose blanks were filled: underscores before and after every value."""
    s, letter = Setting(rng), invent.a_letter(rng, "form blanks")
    job = letter.jobs[0]
    job = replace(job, stated_total=len(job.worked))
    say = rng.choice((wording.slashed_full, wording.short_ranges, wording.spelled_run))
    pairs = [
        ("Name of employee", job.person),
        ("Last 4 of SSN", job.last4),
        ("Title of production", job.production),
        ("Type of production", job.type_printed),
        ("Employer of record", job.employer),
        ("Classification", job.classification),
        ("Local no.", job.local or "none"),
        ("Specific dates worked", say(job.worked)),
        ("Total days", str(len(job.worked))),
    ]
    parts = [
        *letterhead(s, letter),
        s.p(f"Date: __{letter.written:%m/%d/%Y}__"),
        Spacer(1, 6),
        *[s.p(f"{label}: __{value}__".replace("&", "&amp;")) for label, value in pairs],
        *sign_off(s, letter, "Signature:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def hours_behind(rng: Random) -> tuple[Letter, bytes]:
    """Days with hours behind each, the year in the heading alone: "03/02 Mon 10.5 hrs"."""
    s, letter = Setting(rng), invent.a_letter(rng, "hours behind")
    year = letter.jobs[0].worked[0].year
    worked = tuple(day for day in letter.jobs[0].worked if day.year == year)
    job = replace(letter.jobs[0], worked=worked, stated_total=len(worked))
    listed = "; ".join(f"{d:%m/%d} {d:%a} {rng.choice((8, 10.5, 12))} hrs" for d in worked)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(_facts(job)),
        Spacer(1, 8),
        s.p(f"Work dates in {year}:"),
        s.p(listed),
        s.p(f"Total number of days: {len(worked)}"),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def _facts(job: Job) -> list[tuple[str, str | None]]:
    return [
        ("Employee", job.person),
        ("SSN (last four)", job.last4),
        ("Production", job.production),
        ("Production type", job.type_printed),
        ("Employer of record", job.employer),
        ("Job classification", job.classification),
        ("Union local", job.local),
    ]


def _on_same(other: Job, job: Job) -> Job:
    return replace(
        other,
        production=job.production,
        title=job.title,
        season=job.season,
        type_printed=job.type_printed,
        type_value=job.type_value,
        employer=job.employer,
    )


def _mark(job: Job, day: date) -> str:
    return job.code if day in job.idle else "W"


def _ranges(days: Sequence[date]) -> str:
    numbers = [day.day for day in days]
    spans = [[n for _, n in g] for _, g in groupby(enumerate(numbers), key=lambda p: p[1] - p[0])]
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in spans)


def _months(days: Sequence[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def _saturday_of(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


FAMILIES: tuple[Family, ...] = (
    typed_register,
    month_rows,
    month_strip,
    crew_table,
    two_crafts,
    table_each,
    form_blanks,
    hours_behind,
)
