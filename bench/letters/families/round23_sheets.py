"""Letters of the twenty-third round that are print-outs, sheets, and calendars from a computer."""

from calendar import Calendar
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Preformatted, Spacer, Table

from bench.letters import senders
from bench.letters.families import round23_cast as cast
from bench.letters.families.drawing import months_of, weeks_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED
from bench.letters.truth import Job, Letter

_ANIMATED = (
    *(("animated feature", "feature"), ("animated television series", "tv_series")),
    ("animated streaming series", "streaming_series"),
)
_RULE = "-" * 78


def time_detail(rng: Random) -> tuple[Letter, bytes]:
    """A payroll system's report: under each week ending a line a day with call, wrap and hours."""
    s, job = senders.in_type(rng, cast.TYPED), cast.job(rng, most=20)
    house = rng.choice(("Cedargate Payroll Systems", "Bluff Street Payroll Bureau"))
    made = cast.letter(
        rng, "time detail", [job], house, "7100 Haskell Crossing, Van Nuys, CA 91406",
        rng.choice(("Records Analyst", "Data Services Lead")),
    )  # fmt: skip
    run = f"RUN {made.written:%m/%d/%Y} {rng.choice(('08:12', '14:47', '17:03'))}"
    lines = [
        f"{house:<56}{run:>22}",
        f"{made.address:<56}{'RPT ETD-44':>22}",
        _RULE,
        "EMPLOYEE TIME DETAIL",
        _RULE,
        *_entries(job),
        _RULE,
    ]
    for days in weeks_of(job.worked, first=6):
        lines += ["", f"WEEK ENDING SAT {_saturday(days[0]):%m/%d/%y}"]
        lines += [_clocked(rng, day) for day in days]
    lines += ["", _RULE]
    if job.stated_total:
        lines.append(f"DAYS WORKED THIS REPORT  {job.stated_total:>4}")
    lines += ["*** END OF REPORT ***", "", "Certified to be a true extract of our time records:"]
    typed = s.body.clone("print", fontSize=8.5, leading=10.6)
    names = f"{made.signatory}, {made.signatory_title}"
    body = [Preformatted("\n".join(lines), typed), cast.mark(s, made), s.p(names)]
    return made, cast.pages([*body, *cast.sample(s)])


def numbered_days(rng: Random) -> tuple[Letter, bytes]:
    """A production accountant's spreadsheet on its long side: a row a numbered day, two units."""
    s = senders.in_type(rng, cast.SANS)
    job = senders.with_idle(rng, cast.job(rng, most=15), most=rng.choice((0, 0, 1, 2)))
    job = replace(job, code="OFF")
    made = cast.letter(
        rng, "numbered days", [job], job.employer, "918 Orange Street, Wilmington, NC 28401",
        rng.choice(("1st Assistant Accountant", "Key Accountant")),
    )  # fmt: skip
    rows = [["Day", "Date", "Weekday", "Unit", "Location", "In", "Out", "Status"]]
    number, unit = 0, rng.choice(("Main", "Main", "2nd"))
    for day in sorted((*job.worked, *job.idle)):
        said = [f"{day.day}-{day:%b-%y}", f"{day:%A}"]
        if day in job.idle:
            rows.append(["", *said, "", "", "", "", "OFF"])
            continue
        number += 1
        where, hours = rng.choice(("Stage B", "Pender Farm", "Castle St.")), rng.choice((18, 19))
        rows.append([str(number), *said, unit, where, "7:00a", f"{hours - 12}:30p", "WKD"])
    inches = (0.5, 1.1, 1.1, 0.7, 1.4, 0.8, 0.8, 0.9)
    sheet = Table(rows, colWidths=[x * inch for x in inches], hAlign="LEFT", repeatRows=1)
    head = (
        ("Crew member", job.person, "SS# last 4", job.last4 or ""),
        ("Show", job.production, "Kind of show", job.type_printed),
        ("Hired as", job.classification, "Local #", job.local or "none"),
        ("Company", job.employer, "Sheet date", f"{made.written.day}-{made.written:%b-%y}"),
    )
    block = Table(head, colWidths=[x * inch for x in (1.1, 3.4, 1.1, 2.6)], hAlign="LEFT")
    font = ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5)
    tight = [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    block.setStyle([*RULED, font, *tight, ("FONT", (0, 0), (0, -1), s.bold_font, 8.5)])
    sheet.setStyle([*RULED, font, *tight, ("FONT", (0, 0), (-1, 0), s.bold_font, 8.5)])
    count = f"Days worked: {job.stated_total}" if job.stated_total else ""
    key = "WKD = worked" + (", OFF = not called, not paid" if job.idle else "")
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 8),
        s.p("<b>Work day log for roster purposes</b>"),
        Spacer(1, 4),
        block,
        Spacer(1, 8),
        sheet,
        Spacer(1, 4),
        s.p(f"{key}. {count}"),
        *cast.ruled_off(s, made, made.signatory, made.signatory_title),
    ]
    return made, cast.pages(body, wide=True, margin=0.7)


