"""Letters, requests, certificates and stubs that nobody looked at while the rules were written."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.papers.drawing import Sheet
from bench.papers.truth import CATEGORIES, Paper, a_company, a_person, shows

_OFFICES = ("Production Manager", "Line Producer", "Production Coordinator", "Executive Producer",
            "Unit Production Manager")  # fmt: skip


def _on(rng: Random) -> date:
    return date(2025, 2, 3) + timedelta(days=rng.randrange(550))


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _lines(s: Sheet, *texts: str) -> None:
    for text in texts:
        s.put(72, text)
        s.down(15 if text else 8)


def reference_by_hand(rng: Random) -> Paper:
    """A letter with the writer's name and office at its head, and the name under a signature."""
    s, who, by = Sheet(rng, size=11), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed, own = _on(rng), rng.choice(_OFFICES), rng.random() < 0.5, shows(rng)
    _lines(s, by, title, "17 Made-up Crescent, Hamilton, Ontario", "", _long(on), "",
           "Dear Membership Committee,", "",
           f"I would like to recommend {who} for advancement to {CATEGORIES[2]}.",
           f"We have worked side by side on “{own[0].title}” and “{own[1].title}”.", "",
           "Warm regards,", "")  # fmt: skip
    s.down(26)
    if signed:
        s.scribble(72)
    s.down(14)
    _lines(s, by, title, "", "SAMPLE")
    fields: dict[str, object] = {"referee_name": by, "referee_title": title,
              "has_signature": signed, "employee_name": who, "letter_date": on.isoformat(),
              "category": CATEGORIES[2]}  # fmt: skip
    return Paper("reference_letter", "own letterhead", s.pdf(), fields)


def reference_as_message(rng: Random) -> Paper:
    """A message as a mail program prints it, the office in the block below the name."""
    s, who, by = Sheet(rng, size=10), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, own = _on(rng), rng.choice(_OFFICES), shows(rng)
    _lines(s, f"{by} <x@example.com>", "To: operations@example.org",
           f"{on:%A}, {_long(on)} at 2:15 PM", f"Subject: Recommendation for {who}", "",
           "Good afternoon,", "",
           f"It was a pleasure to have {who} as my 2nd on {own[0].title}. I fully support the",
           "upgrade to 1st Assistant Production Coordinator.", "", "Best regards,", "", by, title,
           f"{own[0].title} - {a_company(rng)}", "c. 416-555-0120", "SAMPLE")  # fmt: skip
    fields: dict[str, object] = {"referee_name": by, "referee_title": title,
              "has_signature": False, "employee_name": who, "category": CATEGORIES[1]}  # fmt: skip
    return Paper("reference_letter", "printed message", s.pdf(), fields)


def reference_on_form(rng: Random) -> Paper:
    """A form with its labels under the blanks."""
    s, who, by = Sheet(rng, size=11), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _on(rng), rng.choice(_OFFICES), rng.random() < 0.6
    s.put(72, "Letter of Recommendation - Upgrade", bold=True, size=14)
    s.down(36)
    for value, caption in ((who, "Applicant's name"), (by, "Referee's name"),
                           (title, "Referee's title")):  # fmt: skip
        s.put(72, value)
        s.line(left=70, right=360, below=2)
        s.down(11)
        s.put(72, caption, size=7.5)
        s.down(26)
    s.put(72, "I have worked with the applicant and recommend the upgrade.")
    s.down(50)
    if signed:
        s.scribble(76)
    s.line(left=70, right=250, below=0)
    s.put(300, _long(on))
    s.down(11)
    s.put(72, "Signature", size=7.5)
    s.put(300, "Date", size=7.5)
    s.down(30)
    s.put(72, "SAMPLE", size=7)
    fields: dict[str, object] = {"referee_name": by, "referee_title": title,
              "has_signature": signed, "employee_name": who}  # fmt: skip
    return Paper("reference_letter", "captions below", s.pdf(), fields)


def request_short(rng: Random) -> Paper:
    """Three lines and a name."""
    s, who, on = Sheet(rng, size=11), a_person(rng, suffix=False), _on(rng)
    number = str(rng.randrange(1000, 9999))
    _lines(s, _long(on), "", "IATSE Local 411", "", "To the Executive Board:", "",
           f"I hereby apply to be upgraded to {CATEGORIES[1]}.",
           f"My membership number is {number}.", "", "Sincerely,", "")  # fmt: skip
    s.down(20)
    s.scribble(72)
    s.down(14)
    _lines(s, who, "", "SAMPLE")
    fields: dict[str, object] = {"employee_name": who, "category": CATEGORIES[1],
              "member_number": number, "letter_date": on.isoformat(),
              "has_signature": True}  # fmt: skip
    return Paper("upgrade_request", "short", s.pdf(), fields)


def course_card(rng: Random) -> Paper:
    """A wallet card: name, class, date, printed small."""
    s, who, on = Sheet(rng, size=9), a_person(rng, suffix=False), _on(rng)
    code, title = rng.choice((("A2", "General Safety"), ("F1", "Aerial Lift"), ("B", "Tools")))
    s.frame(66, s.y - 70, 260, 90)
    _lines(s, "SAFETY PASS - COURSE COMPLETION", f"Student: {who}", f"Class: {title} ({code})",
           f"Completed: {on:%m/%d/%Y}", "SAMPLE")  # fmt: skip
    fields: dict[str, object] = {"employee_name": who, "course_code": code, "course_title": title,
              "completion_date": on.isoformat()}  # fmt: skip
    return Paper("course_certificate", "card", s.pdf(), fields)


