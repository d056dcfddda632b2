"""Layout families that measuring alone uses: no reading rule is written against them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from bench.letters import invent, wording
from bench.letters.setting import RULED, Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def system_record(rng: Random) -> tuple[Letter, bytes]:
    """A personnel system's print-out: shaded labels, values beside them, days in a cell."""
    s, letter = Setting(rng), invent.a_letter(rng, "system record")
    job = letter.jobs[0]
    say = rng.choice((wording.slashed_full, wording.iso, wording.military))
    facts = [
        ("Worker", job.person),
        ("Tax ID (last four)", job.last4 or ""),
        ("Project Name", job.production),
        ("Project Category", job.type_printed),
        ("Hiring Entity", job.employer),
        ("Job Classification", job.classification),
        ("Bargaining Unit", f"IATSE Local {job.local}" if job.local else "N/A"),
        ("Work Dates", say(job.worked)),
        ("Day Count", str(len(job.worked))),
        ("Issued", f"{letter.written:%m/%d/%Y}"),
    ]
    rows = [[s.p(f"<b>{name}</b>"), s.p(value.replace("&", "&amp;"))] for name, value in facts]
    table = Table(rows, colWidths=[1.7 * inch, 4.8 * inch], hAlign="LEFT")
    table.setStyle([*RULED, ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#e4e4e4"))])
    job = replace(job, stated_total=len(job.worked))
    parts = [*letterhead(s, letter), s.p("Verification of Employment"), Spacer(1, 6), table]
    return replace(letter, jobs=(job,)), finish([*parts, *sign_off(s, letter, "Authorized by")])


def by_episode(rng: Random) -> tuple[Letter, bytes]:
    """A series letter: the days under each episode number."""
    s, letter = Setting(rng), invent.a_letter(rng, "by episode")
    job = replace(letter.jobs[0], type_printed="episodic television series", type_value="tv_series")
    job = replace(job, season="2", production=f"{job.title}, Season 2", local=None)
    lines = []
    for number, start in enumerate(range(0, len(job.worked), 6)):
        days = job.worked[start : start + 6]
        lines.append(s.p(f"Episode {201 + number}: {wording.slashed_full(days)}"))
    total = [s.p(f"Total number of days: {job.stated_total}")] if job.stated_total else []
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels([("Re", job.person), ("Last four SSN", job.last4), ("Series", job.production)]),
        s.labels([("Type", job.type_printed), ("Company", job.employer)]),
        s.labels([("Position", job.classification)]),
        Spacer(1, 8),
        s.p("Days worked by episode"),
        *lines,
        *total,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def by_phase(rng: Random) -> tuple[Letter, bytes]:
    """Rows for prep, shoot and wrap, each with its dates; all three are work."""
    s, letter = Setting(rng), invent.a_letter(rng, "by phase")
    job = letter.jobs[0]
    cut = sorted(rng.sample(range(1, len(job.worked)), 2))
    lots = (job.worked[: cut[0]], job.worked[cut[0] : cut[1]], job.worked[cut[1] :])
    say = rng.choice((wording.slashed_full, wording.spelled_run))
    rows: list[list[object]] = [["Phase", "Dates worked", "Days"]]
    rows += [
        [n, s.p(say(d)), str(len(d))] for n, d in zip(("Prep", "Shoot", "Wrap"), lots, strict=True)
    ]
    rows.append(["", "Total", str(len(job.worked))])
    table = Table(rows, colWidths=[0.9 * inch, 4.5 * inch, 0.8 * inch], hAlign="LEFT")
    table.setStyle(RULED)
    who = f"{job.person} (SSN: xxx-xx-{job.last4})"
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"We hereby confirm the employment of {who} by {job.employer}."),
        s.labels([("Production", job.production), ("Production type", job.type_printed)]),
        s.labels([("Classification", job.classification), ("Local", job.local)]),
        Spacer(1, 8),
        table,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(replace(job, stated_total=len(job.worked)),)), finish(parts)


