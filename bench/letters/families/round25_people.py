"""A letter of the twenty-fifth round about several people: a chart of days as crews draw it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round25_cast as cast
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_TIGHT = [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]


def day_out_of_days(rng: Random) -> tuple[Letter, bytes]:
    """An assistant director's chart: a row a person, a column a date, SW, W, H and WF."""
    s, jobs = senders.in_type(rng, cast.SANS), _crew(rng)
    one = jobs[0]
    made = cast.letter(
        rng, "day out of days", jobs,
        (one.employer, "77 Marigold Backlot, Santa Clarita, CA 91355",
         rng.choice(("Unit Production Manager", "2nd Assistant Director", "Line Producer"))),
    )  # fmt: skip
    counted = one.stated_total is not None
    heads = ["Name", "SSN (last 4)", "Classification", "Local", *(["Days worked"] * counted)]
    roll = [heads]
    for job in jobs:
        cells = [job.person, job.last4 or "", job.classification, job.local or "none"]
        roll.append([*cells, *([str(job.stated_total)] if counted else [])])
    key = "SW = started work; W = worked; WF = worked and finished; SWF = the only day worked"
    if any(job.idle for job in jobs):
        key += "; H = hold, no work done"
    body = [
        Paragraph(f"{safe(one.employer)} – Crew Day Out of Days", s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 8),
        s.p(f"Title: <b>{safe(one.production)}</b> &nbsp;&nbsp; Type: {one.type_printed} "
            f"&nbsp;&nbsp; Dated: {long_date(made.written)}"),
        Spacer(1, 4),
        s.p(rng.choice((
            f"We confirm that {safe(one.employer)} employed these people and that they worked as "
            "charted.",
            f"The crew members named here were employees of {safe(one.employer)}; the chart is "
            "taken from the production reports.",
            f"{safe(one.employer)} was the employer. Chart of the crew for the roster:",
        ))),
        Spacer(1, 6),
        s.table(roll, ruled=True),
        Spacer(1, 8),
        *(part for fortnight in _fortnights(jobs) for part in (
            KeepTogether([_chart(s, jobs, fortnight)]), Spacer(1, 8))),
        Paragraph(f"{key}.", s.small),
        *cast.closed(s, made, "Certified correct,", f"{made.signatory}, {made.signatory_title}"),
    ]  # fmt: skip
    return made, cast.pages(body, wide=True, margin=0.7)


def _crew(rng: Random) -> list[Job]:
    """Return two or three people of one show with days on most of its shooting days."""
    base = cast.job(rng, least=6, most=18)
    shooting, jobs = base.worked, list[Job]()
    for craft, local in rng.sample(cast.CRAFTS, rng.choice((2, 3))):
        first, cut = rng.randrange(len(shooting) // 3), rng.randrange(len(shooting) // 3)
        own = shooting[first : len(shooting) - cut]
        held = rng.sample(own[1:-1], min(len(own[1:-1]), rng.choice((0, 0, 1, 2))))
        worked = tuple(day for day in own if day not in held)
        jobs.append(replace(
            base, person=cast.person(rng, besides=[job.person for job in jobs]),
            last4=f"{rng.randrange(10_000):04d}", classification=craft,
            local=local if base.local else None, worked=worked, idle=tuple(sorted(held)),
            code="H", stated_total=len(worked) if base.stated_total else None,
        ))  # fmt: skip
    return jobs


def _fortnights(jobs: Sequence[Job]) -> list[list[date]]:
    """Return every date from the first to the last that is charted, by fourteen of a year."""
    charted = [day for job in jobs for day in (*job.worked, *job.idle)]
    first, last = min(charted), max(charted)
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    years = [list(own) for _, own in groupby(dates, key=lambda day: day.year)]
    return [own[n : n + 14] for own in years for n in range(0, len(own), 14)]


def _chart(s: Setting, jobs: Sequence[Job], dates: Sequence[date]) -> Table:
    rows = [
        [str(dates[0].year), *(f"{day:%b}" for day in dates)],
        ["Date", *(str(day.day) for day in dates)],
        ["Weekday", *(f"{day:%a}" for day in dates)],
        *([job.person, *(_status(job, day) for day in dates)] for job in jobs),
    ]
    made = Table(rows, colWidths=[1.75 * inch, *[0.54 * inch] * len(dates)], hAlign="LEFT")
    made.setStyle([
        *RULED,
        *_TIGHT, ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5),
        ("FONT", (0, 0), (0, -1), s.bold_font, 8.5), ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("BACKGROUND", (0, 0), (-1, 2), colors.whitesmoke),
    ])  # fmt: skip
    return made


def _status(job: Job, day: date) -> str:
    if day in job.idle:
        return job.code
    if day not in job.worked:
        return ""
    return "S" * (day == job.worked[0]) + "W" + "F" * (day == job.worked[-1])
