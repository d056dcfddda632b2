"""Letters of the fifteenth round that say their days in forms, tables and calendars."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Preformatted, Spacer, Table

from bench.letters import senders
from bench.letters.families.drawing import months_of, weeks_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_SANS, _SERIF = ("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")
_TYPED, _EMBEDDED = ("Courier", "Courier-Bold"), ("Vera", "VeraBd")
_LIGHT = colors.Color(0.75, 0.75, 0.75)


def portal_printout(rng: Random) -> tuple[Letter, bytes]:
    """A payroll house's portal, printed: cards of facts, a row a day with its kind of pay."""
    s = senders.in_type(rng, _SANS, _EMBEDDED)
    job = senders.with_idle(rng, senders.job(rng, most=18))
    made = replace(senders.letter(rng, "portal printout", [job]), signed=False)
    rows = [["Date", "Day", "Pay category", "Units", "Status"]]
    for day in sorted((*job.worked, *job.idle)):
        off = day in job.idle
        kind = rng.choice(("Holiday - not worked", "Sick", "Vacation")) if off else "Worked"
        units = "8.00" if off else f"{rng.choice((9.5, 10, 12)):.2f}"
        rows.append([f"{day:%b} {day.day:02d}, {day.year}", f"{day:%a}", kind, units, "Paid"])
    facts = (
        (("Worker", job.person), ("SSN (last 4)", job.last4 or "")),
        (("Production", job.production), ("Production type", job.type_printed)),
        (("Employer", job.employer), ("Job classification", job.classification)),
        (("Local", job.local or "n/a"), ("Days worked", str(job.stated_total or ""))),
    )
    body = [
        Paragraph(safe(made.letterhead), s.head),
        s.p("Self-Service &gt; My Employment &gt; Verification of Employment"),
        s.p(f"Generated {made.written:%m/%d/%Y}"),
        Spacer(1, 8),
        _cards(s, [row for row in facts if row[1][1]] if job.stated_total else _no_total(facts)),
        Spacer(1, 10),
        s.p("<b>Work history by day</b>"),
        s.table(rows, ruled=False, widths=[1.5 * inch, 0.7 * inch, 1.9 * inch, inch, inch]),
        Spacer(1, 10),
        s.p("This statement was made by the system and is valid without a signature."),
        s.p("Issued by:"),
        s.p(made.signatory),
        s.p(made.signatory_title),
        Paragraph(senders.SAMPLE, s.small),
    ]
    return made, senders.pages(body, first=_portal_margins(made))


def union_form(rng: Random) -> tuple[Letter, bytes]:
    """A lettered form: parts A to C, boxes with small captions, a box for each date."""
    s, job = senders.in_type(rng, _SANS, _SERIF), senders.job(rng, most=28)
    made = senders.letter(rng, "union form", [job])
    across = rng.choice((5, 6))
    cells = [f"{day:%m/%d/%y}" for day in job.worked]
    cells += [""] * (-len(cells) % across + across)
    boxes = Table(
        [cells[n : n + across] for n in range(0, len(cells), across)],
        colWidths=[6.6 * inch / across] * across,
        hAlign="LEFT",
    )
    boxes.setStyle([*RULED, ("FONT", (0, 0), (-1, -1), "Courier", 10)])
    total = str(job.stated_total) if job.stated_total else ""
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 8),
        s.p("<b>STATEMENT OF WORK EXPERIENCE – CONTRACT SERVICES</b>"),
        s.p(f"Date prepared: {made.written:%m/%d/%Y}"),
        Spacer(1, 6),
        s.p("<b>PART A – EMPLOYEE</b>"),
        _captioned(s, (("Name of employee", job.person), ("SSN, last 4 digits", job.last4 or ""))),
        _captioned(s, (("Classification", job.classification), ("Local no.", job.local or ""))),
        Spacer(1, 6),
        s.p("<b>PART B – PRODUCTION</b>"),
        _captioned(s, (("Title", job.production), ("Type of production", job.type_printed))),
        _captioned(s, (("Employer", job.employer),)),
        Spacer(1, 6),
        s.p("<b>PART C – DATES WORKED</b> (one date in each box)"),
        boxes,
        *([_captioned(s, (("Total days worked", total),))] if total else []),
    ]
    ending = senders.signed(
        s, made, "Signed for the employer:", made.signatory, made.signatory_title
    )
    return made, senders.pages([*body, *ending])


