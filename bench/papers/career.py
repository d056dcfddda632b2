"""A coordinator's invented shows, with the ways in which people write their dates and titles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.papers.truth import CATEGORIES, Paper, Show, a_person, show_record

_TITLES = (
    *("Pale Harbour", "Murder at Lake Nippin", "The Understudy's Wife", "Unit 9", "Gravity Well"),
    *("Christmas in Elmvale", "Bad Day at Bluestone", "Seven Kinds of Rain", "Fernhill Road"),
    *("Mr. & Mrs. Tran", "Who Killed Aunt Bea?", "Northern Line", "Love, Later", "Red Maple"),
    *("Odd Girls Out", "The 3rd Floor", "Aurora", "Dr. Quill", "Half a Mile Up", "Coldwater PD"),
)
_STUDIOS = (
    *("Shoreline Films", "CTN", "Bellweather Media", "Starfall+", "Amber/MGK", "Meridian TV"),
    *("Lighthouse Nine", "Hollis Rowe Pictures", "Cineflare", "Big Tent Entertainment"),
)
_CREW = ("producer", "manager", "coordinator", "assistant")

Dates = Callable[[date], str]


def career(rng: Random, categories: tuple[str, ...] = CATEGORIES, most: int = 9) -> list[Show]:
    """Return shows one after the other, first to last, with days that their dates can hold."""
    first = date(2018, 1, 8) + timedelta(days=7 * rng.randrange(70))
    titles = rng.sample(_TITLES, len(_TITLES))
    made: list[Show] = []
    for category in categories:
        for _ in range(rng.choice((2, 3, 3))):
            weeks = rng.randrange(4, 34)
            last = first + timedelta(days=7 * weeks - 3)
            season = rng.choice((None, None, "1", "2", "3", "5"))
            days = 5 * weeks - rng.choice((0, 0, 1, 2, 3))
            crew = [a_person(rng).removesuffix(" Jr.") for _ in _CREW]
            studio = rng.choice(_STUDIOS)
            made.append(Show(titles[len(made)], season, studio, category, first, last, days, *crew))
            first = last + timedelta(days=3 + 7 * rng.randrange(1, 12))
    return made[:most]


def in_two(x: Show, second: str = "1st Assistant Production Coordinator") -> list[Show]:
    """Return a show as two capacities on it, one after the other."""
    middle = x.start + timedelta(days=7 * ((x.end - x.start).days // 14) + 4)
    first_days = round(x.days * (middle - x.start) / (x.end - x.start))
    return [
        replace(x, end=middle, days=first_days),
        replace(x, start=middle + timedelta(days=3), days=x.days - first_days, category=second),
    ]


def told(design: str, who: str, pdf: bytes, records: list[dict[str, object]]) -> Paper:
    """Return a resume with its answers."""
    return Paper("resume", design, pdf, {"employee_name": who}, tuple(records))


def stated(
    shows: list[Show], *names: str, without: tuple[str, ...] = ()
) -> list[dict[str, object]]:
    """Return the answers for shows, less what their layout does not print."""
    made = [show_record(x, *names) for x in shows]
    return [{n: v for n, v in each.items() if n not in without} for each in made]


def mobile(rng: Random) -> str:
    """Return an invented telephone number."""
    return rng.choice(("416-555-01{}", "(647) 555-01{}", "905.555.01{}")).format(
        rng.randrange(10, 99)
    )


def us(day: date) -> str:
    """Return a day as 03/04/2024."""
    return day.strftime("%m/%d/%Y")


def brief(day: date) -> str:
    """Return a day as Mar 4, 2024."""
    return f"{day:%b} {day.day}, {day.year}"


def full(day: date) -> str:
    """Return a day as March 4, 2024."""
    return f"{day:%B} {day.day}, {day.year}"


def dotted(day: date) -> str:
    """Return a day as Mar. 4/24."""
    return f"{day:%b}. {day.day}/{day:%y}"


def iso(day: date) -> str:
    """Return a day as 2024-03-04."""
    return day.isoformat()


def month(day: date) -> str:
    """Return a month as Sept. 2019."""
    return f"{'Sept.' if day.month == 9 else day.strftime('%b') + '.'} {day.year}"


def with_season(x: Show, rng: Random) -> str:
    """Return a title with its season behind it, in one of the ways people write it."""
    if x.season is None:
        return x.title
    ways = ("{} - Season {}", "{} (Season {})", "{} S{}", "{}, S{}", "{} – Season {}")
    return rng.choice(ways).format(x.title, x.season)
