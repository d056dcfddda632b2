"""The people, shows, companies, days and pages of the twenty-fifth round."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import letter as us_letter
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from bench.letters.senders import SAMPLE, safe
from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Job, Letter

SANS, SERIF = ("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")
TYPED, EMBEDDED = ("Courier", "Courier-Bold"), ("Vera", "VeraBd")
SERIAL = {"tv_series", "streaming_series"}

_FIRST = (
    *("Adaeze", "Benedikt", "Calliope", "Darnell", "Elspeth", "Fidel", "Greta", "Horacio"),
    *("Ivana", "Jerome", "Keiko", "Lionel", "Maeve", "Nadia", "Orson", "Paloma", "Rhys"),
    *("Soledad", "Theo", "Umberto", "Vashti", "Willa", "Xavier", "Zelda", "Anaïs", "Raúl"),
)
_LAST = (
    *("Ackerman", "Bustamante", "Chowdhury", "Dunleavy", "Espinoza", "Fontaine", "Grabowski"),
    *("Holloway", "Ivanov", "Jaramillo", "Kirkpatrick", "Lundgren", "Montoya", "Nakagawa"),
    *("O'Shea", "Pappas", "Rivers", "Sandoval", "Tremblay", "Underhill", "Vega", "Whitaker"),
    *("Yamamoto", "Zamora", "Ferris-Young", "Núñez"),
)
_SHOWS = (
    *("Harrow Lane", "The Salt Merchant", "Second Chance Saloon", "Lights Over Lubbock"),
    *("Porcelain", "Nothing But Weather", "Mercy Street West", "Uncle Leo’s Ark", "Downriver"),
    *("Cinnamon & Smoke", "Friday’s Orphans", "The Last Telegraph", "Bishop Falls", "Ten Penny"),
    *("A Parade of Herons", "Bring Back Bernadette", "Where the Road Forks", "Inventory"),
)
KINDS = (
    *(("feature film", "feature"), ("theatrical motion picture", "feature")),
    *(("one-hour episodic series", "tv_series"), ("half-hour television series", "tv_series")),
    *(("television pilot", "pilot"), ("limited series", "mini_series")),
    *(("streaming series", "streaming_series"), ("television movie", "mow")),
    ("documentary feature", "documentary"),
)
"""Kinds of production as printed, and what they are."""
CRAFTS = (
    *(("Grip", "80"), ("Dolly Grip", "80"), ("Rigging Electrician", "728"), ("Gaffer", "728")),
    *(("Set Costumer", "705"), ("Boom Operator", "695"), ("Key Makeup Artist", "706")),
    *(("Assistant Props", "44"), ("Set Dresser", "44"), ("On-Set Painter", "729")),
    *(
        ("Script Supervisor", "871"),
        ("Digital Imaging Technician", "600"),
        ("Greens Foreman", "80"),
    ),
    *(("Studio Teacher", "884"), ("Craft Service", "80"), ("Set Designer", "800")),
)
"""Crafts of California and their locals."""
_FIRMS = (
    *("Harrow Lane Productions, LLC", "Copper Kettle Pictures, Inc.", "Long Acre Films LLC"),
    *("Side Door Television, Inc.", "Plumb Line Productions LLC", "Hill & Hollow Media, Inc."),
    *("Fourth Wall Entertainment, Inc.", "Big Skillet Movies LLC", "Tern Island Productions, LLC"),
)
HOUSES = ("Paper Trail Payroll", "Sixth Street Crew Payroll, LLC", "Abacus Production Pay, Inc.")
"""Payroll companies that producers name."""
_HABITS = (
    (0.97, 0.97, 0.97, 0.97, 0.97, 0.02, 0.0),
    (0.92, 0.95, 0.95, 0.95, 0.93, 0.15, 0.02),
    (0.4, 0.45, 0.5, 0.45, 0.4, 0.08, 0.02),
    (0.96, 0.96, 0.96, 0.96, 0.96, 0.6, 0.0),
)
_NO_WORK = {(1, 1), (7, 4), (12, 24), (12, 25), (12, 31)}


def person(rng: Random, *, besides: Sequence[str] = ()) -> str:
    """Return an invented name whose surname none of those ``besides`` has."""
    taken = {name.split()[-1] for name in besides}
    middle = rng.choice(("", "", "", f" {rng.choice('ABCDEFGHJKLMNPRST')}."))
    return f"{rng.choice(_FIRST)}{middle} {rng.choice([n for n in _LAST if n not in taken])}"


def days_of_work(rng: Random, least: int, most: int) -> tuple[date, ...]:
    """Return from ``least`` to ``most`` days as somebody works them, in weeks of one habit."""
    chances, day = rng.choice(_HABITS), date(2025, 1, 6) + timedelta(days=rng.randrange(470))
    count, found = rng.randrange(least, most + 1), list[date]()
    while len(found) < count:
        if (day.month, day.day) not in _NO_WORK and rng.random() < chances[day.weekday()]:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def next_workday(day: date) -> date:
    """Return the next weekday behind ``day`` that is no holiday of the trade."""
    day += timedelta(days=1)
    while day.weekday() > 4 or (day.month, day.day) in _NO_WORK:
        day += timedelta(days=1)
    return day


def job(
    rng: Random,
    *,
    least: int = 4,
    most: int = 24,
    kinds: Sequence[tuple[str, str]] = KINDS,
    crafts: Sequence[tuple[str, str]] = CRAFTS,
    total: float = 0.75,
) -> Job:  # fmt: skip
    """Return one person's work on one production; ``total`` is how often it is counted."""
    show, (printed, kind) = rng.choice(_SHOWS), rng.choice(kinds)
    craft, local = rng.choice(crafts)
    season = str(rng.randrange(1, 6)) if kind in SERIAL else None
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
        employer=rng.choice(_FIRMS),
        worked=days,
        stated_total=len(days) if rng.random() < total else None,
    )


