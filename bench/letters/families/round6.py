"""Layout families of the sixth round: unit logs, month columns, narrated weeks, tick boxes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.platypus import Flowable, Spacer

from bench.letters import invent, wording
from bench.letters.setting import Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]

_TICKED = (
    ("feature", "Feature film"),
    ("tv_series", "Television series"),
    ("commercial", "Commercial"),
    ("documentary", "Documentary"),
)


def unit_log(rng: Random) -> tuple[Letter, bytes]:
    """A log of each day with call, wrap, unit and what the day was; some were not worked."""
    s, letter = Setting(rng), invent.a_letter(rng, "unit log", grid=True)
    job = letter.jobs[0]
    rows = [["Date", "Call", "Wrap", "Unit", "Status"]]
    for day in sorted((*job.worked, *job.idle)):
        idle = day in job.idle
        times = ["", ""] if idle else ["7:00 AM", rng.choice(("5:30 PM", "7:00 PM"))]
        unit = rng.choice(("Main", "2nd"))
        rows.append([f"{day:%a} {day.month}/{day.day}/{day.year}", *times, unit, _status(job, day)])
    facts = [
        ("Crew member", job.person),
        ("SSN ending", job.last4),
        ("Production", job.production),
        ("Production type", job.type_printed),
        ("Employing company", job.employer),
        ("Position", job.classification),
        ("Local", job.local),
    ]
    total = [s.p(f"Days worked: {job.stated_total}")] if job.stated_total else []
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(facts),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.5),
        *total,
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def month_columns(rng: Random) -> tuple[Letter, bytes]:
    """The months side by side as headings, the days of each below its own."""
    s, letter = Setting(rng), invent.a_letter(rng, "month columns")
    job = letter.jobs[0]
    months = _months(job.worked)
    deep = max(len(days) for days in months)
    rows = [[f"{days[0]:%B %Y}" for days in months]]
    rows += [
        [str(days[row].day) if row < len(days) else "" for days in months] for row in range(deep)
    ]
    total = f" Total: {job.stated_total} days." if job.stated_total else ""
    place = f" ({local_of(job)})" if job.local else ""
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Subject: verification of employment, {job.person}, SSN ending in {job.last4}"),
        Spacer(1, 6),
        s.p(
            f"{job.employer} employed the above as {job.classification}{place} on the "
            f"{job.type_printed} “{job.title}”"
            + (f", season {job.season}" if job.season else "")
            + f". Days worked in each month are below.{total}"
        ),
        Spacer(1, 6),
        s.table(rows, ruled=True),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def narrated_weeks(rng: Random) -> tuple[Letter, bytes]:
    """Sentences a week: "In the week ending March 7, 2026: Monday, Tuesday and Friday"."""
    s, letter = Setting(rng), invent.a_letter(rng, "narrated weeks")
    job = letter.jobs[0]
    lines: list[Flowable] = []
    for ending, group in groupby(job.worked, key=_saturday_of):
        names = [f"{day:%A}" for day in group]
        listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        lines.append(s.p(f"In the week ending {ending:%B} {ending.day}, {ending.year}: {listed}."))
    total = [s.p(f"In total {job.stated_total} days.")] if job.stated_total else []
    facts = [
        ("Name", job.person),
        ("Last four digits of SSN", job.last4),
        ("Production title", job.production),
        ("Type of production", job.type_printed),
        ("Employer", job.employer),
        ("Job classification", job.classification),
        ("Local", job.local),
    ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(facts),
        Spacer(1, 6),
        s.p("The employee worked on these days:"),
        *lines,
        *total,
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def tick_boxes(rng: Random) -> tuple[Letter, bytes]:
    """A form that ticks the type of production, and lists ranges with the days in each."""
    s, letter = Setting(rng), invent.a_letter(rng, "tick boxes")
    kind = rng.choice(_TICKED)
    job = replace(letter.jobs[0], type_value=kind[0], type_printed=kind[1], local=None)
    job = replace(job, season=None, production=job.title, stated_total=len(job.worked))
    boxes = "   ".join(f"[{'X' if t == kind else ' '}] {t[1]}" for t in _TICKED)
    facts = [
        ("Employee", job.person),
        ("SSN (last 4)", job.last4),
        ("Production", job.production),
        ("Company", job.employer),
        ("Classification", job.classification),
    ]
    parts = [
        *letterhead(s, letter),
        s.p(f"Date: {letter.written:%m/%d/%Y}"),
        s.labels(facts),
        s.p(f"Type of production: {boxes}"),
        Spacer(1, 6),
        s.p(f"Dates worked: {wording.short_ranges(job.worked)}"),
        s.p(f"Total days worked: {len(job.worked)}"),
        *sign_off(s, letter, "Signature of authorized representative:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def _status(job: Job, day: date) -> str:
    names = {"I": "Idle", "H": "Holiday", "S": "Sick", "T": "Travel"}
    return names[job.code] if day in job.idle else "Worked"


def _months(days: Sequence[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def _saturday_of(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


FAMILIES: tuple[Family, ...] = (unit_log, month_columns, narrated_weeks, tick_boxes)
