"""Letters of the twenty-fifth round in sentences: all but some days, words, travel, a count."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Paragraph, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families import round25_cast as cast
from bench.letters.families.drawing import months_of
from bench.letters.senders import long_date, safe, series
from bench.letters.truth import Job, Letter

_TEENS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_COURTESY = "Holidays, vacation and sick time are not part of the days above."


def workdays_except(rng: Random) -> tuple[Letter, bytes]:
    """A studio's personnel office: every weekday of a stretch except those it names."""
    s = senders.in_type(rng, cast.SERIF, cast.SANS)
    stretches, job = _stretches(rng)
    house = rng.choice(("Larchmont Gate Studios", "Sycamore Lot Studios, Inc.", "Studio Nine West"))
    job = replace(job, employer=house)
    made = cast.letter(
        rng, "workdays except", [job],
        (house, "5555 Melrose Crossing, Hollywood, CA 90038",
         rng.choice(("Human Resources Business Partner", "HR Generalist", "Director, Employee "
                     "Relations"))),
    )  # fmt: skip
    union = f", in a classification of Local {job.local}" if job.local else ""
    said = ", and again ".join(_all_but(rng, a, b, job.idle) for a, b in stretches)
    number, count = job.stated_total, ""
    if number:
        count = rng.choice((
            f" This amounts to {number} days worked.",
            f" That is {in_words(number)} ({number}) days of work.",
            f" Our time records agree with that: {number} days.",
        ))  # fmt: skip
    body = [
        Paragraph(safe(house), s.head),
        Paragraph(f"Human Resources • {made.address}", s.small),
        Spacer(1, 22),
        s.p(long_date(made.written)),
        Spacer(1, 10),
        s.p(f"Subject: {job.person}, Social Security number ***-**-{job.last4}"),
        Spacer(1, 10),
        s.p(rng.choice(("Good day:", "Dear Roster Staff:", "To whom this may concern:"))),
        Spacer(1, 6),
        s.p(rng.choice(("Human Resources has reviewed the file of ", "This is in answer to the "
                        "inquiry about ", "We can confirm the employment of "))
            + f"{job.person}, an employee of the Studio on "
            f"“{safe(job.title)}”{cast.of_season(job)}, {cast.a(job.type_printed)}. The position "
            f"was {job.classification}{union}, and the Studio paid the wages itself."),
        Spacer(1, 6),
        s.p(f"{job.person} worked {said}. Both the first and the last date are included.{count}"),
        *([Spacer(1, 6), s.p(_COURTESY)] if rng.random() < 0.5 else []),
        *cast.closed(s, made, "Sincerely,", made.signatory, made.signatory_title, house),
    ]  # fmt: skip
    return made, cast.pages(body, margin=1.1)


def before_and_after_signing(rng: Random) -> tuple[Letter, bytes]:
    """A small producer whose show was flipped: days in words, before and after it signed."""
    s = senders.in_type(rng, cast.TYPED, cast.SERIF)
    kinds = (("independent feature film", "feature"), ("feature film", "feature"),
             ("documentary feature", "documentary"))  # fmt: skip
    job = cast.job(rng, least=5, most=16, kinds=kinds)
    made = cast.letter(
        rng, "before and after signing", [job],
        (job.employer, "1217 Echo Park Terrace, Los Angeles, CA 90026",
         rng.choice(("Producer", "Writer/Producer", "Line Producer"))),
    )  # fmt: skip
    cut = rng.randrange(2, len(job.worked) - 1)
    before, after = job.worked[:cut], job.worked[cut:]
    total, counted = job.stated_total, rng.random() < 0.5
    tags = [f" ({len(days)} days)" if total and counted else "" for days in (before, after)]
    union = f", which falls under Local {job.local}" if job.local else ""
    middle = s.head.clone("mid", alignment=TA_CENTER)
    body = [
        Paragraph(safe(job.employer), middle),
        Paragraph(made.address, s.small.clone("low", alignment=TA_CENTER)),
        Spacer(1, 18),
        s.p(long_date(made.written)),
        Spacer(1, 10),
        s.p(f"{job.person} (last four of social: {job.last4}) worked for {safe(job.employer)} as "
            f"our {job.classification}{union}, on “{safe(job.title)}”, "
            f"{cast.a(job.type_printed)}."),
        Spacer(1, 6),
        s.p(rng.choice((
            "We started the picture without a union agreement and signed with the IATSE on "
            f"{long_date(after[0])}.",
            f"The show was non-union until it was organized on {long_date(after[0])}.",
            f"Our company became signatory to the IATSE agreement on {long_date(after[0])}, "
            "during the shoot.",
            )) + " We ask that the days on both sides of that date be counted."),
        Spacer(1, 8),
        s.p(f"<b>Days before we signed{tags[0]}</b>"),
        *(s.p(line) for line in _in_words(before)),
        Spacer(1, 6),
        s.p(f"<b>Days from the signing on{tags[1]}</b>"),
        *(s.p(line) for line in _in_words(after)),
        Spacer(1, 6),
        *([s.p(f"Together {in_words(total)} days ({total}).")] if total else []),
        *cast.closed(s, made, rng.choice(("Thank you,", "Gratefully,")), made.signatory,
                     made.signatory_title),
    ]  # fmt: skip
    return made, cast.pages(body, margin=1.0)


