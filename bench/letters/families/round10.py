"""Layout families of the tenth round, for measuring until round 15; since then learned from."""

from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable

from bench.letters import frames
from bench.letters.families.drawing import Family, drawn, months_of, neighbors, weeks_of
from bench.letters.setting import Setting
from bench.letters.truth import Job
from bench.letters.wording import ordinal


def _year_last(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Short months with stretches and single days, a year at the end of each."""
    parts = []
    for days in months_of(job.worked):
        said = [str(a.day) if a == b else f"{a.day}–{b.day}" for a, b in neighbors(days)]
        parts.append(f"{days[0]:%b} {', '.join(said)} ({days[0].year})")
    return [s.p(f"Days worked: {'; '.join(parts)}")]


def _places(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a day with the place of work."""
    rows = [["Work date", "Weekday", "Location"]]
    where = ("Stage 12", "Ranch", "Backlot", "Downtown Los Angeles")
    rows += [[f"{d:%d-%b-%y}", f"{d:%A}", rng.choice(where)] for d in job.worked]
    return [s.table(rows, ruled=rng.random() < 0.6)]


def _shoot_days(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Days numbered as the production numbers them."""
    said = [f"Day {n} - {d:%m/%d/%y}" for n, d in enumerate(job.worked, start=1)]
    lines = [", ".join(said[n : n + 4]) for n in range(0, len(said), 4)]
    return [s.p("Shooting days worked:"), *(s.p(line) for line in lines)]


def _dated_heads(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A row a week under weekday heads; each cell holds the date of a day worked."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    rows = [list(names)]
    for days in weeks_of(job.worked):
        first = days[0] - timedelta(days=days[0].weekday())
        week = [first + timedelta(days=n) for n in range(7)]
        rows.append([f"{d:%m/%d/%Y}" if d in days else "" for d in week])
    return [s.p("Dates worked"), s.table(rows, ruled=True)]


def _with_hours(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A run of dates, the hours of each in parentheses."""
    said = ", ".join(
        f"{d.month}/{d.day}/{d.year} ({rng.choice(('8', '10', '12.5', '14'))})" for d in job.worked
    )
    return [s.p(f"Dates worked (hours): {said}")]


def _weeks_named(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A line a week: its end, the number of days, the dates."""
    lines = []
    for days in weeks_of(job.worked, first=6):
        ending = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        said = ", ".join(f"{d.month}/{d.day}" for d in days)
        lines.append(s.p(f"w/e {ending:%m/%d/%y} – {len(days)} days ({said})"))
    return [s.p("Employment by week"), *lines]


def _in_columns(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Under the name of each month its dates in four columns."""
    made: list[Flowable] = [s.p("Specific dates of work")]
    for days in months_of(job.worked):
        said = [f"{d:%a} {d:%m/%d/%Y}" for d in days]
        rows = [said[n : n + 4] + [""] * (4 - len(said[n : n + 4])) for n in range(0, len(said), 4)]
        made += [s.p(f"{days[0]:%B %Y}"), s.table(rows, ruled=False)]
    return made


def _to_ranges(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """Ordinal days with "to": "June 3rd to 7th, 10th, 2026"."""
    parts = []
    for days in months_of(job.worked):
        said = [
            ordinal(a.day) if a == b else f"{ordinal(a.day)} to {ordinal(b.day)}"
            for a, b in neighbors(days)
        ]
        parts.append(f"{days[0]:%B} {', '.join(said)}, {days[0].year}")
    return [s.p(f"Dates worked, both ends included: {'; '.join(parts)}.")]


def _with_remark(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A run of dates; a day that was not worked is named after it."""
    said = ", ".join(f"{d:%B} {d.day}" for d in job.worked[:-1])
    last = job.worked[-1]
    text = f"{said}{' and ' if said else ''}{last:%B} {last.day}, {last.year}"
    off = [f"{d:%B} {d.day}, {d.year}" for d in job.idle]
    note = [s.p(f"Not worked (holiday): {'; '.join(off)}")] if off else []
    return [s.p(f"Worked on {text}."), *note]


def _year_colon(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A line a month: year, month and its days without commas."""
    lines = [
        f"{days[0].year} {days[0]:%B}: {' '.join(f'{d.day:02d}' for d in days)}"
        for days in months_of(job.worked)
    ]
    return [s.p("Days of work in each month"), *(s.p(line) for line in lines)]


def _by_pay_date(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a check: its date and number are no days of work."""
    rows = [["Check date", "Check no.", "Days worked in this check"]]
    for days in weeks_of(job.worked, first=6):
        paid = days[0] + timedelta(days=(3 - days[0].weekday()) % 7 + 7)
        said = ", ".join(f"{d:%m/%d/%Y}" for d in days[:4])
        rest = ",\n" + ", ".join(f"{d:%m/%d/%Y}" for d in days[4:]) if days[4:] else ""
        rows.append([f"{paid:%m/%d/%Y}", str(rng.randrange(20000, 99999)), said + rest])
    return [s.table(rows, ruled=True)]


def _one_a_line(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A plain line a day, the weekday behind the date."""
    say = rng.choice((_long, _short))
    return [s.p("The employee worked on:"), *(s.p(say(d)) for d in job.worked)]


def _counted(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A table with a running number before each date."""
    rows = [["No.", "Date of work", "No.", "Date of work"]]
    half = (len(job.worked) + 1) // 2
    for n in range(half):
        left = [str(n + 1), f"{job.worked[n]:%B} {job.worked[n].day}, {job.worked[n].year}"]
        m = n + half
        day = job.worked[m] if m < len(job.worked) else None
        rows.append(
            [*left, *([str(m + 1), f"{day:%B} {day.day}, {day.year}"] if day else ["", ""])]
        )
    return [s.table(rows, ruled=rng.random() < 0.6)]


def _yes_grid(s: Setting, job: Job, _rng: Random) -> list[Flowable]:
    """A row a week: Monday's date, then yes or no for Monday to Saturday."""
    rows = [["Week beginning", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]]
    for days in weeks_of(job.worked):
        first = days[0] - timedelta(days=days[0].weekday())
        week = [first + timedelta(days=n) for n in range(6)]
        rows.append([f"{first:%m/%d/%Y}", *("Yes" if d in days else "No" for d in week)])
    return [s.p("Worked each day?"), s.table(rows, ruled=True)]


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year} ({day:%A})"


def _short(day: date) -> str:
    return f"{day:%m/%d/%Y} {day:%a}"


FAMILIES: tuple[Family, ...] = (
    drawn("year last", frames.told, _year_last),
    drawn("places", frames.across, _places),
    drawn("shoot days", frames.labelled, _shoot_days),
    drawn("dated cells", frames.piped, _dated_heads),
    drawn("dates with hours", frames.told, _with_hours),
    drawn("weeks named", frames.numbered, _weeks_named),
    drawn("month columns read across", frames.labelled, _in_columns),
    drawn("ordinal ranges", frames.piped, _to_ranges),
    drawn("with a remark", frames.told, _with_remark, grid=True),
    drawn("days without commas", frames.numbered, _year_colon),
    drawn("by check", frames.across, _by_pay_date),
    drawn("one a line", frames.piped, _one_a_line),
    drawn("counted dates", frames.numbered, _counted),
    drawn("yes and no", frames.labelled, _yes_grid),
)
