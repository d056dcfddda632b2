"""Course certificates, roster certification forms and records of employment, as others set them."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.pdfgen.canvas import Canvas

from bench.papers.drawing import Sheet
from bench.papers.truth import Paper, a_company, a_person, shows

_COURSES = (
    ("A2", "General Safety"),
    ("HP1", "Harassment Prevention"),
    ("T1", "Forklift"),
    ("H", "Hand Tools"),
    ("G1", "Environmental Safety"),
    ("A", "Safety Orientation"),
)
_ROLES = ("Grip", "Set Painter", "Driver", "Camera Operator", "Property Master")


def _day(rng: Random) -> date:
    return date(2025, 2, 3) + timedelta(days=rng.randrange(500))


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _us(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _course(design: str, made: bytes, who: str, on: date, code: str, title: str) -> Paper:
    fields: dict[str, object] = {"employee_name": who, "course_code": code, "course_title": title,
                                 "completion_date": on.isoformat()}  # fmt: skip
    return Paper("course_certificate", design, made, fields)


def lying_certificate(rng: Random) -> Paper:
    """A large sheet on its side, everything in the middle of the page."""
    s, who, on = Sheet(rng, size=13, lying=True), a_person(rng, suffix=False), _day(rng)
    code, title = rng.choice(_COURSES)
    s.down(80)
    for text, size, below in (
        ("CERTIFICATE OF COMPLETION", 26, 50), ("is hereby awarded to", 12, 36), (who, 22, 40),
        ("for successful completion of", 12, 30), (f"Course {code}: {title}", 17, 34),
        (f"Date of completion: {_long(on)}", 12, 60), ("Sample Training Trust (SAMPLE)", 11, 20),
    ):  # fmt: skip
        s.put(396 - len(text) * size * 0.25, text, size=size, bold=size > 15)
        s.down(below)
    return _course("lying", s.pdf(), who, on, code, title)


def attended(rng: Random) -> Paper:
    """A seminar of a union: attended, in a sentence."""
    s, who, on = Sheet(rng, size=12), a_person(rng, suffix=False), _day(rng)
    code, title = rng.choice(_COURSES[1:5])
    s.put(60, "IATSE Local 411 Training", bold=True, size=14)
    s.down(40)
    s.put(60, "Certificate of Attendance", bold=True, size=20)
    s.down(50)
    s.put(60, f"This is to certify that {who}")
    s.down(20)
    s.put(60, f"attended the {title} seminar (course {code})")
    s.down(20)
    s.put(60, f"held in Toronto on {_long(on)}.")
    s.down(60)
    s.scribble(60)
    s.down(16)
    s.put(60, "Instructor (SAMPLE)")
    return _course("attended", s.pdf(), who, on, code, title)


def training_record(rng: Random) -> Paper:
    """A small table: class code, class, date, result."""
    s, who, on = Sheet(rng, size=10), a_person(rng, suffix=False), _day(rng)
    code, title = rng.choice(_COURSES)
    s.put(60, "Safety Pass - Record of Course Completion", bold=True, size=14)
    s.down(30)
    s.put(60, f"Name: {who}")
    s.down(30)
    places = (60, 150, 330, 460)
    for at, text in zip(places, ("Course Code", "Course Title", "Completion Date", "Result"),
                        strict=True):  # fmt: skip
        s.put(at, text, bold=True)
    s.line()
    s.down(18)
    for at, text in zip(places, (code, title, _us(on), "Passed"), strict=True):
        s.put(at, text)
    s.down(40)
    s.put(60, "SAMPLE", size=8)
    return _course("record", s.pdf(), who, on, code, title)


def online_course(rng: Random) -> Paper:
    """A certificate from a web site, labels under their values."""
    s, who, on = Sheet(rng, size=11, lying=True), a_person(rng, suffix=False), _day(rng)
    code, title = rng.choice(_COURSES)
    s.down(60)
    s.put(90, "Certificate of Achievement", bold=True, size=24)
    s.down(60)
    for value, caption in ((who, "Participant"), (f"{code} - {title}", "Course"),
                           (f"{on:%d %B %Y}", "Completed on")):  # fmt: skip
        s.put(90, value, size=15, bold=True)
        s.down(15)
        s.put(90, caption, size=9)
        s.down(34)
    s.put(90, "Provided by Sample Learning Inc. (SAMPLE)")
    return _course("online", s.pdf(), who, on, code, title)


def _certified(design: str, made: bytes, fields: dict[str, object]) -> Paper:
    return Paper("roster_certification", design, made, fields)


def _facts(rng: Random) -> dict[str, object]:
    return {"employee_name": a_person(rng, suffix=False), "last4": f"{rng.randrange(10_000):04d}",
            "employer": a_company(rng), "production": shows(rng)[0].title,
            "classification": rng.choice(_ROLES), "total_days_stated": rng.randrange(5, 90),
            "satisfactory": rng.random() < 0.6}  # fmt: skip


_LABELS = (
    {"employee_name": "Name of Employee", "last4": "SSN (last 4)", "employer": "Producer",
     "production": "Title of Production", "classification": "Classification",
     "total_days_stated": "Number of Days Worked"},
    {"employee_name": "Employee", "last4": "Social Security No.", "employer": "Signatory Company",
     "production": "Project", "classification": "Occupation",
     "total_days_stated": "Total Qualifying Days"},
)  # fmt: skip


def drawn_boxes(rng: Random) -> Paper:
    """A form with blanks to fill and two drawn boxes, one crossed."""
    s, facts, labels = Sheet(rng, size=10.5), _facts(rng), rng.choice(_LABELS)
    s.put(60, "INDUSTRY EXPERIENCE ROSTER CERTIFICATION", bold=True, size=13)
    s.down(34)
    for name, label in labels.items():
        value = f"XXX-XX-{facts[name]}" if name == "last4" else str(facts[name])
        s.put(60, f"{label}")
        s.put(225, value)
        s.line(left=220, right=520, below=2)
        s.down(22)
    s.down(8)
    good = bool(facts["satisfactory"])
    s.put(60, "Services were:")
    x = s.put(s.box(160, ticked=good), "Satisfactory") + 30
    s.put(s.box(x, ticked=not good), "Unsatisfactory")
    s.down(50)
    s.scribble(60)
    s.down(16)
    s.put(60, "Authorized signature (SAMPLE)")
    return _certified("drawn boxes", s.pdf(), facts)


def form_fields(rng: Random) -> Paper:
    """A form filled on a screen: text fields and check boxes."""
    facts, labels = _facts(rng), rng.choice(_LABELS)
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 720, "Roster Certification (SAMPLE)")
    canvas.setFont("Helvetica", 10)
    y = 680
    for name, label in labels.items():
        canvas.drawString(60, y, label)
        canvas.acroForm.textfield(name=f"form.{name}", value=str(facts[name]), x=220, y=y - 5,
                                  width=260, height=18, borderWidth=0.5)  # fmt: skip
        y -= 28
    good = bool(facts["satisfactory"])
    for x, label, ticked in ((60, "Satisfactory", good), (200, "Unsatisfactory", not good)):
        canvas.acroForm.checkbox(name=f"form.{label}", checked=ticked, x=x, y=y, size=12,
                                 buttonStyle="cross", borderWidth=0.5)  # fmt: skip
        canvas.drawString(x + 18, y + 2, label)
    canvas.save()
    return _certified("form fields", out.getvalue(), facts)


def in_columns(rng: Random) -> Paper:
    """Labels over their values in two columns, the satisfaction in words."""
    s, facts, labels = Sheet(rng, size=10), _facts(rng), rng.choice(_LABELS)
    s.put(60, "Certification for the Roster", bold=True, size=14)
    s.down(12)
    s.put(60, "Roster Certification Form RC-1 (SAMPLE)")
    s.down(30)
    names = list(labels)
    for left, right in zip(names[::2], names[1::2], strict=True):
        for name, x in ((left, 60), (right, 320)):
            s.put(x, labels[name], size=8)
        s.down(13)
        for name, x in ((left, 60), (right, 320)):
            s.put(x, f"XXX-XX-{facts[name]}" if name == "last4" else str(facts[name]), bold=True)
        s.down(28)
    said = "satisfactory" if facts["satisfactory"] else "unsatisfactory"
    s.put(60, f"The services of this employee were {said}.")
    return _certified("labels over values", s.pdf(), facts)


def _employment(design: str, made: bytes, facts: dict[str, object]) -> Paper:
    return Paper("record_of_employment", design, made, facts)


def _record(rng: Random) -> dict[str, object]:
    first = _day(rng)
    return {"serial": f"W{rng.randrange(10**7, 10**8)}", "employer": a_company(rng),
            "employee_name": a_person(rng, suffix=False), "first_day": first.isoformat(),
            "last_day": (first + timedelta(days=rng.randrange(40, 200))).isoformat(),
            "occupation": "Production Secretary",
            "insurable_hours": float(rng.randrange(300, 1800))}  # fmt: skip


def record_on_the_web(rng: Random) -> Paper:
    """A record of employment as the web service prints it: a line for each block."""
    s, facts = Sheet(rng, size=10), _record(rng)
    s.put(60, "Service Canada - Record of Employment (ROE) Web", bold=True, size=13)
    s.down(28)
    rows = (
        ("Block 1 - Serial Number", facts["serial"]),
        ("Block 4 - Employer's Name", facts["employer"]),
        ("Block 9 - Employee's Name", facts["employee_name"]),
        ("Block 10 - First Day Worked", _spelled(facts["first_day"])),
        ("Block 11 - Last Day for Which Paid", _spelled(facts["last_day"])),
        ("Block 13 - Occupation", facts["occupation"]),
        ("Block 15A - Total Insurable Hours", f"{facts['insurable_hours']:.0f}"),
        ("Block 16 - Reason for Issuing", "A - Shortage of work"),
    )  # fmt: skip
    for label, value in rows:
        s.put(60, label)
        s.put(300, str(value))
        s.down(20)
    s.put(60, "SAMPLE", size=8)
    return _employment("web", s.pdf(), facts)


def _spelled(day: object) -> str:
    return _long(date.fromisoformat(str(day)))


def record_in_two_languages(rng: Random) -> Paper:
    """The bilingual paper form: small labels over values in drawn cells."""
    s, facts = Sheet(rng, size=10), _record(rng)
    s.put(60, "RECORD OF EMPLOYMENT / RELEVÉ D'EMPLOI", bold=True, size=13)
    s.down(20)
    cells = (
        (("SERIAL NO. / N° DE SÉRIE", facts["serial"]),
         ("EMPLOYER'S NAME AND ADDRESS / NOM DE L'EMPLOYEUR", facts["employer"])),
        (("EMPLOYEE'S NAME AND ADDRESS / NOM DE L'EMPLOYÉ", facts["employee_name"]),
         ("OCCUPATION / PROFESSION", facts["occupation"])),
        (("FIRST DAY WORKED / PREMIER JOUR DE TRAVAIL", facts["first_day"]),
         ("LAST DAY FOR WHICH PAID / DERNIER JOUR PAYÉ", facts["last_day"])),
        (("TOTAL INSURABLE HOURS / HEURES ASSURABLES", f"{facts['insurable_hours']:.0f}"),
         ("REASON / RAISON", "A")),
    )  # fmt: skip
    for row in cells:
        for (label, value), x in zip(row, (60.0, 306.0), strict=True):
            s.frame(x, s.y - 26, 246, 34)
            s.put(x + 4, label, size=6.5)
            s.y -= 16
            s.put(x + 4, str(value))
            s.y += 16
        s.down(34)
    s.down(20)
    s.put(60, "SAMPLE", size=8)
    return _employment("two languages", s.pdf(), facts)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    lying_certificate, attended, training_record, online_course, drawn_boxes, form_fields,
    in_columns, record_on_the_web, record_in_two_languages,
)  # fmt: skip
