"""Letters of the nineteenth round that say their days in tables, print-outs and sheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round19_cast as cast
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_PALE = colors.Color(0.9, 0.92, 0.96)


def cheque_statement(rng: Random) -> tuple[Letter, bytes]:
    """A Manitoba paymaster: a row a pay week, the days of work beside cheque number and date."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    crafts = (("Key Grip", "856"), ("Gaffer", "856"), ("Props Buyer", "856"), ("Carpenter", "856"))
    firms = ("Red River Valley Films Ltd.", "Assiniboine Pictures Inc.", "Two Bridges Media Ltd.")
    job = replace(cast.job(rng, most=24, crafts=crafts, firms=firms), last4=None)
    house = rng.choice(("Prairie Paymaster Services Ltd.", "Grain Exchange Payroll Inc."))
    made = cast.letter(
        rng, "cheque statement", [job], house, "167 Lombard Avenue, Winnipeg, MB R3B 0V3",
        rng.choice(("Paymaster", "Manager, Client Payroll")),
    )  # fmt: skip
    cleared = _saturday(job.worked[-1]) + timedelta(days=7)
    made = replace(made, written=max(made.written, cleared))
    number = rng.randrange(10_000, 90_000)
    rows: list[list[object]] = [["Week ending", "Days worked", "Days", "Cheque no.", "Cheque date"]]
    for n, days in enumerate(weeks_of(job.worked, first=6)):
        end = _saturday(days[0])
        said = s.p(", ".join(f"{d:%a} {d.day} {d:%b} {d.year}" for d in days))
        paid = end + timedelta(days=6)
        rows.append([_dashed(end), said, str(len(days)), str(number + 7 * n), _dashed(paid)])
    widths = [1.0 * inch, 3.4 * inch, 0.5 * inch, 0.85 * inch, 1.0 * inch]
    facts = _facts(job, "Employee", "Production", "Type", "Producer (employer)", "Occupation")
    body = [
        *_head(s, made),
        s.p(f"{made.written.day} {made.written:%B} {made.written.year}"),
        Spacer(1, 8),
        s.p("<b>Statement of employment and cheques issued</b>"),
        Spacer(1, 6),
        s.labels(facts),
        Spacer(1, 8),
        _ruled(s, rows, widths),
        *cast.total(rng, s, job),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Yours truly,")])


def night_calls(rng: Random) -> tuple[Letter, bytes]:
    """A British Columbia union's dispatch portal, printed: calls and wraps, some over midnight."""
    s = senders.in_type(rng, cast.SANS)
    crafts = (("Set Dresser", "891"), ("Best Boy Lighting", "891"), ("Camera Trainee", "669"))
    firms = (
        "Burrard Street Pictures Ltd.",
        "Stanley Park Productions Inc.",
        "Inlet Nine Films Ltd.",
    )
    found = replace(cast.job(rng, most=20, crafts=crafts, firms=firms), last4=None)
    job = replace(senders.with_idle(rng, found, most=rng.choice((0, 1, 2))), code="Cancelled")
    made = cast.letter(
        rng, "night calls", [job], "Pacific Film Workers’ Dispatch",
        "1640 Boundary Road, Burnaby, BC V5K 4V4", "Dispatch Records Officer", signed=0,
    )  # fmt: skip
    rows = [["Call date", "Call", "Wrap", "Position", "Status"]]
    for day in sorted((*job.worked, *job.idle)):
        off, night = day in job.idle, rng.random() < 0.35
        call = rng.choice(("17:30", "18:00", "19:12")) if night else rng.choice(("06:30", "07:42"))
        wrap = rng.choice(("05:30 +1", "06:06 +1")) if night else rng.choice(("18:30", "20:12"))
        status = "Cancelled – not worked" if off else "Worked"
        said = [f"{day:%a} {_dashed(day)}", call, "" if off else wrap, job.classification, status]
        rows.append(said)
    member = ("Member number", str(rng.randrange(20_000, 70_000)))
    facts = _facts(job, "Member", "Production", "Production type", "Employer", "Position")
    body = [
        *_head(s, made),
        s.p("<b>Member work history – verification of days worked</b>"),
        s.p(f"Printed on {made.written.day} {made.written:%B} {made.written.year}"),
        Spacer(1, 6),
        s.labels([facts[0], member, *facts[1:]]),
        Spacer(1, 8),
        s.p("+1 = wrapped after midnight; the day belongs to the date of the call."),
        s.table(rows, ruled=False, widths=[1.6 * inch, 0.8 * inch, inch, 1.6 * inch, 1.6 * inch]),
        *cast.total(rng, s, job, more=(f"Calls worked: {job.stated_total} days",)),
        Spacer(1, 10),
        s.p(f"Records officer: {made.signatory}"),
        s.p(made.signatory_title),
        Paragraph(senders.SAMPLE, s.small),
    ]
    return made, senders.pages(body, first=_address_bar)


def by_episode(rng: Random) -> tuple[Letter, bytes]:
    """A New York series: a row an episode with its dates, number of days and a total row."""
    s = senders.in_type(rng, cast.SERIF, cast.SANS)
    crafts = (("Grip", "52"), ("Script Supervisor", "161"), ("Wardrobe Supervisor", "764"))
    job = cast.job(rng, least=8, most=30, types=cast.SERIES, crafts=crafts)
    made = cast.letter(
        rng, "by episode", [job], job.employer, "34-02 Starr Avenue, Long Island City, NY 11101",
        rng.choice(("Line Producer", "Production Accountant", "Production Manager")),
    )  # fmt: skip
    rows: list[list[object]] = [["Episode", "Dates worked", "Days"]]
    rest, n = list(job.worked), rng.randrange(1, 8)
    while rest:
        count = min(len(rest), rng.randrange(3, 8))
        part, rest = rest[:count], rest[count:]
        rows.append([f"{job.season}{n:02d}", s.p(_months(part)), str(len(part))])
        n += 1
    if job.stated_total:
        rows.append([rng.choice(("TOTAL", "Total days")), "", str(job.stated_total)])
    season = f"Season {job.season} of “{safe(job.title)}”"
    body = [
        *_head(s, made),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p("To whom it may concern:"),
        Spacer(1, 6),
        s.p(
            f"{job.person} (SSN xxx-xx-{job.last4}) was employed by {safe(job.employer)} as "
            f"{job.classification}{_under(job)} on {season}, a {job.type_printed}. The table "
            "gives the dates worked on each episode."
        ),
        Spacer(1, 8),
        _ruled(s, rows, [0.9 * inch, 4.7 * inch, 0.7 * inch]),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Sincerely,")])


def around_a_hiatus(rng: Random) -> tuple[Letter, bytes]:
    """A Los Angeles studio: prep, shoot and wrap as rows of stretches, a hiatus not worked."""
    s, job = senders.in_type(rng, cast.SANS, cast.EMBEDDED), _parted(cast.job(rng, least=10))
    made = cast.letter(
        rng, "around a hiatus", [job], rng.choice(("Calabasas Studio Group", "Echo Lake Studios")),
        "10202 Ballona Way, Culver City, CA 90232", "Director, Production Labor Relations",
    )  # fmt: skip
    days, cut, half = job.worked, len(job.worked) // 4, (len(job.worked) + 1) // 2
    off = f"{_day(days[half - 1] + timedelta(1))} – {_day(days[half] - timedelta(1))}"
    parts = (
        ("Prep", _stretches(days[:cut]), str(cut)),
        ("Shoot", _stretches(days[cut:half]), str(half - cut)),
        ("Hiatus – not worked", off, "0"),
        ("Shoot", _stretches(days[half:-cut]), str(len(days) - cut - half)),
        ("Wrap", _stretches(days[-cut:]), str(cut)),
    )
    rows: list[list[object]] = [["Phase", "Dates (inclusive)", "Days worked"]]
    rows += [[name, s.p(said), count] for name, said, count in parts]
    facts = _facts(job, "Employee", "Project", "Project type", "Employer of record", "Job title")
    house = rng.choice(("Ravenswood Payroll Services", "Mulholland Crew Pay, Inc.", None))
    made = replace(made, payroll_company=house)
    facts += [("Payroll company", house)] if house else []
    body = [
        *_head(s, made),
        s.p(f"Date: {long_date(made.written)}"),
        s.p("Re: Employment verification letter"),
        Spacer(1, 8),
        s.labels(facts),
        Spacer(1, 8),
        s.p("The employee worked on each day of the dates below and was on no other day employed."),
        Spacer(1, 4),
        _ruled(s, rows, [1.5 * inch, 4.0 * inch, 0.9 * inch]),
        *cast.total(rng, s, job),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Regards,")])


def hours_sheet(rng: Random) -> tuple[Letter, bytes]:
    """A Texas accountant's sheet on its long side: hours by weekday, loan-out, codes for off."""
    s = senders.in_type(rng, cast.SANS)
    code, why = rng.choice((("HOL", "holiday"), ("SICK", "sick leave"), ("TRV", "travel only")))
    job = senders.with_idle(rng, cast.job(rng, most=30), most=rng.choice((0, 1, 2)))
    job = replace(job, code=code)
    made = cast.letter(
        rng, "hours sheet", [job], rng.choice(("Lone Mesa Payroll", "Bluebonnet Crew Pay")),
        "4601 E. Ben White Boulevard, Austin, TX 78741", "Payroll Accountant",
    )  # fmt: skip
    names = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
    rows = [["WEEK ENDING", *names, "DAYS", "HOURS"]]
    for days in weeks_of(sorted((*job.worked, *job.idle)), first=6):
        end, hours = _saturday(days[0]), {d: rng.choice((8.0, 10.5, 12.0, 13.2)) for d in days}
        week = [end - timedelta(days=6 - n) for n in range(7)]
        on = [d for d in days if d in job.worked]
        cells = [f"{hours[d]:.1f}" if d in on else code if d in job.idle else "" for d in week]
        rows.append([f"{end:%m/%d/%Y}", *cells, str(len(on)), f"{sum(hours[d] for d in on):.1f}"])
    if job.stated_total:
        rows.append(["TOTAL DAYS", *[""] * 7, str(job.stated_total), ""])
    facts = _facts(job, "EMPLOYEE", "PRODUCTION", "TYPE", "EMPLOYER", "OCCUPATION")
    if rng.random() < 0.4:
        firm = f"{job.person.split()[-1]} Film Services, Inc. f/s/o {job.person}"
        facts.insert(1, ("LOAN-OUT", firm))
    block = Table([list(pair) for pair in facts], colWidths=[1.3 * inch, 5 * inch], hAlign="LEFT")
    sheet = Table(rows, colWidths=[1.2 * inch, *[0.75 * inch] * 7, 0.7 * inch, 0.8 * inch])
    tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    for each in (block, sheet):
        each.hAlign = "LEFT"
        each.setStyle([*RULED, *tight, ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5)])
    sheet.setStyle([("FONT", (0, 0), (-1, 0), s.bold_font, 8.5)])
    note = f"Hours worked on each day. {code} = {why}, not worked. Blank = no work."
    body = [
        *_head(s, made),
        s.p(f"EMPLOYMENT VERIFICATION – prepared {made.written:%m/%d/%Y}"),
        Spacer(1, 6),
        block,
        Spacer(1, 8),
        *([s.p(note)] if job.idle else []),
        sheet,
    ]
    return made, cast.wide_pages([*body, *cast.closed(s, made, "Prepared by:")])


def crew_list(rng: Random) -> tuple[Letter, bytes]:
    """A Louisiana production office: a row a person with craft, number of days and the days."""
    s, base = senders.in_type(rng, cast.SERIF, cast.SANS), cast.job(rng, most=16)
    crafts = (("Grip", "478"), ("Electrician", "478"), ("Set Painter", "478"), ("Costumer", "478"))
    jobs: list[Job] = []
    for craft, local in rng.sample(crafts, rng.choice((2, 3, 3, 4))):
        keep = rng.sample(
            base.worked, rng.randrange(max(2, len(base.worked) // 2), len(base.worked))
        )
        mine = tuple(sorted(keep)) if jobs else base.worked
        name, last4 = cast.person(rng), f"{rng.randrange(10_000):04d}"
        while name in {j.person for j in jobs}:
            name = cast.person(rng)
        other = replace(base, person=name, last4=last4, classification=craft, local=local)
        jobs.append(replace(other, worked=mine, stated_total=len(mine)))
    made = cast.letter(
        rng, "crew list", jobs, base.employer, "6900 Tchoupitoulas Street, New Orleans, LA 70118",
        rng.choice(("Unit Production Manager", "Production Office Coordinator")),
    )  # fmt: skip
    rows: list[list[object]] = [["Name", "SSN4", "Classification", "Local", "Days", "Dates worked"]]
    for j in jobs:
        row = [j.person, j.last4, j.classification, j.local, str(j.stated_total), _months(j.worked)]
        rows.append([s.p(f"<font size=8.5>{cell}</font>") for cell in row])
    season = f", Season {base.season}" if base.season else ""
    widths = [1.35 * inch, 0.6 * inch, 1.0 * inch, 0.55 * inch, 0.5 * inch, 2.7 * inch]
    body = [
        *_head(s, made),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(
            f"The persons listed were employed by {safe(base.employer)} on “{safe(base.title)}”"
            f"{season} ({base.type_printed}) on the dates shown beside their names."
        ),
        Spacer(1, 8),
        _ruled(s, rows, widths),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Certified correct,")])


def _parted(job: Job) -> Job:
    half = (len(job.worked) + 1) // 2
    later = tuple(day + timedelta(days=14) for day in job.worked[half:])
    return replace(job, worked=(*job.worked[:half], *later))


def _stretches(days: Sequence[date]) -> str:
    return "; ".join(_day(a) if a == b else f"{_day(a)} – {_day(b)}" for a, b in neighbors(days))


def _months(days: Sequence[date]) -> str:
    parts = [f"{d[0]:%b} {cast.spans_of_month(d)}, {d[0].year}" for d in months_of(days)]
    return "; ".join(parts)


def _day(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def _dashed(day: date) -> str:
    return f"{day:%d-%b-%Y}"


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _facts(job: Job, who: str, show: str, kind: str, firm: str, role: str) -> list[tuple[str, str]]:
    found = [
        (who, job.person),
        ("SSN", f"XXX-XX-{job.last4}" if job.last4 else ""),
        (show, job.production),
        (kind, job.type_printed),
        (firm, job.employer),
        (role, job.classification),
        ("Local", job.local or ""),
    ]
    return [(label, value) for label, value in found if value]


def _under(job: Job) -> str:
    return f", IATSE Local {job.local}," if job.local else ""


def _ruled(s: Setting, rows: list[list[object]], widths: list[float]) -> Table:
    made = Table(rows, colWidths=widths, hAlign="LEFT", repeatRows=1)
    made.setStyle(
        [
            *RULED,
            ("FONT", (0, 0), (-1, -1), s.plain_font, 9),
            ("FONT", (0, 0), (-1, 0), s.bold_font, 9),
            ("BACKGROUND", (0, 0), (-1, 0), _PALE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return made


def _head(s: Setting, made: Letter) -> list[Flowable]:
    return [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=10),
    ]


def _address_bar(canvas: Canvas, _frame: object) -> None:
    canvas.setFont("Helvetica", 7)
    canvas.drawString(0.5 * inch, 0.4 * inch, "https://dispatch.invented.example/members/history")
    canvas.drawRightString(8 * inch, 0.4 * inch, f"Page {canvas.getPageNumber()}")
