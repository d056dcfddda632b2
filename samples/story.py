"""The invented facts that the samples tell: who worked where, on which days, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

MARK = "SAMPLE - invented people, companies and titles"


@dataclass(frozen=True, slots=True)
class Person:
    """One invented professional."""

    name: str
    last4: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs a letter, and on whose letterhead."""

    company: str
    address: str
    signatory: str
    title: str
    is_payroll_company: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """One person's work on one production; ``not_worked`` are days with a day-type code."""

    person: Person
    production: str
    printed_type: str
    production_type: str
    company: str
    classification: str
    local: str
    days: tuple[date, ...]
    occupation_code: str = ""
    not_worked: dict[date, str] = field(default_factory=dict)


def weekdays(first: date, last: date, *, without: Iterable[date] = ()) -> tuple[date, ...]:
    """Return the Mondays to Fridays from ``first`` to ``last``, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if day.weekday() < 5 and day not in set(without))


def week_ending(day: date) -> date:
    """Return the Saturday that ends the payroll week of ``day``."""
    return day + timedelta(days=(5 - day.weekday()) % 7)


MARISOL = Person("Marisol Quintanar", "4821")
THEODORE = Person("Theodore Okonkwo-Bell", "1937")
WENDELL = Person("Wendell Achterberg", "3075")
PRIYA = Person("Priya Ramanathan", "6604")
DECLAN = Person("Declan Fairweather", "2250")
INES = Person("Ines Castellano", "8146")

LANTERN = Issuer(
    "Lantern Payroll Services, LLC",
    "2200 Olive Court, Suite 410, Burbank, CA 91502 | (818) 555-0142",
    "Odette Marchetti",
    "Client Services Representative",
)
QUILLFEATHER = Issuer(
    "Quillfeather Entertainment Payroll, Inc.",
    "88 Vineland Mews, North Hollywood, CA 91601 | (818) 555-0187",
    "Harlan Beckwith",
    "Payroll Manager",
)
SADDLEBACK = Issuer(
    "Saddleback Production Payroll, Inc.",
    "5 Magnolia Yard, Suite 210, Toluca Lake, CA 91602 | (818) 555-0163",
    "Philippa Dane",
    "Director of Payroll Services",
)
COLD_CREEK = Issuer(
    "Cold Creek Pictures, LLC",
    "1140 Alder Lane, Santa Clarita, CA 91350 | (661) 555-0119 | office@coldcreek.example",
    "Tamsin Orlov",
    "Unit Production Manager",
    is_payroll_company=False,
)

SALTMARSH = Job(
    MARISOL,
    "The Saltmarsh Ledger",
    "Theatrical feature",
    "feature",
    "Heron Point Pictures, LLC",
    "Grip",
    "80",
    tuple(
        sorted(
            (*weekdays(date(2026, 4, 6), date(2026, 5, 15)), date(2026, 4, 18), date(2026, 5, 2))
        )
    ),
)
NIGHT_FERRY = Job(
    WENDELL,
    "Night Ferry to Orrin",
    "Streaming series, 45 minutes",
    "streaming_series",
    "Gullwing Television, Inc.",
    "Camera Operator",
    "600",
    weekdays(date(2026, 3, 2), date(2026, 3, 25)),
)
COPPER_CANYON = Job(
    THEODORE,
    "Copper Canyon Dispatch",
    "Television series",
    "tv_series",
    "Blue Mesa Television, Inc.",
    "Still Photographer",
    "600",
    weekdays(
        date(2026, 1, 12),
        date(2026, 3, 4),
        without=(date(2026, 1, 19), date(2026, 1, 30), date(2026, 2, 10), date(2026, 2, 16)),
    ),
    occupation_code="1931",
    not_worked={
        date(2026, 1, 19): "H",
        date(2026, 1, 30): "T",
        date(2026, 2, 10): "I",
        date(2026, 2, 16): "H",
    },
)
LAMPLIGHT = Job(
    THEODORE,
    "Meridian Lamplight",
    "Television series",
    "tv_series",
    "Blue Mesa Television, Inc.",
    "Still Photographer",
    "600",
    weekdays(date(2026, 3, 9), date(2026, 3, 27)),
    occupation_code="1931",
)
TIDEWRACK = Job(
    WENDELL,
    "Tidewrack",
    "Theatrical feature",
    "feature",
    "Marrow Lane Films, LLC",
    "Camera Operator",
    "600",
    weekdays(date(2026, 5, 4), date(2026, 5, 22), without=(date(2026, 5, 13),)),
    occupation_code="1911",
    not_worked={date(2026, 5, 13): "T"},
)
SUMMARY_JOBS = (
    Job(
        PRIYA,
        "Juniper Street",
        "Television series",
        "tv_series",
        "Larkspur Television, LLC",
        "Crafts Service",
        "80",
        weekdays(date(2026, 1, 5), date(2026, 1, 16)),
    ),
    Job(
        PRIYA,
        "The Ninth Orchard",
        "Theatrical feature",
        "feature",
        "Stonefruit Pictures, Inc.",
        "Crafts Service",
        "80",
        weekdays(date(2026, 2, 23), date(2026, 3, 11)),
    ),
    Job(
        PRIYA,
        "Paper Lighthouse",
        "Pilot",
        "pilot",
        "Keeper Row Productions, LLC",
        "Crafts Service",
        "80",
        weekdays(date(2026, 4, 20), date(2026, 4, 30)),
    ),
)
LOW_WATER = Job(
    DECLAN,
    "Low Water Mark",
    "feature",
    "feature",
    "Cold Creek Pictures, LLC",
    "Driver",
    "399",
    (
        *weekdays(date(2026, 6, 1), date(2026, 6, 15)),
        *weekdays(date(2026, 7, 6), date(2026, 7, 16)),
    ),
)
GLASS_HARBOR = Job(
    INES,
    "Glass Harbor",
    "Pilot",
    "pilot",
    "Sixpenny Bridge Television, LLC",
    "Property",
    "44",
    tuple(sorted((*weekdays(date(2026, 8, 3), date(2026, 9, 2)), date(2026, 8, 22)))),
)
GLASS_HARBOR_UNPAID = date(2026, 8, 22)
