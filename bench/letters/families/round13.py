"""Layout families of the thirteenth round: weeks in brackets, short months, checks behind days."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer, Table

from bench.letters import counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors, weeks_of
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job
from bench.letters.wording import ordinal


def _period_and_list(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """The first and the last day of employment, then the days actually worked."""
    a, b = heads.long_date(job.worked[0]), heads.long_date(job.worked[-1])
    word = rng.choice(("The period of employment was", "Employment ran from", "Engagement:"))
    said = ", ".join(f"{d:%m/%d/%Y}" for d in job.worked)
    return [s.p(f"{word} {a} to {b}."), s.p(f"Days actually worked: {said}."), *_total(s, job, rng)]


def _day_month_short(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Day and short month, the year behind each year's days: "2-Mar, 3-Mar, 9-Mar 2026"."""
    sign = rng.choice("- ")
    parts = [
        ", ".join(f"{d.day}{sign}{d:%b}" for d in days) + f" {year}"
        for year, days in groupby(job.worked, key=lambda d: d.year)
    ]
    return [s.p(f"Worked: {'; '.join(parts)}"), *_total(s, job, rng)]


def _two_pairs(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Date and hours twice a row."""
    cells = [[f"{d:%m/%d/%Y}", f"{rng.choice((8, 10, 12))}.0"] for d in job.worked]
    cells += [["", ""]] if len(cells) % 2 else []
    rows = [["Work date", "Hours", "Work date", "Hours"]]
    rows += [[*cells[n], *cells[n + 1]] for n in range(0, len(cells), 2)]
    return [s.table(rows, ruled=rng.random() < 0.5), *_total(s, job, rng)]


def weeks_in_brackets(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Weeks in a run, their days in brackets: "w/e 3/7/26 (3/2, 3/3); w/e 3/14/26 (3/9)"."""
    said = []
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        listed = ", ".join(f"{d.month}/{d.day}" for d in days)
        said.append(f"w/e {end.month}/{end.day}/{end:%y} ({listed})")
    return [s.p(f"Days worked: {'; '.join(said)}"), *_total(s, job, rng)]


def _shoot_days(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a day with its number in the schedule."""
    word = rng.choice(("Shoot Day", "Day", "Work Day"))
    lines = [f"{word} {n}: {d:%A}, {heads.long_date(d)}" for n, d in enumerate(job.worked, 1)]
    return [*map(s.p, lines), *_total(s, job, rng)]


def _status_column(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Rows of ISO dates, all said to be worked."""
    word = rng.choice(("Worked", "WORK", "Paid - Worked"))
    rows = [["Date", "Weekday", "Status"], *[[d.isoformat(), f"{d:%A}", word] for d in job.worked]]
    return [s.p("Attendance record"), s.table(rows, ruled=True), *_total(s, job, rng)]


def _of_months(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A sentence: "the 2nd, 3rd and 9th of March and the 6th of April, 2026"."""
    said = []
    for year, days in groupby(job.worked, key=lambda d: d.year):
        parts = [
            f"the {_series([ordinal(d.day) for d in month])} of {month[0]:%B}"
            for month in months_of(list(days))
        ]
        said.append(f"{'; '.join(parts)}, {year}")
    return [s.p(f"The days worked were {'; '.join(said)}{counts.clause(rng, job.stated_total)}")]


def _dashed_spans(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a stretch of days, short months, its days counted in brackets."""
    lines = []
    for a, b in neighbors(job.worked):
        one = f"{a:%b} {a.day}, {a.year}"
        said = one if a == b else f"{a:%b} {a.day} - {b:%b} {b.day}, {b.year}"
        lines.append(f"- {said} ({(b - a).days + 1})")
    return [s.p("Dates worked (days in brackets):"), *map(s.p, lines), *_total(s, job, rng)]


def _letters_of_weekdays(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a week with letters: "W/E 3/7/26: M T W F"."""
    letters = ("M", "T", "W", "Th", "F", "Sa", "Su")
    lines = []
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        lines.append(f"W/E {end:%m/%d/%y}: {', '.join(letters[d.weekday()] for d in days)}")
    return [s.p("DAYS WORKED"), *map(s.p, lines), *_total(s, job, rng)]


def month_table(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a month with ordinal ranges in a cell and their number behind."""
    rows: list[list[object]] = [["Month", "Dates worked", "No. of days"]]
    for days in months_of(job.worked):
        spans = [
            ordinal(a.day) if a == b else f"{ordinal(a.day)} - {ordinal(b.day)}"
            for a, b in neighbors(days)
        ]
        rows.append([f"{days[0]:%B %Y}", s.p(", ".join(spans)), str(len(days))])
    table = Table(rows, colWidths=[1.3 * inch, 4.1 * inch, 0.9 * inch], hAlign="LEFT")
    table.setStyle(RULED)
    return [table, *_total(s, job, rng)]


def typed_weeks(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Typewriter lines, a week each: its Monday, then the days of the month."""
    lines = ["WEEK OF        DAYS WORKED"]
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        lines.append(f"{monday:%m/%d/%y}       " + "  ".join(f"{d:%m/%d}" for d in days))
    if job.stated_total:
        lines += ["", f"TOTAL - {job.stated_total} DAYS"]
    return [Preformatted("\n".join(lines), s.body.clone("typed", fontName="Courier", fontSize=9))]


def long_sentence(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """One sentence of full weekday dates joined by commas and "and"."""
    said = _series([f"{d:%A} {d:%B} {d.day}, {d.year}" for d in job.worked])
    lead = rng.choice(("was present and working on", "worked on", "was paid for work on"))
    return [s.p(f"The above employee {lead} {said}{counts.clause(rng, job.stated_total)}")]


def _months_across(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """ "March '26 - 2, 3, 9 | April '26 - 6": the months in a run, parted by strokes."""
    sign = rng.choice((" | ", " / ", "; "))
    parts = [
        f"{days[0]:%B} ’{days[0]:%y} - {', '.join(str(d.day) for d in days)}"
        for days in months_of(job.worked)
    ]
    return [s.p("Work dates: " + sign.join(parts)), *_total(s, job, rng)]


def check_list(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a check with the days first and the check's date and number behind, unruled."""
    rows = [["Days worked", "Hours", "Check date", "Check no."]]
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7 + 5)
        said = ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in days)
        rows.append(
            [said, f"{10 * len(days)}.0", f"{end:%m/%d/%Y}", str(rng.randrange(10**5, 10**6))]
        )
    return [s.table(rows, ruled=False), *_total(s, job, rng)]


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


_PLAIN = (heads.stacked_address, heads.signed_plainly)
_BROKEN = (heads.on_two_lines, heads.signature_block)
_BESIDE = (heads.beside_address, heads.signed_plainly)
_PORTAL = (heads.portal, heads.signature_block)
_MEMO = (heads.memo, heads.signed_plainly)

FAMILIES: tuple[Family, ...] = (
    composed("period and list", _PLAIN, facts.in_prose, _period_and_list, from_employer=True),
    composed("day and short month", _BROKEN, facts.labelled, _day_month_short),
    composed("two pairs", _PORTAL, facts.two_columns, _two_pairs),
    composed("weeks in brackets", _BESIDE, facts.parted, weeks_in_brackets),
    composed("numbered shoot days", _MEMO, facts.labelled, _shoot_days),
    composed("status column", _PORTAL, facts.in_boxes, _status_column),
    composed("days of months", _PLAIN, facts.in_prose, _of_months),
    composed("dashed spans", _BROKEN, facts.captioned_blanks, _dashed_spans),
    composed("letters of weekdays", _BESIDE, facts.labelled, _letters_of_weekdays),
    composed("month table", _PLAIN, facts.two_columns, month_table),
    composed("typed weeks", _BROKEN, facts.dotted, typed_weeks),
    composed("long sentence", _MEMO, facts.in_prose, long_sentence),
    composed("months across", _BESIDE, facts.in_boxes, _months_across, from_employer=True),
    composed("check list", _PLAIN, facts.parted, check_list),
)
