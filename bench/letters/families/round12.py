"""Layout families of the twelfth round: ranges in rows, checks in prose, calendars, crew sheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer, Table

from bench.letters import cast, counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors, weeks_of
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter


def rows_from_to(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a stretch of days: first, last, how many; every day of it was worked."""
    head = rng.choice((["From", "To", "Days"], ["First Day", "Last Day", "Days Worked"]))
    rows = [head]
    for a, b in neighbors(job.worked):
        rows.append([f"{a:%m/%d/%Y}", f"{b:%m/%d/%Y}", str((b - a).days + 1)])
    said = rng.choice(
        (
            "Days worked (every day of each line, first and last included, was worked):",
            "Dates worked, all days inclusive:",
        )
    )
    return [s.p(said), s.table(rows, ruled=rng.random() < 0.5), *_total(s, job, rng)]


def numeric_runs(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Short numeric ranges, the year in the label: "2026 work dates: 3/2-3/6, 3/9"."""
    made: list[Flowable] = []
    for year, days in groupby(job.worked, key=lambda d: d.year):
        spans = [
            f"{a.month}/{a.day}" if a == b else f"{a.month}/{a.day}-{b.month}/{b.day}"
            for a, b in neighbors(list(days))
        ]
        label = rng.choice((f"{year} work dates:", f"Days worked in {year}:", f"Dates ({year}):"))
        made.append(s.p(f"{label} {', '.join(spans)}"))
    return [*made, *_total(s, job, rng)]


def weekday_spans(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Sentences: "Monday, March 2 through Friday, March 6, 2026"."""
    said = []
    for a, b in neighbors(job.worked):
        one = f"{a:%A}, {a:%B} {a.day}, {a.year}"
        said.append(
            one if a == b else f"{a:%A}, {a:%B} {a.day} through {b:%A}, {b:%B} {b.day}, {b.year}"
        )
    lead = rng.choice(
        ("The days worked were", "The specific dates of work are:", "Work took place on")
    )
    return [s.p(f"{lead} {'; '.join(said)}{counts.clause(rng, job.stated_total)}")]


def time_clock(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a day as a time clock prints it: weekday, date, in, out, hours."""
    rows = [["Day", "Date", "In", "Out", "Hours"]]
    for d in job.worked:
        start = rng.choice((6, 7, 8, 15))
        end = (start + 12) % 24
        rows.append([f"{d:%a}", f"{d:%m/%d/%y}", f"{start}:00", f"{end}:30", "12.0"])
    return [s.p("Time card summary"), s.table(rows, ruled=rng.random() < 0.4), *_total(s, job, rng)]


def _paid_on(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A sentence with the days and another one with the dates of the checks."""
    said = ", ".join(f"{d:%B} {d.day}, {d.year}" for d in job.worked)
    ends = sorted({d + timedelta(days=(5 - d.weekday()) % 7 + 6) for d in job.worked})
    checks = rng.choice(("Checks were issued on", "Payment was made by check dated", "Pay dates:"))
    paid = f"{checks} {', '.join(f'{d:%m/%d/%Y}' for d in ends)}."
    return [
        s.p(rng.choice(("Work dates: ", "Dates worked: ")) + said + "."),
        *_total(s, job, rng),
        s.p(paid),
    ]


def _in_columns(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Full dates in three or four columns, read down, without rules."""
    across = rng.choice((3, 4))
    deep = -(-len(job.worked) // across)
    said = [f"{d:%a} {d:%m/%d/%Y}" for d in job.worked]
    rows = [
        [
            said[c * deep + r] if c * deep + r < min(len(said), (c + 1) * deep) else ""
            for c in range(across)
        ]
        for r in range(deep)
    ]
    table = Table(rows, colWidths=[6.4 * inch / across] * across, hAlign="LEFT")
    table.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 9)])
    return [
        s.p(rng.choice(("DATES WORKED", "Days worked are listed below."))),
        table,
        *_total(s, job, rng),
    ]


def _military_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Typewriter lines of "02-MAR-26 MON 10.0" behind a line number."""
    lines = ["LN  WORK DATE  DAY  HOURS", "--  ---------  ---  -----"]
    for n, d in enumerate(job.worked, start=1):
        lines.append(
            f"{n:>2}  {f'{d:%d-%b-%y}'.upper():<9}  {f'{d:%a}'.upper()}  "
            f"{rng.choice((8, 10, 12)):>4}.0"
        )
    if job.stated_total:
        lines += ["", f"TOTAL DAYS {job.stated_total}"]
    font = s.body.clone("typed", fontName="Courier", fontSize=9)
    return [Preformatted("\n".join(lines), font)]


def crew_sentences(rng: Random) -> tuple[Letter, bytes]:
    """Several people of one show, a paragraph each with role and dates."""
    s, letter = Setting(rng), cast.a_letter(rng, "crew sentences", most_days=9)
    first = letter.jobs[0]
    jobs = [first]
    for _ in range(rng.choice((1, 2))):
        other = cast.a_letter(rng, "crew sentences", most_days=9).jobs[0]
        jobs.append(replace(first, person=other.person, last4=other.last4, worked=other.worked,
                            classification=other.classification, local=other.local))  # fmt: skip
    jobs = [replace(job, stated_total=None) for job in jobs]
    letter = cast.with_all(letter, jobs)
    season = f", Season {first.season}" if first.season else ""
    parts: list[Flowable] = [
        s.p(f"{first.employer} confirms the employment of the following crew members on the "
            f"{first.type_printed} “{first.title}”{season}.".replace("& ", "&amp; ")),
        Spacer(1, 6),
    ]  # fmt: skip
    for job in jobs:
        local = f", Local {job.local}" if job.local else ""
        said = ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in job.worked)
        parts.append(
            s.p(
                f"{job.person} (SSN ending {job.last4}), {job.classification}{local}. "
                f"Dates worked: {said}"
            )
        )
        parts.append(Spacer(1, 4))
    body = [*heads.stacked_address(rng, s, letter), *parts, *heads.signed_plainly(rng, s, letter)]
    return letter, finish(body)


def calendar(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A calendar a month: weeks from Sunday, an X or a W in the cells of days worked."""
    mark = rng.choice("XW")
    made: list[Flowable] = [s.p(f"{mark} = day worked")]
    for days in months_of(job.worked):
        first = days[0].replace(day=1)
        start = first - timedelta(days=(first.weekday() + 1) % 7)
        rows = [["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]]
        day = start
        while day.month == first.month or day < first:
            week = [day + timedelta(days=n) for n in range(7)]
            rows.append(
                [
                    "" if d.month != first.month else f"{d.day} {mark}" if d in days else str(d.day)
                    for d in week
                ]
            )
            day += timedelta(days=7)
        table = Table(rows, colWidths=[0.62 * inch] * 7, hAlign="LEFT")
        table.setStyle([*RULED, ("FONT", (0, 0), (-1, -1), s.plain_font, 8)])
        made += [Spacer(1, 4), s.p(f"<b>{first:%B %Y}</b>"), table]
    return [*made, *_total(s, job, rng)]


def _month_sections(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """The month as a heading with its year, the days beneath with commas, a subtotal each."""
    made: list[Flowable] = [s.p("DAYS WORKED BY MONTH")]
    for days in months_of(job.worked):
        made += [
            s.p(f"<b>{days[0]:%B %Y}</b>"),
            s.p(", ".join(str(d.day) for d in days)),
            s.p(f"{len(days)} day{'s' if len(days) > 1 else ''}"),
        ]
    return [*made, *_total(s, job, rng)]


def _week_sentences(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A sentence a week: "Week ending March 7, 2026: worked Monday, Tuesday and Friday"."""
    lines = []
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        lines.append(f"Week ending {heads.long_date(end)}: {_series([f'{d:%A}' for d in days])}")
    return [s.p("Days worked by week:"), *map(s.p, lines), *_total(s, job, rng)]


def _streaming(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Platform, running time and budget tier before the dates, ISO dates with commas."""
    listed = ", ".join(d.isoformat() for d in job.worked)
    return [
        s.p(f"Platform: Lumen+ | Running time: {rng.choice((22, 42, 48))} minutes per episode"),
        s.p("Budget tier: [ ] Low  [ ] Mid  [X] High Budget SVOD"),
        s.p(f"Dates worked: {listed}"),
        *_total(s, job, rng),
    ]


def _corrected(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Days worked and, apart from them, holidays and idle days that were not."""
    free = [
        job.worked[0] + timedelta(days=n)
        for n in range((job.worked[-1] - job.worked[0]).days)
        if job.worked[0] + timedelta(days=n) not in job.worked
    ]
    off = free[: rng.randrange(0, 3)]
    said = "; ".join(f"{d:%b} {d.day}, {d.year}" for d in job.worked)
    made = [s.p(f"Days worked: {said}")]
    if off:
        word = rng.choice(
            ("Idle days (not worked)", "Holidays not worked", "Travel days (not worked)")
        )
        made.append(s.p(f"{word}: {'; '.join(f'{d:%b} {d.day}, {d.year}' for d in off)}"))
    return [*made, *_total(s, job, rng)]


def _card_per_week(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a week with the hours of Sunday to Saturday and their sums, dates over the weekdays."""
    made: list[Flowable] = []
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        week = [end - timedelta(days=6 - n) for n in range(7)]
        rows = [
            [f"W/E {end:%m/%d/%y}", *[f"{d:%a}" for d in week], "Total"],
            ["Date", *[f"{d.month}/{d.day}" for d in week], ""],
            ["Hours", *["10.0" if d in days else "" for d in week], f"{10.0 * len(days):.1f}"],
        ]
        made += [s.table(rows, ruled=True), Spacer(1, 5)]
    return [*made, *_total(s, job, rng)]


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


_PLAIN = (heads.stacked_address, heads.signed_plainly)
_BROKEN = (heads.on_two_lines, heads.signature_block)
_BESIDE = (heads.beside_address, heads.signed_plainly)

FAMILIES: tuple[Family, ...] = (
    composed("rows from to", _PLAIN, facts.labelled, rows_from_to),
    composed("numeric runs", _BROKEN, facts.parted, numeric_runs),
    composed("weekday spans", _BESIDE, facts.in_prose, weekday_spans),
    composed("time clock", (heads.portal, heads.signature_block), facts.two_columns, time_clock),
    composed("paid on", _PLAIN, facts.in_prose, _paid_on),
    composed("in columns", _BESIDE, facts.labelled, _in_columns),
    composed("military rows", _BROKEN, facts.dotted, _military_rows),
    crew_sentences,
    composed("calendar months", _PLAIN, facts.in_boxes, calendar, most_days=24),
    composed("month sections", _BESIDE, facts.captioned_blanks, _month_sections),
    composed("week sentences", (heads.memo, heads.signed_plainly), facts.in_prose, _week_sentences),
    composed("streaming form", _BROKEN, facts.in_boxes, _streaming),
    composed("days and days off", _PLAIN, facts.parted, _corrected, from_employer=True),
    composed("card a week", (heads.portal, heads.signed_plainly), facts.labelled, _card_per_week),
)
