"""Resumes that tell show after show: side bars, prose, blocks, profiles, split capacities."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.platypus import Paragraph, Spacer

from bench.letters.setting import Setting
from bench.papers.drawing import Sheet
from bench.papers.second.resumes import CREW, SHORT, resume, season, slashed
from bench.papers.sheets import finish
from bench.papers.truth import Paper, a_person, show_record, shows


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _brief(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def bar_at_the_right(rng: Random) -> Paper:
    """The shows at the left, how to reach the person and what they know in a bar at the right."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9)
    s.put(48, who, bold=True, size=16)
    s.down(28)
    top = s.y
    for category, group in groupby(own, key=lambda show: show.category):
        s.put(48, category, bold=True, size=10.5)
        for x in group:
            s.down(18)
            s.put(48, season(x, rng), bold=True)
            s.down(12)
            s.put(48, f"{x.studio}")
            s.down(12)
            s.put(48, f"{_brief(x.start)} - {_brief(x.end)}, {x.days} days")
            s.down(12)
            s.put(48, f"PM {x.manager}, PC {x.coordinator}")
        s.down(24)
    s.y = top
    bar = (
        "CONTACT",
        "416-555-0177",
        "coordinator@example.com",
        "Toronto, Ontario",
        "",
        "SKILLS",
        "Movie Magic",
        "Travel and visas",
        "French (fluent)",
        "",
        "TRAINING",
        "WHMIS, 12 days of first aid",
        "",
        "EDUCATION",
        "Sample College, 2015",
        "",
        "SAMPLE",
    )
    for text in bar:
        s.put(425, text, bold=text.isupper())
        s.y -= 14
    crew = ("studio", "production_manager", "production_coordinator")
    return resume("bar at the right", who, s.pdf(), [show_record(x, *crew) for x in own])


def in_prose(rng: Random) -> Paper:
    """A sentence or two for each show, newest first."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)[::-1]
    parts = [Paragraph(who, s.head), s.p("Résumé (SAMPLE) – office@example.com"), Spacer(1, 10)]
    for x in own:
        said = rng.choice(SHORT[x.category][:2])
        opening = rng.choice((
            f"{said} on “{season(x, rng)}” ({x.studio})",
            f"“{season(x, rng)}”, {x.studio} – {said}",
            f"{said}, “{season(x, rng)}” for {x.studio}",
        ))  # fmt: skip
        parts += [s.p(f"{opening}, {_long(x.start)} to {_long(x.end)}, {x.days} days. "
                      f"Producer: {x.producer}; PM: {x.manager}; PC: {x.coordinator}."),
                  Spacer(1, 6)]  # fmt: skip
    crew = ("studio", "producer", "production_manager", "production_coordinator")
    return resume("in prose", who, finish(parts), [show_record(x, *crew) for x in own])


def title_left_dates_right(rng: Random) -> Paper:
    """Title and studio at the left, dates and days at the right edge, the crew below."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9.5)
    s.put(48, who, bold=True, size=17)
    s.down(15)
    s.put(48, "Film and television production office   SAMPLE")
    s.down(28)
    for category, group in groupby(own, key=lambda show: show.category):
        s.put(48, category.upper(), bold=True)
        s.line()
        for x in group:
            s.down(20)
            s.put(48, season(x, rng), bold=True)
            s.put_right(564, f"{_brief(x.start)} – {_brief(x.end)}")
            s.down(13)
            s.put(48, x.studio)
            s.put_right(564, f"{x.days} days")
            s.down(13)
            s.put(48, f"Producer: {x.producer} / PM: {x.manager}")
            s.down(13)
            s.put(48, f"PC: {x.coordinator} / APC: {x.assistant}")
        s.down(26)
    records = [show_record(x, "studio", *CREW) for x in own]
    return resume("title left, dates right", who, s.pdf(), records)


def profile(rng: Random) -> Paper:
    """As a network of professionals prints a profile: position first, then show and studio."""
    who, own, s = a_person(rng), shows(rng)[::-1], Sheet(rng, size=10)
    s.put(48, who, bold=True, size=18)
    s.down(16)
    s.put(48, "Production Coordinator | Film & TV | Toronto, Ontario, Canada")
    s.down(24)
    s.put(48, "Experience", bold=True, size=13)
    for x in own:
        s.down(22)
        s.put(48, x.category, bold=True)
        s.down(13)
        s.put(48, f"{season(x, rng)} · {x.studio}")
        s.down(13)
        s.put(48, f"{_brief(x.start)} - {_brief(x.end)} · {x.days} days")
        s.down(13)
        s.put(48, "Toronto, Canada Area")
    s.down(24)
    s.put(48, "Page 1 of 1   SAMPLE", size=8)
    return resume("profile", who, s.pdf(), [show_record(x, "studio") for x in own])


def blocks_with_labels(rng: Random) -> Paper:
    """A small form for each show, labels in one column and values in the next."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9.5)
    s.put(48, f"RESUME OF {who.upper()}", bold=True, size=13)
    s.down(14)
    s.put(48, "SAMPLE, everything invented")
    s.down(24)
    for x in own:
        rows = (
            ("Production", season(x, rng)), ("Studio affiliation", x.studio),
            ("Position held", rng.choice(SHORT[x.category])),
            ("Start date", _long(x.start)), ("End date", _long(x.end)),
            ("Days worked", str(x.days)), ("Producer", x.producer),
            ("Production Manager", x.manager), ("Production Coordinator", x.coordinator),
        )  # fmt: skip
        for label, value in rows:
            s.put(48, label)
            s.put(190, value)
            s.down(12.5)
        s.down(12)
    crew = ("studio", "producer", "production_manager", "production_coordinator")
    return resume("blocks with labels", who.upper(), s.pdf(), [show_record(x, *crew) for x in own])


def two_capacities(rng: Random) -> Paper:
    """Blocks in which a show has a line for each capacity it was worked in, DGC shows marked."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)
    parts = [Paragraph(who, s.head), s.p("RESUME – SAMPLE"), Spacer(1, 10)]
    records: list[dict[str, object]] = []
    for x in own:
        under = rng.choice((None, None, "DGC", "IATSE 891"))
        mark = f" ({under})" if under else ""
        parts.append(Paragraph(f"<b>{season(x, rng)}</b> – {x.studio}{mark}", s.body))
        halves = [x]
        if rng.random() < 0.5:
            middle = x.start + timedelta(days=(x.end - x.start).days // 2)
            halves = [
                replace(x, end=middle, days=x.days // 2, category=_SECOND),
                replace(x, start=middle + timedelta(days=1), days=x.days - x.days // 2,
                        category=_FIRST),
            ]  # fmt: skip
        for part in halves:
            said = rng.choice(SHORT[part.category][:2])
            parts.append(s.p(f"{said}: {slashed(part.start)} to {slashed(part.end)}, "
                             f"{part.days} days"))  # fmt: skip
            known = {"jurisdiction": under} if under else {}
            records.append(show_record(part, "studio", "production_manager") | known)
        parts += [s.p(f"PM: {x.manager}"), Spacer(1, 8)]
    return resume("two capacities", who, finish(parts), records)


_SECOND, _FIRST = "2nd Assistant Production Coordinator", "1st Assistant Production Coordinator"

DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    bar_at_the_right, in_prose, title_left_dates_right, profile, blocks_with_labels, two_capacities,
)  # fmt: skip