def day_first_weeks(rng: Random) -> tuple[Letter, bytes]:
    """A Toronto payroll company: day first, said so, a row a pay week, a holiday apart."""
    s = senders.in_type(rng, _SANS, _EMBEDDED)
    job = senders.with_idle(rng, senders.job(rng, most=20), most=1)
    made = replace(
        senders.letter(rng, "day first weeks", [job]),
        letterhead=rng.choice(("Lakeshore Crew Payroll Ltd.", "Trillium Production Payroll Inc.")),
        address="88 Carlaw Avenue, Toronto, ON M4M 2R8",
    )
    sign = rng.choice("/-.")
    say = f"%d{sign}%m{sign}%Y"
    rows: list[list[object]] = [["Pay week ending", "Days worked (DD/MM/YYYY)", "Days"]]
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        said = ", ".join(d.strftime(say) for d in days)
        rows.append([end.strftime(say), s.p(said), str(len(days))])
    table = Table(rows, colWidths=[1.3 * inch, 4.6 * inch, 0.6 * inch], hAlign="LEFT", repeatRows=1)
    table.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    off = [s.p(f"Statutory holiday pay, not worked: {day.strftime(say)}") for day in job.idle]
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"{made.address} · 416-555-0132", s.small),
        Spacer(1, 12),
        s.p(f"{made.written.day} {made.written:%B} {made.written.year}"),
        Spacer(1, 8),
        s.p("RE: LETTER OF EMPLOYMENT / LETTRE D’EMPLOI"),
        Spacer(1, 6),
        s.labels(_facts(job, "Employee", "SIN/SSN (last four)", "Position", "Employer")),
        Spacer(1, 8),
        s.p("All dates in this letter are written day, month, year."),
        Spacer(1, 4),
        table,
        *off,
        *_counted(s, job, "Total days worked: {}"),
    ]
    ending = senders.signed(s, made, "Yours truly,", made.signatory, made.signatory_title)
    return made, senders.pages([*body, *ending])


def spreadsheet(rng: Random) -> tuple[Letter, bytes]:
    """A spreadsheet printed: a block above, then every weekday of the job with 1 or 0."""
    s = senders.in_type(rng, _SANS)
    job = senders.job(rng, most=16)
    made = senders.letter(rng, "spreadsheet", [job], own=True)
    a, b = job.worked[0], job.worked[-1]
    span = [a + timedelta(n) for n in range((b - a).days + 1)]
    listed = [d for d in span if d in job.worked or d.weekday() < 5]
    mark = rng.choice((("1", "0"), ("Y", "N"), ("WORKED", "OFF")))
    rows = [["Date", "Weekday", f"Worked? ({mark[0]}/{mark[1]})", "Note"]]
    for day in listed:
        on = day in job.worked
        note = "" if on else rng.choice(("", "not scheduled", "dark"))
        rows.append([f"{day.month}/{day.day}/{day.year}", f"{day:%a}", mark[not on], note])
    if job.stated_total:
        rows.append(["TOTAL DAYS WORKED", "", str(job.stated_total), ""])
    block = [[label, value] for label, value in _facts(job, "EMPLOYEE", "SSN4", "OCC", "EMPLOYER")]
    sheet = Table(rows, colWidths=[1.7 * inch, inch, 1.6 * inch, 2.2 * inch], hAlign="LEFT")
    top = Table(block, colWidths=[1.7 * inch, 4.8 * inch], hAlign="LEFT")
    small = ("FONT", (0, 0), (-1, -1), s.plain_font, 8)
    tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    for each in (sheet, top):
        each.setStyle([small, *tight, ("GRID", (0, 0), (-1, -1), 0.3, _LIGHT)])
    sheet.setStyle([("FONT", (0, 0), (-1, 0), s.bold_font, 8)])
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        s.p(f"Employment verification, prepared {made.written:%m/%d/%Y}"),
        Spacer(1, 8),
        top,
        Spacer(1, 8),
        sheet,
    ]
    ending = senders.signed(s, made, "Prepared by:", made.signatory, made.signatory_title)
    return made, senders.pages([*body, *ending], first=_sheet_margins)


def card_recap(rng: Random) -> tuple[Letter, bytes]:
    """Time cards side by side: weeks ending as columns, hours of each weekday beneath."""
    s = senders.in_type(rng, _SANS, _TYPED)
    job = senders.with_idle(rng, senders.job(rng, most=22), most=2)
    made = senders.letter(rng, "card recap", [job])
    weeks = list(weeks_of(sorted((*job.worked, *job.idle)), first=6))
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 8),
        s.p(f"TIME CARD RECAP – EMPLOYMENT VERIFICATION – {long_date(made.written)}"),
        Spacer(1, 6),
        s.labels(_facts(job, "Employee", "SSN", "Occupation", "Employer of record")),
        Spacer(1, 8),
        s.p("Hours worked by day. HOL = holiday, not worked; a blank is a day off."),
        Spacer(1, 4),
    ]
    for n in range(0, len(weeks), 5):
        body += [_cards_of_weeks(s, job, weeks[n : n + 5], rng), Spacer(1, 8)]
    body += _counted(s, job, "Total days worked: {}")
    ending = senders.signed(s, made, "Certified by:", made.signatory, made.signatory_title)
    return made, senders.pages([*body, *ending])


