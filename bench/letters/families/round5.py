"""Layout families of the fifth round: print-outs, questionnaires, sentences and long tables."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer

from bench.letters import invent, wording
from bench.letters.setting import Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def personnel_memo(rng: Random) -> tuple[Letter, bytes]:
    """A memo full of other dates and numbers: hired, left, born, employee and job numbers."""
    s, letter = Setting(rng), invent.a_letter(rng, "personnel memo")
    job = letter.jobs[0]
    say = rng.choice((wording.spelled_run, wording.slashed_full, wording.weekday_dates))
    hired = job.worked[0] - timedelta(days=3)
    facts = [
        ("Employee", job.person),
        ("Employee No.", f"{rng.randrange(100_000, 999_999)}"),
        ("SSN", f"XXX-XX-{job.last4}"),
        ("Hire date", f"{hired:%m/%d/%Y}"),
        ("Separation date", f"{job.worked[-1] + timedelta(days=1):%m/%d/%Y}"),
        ("Job No.", f"{rng.randrange(20, 27)}-{rng.randrange(1000, 9999)}"),
        ("Production", job.production),
        ("Production type", job.type_printed),
        ("Employer of record", job.employer),
        ("Classification", job.classification),
        ("Local", job.local),
    ]
    total = [s.p(f"Total days worked: {job.stated_total}")] if job.stated_total else []
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(facts),
        Spacer(1, 8),
        s.p(f"Actual days worked: {say(job.worked)}"),
        *total,
        s.p("Next pay date: see the payroll calendar. Box rental and mileage are paid apart."),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def payroll_listing(rng: Random) -> tuple[Letter, bytes]:
    """A fixed-width listing: a line a day, a subtotal a week, and no table at all."""
    s, letter = Setting(rng), invent.a_letter(rng, "payroll listing")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    lines = ["WORK DATE  DAY  HOURS  TYPE", "---------  ---  -----  ----"]
    for ending, group in groupby(job.worked, key=_saturday_of):
        days = list(group)
        lines += [f"{d:%m/%d/%y}   {d:%a}  {rng.choice((8, 10, 12)):5.1f}  WORK" for d in days]
        lines.append(f"           WEEK ENDING {ending:%m/%d/%y}: {len(days)} DAYS")
    lines.append(f"TOTAL DAYS WORKED: {len(job.worked)}")
    parts = [
        *letterhead(s, letter),
        s.p(f"Printed {letter.written:%m/%d/%Y}"),
        s.labels([("Employee", job.person), ("SSN last 4", job.last4)]),
        s.labels([("Show", job.production), ("Show type", job.type_printed)]),
        s.labels([("Company", job.employer), ("Occupation", job.classification)]),
        s.labels([("Union local", job.local or "none")]),
        Spacer(1, 8),
        Preformatted("\n".join(lines), s.small.clone("fixed", fontName="Courier", fontSize=9)),
        *sign_off(s, letter, "Prepared by:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def month_sentences(rng: Random) -> tuple[Letter, bytes]:
    """Sentences that name each month once: "In March 2026 she worked on the 2nd and 3rd"."""
    s, letter = Setting(rng), invent.a_letter(rng, "month sentences")
    job = letter.jobs[0]
    sentences = [
        f"In {days[0]:%B %Y} the employee worked on the {_ordinals(days)}."
        for days in _months(job.worked)
    ]
    who = f"{job.person}, Social Security number ending in {job.last4},"
    place = f", {local_of(job)}," if job.local else ""
    total = f" This makes {job.stated_total} days of work." if job.stated_total else ""
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("To whom it may concern,"),
        Spacer(1, 6),
        s.p(
            f"{who} was employed by {job.employer} as {job.classification}{place} "
            f"on the {job.type_printed} “{job.title}”"
            + (f", season {job.season}" if job.season else "")
            + ". "
            + " ".join(sentences)
            + total
        ),
        *sign_off(s, letter, "Very truly yours,"),
    ]
    return letter, finish(parts)


def questionnaire(rng: Random) -> tuple[Letter, bytes]:
    """Numbered questions, the answer on the line below each."""
    s, letter = Setting(rng), invent.a_letter(rng, "questionnaire")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    say = rng.choice((wording.slashed_full, wording.month_headed, wording.iso))
    asked = [
        ("Name of employee", job.person),
        ("Last four digits of Social Security number", job.last4),
        ("Title of production", job.production),
        ("Type of production", job.type_printed),
        ("Name of employer", job.employer),
        ("Job classification held", job.classification),
        ("Union local, if any", job.local),
        ("Specific dates worked", say(job.worked)),
        ("Total number of days worked", str(len(job.worked))),
    ]
    lines: list[Flowable] = []
    for number, (question, answer) in enumerate(asked, start=1):
        text = (answer or "None").replace("&", "&amp;")
        lines += [s.p(f"<b>{number}. {question}</b>"), s.p(text), Spacer(1, 4)]
    parts = [
        *letterhead(s, letter),
        s.p(f"Date: {letter.written:%B} {letter.written.day}, {letter.written.year}"),
        Spacer(1, 8),
        *lines,
        *sign_off(s, letter, "Completed by:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def weeks_of_letters(rng: Random) -> tuple[Letter, bytes]:
    """A row a week, "Week of 3/2/2026", with the letters of the weekdays worked."""
    s, letter = Setting(rng), invent.a_letter(rng, "weeks of letters")
    job = replace(letter.jobs[0], local=None)
    short = ("M", "Tu", "W", "Th", "F", "Sa", "Su")
    rows = [["Week of (Monday)", "Days worked", "No."]]
    for monday, group in groupby(job.worked, key=_monday_of):
        days = list(group)
        marks = " ".join(short[d.weekday()] for d in days)
        rows.append([f"{monday:%m/%d/%Y}", marks, str(len(days))])
    total = [s.p(f"Total days: {job.stated_total}")] if job.stated_total else []
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Employee: {job.person} (last four of SSN {job.last4})"),
        s.p(f"Production: {job.production}"),
        s.p(f"Production type: {job.type_printed}"),
        s.p(f"Employed by {job.employer} as {job.classification}."),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.6),
        *total,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def long_table(rng: Random) -> tuple[Letter, bytes]:
    """More days than a page holds, the heading again on the next page, one job."""
    s, letter = Setting(rng), invent.a_letter(rng, "long table")
    job, day = letter.jobs[0], letter.jobs[0].worked[-1]
    days = list(job.worked)
    while len(days) < 58:
        day += timedelta(days=3 if day.weekday() == 4 else 1)
        days.append(day)
    job = replace(job, worked=tuple(days), stated_total=len(days))
    letter = replace(letter, jobs=(job,), written=days[-1] + timedelta(days=10))
    rows = [["No.", "Date worked", "Weekday", "Hours"]]
    rows += [
        [str(n), f"{d:%b} {d.day}, {d.year}", f"{d:%A}", "10.0"] for n, d in enumerate(days, 1)
    ]
    facts = [
        ("Employee", job.person),
        ("SSN (last 4)", job.last4),
        ("Project title", job.production),
        ("Project type", job.type_printed),
        ("Production company", job.employer),
        ("Position", job.classification),
        ("Local", job.local),
    ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(facts),
        Spacer(1, 8),
        s.table(rows, ruled=True, widths=[0.5 * inch, 1.6 * inch, 1.4 * inch, 0.9 * inch]),
        s.p(f"Total days worked: {len(days)}"),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def _saturday_of(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months(days: Sequence[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def _ordinals(days: Sequence[date]) -> str:
    words = [wording.ordinal(d.day) for d in days]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


FAMILIES: tuple[Family, ...] = (
    personnel_memo,
    payroll_listing,
    month_sentences,
    questionnaire,
    weeks_of_letters,
    long_table,
)
