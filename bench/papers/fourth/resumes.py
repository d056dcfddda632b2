"""Resumes in five further layouts, drawn after the rules were last changed."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.drawing import Sheet
from bench.papers.truth import Paper, Show, a_person, show_record, shows


def _resume(design: str, who: str, made: bytes, records: list[dict[str, object]]) -> Paper:
    return Paper("resume", design, made, {"employee_name": who}, tuple(records))


def _season(x: Show) -> str:
    return x.title if x.season is None else f"{x.title} (S{x.season})"


def position_first(rng: Random) -> Paper:
    """A column list that opens with the position and closes with the days."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=8.5)
    s.put(50, who, bold=True, size=15)
    s.down(14)
    s.put(50, "Resume for upgrade (SAMPLE)  -  mail@example.com")
    s.down(26)
    places = (50, 150, 290, 385, 445, 510)
    heads = ("Position", "Production", "Network", "Began", "Wrapped", "Days Worked")
    for at, text in zip(places, heads, strict=True):
        s.put(at, text, bold=True)
    for x in own:
        s.down(14)
        short = x.category.replace("Assistant Production Coordinator", "APC")
        said = (short, _season(x), x.studio, f"{x.start:%m/%d/%Y}", f"{x.end:%m/%d/%Y}",
                str(x.days))  # fmt: skip
        for at, text in zip(places, said, strict=True):
            s.put(at, text)
    return _resume("position first", who, s.pdf(), [show_record(x, "studio") for x in own])


def studio_first(rng: Random) -> Paper:
    """Blocks that open with the studio in capitals, the show below in quotes."""
    who, own, s = a_person(rng), shows(rng)[::-1][:6], Sheet(rng, size=10)
    s.put(60, who, bold=True, size=16)
    s.down(16)
    s.put(60, "416-555-0188   SAMPLE")
    for x in own:
        s.down(26)
        s.put(60, x.studio.upper(), size=8)
        s.down(13)
        s.put(60, f"“{x.title}”" + (f" Season {x.season}" if x.season else ""), bold=True)
        s.down(13)
        s.put(60, f"{x.category}: {x.start:%B} {x.start.day}, {x.start.year} - "
                  f"{x.end:%B} {x.end.day}, {x.end.year}")  # fmt: skip
        s.down(13)
        s.put(60, f"Number of days: {x.days}     Producer: {x.producer}")
    records = [show_record(x, "producer") for x in own]
    return _resume("studio first", who, s.pdf(), records)


def days_in_brackets(rng: Random) -> Paper:
    """A line for each show that opens with its dates, the days in brackets."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9.5)
    s.put(60, who, bold=True, size=15)
    s.down(15)
    s.put(60, "RESUME (SAMPLE)")
    for category, group in groupby(own, key=lambda show: show.category):
        s.down(28)
        s.put(60, f"{category} Experience", bold=True)
        for x in group:
            s.down(14)
            s.put(60, f"{x.start:%b} {x.start.day}, {x.start.year} – {x.end:%b} {x.end.day}, "
                      f"{x.end.year} ({x.days} days)   {_season(x)}, {x.studio}")  # fmt: skip
    return _resume("days in brackets", who, s.pdf(), [show_record(x, "studio") for x in own])


def crew_in_columns(rng: Random) -> Paper:
    """Two lines for each show: what and when, then the crew in columns of their own."""
    who, own, s = a_person(rng), shows(rng)[:7], Sheet(rng, size=9, lying=True)
    s.put(50, f"{who}   -   Production Coordinator   -   SAMPLE", bold=True, size=13)
    s.down(14)
    s.put(50, "mail@example.com")
    for x in own:
        s.down(28)
        s.put(50, _season(x), bold=True)
        s.put(250, x.studio)
        s.put(390, x.category)
        s.put(590, f"{x.start.isoformat()} to {x.end.isoformat()}")
        s.put(715, f"{x.days} days")
        s.down(13)
        s.put(50, f"Producer: {x.producer}")
        s.put(250, f"PM: {x.manager}")
        s.put(390, f"PC: {x.coordinator}")
        s.put(590, f"APC: {x.assistant}")
    names = ("studio", "producer", "production_manager", "production_coordinator",
             "assistant_production_coordinator")  # fmt: skip
    return _resume("crew in columns", who, s.pdf(), [show_record(x, *names) for x in own])


def wide_bar(rng: Random) -> Paper:
    """A bar at the left with sections, shows at the right with a line for the dates."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9.5)
    s.put(210, who, bold=True, size=17)
    s.down(30)
    top = s.y
    for text in ("Contact", "416-555-0133", "mail@example.com", "", "Software", "Scenechronize",
                 "Movie Magic", "", "Seminars", "Clearances 2022", "Immigration 2023", "",
                 "Languages", "English, French", "SAMPLE"):  # fmt: skip
        s.put(48, text)
        s.y -= 15
    s.y = top
    for x in own:
        s.put(210, f"{_season(x)} | {x.studio}", bold=True)
        s.down(13)
        s.put(210, f"{x.category} | {x.days} days")
        s.down(13)
        s.put(210, f"{x.start:%d %B %Y} – {x.end:%d %B %Y}")
        s.down(24)
    return _resume("wide bar", who, s.pdf(), [show_record(x, "studio") for x in own])


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    position_first, studio_first, days_in_brackets, crew_in_columns, wide_bar,
)  # fmt: skip