def commercial_jobs(rng: Random) -> tuple[Letter, bytes]:
    """Commercials: one row a job with its number, client, spot, dates and position."""
    s, letter = Setting(rng), invent.a_letter(rng, "commercial jobs", jobs=3)
    rows: list[list[object]] = [["Job No.", "Client", "Spot", "Position", "Dates worked", "Days"]]
    jobs = []
    for job in letter.jobs:
        short = replace(job, worked=job.worked[: rng.randrange(1, 4)], local=None, season=None)
        short = replace(short, type_value="commercial", stated_total=len(short.worked))
        jobs.append(short)
        number = f"{rng.randrange(24, 27)}-{rng.randrange(100, 999)}"
        cells = [short.title, short.classification, wording.slashed_full(short.worked)]
        client = rng.choice(("Bluebird Oats", "Orchard Bank", "Vireo Motors"))
        rows.append(
            [
                number,
                s.p(client),
                *[s.p(c.replace("&", "&amp;")) for c in cells],
                str(len(short.worked)),
            ]
        )
    widths = [0.7 * inch, 1.0 * inch, 1.35 * inch, 1.2 * inch, 1.9 * inch, 0.5 * inch]
    table = Table(rows, colWidths=widths, hAlign="LEFT")
    table.setStyle(RULED)
    person = letter.jobs[0]
    written = max(job.worked[-1] for job in jobs) + timedelta(days=12)
    letter = replace(letter, jobs=tuple(jobs), written=written)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Re: Television commercial work of {person.person}, SSN ending {person.last4}"),
        Spacer(1, 6),
        s.p("The following television commercials were worked under the commercials agreement."),
        Spacer(1, 6),
        table,
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def through_lists(rng: Random) -> tuple[Letter, bytes]:
    """Prose with "March 2 through 6 and March 9 through 13, 2026 (10 days)"."""
    s, letter = Setting(rng), invent.a_letter(rng, "through lists")
    job = letter.jobs[0]
    first = job.worked[0] - timedelta(days=job.worked[0].weekday())
    weeks = [first + timedelta(days=7 * n) for n in range(rng.randrange(2, 4))]
    worked = tuple(w + timedelta(days=n) for w in weeks for n in range(5))
    spans = [
        f"{_month_day(w)} through {_month_day(w + timedelta(days=4))}, {w + timedelta(days=4):%Y}"
        for w in weeks
    ]
    job = replace(job, worked=worked, stated_total=len(worked))
    letter = replace(letter, jobs=(job,), written=worked[-1] + timedelta(days=9))
    body = (
        f"{job.person}, whose Social Security number ends in {job.last4}, "
        f"was hired by {job.employer} "
        f"for the {job.type_printed} titled “{job.title}”"
        + (f" (season {job.season})" if job.season else "")
        + f" in the classification of {job.classification}"
        + (f", {local_of(job)}" if job.local else "")
        + f". The days actually worked were {'; '.join(spans)}, a total of {len(worked)} days."
    )
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("Dear Contract Services:"),
        Spacer(1, 6),
        s.p(body.replace("& ", "&amp; ")),
    ]
    return letter, finish([*parts, *sign_off(s, letter)])


def _month_day(day: date) -> str:
    return f"{day:%B} {day.day}"


