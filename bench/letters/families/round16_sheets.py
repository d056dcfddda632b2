"""Round sixteen, second part: tables of one person, with marks, zeros, dittos and remarks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, PageBreak, Paragraph, Preformatted, Spacer, Table

from bench.letters import cast, counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors, weeks_of
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

_REMARKS = ("travel, not worked", "hold - not worked", "rain day, no work", "not worked", "sick")
_NOT = ("N", "No", "", "–", "-", "0")


def day_log(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Every day of the stretch with Y or N, or hours or none, and a remark on some."""
    yes, no = rng.choice(
        (("Y", "N"), ("Yes", "No"), ("X", ""), ("X", "–"), ("8.0", "0.0"), ("10", "-"))
    )
    head = {"Y": "Worked?", "Yes": "Worked", "X": "On payroll", "8.0": "Hours", "10": "Hrs"}[yes]
    style = rng.choice(("%m/%d/%y", "%a %d %b %Y", "%Y-%m-%d", "%b %d, %Y"))
    rows = [["Date", head, "Remarks"]]
    for day in _every_day(job):
        on = day in job.worked
        rows.append(
            [f"{day:{style}}", yes if on else no, "" if on else rng.choice((*_REMARKS[:3], "", ""))]
        )
    return [
        s.p(rng.choice(("Day log", "Record of days"))),
        s.table(rows, ruled=rng.random() < 0.6),
        *_total(s, job, rng),
    ]


