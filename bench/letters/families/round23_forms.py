"""Letters of the twenty-third round that are forms, memos with headings, and tables of a row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round23_cast as cast
from bench.letters.families.drawing import months_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_GREY = colors.Color(0.88, 0.88, 0.88)
_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def record_of_engagement(rng: Random) -> tuple[Letter, bytes]:
    """A Toronto office's form in two columns; the days in three columns, year first."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    crafts = (("Grip", "873"), ("Lamp Operator", "873"), ("Assistant Decorator", "873"))
    firms = ("Don Valley Pictures Ltd.", "Bathurst Nine Productions Inc.", "Lakeshore Reel Corp.")
    job = replace(cast.job(rng, most=24, crafts=crafts, firms=firms), last4=None)
    made = cast.letter(
        rng, "record of engagement", [job], job.employer, "28 Carlaw Avenue, Toronto, ON M4M 2R6",
        rng.choice(("Production Coordinator", "Payroll Coordinator")),
    )  # fmt: skip
    cells = [
        (("Crew member's name", job.person), ("Capacity", job.classification)),
        (("Name of production", job.production), ("Format", job.type_printed)),
        (("Engaging company", job.employer), ("Guild / union", _union(job, "IATSE"))),
    ]
    rows = [[_tall(s, *pair) for pair in row] for row in cells]
    form = Table(rows, colWidths=[3.35 * inch] * 2, hAlign="LEFT")
    form.setStyle([*RULED, _TOP])
    dates = [f"{day:%Y/%m/%d}" for day in job.worked]
    down = -(-len(dates) // 3)
    columns = [dates[n * down : (n + 1) * down] for n in range(3)]
    grid = [[c[n] if n < len(c) else "" for c in columns] for n in range(down)]
    days = Table(grid, colWidths=[1.5 * inch] * 3, hAlign="LEFT")
    days.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 9.5)])
    count = f" ({job.stated_total} in number)" if job.stated_total else ""
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(f"{made.address} &nbsp; tel 416 555 0119", s.small),
        Spacer(1, 12),
        s.p("<b>RECORD OF ENGAGEMENT</b>"),
        Spacer(1, 6),
        form,
        Spacer(1, 10),
        s.p(f"<b>Days on which the crew member worked</b>{count}, read down each column:"),
        days,
        Spacer(1, 8),
        s.p(f"Dated: {made.written:%Y/%m/%d}"),
        *cast.ruled_off(s, made, f"Name: {made.signatory}", f"Title: {made.signatory_title}"),
    ]
    return made, cast.pages(body)


def answered_questions(rng: Random) -> tuple[Letter, bytes]:
    """A Nevada employer's form in three parts: numbered questions, answers, a row a month."""
    s, job = senders.in_type(rng, cast.SERIF, cast.SANS), cast.job(rng, most=26)
    made = cast.letter(
        rng, "answered questions", [job], job.employer, "1755 Charleston Wash, Las Vegas, NV 89102",
        rng.choice(("Employee Services Clerk", "Business Manager")),
    )  # fmt: skip
    asked = (
        ("PART A. THE WORKER", ("Full name", job.person), ("Last 4 of SSN", job.last4)),
        (
            "PART B. THE WORK", ("Employer", job.employer),
            ("Production worked on", job.production), ("Production is a", job.type_printed),
            ("Job held", job.classification), ("Union local, if any", job.local or "None"),
        ),
    )  # fmt: skip
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 10),
        s.p("<b>PROOF OF EMPLOYMENT</b>"),
    ]
    number = 1
    for part, *pairs in asked:
        body += [Spacer(1, 8), _band(s, str(part))]
        for label, value in pairs:
            body.append(_numbered(s, number, label, value or ""))
            number += 1
    rows = [["Month", "Days of the month worked", "How many"]]
    rows += [
        [f"{days[0]:%B %Y}", ", ".join(str(day.day) for day in days), str(len(days))]
        for days in months_of(job.worked)
    ]
    if job.stated_total:
        rows.append(["All months", "", str(job.stated_total)])
    wrapped = [rows[0], *([r[0], s.p(r[1]), r[2]] for r in rows[1:])]
    table = s.table(wrapped, ruled=True, widths=[1.5 * inch, 3.9 * inch, 0.9 * inch])
    body += [
        Spacer(1, 8),
        _band(s, "PART C. THE DAYS"),
        Spacer(1, 4),
        table,
        Spacer(1, 8),
        s.p(f"Answered on {made.written:%m/%d/%Y} by:"),
        cast.mark(s, made),
        s.p(f"{made.signatory}, {made.signatory_title}"),
        *cast.sample(s),
    ]
    return made, cast.pages(body)


