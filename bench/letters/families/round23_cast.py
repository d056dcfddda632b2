"""The senders of the twenty-third round: their people, shows, days, pages and sign-offs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import letter as us_letter
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from bench.letters.senders import SAMPLE, safe
from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Job, Letter

SANS, SERIF = ("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")
TYPED, EMBEDDED = ("Courier", "Courier-Bold"), ("Vera", "VeraBd")

_FIRST = (
    *(
        "Abel",
        "Bronwyn",
        "Casimir",
        "Dorothea",
        "Eamon",
        "Fabiola",
        "Graham",
        "Henrietta",
        "Ismael",
    ),
    *("Jocelyn", "Kenji", "Lourdes", "Marguerite", "Nestor", "Opal", "Percival", "Ramona", "Silas"),
    *("Tatiana", "Ulises", "Valentina", "Wesley", "Yesenia", "Zachary", "Bao", "Chloé", "Danila"),
)
_LAST = (
    *("Albrecht", "Bergeron", "Cavanaugh", "Dimitriou", "Estrada", "Fairbanks", "Guerrero"),
    *("Hollander", "Ingersoll", "Juarez", "Kaminski", "Lachance", "Matsuda", "Navarro", "Oduya"),
    *("Pellegrino", "Rutherford", "Stavros", "Thibodeaux", "Ulloa", "Villanueva", "Wexler", "Yoon"),
)
_SHOWS = (
    *("Borrowed Thunder", "The Locksmith of Lodi", "Eleven Cousins", "Bitterroot", "Glass Harvest"),
    *("A Room at the Alhambra", "Cape Disappointment", "Tumbledown", "Miss Prior’s Parrot"),
    *("Second Wind", "The Quiet Coast", "Ask the Ferryman", "Marrow Creek", "Kite Weather"),
    *("Hush, Delilah", "No Fixed Address", "Wild Plums", "Counting Crowns", "The Long Count"),
)
KINDS = (
    *(("feature film", "feature"), ("theatrical feature", "feature"), ("feature", "feature")),
    *(("one-hour television series", "tv_series"), ("television series", "tv_series")),
    *(
        ("television pilot", "pilot"),
        ("mini-series", "mini_series"),
        ("documentary", "documentary"),
    ),
    *(("streaming series", "streaming_series"), ("movie of the week", "mow")),
)
"""Kinds of production as printed, and what they are."""
CRAFTS = (
    *(("Grip", "80"), ("Key Grip", "80"), ("Lighting Technician", "728"), ("Costumer", "705")),
    *(("Boom Operator", "695"), ("Make-Up Artist", "706"), ("Propmaker", "44"), ("Painter", "729")),
    *(("Set Dresser", "44"), ("Script Supervisor", "871"), ("Art Director", "800")),
    *(("Production Accountant", "871"), ("Camera Assistant", "600"), ("Hair Stylist", "706")),
)
"""Crafts of California and their locals."""
_FIRMS = (
    *("Tin Whistle Pictures, LLC", "Ninth Hour Productions, Inc.", "Cloverleaf & Vine Films, Inc."),
    *("Saltbox Television LLC", "Fair Warning Productions, LLC", "Old Quarry Pictures Corp."),
    *("Barn Swallow Media, Inc.", "Long Shadow Films LLC", "Penny Arcade Entertainment, Inc."),
)
_WEEKS = (
    (0.97, 0.97, 0.97, 0.97, 0.97, 0.03, 0.0),
    (0.93, 0.95, 0.95, 0.95, 0.93, 0.04, 0.0),
    (0.95, 0.95, 0.95, 0.95, 0.95, 0.5, 0.0),
    (0.3, 0.35, 0.4, 0.4, 0.35, 0.1, 0.02),
    (0.0, 0.95, 0.95, 0.95, 0.95, 0.9, 0.05),
)


def person(rng: Random, *, besides: Sequence[str] = ()) -> str:
    """Return an invented name whose surname none of those ``besides`` has."""
    taken = {name.split()[-1] for name in besides}
    middle = rng.choice(("", "", "", f" {rng.choice('ABCDEFGHJKLMNPRST')}."))
    last = rng.choice([name for name in _LAST if name not in taken])
    return f"{rng.choice(_FIRST)}{middle} {last}"


def days_of_work(rng: Random, least: int, most: int) -> tuple[date, ...]:
    """Return so many days as somebody works them, in weeks of one habit."""
    chances, day = rng.choice(_WEEKS), date(2025, 2, 3) + timedelta(days=rng.randrange(360))
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
    most: int = 22,
    kinds: Sequence[tuple[str, str]] = KINDS,
    crafts: Sequence[tuple[str, str]] = CRAFTS,
    firms: Sequence[str] = _FIRMS,
    total: float = 0.8,
) -> Job:  # fmt: skip
    """Return one person's work on one production; ``total`` is how often it is counted."""
    show, (printed, kind), (craft, local) = (
        rng.choice(_SHOWS),
        rng.choice(kinds),
        rng.choice(crafts),
    )
    season = str(rng.randrange(1, 7)) if kind in {"tv_series", "streaming_series"} else None
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
        local=local if rng.random() < 0.85 else None,
        employer=rng.choice(firms),
        worked=days,
        stated_total=len(days) if rng.random() < total else None,
    )


