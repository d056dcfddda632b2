"""Letters of the twenty-third round about one person's work on several shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round23_cast as cast
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date, safe, series
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_DARK = colors.Color(0.2, 0.25, 0.35)
_HEADS = ("Picture", "Category", "Corporate employer", "Dates worked, inclusive", "Days")


def sections_per_show(rng: Random) -> tuple[Letter, bytes]:
    """A payroll house: under a dark bar for each show its facts in a line and its pay weeks."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    jobs = cast.several(rng, rng.choice((2, 2, 3)), lambda: cast.job(rng, least=3, most=12))
    house = rng.choice(("Open Slate Payroll", "Harbor Freeway Production Payroll, LLC"))
    made = cast.letter(
        rng, "sections per show", jobs, house, "5900 Wilshire Terrace, Los Angeles, CA 90036",
        rng.choice(("Verification Desk Supervisor", "Director of Client Care")),
    )  # fmt: skip
    one = jobs[0]
    body: list[Flowable] = [
        Paragraph(safe(house), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 12),
        s.p(f"Prepared {long_date(made.written)} for {one.person}, SSN ending {one.last4}"),
        Spacer(1, 6),
        s.p("This is what our payroll books hold for the employee. Each show has its own section; "
            "P/E is the Saturday on which the pay week ended, followed by the days worked in it."),
    ]  # fmt: skip
    for job in jobs:
        union = f", Local {job.local}" if job.local else ""
        body += [
            Spacer(1, 10),
            _bar(s, f"{job.production} ({job.type_printed})"),
            Spacer(1, 3),
            s.p(f"Employer: {safe(job.employer)}"),
            s.p(f"Occupation: {job.classification}{union}"),
            Spacer(1, 3),
        ]
        for days in weeks_of(job.worked, first=6):
            end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
            said = ", ".join(f"{day.month}/{day.day}" for day in days)
            body.append(s.p(f"P/E {end:%m/%d/%Y}: &nbsp; {said}"))
        body += [s.p(f"Days for this show: {job.stated_total}")] if job.stated_total else []
    return made, cast.pages(
        [*body, *senders.signed(s, made, "For the company,", *cast.names(made))]
    )


def labor_statement(rng: Random) -> tuple[Letter, bytes]:
    """A studio's labor department: a ruled row a picture, its stretches of days said with thru."""
    s = senders.in_type(rng, cast.SERIF, cast.SANS)
    jobs = cast.several(rng, rng.choice((2, 3)), lambda: cast.job(rng, least=3, most=14, total=1))
    role, local = rng.choice(cast.CRAFTS)
    jobs = [replace(job, classification=role, local=local) for job in jobs]
    made = cast.letter(
        rng, "labor statement", jobs,
        rng.choice(("Monarch Hill Studios", "Golden Orchard Studios")),
        "4000 Barham Gate, Burbank, CA 91522",
        rng.choice(("Director, Studio Labor Relations", "Labor Relations Administrator")),
    )  # fmt: skip
    one = jobs[0]
    small = s.body.clone("cell", fontSize=8.5, leading=11)
    rows: list[list[object]] = [[Paragraph(f"<b>{name}</b>", small) for name in _HEADS]]
    for job in jobs:
        cells = (job.production, job.type_printed, job.employer, _thru(job.worked))
        rows.append([Paragraph(safe(x), small) for x in (*cells, str(job.stated_total))])
    table = Table(rows, colWidths=[x * inch for x in (1.3, 1.05, 1.4, 2.45, 0.5)], hAlign="LEFT")
    table.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    body: list[Flowable] = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"Studio Labor Department &nbsp;•&nbsp; {made.address}", s.small),
        HRFlowable(width="100%", thickness=2, spaceBefore=4, spaceAfter=12),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(f"<b>Statement of studio service: {one.person}</b>"),
        s.p(f"Identification: SSN XXX-XX-{one.last4}"),
        Spacer(1, 8),
        s.p(f"The studio’s labor records show that {one.person} was employed in the classification "
            f"of {role} under the Local {local} agreement on the pictures in the table. Where two "
            "dates are joined by “thru”, every day between them was worked as well."),
        Spacer(1, 8),
        table,
    ]  # fmt: skip
    closing = senders.signed(s, made, "Yours very truly,", *cast.names(made))
    return made, cast.pages([*body, *closing], margin=0.85)


