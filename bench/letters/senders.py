"""The senders of the fifteenth round: their people, jobs and days, and how their pages are made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import letter as us_letter
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Job, Letter

SAMPLE = "SAMPLE: every person, company and title in this document is invented."
Decorate = Callable[[Canvas, object], None]

_FIRST = (
    *("Ruth", "Desmond", "Aurelio", "Mai", "Gwendolyn", "Tobias", "Leila", "Hector", "Shoshana"),
    *("Piotr", "Camille", "Ngozi", "Warren", "Ilse", "Rashad", "Beatriz", "Colm", "Yuki", "Anders"),
)
_LAST = (
    *("Okafor", "Marchetti", "Delacroix", "Huang", "Brannigan", "Solberg", "Vasquez", "Iyer"),
    *("Pruitt", "Feldman", "Takahashi", "Gallegos", "McNair", "Wojcik", "Santoro", "Hale"),
)
_SHOWS = (
    *("Quarry Road", "The Understudy", "Half Past Never", "Blue Flame Diner", "Tin Roof Gospel"),
    *("Cold Harbor Nights", "Every Other Weekend", "Sister Mercury", "The Beekeeper’s Alibi"),
    *("Low Country", "Paper Moon Motel", "Nine Mile Drive", "Orchid Season", "A Fence in Winter"),
)
_KINDS = (
    ("feature film", "feature"),
    ("theatrical motion picture", "feature"),
    ("one-hour television series", "tv_series"),
    ("half-hour episodic series", "tv_series"),
    ("television pilot", "pilot"),
    ("streaming series", "streaming_series"),
    ("documentary", "documentary"),
)
_CRAFTS = (
    *(("Grip", "80"), ("Key Costumer", "705"), ("Makeup Artist", "706"), ("Sound Mixer", "695")),
    *(("Electrician", "728"), ("Assistant Editor", "700"), ("Prop Maker", "44"), ("Driver", "399")),
    *(("Production Coordinator", "871"), ("Camera Operator", "600"), ("Scenic Artist", "800")),
)
_FIRMS = (
    *("Cold Harbor Productions, LLC", "Tall Pine Pictures, Inc.", "Second Moon Media LLC"),
    *("Wagon Wheel Films, Inc.", "Red Letter Television, Inc.", "Flatiron Hill Productions LLC"),
)
_HOUSES = (
    *("Beacon Crew Payroll", "Ironbridge Production Payroll, Inc.", "Stagehand Pay Services LLC"),
    *("Summit Reel Payroll Services", "Lantern Entertainment Payroll"),
)
_POSTS = (
    *("Payroll Manager", "Production Manager", "Line Producer", "Client Services Representative"),
    *("Production Accountant", "Producer", "Human Resources Coordinator", "Head of Payroll"),
)
_PLACES = ("411 Birch Street, Burbank, CA 91502", "2200 Ocean Park Blvd., Santa Monica, CA 90405")


def person(rng: Random) -> str:
    """Return an invented name."""
    middle = rng.choice(("", "", f" {rng.choice('ABCDEFGHJKLMNPRST')}."))
    return f"{rng.choice(_FIRST)}{middle} {rng.choice(_LAST)}"


def worked(rng: Random, most: int, least: int = 6) -> tuple[date, ...]:
    """Return days as somebody has them: full weeks, six-day weeks, single days or blocks."""
    chances = rng.choice(
        (
            (0.95, 0.95, 0.95, 0.95, 0.95, 0.05, 0.0),
            (0.9, 0.9, 0.9, 0.9, 0.9, 0.6, 0.05),
            (0.3, 0.35, 0.35, 0.4, 0.4, 0.1, 0.05),
            (0.0, 0.2, 0.9, 0.9, 0.9, 0.9, 0.3),
        )
    )
    day, found = date(2024, 9, 2) + timedelta(days=rng.randrange(520)), list[date]()
    count = rng.randrange(least, most + 1)
    while len(found) < count:
        if rng.random() < chances[day.weekday()]:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def job(rng: Random, *, most: int = 26, least: int = 6, commercial: bool = False) -> Job:
    """Return one person's work on one production."""
    show, (printed, kind) = rng.choice(_SHOWS), rng.choice(_KINDS)
    if commercial:
        printed, kind = "commercial", "commercial"
    season = str(rng.randrange(1, 6)) if kind in {"tv_series", "streaming_series"} else None
    craft, local = rng.choice(_CRAFTS)
    days = worked(rng, most, least)
    return Job(
        person=person(rng),
        last4=f"{rng.randrange(10_000):04d}",
        production=f"{show}, Season {season}" if season else show,
        title=show,
        season=season,
        type_printed=printed,
        type_value=kind,
        classification=craft,
        local=local if rng.random() < 0.75 else None,
        employer=rng.choice(_FIRMS),
        worked=days,
        stated_total=len(days) if rng.random() < 0.75 else None,
    )


