"""The second family: other shapes than the first, drawn from the domain notes before any run.

Totals in every shape, codes for people and work, names that nearly match, and rows that only a
person can settle. It was measured once before anything was mended with it in view.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.cases.draft import Draft, Remitted
from bench.cases.invent import add_letter, invented_job, paid_day, payroll_name, sound_case

Twist = Callable[[Draft], None]


def shared_month(draft: Draft) -> None:
    """Two letters on one production share what was remitted; the latest days find no room."""
    _split_letter(draft)
    draft.paid.clear()
    days = sorted(draft.counted)
    missing = draft.random.randint(0, 3)
    draft.remitted.append(_period(draft, days[0], days[-1], len(days) - missing))
    gone = days[len(days) - missing :] if missing else []
    draft.drop(gone)
    for letter in draft.letters:
        short = set(gone) & set(letter.jobs[0].days)
        if short:
            draft.expect("fringe-days-short", short)


def overlapping_periods(draft: Draft) -> None:
    """Two overlapping remittances cover all days, but only if the first is not filled greedily."""
    draft.paid.clear()
    days = draft.job.days
    middle = len(days) // 2
    draft.remitted.append(_period(draft, days[0], days[-1], len(days) - middle))
    draft.remitted.append(_period(draft, days[0] - timedelta(days=3), days[middle - 1], middle))


def weeks_inside_a_month(draft: Draft) -> None:
    """A report of the whole time stands beside its weeks: together they say no more."""
    draft.paid.clear()
    days = draft.job.days
    for week in sorted({_saturday(day) for day in days}):
        number = sum(_saturday(day) == week for day in days)
        draft.remitted.append(_period(draft, week - timedelta(days=6), week, number))
    draft.remitted.append(
        _period(draft, days[0] - timedelta(days=40), days[-1] + timedelta(days=40), len(days))
    )


def one_day_taken_back(draft: Draft) -> None:
    """A remitted day is taken back on its own date."""
    draft.paid.clear()
    days = draft.job.days
    gone = days[len(days) // 2]
    draft.remitted.append(_period(draft, days[0], days[-1], len(days)))
    draft.remitted.append(_period(draft, gone, gone, -1))
    draft.drop([gone])
    draft.expect("fringe-days-short", [gone])


def half_a_day(draft: Draft) -> None:
    """The last remitted day is half a one: a person must say."""
    draft.paid.clear()
    days = draft.job.days
    draft.remitted.append(_period(draft, days[0], days[-1], len(days) - 0.5))
    draft.drop(days[-1:])
    draft.referred.add(days[-1])
    draft.expect("fringe-days-short", days[-1:])


def hours_only(draft: Draft) -> None:
    """Remittances give hours and no days: a person must say of all."""
    draft.paid.clear()
    days = draft.job.days
    row = _period(draft, days[0], days[-1], 0)
    draft.remitted.append(replace(row, days="", hours=f"{len(days) * 8}"))
    draft.referred |= draft.counted
    draft.counted.clear()


def days_then_totals(draft: Draft) -> None:
    """Payroll lists the first weeks day by day and the last ones as totals, with one day less."""
    job = draft.job
    cut = _saturday(job.days[len(job.days) // 2])
    late = [day for day in job.days if day > cut]
    if len(late) < 2:
        return
    draft.layout = "daily"
    draft.paid = [row for row in draft.paid if row.day <= cut]
    header = (
        "Payroll Company,Period Start,Period End,Employee,SSN Last 4,Production,Employer,"
        "Classification,Days Worked"
    )
    name = payroll_name(draft.name)
    row = draft.paid[0]
    draft.extra_files["late.csv"] = (
        f'{header}\n"{job.payroll_company}",{late[0]},{late[-1]},"{name}",{draft.last4},'
        f'"{row.production}","{job.employer}",{job.classification},{len(late) - 1}\n'
    )
    draft.drop(late[-1:])
    draft.expect("days-not-in-payroll", late[-1:])


def occupation_codes(draft: Draft) -> None:
    """Payroll gives occupation codes, the letter a call-sheet title."""
    codes = {"Grip": ("4541", "Best Boy Grip"), "Property Master": ("7331", "Prop Master")}
    if draft.classification not in codes:
        return
    code, title = codes[draft.classification]
    for row in draft.paid:
        row.occupation = code
    draft.job.classification = title


def paying_entity(draft: Draft) -> None:
    """The letter comes from a paying entity, the export from the company behind it."""
    for letter in draft.letters:
        letter.fields |= {"issuer": "GEP Cencast LLC", "payroll_company": "GEP Cencast LLC"}
    draft.job.payroll_company = "Entertainment Partners"
    gone = draft.some_days()
    draft.paid = [row for row in draft.paid if row.day not in gone]
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def twin(draft: Draft) -> None:
    """Somebody of the same last name and digits, but another first name, was paid some days."""
    gone = draft.some_days()
    last = payroll_name(draft.name).split(",")[0]
    for row in draft.paid:
        if row.day in gone:
            row.name = f"{last}, BARTHOLOMEW"
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def no_number(draft: Draft) -> None:
    """Some rows lack the digits: the name alone proves nothing, a person must say."""
    open_days = draft.some_days()
    for row in draft.paid:
        if row.day in open_days:
            row.last4 = ""
    draft.drop(open_days)
    draft.referred |= set(open_days)


def unclear_code(draft: Draft) -> None:
    """Some days bear a code that only a person can judge."""
    draft.layout = draft.random.choice(("daily", "weeks"))
    open_days = draft.some_days()
    for row in draft.paid:
        if row.day in open_days:
            row.kind = draft.random.choice(("CO", "ZZ"))
    draft.drop(open_days)
    draft.referred |= set(open_days)


def worked_holidays(draft: Draft) -> None:
    """Holidays worked, prep, wrap and travel with work are work."""
    draft.layout = draft.random.choice(("daily", "weeks"))
    for row in draft.paid:
        if draft.random.random() < 0.3:
            row.kind = draft.random.choice(("HW", "PR", "WP", "TW", "WT", "WL"))


def listed_as_idle(draft: Draft) -> None:
    """The letter itself lists days that were not worked, and payroll agrees."""
    day = draft.job.days[-1] + timedelta(days=1)
    draft.letters[0].record["non_worked_dates"] = [day.isoformat()]
    draft.paid.append(replace(paid_day(draft, draft.job, day), kind="ID"))
    draft.layout = "daily"
    draft.expect("non-qualifying-days", [day])


def other_title(draft: Draft) -> None:
    """Payroll paid some days on a production that nobody claims."""
    gone = draft.some_days()
    job = invented_job(
        draft.random, "Thimble", "Thimble Rock LLC", draft.classification, draft.local
    )
    job.payroll_company = draft.job.payroll_company
    for row in draft.paid:
        if row.day in gone:
            row.production, row.job = "THIMBLE", job
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def header_period(draft: Draft) -> None:
    """The export says which weeks it reports; the last claimed weeks are not in it."""
    job = draft.job
    cut = _saturday(job.days[len(job.days) // 2])
    late = [day for day in job.days if day > cut]
    rows = [row for row in draft.paid if row.day <= cut]
    draft.paid.clear()
    lines = [
        f"{job.payroll_company}",
        f"Period: {job.days[0]:%m/%d/%Y} to {job.days[-1]:%m/%d/%Y}",
        "Work Date,Employee,SSN Last 4,Production,Company,Occupation,Hours",
    ]
    lines += [
        f'{r.day:%m/%d/%Y},"{r.name}",{r.last4},"{r.production}","{job.employer}",{r.occupation},10'
        for r in rows
    ]
    lines[0] = f'"{lines[0]}"'
    draft.extra_files["register.csv"] = "\n".join([*lines, ""])
    draft.drop(late)
    if late:
        draft.expect("days-not-in-payroll", late)


def direct_without_proof(draft: Draft) -> None:
    """A non-union company paid directly and attaches no proof; the rule takes any work."""
    draft.basis = "any"
    draft.paid.clear()
    draft.job.union = "non_union"
    draft.letters[0].fields |= {"payroll_company": None, "issuer": draft.job.employer}
    draft.drop(draft.job.days)
    draft.expect("proof-of-payment-missing")


def changed_copy(draft: Draft) -> None:
    """The letter arrives again with a day more, which payroll never paid."""
    job, first = draft.job, draft.letters[0]
    more = job.days[-1] + timedelta(days=1)
    copy = replace(first, file="copy.pdf", jobs=[replace(job, days=[*job.days, more])])
    draft.letters.append(copy)
    draft.paid.append(replace(draft.paid[0], day=more, name="REED, JUNE", last4="7783"))
    draft.layout = "daily"
    draft.expect("possible-alteration", [more])
    draft.expect("overlapping-dates", job.days)
    draft.expect("days-not-in-payroll", [more])


def junior_and_senior(draft: Draft) -> None:
    """The father, with the same digits by chance, was paid; suffixes tell them apart."""
    if not draft.name.endswith("Jr."):
        return
    gone = draft.some_days()
    for row in draft.paid:
        if row.day in gone:
            row.name = row.name.replace(" JR,", " SR,")
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def no_such_day(draft: Draft) -> None:
    """The list holds a day that does not exist and a day twice."""
    days = draft.job.days
    listed = [day.isoformat() for day in days]
    draft.letters[0].record |= {
        "invalid_dates": ["2026-06-31"],
        "work_dates": [*listed, listed[0]],
        "listed_day_count": len(listed) + 2,
    }
    draft.expect("impossible-date")
    draft.expect("duplicate-date", days[:1])


def full_form_name(draft: Draft) -> None:
    """Payroll adds a middle name and drops accents: nobody needs to look."""
    first, _, rest = draft.name.partition(" ")
    if "." in rest or " " in rest:
        return
    for row in draft.paid:
        row.name = f"{rest}, {first} LEE".upper()


def commercials(draft: Draft) -> None:
    """One letter lists three spots of a few days each; two share a day, which counts once."""
    letter, job = draft.letters[0], draft.job
    days = job.days[:7]
    jobs = []
    for title, own in (("Spot One", days[:3]), ("Spot Two", days[2:5]), ("Spot Three", days[5:])):
        jobs.append(
            replace(job, production=title, season=None, production_type="commercial", days=own)
        )
    letter.jobs = jobs
    draft.paid = [paid_day(draft, each, day) for each in jobs for day in each.days]
    draft.counted = set(days)
    draft.expect("overlapping-dates", [days[2]])


TWISTS: tuple[Twist, ...] = (
    shared_month, overlapping_periods, weeks_inside_a_month, one_day_taken_back, half_a_day,
    hours_only, days_then_totals, occupation_codes, paying_entity, twin, no_number, unclear_code,
    worked_holidays, listed_as_idle, other_title, header_period, direct_without_proof, changed_copy,
    junior_and_senior, no_such_day, full_form_name, commercials,
)  # fmt: skip


def second_family(seed: int) -> Draft:
    """Return the case with this seed."""
    random = Random(seed * 7919 + 1)
    draft = sound_case(random)
    draft.layout = random.choice(("daily", "weeks"))
    twist = random.choice(TWISTS)
    twist(draft)
    draft.twists.append(twist.__name__)
    return draft


def _split_letter(draft: Draft) -> None:
    """Make two letters of one: the days before and after the middle of the work."""
    first, job = draft.letters[0], draft.job
    middle = len(job.days) // 2
    second = replace(job, days=job.days[middle:])
    job.days = job.days[:middle]
    add_letter(draft, second)
    first.letter_date = draft.letters[1].letter_date


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _period(draft: Draft, first: date, last: date, days: float) -> Remitted:
    job = draft.job
    title = job.production if not job.season else f"{job.production}: Season {job.season}"
    period = f"{first.isoformat()} to {last.isoformat()}"
    return Remitted(
        draft.name.upper(), draft.member, title, job.classification, period, f"{days:g}"
    )
