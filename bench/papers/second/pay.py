"""Time sheets, pay stubs, payroll registers and fringe reports sent as papers, as others do."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.papers.drawing import Sheet
from bench.papers.truth import Paper, a_company, a_person, shows


def _week(rng: Random) -> list[date]:
    monday = date(2026, 1, 5) + timedelta(weeks=rng.randrange(20))
    return [monday + timedelta(days=n) for n in range(-1, 6)]


def _us(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _short(day: date) -> str:
    return f"{day.month}/{day.day}/{day:%y}"


def _sheet(design: str, made: bytes, who: str, show: str, weeks: list[dict[str, object]]) -> Paper:
    fields: dict[str, object] = {"employee_name": who, "production": show}
    return Paper("timesheet", design, made, fields, tuple(weeks))


def time_card(rng: Random) -> Paper:
    """A time card: days down the side in words, in and out, the week's end at the head."""
    s, who, show, week = Sheet(rng, size=10), a_person(rng, suffix=False), shows(rng)[0], _week(rng)
    worked = sorted(rng.sample(range(1, 6), rng.choice((3, 4, 5))))
    s.put(60, "TIME CARD", bold=True, size=15)
    s.down(24)
    for label, value in (
        ("Employee Name", who),
        ("Show", show.title),
        ("W/E", _short(week[6])),
        ("Position", "Production Secretary"),
    ):
        s.put(60, f"{label}: {value}")
        s.down(16)
    places = (60, 150, 230, 300, 370, 440)
    s.down(8)
    for at, text in zip(places, ("Day", "Date", "In", "Meal Out", "Out", "Hrs"), strict=True):
        s.put(at, text, bold=True)
    s.line()
    for number, day in enumerate(week):
        s.down(15)
        on = number in worked
        said = (f"{day:%A}", _short(day), "8.0" if on else "", "13.0" if on else "",
                "19.5" if on else "", "10.5" if on else "")  # fmt: skip
        for at, text in zip(places, said, strict=True):
            s.put(at, text)
    s.down(20)
    s.put(300, "Total")
    s.put(440, f"{10.5 * len(worked)}")
    s.down(40)
    s.put(60, "Approved by: ____________   SAMPLE")
    record: dict[str, object] = {"week_ending": week[6].isoformat(),
              "work_dates": [week[n].isoformat() for n in worked]}  # fmt: skip
    return _sheet("time card", s.pdf(), who, show.title, [record])


def two_weeks(rng: Random) -> Paper:
    """Two weekly sheets in one file, off and sick days in words."""
    s, who, show, week = Sheet(rng, size=10), a_person(rng, suffix=False), shows(rng)[0], _week(rng)
    records: list[dict[str, object]] = []
    for shift in (0, 7):
        own = [day + timedelta(days=shift) for day in week]
        off = rng.choice((1, 2, 3))
        s.put(60, "Weekly Timesheet", bold=True, size=14)
        s.down(20)
        s.put(60, f"Crew member: {who}")
        s.put(320, f"Production: {show.title}")
        s.down(15)
        s.put(60, f"Week ending: {_us(own[6])}")
        s.down(22)
        for number, day in enumerate(own[1:6], start=1):
            s.put(60, f"{day:%a} {_us(day)}")
            s.put(200, "SICK" if number == off else "Worked   08:00 - 19:00   10.0 hrs")
            s.down(15)
        s.down(20)
        s.put(60, "Employee signature: __________  SAMPLE")
        records.append({"week_ending": own[6].isoformat(), "work_dates": [
            own[n].isoformat() for n in range(1, 6) if n != off]})  # fmt: skip
        s.y = 54
        if shift == 0:
            s.down(10)
    return _sheet("two weeks", s.pdf(), who, show.title, records)


def wide_card(rng: Random) -> Paper:
    """Days across a lying sheet under their names, hours by kind of time below."""
    s = Sheet(rng, size=9, lying=True)
    who, show, week = a_person(rng, suffix=False), shows(rng)[0], _week(rng)
    worked = sorted(rng.sample(range(1, 6), rng.choice((3, 4, 5))))
    s.put(48, "CREW TIME SHEET", bold=True, size=14)
    s.down(22)
    s.put(48, f"Name: {who}")
    s.put(300, f"Project: {show.title}")
    s.put(560, f"Week Ending: {_us(week[6])}")
    s.down(28)
    for number, day in enumerate(week):
        s.put(140 + 85 * number, f"{day:%a}".upper(), bold=True)
    s.down(13)
    s.put(48, "Date")
    for number, day in enumerate(week):
        s.put(140 + 85 * number, _short(day))
    for label, value in (("Call", "8:00"), ("Wrap", "19:00"), ("Total hours", "10.0")):
        s.down(15)
        s.put(48, label)
        for number in worked:
            s.put(140 + 85 * number, value)
    s.down(30)
    s.put(48, "Approved by __________      SAMPLE")
    record: dict[str, object] = {"week_ending": week[6].isoformat(),
              "work_dates": [week[n].isoformat() for n in worked]}  # fmt: skip
    return _sheet("wide card", s.pdf(), who, show.title, [record])


def _stub(design: str, made: bytes, fields: dict[str, object], record: dict[str, object]) -> Paper:
    return Paper("pay_stub", design, made, fields, (record,))


