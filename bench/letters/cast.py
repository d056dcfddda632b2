"""A wider cast than ``invent``: issuers of every kind, odd titles, other crafts and positions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.letters import invent
from bench.letters.truth import Job, Letter

_ISSUERS = (
    *("Reelwright Payroll Partners", "Castle & Main Payroll, Inc.", "Paper Crane Pay Services"),
    *("Wrapsheet Production Payroll", "Ledger Lane Entertainment Services, LLC", "Cue Payroll"),
    *("Halyard Talent & Crew Payroll", "Dominion Cast Payroll Ltd.", "Sundial Residuals & Payroll"),
    *(
        "Greenlight Crew Accounting",
        "Foxglove Production Services",
        "Marlin Street Paymaster, Inc.",
    ),
)
_COMPANIES = (
    *("Blue Heron Features, Inc.", "Nine Lives Television Productions LLC", "Osprey Point Films"),
    *(
        "Salt Flat Pictures Corp.",
        "Velvet Rook Commercials, Inc.",
        "Old Mill Road Productions Ltd.",
    ),
    *("Kestrel Episodic Productions, LLC", "Third Street Pilot, LLC", "Moth & Lamp Films, Inc."),
    *("Paloma Verde Entertainment", "North Pier Studios, Inc.", "Little Engine Movies LLC"),
    *("ABL Film Holdings, Inc.", "Sparrow Hill S1 Productions, LLC"),
)
_TITLES = (
    *("Ashes of Abilene", "Room 214", "The Cartographer’s Wife", "Ten Days in October"),
    *("Lemon Street", "March of the Tin Men", "Good Night, Mr. Okafor", "May Queen"),
    *("Undertow", "Who Fed the Wolves?", "Saturday’s Children", "Gravel and Gold", "Route 9"),
    *("Nobody Calls Augusta", "Pilot Light", "The Feature Presentation", "West of Everything"),
)
_CRAFTS = (
    *(("Best Boy Grip", "80"), ("Gaffer", "728"), ("Boom Operator", "695"), ("Costumer", "705")),
    *(("Key Grip", "80"), ("Dolly Grip", "80"), ("Set Dresser", "44"), ("Prop Maker", "44")),
    *(("Script Supervisor", "871"), ("Art Department Coordinator", "871"), ("Editor", "700")),
    *(("First Assistant Camera", "600"), ("Location Manager", "399"), ("Set Decorator", "44")),
    *(("Studio Teacher", "884"), ("Hair Stylist", "706"), ("Lamp Operator", "728")),
)
_POSTS = (
    *("VP, Client Services", "Unit Production Manager", "Assistant Production Accountant"),
    *("Payroll Coordinator", "Head of Production", "Producer", "Controller", "Line Producer"),
    *("Manager, Labor Relations", "Employment Verification Specialist", "Executive Producer"),
    *("Human Resources Manager", "Post Production Supervisor", "Production Supervisor"),
)
_FIRST = (
    *("Annalise", "Bartholomew", "Chidi", "Delphine", "Emeka", "Francesca", "Gideon", "Hyun-woo"),
    *("Imelda", "Jasper", "Katarzyna", "Leopold", "Mireille", "Nikolai", "Ottoline", "Pascal"),
    *("Quentin", "Rosalind", "Søren", "Tallulah", "Ursula", "Viktor", "Winifred", "Xiomara"),
)
_LAST = (
    *("Adeyemi", "Baptiste", "Carrington", "de la Cruz", "Eriksen", "Fitzgerald", "Goldwater"),
    *("Hashimoto", "Ibáñez", "Jankowski", "Kowalczyk", "Lefebvre", "March", "Nwosu", "O'Malley"),
    *("Pemberton", "Quigley", "Rasmussen", "Summers", "Thornhill", "Van Houten", "Winters"),
)
_CITIES = (
    "Burbank, CA 91505", "Santa Monica, CA 90404", "New York, NY 10018", "Atlanta, GA 30318",
    "Culver City, California 90232", "Sherman Oaks, CA 91403", "Albuquerque, NM 87102",
)  # fmt: skip
_ROADS = ("W. Magnolia Blvd.", "Cahuenga Blvd. West", "Tenth Avenue", "Sawtelle Road", "Mesa St.")


def a_letter(
    rng: Random, family: str, *, jobs: int = 1, most_days: int = 34, from_employer: bool = False
) -> Letter:
    """Return an invented letter of the wider cast with at most that many days a job."""
    base = invent.a_letter(rng, family, jobs=jobs)
    person = a_person(rng)
    cast = tuple(_cast(rng, job, person, most_days) for job in base.jobs)
    last = max(max(job.worked) for job in cast)
    issuer = cast[0].employer if from_employer else rng.choice(_ISSUERS)
    return replace(
        base,
        jobs=cast,
        written=last + timedelta(days=rng.randrange(3, 50)),
        letterhead=issuer,
        address=f"{rng.randrange(100, 9900)} {rng.choice(_ROADS)}, {rng.choice(_CITIES)}",
        signatory=a_person(rng, suffix=False),
        signatory_title=rng.choice(_POSTS),
    )


def a_person(rng: Random, *, suffix: bool = True) -> str:
    """Return an invented name, some with an initial or a suffix."""
    middle = rng.choice(("", "", "", f" {rng.choice('ABCDEGHJKLMNPRSTW')}."))
    end = rng.choice(("", "", "", "", ", Jr.", " II", " Sr.")) if suffix else ""
    return f"{rng.choice(_FIRST)}{middle} {rng.choice(_LAST)}{end}"


def with_all(letter: Letter, jobs: Sequence[Job]) -> Letter:
    """Return the letter with these jobs, written after the last of their days."""
    last = max((max(job.worked) for job in jobs if job.worked), default=letter.written)
    return replace(letter, jobs=tuple(jobs), written=max(letter.written, last + timedelta(days=4)))


def only(job: Job, worked: Sequence[date]) -> Job:
    """Return the job with other days, its stated total kept right."""
    total = len(worked) if job.stated_total is not None else None
    return replace(job, worked=tuple(worked), stated_total=total)


def _cast(rng: Random, job: Job, person: str, most_days: int) -> Job:
    title = rng.choice(_TITLES)
    role, local = rng.choice(_CRAFTS)
    made = replace(
        job,
        person=person,
        title=title,
        production=f"{title}, Season {job.season}" if job.season else title,
        classification=role,
        local=local if job.local else None,
        employer=rng.choice(_COMPANIES),
    )
    return only(made, job.worked[:most_days])
