"""Letters of the twenty-fifth round about several spots, two positions, or several people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round25_cast as cast
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_SPOTS = (
    *(
        ("Fernhill Dairy", "Breakfast Rush"),
        ("Atlas Mattress", "Sleepwalker"),
        ("Dot Mobile", "Roam"),
    ),
    *(("Quill Insurance", "Fender Bender"), ("Pacific Rail", "Window Seat"), ("Brio Soda", "Fizz")),
    *(
        ("Garden State Paint", "Accent Wall"),
        ("Loop Fitness", "Monday Again"),
        ("Nob Coffee", "Refill"),
    ),
)
_CLIENTS = {spot: client for client, spot in _SPOTS}
_LADDERS = (
    (("Rigging Electrician", "728"), ("Best Boy Electric", "728")),
    (("Grip", "80"), ("Dolly Grip", "80")),
    (("Set Costumer", "705"), ("Key Costumer", "705")),
    (("Swing Gang", "44"), ("On-Set Dresser", "44")),
)
_SERIES = (
    ("high budget SVOD series (50-minute episodes)", "streaming_series"),
    ("streaming series, 44 to 52 minutes an episode", "streaming_series"),
    ("one-hour streaming series", "streaming_series"),
)
_STREAMERS = ("Lumenbox", "Tandem+", "Cascadia Stream")
_TIGHT = [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]


def spots_by_job(rng: Random) -> tuple[Letter, bytes]:
    """A commercial company's job list: a row a spot, its prep, shoot and wrap dates apart."""
    s, jobs = senders.in_type(rng, cast.SANS, cast.EMBEDDED), _spots(rng)
    house = rng.choice(("Tall Order Commercials, Inc.", "Bright Side Content LLC", "Mule Films"))
    jobs = [replace(job, employer=house) for job in jobs]
    made = cast.letter(
        rng, "spots by job", jobs,
        (house, "1520 Cloverfield Annex, Santa Monica, CA 90404",
         rng.choice(("Executive Producer", "Bidding Producer", "Production Controller"))),
    )  # fmt: skip
    one, counted = jobs[0], jobs[0].stated_total is not None
    union = f" Union: IATSE Local {one.local}." if one.local else ""
    total = sum(len(job.worked) for job in jobs)
    lead = rng.choice(
        (
            f"was employed by {safe(house)} on the jobs in this list",
            f"was on the {safe(house)} payroll for the jobs listed here",
            f"worked as an employee of {safe(house)} on the following jobs",
        )
    )
    body = [
        Paragraph(safe(house), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 10),
        s.p(long_date(made.written)),
        Spacer(1, 6),
        s.p(f"<b>JOB LIST FOR {one.person}</b> (SSN XXX-XX-{one.last4})"),
        Spacer(1, 4),
        s.p(f"{one.person} {lead}. Every job is "
            f"a {one.type_printed}.{union} Each date was a paid day of work."),
        Spacer(1, 8),
        _job_list(s, rng, jobs),
        Spacer(1, 6),
        *([s.p(f"All jobs together: {total} days")] if counted and rng.random() < 0.6 else []),
        *cast.closed(s, made, "Thanks,", made.signatory, made.signatory_title),
    ]  # fmt: skip
    return made, cast.pages(body, wide=True, margin=0.8)


