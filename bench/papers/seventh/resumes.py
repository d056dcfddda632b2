"""Resumes as ten more people set them: ledgers, profiles, networks, slashes, arrows, footers."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.browser import print_page, table
from bench.papers.career import (
    brief,
    career,
    dotted,
    full,
    in_two,
    iso,
    mobile,
    stated,
    told,
    us,
    with_season,
)
from bench.papers.truth import CATEGORIES, Paper, Show, a_person

_SHORT = dict(zip(CATEGORIES, ("2nd APC", "1st APC", "Production Coordinator"), strict=True))
_FLAT = "p { margin: 1pt 0 } .t { margin-top: 9pt }"


def ledger(rng: Random) -> Paper:
    """A numbered ledger, dates in one cell, a running total at the right."""
    who, own = a_person(rng), career(rng)
    rows, sum_of = [], 0
    for number, x in enumerate(own, start=1):
        sum_of += x.days
        rows.append((str(number), f"{x.start.day} {x.start:%b %Y} – {x.end.day} {x.end:%b %Y}",
                     with_season(x, rng), x.studio, _SHORT[x.category], str(x.days),
                     str(sum_of)))  # fmt: skip
    head = ("No.", "When", "Show", "Studio", "Worked as", "Days", "Running total")
    body = f"<h3>{who}</h3><p>{mobile(rng)} – SAMPLE</p>{table(head, rows)}"
    style = "body { font: 9.5pt serif } td, th { border: 1px solid #aaa; padding: 3px 6px }"
    pdf = print_page(body, f"{style} table {{ border-collapse: collapse }}")
    return told("ledger", who, pdf, stated(own, "studio"))


def days_first(rng: Random) -> Paper:
    """The days in bold at the left of two lines about each show."""
    who, own = a_person(rng), career(rng)[::-1]
    body = f"<h2>{who}</h2><p>{mobile(rng)} | SAMPLE</p><table>"
    for x in own:
        body += (
            f"<tr><td class=d>{x.days}<br>days</td><td><b>{with_season(x, rng)}</b>, {x.studio}<br>"
            f"{x.category}, {brief(x.start)} – {brief(x.end)}</td></tr>"
        )
    style = "body { font: 10.5pt sans-serif } td { padding: 4px 14px 6px 0 } .d { color: #555 }"
    return told("days first", who, print_page(f"{body}</table>", style), stated(own, "studio"))


def slashes(rng: Random) -> Paper:
    """A line for each show whose parts stand between slashes, under the category."""
    who, own = a_person(rng), career(rng)
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE</p>"
    for category, group in groupby(own, key=lambda x: x.category):
        body += f"<p class=t><b><u>{category}s</u></b></p>"
        for x in group:
            parts = (with_season(x, rng), x.studio, f"{iso(x.start)} to {iso(x.end)}",
                     f"{x.days} days", f"PM {x.manager}")  # fmt: skip
            body += f"<p>{' / '.join(parts)}</p>"
    style = f"body {{ font: 9.5pt sans-serif }} {_FLAT}"
    return told(
        "slashes", who, print_page(body, style), stated(own, "studio", "production_manager")
    )


def by_network(rng: Random) -> Paper:
    """The studio as a heading, its shows below it in a sentence of keywords."""
    who, own = a_person(rng), sorted(career(rng), key=lambda x: x.studio)
    body = f"<h2>{who}</h2><p>{mobile(rng)} · SAMPLE</p>"
    for studio, group in groupby(own, key=lambda x: x.studio):
        body += f"<h4>{studio.upper()}</h4>"
        for x in group:
            body += (
                f"<p><i>{with_season(x, rng)}</i> | {_SHORT[x.category]} | "
                f"{dotted(x.start)} – {dotted(x.end)} | {x.days} days</p>"
            )
    style = "body { font: 11pt serif } p { margin: 2pt 0 } h4 { margin: 9pt 0 2pt }"
    return told("by network", who, print_page(body, style), stated(own))


def banner(rng: Random) -> Paper:
    """A colored banner over the page, then shows in framed boxes with facts on two sides."""
    who, own = a_person(rng), career(rng)[:7]
    body = f"<div class=h><h1>{who}</h1>Production Office · {mobile(rng)} · SAMPLE</div>"
    for x in own:
        body += (
            f"<div class=s><div class=r><b>{with_season(x, rng)}</b><b>{x.days} days</b></div>"
            f"<div class=r><span>{x.studio}</span><span>{brief(x.start)} – {brief(x.end)}</span>"
            f"</div><div>{x.category} | PM: {x.manager} | Producer: {x.producer}</div></div>"
        )
    style = (
        "body { font: 10pt sans-serif } .h { background: #357; color: #fff; padding: 8pt }"
        " .s { border: 1px solid #999; margin: 7pt 0; padding: 4pt 8pt; break-inside: avoid }"
        " .r { display: flex; justify-content: space-between }"
    )
    pdf = print_page(body, style)
    return told("banner", who, pdf, stated(own, "studio", "production_manager", "producer"))


def profile_first(rng: Random) -> Paper:
    """A paragraph about the person, then a table without lines, wrapped cells, days in words."""
    who, own = a_person(rng), career(rng)
    rows = [
        (with_season(x, rng), _SHORT[x.category], f"{full(x.start)} to {full(x.end)}",
         f"{x.days} days worked", x.producer)
        for x in own
    ]  # fmt: skip
    body = (
        f"<h2>{who}</h2><p>{mobile(rng)} | SAMPLE</p><p>Coordinator with nine years in production"
        " offices of series and features, known for calm days and clean wrap books.</p>"
        + table(("Title", "Position", "Period", "Length", "Producer"), rows)
    )
    style = (
        "body { font: 10pt serif } table { width: 100% } th { text-align: left }"
        " td { padding: 3px 12px 7px 0; vertical-align: top }"
    )
    return told("profile first", who, print_page(body, style), stated(own, "producer"))


def arrows(rng: Random) -> Paper:
    """Series with a line for each capacity, an arrow between its first and last day."""
    who, own = a_person(rng), career(rng, CATEGORIES[:2])
    body = f"<h2>{who} – Résumé</h2><p>{mobile(rng)} SAMPLE</p>"
    listed: list[Show] = []
    for at, x in enumerate(own):
        parts = in_two(x) if x.category == CATEGORIES[0] and at % 2 else [x]
        listed += parts
        body += f"<p class=t><b>{with_season(x, rng)}</b> [{x.studio}]</p>"
        for part in parts:
            body += (
                f"<p>{_SHORT[part.category]}: {us(part.start)} → {us(part.end)}"
                f" = {part.days} days</p>"
            )
    pdf = print_page(body, f"body {{ font: 11pt sans-serif }} {_FLAT}")
    return told("arrows", who, pdf, stated(listed, "studio"))


def two_line_tabs(rng: Random) -> Paper:
    """Three parts at tab stops on the first line of a show, three on the second."""
    who, own = a_person(rng), career(rng)
    body = f"<h2>{who}</h2><p>{mobile(rng)}</p><p>CREDITS (SAMPLE)</p>"
    for x in own:
        body += (
            f"<div class=g><b>{with_season(x, rng)}</b><span>{x.studio}</span>"
            f"<span>{brief(x.start)} – {brief(x.end)}</span>"
            f"<span>{_SHORT[x.category]}</span><span>PM {x.manager}</span>"
            f"<span>Days: {x.days}</span></div>"
        )
    style = (
        "body { font: 10pt 'Liberation Serif' } p { margin: 1pt 0 } .g { display: grid;"
        " grid-template-columns: 40% 28% 32%; margin: 7pt 0; break-inside: avoid }"
    )
    return told(
        "two line tabs", who, print_page(body, style), stated(own, "studio", "production_manager")
    )


def weeks_in_brackets(rng: Random) -> Paper:
    """Commas between all parts, five-day weeks in brackets at the end of each line."""
    who, own = a_person(rng), career(rng)
    weeks = [max(1, round(x.days / 5)) for x in own]
    body = f"<h2>{who}</h2><p>{mobile(rng)}</p><p>Resume of credits, SAMPLE</p><ul>"
    for x, n in zip(own, weeks, strict=True):
        body += (
            f"<li>{with_season(x, rng)}, {x.studio}, {x.category}, {full(x.start)} to"
            f" {full(x.end)} ({n} weeks)</li>"
        )
    pdf = print_page(f"{body}</ul>", "body { font: 10.5pt serif } li { margin: 4pt 0 }")
    records = [e | {"days": 5 * n} for e, n in zip(stated(own, "studio"), weeks, strict=True)]
    return told("weeks in brackets", who, pdf, records)


def side_and_table(rng: Random) -> Paper:
    """A bar with sections at the left, a table with lines between its rows at the right."""
    who, own = a_person(rng), career(rng)
    rows = [
        (f"{with_season(x, rng)}<br>{x.studio}", _SHORT[x.category],
         f"{us(x.start)}<br>{us(x.end)}", str(x.days))
        for x in own
    ]  # fmt: skip
    bar = (
        f"<p>{mobile(rng)}</p><p>me@example.com</p><h4>SKILLS</h4><p>Excel</p><p>Visas</p>"
        "<p>Shipping</p><h4>SEMINARS</h4><p>Immigration 2022</p><p>Safety 2023</p>"
        "<h4>LANGUAGES</h4><p>English</p><p>French</p><p>SAMPLE</p>"
    )
    right = f"<h2>{who}</h2>{table(('Show', 'Capacity', 'Dates', 'Days'), rows)}"
    style = (
        "body { font: 9.5pt sans-serif; display: flex } .a { width: 24%; background: #eee }"
        " .b { padding-left: 14pt } table { border-collapse: collapse } th { text-align: left }"
        " td { border-bottom: 1px solid #bbb; padding: 4px 14px 4px 0; vertical-align: top }"
    )
    pdf = print_page(f"<div class=a>{bar}</div><div class=b>{right}</div>", style)
    return told("side and table", who, pdf, stated(own, "studio"))


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    ledger,
    days_first,
    slashes,
    by_network,
    banner,
    profile_first,
    arrows,
    two_line_tabs,
    weeks_in_brackets,
    side_and_table,
)
