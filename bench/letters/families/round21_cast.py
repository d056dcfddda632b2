"""The people, shows, companies and days of the twenty-first round, and what sets them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters.counts import in_words
from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Job, Letter
from bench.letters.wording import iso, military, ordinals, slashed_full, spelled_run, weekday_dates

NOTE = "SAMPLE: all persons, companies and titles here are invented."
_GIVEN = (
    *("Zoë", "Åsa", "Günther", "Marguerite", "José Ángel", "Mary Beth", "Oluwaseun", "Tomás"),
    *("Hana", "Cornelius", "Béatrice", "Ravi", "Eun-ji", "Dashiell", "Philippa", "Moises"),
    *("Renée", "Lamar", "Gwen", "Ignacio", "Sunniva", "Terrence", "Yolanda", "Björn"),
)
_FAMILY = (
    *("Duchamp", "O'Rourke", "Peña", "Kravchenko", "Van der Berg", "Nguyen", "Achterberg"),
    *("MacLeish", "Løvland", "Santiago-Cruz", "Birdsong", "Gonçalves", "Featherstone", "Hsu"),
    *("Quintanilla", "De Luca", "Ferreira", "Wren", "Castellane", "Ostrowski", "Bell", "Yamada"),
)
_NICK = ("Bobby", "Skip", "Mac", "Dee", "Ziggy", "Red", "Coco", "T.J.")
_SHOWS = (
    *(
        "1917 Maple Avenue",
        "Hotel Saturn: Checkout Time",
        "The 3:10 Ferry",
        "Apt. 4B",
        "Ghostlight",
    ),
    *("A Dog Named Tuesday", "Return to Cutter’s Creek 2", "Nora & Bea", "The Weight of Salt"),
    *("Escape Velocity", "Catch as Catch Can", "What Mabel Knew", "Murder in D Minor", "Hush"),
    *("Operation: Snow Globe", "Eleven Eleven", "Our Lady of the Overpass", "Dust Bowl Queens"),
    *("Vampires of Van Nuys", "The Company Picnic", "Last Call at the Alibi Room", "Kin"),
)
_KINDS = (
    ("feature-length motion picture", "feature"),
    ("feature film", "feature"),
    ("scripted television series", "tv_series"),
    ("half-hour comedy series", "tv_series"),
    ("streaming series", "streaming_series"),
    ("television pilot", "pilot"),
    ("limited series", "mini_series"),
    ("commercial", "commercial"),
    ("documentary", "documentary"),
    ("music video", "music_video"),
)
_CRAFTS = (
    *(("Key Grip", "80"), ("Best Boy Electric", "728"), ("Rigging Gaffer", "728")),
    *(("Set Costumer", "705"), ("Costume Supervisor", "705"), ("B Camera Operator", "600")),
    *(("2nd Assistant Camera", "600"), ("Utility Sound Technician", "695"), ("Greensman", "80")),
    *(("Production Sound Mixer", "695"), ("Assistant Property Master", "44")),
    *(("Department Head Makeup Artist", "706"), ("Key Hair Stylist", "706"), ("Leadman", "44")),
    *(("Assistant Production Coordinator", "871"), ("Story Editor", "700"), ("Gaffer", "728")),
    *(("Set Medic", "80"), ("Standby Painter", "729"), ("Video Assist Operator", "695")),
    *(("Illustrator", "800"), ("Location Manager", "399"), ("Picture Car Driver", "399")),
    *(("Script Supervisor", "871"), ("Assistant Art Director", "800"), ("Company Grip", "80")),
)
_FIRMS = (
    *("Overpass Lady Productions, Inc.", "Cutter’s Creek Films 2, LLC", "Checkout Time Prods. LLC"),
    *("Salt & Iron Pictures", "D Minor Television Productions Inc.", "Tuesday Dog, LLC"),
    *("Maple Avenue Movie Company, LLC", "Snow Globe SPV, Inc.", "The Alibi Room Company LLC"),
    *("Kin Season One, LLC", "Harvest Mouse Media Group, LLC", "Twelve Bells Entertainment, Inc."),
    *("Van Nuys Vampires, Ltd.", "Five Acre Wood Productions", "Grey Gull Episodic, Inc."),
)
STUDIOS = ("Palisade Studios", "Orrery+", "Meridian Pictures Group", "Cormorant Network")
HOUSES = (
    *("Tallysheet Payroll, LLC", "Crewline Payroll & Production Accounting", "PayWrap West, Inc."),
    *("Sprocket Payroll Company", "Fairweather Entertainment Payroll", "Copperplate Pay LLC"),
    *("Union Street Paymasters, Inc.", "Hourglass Production Payroll Services"),
)
_POSTS = (
    *("Vice President, Labor Relations", "UPM", "Production Executive", "Payroll Representative"),
    *("Senior Manager, Crew Payroll", "Owner", "Post Coordinator", "Key Production Accountant"),
    *("Head of Physical Production", "Managing Member", "Supervising Producer", "Co-Producer"),
    *("Director, Client Relations", "Authorized Representative", "Payroll Accountant"),
    *("Union Compliance Analyst", "Business Affairs Executive", "Secretary/Treasurer"),
)
_LENDERS = (
    *("Wren Works, Inc.", "Second Unit Sisters Corp.", "Blue Stapler, Inc.", "Kravco Industries"),
    *("Long Lens LLC", "Twice Baked Productions, Inc.", "Moonlit Toolbox, Inc."),
)
_STREETS = (
    *("77 Sycamore Lane, Suite 300, North Hollywood, CA 91601", "12 Harbor Way, Astoria, NY 11106"),
    *("4400 Radford Place, Studio City, CA 91604", "PO Box 5512, Glendale, California 91221"),
    *("818 Peachtree Walk NW, Atlanta, GA 30309", "6 Rue Camp Street, New Orleans, LA 70130"),
)


def plain_name(rng: Random) -> str:
    """Return an invented name of given and family name, some with a middle name."""
    middle = rng.choice(("", "", f" {rng.choice('ABCDEFGHJKLMNPRSTVW')}.", " Lee", " Anne"))
    given = rng.choice(_GIVEN)
    return f"{given}{'' if ' ' in given else middle} {rng.choice(_FAMILY)}"


def any_name(rng: Random) -> str:
    """Return an invented name; some with a suffix or the name one goes by in quotes."""
    name = plain_name(rng)
    way = rng.randrange(8)
    if way == 0:
        return f"{name}, {rng.choice(('Jr.', 'Sr.'))}"
    if way == 1:
        return f"{name} {rng.choice(('II', 'III', 'Jr.'))}"
    if way == 2 and " " not in name.split(" ", 1)[1]:
        first, last = name.split(" ", 1)
        return f"{first} “{rng.choice(_NICK)}” {last}"
    return name


def last_first(rng: Random, *, caps: bool) -> str:
    """Return an invented name, the family name first."""
    given, family = rng.choice(_GIVEN), rng.choice(_FAMILY)
    middle = rng.choice(("", f" {rng.choice('ABCDEFGHJKL')}.", f" {rng.choice('MNPRST')}"))
    name = f"{family}, {given}{'' if ' ' in given else middle}"
    return name.upper() if caps else name


def lender(rng: Random) -> str:
    """Return an invented company that lends one person's services."""
    return rng.choice(_LENDERS)