def earnings_statement(rng: Random) -> Paper:
    """Earnings and deductions side by side, days listed with a code for each."""
    s, who, show, week = Sheet(rng, size=9), a_person(rng, suffix=False), shows(rng)[0], _week(rng)
    company, last4 = a_company(rng), f"{rng.randrange(10_000):04d}"
    s.put(48, "Northgate Entertainment Payroll", bold=True, size=12)
    s.put_right(564, "EARNINGS STATEMENT", bold=True)
    s.down(24)
    for label, value in (("Employee Name", who), ("Soc. Sec. No.", f"***-**-{last4}"),
                         ("Employer of record", company), ("Production", show.title),
                         ("Check Date", _us(week[6] + timedelta(days=6))),
                         ("Pay Period Ending", _us(week[6]))):  # fmt: skip
        s.put(48, f"{label}: {value}")
        s.down(13)
    s.down(10)
    for at, text in zip((48, 120, 200, 250, 330, 440), ("Work Date", "Pay Type", "Hours", "Amount",
                        "Deductions", "Current"), strict=True):  # fmt: skip
        s.put(at, text, bold=True)
    s.line()
    kinds = ["Straight", "Straight", "Straight", "Overtime", rng.choice(("Vacation", "Idle"))]
    taxes = ("Federal Tax", "FICA", "Medicare", "State Tax", "Union Dues")
    for day, kind, tax in zip(week[1:6], kinds, taxes, strict=True):
        s.down(13)
        for at, text in zip((48, 120, 200, 250, 330, 440), (_us(day), kind, "10.0", "410.00", tax,
                            "61.20"), strict=True):  # fmt: skip
            s.put(at, text)
    s.down(24)
    s.put(48, "Gross Pay 2,050.00")
    s.put(330, "Net Pay 1,744.00   SAMPLE")
    fields: dict[str, object] = {"employee_name": who, "last4": last4, "employer": company,
              "check_date": (week[6] + timedelta(days=6)).isoformat(),
              "period_end": week[6].isoformat()}  # fmt: skip
    record: dict[str, object] = {"production": show.title,
              "work_dates": [d.isoformat() for d in week[1:5]],
              "non_worked_dates": [week[5].isoformat()]}  # fmt: skip
    return _stub("side by side", s.pdf(), fields, record)


def canadian_stub(rng: Random) -> Paper:
    """A Canadian stub: cheque, vacation pay, CPP and EI, no days."""
    s, who, show, week = Sheet(rng, size=10), a_person(rng, suffix=False), shows(rng)[0], _week(rng)
    company = a_company(rng)
    s.put(60, company, bold=True, size=12)
    s.down(16)
    s.put(60, "Statement of Earnings", bold=True)
    s.down(24)
    for label, value in (("Employee", who), ("Project", show.title),
                         ("Cheque date", (week[6] + timedelta(days=4)).isoformat()),
                         ("Period ending", week[6].isoformat())):  # fmt: skip
        s.put(60, label)
        s.put(200, value)
        s.down(15)
    s.down(10)
    for label, value in (("Regular 50.0 hrs", "1,450.00"), ("Vacation pay 4%", "58.00"),
                         ("CPP", "-80.10"), ("EI", "-22.30"), ("Income tax", "-260.00"),
                         ("Net pay", "1,145.60")):  # fmt: skip
        s.put(60, label)
        s.put_right(400, value)
        s.down(15)
    s.put(60, "Year to date 22,400.00    SAMPLE")
    fields: dict[str, object] = {"employee_name": who, "period_end": week[6].isoformat(),
              "check_date": (week[6] + timedelta(days=4)).isoformat()}  # fmt: skip
    return _stub("canadian", s.pdf(), fields, {"production": show.title})


def payroll_register(rng: Random) -> Paper:
    """A payroll company's register of several people, printed."""
    s, show, week = Sheet(rng, size=8.5, lying=True), shows(rng)[0], _week(rng)
    title = rng.choice(("Payroll Register", "Labor Distribution Report", "Payroll Detail Report"))
    s.put(48, title, bold=True, size=14)
    s.down(16)
    s.put(48, f"Production: {show.title}    Week ending {_us(week[6])}    SAMPLE")
    s.down(24)
    places = (48, 220, 300, 420, 500, 580, 660)
    for at, text in zip(places, ("Employee Name", "Occ. Code", "Occupation", "Work Date", "Hours",
                        "Rate", "Gross"), strict=True):  # fmt: skip
        s.put(at, text, bold=True)
    s.line()
    for _ in range(4):
        who = a_person(rng)
        for day in week[1:5]:
            s.down(13)
            for at, text in zip(places, (who, "4110", "Prod Secretary", _us(day), "10.0", "38.00",
                                "418.00"), strict=True):  # fmt: skip
                s.put(at, text)
    return Paper("payroll_export", "register", s.pdf())


def fringe_report(rng: Random) -> Paper:
    """A remittance to the local, a line for each member."""
    s, show, week = Sheet(rng, size=9, lying=True), shows(rng)[0], _week(rng)
    title = rng.choice(("Fringe Remittance Report", "Contribution Report", "Remittance Summary"))
    s.put(48, f"IATSE Local 411 - {title}", bold=True, size=14)
    s.down(16)
    s.put(48, f"Remitter: {a_company(rng)}   Production: {show.title}   {_us(week[6])}   SAMPLE")
    s.down(24)
    places = (48, 220, 320, 440, 520, 620)
    for at, text in zip(places, ("Member", "Member Number", "Category", "Days", "Gross",
                        "Total Fringes"), strict=True):  # fmt: skip
        s.put(at, text, bold=True)
    s.line()
    for _ in range(6):
        s.down(14)
        for at, text in zip(
            places,
            (
                a_person(rng),
                str(rng.randrange(1000, 9999)),
                "2nd APC",
                str(rng.randrange(2, 6)),
                "1,450.00",
                "203.00",
            ),
            strict=True,
        ):
            s.put(at, text)
    return Paper("fringe_report", "remittance", s.pdf())


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    time_card, two_weeks, wide_card, earnings_statement, canadian_stub, payroll_register,
    fringe_report,
)  # fmt: skip