def letter(
    rng: Random, family: str, jobs: Sequence[Job], sender: tuple[str, str, str],
    *, payroll: str | None = None, signed: float = 0.9,
) -> Letter:  # fmt: skip
    """Return the letter of a ``sender``, that is name, address and the signer's position."""
    last = max(day for each in jobs for day in (*each.worked, *each.idle))
    house, address, post = sender
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(4, 40)),
        letterhead=house,
        address=address,
        payroll_company=payroll,
        signatory=person(rng, besides=[each.person for each in jobs]),
        signatory_title=post,
        signed=rng.random() < signed,
        jobs=tuple(jobs),
    )


def pages(
    parts: list[Flowable], *, foot: str = "", wide: bool = False, margin: float = 0.9
) -> bytes:
    """Return the parts as a PDF, ``foot`` and the page's number under every page when given."""
    out, (across, up) = BytesIO(), us_letter
    size = (up, across) if wide else (across, up)

    def number(canvas: Canvas, _frame: object) -> None:
        if foot:
            canvas.setFont("Helvetica", 8)
            said = f"{foot} – Page {canvas.getPageNumber()}"
            canvas.drawCentredString(size[0] / 2, 0.45 * inch, said)

    SimpleDocTemplate(
        out, pagesize=size, leftMargin=margin * inch, rightMargin=margin * inch,
        topMargin=0.7 * inch, bottomMargin=0.8 * inch, invariant=1,
    ).build(parts, onFirstPage=number, onLaterPages=number)  # fmt: skip
    return out.getvalue()


def mark(s: Setting, made: Letter) -> Flowable:
    """Return the signature, or the room that was left for it."""
    return Scribble(s.rng) if made.signed else Spacer(1, 34)


def closed(s: Setting, made: Letter, word: str, *lines: str) -> list[Flowable]:
    """Return a closing word, the signature, these lines, and that all is a sample."""
    ending = [s.p(safe(line)) for line in lines]
    return [Spacer(1, 10), s.p(word), mark(s, made), *ending, *sample(s)]


def sample(s: Setting) -> list[Flowable]:
    """Return the note that all is invented."""
    return [Spacer(1, 8), Paragraph(SAMPLE, s.small)]


def unruled(s: Setting, rows: Sequence[Sequence[str]], inches: Sequence[float]) -> Table:
    """Return rows of wrapped text in columns so many inches wide, without rules."""
    cells = [[s.p(safe(text)) for text in row] for row in rows]
    made = Table(cells, colWidths=[x * inch for x in inches], hAlign="LEFT")
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1)])
    return made


def a(text: str) -> str:
    """Return the text with its article, "an art director", "a one-hour series"."""
    vowel = text[0].lower() in "aeio" and not text.startswith("one")
    return f"an {text}" if vowel else f"a {text}"


def of_season(made: Job) -> str:
    """Return ", Season 2" or nothing."""
    return f", Season {made.season}" if made.season else ""
