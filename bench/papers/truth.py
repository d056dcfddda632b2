"""What an invented paper says: the answers that reading it is measured against."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bench.letters.invent import a_company, a_person

_TITLES = ("Copper Lantern", "The Ninth Meridian", "Harbor of Glass", "Static", "Juniper Falls",
           "Two Left Feet", "Midnight at Delmar", "Paper Tigers", "Nine Below", "Marrow Creek",
           "The Kestrel Papers", "Low Winter Sun")  # fmt: skip
_STUDIOS = ("Northlight Pictures", "Netherfield Studios", "Orbit TV", "Blue Canoe", "Halden Media")
CATEGORIES = (
    "2nd Assistant Production Coordinator",
    "1st Assistant Production Coordinator",
    "Production Coordinator",
)


@dataclass(frozen=True, slots=True)
class Show:
    """One show of a resume, with its crew."""

    title: str
    season: str | None
    studio: str
    category: str
    start: date
    end: date
    days: int
    producer: str
    manager: str
    coordinator: str
    assistant: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One invented paper: its kind, its design, and what it says; ``pdf`` is how it looks."""

    kind: str
    design: str
    pdf: bytes
    fields: dict[str, object] = field(default_factory=dict)
    records: tuple[dict[str, object], ...] = ()


def shows(rng: Random, categories: tuple[str, ...] = CATEGORIES) -> list[Show]:
    """Return invented shows, two or three in each category, one after the other."""
    first = date(2019, 1, 7) + timedelta(days=rng.randrange(300))
    titles = rng.sample(_TITLES, len(_TITLES))
    made: list[Show] = []
    for category in categories:
        for _ in range(rng.choice((2, 2, 3))):
            days = rng.randrange(24, 170)
            last = first + timedelta(days=round(days * 7 / 5))
            made.append(_show(rng, titles[len(made)], category, first, last, days))
            first = last + timedelta(days=rng.randrange(10, 90))
    return made


def _show(rng: Random, title: str, category: str, first: date, last: date, days: int) -> Show:
    crew = [a_person(rng) for _ in range(4)]
    season = rng.choice((None, None, "1", "2", "4"))
    return Show(title, season, rng.choice(_STUDIOS), category, first, last, days, *crew)


def show_record(show: Show, *names: str) -> dict[str, object]:
    """Return what a show's record must say; ``names`` are the parts its design prints."""
    told: dict[str, object] = {
        "production_title": show.title,
        "season": show.season,
        "studio": show.studio,
        "classification": show.category,
        "start_date": show.start.isoformat(),
        "end_date": show.end.isoformat(),
        "days": show.days,
        "producer": show.producer,
        "production_manager": show.manager,
        "production_coordinator": show.coordinator,
        "assistant_production_coordinator": show.assistant,
    }
    always = ("production_title", "season", "start_date", "end_date", "days", "classification")
    return {n: told[n] for n in (*always, *names) if told[n] is not None}


__all__ = ["CATEGORIES", "Paper", "Show", "a_company", "a_person", "show_record", "shows"]