def weeks_with_absences(rng: Random) -> tuple[Letter, bytes]:
    """A Vancouver animation house: a row a week from Monday to Friday and who was away when."""
    s, job = senders.in_type(rng, cast.EMBEDDED, cast.SANS), _whole_weeks(rng)
    made = cast.letter(
        rng, "weeks with absences", [job], job.employer, "395 Railway Street, Vancouver BC V6A 1A6",
        rng.choice(("Studio Manager", "Talent & People Coordinator")),
    )  # fmt: skip
    rows: list[list[object]] = [["Wk", "Monday", "Friday", "Days in studio", "Away"]]
    for n, days in enumerate(weeks_of(sorted((*job.worked, *job.idle))), start=1):
        out = [day for day in days if day in job.idle]
        away = "; ".join(f"{day:%a} {day.day} {day:%b} (vacation)" for day in out) or "none"
        ends = [f"{day.day} {day:%b} {day.year}" for day in (days[0], days[-1])]
        rows.append([str(n), *ends, str(len(days) - len(out)), s.p(away)])
    facts = (
        ("Artist", job.person),
        ("Title in production", job.production),
        ("What it is", job.type_printed),
        ("Seat", job.classification),
        ("Bargaining unit", f"IATSE Local {job.local}" if job.local else None),
        ("Studio (employer)", job.employer),
    )
    count = f" Days worked in all: {job.stated_total}." if job.stated_total else ""
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(f"{made.address} &nbsp;|&nbsp; 604 555 0177", s.small),
        HRFlowable(width="100%", spaceBefore=3, spaceAfter=10),
        s.p(f"{made.written.day} {made.written:%B} {made.written.year}"),
        Spacer(1, 8),
        s.p("<b>Studio attendance, by week</b>"),
        Spacer(1, 4),
        s.labels(facts, mark=""),
        Spacer(1, 8),
        s.p("Our artists work Monday to Friday. Each week below was worked in full on all five "
            "days, except for the days in the last column."),
        Spacer(1, 6),
        s.table(rows, ruled=True, widths=[34, 95, 95, 80, 170]),  # type: ignore[arg-type]
        Spacer(1, 5),
        s.p(count),
    ]  # fmt: skip
    return made, cast.pages([*body, *senders.signed(s, made, "Warmly,", *cast.names(made))])


def starred_calendar(rng: Random) -> tuple[Letter, bytes]:
    """A UPM's typed calendars: an asterisk behind the days worked, an h behind a holiday."""
    s = senders.in_type(rng, cast.TYPED)
    job = senders.with_idle(rng, cast.job(rng, most=26), most=rng.choice((0, 0, 1)))
    job = replace(job, code="h")
    made = cast.letter(
        rng, "starred calendar", [job], job.employer, "61 Quincy Street, Brooklyn, NY 11238",
        rng.choice(("Unit Production Manager", "UPM")),
    )  # fmt: skip
    union = f" (Local {job.local})" if job.local else ""
    lines = [
        f"Date:        {long_date(made.written)}",
        f"Regarding:   {job.person}, SS no. ending {job.last4}",
        f"Picture:     {job.production}",
        f"Category:    {job.type_printed}",
        f"Engaged as:  {job.classification}{union}",
        f"Employed by: {job.employer}",
        "",
        "An asterisk (*) marks each day that was worked."
        + (" h = holiday, not worked." if job.idle else ""),
    ]
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(f"{made.address} - Production Office", s.small),
        Spacer(1, 14),
        Preformatted("\n".join(lines), s.body.clone("typed", fontSize=9.5, leading=12.5)),
    ]
    grid = s.body.clone("grid", fontSize=9.5, leading=11.5)
    for days in months_of(sorted((*job.worked, *job.idle))):
        body += [Spacer(1, 9), Preformatted(_typed_month(days[0], job), grid)]
    if job.stated_total:
        body += [Spacer(1, 8), s.p(f"{job.stated_total} asterisks = {job.stated_total} days")]
    return made, cast.pages([*body, *senders.signed(s, made, "Yours,", *cast.names(made))])


def _entries(job: Job) -> list[str]:
    pairs = (
        ("EMPLOYEE", job.person),
        ("SSN", f"XXX-XX-{job.last4}"),
        ("PRODUCTION", job.production),
        ("PROD TYPE", job.type_printed),
        ("EMPLOYER", job.employer),
        ("OCCUPATION", job.classification),
        ("UNION", f"LOCAL {job.local}" if job.local else "NONE"),
    )
    return [f"{label + ' ':.<16} {value}" for label, value in pairs]


def _clocked(rng: Random, day: date) -> str:
    hours = rng.choice((9.0, 10.5, 12.0, 12.7))
    wrap = f"{7 + int(hours) + 1:02d}{round(hours % 1 * 60):02d}"
    return f"  {day:%a} {day:%m/%d}   CALL 0700   WRAP {wrap}   HRS {hours:5.1f}".upper()


def _whole_weeks(rng: Random) -> Job:
    crafts = (("Layout Artist", "938"), ("Storyboard Artist", "938"), ("Background Painter", "938"))
    firms = ("Otter & Kelp Animation Ltd.", "False Creek Pictures Inc.", "Raincoast Toons Ltd.")
    job = cast.job(rng, kinds=_ANIMATED, crafts=crafts, firms=firms)
    monday = job.worked[0] - timedelta(days=job.worked[0].weekday())
    count = rng.randrange(3, 9)
    days = [monday + timedelta(days=7 * week + n) for week in range(count) for n in range(5)]
    idle = tuple(sorted(rng.sample(days, rng.choice((0, 1, 2, 3)))))
    worked = tuple(day for day in days if day not in idle)
    total = job.stated_total and len(worked)
    return replace(
        job, last4=None, worked=worked, idle=idle, code="vacation", stated_total=total
    )  # fmt: skip


def _typed_month(first: date, job: Job) -> str:
    lines = [f"{f'{first:%B %Y}':^35}".rstrip(), "  Su   Mo   Tu   We   Th   Fr   Sa"]
    for week in Calendar(firstweekday=6).monthdatescalendar(first.year, first.month):
        cells = []
        for day in week:
            sign = "*" if day in job.worked else "h" if day in job.idle else " "
            cells.append(f"  {day.day:>2}{sign}" if day.month == first.month else " " * 5)
        lines.append("".join(cells).rstrip())
    return "\n".join(lines)


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)
