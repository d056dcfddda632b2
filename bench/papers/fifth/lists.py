"""Resumes as lists: tables, tab stops, bullets, spreadsheets, totals under each list."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.browser import print_page, table
from bench.papers.career import (
    brief,
    career,
    dotted,
    full,
    iso,
    mobile,
    month,
    stated,
    told,
    us,
    with_season,
)  # fmt: skip
from bench.papers.truth import Paper, a_person

_SHORT = {
    "2nd Assistant Production Coordinator": "2nd APC",
    "1st Assistant Production Coordinator": "1st APC",
    "Production Coordinator": "Production Coordinator",
}


def parentheses(rng: Random) -> Paper:
    """A sentence for each show under its category, the days in parentheses, as the head says."""
    who, own = a_person(rng), career(rng)
    said = rng.choice(("({} days)", "({})"))
    body = f"<h2>{who}</h2><p>{mobile(rng)} · Toronto · SAMPLE</p>"
    body += "<p><i>Number of days worked shown in parentheses.</i></p>"
    for category, group in groupby(own, key=lambda x: x.category):
        body += f"<h4>{category.upper()}</h4>"
        for x in group:
            dates = f"{dotted(x.start)} – {dotted(x.end)}"
            body += f"<p>{with_season(x, rng)} – {x.studio} – {dates} {said.format(x.days)}</p>"
    pdf = print_page(
        body, "body { font: 11pt serif } p { margin: 3pt 0 } h4 { margin: 12pt 0 2pt }"
    )
    return told("parentheses", who, pdf, stated(own, "studio"))


def weeks_short(rng: Random) -> Paper:
    """A table with hair lines between its rows that counts weeks: "12 wks"."""
    who, own = a_person(rng), career(rng)
    unit = rng.choice(("{} wks", "{} weeks", "{}"))
    weeks = [max(1, round(x.days / 5)) for x in own]
    head = ("Show", "Role", "Company", "Dates", "Wks" if unit == "{} wks" else "Weeks", "PM")
    rows = [
        (with_season(x, rng), _SHORT[x.category], x.studio, f"{us(x.start)} – {us(x.end)}",
         unit.format(n), x.manager)
        for x, n in zip(own, weeks, strict=True)
    ]  # fmt: skip
    body = f"<h1>{who}</h1><p>{mobile(rng)} | office@example.com | SAMPLE</p>" + table(head, rows)
    style = (
        "body { font: 9.5pt sans-serif } table { width: 100%; border-collapse: collapse }"
        " th { text-align: left } td, th "
        "{ border-bottom: 1px solid #ccc; padding: 4px 6px 4px 0 }"
    )
    records = [
        each | {"days": 5 * n}
        for each, n in zip(stated(own, "studio", "production_manager"), weeks, strict=True)
    ]
    return told("weeks short", who, print_page(body, style), records)


def merged_categories(rng: Random) -> Paper:
    """A table whose first column names the category once, beside all its shows, with totals."""
    who, own = a_person(rng), career(rng)
    heads = ("Category", "Production", "Studio", "Start Date", "End Date", "Days", "Producer", "PM")
    top = "".join(f"<th>{text}</th>" for text in heads)
    body = f"<h2>{who} – Résumé</h2><p>SAMPLE, {mobile(rng)}</p><table><tr>{top}</tr>"
    for category, group in groupby(own, key=lambda x: x.category):
        listed = list(group)
        for at, x in enumerate(listed):
            cells = (with_season(x, rng), x.studio, brief(x.start), brief(x.end), str(x.days),
                     x.producer, x.manager)  # fmt: skip
            first = f"<td rowspan={len(listed)}>{_SHORT[category]}</td>" if at == 0 else ""
            body += f"<tr>{first}{''.join(f'<td>{c}</td>' for c in cells)}</tr>"
        total = sum(x.days for x in listed)
        body += (
            f"<tr><td colspan=5><b>Total {_SHORT[category]}</b></td><td><b>{total}</b></td>"
            "<td></td><td></td></tr>"
        )
    style = (
        "body { font: 9pt sans-serif } td, th { border: 1px solid #333; padding: 4px } table "
        "{ border-collapse: collapse }"
    )
    pdf = print_page(f"{body}</table>", style, lying=True)
    return told(
        "merged categories", who, pdf, stated(own, "studio", "producer", "production_manager")
    )


def pipes(rng: Random) -> Paper:
    """A bulleted line for each show, its parts between pipes, running over to a second line."""
    who, own = a_person(rng), career(rng)[::-1]
    kind = rng.choice(("Feature", "TV Series", "MOW"))
    body = f"<h1>{who}</h1><p>{mobile(rng)} | jobs@example.com</p><h3>CREDITS (SAMPLE)</h3><ul>"
    for x in own:
        parts = (f"<b>{with_season(x, rng).upper()}</b>", kind, x.studio, _SHORT[x.category],
                 f"{us(x.start)}–{us(x.end)}", f"{x.days} days", f"PM {x.manager}",
                 f"Producer {x.producer}")  # fmt: skip
        body += f"<li>{' | '.join(parts)}</li>"
    pdf = print_page(f"{body}</ul>", "body { font: 10.5pt sans-serif } li { margin: 5pt 0 }")
    records = stated(own, "studio", "production_manager", "producer")
    return told(
        "pipes",
        who,
        pdf,
        [r | {"production_title": str(r["production_title"]).upper()} for r in records],
    )


def wide_spreadsheet(rng: Random) -> Paper:
    """A wide print of a spreadsheet: shaded rows, headings on two lines, a sum at the foot."""
    who, own = a_person(rng), career(rng)
    heads = (
        "Production",
        "Season",
        "Studio /<br>Network",
        "Capacity",
        "Start<br>Date",
        "End<br>Date",
        "Days<br>Worked",
        "Producer",
        "Prod.<br>Manager",
        "Prod.<br>Coord.",
        "1st<br>APC",
    )
    rows = [
        (
            x.title,
            x.season or "",
            x.studio,
            _SHORT[x.category],
            f"{x.start.day}-{x.start:%b-%y}",
            f"{x.end.day}-{x.end:%b-%y}",
            str(x.days),
            x.producer,
            x.manager,
            x.coordinator,
            x.assistant,
        )
        for x in own
    ]
    total = ("", "", "", "", "", "TOTAL", str(sum(x.days for x in own)), "", "", "", "")
    body = f"<p><b>{who}</b> upgrade resume SAMPLE</p>" + table(heads, [*rows, total])
    style = (
        "body { font: 8pt sans-serif } tr:nth-child(even) { background: #eee } th "
        "{ text-align: left;"
        " border-bottom: 1px solid #000 } td { padding: 3px 5px } table { border-collapse: "
        "collapse }"
    )
    names = ("studio", "producer", "production_manager", "production_coordinator",
             "assistant_production_coordinator")  # fmt: skip
    return told("wide spreadsheet", who, print_page(body, style, lying=True), stated(own, *names))


def still_there(rng: Random) -> Paper:
    """Months instead of days, the newest show still going, the days behind "Days:"."""
    who, own = a_person(rng), career(rng)[::-1]
    body = f"<h2>{who}</h2><p>Member IATSE 411 · {mobile(rng)} · SAMPLE</p><h3>Experience</h3>"
    for at, x in enumerate(own):
        until = "Present" if at == 0 else month(x.end)
        body += (
            f"<div class=s><p class=r><b>{with_season(x, rng)}</b><span>{month(x.start)} – "
            f"{until}</span></p>"
            f"<p>{x.category}, {x.studio}</p><p>Days: {x.days}</p></div>"
        )
    style = (
        "body { font: 11pt sans-serif } p { margin: 1pt 0 } .s { margin: 10pt 0 } .r "
        "{ display: flex; justify-content: space-between }"
    )
    records = stated(own, "studio", without=("start_date", "end_date"))
    return told("still there", who, print_page(body, style), records)


def word_tabs(rng: Random) -> Paper:
    """Titles in bold with dates set at the right edge, the role below, the days under that."""
    who, own = a_person(rng), career(rng)
    dates = rng.choice((brief, full, iso))
    body = f"<center><h2>{who.upper()}</h2>{mobile(rng)} | me@example.com | SAMPLE</center>"
    for category, group in groupby(own, key=lambda x: x.category):
        body += f"<h4><u>{category} (IATSE 411)</u></h4>"
        for x in group:
            body += (
                f"<p class=r><b>{with_season(x, rng)}</b><span>{dates(x.start)} to "
                f"{dates(x.end)}</span></p>"
                f"<p>{x.studio} &nbsp; &nbsp; Producer: {x.producer}</p>"
                f"<p class=e>Days worked: {x.days} &nbsp; &nbsp; PM: {x.manager} &nbsp; "
                f"&nbsp; PC: {x.coordinator}</p>"
            )
    style = (
        "body { font: 11pt 'Liberation Serif' } p { margin: 0 } .e { margin-bottom: 9pt } .r "
        "{ display: flex; justify-content: space-between }"
    )
    names = ("studio", "producer", "production_manager", "production_coordinator")
    records = stated(own, *names)
    return told("word tabs", who.upper(), print_page(body, style), records)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    parentheses, weeks_short, merged_categories, pipes, wide_spreadsheet, still_there, word_tabs,
)  # fmt: skip
