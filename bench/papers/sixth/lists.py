"""Resumes as lists: phases, matrices, rows in pairs, years without a year, typewriter columns."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.browser import print_page, table
from bench.papers.career import (
    brief,
    career,
    full,
    iso,
    mobile,
    stated,
    told,
    us,
    with_season,
)  # fmt: skip
from bench.papers.truth import CATEGORIES, Paper, a_person

_SHORT = dict(zip(CATEGORIES, ("2nd APC", "1st APC", "PC"), strict=True))


def crew_in_a_cell(rng: Random) -> Paper:
    """Cells of several lines: title over studio, start over end, the crew one below the other."""
    who, own = a_person(rng), career(rng)
    rows = [
        (f"<b>{with_season(x, rng)}</b><br><i>{x.studio}</i>", _SHORT[x.category],
         f"{brief(x.start)} to<br>{brief(x.end)}", str(x.days),
         f"Producer: {x.producer}<br>PM: {x.manager}<br>PC: {x.coordinator}")
        for x in own
    ]  # fmt: skip
    body = f"<h2>{who}</h2><p>{mobile(rng)} | SAMPLE</p>"
    body += table(("Production", "Position", "Dates", "Days", "Personnel"), rows)
    style = (
        "body { font: 9.5pt sans-serif } td, th { text-align: left; vertical-align: top;"
        " padding: 4px 10px 8px 0 } th { border-bottom: 2px solid #000 }"
    )
    return told("crew in a cell", who, print_page(body, style), stated(own))


def phases(rng: Random) -> Paper:
    """Days of preparation, shooting and wrap in columns of their own, the total behind them."""
    who, own = a_person(rng), career(rng)
    rows = []
    for x in own:
        prep, wrap = x.days // 4, x.days // 8
        rows.append((with_season(x, rng), x.studio, _SHORT[x.category], us(x.start), us(x.end),
                     str(prep), str(x.days - prep - wrap), str(wrap), str(x.days)))  # fmt: skip
    head = ("Production", "Studio", "Capacity", "From", "To", "Prep", "Shoot", "Wrap", "Total Days")
    body = f"<h2>{who}</h2><p>{mobile(rng)}, SAMPLE</p>" + table(head, rows)
    style = (
        "body { font: 9pt sans-serif } td, th { border: 1px solid #777; padding: 3px 5px } "
        "table { border-collapse: collapse }"
    )
    return told("phases", who, print_page(body, style), stated(own, "studio"))


def matrix(rng: Random) -> Paper:
    """A column for each category that holds the days worked in it."""
    who, own = a_person(rng), career(rng)
    rows = [
        (with_season(x, rng), x.studio, f"{us(x.start)} - {us(x.end)}",
         *(str(x.days) if x.category == each else "" for each in CATEGORIES))
        for x in own
    ]  # fmt: skip
    sums = [str(sum(x.days for x in own if x.category == each)) for each in CATEGORIES]
    head = ("Show", "Studio", "Dates Worked", "Days as 2nd APC", "Days as 1st APC", "Days as PC")
    body = f"<h2>{who}</h2><p>SAMPLE résumé, {mobile(rng)}</p>"
    body += table(head, [*rows, ("TOTALS", "", "", *sums)])
    style = (
        "body { font: 9.5pt serif } td, th { border: 1px solid #999; padding: 3px 6px } "
        "table { border-collapse: collapse }"
    )
    return told("matrix", who, print_page(body, style), stated(own, "studio"))


def rows_in_pairs(rng: Random) -> Paper:
    """Two rows for each show: its facts in columns, below them the crew over the whole width."""
    who, own = a_person(rng), career(rng)[::-1]
    heads = ("Production", "Studio", "Category", "Start", "Finish", "# Days")
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE</p><table><tr>"
    body += "".join(f"<th>{text}</th>" for text in heads) + "</tr>"
    for x in own:
        cells = (
            with_season(x, rng),
            x.studio,
            _SHORT[x.category],
            brief(x.start),
            brief(x.end),
            str(x.days),
        )
        body += f"<tr>{''.join(f'<td>{c}</td>' for c in cells)}</tr>"
        body += (
            f"<tr><td colspan=6 class=c>Producer: {x.producer} &nbsp; PM: {x.manager} &nbsp; "
            f"PC: {x.coordinator} &nbsp; APC: {x.assistant}</td></tr>"
        )
    style = (
        "body { font: 9.5pt sans-serif } td, th { border: 1px solid #888; padding: 3px 6px } "
        "table { border-collapse: collapse } .c { color: #444 }"
    )
    names = ("studio", "producer", "production_manager", "production_coordinator",
             "assistant_production_coordinator")  # fmt: skip
    return told("rows in pairs", who, print_page(f"{body}</table>", style), stated(own, *names))


def year_headings(rng: Random) -> Paper:
    """The year as a heading, dates below that leave it out, in columns without headings."""
    who, own = a_person(rng), career(rng)
    own = [x for x in own if x.start.year == x.end.year] or own[:3]
    body = f"<h1>{who}</h1><p>{mobile(rng)} SAMPLE</p>"
    for year, group in groupby(own, key=lambda x: x.start.year):
        rows = "".join(
            f"<tr><td>{x.start:%b} {x.start.day} – {x.end:%b} {x.end.day}</td><td>"
            f"<b>{with_season(x, rng)}</b></td>"
            f"<td>{x.studio}</td><td>{_SHORT[x.category]}</td><td>{x.days} days</td></tr>"
            for x in group
        )
        body += f"<h3>{year}</h3><table>{rows}</table>"
    style = (
        "body { font: 10.5pt sans-serif } td { padding: 3px 16px 3px 0 } h3 { margin: 10pt 0 2pt }"
    )
    records = stated(own, "studio", without=("start_date", "end_date"))
    return told("year headings", who, print_page(body, style), records)


def typewriter(rng: Random) -> Paper:
    """Columns made with spaces in letters of one width, under a row of dashes."""
    who, own = a_person(rng), career(rng)
    row = "{:<34}{:<23}{:<9}{:<12}{:<12}{:>5}\n"
    text = f"{who}\n{mobile(rng)}   SAMPLE\n\n"
    text += row.format("SHOW", "COMPANY", "JOB", "START", "END", "DAYS") + "-" * 95 + "\n"
    for x in own:
        text += row.format(
            with_season(x, rng), x.studio, _SHORT[x.category], iso(x.start), iso(x.end), x.days
        )
    text += "-" * 95 + "\n" + row.format("", "", "", "", "TOTAL", sum(x.days for x in own))
    style = "pre { font: 8.8pt 'Liberation Mono' }"
    return told("typewriter", who, print_page(f"<pre>{text}</pre>", style), stated(own, "studio"))


def totals_in_headings(rng: Random) -> Paper:
    """Categories with their total in the heading, a sentence of short statements for each show."""
    who, own = a_person(rng), career(rng)
    body = f"<h2>{who}</h2><p>{mobile(rng)} · SAMPLE</p>"
    for category, group in groupby(own, key=lambda x: x.category):
        listed = list(group)
        total = sum(x.days for x in listed)
        body += f"<h4>{category.upper()} – {total} days total</h4>"
        for x in listed:
            dates = f"{full(x.start)} to {full(x.end)}"
            body += (
                f"<p><b>{with_season(x, rng)}</b> ({x.studio}). {dates}. {x.days} days. PM "
                f"{x.manager}; Producer {x.producer}.</p>"
            )
    style = "body { font: 11pt serif } p { margin: 4pt 0 } h4 { margin: 12pt 0 3pt }"
    records = stated(own, "studio", "production_manager", "producer")
    return told("totals in headings", who, print_page(body, style), records)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    crew_in_a_cell, phases, matrix, rows_in_pairs, year_headings, typewriter, totals_in_headings,
)  # fmt: skip
