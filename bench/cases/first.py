"""The first family of cases: one twist, or two, on a sound case.

Every twist changes the papers and says what a perfect check would find; it never asks the check.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.cases.draft import Draft, Letter, Paid, Remitted, weekdays
from bench.cases.invent import (
    OTHER_WORK,
    add_letter,
    invented_job,
    paid_day,
    payroll_name,
    sound_case,
)

Twist = Callable[[Draft], None]


def claimed_not_paid(draft: Draft) -> None:
    """Payroll lacks some days in the middle of the time it reported."""
    gone = draft.some_days()
    draft.paid = [row for row in draft.paid if row.day not in gone]
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def paid_not_claimed(draft: Draft) -> None:
    """The letter leaves out days that payroll paid."""
    gone = draft.some_days()
    draft.job.days = [day for day in draft.job.days if day not in gone]
    draft.drop(gone)
    draft.expect("payroll-days-not-in-letter", gone)


def idle_codes(draft: Draft) -> None:
    """Payroll reports claimed days as idle, holiday, sick or travel."""
    gone = draft.some_days()
    for row in draft.paid:
        if row.day in gone:
            row.kind = draft.random.choice(("ID", "HP", "SP", "TR", "GR", "VA"))
    draft.drop(gone)
    draft.expect("non-qualifying-days", gone)


def other_classification(draft: Draft) -> None:
    """Payroll paid every day in another classification."""
    for row in draft.paid:
        row.occupation = OTHER_WORK[row.occupation]
    draft.counted.clear()
    draft.expect("classification-mismatch", draft.job.days)


def reversed_days(draft: Draft) -> None:
    """Payroll paid some days and took them back."""
    gone = draft.some_days()
    draft.paid += [replace(row, hours="-10") for row in draft.paid if row.day in gone]
    draft.drop(gone)
    draft.expect("days-not-in-payroll", gone)


def namesake(draft: Draft) -> None:
    """A namesake with other digits was paid on other days of the same production."""
    other = f"{(int(draft.last4) + 17) % 10000:04}"
    days = [day + timedelta(days=1) for day in draft.job.days if day.weekday() == 4]
    draft.paid += [replace(paid_day(draft, draft.job, day), last4=other) for day in days]


def colleagues(draft: Draft) -> None:
    """The export holds the whole crew, some with the same first or last name."""
    first, last = draft.name.split()[0], draft.name.removesuffix(" Jr.").split()[-1]
    for name, last4 in (
        (f"LOPEZ, {first}", "7781"),
        (f"{last}, OTTO", "7782"),
        ("REED, JUNE", "7783"),
    ):
        draft.paid += [
            replace(paid_day(draft, draft.job, day), name=name.upper(), last4=last4)
            for day in draft.job.days
        ]


def nickname(draft: Draft) -> None:
    """Payroll knows the person by a short form of the first name."""
    short = {"Theodore": "Ted", "Robert": "Bob", "William": "Bill", "Katherine": "Kate"}
    first = draft.name.split()[0]
    if first not in short:
        return
    name = payroll_name(draft.name.replace(first, short[first], 1))
    for row in draft.paid:
        row.name = name
    draft.expect("name-variant")


def married_name(draft: Draft) -> None:
    """The letter bears a former last name; the digits agree."""
    first = draft.name.split()[0]
    for letter in draft.letters:
        letter.name = f"{first} Ravenscroft"
    draft.expect("name-variant")


def other_season(draft: Draft) -> None:
    """Payroll reports the same days for another season of the series."""
    if draft.job.season is None:
        return
    other = str(int(draft.job.season) + 1)
    for row in draft.paid:
        row.production = f"{draft.job.production} Season {other}"
    days = draft.job.days
    draft.drop(days)
    draft.expect("days-not-in-payroll", days)


def season_words(draft: Draft) -> None:
    """Payroll writes the season in words, with an article and an episode."""
    words = {"1": "One", "2": "Two", "3": "Three", "4": "Four"}
    for row in draft.paid:
        if row.job.season:
            title = row.job.production.removeprefix("A ").removeprefix("The ")
            row.production = f"THE {title} - Season {words[row.job.season]} Ep. 3"


def working_title(draft: Draft) -> None:
    """The letter names the working title that payroll uses."""
    job = draft.job
    for row in draft.paid:
        if row.job is job:
            row.production = "PROJECT BLUEBIRD" + (f" S{job.season}" if job.season else "")
    draft.letters[0].record = {
        **draft.letters[0].record,
        "production_title": f"{job.production} (aka Project Bluebird)",
    }


def loan_out(draft: Draft) -> None:
    """The person was paid through a company of their own, named in the letter."""
    for letter in draft.letters:
        for job in letter.jobs:
            job.loan_out = "Tumbleweed Works, Inc."
    for row in draft.paid:
        row.name = f"TUMBLEWEED WORKS INC F/S/O {draft.name.upper()}"


def records_end_early(draft: Draft) -> None:
    """Payroll stops at a week's end before the claim does: nobody can tell the rest."""
    days = draft.job.days
    cut = days[len(days) // 2]
    cut += timedelta(days=(5 - cut.weekday()) % 7)
    draft.paid = [row for row in draft.paid if row.day <= cut or row.job is not draft.job]


def no_records(draft: Draft) -> None:
    """There is no payroll at all."""
    draft.paid.clear()


def letter_twice(draft: Draft) -> None:
    """The same letter arrives again as another file."""
    again = replace(draft.letters[0], file="again.pdf", fields={**draft.letters[0].fields})
    again.letter_date = draft.letters[0].letter_date
    draft.letters.append(again)
    draft.expect("duplicate-submission", draft.job.days)


def export_twice(draft: Draft) -> None:
    """A later export repeats every row of the first and adds only others' rows."""
    draft.is_exported_again = True


def other_letter_same_days(draft: Draft) -> None:
    """A second letter claims some of the days on another production that paid them too."""
    shared = draft.some_days()
    job = invented_job(
        draft.random, "The Paper Moons", "Saltbox Films LLC", draft.classification, draft.local
    )
    job.payroll_company = draft.job.payroll_company
    job.days = shared
    add_letter(draft, job)
    draft.expect("overlapping-dates", shared)


def outside_window(draft: Draft) -> None:
    """Some days lie before the window of the rule."""
    days = draft.job.days
    first = days[len(days) // 3]
    draft.window = (date(2026, 11, 21) - first).days + 1
    gone = [
        day for letter in draft.letters for job in letter.jobs for day in job.days if day < first
    ]
    draft.drop(gone)
    draft.expect("outside-lookback", gone)


def unsigned(draft: Draft) -> None:
    """The letter lacks a signature, a letterhead, a type or a classification."""
    which = draft.random.choice(("signature", "letterhead", "type", "classification"))
    letter = draft.letters[0]
    if which in {"signature", "letterhead"}:
        letter.fields[f"has_{which}"] = False
    else:
        letter.record["production_type" if which == "type" else which] = None
    code = f"missing-{'production-type' if which == 'type' else which}"
    draft.drop(draft.job.days)
    draft.expect(code)


def range_only(draft: Draft) -> None:
    """The letter gives a period and no days."""
    days = draft.job.days
    draft.letters[0].record |= {
        "work_dates": None, "period_start": days[0].isoformat(), "period_end": days[-1].isoformat(),
    }  # fmt: skip
    draft.drop(days)
    draft.expect("missing-dates")
    draft.tolerated.add("payroll-days-not-in-letter")


def written_too_early(draft: Draft) -> None:
    """The letter is dated before its last days."""
    days = draft.job.days
    draft.letters[0].letter_date = days[-3]
    draft.drop(days[-2:])
    draft.expect("dates-after-letter", days[-2:])


def wrong_total(draft: Draft) -> None:
    """The stated total is one more than the list."""
    draft.letters[0].record["total_days_stated"] = len(draft.job.days) + 1
    draft.expect("total-mismatch")


def stranger(draft: Draft) -> None:
    """The letter is about somebody else."""
    draft.letters[0].name, draft.letters[0].last4 = "Otto Brandt", "4242"
    draft.drop(draft.job.days)
    draft.expect("identity-mismatch")


def not_applied_for(draft: Draft) -> None:
    """The letter names another classification than the application, and so does payroll."""
    other = OTHER_WORK[draft.job.classification]
    locals_of = {"Grip": "80", "Script Supervisor": "871"}
    draft.job.classification, draft.job.local = other, locals_of[other]
    for row in draft.paid:
        if row.job is draft.job:
            row.occupation = other
    draft.drop(draft.job.days)
    draft.expect("classification-mismatch")


def non_union(draft: Draft) -> None:
    """The work was not union work, and the rule takes union work only."""
    for letter in draft.letters:
        for job in letter.jobs:
            job.union = "non_union"
            draft.expect("non-qualifying-days", job.days)
    draft.counted.clear()


def remitted_short(draft: Draft) -> None:
    """There is no payroll, and remittances cover fewer days than claimed in a month."""
    draft.paid.clear()
    short: list[date] = []
    for month, days in _months(draft.job.days).items():
        missing = draft.random.randint(0, min(2, len(days) - 1))
        short += days[len(days) - missing :] if missing else []
        draft.remitted.append(_row(draft, f"{month:%Y-%m}", len(days) - missing))
    if short:
        draft.drop(short)
        draft.expect("fringe-days-short", short)


def remitted_corrected(draft: Draft) -> None:
    """A remittance is corrected downwards by a negative row."""
    draft.paid.clear()
    months = _months(draft.job.days)
    last = max(months)
    for month, days in months.items():
        draft.remitted.append(_row(draft, f"{month:%Y-%m}", len(days)))
    draft.remitted.append(_row(draft, f"{last:%Y-%m}", -1))
    gone = months[last][-1:]
    draft.drop(gone)
    draft.expect("fringe-days-short", gone)


def remitted_to_others(draft: Draft) -> None:
    """Remittances name other members for the period, and never this one."""
    draft.paid.clear()
    for month, days in _months(draft.job.days).items():
        row = _row(draft, f"{month:%Y-%m}", len(days))
        draft.remitted.append(replace(row, name="June Reed", member="M-001"))
    draft.drop(draft.job.days)
    draft.expect("fringe-days-short", draft.job.days)


def _row(draft: Draft, period: str, days: float) -> Remitted:
    title = (
        draft.job.production
        if not draft.job.season
        else f"{draft.job.production} S{draft.job.season}"
    )
    return Remitted(draft.name, draft.member, title, draft.job.classification, period, f"{days:g}")


def _months(days: list[date]) -> dict[date, list[date]]:
    found: dict[date, list[date]] = {}
    for day in days:
        found.setdefault(day.replace(day=1), []).append(day)
    return found


ALONE: tuple[Twist, ...] = (
    other_classification, other_season, remitted_short, remitted_corrected, remitted_to_others,
    no_records, stranger, not_applied_for, non_union, range_only, reversed_days,
)  # fmt: skip
"""Twists that settle the whole case: no other one is put on top."""

TOGETHER: tuple[Twist, ...] = (
    claimed_not_paid, namesake, colleagues, season_words, wrong_total, unsigned,
    written_too_early, letter_twice, records_end_early, export_twice, working_title, loan_out,
    nickname, married_name, idle_codes, paid_not_claimed, outside_window, other_letter_same_days,
)  # fmt: skip
_ALONE_ONLY = {working_title, loan_out, nickname, married_name, records_end_early}
_WITH_OTHERS: tuple[Twist, ...] = (namesake, colleagues, season_words, export_twice, wrong_total)
_DAILY_ONLY = {
    idle_codes,
    claimed_not_paid,
    reversed_days,
    paid_not_claimed,
    other_letter_same_days,
}


def first_family(seed: int) -> Draft:
    """Return the case with this seed."""
    random = Random(seed)
    twist = random.choice((None, *ALONE, *TOGETHER))
    jobs = (
        2
        if twist in {None, claimed_not_paid, idle_codes, unsigned, wrong_total}
        and random.random() < 0.3
        else 1
    )
    draft = sound_case(random, jobs=jobs)
    layouts = ("daily", "weeks") if twist in _DAILY_ONLY else ("daily", "weeks", "totals")
    draft.layout = random.choice(layouts)
    if twist is not None:
        twist(draft)
        draft.twists.append(twist.__name__)
    more = random.choice(_WITH_OTHERS)
    if (
        twist in TOGETHER
        and twist is not more
        and jobs == 1
        and random.random() < 0.5
        and twist not in _ALONE_ONLY
    ):
        more(draft)
        draft.twists.append(more.__name__)
    return draft


__all__ = ["Letter", "Paid", "first_family", "weekdays"]
