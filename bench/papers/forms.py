"""Certificates, records of employment, time sheets and pay stubs, each in two designs."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from bench.letters.setting import Scribble, Setting, finish
from bench.papers.truth import Paper, a_company, a_person, shows

_COURSES = (("A2", "General Safety"), ("HP1", "Harassment Prevention"), ("T1", "Forklift"),
            ("H", "Hand Tools"))  # fmt: skip


def _day(rng: Random) -> date:
    return date(2025, 2, 3) + timedelta(days=rng.randrange(500))


def _us(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _last4(rng: Random) -> str:
    return f"{rng.randrange(10_000):04d}"


def medical_form(rng: Random) -> Paper:
    """The filled form: its values stand in form fields only."""
    family, given = "Abernathy", rng.choice(("Tamsin", "Rafael"))
    expires, signed = _day(rng) + timedelta(days=600), _day(rng)
    number = f"{rng.choice('BDFN')}{rng.randrange(10**6, 10**7)}"
    examiner, registry = a_person(rng, suffix=False), str(rng.randrange(10**9, 10**10))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(11 * inch, 8.5 * inch), invariant=1)
    canvas.drawString(60, 570, "MEDICAL EXAMINER'S CERTIFICATE (Form MCSA-5876) SAMPLE")
    values = (
        ("Last Name", "certifyBox[0].nameLast[0]", family),
        ("First Name", "certifyBox[0].nameFirst[0]", given),
        ("Medical Examiner's Certificate Expiration Date", "certifyBox[0].expireDate[0]",
         _us(expires)),
        ("Medical Examiner's Name (please print or type)", "examinerBox[0].examinerName[0]",
         examiner),
        ("National Registry Number", "examinerBox[0].examinerRegistry[0]", registry),
        ("Date Certificate Signed", "examinerBox[0].examinerDate[0]", _us(signed)),
        ("Driver's License Number", "driverBox[0].licenseNumber[0]", number),
        ("Issuing State/Province", "driverBox[0].licenseState[0]", "Nevada"),
    )  # fmt: skip
    for row, (label, name, value) in enumerate(values):
        canvas.drawString(60, 520 - 30 * row, label)
        canvas.acroForm.textfield(name=f"formMCSA-5876[0].page1[0].{name}", value=value, x=360,
                                  y=512 - 30 * row, width=240, height=18)  # fmt: skip
    canvas.save()
    fields: dict[str, object] = {
        "name": f"{given} {family}", "expiry_date": expires.isoformat(),
              "examiner_name": examiner, "national_registry_number": registry,
              "date_signed": signed.isoformat(), "license_number": number,
              "license_state": "NV"}  # fmt: skip
    return Paper("medical_certificate", "form values", out.getvalue(), fields)


def medical_print(rng: Random) -> Paper:
    """The certificate as printed, labels above or beside their values."""
    s, who, examiner = Setting(rng), a_person(rng, suffix=False), a_person(rng, suffix=False)
    expires, signed = _day(rng) + timedelta(days=500), _day(rng)
    registry = str(rng.randrange(10**9, 10**10))
    given, _, family = who.partition(" ")
    rows = [
        [f"Last Name: {family}", f"First Name: {given}"],
        [f"Certificate Expiration Date: {_us(expires)}", f"Date Certificate Signed: {_us(signed)}"],
        [f"Medical Examiner's Name: {examiner}", f"National Registry Number: {registry}"],
    ]
    parts = [Paragraph("Medical Examiner's Certificate", s.head), s.p("MCSA-5876 (SAMPLE)"),
             Spacer(1, 8), s.p("[X] Wearing corrective lenses &nbsp; [ ] Wearing hearing aid"),
             Spacer(1, 8), s.table(rows, ruled=True, widths=[3.3 * inch, 3.3 * inch])]  # fmt: skip
    fields: dict[str, object] = {
        "expiry_date": expires.isoformat(), "date_signed": signed.isoformat(),
              "examiner_name": examiner, "national_registry_number": registry,
              "restrictions": ["corrective lenses"]}  # fmt: skip
    return Paper("medical_certificate", "print", finish(parts), fields)


def course(rng: Random) -> Paper:
    """A certificate of completion, in words or by labels."""
    s, who, on = Setting(rng), a_person(rng, suffix=False), _day(rng)
    code, title = rng.choice(_COURSES)
    if rng.random() < 0.5:
        parts = [Paragraph("Certificate of Completion", s.head), Spacer(1, 12),
                 s.p("This certifies that"), s.p(who), s.p("has successfully completed the course"),
                 s.p(f"{code} – {title}"), s.p(f"on {on:%B} {on.day}, {on.year}"), Spacer(1, 20),
                 s.p("SAMPLE Training Services")]  # fmt: skip
    else:
        facts = [("Participant", who), ("Course code", code), ("Course title", title),
                 ("Completion date", _us(on)),
                 ("Provider", "Sample Training Services")]  # fmt: skip
        parts = [Paragraph("Certificate of Training", s.head), Spacer(1, 12), s.labels(facts)]
    fields: dict[str, object] = {
        "employee_name": who, "course_code": code, "course_title": title,
              "completion_date": on.isoformat()}  # fmt: skip
    return Paper("course_certificate", "certificate", finish(parts), fields)


def certification(rng: Random) -> Paper:
    """A roster certification form with its two boxes."""
    s, who, last4 = Setting(rng), a_person(rng, suffix=False), _last4(rng)
    good, days, company = rng.random() < 0.6, rng.randrange(5, 90), a_company(rng)
    show = shows(rng)[0]
    facts = [("Employee name", who), ("Last four of SSN", last4), ("Employer", company),
             ("Production title", show.title), ("Roster classification", "Set Painter"),
             ("No. of qualifying days", str(days))]  # fmt: skip
    first, second = ("[X]", "[ ]") if good else ("[ ]", "[X]")
    parts = [Paragraph("Roster Certification", s.head), Spacer(1, 8), s.labels(facts),
             Spacer(1, 8), s.p(f"{first} Satisfactory &nbsp;&nbsp; {second} Unsatisfactory"),
             Spacer(1, 10), Scribble(rng), s.p("Labor Relations (SAMPLE)")]  # fmt: skip
    fields: dict[str, object] = {
        "employee_name": who, "last4": last4, "employer": company, "production": show.title,
              "classification": "Set Painter", "total_days_stated": days,
              "satisfactory": good}  # fmt: skip
    return Paper("roster_certification", "form", finish(parts), fields)


def record_of_employment(rng: Random) -> Paper:
    """A record of employment, its blocks in a grid with small labels."""
    s, who, company = Setting(rng), a_person(rng, suffix=False), "Cold Tide Productions Inc."
    first = _day(rng)
    last, end = first + timedelta(days=140), first + timedelta(days=141)
    hours, serial = rng.randrange(300, 1800), f"W{rng.randrange(10**7, 10**8)}"
    rows = [
        [s.p(f"2 Serial No.<br/>{serial}"), s.p(f"4 Employer's name and address<br/>{company}")],
        [s.p(f"9 Employee's name and address<br/>{who}"),
         s.p("13 Occupation<br/>Production Secretary")],
        [s.p(f"10 First day worked<br/>{first.isoformat()}"),
         s.p(f"11 Last day for which paid<br/>{last.isoformat()}")],
        [s.p(f"12 Final pay period ending date<br/>{end.isoformat()}"),
         s.p(f"15A Total insurable hours<br/>{hours}")],
    ]  # fmt: skip
    parts = [Paragraph("RECORD OF EMPLOYMENT (ROE)", s.head), s.p("SAMPLE"), Spacer(1, 8),
             s.table(rows, ruled=True, widths=[3.2 * inch, 3.2 * inch])]  # fmt: skip
    fields: dict[str, object] = {
        "serial": serial, "employer": company, "employee_name": who,
              "first_day": first.isoformat(), "last_day": last.isoformat(),
              "final_period_end": end.isoformat(), "occupation": "Production Secretary",
              "insurable_hours": float(hours)}  # fmt: skip
    return Paper("record_of_employment", "grid", finish(parts), fields)


def _week(rng: Random) -> list[date]:
    monday = date(2026, 1, 5) + timedelta(weeks=rng.randrange(20))
    return [monday + timedelta(days=n) for n in range(-1, 6)]


def timesheet(rng: Random) -> Paper:
    """A week's sheet: a row for each day, or a column."""
    s, who, show = Setting(rng), a_person(rng, suffix=False), shows(rng)[0]
    week, worked = _week(rng), sorted(rng.sample(range(1, 6), rng.choice((3, 4, 5))))
    hours = {n: rng.choice(("10.0", "12.0", "11.5")) for n in worked}
    facts = [("Production", show.title), ("Employee name", who), ("Week ending", _us(week[6])),
             ("Approved by", show.manager)]  # fmt: skip
    by_row = rng.random() < 0.5
    if by_row:
        rows = [["Day", "Date", "Call", "Wrap", "Hours"]] + [
            [f"{d:%a}", _us(d), "8:00" if n in hours else "", "19:00" if n in hours else "",
             hours.get(n, "")]
            for n, d in enumerate(week)
        ]  # fmt: skip
    else:
        rows = [["", *(f"{d:%a} {d.month}/{d.day}" for d in week)],
                ["Hours", *(hours.get(n, "") for n in range(7))]]  # fmt: skip
    parts = [Paragraph("Weekly Time Sheet", s.head), Spacer(1, 8), s.labels(facts), Spacer(1, 8),
             s.table(rows, ruled=True), Spacer(1, 10), s.p("Employee signature: ____________"),
             s.p("SAMPLE")]  # fmt: skip
    record: dict[str, object] = {
        "week_ending": week[6].isoformat(),
        "work_dates": [week[n].isoformat() for n in worked],
    }
    fields: dict[str, object] = {
        "production": show.title,
        "employee_name": who,
        "approved_by": show.manager,
    }
    design = "rows" if by_row else "columns"
    return Paper("timesheet", design, finish(parts), fields, (record,))