def letter(
    rng: Random, family: str, jobs: Sequence[Job], *, own: bool = False, headed: bool = True
) -> Letter:  # fmt: skip
    """Return the letter about these jobs; ``own`` when the employer itself writes."""
    last = max(day for each in jobs for day in (*each.worked, *each.idle))
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(3, 30)),
        letterhead=jobs[0].employer if own else rng.choice(_HOUSES),
        address=rng.choice(_PLACES),
        payroll_company=None,
        signatory=person(rng),
        signatory_title=rng.choice(_POSTS),
        signed=headed and rng.random() < 0.85,
        jobs=tuple(jobs),
        headed=headed,
    )


def with_idle(rng: Random, made: Job, most: int = 3) -> Job:
    """Return the job with weekdays among its days, or right behind, that were not worked."""
    a, b = made.worked[0], made.worked[-1] + timedelta(days=5)
    free = [a + timedelta(n) for n in range((b - a).days)]
    free = [day for day in free if day not in made.worked and day.weekday() < 5]
    return replace(made, idle=tuple(sorted(rng.sample(free, min(len(free), most)))))


def ranged(made: Job) -> Job:
    """Return the job as a letter says it that names no single date."""
    return replace(made, worked=())


def in_type(rng: Random, *fonts: tuple[str, str]) -> Setting:
    """Return a setting in one of these fonts; "Vera" is embedded, the others are standard."""
    s = Setting(rng)
    s.plain_font, s.bold_font = rng.choice(fonts)
    if s.plain_font == "Vera":
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    s.body = s.body.clone("body", fontName=s.plain_font)
    s.head = s.head.clone("head", fontName=s.bold_font)
    s.small = s.small.clone("small", fontName=s.plain_font)
    return s


def signed(s: Setting, made: Letter, closing: str, *lines: str) -> list[Flowable]:
    """A closing, the signature or a gap, these lines, and that all is a sample."""
    mark: Flowable = Scribble(s.rng) if made.signed else Spacer(1, 34)
    ending = [s.p(safe(line)) for line in lines]
    return [Spacer(1, 10), s.p(closing), mark, *ending, Spacer(1, 8), Paragraph(SAMPLE, s.small)]


def pages(
    parts: list[Flowable], *, first: Decorate | None = None, later: Decorate | None = None
) -> bytes:  # fmt: skip
    """Return the parts as a PDF; ``first`` and ``later`` draw what stands in the margins."""
    out = BytesIO()
    frame = SimpleDocTemplate(
        out, pagesize=us_letter, leftMargin=0.85 * inch, rightMargin=0.85 * inch,
        topMargin=0.8 * inch, bottomMargin=0.9 * inch, invariant=1,
    )  # fmt: skip
    none: Decorate = _nothing
    frame.build(parts, onFirstPage=first or none, onLaterPages=later or first or none)
    return out.getvalue()


def long_date(day: date) -> str:
    """Return "March 4, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def series(items: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def safe(text: str) -> str:
    """Return the text with its ampersands as paragraphs take them."""
    return text.replace("&", "&amp;").replace("&amp;nbsp;", "&nbsp;")


def _nothing(_canvas: Canvas, _frame: object) -> None:
    return
