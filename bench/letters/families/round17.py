"""Layout families of the seventeenth round: other words and layouts for the days of round sixteen.

It was measured once before any rule was mended by it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable, Paragraph, Preformatted, Spacer, Table

from bench.letters import counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors
from bench.letters.families.round16_shows import crew
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter
from bench.letters.wording import ordinal


def _abbreviated(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """ "Mon. 2nd, Tue. 3rd and Wed. 4th March; then Mon. 9th – Wed. 11th March 2026"."""
    said = []
    for days in months_of(job.worked):
        spans = [_short(a) if a == b else f"{_short(a)} – {_short(b)}" for a, b in neighbors(days)]
        said.append(f"{_series(spans)} {days[0]:%B} {days[0].year}")
    lead = rng.choice(("Dates with us: ", "Days on our stages: ", "Days in our employ: "))
    return [s.p(lead + "; then ".join(said) + "."), *_total(s, job, rng)]


def _for_the_month_of(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """ "For the month of March 2026: the 3rd, the 4th and the 9th"."""
    dash = rng.choice((": ", " — ", " - "))
    lines = [
        f"For the month of {days[0]:%B} {days[0].year}{dash}"
        + _series([f"the {ordinal(d.day)}" for d in days])
        + "."
        for days in months_of(job.worked)
    ]
    lead = rng.choice(
        ("Work was carried out on the days named here.", "Days of actual work follow.")
    )
    return [s.p(f"{lead} {' '.join(lines)}"), *_total(s, job, rng)]


def _other_than(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A range less single days, as prose, with the number of the days left."""
    a, b = job.worked[0], job.worked[-1]
    every = [a + timedelta(days=n) for n in range((b - a).days + 1)]
    out = [d for d in every if d not in job.worked]
    less = rng.choice(("other than", "with the exception of", "but not", "excluding"))
    said = f"{less} {_series([f'{d:%B} {d.day}' for d in out])}, " if out else ""
    count = counts.in_words(len(job.worked))
    return [
        s.p(
            f"Our records show work on each day from {a:%B} {a.day}, {a.year} to {b:%B} {b.day}, "
            f"{b.year}, {said}for a total of {count} ({len(job.worked)}) days."
        )
    ]