def spot_memo(rng: Random) -> tuple[Letter, bytes]:
    """A commercial house's memo on one spot: prep, shoot and wrap days of a year said above."""
    s, job = senders.in_type(rng, cast.SANS), _on_a_spot(rng)
    house = rng.choice(
        ("Lemon Yellow Commercials, Inc.", "Fast Pony Films LLC", "Hotel Bravo Inc.")
    )
    job = replace(job, employer=house)
    made = cast.letter(
        rng, "spot memo", [job], house, "2110 Abbot Kinney Alley, Venice, CA 90291",
        rng.choice(("Head of Production", "Staff Production Supervisor")),
    )  # fmt: skip
    client = rng.choice(("Harvest Mutual Bank", "Zippy Oats", "Cordova Motors", "Blue Kettle Tea"))
    facts = (
        ("Spot", f"“{job.title}”"),
        ("Client", client),
        ("Job number", f"{rng.randrange(24, 27)}-{rng.randrange(100, 999)}"),
        ("Medium", job.type_printed),
        ("Crew", job.person),
        ("Last four SSN", job.last4),
        ("Crew position", job.classification),
        ("IATSE local", job.local),
        ("Paid by", house),
    )
    cut = max(1, len(job.worked) // 3)
    parts = (
        ("Prep", job.worked[:cut]), ("Shoot", job.worked[cut:-1]), ("Wrap", job.worked[-1:]),
    )  # fmt: skip
    right = s.body.clone("right", alignment=TA_RIGHT)
    body: list[Flowable] = [
        Paragraph(safe(house), s.head.clone("big", alignment=TA_RIGHT)),
        Paragraph(made.address, s.small.clone("low", alignment=TA_RIGHT)),
        Paragraph(long_date(made.written), right),
        Spacer(1, 10),
        s.p("<b>Crew day confirmation</b>"),
        Spacer(1, 4),
        s.labels(facts),
        Spacer(1, 8),
        s.p(f"All days below are in {job.worked[0].year}."),
        Spacer(1, 4),
    ]
    for name, days in parts:
        said = ", ".join(f"{day:%a} {day.month}/{day.day}" for day in days)
        body.append(s.p(f"<b>{name}</b> &nbsp; {said}"))
    count = job.stated_total
    body += [Spacer(1, 4), s.p(f"{count} crew days altogether.")] if count else []
    return made, cast.pages([*body, *senders.signed(s, made, "Cheers,", *cast.names(made))])


def wrapped_columns(rng: Random) -> tuple[Letter, bytes]:
    """A payroll office's letter with one wide row without rules, its dates wrapped in a cell."""
    s, job = senders.in_type(rng, cast.SERIF, cast.TYPED), cast.job(rng, most=20)
    house = rng.choice(("Alder & Finch Payroll, Inc.", "Third Rail Production Payroll"))
    made = cast.letter(
        rng, "wrapped columns", [job], house, "455 North Maple Drive, Beverly Hills, CA 90210",
        rng.choice(("Account Executive", "Client Accounts Manager")),
    )  # fmt: skip
    say = rng.choice(("%m-%d-%y", "%m.%d.%Y"))
    dates = "  ".join(day.strftime(say) for day in job.worked)
    size = s.body.clone("cell", fontSize=8.5, leading=11)
    heads = ("Picture", "Kind", "Producing company", "Worked as", "Local", "Days on payroll")
    values = (job.production, job.type_printed, job.employer, job.classification)
    row = [*values, job.local or "-", dates]
    table = Table(
        [[Paragraph(f"<u>{name}</u>", size) for name in heads],
         [Paragraph(safe(value), size) for value in row]],
        colWidths=[1.1 * inch, 0.9 * inch, 1.25 * inch, 1.05 * inch, 0.55 * inch, 1.9 * inch],
        hAlign="LEFT",
    )  # fmt: skip
    table.setStyle([_TOP])
    count = job.stated_total
    ending = f" They come to {count} days worked." if count else ""
    body: list[Flowable] = [
        Paragraph(safe(house), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 14),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(f"Our payroll file on <b>{job.person}</b> (social security ending in {job.last4})"),
        Spacer(1, 8),
        s.p("Dear Roster Administrator:"),
        Spacer(1, 6),
        s.p("At the request of the employee named above we have gone through our file. It holds "
            "the following engagement, and each date in the last column is a day for which a "
            "time card was turned in for work done." + ending),
        Spacer(1, 8),
        table,
    ]  # fmt: skip
    return made, cast.pages(
        [*body, *senders.signed(s, made, "Cordially,", *cast.names(made))], margin=0.85
    )


def _on_a_spot(rng: Random) -> Job:
    kinds = (("television commercial", "commercial"), ("Commercial", "commercial"))
    job = cast.job(rng, least=3, most=7, kinds=kinds)
    day, days = (
        date(rng.choice((2025, 2026)), 1, 12) + timedelta(days=rng.randrange(130)),
        list[date](),
    )
    while len(days) < len(job.worked):
        days += [day] if day.weekday() < 5 else []
        day += timedelta(days=1)
    title = rng.choice(("Porch Light", "Sunday Drive", "The Big Spill", "One More Spoonful"))
    return replace(job, title=title, production=title, worked=tuple(days))


def _tall(s: Setting, label: str, value: str) -> list[Flowable]:
    return [Paragraph(label, s.small), s.p(f"<b>{safe(value)}</b>")]


def _band(s: Setting, text: str) -> Table:
    made = Table([[s.p(f"<b>{text}</b>")]], colWidths=[6.5 * inch], hAlign="LEFT")
    made.setStyle([("BACKGROUND", (0, 0), (-1, -1), _GREY)])
    return made


def _numbered(s: Setting, number: int, label: str, value: str) -> Table:
    row: Sequence[object] = (f"{number}.", f"{label}:", s.p(safe(value)))
    made = Table([row], colWidths=[0.35 * inch, 1.75 * inch, 4.3 * inch], hAlign="LEFT")
    made.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 10), _TOP])
    return made


def _union(job: Job, union: str) -> str:
    return f"{union} Local {job.local}" if job.local else "none"
