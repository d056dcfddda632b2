"""The senders of the nineteenth round: their people, productions and days, and their pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import landscape
from reportlab.lib.pagesizes import letter as us_letter
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families.drawing import neighbors
from bench.letters.setting import Setting
from bench.letters.truth import Job, Letter

SANS, SERIF = ("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")
TYPED, EMBEDDED = ("Courier", "Courier-Bold"), ("Vera", "VeraBd")

_FIRST = (
    *("Adaeze", "Brennan", "Cordelia", "Dashiell", "Esperanza", "Finnegan", "Geneviève", "Hollis"),
    *("Ivana", "Jerome", "Keiko", "Lorenzo", "Maeve", "Nathaniel", "Oksana", "Pilar", "Reuben"),
    *("Saoirse", "Trevor", "Uma", "Vincent", "Willa", "Yusuf", "Zora", "Émile", "Dolores"),
)
_LAST = (
    *("Achterberg", "Bouchard", "Chaudhry", "Dunleavy", "Espinoza", "Fontaine", "Grady", "Hwang"),
    *("Ishikawa", "Jefferson", "Krall", "Leblanc", "Montoya", "Nwachukwu", "O'Dowd", "Paquette"),
    *("Rosenthal", "Sandoval", "Tremblay", "Underhill", "Vance", "Weatherby", "Ybarra", "Zhou"),
)
_SHOWS = (
    *("Lightkeepers", "The Gravedigger’s Waltz", "Overpass", "Dead Reckoning Bay", "Small Mercies"),
    *(
        "Bone Orchard",
        "The Sisters Halloran",
        "Last Ferry to Gull Island",
        "Payday",
        "Hollow Pines",
    ),
    *("Kings of Nowhere", "Seven Miles of Bad Road", "A Winter Tenant", "Radio Silence", "Mudlark"),
    *("The Understory", "Fool’s Gold Rush", "Night School", "Dog Days", "The Weight of Salt"),
)
TYPES = (
    ("feature film", "feature"), ("theatrical feature", "feature"), ("feature", "feature"),
    ("television series", "tv_series"), ("one-hour television drama series", "tv_series"),
    ("episodic television series", "tv_series"), ("television pilot", "pilot"),
    ("mini-series", "mini_series"), ("streaming series", "streaming_series"),
    ("movie of the week", "mow"), ("documentary", "documentary"),
)  # fmt: skip
"""Kinds of production as printed, and what they are."""
SERIES = (("television series", "tv_series"), ("one-hour episodic series", "tv_series"))
CRAFTS = (
    *(("Rigging Grip", "80"), ("Company Grip", "80"), ("Chief Lighting Technician", "728")),
    *(("Set Costumer", "705"), ("Hair Stylist", "706"), ("Utility Sound Technician", "695")),
    *(("Property Person", "44"), ("Greensperson", "44"), ("Sign Writer", "729")),
    *(("Script Supervisor", "871"), ("Production Coordinator", "871"), ("Set Designer", "800")),
    *(
        ("Second Assistant Camera", "600"),
        ("Picture Editor", "700"),
        ("Craft Service Person", "80"),
    ),
)
"""Crafts of California and their locals."""
_FIRMS = (
    *("Gull Island Pictures, LLC", "Foxtrot Nine Productions, Inc.", "Hightower Road Films LLC"),
    *("Brass Lamp Television, Inc.", "Prairie Schooner Media LLC", "Kindling Pictures Corp."),
    *("Two Herons Entertainment, Inc.", "Mudflat Films LLC", "Sixpenny Productions, Inc."),
)
_CHANCES = (
    (0.96, 0.96, 0.96, 0.96, 0.96, 0.04, 0.0),
    (0.96, 0.96, 0.96, 0.96, 0.96, 0.04, 0.0),
    (0.9, 0.92, 0.92, 0.92, 0.9, 0.35, 0.0),
    (0.35, 0.4, 0.4, 0.4, 0.45, 0.1, 0.03),
    (0.0, 0.3, 0.9, 0.9, 0.9, 0.9, 0.2),
)


def person(rng: Random) -> str:
    """Return an invented name."""
    middle = rng.choice(("", "", "", f" {rng.choice('ABCDEFGHJKLMNPRST')}."))
    return f"{rng.choice(_FIRST)}{middle} {rng.choice(_LAST)}"


def days_of_work(rng: Random, least: int, most: int) -> tuple[date, ...]:
    """Return so many days as somebody works them, in weeks of one habit."""
    chances, day = rng.choice(_CHANCES), date(2025, 1, 6) + timedelta(days=rng.randrange(500))
    count, found = rng.randrange(least, most + 1), list[date]()
    while len(found) < count:
        if rng.random() < chances[day.weekday()]:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def job(
    rng: Random,
    *,
    least: int = 5,
    most: int = 24,
    types: Sequence[tuple[str, str]] = TYPES,
    crafts: Sequence[tuple[str, str]] = CRAFTS,
    firms: Sequence[str] = _FIRMS,
) -> Job:
    """Return one person's work on one production."""
    show, (printed, kind) = rng.choice(_SHOWS), rng.choice(types)
    craft, local = rng.choice(crafts)
    season = str(rng.randrange(1, 6)) if kind in {"tv_series", "streaming_series"} else None
    days = days_of_work(rng, least, most)
    return Job(
        person=person(rng),
        last4=f"{rng.randrange(10_000):04d}",
        production=f"{show}, Season {season}" if season else show,
        title=show,
        season=season,
        type_printed=printed,
        type_value=kind,
        classification=craft,
        local=local if rng.random() < 0.8 else None,
        employer=rng.choice(firms),
        worked=days,
        stated_total=len(days) if rng.random() < 0.8 else None,
    )