def _month_once(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Typewriter rows; the month on its first row only, zeros on days not worked."""
    lines, before = ["MO  DAY  WKDY   HRS"], None
    idle = _idle(job, rng)
    for day in sorted([*job.worked, *idle]):
        month = f"{day:%b}".upper() if before is None or before.month != day.month else "   "
        hours = "0.0" if day in idle else rng.choice(("8.0", "10.0", "12.0"))
        lines.append(f"{month}  {day.day:>2}   {f'{day:%a}'.upper()}   {hours:>5}")
        before = day
    years = sorted({day.year for day in job.worked})
    lead = f"Hours ledger, {' and '.join(map(str, years))}"
    font = s.body.clone("typed", fontName="Courier", fontSize=9)
    return [s.p(lead), Preformatted("\n".join(lines), font), *_total(s, job, rng)]


def _status_words(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Rows with a status in words: worked, not called, weather, travel."""
    idle = _idle(job, rng)
    said = ("Not called", "Weather day - not worked", "Travel (paid)", "Held", "Cancelled")
    rows = [["Day", "Date", "Status"]]
    for day in sorted([*job.worked, *idle]):
        status = rng.choice(said) if day in idle else rng.choice(("Worked", "Worked - overtime"))
        rows.append([f"{day:%a}", f"{day.day} {day:%b} {day.year}", status])
    return [s.table(rows, ruled=rng.random() < 0.5), *_total(s, job, rng)]


def _two_lists(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Two columns: the days worked at the left, the days that were not at the right."""
    idle = _idle(job, rng) or [job.worked[-1] + timedelta(days=1)]
    style = rng.choice(("%m/%d/%Y", "%d-%b-%Y", "%a %m/%d/%y"))
    heading = rng.choice((("Worked", "Not worked"), ("Days worked", "Days held, not worked")))
    rows = [list(heading)]
    rows += [
        [f"{d[n]:{style}}" if n < len(d) else "" for d in (job.worked, idle)]
        for n in range(max(len(job.worked), len(idle)))
    ]
    return [s.table(rows, ruled=rng.random() < 0.6), *_total(s, job, rng)]


def _starred_strips(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a month with all of its days, a star behind those worked."""
    lines = []
    for days in months_of(job.worked):
        first = days[0].replace(day=1)
        every = [first + timedelta(days=n) for n in range(31)]
        said = [f"{d.day}*" if d in days else str(d.day) for d in every if d.month == first.month]
        lines.append(f"{first:%B %Y}: {' '.join(said)}")
    lead = rng.choice(("A star marks a day worked.", "* = worked"))
    return [s.p(lead), *map(s.p, lines), *_total(s, job, rng)]


def _iso_months(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """ "2026-03: 02, 03, 04": the month as a number before its days."""
    lines = [
        f"{days[0]:%Y-%m}: {', '.join(f'{d:%d}' for d in days)}" for days in months_of(job.worked)
    ]
    return [s.p("Work dates (year-month: days)"), *map(s.p, lines), *_total(s, job, rng)]


def _dotted_weekdays(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a day in day-first order with dots: "Mo 02.03.26", and when it was printed."""
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    said = [f"{names[d.weekday()]} {d:%d.%m.%y}" for d in job.worked]
    rows = [said[n : n + 4] + [""] * (4 - len(said[n : n + 4])) for n in range(0, len(said), 4)]
    stamp = job.worked[-1] + timedelta(days=rng.randrange(2, 12))
    foot = Paragraph(f"Page 1/1 – generated {stamp:%d.%m.%y} 08:12", s.small)
    return [s.p("Days worked (day.month.year):"), s.table([["", "", "", ""], *rows], ruled=False),
            *_total(s, job, rng), foot]  # fmt: skip


def _initials(rng: Random) -> tuple[Letter, bytes]:
    """Rows are dates, columns are initials that a key above explains, days worked are marked."""
    s, letter = Setting(rng), crew(rng, "initials by date", 3)
    key = [f"{_letters(j.person)} = {j.person}, {j.classification}" for j in letter.jobs]
    if len({_letters(j.person) for j in letter.jobs}) < len(letter.jobs):
        key = [f"{j.person} = {j.person}, {j.classification}" for j in letter.jobs]
        return letter, finish(_sheet(rng, s, letter, [j.person for j in letter.jobs], key))
    return letter, finish(_sheet(rng, s, letter, [_letters(j.person) for j in letter.jobs], key))


def _positions(rng: Random) -> tuple[Letter, bytes]:
    """Rows are dates, columns are people with their positions beneath, hours or dashes."""
    s, letter = Setting(rng), crew(rng, "positions by date", 2)
    names = [f"{j.person}\n{j.classification}" for j in letter.jobs]
    return letter, finish(_sheet(rng, s, letter, names, []))


def _sheet(
    rng: Random, s: Setting, letter: Letter, names: Sequence[str], key: Sequence[str]
) -> list[Flowable]:
    first = letter.jobs[0]
    every = sorted({d for job in letter.jobs for d in job.worked})
    on, off = rng.choice((("X", "-"), ("1", ""), ("8.0", "0.0"), ("wkd", "off")))
    rows = [[rng.choice(("Date", "Work date", "Day")), *names]]
    rows += [
        [f"{d:%a %m/%d/%Y}", *(on if d in job.worked else off for job in letter.jobs)]
        for d in every
    ]
    table = Table(rows, hAlign="LEFT")
    table.setStyle([*RULED, ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5),
                    ("ALIGN", (1, 0), (-1, -1), rng.choice(("LEFT", "CENTER")))])  # fmt: skip
    firm = first.employer.replace("&", "&amp;")
    season = f", Season {first.season}" if first.season else ""
    return [
        *heads.stacked_address(rng, s, letter),
        s.p(f"{firm} employed these people on the {first.type_printed} “{first.title}”{season}."),
        *map(s.p, key), Spacer(1, 6), table,
        *heads.signed_plainly(rng, s, letter),
    ]  # fmt: skip


def _letters(name: str) -> str:
    return "".join(word[0] for word in name.replace(",", "").split() if word[0].isupper())


def _short(day: date) -> str:
    return f"{day:%a}. {ordinal(day.day)}"


def _idle(job: Job, rng: Random) -> list[date]:
    every = [
        job.worked[0] + timedelta(days=n) for n in range((job.worked[-1] - job.worked[0]).days)
    ]
    free = [d for d in every if d not in job.worked and d.weekday() < 6]
    return sorted(rng.sample(free, k=min(len(free), 3)))


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


def _short_job(family: Family) -> Family:
    """Return a family whose letters state their total, as a range less some days needs it."""

    def made(rng: Random) -> tuple[Letter, bytes]:
        letter, data = family(rng)
        jobs = tuple(replace(job, stated_total=len(job.worked)) for job in letter.jobs)
        return replace(letter, jobs=jobs), data

    made.__name__ = family.__name__
    return made


_PLAIN = (heads.stacked_address, heads.signature_block)
_BESIDE = (heads.beside_address, heads.signed_plainly)
_PORTAL = (heads.portal, heads.signed_plainly)
_MEMO = (heads.memo, heads.signature_block)

_initials.__name__, _positions.__name__ = "initials_by_date", "positions_by_date"

FAMILIES: tuple[Family, ...] = (
    composed("short weekdays", _PLAIN, facts.in_prose, _abbreviated, most_days=16),
    composed("for the month of", _BESIDE, facts.in_prose, _for_the_month_of, most_days=18),
    _short_job(composed("other than", _MEMO, facts.labelled, _other_than, most_days=12)),
    composed("month once", _PORTAL, facts.two_columns, _month_once, most_days=20),
    composed("status in words", _BESIDE, facts.in_boxes, _status_words, most_days=20),
    composed("two lists", _PLAIN, facts.labelled, _two_lists, most_days=18),
    composed("starred strips", _MEMO, facts.dotted, _starred_strips),
    composed("iso months", _PORTAL, facts.labelled, _iso_months),
    composed("dotted weekdays", _BESIDE, facts.parted, _dotted_weekdays),
    _initials,
    _positions,
)
