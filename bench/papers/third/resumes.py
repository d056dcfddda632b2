"""Resumes that nobody looked at while the rules were written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from bench.papers.drawing import Sheet
from bench.papers.sheets import finish
from bench.papers.truth import Paper, Show, a_person, show_record, shows

_HELD = {
    "2nd Assistant Production Coordinator": ("2nd APC", "Prod. Secretary", "Second APC"),
    "1st Assistant Production Coordinator": ("1st APC", "Asst. Coordinator", "First APC"),
    "Production Coordinator": ("Production Coordinator", "Coordinator", "PC"),
}


def _held(show: Show, rng: Random) -> tuple[str, str]:
    """Return a title as printed and the category it means, when the catalogue knows it."""
    said = rng.choice(_HELD[show.category][:1])
    return said, show.category


def _resume(design: str, who: str, made: bytes, records: list[dict[str, object]]) -> Paper:
    return Paper("resume", design, made, {"employee_name": who}, tuple(records))


def _dotted(day: date) -> str:
    return day.strftime("%Y.%m.%d")


def _named(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _title(show: Show) -> str:
    return show.title if show.season is None else f"{show.title}, Season {show.season}"


def cards(rng: Random) -> Paper:
    """A frame around each show, the title over two columns of facts."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9.5)
    s.put(60, who, bold=True, size=18)
    s.down(18)
    s.put(60, "Production office - Toronto - 416-555-0166 - SAMPLE")
    s.down(30)
    for x in own:
        s.frame(54, s.y - 48, 500, 62)
        s.put(60, _title(x), bold=True, size=10.5)
        s.put(340, x.studio)
        s.down(14)
        s.put(60, f"Worked as: {_held(x, rng)[0]}")
        s.put(340, f"{_named(x.start)} - {_named(x.end)}")
        s.down(13)
        s.put(60, f"Production Manager: {x.manager}")
        s.put(340, f"Total days: {x.days}")
        s.down(13)
        s.put(60, f"Coordinator: {x.coordinator}")
        s.down(34)
    names = ("studio", "production_manager", "production_coordinator")
    return _resume("cards", who, s.pdf(), [show_record(x, *names) for x in own])


