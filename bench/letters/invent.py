"""Invented people, companies, titles and work weeks, drawn from a seeded generator."""

from datetime import date, timedelta
from random import Random

from bench.letters.truth import Job, Letter

_FIRST = (
    *("Marisol", "Teodor", "Ingrid", "Kwame", "Priyanka", "Lucian", "Odalys", "Fergus", "Noor"),
    *("Tamsin", "Rafael", "Bettina", "Joaquín", "Sinéad", "Wendell", "Aiko", "Dmitri"),
    *("Consuelo", "Thaddeus", "Yvonne"),
)
_LAST = (
    *("Vandermeer", "Okonkwo-Reyes", "Castellanos", "Bright", "McAllister", "Nakashima"),
    *("Petrov", "D'Angelo", "Whitlock", "Lindqvist", "Abernathy", "Zielinski", "Farrow"),
    *("Muñoz", "Tran", "Haverford", "Oyelaran", "Kessler", "St. Claire"),
)
_SUFFIXES = ("", "", "", "", " Jr.", " III", " Sr.")
_TITLES = (
    "Copper Lantern",
    "The Ninth Meridian",
    "Salt & Cedar",
    "Harbor of Glass",
    "Midnight at Delmar",
    "Two Left Feet",
    "Paper Tigers of Reseda",
    "The Long Way to Ojai",
    "Static",
    "Juniper Falls",
)
_COMPANIES = (
    "Larkspur Hollow Productions, LLC",
    "Bright Anvil Pictures, Inc.",
    "Cinder Block Television LLC",
    "Tidewater Nine Productions",
    "Quarter Moon Films, Inc.",
    "Ember & Oak Entertainment LLC",
)
_PAYROLL = (
    "Silverline Payroll Services",
    "Northgate Entertainment Payroll",
    "Cascade Production Payroll, Inc.",
    "Meridian Crew Pay",
)
_CLASSES = (
    ("Grip", "80"),
    ("Script Supervisor", "871"),
    ("Set Painter", "729"),
    ("Graphic Artist", "800"),
    ("Property Master", "44"),
    ("Make-up Artist", "706"),
    ("Hair Stylist", "706"),
    ("Camera Operator", "600"),
    ("Crafts Service", "80"),
    ("Driver", "399"),
    ("Set Designer", "800"),
    ("Wrangler", "399"),
)
_TYPES = (
    ("theatrical feature", "feature"),
    ("Feature Film", "feature"),
    ("one-hour episodic television series", "tv_series"),
    ("TV Series", "tv_series"),
    ("Pilot", "pilot"),
    ("Mini-series", "mini_series"),
    ("SVOD streaming series (48 minutes)", "streaming_series"),
    ("Movie of the Week", "mow"),
    ("Commercial", "commercial"),
    ("Documentary", "documentary"),
)
_SIGN_TITLES = (
    "Client Services Manager",
    "Unit Production Manager",
    "Payroll Supervisor",
    "Production Accountant",
    "Director of Labor Relations",
    "Line Producer",
)
_STREETS = ("Olive Grove Avenue", "West Alder Street", "Lankmoor Boulevard", "Studio Center Way")


def a_letter(rng: Random, family: str, *, jobs: int = 1, grid: bool = False) -> Letter:
    """Return an invented letter with that many jobs; ``grid`` asks for some idle days."""
    person, last4 = a_person(rng), f"{rng.randrange(10_000):04d}"
    first = date(2025, 1, 6) + timedelta(days=rng.randrange(420))
    made: list[Job] = []
    for _ in range(jobs):
        job = _job(rng, person, last4, first, grid=grid)
        made.append(job)
        first = max(job.worked) + timedelta(days=rng.randrange(3, 25))
    last = max(max(job.worked) for job in made)
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(4, 40)),
        letterhead=rng.choice(_PAYROLL),
        address=f"{rng.randrange(100, 9900)} {rng.choice(_STREETS)}, Burbank, CA 91505",
        payroll_company=None,
        signatory=a_person(rng, suffix=False),
        signatory_title=rng.choice(_SIGN_TITLES),
        signed=rng.random() < 0.85,
        jobs=tuple(made),
    )


def a_company(rng: Random) -> str:
    """Return an invented production company."""
    return rng.choice(_COMPANIES)


def another_person(rng: Random, letter: Letter) -> Job:
    """Return a job of somebody else for a letter that lists several people."""
    start = min(letter.jobs[0].worked)
    return _job(rng, a_person(rng), f"{rng.randrange(10_000):04d}", start, grid=False)


def a_person(rng: Random, *, suffix: bool = True) -> str:
    """Return an invented name, some with a middle initial or a suffix."""
    middle = rng.choice(("", "", f" {rng.choice('ABCDEGHJKLMNPRSTW')}."))
    end = rng.choice(_SUFFIXES) if suffix else ""
    return f"{rng.choice(_FIRST)}{middle} {rng.choice(_LAST)}{end}"


def _job(rng: Random, person: str, last4: str, first: date, *, grid: bool) -> Job:
    title = rng.choice(_TITLES)
    type_printed, type_value = rng.choice(_TYPES)
    serial = type_value in {"tv_series", "streaming_series"}
    season = str(rng.randrange(1, 7)) if serial and rng.random() < 0.7 else None
    role, local = rng.choice(_CLASSES)
    worked = _days(rng, first)
    idle: tuple[date, ...] = ()
    if grid:
        gaps = [first + timedelta(days=n) for n in range((worked[-1] - first).days)]
        free = [day for day in gaps if day not in worked and day.weekday() < 5]
        idle = tuple(sorted(rng.sample(free, k=min(len(free), rng.randrange(0, 3)))))
    return Job(
        person=person,
        last4=last4,
        production=f"{title}, Season {season}" if season else title,
        title=title,
        season=season,
        type_printed=type_printed,
        type_value=type_value,
        classification=role,
        local=local if rng.random() < 0.8 else None,
        employer=rng.choice(_COMPANIES),
        worked=worked,
        idle=idle,
        code=rng.choice(("I", "H", "S", "T")),
        stated_total=len(worked) if rng.random() < 0.75 else None,
    )


def _days(rng: Random, first: date) -> tuple[date, ...]:
    chances = (0.85, 0.85, 0.85, 0.85, 0.85, 0.12, 0.0)
    count, day = rng.randrange(4, 34), first
    days: list[date] = []
    while len(days) < count:
        if rng.random() < chances[day.weekday()]:
            days.append(day)
        day += timedelta(days=1)
    return tuple(days)