def house_card(rng: Random) -> tuple[Letter, bytes]:
    """A costume house to the costumers' local: a start, a finish and a number of days."""
    s = senders.in_type(rng, cast.SERIF, cast.SANS, cast.TYPED)
    crafts = (("Table Person", "705"), ("Costume Stock Clerk", "705"), ("Cutter/Fitter", "705"),
              ("Costumer", "705"))  # fmt: skip
    job = replace(cast.job(rng, least=12, most=40, crafts=crafts, total=1), local="705")
    house = rng.choice(("Thimble & Bolt Costume House", "Golden Selvage Costume Rentals, Inc."))
    made = cast.letter(
        rng, "house card", [replace(job, employer=house)],
        (house, "11149 Vanowen Row, North Hollywood, CA 91605",
         rng.choice(("Workroom Manager", "General Manager", "President"))),
    )  # fmt: skip
    first, last, number = job.worked[0], job.worked[-1], job.stated_total or 0
    say = rng.choice(("{:%B} {:d}, {:d}", "{1:d} {0:%B} {2:d}"))
    start, finish = (say.format(day, day.day, day.year) for day in (first, last))
    rows = [
        ("Employee", f"{job.person} (SSN ending {job.last4})"),
        ("Classification", f"{job.classification}, Local 705"),
        ("Order filled for", f"{job.production}, {cast.a(job.type_printed)}"),
        (rng.choice(("Start date", "Started")), start),
        (rng.choice(("Finish date", "Finished")), finish),
        (rng.choice(("Number of days", "Days worked")), f"{number}"),
    ]
    told = (
        f"{job.person} (SSN ending {job.last4}) worked in our house as {job.classification}, Local "
        f"705, on the order for “{safe(job.title)}”{cast.of_season(job)}, "
        f"{cast.a(job.type_printed)}. The start date was {start} and the finish date was {finish}; "
        f"in that time {job.person.split()[0]} worked {in_words(number)} ({number}) days."
    )
    body = [
        Paragraph(safe(house), s.head.clone("mid", alignment=TA_CENTER)),
        Paragraph(made.address, s.small.clone("low", alignment=TA_CENTER)),
        Spacer(1, 20),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p("Motion Picture Costumers, Local 705<br/>cc: Contract Services"),
        Spacer(1, 10),
        s.p(rng.choice(("Dear friends:", "To the Roster Representative:", "Hello,"))),
        Spacer(1, 6),
        *([s.p(told)] if rng.random() < 0.5 else [cast.unruled(s, rows, (1.7, 4.6))]),
        Spacer(1, 6),
        s.p(f"{safe(house)} is the employer and paid all wages."),
        *cast.closed(s, made, "Sincerely,", made.signatory, f"{made.signatory_title}, {house}"),
    ]  # fmt: skip
    return replace(made, jobs=(senders.ranged(made.jobs[0]),)), cast.pages(body, margin=1.0)


def _stretches(rng: Random) -> tuple[list[tuple[date, date]], Job]:
    """Return one or two stretches of weekdays and the job whose days they hold."""
    year, (month, day) = rng.choice((2025, 2026)), rng.choice(((3, 2), (9, 8), (1, 20)))
    start = _weekday(date(year, month, day) + timedelta(days=rng.randrange(18)))
    stretches, worked, idle = list[tuple[date, date]](), list[date](), list[date]()
    for _ in range(rng.choice((1, 1, 2))):
        end = start + timedelta(days=rng.randrange(7, 24))
        end -= timedelta(days=max(0, end.weekday() - 4))
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        days = [each for each in days if each.weekday() < 5]
        off = rng.sample(days[1:-1], rng.randrange(len(days) // 4 + 1))
        stretches.append((start, end))
        worked += [each for each in days if each not in off]
        idle += off
        start = _weekday(end + timedelta(days=rng.randrange(5, 16)))
    job = cast.job(rng)
    total = len(worked) if job.stated_total else None
    made = replace(
        job, worked=tuple(worked), idle=tuple(sorted(idle)), code="off", stated_total=total
    )
    return stretches, made


def _weekday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _all_but(rng: Random, a: date, b: date, idle: Sequence[date]) -> str:
    off = [f"{day:%A}, {long_date(day)}" for day in idle if a <= day <= b]
    said = rng.choice(("each weekday (Monday through Friday)", "every Monday-to-Friday workday"))
    said += f" from {long_date(a)} through {long_date(b)}"
    if not off:
        return said
    return (
        said + rng.choice((", except ", ", with the exception of ", ", but not on ")) + series(off)
    )


def _in_words(days: Sequence[date]) -> list[str]:
    return [
        f"{month[0]:%B} of {month[0].year}: the {series([_worded(day.day) for day in month])}"
        for month in months_of(days)
    ]


def _worded(number: int) -> str:
    if number <= 20:
        return _TEENS[number - 1]
    if number == 30:
        return "thirtieth"
    return f"{'twenty' if number < 30 else 'thirty'}-{_TEENS[number % 10 - 1]}"