def remarks_only(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a date; what was not worked says so in words and in nothing else."""
    idle = [d for d in _every_day(job) if d not in job.worked and d.weekday() < 5][:3]
    rows = [["Work date", "Call", "Wrap", "Notes"]]
    for day in sorted([*job.worked, *idle]):
        on = day in job.worked
        call, wrap = ("7:00A", "7:30P") if on else ("", "")
        rows.append([f"{day:%m/%d/%Y}", call, wrap, "" if on else rng.choice(_REMARKS)])
    return [s.table(rows, ruled=rng.random() < 0.5), *_total(s, job, rng)]


def zero_grid(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Weeks that begin on Monday with hours on every day, zeros where none were worked."""
    style, zero = rng.choice(("%d-%b-%y", "%m/%d/%Y", "%d %b %Y")), rng.choice(("0.0", "0", "0.00"))
    rows = [["Week beginning", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Hours"]]
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        week = [monday + timedelta(days=n) for n in range(7)]
        hours = [rng.choice((8.0, 10.5, 12.0)) if d in days else 0.0 for d in week]
        cells = [f"{h:.1f}" if h else zero for h in hours]
        rows.append([f"{monday:{style}}", *cells, f"{sum(hours):.1f}"])
    return [
        s.p("Hours worked by day"),
        s.table(rows, ruled=rng.random() < 0.5),
        *_total(s, job, rng),
    ]


def dittos(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a day; month and year are printed once and repeated by ditto marks."""
    mark = rng.choice(('"', "''", "do."))
    rows, before = [["Month", "Day", "Year", "Hours"]], None
    for day in job.worked:
        same = before is not None and (before.year, before.month) == (day.year, day.month)
        rows.append(
            [
                mark if same else f"{day:%B}",
                str(day.day),
                mark if same else str(day.year),
                rng.choice(("8", "10", "12")),
            ]
        )
        before = day
    return [s.p("Days worked"), s.table(rows, ruled=rng.random() < 0.5), *_total(s, job, rng)]


def month_over_the_page(rng: Random) -> tuple[Letter, bytes]:
    """Numbered weekdays under a month that goes on over the page, with page stamps."""
    s, letter = Setting(rng), cast.a_letter(rng, "month over the page", most_days=30)
    job = letter.jobs[0]
    stamp = f"{letter.written:%m/%d/%Y}"
    lines: list[str] = []
    for days in months_of(job.worked):
        lines += [f"<b>{days[0]:%B %Y}</b>", *(f"{d.day} {d:%A}" for d in days)]
    cut = rng.randrange(2, max(3, len(lines) - 1))
    body: list[Flowable] = [s.p("The days worked, month by month"), *map(s.p, lines[:cut])]
    body += [Paragraph(f"Page 1 of 2 · printed {stamp}", s.small), PageBreak()]
    body += [s.p("(continued)"), *map(s.p, lines[cut:]), *_total(s, job, rng)]
    said = [*heads.on_two_lines(rng, s, letter), *facts.labelled(rng, s, job), *body]
    return letter, finish([*said, *heads.signed_plainly(rng, s, letter)])


def bracketed_calendars(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Calendars in which the days worked are bracketed, starred or followed by a mark."""
    mark, said = rng.choice(
        (
            ("({})", "in brackets"),
            ("{}*", "marked with *"),
            ("[{}]", "boxed"),
            ("{} W", "marked W"),
            ("{} •", "marked •"),
        )
    )
    made: list[Flowable] = [s.p(f"Days worked are {said}.")]
    for days in months_of(job.worked):
        first = days[0].replace(day=1)
        day = first - timedelta(days=first.weekday())
        rows = [["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]]
        while day <= days[-1] or day.month == first.month:
            week = [day + timedelta(days=n) for n in range(7)]
            rows.append(
                [
                    ""
                    if d.month != first.month
                    else mark.format(d.day)
                    if d in days
                    else str(d.day)
                    for d in week
                ]
            )
            day += timedelta(days=7)
        table = Table(rows, colWidths=[0.5 * inch] * 7, hAlign="LEFT")
        table.setStyle(
            [*(RULED if rng.random() < 0.5 else ()), ("FONT", (0, 0), (-1, -1), s.plain_font, 8)]
        )
        made += [s.p(f"<b>{first:%B %Y}</b>"), table]
    return [*made, *_total(s, job, rng)]


def spans_short_of_days(rng: Random) -> tuple[Letter, bytes]:
    """Rows from, to and fewer days than the span holds: no single day is proved."""
    s, letter = Setting(rng), cast.a_letter(rng, "spans short of days", most_days=12)
    job = letter.jobs[0]
    rows, total = [["From", "To", "Days worked"]], 0
    for days in months_of(job.worked):
        end, count = days[-1] + timedelta(days=rng.randrange(2, 6)), len(days)
        total += count
        rows.append([f"{days[0]:%m/%d/%Y}", f"{end:%m/%d/%Y}", str(count)])
    job = replace(job, worked=(), stated_total=total)
    letter = replace(letter, jobs=(job,))
    body = [s.table(rows, ruled=True), s.p(f"Total days worked: {total}")]
    said = [*heads.stacked_address(rng, s, letter), *facts.labelled(rng, s, job), *body]
    return letter, finish([*said, *heads.signed_plainly(rng, s, letter)])


def typed_thru(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Typewriter lines: "3/2 THRU 3/6/26   5" with the days of each stretch counted."""
    lines = ["DATES (ALL DAYS WORKED)      DAYS"]
    for a, b in neighbors(job.worked):
        one = f"{a.month}/{a.day}/{a:%y}"
        said = one if a == b else f"{a.month}/{a.day} THRU {b.month}/{b.day}/{b:%y}"
        lines.append(f"{said:<29}{(b - a).days + 1}")
    lines += ["", f"TOTAL DAYS {job.stated_total}"] if job.stated_total else []
    return [Preformatted("\n".join(lines), s.body.clone("typed", fontName="Courier", fontSize=9))]


def _every_day(job: Job) -> Sequence[date]:
    a, b = job.worked[0], job.worked[-1]
    every = [a + timedelta(days=n) for n in range((b - a).days + 1)]
    return (
        [d for d in every if d.weekday() < 5 or d in job.worked][:45] if len(every) > 45 else every
    )


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


_PLAIN = (heads.stacked_address, heads.signed_plainly)
_BROKEN = (heads.on_two_lines, heads.signature_block)
_BESIDE = (heads.beside_address, heads.signed_plainly)
_PORTAL = (heads.portal, heads.signature_block)

FAMILIES: tuple[Family, ...] = (
    composed("day log", _PLAIN, facts.two_columns, day_log, most_days=18),
    composed("remarks only", _BROKEN, facts.in_boxes, remarks_only),
    composed("grid with zeros", _PORTAL, facts.labelled, zero_grid),
    composed("ditto marks", _BESIDE, facts.labelled, dittos),
    month_over_the_page,
    composed("bracketed calendars", _PLAIN, facts.in_prose, bracketed_calendars),
    spans_short_of_days,
    composed("typed thru", _BROKEN, facts.parted, typed_thru),
)