def pay_stub(rng: Random) -> Paper:
    """An earnings statement with a line for each day, or with totals only."""
    s, who, last4, show = Setting(rng), a_person(rng, suffix=False), _last4(rng), shows(rng)[0]
    week, company = _week(rng), a_company(rng)
    worked, sick = week[1:5], week[5]
    listed = rng.random() < 0.6
    facts = [("Employee", who), ("SSN", f"XXX-XX-{last4}"), ("Employer", company),
             ("Production", show.title), ("Check date", _us(week[6] + timedelta(days=5))),
             ("Period ending", _us(week[6]))]  # fmt: skip
    rows = [["Date", "Description", "Hours", "Amount"]]
    if listed:
        rows += [[_us(d), "Regular", "10.0", "420.00"] for d in worked]
        rows += [[_us(sick), "Sick", "8.0", "336.00"]]
    else:
        rows += [["", "Regular", "40.0", "1,680.00"], ["", "Sick", "8.0", "336.00"]]
    parts = [Paragraph("Pay Statement", s.head), s.p("Northgate Payroll Services (SAMPLE)"),
             Spacer(1, 8), s.labels(facts), Spacer(1, 8), s.table(rows, ruled=rng.random() < 0.5),
             Spacer(1, 8), s.p("Gross pay 2,016.00 &nbsp; Federal tax 240.00 &nbsp; "
                               "Net pay 1,610.00 &nbsp; YTD gross 30,112.00")]  # fmt: skip
    record: dict[str, object] = {"production": show.title}
    if listed:
        record |= {"work_dates": [d.isoformat() for d in worked],
                   "non_worked_dates": [sick.isoformat()]}  # fmt: skip
    fields: dict[str, object] = {
        "employee_name": who, "last4": last4, "employer": company,
              "check_date": (week[6] + timedelta(days=5)).isoformat(),
              "period_end": week[6].isoformat()}  # fmt: skip
    design = "days listed" if listed else "totals only"
    return Paper("pay_stub", design, finish(parts), fields, (record,))


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    medical_form, medical_print, course, certification, record_of_employment, timesheet, pay_stub,
)  # fmt: skip
