"""Invented people, productions and companies, and the sound case that every twist starts from."""

from datetime import date, timedelta
from random import Random

from bench.cases.draft import ON, Draft, Job, Letter, Paid, weekdays

PEOPLE = (
    "Maria Vale", "Theodore Okonkwo-Bell", "José Núñez", "Robert Alder Jr.", "Ana de la Cruz",
    "Sean O'Hara", "Priya Raman", "William T. Marsh", "Katherine Lund", "Xiomara Quill",
)  # fmt: skip
TITLES = (
    "Harbor Lights", "Quiet Water", "The Glass Orchard", "Copper Canyon", "Saltmarsh",
    "Nine Lanterns", "A Winter Ferry", "Mr. Kane's Garden",
)  # fmt: skip
EMPLOYERS = (
    "Northlight Pictures LLC", "Brass Kettle Productions, Inc.", "Lantern Row Films LLC",
    "Tall Ship Television, Inc.", "Juniper Street Productions LLC",
)  # fmt: skip
PAYERS = ("Reelpay Payroll Services, Inc.", "Entertainment Partners", "Cast & Crew", "Wrapbook")
WORK = (
    ("Grip", "80"),
    ("Script Supervisor", "871"),
    ("Property Master", "44"),
    ("Still Photographer", "600"),
)
OTHER_WORK = {
    "Grip": "Script Supervisor",
    "Script Supervisor": "Grip",
    "Property Master": "Grip",
    "Still Photographer": "Grip",
}


def sound_case(random: Random, *, jobs: int = 1) -> Draft:
    """Return a case in which every claimed day was paid as claimed, and nothing is wrong."""
    classification, local = random.choice(WORK)
    name = random.choice(PEOPLE)
    draft = Draft(
        random=random,
        name=name,
        last4=f"{random.randint(0, 9999):04}",
        member=f"M-{random.randint(100, 999)}",
        classification=classification,
        local=local,
        need=random.choice((5, 10, 15, 30)),
    )
    start = ON - timedelta(days=random.randint(150, 250))
    titles, employers = random.sample(TITLES, jobs), random.sample(EMPLOYERS, jobs)
    for title, employer in zip(titles, employers, strict=True):
        job = invented_job(random, title, employer, classification, local)
        job.days = worked_days(random, start)
        start = job.days[-1] + timedelta(days=random.randint(5, 20))
        add_letter(draft, job)
    return draft


def invented_job(random: Random, title: str, employer: str, classification: str, local: str) -> Job:
    """Return a job without days."""
    kind = random.choice(("feature", "tv_series", "streaming_series", "pilot"))
    season = str(random.randint(1, 4)) if kind.endswith("series") else None
    payer = random.choice(PAYERS)
    return Job(title, kind, season, employer, payer, classification, local, "union", [])


def worked_days(random: Random, start: date) -> list[date]:
    """Return weekdays with a few days off between, as a shooting schedule leaves them."""
    days = weekdays(start, random.randint(8, 26))
    return [day for day in days if day in (days[0], days[-1]) or random.random() > 0.1]


def add_letter(draft: Draft, job: Job) -> Letter:
    """Add a letter that claims a job's days, and payroll that paid them all."""
    written = job.days[-1] + timedelta(days=draft.random.randint(3, 20))
    letter = Letter(
        [job], draft.name, draft.last4, written, file=f"letter-{len(draft.letters) + 1}.pdf"
    )
    draft.letters.append(letter)
    draft.counted |= set(job.days)
    draft.paid += [paid_day(draft, job, day) for day in job.days]
    return letter


def paid_day(draft: Draft, job: Job, day: date) -> Paid:
    """Return a day that payroll paid as the letter claims it."""
    title = job.production if job.season is None else f"{job.production} S{job.season}"
    return Paid(day, payroll_name(draft.name), draft.last4, job, title.upper(), job.classification)


def payroll_name(name: str) -> str:
    """Return a name as payroll prints it: last name first, in capitals."""
    words = name.replace(" Jr.", "").split()
    particles = {"de", "la"}
    first = next(
        i for i, word in enumerate(words) if i and (word in particles or i == len(words) - 1)
    )
    suffix = " JR" if name.endswith("Jr.") else ""
    return f"{' '.join(words[first:])}{suffix}, {' '.join(words[:first])}".upper()