def side_by_side(rng: Random) -> tuple[Letter, bytes]:
    """Facts in the left column, the days one a line in the right column."""
    s, letter = Setting(rng), invent.a_letter(rng, "side by side")
    job = replace(letter.jobs[0], worked=letter.jobs[0].worked[:18])
    job = replace(job, stated_total=len(job.worked))
    left = [
        f"<b>Employee</b><br/>{job.person}",
        f"<b>SSN</b><br/>***-**-{job.last4}",
        f"<b>Production</b><br/>{job.production}",
        f"<b>Type of production</b><br/>{job.type_printed}",
        f"<b>Production company</b><br/>{job.employer}",
        f"<b>Classification</b><br/>{job.classification}",
        f"<b>Local</b><br/>{job.local or 'n/a'}",
        f"<b>Total days</b><br/>{len(job.worked)}",
    ]
    style = rng.choice(("%a %m/%d/%Y", "%B %d, %Y", "%d %b %Y"))
    right = "<b>Days worked</b><br/>" + "<br/>".join(f"{d:{style}}" for d in job.worked)
    facts = s.p("<br/><br/>".join(left).replace("& ", "&amp; "))
    table = Table([[facts, s.p(right)]], colWidths=[3.4 * inch, 3 * inch], hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    parts = [
        *letterhead(s, letter),
        s.p(f"Date: {letter.written:%B} {letter.written.day}, {letter.written.year}"),
        Spacer(1, 8),
        table,
    ]
    return replace(letter, jobs=(job,)), finish([*parts, *sign_off(s, letter)])


def cover_and_letter(rng: Random) -> tuple[Letter, bytes]:
    """A fax cover sheet before the letter, with its own names, numbers and date."""
    s, letter = Setting(rng), invent.a_letter(rng, "cover and letter")
    job = letter.jobs[0]
    cover: list[Flowable] = [
        Paragraph("FAX", s.head),
        s.labels(
            [
                ("To", "Roster Department"),
                ("Fax", "(818) 555-0199"),
                ("From", "Dana Whitcombe"),
                ("Date", f"{letter.written + timedelta(days=1):%m/%d/%Y}"),
                ("Pages", "2 including cover"),
            ]
        ),
        s.p("Letter for your files follows."),
        PageBreak(),
    ]
    say = rng.choice((wording.spelled_run, wording.slashed_full, wording.ordinals))
    total = f" for a total of {job.stated_total} days" if job.stated_total else ""
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(
            [
                ("Subject", f"Employment of {job.person}"),
                ("SS#", f"XXX-XX-{job.last4}"),
                ("Show", job.production),
                ("Show type", job.type_printed),
            ]
        ),
        Spacer(1, 6),
        s.p(
            f"The above named was employed by {job.employer} as {job.classification}"
            + (f" under Local {job.local}" if job.local else "")
            + f" on {say(job.worked)}{total}.".replace("& ", "&amp; ")
        ),
    ]
    return letter, finish([*cover, *parts, *sign_off(s, letter)])


def hours_summary(rng: Random) -> tuple[Letter, bytes]:
    """Week rows with dated day headings in each row pair: dates above, hours below."""
    s, letter = Setting(rng), invent.a_letter(rng, "hours summary")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    rows: list[list[str]] = []
    weeks = groupby(job.worked, key=_sunday_of)
    for sunday, group in weeks:
        worked = set(group)
        days = [sunday + timedelta(days=n) for n in range(7)]
        rows.append([f"W/E {days[6]:%m/%d/%y}", *[f"{d:%a} {d.month}/{d.day}" for d in days]])
        rows.append(
            ["Hours", *[f"{rng.choice((8, 10, 12))}.0" if d in worked else "-" for d in days]]
        )
    table = Table(rows, hAlign="LEFT")
    table.setStyle([*RULED, ("FONT", (0, 0), (-1, -1), "Helvetica", 8)])
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(
            [
                ("Name", job.person),
                ("SSN last 4", job.last4),
                ("Project", job.production),
                ("Project type", job.type_printed),
                ("Employer", job.employer),
                ("Occupation", job.classification),
                ("Local", job.local),
            ]
        ),
        Spacer(1, 8),
        table,
        s.p(f"Days worked: {len(job.worked)}"),
    ]
    return replace(letter, jobs=(job,)), finish([*parts, *sign_off(s, letter)])


def _sunday_of(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % 7)


FAMILIES: tuple[Family, ...] = (
    system_record,
    by_episode,
    by_phase,
    commercial_jobs,
    through_lists,
    side_by_side,
    cover_and_letter,
    hours_summary,
)