def crew_by_date(rng: Random) -> tuple[Letter, bytes]:
    """Several people of one show: who they are in a table, then a row a date and marks."""
    s, base = senders.in_type(rng, _SERIF, _SANS), senders.job(rng, most=14)
    jobs = _crew(rng, base)
    made = senders.letter(rng, "crew by date", jobs, own=True)
    people = [["Employee", "SSN", "Classification", "Local", "Days worked"]]
    people += [
        [j.person, j.last4 or "", j.classification, j.local or "", str(len(j.worked))] for j in jobs
    ]
    mark = rng.choice(("X", "W", "x"))
    rows = [["Date", *(j.person for j in jobs)]]
    for day in base.worked:
        marks = [mark if day in j.worked else "" for j in jobs]
        rows.append([f"{day:%a} {day:%m/%d/%Y}", *marks])
    show = f"“{safe(base.title)}”" + (f", Season {base.season}" if base.season else "")
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 10),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(
            f"{safe(base.employer)} confirms that the crew members below were employed on its "
            f"{base.type_printed} {show}."
        ),
        Spacer(1, 6),
        s.table(people, ruled=True),
        Spacer(1, 8),
        s.p(f"Dates worked ({mark} = worked that day)"),
        s.table(rows, ruled=True),
    ]
    ending = senders.signed(s, made, "Sincerely,", made.signatory, made.signatory_title)
    return made, senders.pages([*body, *ending])


def marked_calendars(rng: Random) -> tuple[Letter, bytes]:
    """A calendar a month; under the day's number "Worked", "Holiday" or nothing."""
    s = senders.in_type(rng, _SANS, _SERIF)
    job = senders.with_idle(rng, senders.job(rng, most=15), most=1)
    made = senders.letter(rng, "marked calendars", [job])
    word = rng.choice(("WORKED", "Work", "W"))
    sunday = rng.random() < 0.6
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 8),
        s.p(f"Date: {long_date(made.written)}"),
        s.p("Employment verification for the Industry Experience Roster"),
        Spacer(1, 6),
        *(s.p(f"{label}: {safe(v)}") for label, v in _facts(job, "Name", "SSN", "Job", "Company")),
        Spacer(1, 6),
        s.p(f"Days marked {word} below were worked. OFF = holiday, not worked."),
    ]
    for days in months_of(sorted((*job.worked, *job.idle))):
        body += [Spacer(1, 8), s.p(f"<b>{days[0]:%B %Y}</b>")]
        body.append(_month(s, job, days[0], word, sunday=sunday))
    body += _counted(s, job, "Days worked, all months: {}")
    ending = senders.signed(s, made, "Sincerely,", f"{made.signatory}, {made.signatory_title}")
    return made, senders.pages([*body, *ending])


def typed_boxes(rng: Random) -> tuple[Letter, bytes]:
    """A typewriter form: a week a line, a box for each weekday, those worked struck with X."""
    s, job = senders.in_type(rng, _TYPED), senders.job(rng, most=24)
    made = senders.letter(rng, "typed boxes", [job])
    box = rng.choice((("[X]", "[ ]"), ("(X)", "( )"), ("[x]", "[_]")))
    facts = _facts(job, "EMPLOYEE", "SSN", "CLASSIFICATION", "EMPLOYER")
    lines = [f"{label.upper():<20}: {value}" for label, value in facts]
    lines += ["", "WEEK ENDING    SUN  MON  TUE  WED  THU  FRI  SAT    DAYS"]
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        week = [end - timedelta(days=6 - n) for n in range(7)]
        marks = "  ".join(box[day not in days] for day in week)
        lines.append(f"{end:%m/%d/%Y}     {marks}     {len(days)}")
    if job.stated_total:
        lines += ["", f"TOTAL DAYS WORKED: {job.stated_total}"]
    font = s.body.clone("typed", fontName="Courier", fontSize=9.5, leading=13)
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 12),
        s.p(f"DATE: {long_date(made.written).upper()}"),
        Spacer(1, 6),
        s.p("VERIFICATION OF EMPLOYMENT. A BOX WITH AN X IS A DAY WORKED."),
        Spacer(1, 8),
        Preformatted("\n".join(lines), font),
    ]
    ending = senders.signed(
        s,
        made,
        "Authorized signature:",
        f"Name: {made.signatory}",
        f"Title: {made.signatory_title}",
    )
    return made, senders.pages([*body, *ending])


