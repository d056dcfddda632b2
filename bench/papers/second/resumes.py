"""Resumes as lists: Word tables, tab stops, spreadsheets, subtotals, weeks, two languages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import groupby
from random import Random

from docx import Document
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Paragraph, Spacer, Table

from bench.papers.drawing import Sheet
from bench.papers.sheets import finish_wide
from bench.papers.truth import Paper, Show, a_person, show_record, shows

CREW = ("producer", "production_manager", "production_coordinator",
        "assistant_production_coordinator")  # fmt: skip
SHORT = {
    "2nd Assistant Production Coordinator": ("2nd APC", "Production Secretary", "2APC",
                                             "2nd Asst. Production Coordinator"),
    "1st Assistant Production Coordinator": ("1st APC", "1APC", "APC",
                                             "First Assistant Production Coordinator"),
    "Production Coordinator": ("PC", "Production Coordinator", "POC"),
}  # fmt: skip


def resume(design: str, who: str, made: bytes, records: Sequence[dict[str, object]]) -> Paper:
    """Return a resume with its answers."""
    return Paper("resume", design, made, {"employee_name": who}, tuple(records))


def short(day: date) -> str:
    """Return a day as spreadsheets print it: 3-Feb-25."""
    return f"{day.day}-{day:%b}-{day:%y}"


def slashed(day: date) -> str:
    """Return a day as 2/3/25."""
    return f"{day.month}/{day.day}/{day:%y}"


def season(show: Show, rng: Random) -> str:
    """Return a title with its season behind it, in one of the ways people write it."""
    if show.season is None:
        return show.title
    return rng.choice((f"{show.title} S{show.season}", f"{show.title} (Season {show.season})",
                       f"{show.title} - Season {show.season}"))  # fmt: skip


def word_table(rng: Random) -> Paper:
    """A table made in Word, the position in a row of its own above its shows."""
    who, own = a_person(rng), shows(rng)
    document = Document()
    document.add_heading(who, 1)
    document.add_paragraph(f"647-555-01{rng.randrange(10, 99)}\toffice@example.com")
    document.add_paragraph("Member, IATSE Local 411. SAMPLE resume, invented.")
    head = ("Show Title", "Studio", "Start Date", "End Date", "Total Days", "Producer(s)", "UPM",
            "Coordinator", "Asst. Coordinator")  # fmt: skip
    table = document.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    for category, group in groupby(own, key=lambda show: show.category):
        row = table.add_row().cells
        row[0].merge(row[-1]).text = rng.choice(SHORT[category][:2])
        for x in group:
            said = (season(x, rng), x.studio, slashed(x.start), slashed(x.end), str(x.days),
                    x.producer, x.manager, x.coordinator, x.assistant)  # fmt: skip
            for cell, text in zip(table.add_row().cells, said, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return resume("word table", who, out.getvalue(), [show_record(x, "studio", *CREW) for x in own])


def tab_stops(rng: Random) -> Paper:
    """Columns made with tab stops; a long title pushes what follows to the next stop."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9)
    s.put(48, who.upper(), bold=True, size=14)
    s.down(16)
    s.put(48, f"416.555.01{rng.randrange(10, 99)}  |  jobs@example.com  |  SAMPLE")
    s.down(26)
    stops = (48.0, 190.0, 285.0, 340.0, 395.0, 430.0, 505.0)
    for category, group in groupby(own, key=lambda show: show.category):
        s.put(48, f"{category}s", bold=True)
        s.down(14)
        s.tabbed(("PROJECT", "COMPANY", "FROM", "TO", "DAYS", "PM", "PC"), stops, bold=True)
        s.line()
        for x in group:
            s.down(14)
            s.tabbed((season(x, rng), x.studio, slashed(x.start), slashed(x.end), str(x.days),
                      x.manager.split()[-1], x.coordinator.split()[-1]), stops)  # fmt: skip
        s.down(26)
    records = [show_record(x, "studio") | {
        "production_manager": x.manager.split()[-1],
        "production_coordinator": x.coordinator.split()[-1]} for x in own]  # fmt: skip
    return resume("tab stops", who.upper(), s.pdf(), records)