def other_job(rng: Random, jobs: Sequence[Job], *, least: int = 2, most: int = 12) -> Job:
    """Return further work of the same person, later, on another production of another company."""
    made = job(rng, least=least, most=most)
    while made.title in {j.title for j in jobs} or made.employer in {j.employer for j in jobs}:
        made = job(rng, least=least, most=most)
    shift = jobs[-1].worked[-1] + timedelta(days=rng.randrange(3, 30)) - made.worked[0]
    days = tuple(day + timedelta(days=round(shift.days / 7) * 7 + 7) for day in made.worked)
    return replace(made, person=jobs[0].person, last4=jobs[0].last4, worked=days)


def letter(
    rng: Random, family: str, jobs: Sequence[Job], house: str, address: str, post: str,
    *, signed: float = 0.85,
) -> Letter:  # fmt: skip
    """Return the letter of ``house`` about these jobs; ``signed`` is how often it is signed."""
    last = max(day for each in jobs for day in (*each.worked, *each.idle))
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(3, 30)),
        letterhead=house,
        address=address,
        payroll_company=None,
        signatory=person(rng),
        signatory_title=post,
        signed=rng.random() < signed,
        jobs=tuple(jobs),
    )


def total(rng: Random, s: Setting, made: Job, *, more: Sequence[str] = ()) -> list[Flowable]:
    """Return the stated total as a line in one of the ways offices put it, or nothing."""
    count = made.stated_total
    if count is None:
        return []
    said = rng.choice(
        (
            *more,
            f"Total days worked: {count}",
            f"Total: {count} days",
            f"Total work days: {in_words(count)} ({count})",
            f"Number of days worked: {count}",
            f"Day count: {count}",
            f"Days credited: {count}",
        )
    )
    return [Spacer(1, 6), s.p(said)]


def spans_of_month(days: Sequence[date], dash: str = "-") -> str:
    """Return "2-6, 9, 11-13" for days of one month."""
    return ", ".join(str(a.day) if a == b else f"{a.day}{dash}{b.day}" for a, b in neighbors(days))


def wide_pages(parts: list[Flowable]) -> bytes:
    """Return the parts as a PDF whose pages lie on their long side."""
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=landscape(us_letter), leftMargin=0.6 * inch, rightMargin=0.6 * inch,
        topMargin=0.6 * inch, bottomMargin=0.6 * inch, invariant=1,
    ).build(parts)  # fmt: skip
    return out.getvalue()


def closed(s: Setting, made: Letter, word: str) -> list[Flowable]:
    """Return a closing word, the signature or a gap, the name and the title."""
    return senders.signed(s, made, word, made.signatory, made.signatory_title)