def post(rng: Random) -> str:
    """Return a signer's position."""
    return rng.choice(_POSTS)


def worked(rng: Random, most: int, least: int = 3) -> tuple[date, ...]:
    """Return weekdays and some Saturdays, with gaps."""
    day, found = date(2024, 11, 4) + timedelta(days=rng.randrange(500)), list[date]()
    chances = rng.choice(((0.9,) * 5 + (0.1, 0.0), (0.5,) * 5 + (0.0, 0.0), (1.0,) * 5 + (0.5, 0)))
    count = rng.randrange(least, most + 1)
    while len(found) < count:
        if rng.random() < chances[day.weekday()]:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def job(rng: Random, *, most: int = 18, person: str | None = None) -> Job:
    """Return one person's work on one show."""
    title, (printed, kind) = rng.choice(_SHOWS), rng.choice(_KINDS)
    season = None
    if kind in {"tv_series", "streaming_series"} and rng.random() < 0.7:
        season = str(rng.randrange(1, 8))
    craft, local = rng.choice(_CRAFTS)
    days = worked(rng, most)
    return Job(
        person=person or any_name(rng),
        last4=f"{rng.randrange(10_000):04d}",
        production=f"{title}, Season {season}" if season else title,
        title=title,
        season=season,
        type_printed=printed,
        type_value=kind,
        classification=craft,
        local=local if rng.random() < 0.75 else None,
        employer=rng.choice(_FIRMS),
        worked=days,
        stated_total=len(days) if rng.random() < 0.7 else None,
    )


def letter(
    rng: Random, family: str, jobs: Sequence[Job], *, head: str | None = None, headed: bool = True
) -> Letter:  # fmt: skip
    """Return the letter about these jobs; without ``head`` a payroll house writes it."""
    last = max(day for each in jobs for day in each.worked)
    house = rng.choice(HOUSES)
    return Letter(
        family=family,
        written=last + timedelta(days=rng.randrange(3, 45)),
        letterhead=head or house,
        address=rng.choice(_STREETS),
        payroll_company=house,
        signatory=plain_name(rng),
        signatory_title=post(rng),
        signed=headed and rng.random() < 0.9,
        jobs=tuple(jobs),
        headed=headed,
    )