def spreadsheet(rng: Random) -> Paper:
    """A print of a spreadsheet: thin lines, headings on two lines, a sum at the foot."""
    who, own = a_person(rng), shows(rng)
    plain = ParagraphStyle("cell", fontName="Helvetica", fontSize=7.5, leading=8.5)
    bold = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=7.5, leading=8.5)
    head = ["Production<br/>Name", "Seas.", "Network /<br/>Studio", "Position", "Start<br/>Date",
            "End<br/>Date", "# Days<br/>Worked", "Producer", "Production<br/>Manager",
            "Production<br/>Coordinator", "APC"]  # fmt: skip
    rows = [[x.title, x.season or "", x.studio, rng.choice(SHORT[x.category]), short(x.start),
             short(x.end), str(x.days), x.producer, x.manager, x.coordinator, x.assistant]
            for x in own]  # fmt: skip
    total = ["TOTAL", *[""] * 5, str(sum(x.days for x in own)), *[""] * 4]
    cells = [[Paragraph(t, bold) for t in head],
             *[[Paragraph(t, plain) for t in row] for row in (*rows, total)]]  # fmt: skip
    widths = [1.15, 0.4, 1.0, 1.05, 0.65, 0.65, 0.55, 1.05, 1.05, 1.05, 1.05]
    made = Table(cells, colWidths=[w * inch for w in widths], hAlign="LEFT")
    gray = colors.HexColor("#999999")
    made.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.25, gray),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    head_line = Paragraph(f"{who} - Resume - SAMPLE", bold)
    pdf = finish_wide([head_line, Spacer(1, 10), made])
    return resume("spreadsheet", who, pdf, [show_record(x, "studio", *CREW) for x in own])


def subtotals(rng: Random) -> Paper:
    """Lists without lines under each category, days at the right edge, a subtotal under each."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9)
    s.put(250, who, bold=True, size=15)
    s.down(14)
    s.put(235, "office@example.com  -  SAMPLE")
    s.down(28)
    for category, group in groupby(own, key=lambda show: show.category):
        listed = list(group)
        s.put(48, f"{category.upper()} CREDITS", bold=True)
        s.down(15)
        s.put(48, "Production", bold=True)
        s.put(215, "Studio", bold=True)
        s.put(325, "Start", bold=True)
        s.put(395, "End", bold=True)
        s.put_right(500, "# of Days", bold=True)
        for x in listed:
            s.down(13)
            s.put(48, season(x, rng))
            s.put(215, x.studio)
            s.put(325, f"{x.start:%b} {x.start.day}/{x.start:%y}")
            s.put(395, f"{x.end:%b} {x.end.day}/{x.end:%y}")
            s.put_right(500, str(x.days))
        s.down(13)
        s.put(325, rng.choice(("Subtotal days:", "Total:", "Total Days")), bold=True)
        s.put_right(500, str(sum(x.days for x in listed)), bold=True)
        s.down(26)
    return resume("subtotals", who, s.pdf(), [show_record(x, "studio") for x in own])


def _length(rng: Random, x: Show) -> tuple[str, float]:
    weeks, half = round(x.days / 5), x.days + 0.5
    return rng.choice((
        (f"{weeks} wks ({x.days} days)", float(x.days)), (f"{half} days", half),
        (f"{weeks} weeks", 5.0 * weeks), (f"{weeks}.5 wks", 5 * weeks + 2.5),
        (f"{x.days} days / {weeks} weeks", float(x.days)), (f"{x.days}½ days", half),
    ))  # fmt: skip


def weeks_and_halves(rng: Random) -> Paper:
    """How long each show took, in weeks, in days, in both, and in half days."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=9)
    s.put(48, who, bold=True, size=16)
    s.put_right(560, "SAMPLE")
    s.down(30)
    for at, text in zip((48, 200, 300, 410, 500), ("Title", "Production Company", "Credit",
                        "Dates", "Length"), strict=True):  # fmt: skip
        s.put(at, text, bold=True)
    records = []
    for x in own:
        s.down(16)
        said, days = _length(rng, x)
        s.put(48, season(x, rng))
        s.put(200, x.studio)
        s.put(300, rng.choice(SHORT[x.category][:2]))
        s.put(410, f"{slashed(x.start)} - {slashed(x.end)}")
        s.put(500, said)
        number = int(days) if days.is_integer() else days
        records.append(show_record(x, "studio") | {"days": number})
    return resume("weeks and halves", who, s.pdf(), records)


