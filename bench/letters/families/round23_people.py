"""Letters of the twenty-third round about several people of one show."""

from dataclasses import replace
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round23_cast as cast
from bench.letters.families.drawing import months_of
from bench.letters.families.round19_cast import spans_of_month
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED
from bench.letters.truth import Job, Letter


def attendance_matrix(rng: Random) -> tuple[Letter, bytes]:
    """A production manager's matrix: a row a date, a column a person, an X for a day worked."""
    s, jobs = senders.in_type(rng, cast.SANS), _crew(rng, rng.choice((2, 3, 4)), most=18)
    made = cast.letter(
        rng, "attendance matrix", jobs, jobs[0].employer, "240 Piedmont Circle, Atlanta, GA 30308",
        rng.choice(("Production Manager", "Assistant Production Manager")),
    )  # fmt: skip
    base = jobs[0]
    roll = [["Person", "Last 4", "Position", "Local"]]
    roll += [[job.person, job.last4 or "", job.classification, job.local or "–"] for job in jobs]
    rows: list[list[object]] = [["Date", *(s.p(f"<b>{job.person}</b>") for job in jobs)]]
    rows += [
        [f"{day:%a %m/%d/%Y}", *("X" if day in job.worked else "" for job in jobs)]
        for day in sorted({day for job in jobs for day in job.worked})
    ]
    if all(job.stated_total for job in jobs):
        rows.append(["Days worked", *(str(job.stated_total) for job in jobs)])
    matrix = Table(rows, colWidths=[1.3 * inch, *[1.3 * inch] * len(jobs)], hAlign="LEFT")
    tight = [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    matrix.setStyle([*RULED, *tight, ("FONT", (0, 1), (-1, -1), s.plain_font, 9)])
    body: list[Flowable] = [
        Paragraph(safe(base.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 10),
        s.p(f"{made.written:%m/%d/%Y}"),
        Spacer(1, 6),
        s.p(f"Crew attendance for <b>{safe(base.production)}</b>, {cast.a(base.type_printed)} that "
            f"{safe(base.employer)} produced and for which it hired the crew. X = the person "
            "worked on that date; an empty box means that the person did not."),
        Spacer(1, 6),
        s.table(roll, ruled=False, widths=[2 * inch, 0.8 * inch, 2 * inch, 0.8 * inch]),
        Spacer(1, 10),
        matrix,
    ]  # fmt: skip
    return made, cast.pages([*body, *cast.ruled_off(s, made, *cast.names(made))])


def crew_cards(rng: Random) -> tuple[Letter, bytes]:
    """A studio's personnel office: a card a person, the months with stretches of days."""
    s = senders.in_type(rng, cast.SERIF, cast.EMBEDDED)
    jobs = _crew(rng, rng.choice((2, 3)), most=20)
    house = rng.choice(("Stone Pier Studios", "Sweetwater Stage Company"))
    made = cast.letter(
        rng, "crew cards", jobs, house, "15 Studio Row, Tucson, AZ 85745",
        rng.choice(("Personnel Manager", "People Operations Lead")),
    )  # fmt: skip
    base = jobs[0]
    body: list[Flowable] = [
        Paragraph(safe(house), s.head),
        Paragraph(made.address, s.small),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=10),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(f"The people on the cards below were employees of {safe(base.employer)}, which rented "
            f"our stages for “{safe(base.title)}”{cast.of_season(base)}, "
            f"{cast.a(base.type_printed)}. We keep its personnel records and confirm their days."),
    ]  # fmt: skip
    for job in jobs:
        lines = [
            f"<b>{job.person}</b> &nbsp; (SSN xxx-xx-{job.last4})",
            f"{job.classification}{f', IATSE Local {job.local}' if job.local else ''}",
            *(f"{days[0]:%B %Y}: {spans_of_month(days, ' to ')}" for days in months_of(job.worked)),
            *([f"{job.stated_total} days worked"] if job.stated_total else []),
        ]
        card = Table([[[s.p(line) for line in lines]]], colWidths=[6.4 * inch], hAlign="LEFT")
        card.setStyle([("BOX", (0, 0), (-1, -1), 0.8, "black")])
        body += [Spacer(1, 9), KeepTogether([card])]
    return made, cast.pages([*body, *senders.signed(s, made, "Confirmed,", *cast.names(made))])


def roll_by_day(rng: Random) -> tuple[Letter, bytes]:
    """A commercial house's roll: who is who above, then a line a date with those who worked."""
    s = senders.in_type(rng, cast.TYPED, cast.SANS)
    kinds = (("commercial", "commercial"), ("television commercial", "commercial"))
    jobs = _crew(rng, rng.choice((2, 3, 4)), least=3, most=7, kinds=kinds)
    spot = rng.choice(("Rain Check", "Grandpa’s Truck", "Two for Tuesday", "Warm Towels"))
    jobs = [replace(job, title=spot, production=spot) for job in jobs]
    made = cast.letter(
        rng, "roll by day", jobs, jobs[0].employer, "818 Traction Yard, Los Angeles, CA 90013",
        rng.choice(("Production Supervisor", "Commercial Producer")),
    )  # fmt: skip
    base = jobs[0]
    body: list[Flowable] = [
        Paragraph(safe(base.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 14),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(f"Job: {spot} – {base.type_printed}"),
        s.p(f"Company: {safe(base.employer)}"),
        Spacer(1, 8),
        s.p("People:"),
    ]
    for job in jobs:
        local = f", Local {job.local}" if job.local else ""
        body.append(s.p(f"{job.person}, {job.classification}{local}, SSN last four {job.last4}"))
    body += [Spacer(1, 8), s.p("Who worked when:")]
    for day in sorted({day for job in jobs for day in job.worked}):
        who = ", ".join(job.person for job in jobs if day in job.worked)
        body.append(s.p(f"{day:%a} {day.month}/{day.day}/{day.year}: {who}"))
    body.append(Spacer(1, 8))
    if all(job.stated_total for job in jobs):
        counts = "; ".join(f"{job.person} {job.stated_total}" for job in jobs)
        body.append(s.p(f"Number of days: {counts}."))
    return made, cast.pages(
        [*body, *senders.signed(s, made, "Thanks very much,", *cast.names(made))]
    )


def _crew(
    rng: Random,
    count: int,
    *,
    least: int = 5,
    most: int,
    kinds: tuple[tuple[str, str], ...] = cast.KINDS,
) -> list[Job]:
    base = cast.job(rng, least=least, most=most, kinds=kinds)
    jobs, counted = [base], base.stated_total is not None
    for craft, local in rng.sample(cast.CRAFTS, count - 1):
        days = rng.sample(
            base.worked, rng.randrange(max(2, len(base.worked) // 2), len(base.worked))
        )
        other = replace(
            base, person=cast.person(rng, besides=[job.person for job in jobs]),
            last4=f"{rng.randrange(10_000):04d}", classification=craft, local=local,
            worked=tuple(sorted(days)), stated_total=len(days) if counted else None,
        )  # fmt: skip
        jobs.append(other)
    return jobs
