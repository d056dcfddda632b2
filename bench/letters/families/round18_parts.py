"""What the eighteenth round sets its letters with: days, totals, boxes with captions, heads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from bench.letters import cast
from bench.letters.counts import in_words
from bench.letters.families.drawing import months_of
from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Job, Letter

NOTE = "SAMPLE: every person, company and title on this page is invented."
Pairs = Sequence[tuple[str, str]]


def listed(rng: Random, days: Sequence[date]) -> str:
    """Return the days one by one, each with its year or each month's with theirs."""
    way = rng.randrange(3)
    if way == 0:
        return ", ".join(f"{d:%m/%d/%Y}" for d in days)
    if way == 1:
        return ", ".join(f"{d:%b} {d.day}, {d.year}" for d in days)
    parts = [
        f"{month[0]:%B} {', '.join(str(d.day) for d in month)}, {month[0].year}"
        for month in months_of(days)
    ]
    return "; ".join(parts)


def total_line(rng: Random, job: Job, unit: str = "days") -> str:
    """Return the number of days on a line of its own in other words, "" for none."""
    if job.stated_total is None:
        return ""
    n, word = job.stated_total, in_words(job.stated_total)
    one = unit[:-1]
    return rng.choice(
        (
            f"{unit.capitalize()} actually worked: {n}",
            f"Number of {unit} listed above: {n}",
            f"{unit.capitalize()} worked, all months: {n}",
            f"Total of {unit} on this page: {n}",
            f"Sum of {unit} shown: {n}",
            f"This comes to {word} ({n}) {unit}.",
            f"{one.capitalize()} count for this engagement: {n}",
            f"Total {unit} paid: {n}",
            f"{unit.upper()} IN TOTAL {n}",
            f"The above makes a total of {n} {unit}.",
        )
    )


def total_clause(rng: Random, job: Job) -> str:
    """Return the number of days as the end of a sentence, "." for none."""
    if job.stated_total is None:
        return "."
    n, word = job.stated_total, in_words(job.stated_total)
    return rng.choice(
        (
            f", for a total of {word} ({n}) days.",
            f", {n} days in sum.",
            f"; altogether {word} ({n}) days.",
            f" — in all {n} days.",
        )
    )


def long_date(day: date) -> str:
    """Return "March 4, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def safe(text: str) -> str:
    """Return ``text`` as reportlab's markup takes it."""
    return text.replace("&", "&amp;")


def season_of(rng: Random, job: Job) -> str:
    """Return a title with its season printed behind it in one of many ways."""
    if job.season is None:
        return job.title
    return job.title + rng.choice(
        (f" (Season {job.season})", f", Season {job.season}", f" – Season {job.season}")
    )


def stack(s: Setting, caption: str, value: str, *, size: float, gray: bool) -> list[Flowable]:
    """Return a small caption with its value below, to fill one box."""
    tint = colors.HexColor("#555555") if gray else colors.black
    low = ParagraphStyle("low", fontName=s.plain_font, fontSize=size, leading=size + 2)
    low.textColor = tint
    big = ParagraphStyle("big", fontName=s.plain_font, fontSize=10, leading=12.5)
    return [Paragraph(caption, low), Paragraph(safe(value), big)]


def boxes(
    rng: Random, s: Setting, pairs: Pairs, across: int, *, ruled: bool, size: float = 6.5
) -> Flowable:
    """Return captions over their values in boxes, ``across`` a row, ruled or only shaded."""
    gray = rng.random() < 0.5
    cells: list[object] = [stack(s, c, v, size=size, gray=gray) for c, v in pairs]
    rows = [cells[n : n + across] for n in range(0, len(cells), across)]
    rows[-1] += [""] * (across - len(rows[-1]))
    made = Table(rows, colWidths=[6.7 * inch / across] * across, hAlign="LEFT")
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.gray))
    made.setStyle(style)
    return made


def strips(s: Setting, rows: Sequence[Pairs]) -> list[Flowable]:
    """Return tables of one row each, its captions in a shaded row above."""
    made: list[Flowable] = []
    for pairs in rows:
        table = Table(
            [[c for c, _ in pairs], [Paragraph(safe(v), s.body) for _, v in pairs]],
            colWidths=[6.7 * inch / len(pairs)] * len(pairs),
            hAlign="LEFT",
        )
        table.setStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.4, colors.black),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e4e4e4")),
                ("FONT", (0, 0), (-1, 0), s.bold_font, 8.5),
            ]
        )
        made += [table, Spacer(1, 7)]
    return made


def signed(s: Setting, letter: Letter, lead: str, lines: Sequence[str]) -> list[Flowable]:
    """Return closing words, the signature if there is one, and the lines below."""
    mark: Flowable = Scribble(s.rng) if letter.signed else Spacer(1, 34)
    return [Spacer(1, 10), s.p(lead), mark, *(s.p(line) for line in lines), *note(s)]


def note(s: Setting) -> list[Flowable]:
    """Return the small words that say that all is invented."""
    return [Spacer(1, 8), Paragraph(NOTE, s.small)]


def distinct_jobs(rng: Random, family: str, count: int, most_days: int) -> Letter:
    """Return a letter about one person's work on ``count`` shows of different titles."""
    while True:
        letter = cast.a_letter(rng, family, jobs=count, most_days=most_days)
        jobs = letter.jobs
        if len({j.title for j in jobs}) == count and len({j.employer for j in jobs}) == count:
            return letter


def of_one_company(letter: Letter) -> Letter:
    """Return the letter with its first job's employer as the company that writes it."""
    return replace(letter, letterhead=letter.jobs[0].employer)