def striped(rng: Random) -> Paper:
    """A table of shaded rows without lines, numbered, dates and days in their own columns."""
    who, own = a_person(rng), shows(rng)
    small = ParagraphStyle("s", fontName="Helvetica", fontSize=8, leading=9.5)
    bold = ParagraphStyle("b", parent=small, fontName="Helvetica-Bold")
    head = ["No.", "Project", "Distributor", "Job", "First Day", "Last Day", "Days", "UPM"]
    rows = [
        [str(n), _title(x), x.studio, _held(x, rng)[0], x.start.isoformat(), x.end.isoformat(),
         str(x.days), x.manager]
        for n, x in enumerate(own, start=1)
    ]  # fmt: skip
    cells = [[Paragraph(t, bold) for t in head], *[[Paragraph(t, small) for t in r] for r in rows]]
    widths = [0.4, 1.35, 1.05, 1.15, 0.8, 0.8, 0.5, 1.1]
    table = Table(cells, colWidths=[w * inch for w in widths], hAlign="LEFT")
    table.setStyle([("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.white]),
                    ("VALIGN", (0, 0), (-1, -1), "TOP")])  # fmt: skip
    title = ParagraphStyle("t", fontName="Helvetica-Bold", fontSize=15, leading=18)
    parts: list[Flowable] = [Paragraph(who, title), Paragraph("Curriculum Vitae (SAMPLE)", small),
                             Spacer(1, 12), table]  # fmt: skip
    records = [show_record(x, "studio", "production_manager") for x in own]
    return _resume("striped", who, finish(parts), records)


def dates_at_the_left(rng: Random) -> Paper:
    """Dates in a narrow column at the left, what was done then at the right."""
    who, own, s = a_person(rng), shows(rng)[::-1][:6], Sheet(rng, size=10)
    s.put(54, who, bold=True, size=16)
    s.down(15)
    s.put(54, "coordinator@example.com   SAMPLE")
    s.down(28)
    s.put(54, "PRODUCTION EXPERIENCE", bold=True)
    for x in own:
        s.down(22)
        s.put(54, f"{x.start:%b} {x.start.day}, {x.start.year} to")
        s.put(175, f"{_title(x)} ({x.studio})", bold=True)
        s.down(13)
        s.put(54, f"{x.end:%b} {x.end.day}, {x.end.year}")
        s.put(175, f"{x.category}, {x.days} days")
        s.down(13)
        s.put(175, f"PM: {x.manager}; PC: {x.coordinator}")
    names = ("studio", "production_manager", "production_coordinator")
    return _resume("dates at the left", who, s.pdf(), [show_record(x, *names) for x in own])


def bullets(rng: Random) -> Paper:
    """Bulleted lines under a position in capitals, dots between the parts."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9)
    s.put(200, who.upper(), bold=True, size=14)
    s.down(30)
    for category, group in groupby(own, key=lambda show: show.category):
        s.put(54, category.upper(), bold=True)
        for x in group:
            s.down(14)
            s.put(60, f"• {_title(x)} • {x.studio} • {_dotted(x.start)} – {_dotted(x.end)} • "
                      f"{x.days} days")  # fmt: skip
        s.down(24)
    s.put(54, "REFERENCES ON REQUEST - SAMPLE")
    records = [show_record(x, "studio") for x in own]
    return _resume("bullets", who.upper(), s.pdf(), records)


def sum_of_weeks(rng: Random) -> Paper:
    """A list for each category with weeks and a sum, the agreement in brackets."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9)
    s.put(54, f"{who} - Resume (SAMPLE)", bold=True, size=13)
    s.down(28)
    records: list[dict[str, object]] = []
    for category, group in groupby(own, key=lambda show: show.category):
        s.put(54, category, bold=True)
        s.down(14)
        for at, text in zip((54, 230, 340, 410, 480), ("Show", "Company", "Start", "Finish",
                            "Weeks"), strict=True):  # fmt: skip
            s.put(at, text, bold=True)
        total = 0
        for x in group:
            weeks = max(1, round(x.days / 5))
            under = rng.choice((None, None, "DGC", "Local 873"))
            s.down(13)
            s.put(54, f"{_title(x)} ({under})" if under else _title(x))
            s.put(230, x.studio)
            s.put(340, f"{x.start:%m/%d/%y}")
            s.put(410, f"{x.end:%m/%d/%y}")
            s.put(480, str(weeks))
            total += weeks
            known = {"jurisdiction": under} if under else {}
            records.append(show_record(x, "studio") | {"days": 5 * weeks} | known)
        s.down(13)
        s.put(410, "Total", bold=True)
        s.put(480, str(total), bold=True)
        s.down(28)
    return _resume("sum of weeks", who, s.pdf(), records)


def promoted(rng: Random) -> Paper:
    """Blocks in which a promotion is told as "promoted to", each capacity with its own days."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=10)
    s.put(54, who, bold=True, size=16)
    s.down(16)
    s.put(54, "RESUME   SAMPLE   416-555-0155")
    records: list[dict[str, object]] = []
    for x in own:
        s.down(28)
        s.put(54, f"{_title(x)} | {x.studio}", bold=True)
        parts = [x]
        if rng.random() < 0.4:
            middle = x.start + timedelta(days=(x.end - x.start).days // 2)
            parts = [replace(x, end=middle, days=x.days // 2, category=_SECOND),
                     replace(x, start=middle + timedelta(days=1), days=x.days - x.days // 2,
                             category=_FIRST)]  # fmt: skip
        for part in parts:
            s.down(13)
            s.put(54, f"{part.category} | {_named(part.start)} – {_named(part.end)} | "
                      f"{part.days} days")  # fmt: skip
            records.append(show_record(part, "studio", "producer"))
        s.down(13)
        s.put(54, f"Producer {x.producer}")
    return _resume("promoted", who, s.pdf(), records)


_SECOND, _FIRST = "2nd Assistant Production Coordinator", "1st Assistant Production Coordinator"


def labels_in_pairs(rng: Random) -> Paper:
    """Two pairs of label and value in each line of a block."""
    who, own, s = a_person(rng), shows(rng)[:6], Sheet(rng, size=9)
    s.put(54, "Name:", bold=True)
    s.put(100, who)
    s.down(14)
    s.put(54, "IATSE Local 411 resume format (SAMPLE)")
    for x in own:
        s.down(24)
        rows = (
            ("Production:", _title(x), "Studio:", x.studio),
            ("Capacity:", _held(x, rng)[0], "Days worked:", str(x.days)),
            ("Start date:", f"{x.start:%d/%m/%Y}", "End date:", f"{x.end:%d/%m/%Y}"),
            ("Producer:", x.producer, "PM:", x.manager),
            ("PC:", x.coordinator, "APC:", x.assistant),
        )
        for row in rows:
            s.down(12.5)
            for at, text in zip((54, 130, 330, 410), row, strict=True):
                s.put(at, text)
    names = ("studio", "producer", "production_manager", "production_coordinator",
             "assistant_production_coordinator")  # fmt: skip
    return _resume("labels in pairs", who, s.pdf(), [show_record(x, *names) for x in own])


def few_columns(rng: Random) -> Paper:
    """Three columns only: what, when with the days below, and with whom."""
    who, own = a_person(rng), shows(rng)
    small = ParagraphStyle("s", fontName="Times-Roman", fontSize=9.5, leading=11.5)
    rows = [[Paragraph(t, small) for t in ("<b>Show / Position</b>", "<b>Dates</b>", "<b>PM</b>",
             "<b>Days</b>")]]  # fmt: skip
    for x in own:
        said = f"{_title(x)}<br/>{_held(x, rng)[0]}"
        first, last = (f"{day:%B} {day.day}, {day.year}" for day in (x.start, x.end))
        when = f"{first}<br/>to {last}"
        rows.append([Paragraph(t, small) for t in (said, when, x.manager, str(x.days))])
    table = Table(rows, colWidths=[2.3 * inch, 1.6 * inch, 1.7 * inch, 0.6 * inch], hAlign="LEFT")
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    head = ParagraphStyle("h", fontName="Times-Bold", fontSize=15, leading=19)
    parts: list[Flowable] = [Paragraph(who, head), Paragraph("Résumé - SAMPLE", small),
                             Spacer(1, 10), table]  # fmt: skip
    records = [show_record(x, "production_manager") for x in own]
    return _resume("few columns", who, finish(parts), records)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    cards, striped, dates_at_the_left, bullets, sum_of_weeks, promoted, labels_in_pairs,
    few_columns,
)  # fmt: skip