def two_languages(rng: Random) -> Paper:
    """English and French headings, days before months, and the agreement each show fell under."""
    who, own, s = a_person(rng), shows(rng), Sheet(rng, size=8.5, lying=True)
    s.put(40, who, bold=True, size=14)
    s.down(14)
    s.put(40, "Vancouver, BC / Toronto, ON   -   CURRICULUM VITAE (SAMPLE)")
    s.down(28)
    places = (40, 180, 285, 405, 475, 545, 615, 690)
    heads = ("Production / Titre", "Studio", "Position / Poste", "Start / Début", "End / Fin",
             "Days / Jours", "Union / Local", "PM / UPM")  # fmt: skip
    for at, text in zip(places, heads, strict=True):
        s.put(at, text, bold=True)
    s.line(left=40)
    records = []
    for x in own:
        s.down(15)
        under = rng.choice(("IATSE 411", "DGC BC", "IATSE 891", "411"))
        said = (season(x, rng)[:30], x.studio, rng.choice(SHORT[x.category][:2]),
                x.start.strftime("%d/%m/%Y"), x.end.strftime("%d/%m/%Y"), str(x.days), under,
                x.manager)  # fmt: skip
        for at, text in zip(places, said, strict=True):
            s.put(at, text)
        records.append(show_record(x, "studio", "production_manager") | {"jurisdiction": under})
    return resume("two languages", who, s.pdf(), records)


def split_rows(rng: Random) -> Paper:
    """A table in which a show worked in two capacities has a second row without a title."""
    who, own = a_person(rng), shows(rng)
    records: list[dict[str, object]] = []
    rows = [["Show", "Capacity", "Start", "End", "Days", "PM", "PC"]]
    for x in own:
        one, two = _in_two(x)
        parts = [one, two] if rng.random() < 0.4 else [x]
        for number, part in enumerate(parts):
            title = season(x, rng) if number == 0 else rng.choice(("", '"'))
            rows.append([title, part.category if part is not x else rng.choice(SHORT[x.category]),
                         slashed(part.start), slashed(part.end), str(part.days), x.manager,
                         x.coordinator])  # fmt: skip
            records.append(show_record(part, "production_manager", "production_coordinator"))
    made = Table(rows, hAlign="LEFT")
    made.setStyle([("FONT", (0, 0), (-1, -1), "Helvetica", 8.5), ("GRID", (0, 0), (-1, -1), 0.5,
                   colors.black), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8.5)])  # fmt: skip
    head = Paragraph(f"{who}", ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=14))
    pdf = finish_wide([head, Spacer(1, 14), made, Spacer(1, 8)])
    return resume("split rows", who, pdf, records)


def _in_two(x: Show) -> tuple[Show, Show]:
    """Return a show as two, the second half worked as production coordinator."""
    middle = x.start + timedelta(days=(x.end - x.start).days // 2)
    first = replace(x, end=middle, days=x.days // 2,
                    category="2nd Assistant Production Coordinator")  # fmt: skip
    second = replace(x, start=middle + timedelta(days=1), days=x.days - x.days // 2,
                     category="1st Assistant Production Coordinator")  # fmt: skip
    return first, second


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    word_table, tab_stops, spreadsheet, subtotals, weeks_and_halves, two_languages, split_rows,
)  # fmt: skip