def certification_by_letter(rng: Random) -> Paper:
    """A certification with lettered questions."""
    s, who, good = Sheet(rng, size=10), a_person(rng, suffix=False), rng.random() < 0.5
    days, company, show = rng.randrange(10, 80), a_company(rng), shows(rng)[0]
    s.put(72, "ROSTER CERTIFICATION", bold=True, size=13)
    s.down(28)
    _lines(s, f"(a) Employee: {who}", f"(b) Production company: {company}",
           f"(c) Production: {show.title}", "(d) Occupation: Set Painter",
           f"(e) Number of days worked: {days}", "(f) Services rendered:")  # fmt: skip
    s.down(-15)
    x = s.put(s.box(210, ticked=good), "Satisfactory") + 24
    s.put(s.box(x, ticked=not good), "Unsatisfactory")
    s.down(40)
    s.put(72, "For the Producer: ____________  SAMPLE")
    fields: dict[str, object] = {
              "employee_name": who, "employer": company, "production": show.title,
              "classification": "Set Painter", "total_days_stated": days,
              "satisfactory": good}  # fmt: skip
    return Paper("roster_certification", "lettered", s.pdf(), fields)


def stub_by_week(rng: Random) -> Paper:
    """A pay stub with a row for each day, the kinds of hours in columns."""
    s, who, show = Sheet(rng, size=9), a_person(rng, suffix=False), shows(rng)[0]
    monday = date(2026, 1, 5) + timedelta(weeks=rng.randrange(20))
    s.put(60, "PAYROLL STATEMENT - Meridian Crew Pay", bold=True, size=12)
    s.down(20)
    for label, value in (("Employee:", who), ("Project:", show.title),
                         ("Pay date:", f"{monday + timedelta(days=12):%m/%d/%Y}"),
                         ("Week ending:", f"{monday + timedelta(days=5):%m/%d/%Y}")):  # fmt: skip
        s.put(60, label)
        s.put(150, value)
        s.down(14)
    s.down(8)
    places = (60, 150, 230, 300, 370)
    for at, text in zip(places, ("Day", "Type", "Straight", "1.5x", "Amount"), strict=True):
        s.put(at, text, bold=True)
    for n in range(5):
        s.down(13)
        kind = "Sick" if n == 2 else "Work"
        for at, text in zip(places, (f"{monday + timedelta(days=n):%m/%d/%Y}", kind, "8.0", "2.0",
                            "440.00"), strict=True):  # fmt: skip
            s.put(at, text)
    s.down(24)
    s.put(60, "Gross 2,200.00   Deductions 410.00   Net pay 1,790.00   SAMPLE")
    fields: dict[str, object] = {"employee_name": who,
              "period_end": (monday + timedelta(days=5)).isoformat(),
              "check_date": (monday + timedelta(days=12)).isoformat()}  # fmt: skip
    worked = [(monday + timedelta(days=n)).isoformat() for n in (0, 1, 3, 4)]
    return Paper("pay_stub", "by day", s.pdf(), fields,
                 ({"production": show.title, "work_dates": worked},))  # fmt: skip


def plain_time_sheet(rng: Random) -> Paper:
    """A time sheet with a line for each day worked and nothing for the others."""
    s, who, show = Sheet(rng, size=10), a_person(rng, suffix=False), shows(rng)[0]
    monday = date(2026, 1, 5) + timedelta(weeks=rng.randrange(20))
    worked = sorted(rng.sample(range(5), rng.choice((3, 4, 5))))
    s.put(60, "DAILY TIME SHEET", bold=True, size=13)
    s.down(20)
    _lines(s, f"Name of employee: {who}", f"Production title: {show.title}",
           f"Week ending Saturday {_long(monday + timedelta(days=5))}", "")  # fmt: skip
    for n in worked:
        _lines(s, f"{monday + timedelta(days=n):%A %B %d, %Y}   in 7:30   out 19:00   10.5 hours")
    s.down(20)
    s.put(72, "Approved by: __________   SAMPLE")
    dates = [(monday + timedelta(days=n)).isoformat() for n in worked]
    record: dict[str, object] = {"week_ending": (monday + timedelta(days=5)).isoformat(),
              "work_dates": dates}  # fmt: skip
    fields: dict[str, object] = {"employee_name": who, "production": show.title}
    return Paper("timesheet", "lines", s.pdf(), fields, (record,))


def employment_record(rng: Random) -> Paper:
    """A record of employment, two blocks beside each other in each line."""
    s, who, company = Sheet(rng, size=9), a_person(rng, suffix=False), a_company(rng)
    first = _on(rng)
    last = first + timedelta(days=rng.randrange(60, 200))
    serial = f"W{rng.randrange(10**7, 10**8)}"
    s.put(60, "RECORD OF EMPLOYMENT (ROE)  Service Canada", bold=True, size=12)
    s.down(24)
    rows = (
        ("Serial number:", serial, "Occupation:", "Production Coordinator"),
        ("Employer's name:", company, "Employee's name:", who),
        ("First day worked:", _long(first), "Last day for which paid:", _long(last)),
        ("Total insurable hours:", "812", "Total insurable earnings:", "31,004.50"),
    )
    for row in rows:
        for at, text in zip((60, 165, 330, 450), row, strict=True):
            s.put(at, text)
        s.down(18)
    s.put(60, "SAMPLE")
    fields: dict[str, object] = {"serial": serial, "employer": company, "employee_name": who,
              "first_day": first.isoformat(), "last_day": last.isoformat(),
              "occupation": "Production Coordinator", "insurable_hours": 812.0}  # fmt: skip
    return Paper("record_of_employment", "pairs", s.pdf(), fields)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    reference_by_hand, reference_as_message, reference_on_form, request_short, course_card,
    certification_by_letter, stub_by_week, plain_time_sheet, employment_record,
)  # fmt: skip