def further(rng: Random, jobs: Sequence[Job], made: Job) -> Job:
    """Return ``made`` as later work of the person of ``jobs``, on weekdays it was drawn on."""
    gap = jobs[-1].worked[-1] - made.worked[0] + timedelta(days=rng.randrange(8, 40))
    shift = timedelta(days=round(gap.days / 7) * 7 + 7)
    days = tuple(day + shift for day in made.worked)
    return replace(made, person=jobs[0].person, last4=jobs[0].last4, worked=days)


def several(rng: Random, count: int, draw: Callable[[], Job]) -> list[Job]:
    """Return one person's jobs on so many productions, each of another title and employer."""
    jobs = [draw()]
    while len(jobs) < count:
        made = draw()
        known = {name for each in jobs for name in (each.title, each.employer)}
        if made.title not in known and made.employer not in known:
            jobs.append(further(rng, jobs, made))
    return jobs


def letter(
    rng: Random, family: str, jobs: Sequence[Job], house: str, address: str, post: str,
    *, signed: float = 0.85,
) -> Letter:  # fmt: skip
    """Return the letter of ``house`` about these jobs; ``signed`` is how often it is signed."""
    last = max(day for each in jobs for day in (*each.worked, *each.idle))
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(5, 35)),
        letterhead=house,
        address=address,
        payroll_company=None,
        signatory=person(rng, besides=[each.person for each in jobs]),
        signatory_title=post,
        signed=rng.random() < signed,
        jobs=tuple(jobs),
    )


def pages(parts: list[Flowable], *, wide: bool = False, margin: float = 0.9) -> bytes:
    """Return the parts as a PDF with margins of so many inches, ``wide`` on its long side."""
    out = BytesIO()
    across, up = us_letter
    SimpleDocTemplate(
        out, pagesize=(up, across) if wide else us_letter, leftMargin=margin * inch,
        rightMargin=margin * inch, topMargin=0.75 * inch, bottomMargin=0.75 * inch, invariant=1,
    ).build(parts)  # fmt: skip
    return out.getvalue()


def mark(s: Setting, made: Letter) -> Flowable:
    """Return the signature, or the room that was left for it."""
    return Scribble(s.rng) if made.signed else Spacer(1, 34)


def ruled_off(s: Setting, made: Letter, *lines: str) -> list[Flowable]:
    """Return the signature over a rule with these lines beneath, and that all is a sample."""
    below = [s.p(safe(line)) for line in lines]
    table = Table([[mark(s, made)], [below]], colWidths=[3.1 * inch], hAlign="LEFT")
    table.setStyle([("LINEABOVE", (0, 1), (0, 1), 0.6, "black")])
    return [Spacer(1, 10), table, *sample(s)]


def names(made: Letter) -> tuple[str, str]:
    """Return who signs and as what, as lines for a sign-off."""
    return made.signatory, made.signatory_title


def sample(s: Setting) -> list[Flowable]:
    """Return the note that all is invented."""
    return [Spacer(1, 8), Paragraph(SAMPLE, s.small)]


def a(text: str) -> str:
    """Return the text with its article, "an art director", "a one-hour series"."""
    vowel = text[0].lower() in "aeio" and not text.startswith("one")
    return f"an {text}" if vowel else f"a {text}"


def of_season(made: Job) -> str:
    """Return ", Season 2" or nothing."""
    return f", Season {made.season}" if made.season else ""
