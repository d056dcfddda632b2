"""Letters of the nineteenth round that are forms, calendars and lists of jobs."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round19_cast as cast
from bench.letters.families.drawing import months_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Letter

_TICKED = (
    ("Feature", "feature"),
    ("Television series", "tv_series"),
    ("Pilot", "pilot"),
    ("Documentary", "documentary"),
)


def commercial_jobs(rng: Random) -> tuple[Letter, bytes]:
    """A commercials paymaster: a row a job with client, spot, company and its few dates."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    jobs = [cast.job(rng, least=1, most=4)]
    for _ in range(rng.choice((1, 2, 2, 3))):
        jobs.append(cast.other_job(rng, jobs, least=1, most=4))
    role, local = jobs[0].classification, jobs[0].local or "80"
    spots = rng.sample(("Sunrise", "Tail Lights", "Second Helping", "Grandma Knows", "Loud"), 4)
    for n, job in enumerate(jobs):
        jobs[n] = replace(
            job, title=spots[n], production=spots[n], season=None, type_printed="commercial",
            type_value="commercial", classification=role, local=local,
            stated_total=len(job.worked),
        )  # fmt: skip
    made = cast.letter(
        rng, "commercial jobs", jobs, rng.choice(("Spotlight Ad Payroll", "Adway Pay")),
        "8800 Venice Boulevard, Los Angeles, CA 90034", "Commercial Payroll Manager",
    )  # fmt: skip
    rows: list[list[object]] = [
        ["Job no.", "Commercial", "Client", "Production company", "Dates worked", "Days"]
    ]
    clients = rng.sample(("Cereal Co.", "Motor Group", "Northern Bank", "Bright Soap"), 4)
    say = rng.choice(("%m/%d/%Y", "%m/%d/%y"))
    for job, client in zip(jobs, clients, strict=False):
        dates = ", ".join(day.strftime(say) for day in job.worked)
        row = (str(rng.randrange(2000, 9999)), job.title, client, job.employer, dates)
        rows.append([_small(s, cell) for cell in (*row, str(job.stated_total))])
    one = jobs[0]
    body = [
        *_head(s, made),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p("RE: Commercial employment for the Industry Experience Roster"),
        Spacer(1, 6),
        s.labels(
            (
                ("Employee", one.person),
                ("SSN (last four)", one.last4),
                ("Production type", "Commercial"),
                ("Classification", role),
                ("Local", local),
            )
        ),
        Spacer(1, 8),
        _ruled(s, rows, [52, 85, 75, 120, 120, 35]),
        Spacer(1, 4),
        s.p(f"Total days, all jobs: {sum(len(job.worked) for job in jobs)}"),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Sincerely,")])


def month_grid(rng: Random) -> tuple[Letter, bytes]:
    """A Florida studio's form: ticked kind of production, a row a month with boxes 1 to 31."""
    s = senders.in_type(rng, cast.SANS)
    job = senders.with_idle(rng, cast.job(rng, most=34, types=_TICKED), most=rng.choice((0, 0, 2)))
    job = replace(job, code="S")
    made = cast.letter(
        rng, "month grid", [job], "Gulfstream Stages, Inc.", "2000 Citrus Way, Orlando, FL 32819",
        rng.choice(("Human Resources Manager", "Studio Payroll Manager")),
    )  # fmt: skip
    ticks = [f"[{'X' if value == job.type_value else '&nbsp;'}] {name}" for name, value in _TICKED]
    grid = [["Month", *(str(n) for n in range(1, 32)), "Days"]]
    for days in months_of(sorted((*job.worked, *job.idle))):
        first, on = days[0], [day for day in days if day in job.worked]
        marks = {day.day: "X" if day in on else "S" for day in days}
        row = [f"{first:%b %Y}", *(marks.get(n, "") for n in range(1, 32)), str(len(on))]
        grid.append(row)
    sheet = Table(grid, colWidths=[46, *[13.4] * 31, 26], hAlign="LEFT")
    sheet.setStyle(
        [
            *RULED,
            ("FONT", (0, 0), (-1, -1), s.plain_font, 6.5),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    legend = "X = day worked." + (" S = sick day, not worked." if job.idle else "")
    boxes = (
        (("Employee name", job.person), ("Last four of SSN", job.last4 or "")),
        (("Production title", job.production), ("Employer", job.employer)),
        (("Classification", job.classification), ("Local", job.local or "–")),
    )
    body = [
        *_head(s, made),
        s.p("<b>FORM HR-27: VERIFICATION OF DAYS WORKED</b>"),
        s.p(f"Date: {made.written:%m/%d/%Y}"),
        Spacer(1, 6),
        *(_captioned(s, row) for row in boxes),
        Spacer(1, 6),
        s.p("Type of production: &nbsp; " + " &nbsp; ".join(ticks)),
        Spacer(1, 6),
        s.p(legend),
        sheet,
        *cast.total(rng, s, job),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Authorized by:")])


def phase_calendar(rng: Random) -> tuple[Letter, bytes]:
    """A Hawaii production office: calendars whose boxes say prep, shoot or wrap, or why not."""
    s = senders.in_type(rng, cast.SANS, cast.SERIF)
    job = senders.with_idle(rng, cast.job(rng, least=8, most=26), most=rng.choice((0, 1, 2)))
    job = replace(job, code="TRAVEL")
    made = cast.letter(
        rng, "phase calendar", [job], job.employer, "4496 Kahala Flats Road, Honolulu, HI 96816",
        rng.choice(("Production Coordinator", "Line Producer")),
    )  # fmt: skip
    cut = len(job.worked) // 4
    words = dict.fromkeys(job.worked, "Shoot")
    words |= dict.fromkeys(job.worked[:cut], "Prep")
    words |= dict.fromkeys(job.worked[len(job.worked) - cut :], "Wrap")
    words |= dict.fromkeys(job.idle, "TRAVEL")
    season = f", Season {job.season}" if job.season else ""
    body = [
        *_head(s, made),
        s.p(long_date(made.written)),
        Spacer(1, 6),
        s.p(
            f"Re: {job.person}, SSN XXX-XX-{job.last4}, {job.classification}"
            f"{f' (Local {job.local})' if job.local else ''}, “{safe(job.title)}”{season}, "
            f"{job.type_printed}. Employer: {safe(job.employer)}."
        ),
        Spacer(1, 6),
        s.p(
            "The days worked are those marked Prep, Shoot or Wrap."
            + (" Days marked TRAVEL were travel only; no work was done." if job.idle else "")
        ),
    ]
    for days in months_of(sorted(words)):
        body += [Spacer(1, 8), s.p(f"<b>{days[0]:%B %Y}</b>"), _month(s, days[0], words)]
    body += cast.total(rng, s, job)
    return made, senders.pages([*body, *cast.closed(s, made, "Mahalo,")])


def first_and_last(rng: Random) -> tuple[Letter, bytes]:
    """A Utah company's form of captioned boxes: first day, last day, number of days, no dates."""
    s, job = senders.in_type(rng, cast.SANS, cast.TYPED), cast.job(rng, least=8, most=40)
    job = replace(job, stated_total=len(job.worked))
    made = cast.letter(
        rng, "first and last", [job], job.employer, "1400 Foothill Drive, Salt Lake City, UT 84108",
        rng.choice(("Office Manager", "Production Accountant", "Producer")),
    )  # fmt: skip
    a, b = job.worked[0], job.worked[-1]
    say = rng.choice((lambda d: f"{d:%m/%d/%Y}", long_date))
    first, last = rng.choice((("First day", "Last day"), ("Start date", "End date")))
    boxes = (
        (("Employee", job.person), ("SSN (last 4)", job.last4 or "")),
        (("Production", job.production), ("Production type", job.type_printed)),
        (("Employer", job.employer), ("Position", job.classification)),
        ((first, say(a)), (last, say(b))),
        (("Number of days worked", str(job.stated_total)), ("Local", job.local or "n/a")),
    )
    body = [
        *_head(s, made),
        s.p("<b>EMPLOYMENT CONFIRMATION</b>"),
        s.p(f"Date: {long_date(made.written)}"),
        Spacer(1, 8),
        *(_captioned(s, row) for row in boxes),
        Spacer(1, 8),
        s.p("Weekends and other days off fall between the first and the last day."),
    ]
    made = replace(made, jobs=(senders.ranged(job),))
    return made, senders.pages([*body, *cast.closed(s, made, "Confirmed by:")])


def _month(s: Setting, first: date, words: dict[date, str]) -> Table:
    rows: list[list[object]] = [["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]]
    weeks = Calendar(firstweekday=6).monthdatescalendar(first.year, first.month)
    rows += [[_box(s, day, first.month, words) for day in week] for week in weeks]
    made = Table(rows, colWidths=[0.93 * inch] * 7, hAlign="LEFT")
    made.setStyle(
        [*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, 0), s.bold_font, 8)]
    )
    return made


def _box(s: Setting, day: date, month: int, words: dict[date, str]) -> object:
    if day.month != month:
        return ""
    return Paragraph(f"{day.day}<br/>{words.get(day, '')}", s.small)


def _captioned(s: Setting, row: Sequence[tuple[str, str]]) -> Table:
    cells = [s.p(f"<font size=6.5>{label}</font><br/>{safe(value)}") for label, value in row]
    made = Table([cells], colWidths=[6.6 * inch / len(cells)] * len(cells), hAlign="LEFT")
    made.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return made


def _small(s: Setting, text: str) -> Paragraph:
    return Paragraph(safe(text), s.small)


def _ruled(s: Setting, rows: list[list[object]], widths: list[float]) -> Table:
    made = Table(rows, colWidths=widths, hAlign="LEFT", repeatRows=1)
    bold = ("FONT", (0, 0), (-1, 0), s.bold_font, 8)
    made.setStyle([*RULED, bold, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return made


def _head(s: Setting, made: Letter) -> list[Flowable]:
    return [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"{made.address} · (555) 010-0163", s.small),
        Spacer(1, 12),
    ]