def episodes_by_position(rng: Random) -> tuple[Letter, bytes]:
    """A streaming series: under each of two positions a line an episode with its dates."""
    s, jobs = senders.in_type(rng, cast.SERIF, cast.EMBEDDED), _two_positions(rng)
    one = jobs[0]
    made = cast.letter(
        rng, "episodes by position", jobs,
        (one.employer, "2525 Naomi Stage Road, Burbank, CA 91504",
         rng.choice(("Production Manager", "Production Executive", "Co-Executive Producer"))),
    )  # fmt: skip
    house = rng.choice((None, *cast.HOUSES))
    made = replace(made, payroll_company=house)
    paid = f" {safe(house)} paid the wages on our behalf." if house else ""
    platform, episode = rng.choice(_STREAMERS), int(one.season or 1) * 100 + 1
    say = rng.choice(("{0:%b} {1}", "{0:%a} {0:%b} {1}"))
    body: list[Flowable] = [
        Paragraph(safe(one.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 16),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(f"RE: {safe(one.title)} (Season {one.season})"),
        Spacer(1, 8),
        s.p(f"{safe(one.employer)} produced “{safe(one.title)}”, {cast.a(one.type_printed)}, for "
            f"{platform}. We employed {one.person}, whose SSN ends in {one.last4}, in two "
            f"positions this season.{paid} "
            + rng.choice((
                "The days are grouped by the episode they were charged to.",
                "Below are the days of work, episode by episode.",
                "Days worked on each episode:",
            ))),
    ]  # fmt: skip
    for job in jobs:
        union = f" – Local {job.local}" if job.local else ""
        lines = [s.p(f"<b>Position: {job.classification}{union}</b>")]
        for days in _parted(rng, job.worked):
            said = ", ".join(say.format(day, day.day) for day in days)
            lines.append(s.p(f"Episode {episode}: {said} ({days[-1].year})"))
            episode += 1
        if job.stated_total:
            lines.append(s.p(f"Days in this position: {job.stated_total}"))
        body += [Spacer(1, 8), KeepTogether(lines)]
    return made, cast.pages(
        [*body, *cast.closed(s, made, "Regards,", made.signatory, made.signatory_title)]
    )


def _job_list(s: Setting, rng: Random, jobs: Sequence[Job]) -> Table:
    small = s.body.clone("cell", fontSize=8.5, leading=11)
    heads = ["Job no.", "Client / Spot", "Position", "Prep", "Shoot", "Wrap"]
    counted = jobs[0].stated_total is not None
    rows = [[f"<b>{head}</b>" for head in (*heads, *(["Days"] * counted))]]
    for n, job in enumerate(jobs):
        number = f"{job.worked[0]:%y}{rng.choice('ABC')}{20 + n * 7}"
        cells = [number, f"{_CLIENTS[job.title]} / “{job.title}”", job.classification]
        rows.append([*cells, *_phases(rng, job), *([str(job.stated_total)] * counted)])
    inches = (0.8, 2.3, 1.6, 1.4, 1.6, 0.9, 0.6)[: len(rows[0])]
    wrapped = [[Paragraph(safe(text), small) for text in row] for row in rows]
    table = Table(wrapped, colWidths=[x * inch for x in inches], hAlign="LEFT", repeatRows=1)
    table.setStyle([*RULED, *_TIGHT, ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)])  # fmt: skip
    return table


def _phases(rng: Random, job: Job) -> list[str]:
    """Return the days of prep, of shoot, which has at least one, and of wrap."""
    cut = rng.randrange(len(job.worked))
    wraps = len(job.worked) - cut > 1 and rng.random() < 0.6
    end = len(job.worked) - wraps
    return [_listed(days) for days in (job.worked[:cut], job.worked[cut:end], job.worked[end:])]


def _spots(rng: Random) -> list[Job]:
    """Return one person's jobs on three to five spots, one after another."""
    kind = (rng.choice(("television commercial", "commercial")), "commercial")
    ladder = rng.choice(_LADDERS)
    base = cast.job(rng, kinds=[kind], crafts=ladder[:1])
    day, jobs, moves = base.worked[0], list[Job](), rng.random() < 0.4
    for _, spot in rng.sample(_SPOTS, rng.randrange(3, 6)):
        days = list[date]()
        for _ in range(rng.randrange(1, 6)):
            day = cast.next_workday(day)
            days.append(day)
        craft = rng.choice(ladder)[0] if moves else base.classification
        total = len(days) if base.stated_total else None
        jobs.append(replace(base, title=spot, production=spot, classification=craft,
                            worked=tuple(days), stated_total=total))  # fmt: skip
        day += timedelta(days=rng.randrange(2, 25))
    return jobs


def _listed(days: Sequence[date]) -> str:
    return ", ".join(f"{day.month}/{day.day}/{day:%y}" for day in days) or "–"


def _two_positions(rng: Random) -> list[Job]:
    base = cast.job(rng, least=8, most=24, kinds=_SERIES, crafts=[("", "")])
    ladder = rng.choice(_LADDERS)
    cut = rng.randrange(3, len(base.worked) - 3)
    halves = (base.worked[:cut], base.worked[cut:])
    return [
        replace(
            base, classification=craft, local=local if base.local is not None else None,
            worked=days, stated_total=len(days) if base.stated_total else None,
        )
        for (craft, local), days in zip(ladder, halves, strict=True)
    ]  # fmt: skip


def _parted(rng: Random, days: Sequence[date]) -> list[Sequence[date]]:
    """Return the days episode by episode, each of one year so that it is said once."""
    parts, start = list[Sequence[date]](), 0
    while start < len(days):
        end = start + rng.randrange(2, 7)
        part = [day for day in days[start:end] if day.year == days[start].year]
        parts.append(part)
        start += len(part)
    return parts
