"""Letters of the twenty-fifth round by payroll companies: time cards, pay lines, invoices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters import senders
from bench.letters.families import round25_cast as cast
from bench.letters.families.drawing import neighbors, weeks_of
from bench.letters.senders import long_date, safe
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

_PALE = colors.Color(0.9, 0.93, 0.96)
_WEEK = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_LENDERS = (
    *("Half Hitch, Inc.", "Gray Whale Services Corp.", "Bramble Lane, Inc.", "Loud Owl LLC"),
    *("Two Ladders Enterprises, Inc.", "Pepper Tree Rentals & Labor, Inc."),
)


def timecard_lines(rng: Random) -> tuple[Letter, bytes]:
    """A big payroll company's system: each week's dates over a line of its hours or codes."""
    s = senders.in_type(rng, cast.SANS)
    code = rng.choice(("HOL", "SICK", "HOL"))
    job = senders.with_idle(rng, cast.job(rng, least=5), most=rng.choice((0, 0, 1, 2)))
    job = replace(job, code=code)
    house = rng.choice(("Grand Concourse Entertainment Payroll", "Keystone Frame Payroll, Inc."))
    made = cast.letter(
        rng, "timecard lines", [job],
        (house, "3800 Riverside Plaza, 11th Floor, Burbank, CA 91505",
         rng.choice(("Manager, Employment Verifications", "Client Support Specialist"))),
        payroll=house, signed=0.7,
    )  # fmt: skip
    closing = (
        cast.closed(s, made, "Authorized by", made.signatory, made.signatory_title)
        if made.signed
        else [
            Spacer(1, 12),
            s.p(f"Issued by: {made.signatory}, {made.signatory_title}"),
            s.p("This document was produced by our verification system and is valid unsigned."),
            *cast.sample(s),
        ]
    )
    count = f"Number of days with hours worked: {job.stated_total}" if job.stated_total else ""
    key = (
        f"{code} in place of hours: the day was paid and not worked." if job.idle else ""
    )  # fmt: skip
    body = [
        *_banner(s, made),
        s.p(f"{safe(house)} was the employer of record for payroll purposes of the employee "
            "named here. " + rng.choice((
                "The time below was taken from the time cards that were processed.",
                "Hours by date, as processed:", "The record of time paid follows.",
            ))),
        Spacer(1, 8),
        _facts(s, rng, job),
        Spacer(1, 10),
        _timecards(s, rng, job),
        Spacer(1, 6),
        *(s.p(line) for line in (key, count) if line),
        *closing,
    ]  # fmt: skip
    return made, cast.pages(body, foot=f"EV-{rng.randrange(10**5, 10**6)}", margin=0.8)


def earning_lines(rng: Random) -> tuple[Letter, bytes]:
    """A small payroll service: a line a rate of pay, so that one date stands on several lines."""
    s = senders.in_type(rng, cast.SERIF, cast.TYPED)
    job = cast.job(rng, least=9)
    job = senders.with_idle(rng, job, most=rng.choice((0, 0, 0, 1)))
    job = replace(job, code="HP")
    house = rng.choice(("Nickel & Dime Payroll Co.", "Back Lot Bookkeeping & Payroll"))
    made = cast.letter(
        rng, "earning lines", [job],
        (house, "10630 Riverside Cottage #4, Toluca Lake, CA 91602",
         rng.choice(("Owner", "Payroll Clerk", "Office Manager"))),
        payroll=house,
    )  # fmt: skip
    union = f", a position covered by Local {job.local}" if job.local else ""
    holiday = ", HP holiday pay without work" if job.idle else ""
    source = rng.choice(
        (
            "We copied the lines below from the pay register.",
            "Here is what our register has for this employee.",
            "The register lines follow.",
        )
    )
    count, counted = job.stated_total, rng.choice(("Days worked on these lines", "Days of work"))
    middle = s.head.clone("mid", alignment=TA_CENTER)
    body = [
        Paragraph(safe(house), middle),
        Paragraph(f"{made.address} – (818) 555-0163", s.small.clone("m", alignment=TA_CENTER)),
        Spacer(1, 16),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p(rng.choice(("Dear Roster Department,", "To Contract Services:", "Hello,"))),
        Spacer(1, 6),
        s.p(f"We did the payroll of {safe(job.employer)} for its {job.type_printed} "
            f"<i>{safe(job.title)}</i>{cast.of_season(job)}. {job.person}, SSN ending "
            f"{job.last4}, was paid as {cast.a(job.classification)}{union}. {source} "
            "A work date with overtime has more than one line and "
            f"is still one day. ST is straight time, OT time and a half, DT double time{holiday}."),
        Spacer(1, 8),
        _earnings(s, rng, job),
        Spacer(1, 6),
        *([s.p(f"{counted}: {count}")] if count else []),
        *cast.closed(s, made, "Yours,", f"{made.signatory}, {made.signatory_title}"),
    ]  # fmt: skip
    return made, cast.pages(body, foot=f"Pay register extract, {job.person}")


def loan_out_invoices(rng: Random) -> tuple[Letter, bytes]:
    """A paymaster of loan-outs: a row a stretch of days, from and through, with its invoice."""
    s = senders.in_type(rng, cast.EMBEDDED, cast.SANS)
    job, lender = cast.job(rng, most=20), rng.choice(_LENDERS)
    job = replace(job, last4=job.last4 if rng.random() < 0.6 else None)
    house = rng.choice(("Corner Office Loan-Out Paymasters", "Vista Crest Payroll Group, LLC"))
    made = cast.letter(
        rng, "loan out invoices", [job],
        (house, "6100 Canoga Terrace, Suite 210, Woodland Hills, CA 91367",
         rng.choice(("Loan-Out Desk", "Accounts Payable Lead", "Director of Payroll"))),
        payroll=house,
    )  # fmt: skip
    # The last invoice is sent up to eight days after the last day of work.
    made = replace(made, written=made.written + timedelta(days=7))
    facts = (
        ("Payee", f"{lender} f/s/o {job.person}"),
        ("Individual’s SSN", f"*****{job.last4}" if job.last4 else "held by the loan-out"),
        ("Services as", job.classification + (f" / Local {job.local}" if job.local else "")),
        ("Picture", f"{job.production} ({job.type_printed})"),
        ("Producer", job.employer),
    )
    low = s.small.clone("low", alignment=TA_RIGHT)
    count = f" In sum, {job.stated_total} days of services." if job.stated_total else ""
    body = [
        Paragraph(safe(house), s.head.clone("big", alignment=TA_RIGHT)),
        Paragraph(made.address, low),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=12),
        s.p(f"<b>{long_date(made.written)}</b>"),
        Spacer(1, 8),
        s.p("Confirmation of loan-out services"),
        Spacer(1, 6),
        cast.unruled(s, facts, (1.5, 4.9)),
        Spacer(1, 8),
        s.p(rng.choice((
            "The lender sent us the invoices listed below and they were paid for the producer. ",
            "The invoices of the lender are listed below. ",
            "We paid the loan-out on these invoices. ",
            )) + f"{job.person} rendered services on every day from the first "
            f"to the last day of each line.{count}"),
        Spacer(1, 6),
        s.table(_invoices(rng, job), ruled=rng.random() < 0.5),
        *cast.closed(s, made, "Sincerely,", made.signatory, made.signatory_title, house),
    ]  # fmt: skip
    return made, cast.pages(body)


def _banner(s: Setting, made: Letter) -> list[Flowable]:
    right = s.small.clone("right", alignment=TA_RIGHT)
    row = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"VERIFICATION OF EMPLOYMENT<br/>Date issued: {made.written:%m/%d/%Y}", right),
    ]
    top = Table([row], colWidths=[4.2 * inch, 2.7 * inch], hAlign="LEFT")
    top.setStyle(
        [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LINEBELOW", (0, 0), (-1, -1), 2, "navy")]
    )
    return [top, Paragraph(made.address, s.small), Spacer(1, 12)]


def _facts(s: Setting, rng: Random, job: Job) -> Table:
    union = f"IATSE {job.local}" if rng.random() < 0.5 else f"Local {job.local}"
    cells = (
        ("Employee", job.person), ("SSN (last 4)", job.last4 or ""),
        ("Project", job.production), ("Project type", job.type_printed),
        ("Client / producer", job.employer), ("Occupation", job.classification),
        *((("Union", union),) if job.local else ()),
    )  # fmt: skip
    rows = [[s.p(f"<b>{label}</b>"), s.p(safe(value))] for label, value in cells]
    made = Table(rows, colWidths=[1.6 * inch, 5.3 * inch], hAlign="LEFT")
    tight = [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    made.setStyle(
        [("BACKGROUND", (0, 0), (0, -1), _PALE), ("BOX", (0, 0), (-1, -1), 0.4, "grey"), *tight]
    )
    return made


def _timecards(s: Setting, rng: Random, job: Job) -> Table:
    blank, counted = rng.choice(("", "-", "0.0")), rng.random() < 0.5
    rows = [["Week ending", *_WEEK, *(["Days"] if counted else [])]]
    style: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), s.plain_font, 8.5), ("FONT", (0, 0), (-1, 0), s.bold_font, 8.5),
        ("BACKGROUND", (0, 0), (-1, 0), _PALE), ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("TOPPADDING", (0, 1), (-1, -1), 1), ("BOTTOMPADDING", (0, 1), (-1, -1), 1),
    ]  # fmt: skip
    for days in weeks_of(sorted((*job.worked, *job.idle)), first=6):
        sunday = days[0] - timedelta(days=(days[0].weekday() + 1) % 7)
        week = [sunday + timedelta(days=n) for n in range(7)]
        hours = [_hours(rng, job, day, blank) for day in week]
        number = str(sum(day in job.worked for day in week))
        top, low = len(rows), len(rows) + 1
        rows.append([f"{week[6]:%m/%d/%Y}", *(f"{day:%m/%d}" for day in week)])
        rows.append(["Hours", *hours, *([number] if counted else [])])
        style += [("NOSPLIT", (0, top), (-1, low)), ("LINEBELOW", (0, low), (-1, low), 0.5, "grey")]
    wide = [1.1 * inch, *[0.74 * inch] * 7, *([0.6 * inch] if counted else [])]
    rows = [row + [""] * (len(wide) - len(row)) for row in rows]
    return Table(rows, colWidths=wide, hAlign="LEFT", repeatRows=1, style=style)


def _hours(rng: Random, job: Job, day: date, blank: str) -> str:
    if day in job.idle:
        return job.code
    return rng.choice(("8.0", "9.5", "10.0", "11.2", "12.6")) if day in job.worked else blank


def _earnings(s: Setting, rng: Random, job: Job) -> Table:
    say, once = rng.choice(("%m/%d/%Y", "%a %m/%d/%y")), rng.random() < 0.4
    rows = [["Work date", "Pay type", "Hours", "Factor", "Paid week ending"]]
    for day in sorted((*job.worked, *job.idle)):
        lines = [("HP", 8.0, "1.0")] if day in job.idle else _rates(rng)
        ending = day + timedelta(days=(5 - day.weekday()) % 7)
        for n, (kind, hours, factor) in enumerate(lines):
            said = "" if once and n else day.strftime(say)
            rows.append([said, kind, f"{hours:.1f}", factor, f"{ending:%m/%d/%y}"])
    tight: Sequence[tuple[object, ...]] = [
        ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"), ("FONT", (0, 0), (-1, -1), s.plain_font, 9),
        ("FONT", (0, 0), (-1, 0), s.bold_font, 9), *(RULED if rng.random() < 0.4 else []),
    ]  # fmt: skip
    inches = (1.3, 0.9, 0.8, 0.8, 1.5)
    return Table(
        rows, colWidths=[x * inch for x in inches], hAlign="LEFT", repeatRows=1, style=tight
    )


def _rates(rng: Random) -> list[tuple[str, float, str]]:
    hours = rng.choice((8.0, 9.0, 10.5, 12.0, 13.2))
    lines = [("ST", 8.0, "1.0")]
    if hours > 8:
        lines.append(("OT", min(hours, 12.0) - 8, "1.5"))
    if hours > 12:
        lines.append(("DT", hours - 12, "2.0"))
    return lines


def _invoices(rng: Random, job: Job) -> list[list[str]]:
    number, say = rng.randrange(101, 900), rng.choice(("%m/%d/%Y", "%b %d, %Y"))
    rows = [["Invoice", "Invoice date", "First day", "Last day", "Days"]]
    for days in weeks_of(job.worked, first=6):
        sent = days[0] + timedelta(days=(5 - days[0].weekday()) % 7 + 2)
        heading, number = [f"#{number}", sent.strftime(say)], number + 1
        for a, b in neighbors(days):
            rows.append([*heading, a.strftime(say), b.strftime(say), str((b - a).days + 1)])
            heading = ["", ""]
    return rows
