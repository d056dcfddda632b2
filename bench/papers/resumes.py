"""Resumes in the shapes that coordinators send them."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from itertools import groupby
from random import Random

from reportlab.lib.pagesizes import letter
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from bench.letters.setting import Setting
from bench.papers.sheets import finish, finish_wide
from bench.papers.truth import CATEGORIES, Paper, Show, a_person, show_record, shows

_CREW = ("producer", "production_manager", "production_coordinator",
         "assistant_production_coordinator")  # fmt: skip
_SHORT = {
    "2nd Assistant Production Coordinator": ("2nd APC", "Production Secretary", "2APC"),
    "1st Assistant Production Coordinator": ("1st APC", "1APC", "Asst. Production Coordinator"),
    "Production Coordinator": ("PC", "Production Coordinator", "Prod. Coordinator"),
}


def _us(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _named(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def _title(show: Show, rng: Random) -> str:
    if show.season is None:
        return show.title
    return rng.choice((f"{show.title}, Season {show.season}", f"{show.title} (S{show.season})",
                       f"{show.title} – Season {show.season}"))  # fmt: skip


def _head(s: Setting, who: str) -> list[Flowable]:
    contact = f"{s.rng.randrange(200, 989)}-555-01{s.rng.randrange(10, 99)}"
    return [
        Paragraph(who, s.head),
        s.p(f"{contact} | coordinator@example.com | Toronto, Ontario"),
        s.p("RÉSUMÉ (SAMPLE, every person and title invented)"),
        Spacer(1, 10),
    ]


def _paper(design: str, who: str, pdf: bytes, records: Sequence[dict[str, object]]) -> Paper:
    return Paper("resume", design, pdf, {"employee_name": who}, tuple(records))


def tables_by_category(rng: Random) -> Paper:
    """One ruled table for each category, its name above it."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)
    parts = _head(s, who)
    head = ["Production", "Studio", "Start", "End", "Days", "Producer", "PM", "PC", "APC"]
    for category, group in groupby(own, key=lambda show: show.category):
        rows = [
            [s.p(_title(x, rng)), s.p(x.studio), _us(x.start), _us(x.end), str(x.days),
             *(s.p(n) for n in (x.producer, x.manager, x.coordinator, x.assistant))]
            for x in group
        ]  # fmt: skip
        widths = [1.4 * inch, 1.1 * inch, 0.8 * inch, 0.8 * inch, 0.5 * inch, *[1.15 * inch] * 4]
        parts += [Paragraph(category.upper(), s.body), s.table([head, *rows], ruled=True,
                  widths=widths), Spacer(1, 10)]  # fmt: skip
    records = [show_record(x, "studio", *_CREW) for x in own]
    return _paper("tables by category", who, finish_wide(parts), records)


def chronological(rng: Random) -> Paper:
    """One list, the newest first, with the capacity in a column and no lines drawn."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)[::-1]
    head = ["Show", "Position", "From", "To", "# of Days", "PM", "Coordinator"]
    rows = [
        [_title(x, rng)[:30], rng.choice(_SHORT[x.category]), x.start.isoformat(),
         x.end.isoformat(), str(x.days), x.manager, x.coordinator]
        for x in own
    ]  # fmt: skip
    parts = [*_head(s, who), s.table([head, *rows], ruled=False)]
    records = [show_record(x, "production_manager", "production_coordinator") for x in own]
    return _paper("chronological", who, finish_wide(parts), records)


def blocks(rng: Random) -> Paper:
    """A block for each show: title and studio, then labelled lines."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)
    parts = _head(s, who)
    for x in own:
        parts += [
            Paragraph(f"<b>{_title(x, rng)}</b> – {x.studio}", s.body),
            s.p(f"Position: {x.category}"),
            s.p(f"{_named(x.start)} – {_named(x.end)} ({x.days} days)"),
            s.p(f"Producer: {x.producer} &nbsp; PM: {x.manager}"),
            s.p(f"PC: {x.coordinator} &nbsp; APC: {x.assistant}"),
            Spacer(1, 7),
        ]
    records = [show_record(x, "studio", *_CREW) for x in own]
    return _paper("blocks", who, finish(parts), records)


def one_line_each(rng: Random) -> Paper:
    """A line for each show under its category, parts between bars."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)
    parts = _head(s, who)
    for category, group in groupby(own, key=lambda show: show.category):
        parts.append(Paragraph(f"<b>{category}</b>", s.body))
        for x in group:
            dates = f"{_named(x.start)} to {_named(x.end)}"
            parts.append(s.p(f"{_title(x, rng)} | {x.studio} | {dates} | {x.days} days"))
        parts.append(Spacer(1, 8))
    records = [show_record(x, "studio") for x in own]
    return _paper("one line each", who, finish(parts), records)


def in_weeks(rng: Random) -> Paper:
    """A table that counts weeks, with split capacities as rows of their own."""
    s, who, own = Setting(rng), a_person(rng), shows(rng)
    weeks = [max(1, round(x.days / 5)) for x in own]
    head = ["Title", "Network / Studio", "Capacity", "Dates", "Weeks"]
    rows = [
        [s.p(_title(x, rng)), s.p(x.studio), s.p(rng.choice(_SHORT[x.category])),
         s.p(f"{_us(x.start)} - {_us(x.end)}"), str(n)]
        for x, n in zip(own, weeks, strict=True)
    ]  # fmt: skip
    widths = [1.6 * inch, 1.3 * inch, 1.3 * inch, 1.6 * inch, 0.7 * inch]
    parts = [*_head(s, who), s.table([head, *rows], ruled=True, widths=widths)]
    records = [show_record(x, "studio") | {"days": 5 * n} for x, n in zip(own, weeks, strict=True)]
    return _paper("in weeks", who, finish(parts), records)


def side_bar(rng: Random) -> Paper:
    """How to reach the person in a bar at the left, the shows at the right."""
    who, own = a_person(rng), shows(rng, CATEGORIES[1:])
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(200, 735, who)
    canvas.setFont("Helvetica", 8.5)
    bar = ("CONTACT", "416-555-0177", "coordinator@example.com", "Toronto, ON", "", "SKILLS",
           "Movie Magic", "Travel and visas", "", "EDUCATION", "Sample College, 2015", "",
           "SAMPLE resume, invented")  # fmt: skip
    for row, text in enumerate(bar):
        canvas.drawString(48, 700 - 14 * row, text)
    y = 705.0
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(200, y, "FILM CREDITS")
    for x in own:
        y -= 24
        canvas.setFont("Helvetica-Bold", 9.5)
        canvas.drawString(200, y, _title(x, rng))
        canvas.setFont("Helvetica", 9)
        for text in (
            f"Capacity: {x.category}",
            f"Studio: {x.studio}",
            f"Dates: {_named(x.start)} - {_named(x.end)}",
            f"Days worked: {x.days}",
            f"PM: {x.manager}   PC: {x.coordinator}",
        ):
            y -= 12.5
            canvas.drawString(200, y, text)
    canvas.save()
    crew = ("studio", "production_manager", "production_coordinator")
    return _paper("side bar", who, out.getvalue(), [show_record(x, *crew) for x in own])


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    tables_by_category, chronological, blocks, one_line_each, in_weeks, side_bar,
)  # fmt: skip