def _facts(job: Job, who: str, ssn: str, role: str, firm: str) -> list[tuple[str, str]]:
    found = [
        (who, job.person),
        (ssn, f"XXX-XX-{job.last4}"),
        ("Production", job.production),
        ("Type of production", job.type_printed),
        (firm, job.employer),
        (role, job.classification),
        ("Local", job.local or ""),
    ]
    return [(label, value) for label, value in found if value]


def _counted(s: Setting, job: Job, say: str) -> list[Flowable]:
    return [Spacer(1, 6), s.p(say.format(job.stated_total))] if job.stated_total else []


def _no_total(facts: Sequence[Sequence[tuple[str, str]]]) -> list[Sequence[tuple[str, str]]]:
    return [*facts[:-1], facts[-1][:1]]


def _cards(s: Setting, rows: Sequence[Sequence[tuple[str, str]]]) -> Table:
    cells = [
        [s.p(f"<font size=7 color=#555555>{label}</font><br/>{safe(v)}") for label, v in row]
        for row in rows
    ]
    cells[-1] += [s.p("")] * (2 - len(cells[-1]))
    made = Table(cells, colWidths=[3.3 * inch] * 2, hAlign="LEFT")
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 0.5, _LIGHT)])
    return made


def _captioned(s: Setting, pairs: Sequence[tuple[str, str]]) -> Table:
    cells = [
        s.p(f"<font size=6.5>{label}</font><br/><font face=Courier>{safe(v) or '–'}</font>")
        for label, v in pairs
    ]
    made = Table([cells], colWidths=[6.6 * inch / len(cells)] * len(cells), hAlign="LEFT")
    made.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return made


def _cards_of_weeks(s: Setting, job: Job, weeks: Sequence[list[date]], rng: Random) -> Table:
    """Weekdays down the left edge, a column a week, the hours of each day and their sum."""
    ends = [days[0] + timedelta(days=(5 - days[0].weekday()) % 7) for days in weeks]
    rows = [["", *(f"W/E {end:%m/%d/%y}" for end in ends)]]
    sums = [0.0] * len(ends)
    for n, name in enumerate(("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")):
        row = [name]
        for at, end in enumerate(ends):
            day = end - timedelta(days=6 - n)
            hours = rng.choice((8, 10, 11.5, 12)) if day in job.worked else 0
            sums[at] += hours
            row.append(f"{hours:.1f}" if hours else "HOL" if day in job.idle else "")
        rows.append(row)
    rows.append(["Hours", *(f"{hours:.1f}" for hours in sums)])
    return s.table(rows, ruled=True, widths=[0.8 * inch, *[1.15 * inch] * len(ends)])


def _crew(rng: Random, base: Job) -> list[Job]:
    """Two or three people of one show, each with some of its days; together all of them."""
    jobs = [replace(base, stated_total=len(base.worked))]
    for _ in range(rng.choice((1, 2))):
        other = senders.job(rng)
        while other.person.split()[-1] in {j.person.split()[-1] for j in jobs}:
            other = senders.job(rng)
        days = sorted(rng.sample(base.worked, rng.randrange(2, len(base.worked))))
        jobs.append(
            replace(
                base, person=other.person, last4=other.last4, worked=tuple(days),
                classification=other.classification, local=other.local, stated_total=len(days),
            )
        )  # fmt: skip
    return jobs


def _month(s: Setting, job: Job, of: date, word: str, *, sunday: bool) -> Table:
    names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    heads = [names[-1], *names[:-1]] if sunday else names
    weeks = Calendar(6 if sunday else 0).monthdatescalendar(of.year, of.month)
    rows = [heads] + [
        [_cell(job, d, word) if d.month == of.month else "" for d in w] for w in weeks
    ]
    made = s.table(rows, ruled=True, widths=[0.92 * inch] * 7)
    made.setStyle([("FONT", (0, 1), (-1, -1), s.plain_font, 7.5)])
    return made


def _cell(job: Job, day: date, word: str) -> str:
    mark = word if day in job.worked else "OFF" if day in job.idle else ""
    return f"{day.day}\n{mark}"


def _portal_margins(made: Letter) -> senders.Decorate:
    stamp = f"{made.written.month}/{made.written.day}/{made.written.year}, 9:14 AM"

    def draw(canvas: Canvas, _frame: object) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(0.4 * inch, 10.7 * inch, stamp)
        canvas.drawString(3.6 * inch, 10.7 * inch, "Verification of Employment")
        canvas.drawString(0.4 * inch, 0.35 * inch, "https://ess.invented.example/verify/print")
        canvas.drawRightString(8.1 * inch, 0.35 * inch, str(canvas.getPageNumber()))

    return draw


def _sheet_margins(canvas: Canvas, _frame: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(4.25 * inch, 0.5 * inch, f"Sheet1 - Page {canvas.getPageNumber()}")