def two_shows_mail(rng: Random) -> tuple[Letter, bytes]:
    """A former coordinator's e-mail on two shows: a paragraph each, days in plain sentences."""
    s = senders.in_type(rng, cast.SANS, cast.TYPED)
    jobs = cast.several(rng, 2, lambda: cast.job(rng, least=2, most=9))
    firm = jobs[0].employer
    jobs[1] = replace(jobs[1], employer=firm)
    made = cast.letter(
        rng, "two shows mail", jobs, firm, "Detroit, Michigan",
        rng.choice(("Production Coordinator", "Production Office Manager")), signed=0,
    )  # fmt: skip
    made = replace(made, headed=False)
    (one, other), day = jobs, made.written
    body: list[Flowable] = [
        s.p(f"<b>{made.signatory}</b>"),
        s.p(f"{day:%b} {day.day}, {day.year}, 9:08 AM"),
        s.p(f"to roster, {one.person}"),
        HRFlowable(width="100%", spaceBefore=2, spaceAfter=8),
        s.p(f"<b>Work history of {one.person} on our two shows</b>"),
        Spacer(1, 8),
        s.p("Dear all,"),
        Spacer(1, 6),
        s.p(f"{one.person} (social ending {one.last4}) worked for {safe(firm)} on two of our "
            "shows."),
        Spacer(1, 6),
        s.p(f"The first was “{safe(one.title)}”{cast.of_season(one)}, {cast.a(one.type_printed)}, "
            f"as {cast.a(one.classification)}{_under(one)}. The days were {_plain(one.worked)}."
            f"{_so_many(one)}"),
        Spacer(1, 6),
        s.p(f"The second was “{safe(other.title)}”{cast.of_season(other)}, "
            f"{cast.a(other.type_printed)}, as {cast.a(other.classification)}{_under(other)}. "
            f"The days there were {_plain(other.worked)}.{_so_many(other)}"),
        Spacer(1, 10),
        s.p("Thank you and best of luck with the application,"),
        Spacer(1, 6),
        *(s.p(safe(x)) for x in (made.signatory, made.signatory_title, firm, made.address)),
        *cast.sample(s),
    ]  # fmt: skip
    return made, cast.pages(body)


def engagements_in_order(rng: Random) -> tuple[Letter, bytes]:
    """A Calgary paymaster: numbered engagements with other positions, a line a stretch of days."""
    s = senders.in_type(rng, cast.EMBEDDED, cast.SERIF)
    crafts = (
        *(("Lead Hand Carpenter", "212"), ("Grip", "212"), ("Set Wireman", "212")),
        *(("Rigging Grip", "212"), ("Assistant Props", "212"), ("Truck Costumer", "212")),
    )
    firms = (
        *("Bow River Pictures Ltd.", "Chinook Arch Films Inc.", "Foothills Episodic Ltd."),
        "Nose Hill Productions Inc.",
    )
    draw = cast.several(
        rng, rng.choice((2, 3)),
        lambda: cast.job(rng, least=3, most=11, crafts=crafts, firms=firms, total=1),
    )  # fmt: skip
    jobs = [replace(job, last4=None) for job in draw]
    made = cast.letter(
        rng, "engagements in order", jobs,
        rng.choice(("Stampede Film Payroll Ltd.", "Elbow Pay Inc.")),
        "1011 9 Avenue SE, Calgary, Alberta T2G 0H7",
        rng.choice(("Senior Paymaster", "Film Payroll Lead")),
    )  # fmt: skip
    body: list[Flowable] = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"{made.address} – Telephone 403-555-0128", s.small),
        Spacer(1, 14),
        s.p(f"{made.written:%Y-%m-%d}"),
        Spacer(1, 8),
        s.p(f"Re: Film work of {jobs[0].person}"),
        Spacer(1, 8),
        s.p("We paid this technician on the engagements that follow. The days worked stand below "
            "each of them; a stretch includes its first and its last day."),
    ]  # fmt: skip
    for n, job in enumerate(jobs, start=1):
        body += [
            Spacer(1, 8),
            s.p(f"{n}) <b>{safe(job.production)}</b>, {job.type_printed}"),
            s.p(f"Producer: {safe(job.employer)}"),
            s.p(f"Position: {job.classification}{_under(job)}"),
            *(s.p(f"&nbsp;&nbsp;&nbsp;{_stretch(a, b)}") for a, b in neighbors(job.worked)),
            s.p(f"Days worked: {job.stated_total}"),
        ]
    return made, cast.pages(
        [*body, *senders.signed(s, made, "Sincerely yours,", *cast.names(made))]
    )


def _stretch(a: date, b: date) -> str:
    count = (b - a).days + 1
    return f"{a:%Y-%m-%d} to {b:%Y-%m-%d} ({count} days)" if count > 1 else f"{a:%Y-%m-%d} (1 day)"


def _thru(days: Sequence[date]) -> str:
    said = list[str]()
    for a, b in neighbors(days):
        far = (b - a).days > 1
        said += [f"{_slashed(a)} thru {_slashed(b)}"] if far else map(_slashed, sorted({a, b}))
    return ", ".join(said)


def _slashed(day: date) -> str:
    return f"{day.month}/{day.day}/{day:%y}"


def _plain(days: Sequence[date]) -> str:
    months = [
        f"{month[0]:%B} " + series([str(day.day) for day in month]) + f", {month[0].year}"
        for month in months_of(days)
    ]
    return "; then ".join(months)


def _so_many(job: Job) -> str:
    return f" That makes {job.stated_total} days." if job.stated_total else ""


def _under(job: Job) -> str:
    return f" (IATSE {job.local})" if job.local else ""


def _bar(s: Setting, text: str) -> Table:
    white = s.body.clone("white", textColor=colors.white, fontName=s.bold_font)
    made = Table([[Paragraph(safe(text), white)]], colWidths=[6.7 * inch], hAlign="LEFT")
    made.setStyle([("BACKGROUND", (0, 0), (-1, -1), _DARK)])
    return made