def several(rng: Random, count: int, *, most: int, one_person: bool = False) -> list[Job]:
    """Return jobs of different titles, companies and crafts, of one person or of as many."""
    while True:
        made = [job(rng, most=most) for _ in range(count)]
        kinds = ({j.title for j in made}, {j.employer for j in made}, {j.person for j in made},
                 {j.classification for j in made})  # fmt: skip
        if all(len(kind) == count for kind in kinds):
            break
    if not one_person:
        return made
    first, start, apart = made[0], made[0].worked[0], list[Job]()
    for each in made:
        shift = start - each.worked[0] + timedelta(days=-(start - each.worked[0]).days % 7)
        days = tuple(day + shift for day in each.worked)
        apart.append(replace(each, person=first.person, last4=first.last4, worked=days))
        start = days[-1] + timedelta(days=rng.randrange(3, 20))
    return apart


def days_said(rng: Random, days: Sequence[date]) -> str:
    """Return the days in one of the plain ways: how they are told apart is not this round's."""
    ways = (spelled_run, slashed_full, weekday_dates, iso, military, ordinals)
    return rng.choice(ways)(days)


def count_said(rng: Random, made: Job) -> str:
    """Return the number of days as a sentence or line, "" for none."""
    n = made.stated_total
    if n is None:
        return ""
    return rng.choice(
        (
            f"Days worked, in all: {n}",
            f"The number of days above is {n}.",
            f"Total: {n} days",
            f"{in_words(n).capitalize()} ({n}) days total.",
            f"Days: {n}",
            f"We count {n} days of work.",
        )
    )


def show(rng: Random, made: Job) -> str:
    """Return a title in quotes or slanted, with its season and sometimes a working title."""
    said = rng.choice((f"“{made.title}”", f"<i>{made.title}</i>", f"“{made.title}”"))
    if made.season:
        said += rng.choice(
            (f", Season {made.season}", f" (Season {made.season})", f" Season {made.season}")
        )
    return safe(said)


def a(text: str) -> str:
    """Return the text with its article."""
    return f"an {text}" if text[0].lower() in "aeiou" and not text.startswith("U") else f"a {text}"


def safe(text: str) -> str:
    """Return ``text`` as reportlab's markup takes it."""
    return text.replace("&", "&amp;").replace("&amp;nbsp;", "&nbsp;")


def long_date(day: date) -> str:
    """Return "March 4, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def note(s: Setting) -> list[Flowable]:
    """Return the small words that say that all is invented."""
    return [Spacer(1, 10), Paragraph(NOTE, s.small)]


def mark(s: Setting, made: Letter) -> Flowable:
    """Return the signature, or the room for one."""
    return Scribble(s.rng) if made.signed else Spacer(1, 34)


def head(s: Setting, made: Letter, *lines: str) -> list[Flowable]:
    """Return the sender's name and address, a rule, then lines."""
    top = [Paragraph(safe(made.letterhead), s.head), Paragraph(made.address, s.small)]
    rule = [HRFlowable(width="100%", spaceBefore=3, spaceAfter=9)] if s.rng.random() < 0.5 else []
    return [*top, *(rule or [Spacer(1, 12)]), *said(s, *lines)]


def said(s: Setting, *lines: str) -> list[Flowable]:
    """Return a paragraph a line with room behind it; empty ones are left out."""
    return [part for line in lines if line for part in (s.p(line), Spacer(1, 5))]


def closing(rng: Random, s: Setting, made: Letter, word: str) -> list[Flowable]:
    """Return closing words and the signer's name, position and company in one of seven ways."""
    name, title, firm = made.signatory, safe(made.signatory_title), safe(made.letterhead)
    way = rng.randrange(7)
    if way == 0:
        lines = [name, title, firm]
    elif way == 1:
        lines = [f"{name}, {title}"]
    elif way == 2:
        lines = [f"{name}, {title}", f"for {firm}"]
    elif way == 3:
        lines = [f"<b>{name}</b>", f"<i>{title}</i>"]
    elif way == 4:
        return [Spacer(1, 8), s.p(word), mark(s, made), *_ruled(s, [name], [title]), *note(s)]
    elif way == 5:
        by = _ruled(s, [f"By: {name}"], [f"Its: {title}"])
        return [Spacer(1, 8), s.p(firm), mark(s, made), *by, *note(s)]
    else:
        lines = [name, f"{title} | {firm} | (555) 010-0177"]
    return [Spacer(1, 8), s.p(word), mark(s, made), *map(s.p, lines), *note(s)]


def _ruled(s: Setting, over: Sequence[str], under: Sequence[str]) -> list[Flowable]:
    made = Table([list(over), list(under)], colWidths=[3.1 * inch], hAlign="LEFT")
    made.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), s.plain_font, 9.5),
            ("LINEABOVE", (0, 0), (-1, 0), 0.7, "black"),
            ("TOPPADDING", (0, 1), (-1, 1), 0),
        ]
    )
    return [made]
