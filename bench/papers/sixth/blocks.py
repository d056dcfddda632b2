"""Resumes as blocks: a bar at the right, leaders of dots, facts in small tables."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.browser import print_page
from bench.papers.career import (
    brief,
    career,
    dotted,
    full,
    in_two,
    mobile,
    stated,
    told,
    us,
    with_season,
)  # fmt: skip
from bench.papers.truth import Paper, Show, a_person

_SECOND = "2nd Assistant Production Coordinator"


def right_bar(rng: Random) -> Paper:
    """Shows at the left with days at the edge of their column, a bar with sections at the right."""
    who, own = a_person(rng), career(rng)[::-1][:7]
    main = ""
    for x in own:
        main += (
            f"<p class=r><b>{with_season(x, rng)}</b><span>{x.days} days</span></p>"
            f"<p>{x.studio} – {x.category}</p>"
            f"<p class=e>{brief(x.start)} – {brief(x.end)}</p>"
        )
    bar = (
        f"<h4>Contact</h4><p>{mobile(rng)}</p><p>me@example.com</p><h4>About</h4><p>Calm, "
        "quick and well"
        " organized coordinator with eight years in the office.</p><h4>Courses</h4><p>First "
        "aid, 2023</p>"
        "<p>Payroll basics, 2021</p><h4>References</h4><p>On request</p>"
    )
    style = (
        "body { font: 10pt sans-serif } p { margin: 1pt 0 } .e { margin-bottom: 10pt } .r "
        "{ display: flex; justify-content:"
        " space-between } .f { display: flex } .a { width: 62%; padding-right: 20pt } .b { "
        "width: 32%; background: #eef; padding: 6pt }"
    )
    pdf = print_page(
        f"<h1>{who}</h1><div class=f><div class=a>{main}</div><div class=b>{bar}</div></div>", style
    )
    return told("right bar", who, pdf, stated(own, "studio"))


def numbered(rng: Random) -> Paper:
    """A numbered list, each show over four lines: "2nd APC to PC Jane Roe"."""
    who, own = a_person(rng), career(rng)[:8]
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE</p><ol>"
    for x in own:
        kind = "TV Series" if x.season else rng.choice(("Feature", "MOW"))
        body += (
            f"<li><b>{with_season(x, rng)}</b> — {kind} — {x.studio}<br>{x.category} to PC "
            f"{x.coordinator}<br>"
            f"{full(x.start)} to {full(x.end)}<br>{x.days} days</li>"
        )
    style = "body { font: 10.5pt serif } li { margin: 6pt 0; break-inside: avoid }"
    return told("numbered", who, print_page(f"{body}</ol>", style), stated(own, "studio"))


def small_tables(rng: Random) -> Paper:
    """A framed table of two columns for each show: what is asked, and the answer."""
    who, own = a_person(rng), career(rng)[:7]
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE résumé</p>"
    for x in own:
        pairs = (("Show", with_season(x, rng)), ("Studio", x.studio), ("Position", x.category),
                 ("Dates", f"{us(x.start)} to {us(x.end)}"), ("Days worked", str(x.days)),
                 ("Producer", x.producer), ("Production Manager", x.manager))  # fmt: skip
        rows = "".join(f"<tr><td class=l>{a}</td><td>{b}</td></tr>" for a, b in pairs)
        body += f"<table>{rows}</table>"
    style = (
        "body { font: 9.5pt sans-serif } table "
        "{ width: 80%; border-collapse: collapse; margin: 8pt 0; break-inside: avoid } td "
        "{ border: 1px solid #888; padding: 2px 6px } .l { width: 30%; background: #eee }"
    )
    pdf = print_page(body, style)
    return told("small tables", who, pdf, stated(own, "studio", "producer", "production_manager"))


def leaders(rng: Random) -> Paper:
    """Dots lead from the title to the days; role and dates stand below."""
    who, own = a_person(rng), career(rng)
    body = f"<center><h2>{who}</h2><p>{mobile(rng)} – SAMPLE</p></center>"
    for x in own:
        dots = "." * (80 - len(x.title) - 12)
        body += (
            f"<p class=t><b>{with_season(x, rng)}</b> {dots} {x.days} days</p>"
            f"<p>{x.category}, {x.studio}, {dotted(x.start)} – {dotted(x.end)}</p>"
        )
    style = (
        "body { font: 10.5pt serif } p { margin: 1pt 0 } .t "
        "{ margin-top: 8pt; white-space: nowrap }"
    )
    return told("leaders", who, print_page(body, style), stated(own, "studio"))


def weeks_and_days(rng: Random) -> Paper:
    """Blocks that give weeks and days both: "14 weeks / 70 days"."""
    who, own = a_person(rng), career(rng)[::-1]
    body = f"<h1>{who}</h1><p>{mobile(rng)} · SAMPLE</p><h3>CREDITS</h3>"
    for x in own:
        weeks = -(-x.days // 5)
        body += (
            f"<p class=t><b>{with_season(x, rng).upper()}</b> | {x.studio}</p><p>{x.category} "
            f"| {weeks} weeks / {x.days} days</p>"
            f"<p>{x.start:%d/%m/%Y} – {x.end:%d/%m/%Y} | Supervisor: {x.coordinator} (PC)</p>"
        )
    style = "body { font: 10pt sans-serif } p { margin: 1pt 0 } .t { margin-top: 9pt }"
    records = [
        r | {"production_title": str(r["production_title"]).upper()} for r in stated(own, "studio")
    ]
    return told("weeks and days", who, print_page(body, style), records)


def companies_first(rng: Random) -> Paper:
    """Companies as employers with a span of years, their shows as bullets with days each."""
    who, own = a_person(rng), career(rng)[:8]
    body = f"<h2>{who}</h2><p>{mobile(rng)} – me@example.com – SAMPLE</p><h3>Employment</h3>"
    for category, group in groupby(own, key=lambda x: x.category):
        body += f"<p class=t><b>{category}</b></p><ul>"
        for x in group:
            body += (
                f"<li>{with_season(x, rng)}, {x.studio}, {brief(x.start)} to {brief(x.end)}, "
                f"{x.days} days (PM: {x.manager})</li>"
            )
        body += "</ul>"
    style = (
        "body { font: 11pt 'Liberation Serif' } p { margin: 1pt 0 } .t { margin-top: 9pt } "
        "ul { margin: 2pt 0 }"
    )
    return told(
        "companies first", who, print_page(body, style), stated(own, "studio", "production_manager")
    )


def two_hats(rng: Random) -> Paper:
    """Capacities on one show as rows below its title, days at the right edge, summed up."""
    who, own = a_person(rng), career(rng, (_SECOND, "Production Coordinator"))
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE</p>"
    listed: list[Show] = []
    for at, x in enumerate(own):
        split = x.category == _SECOND and at % 2 == 0
        parts = in_two(x) if split else [x]
        listed += parts
        body += f"<p class=t><b>{with_season(x, rng)}</b> — {x.studio}</p>"
        for part in parts:
            body += (
                f"<p class=r><span>{part.category}, {brief(part.start)} – "
                f"{brief(part.end)}</span><span>{part.days} days</span></p>"
            )
        if split:
            body += f"<p class=r><span></span><span>Total: {x.days} days</span></p>"
    style = (
        "body { font: 10.5pt sans-serif } p { margin: 1pt 0 } .t { margin-top: 10pt } .r "
        "{ display: flex; justify-content: space-between; padding-left: 16pt }"
    )
    return told("two hats", who, print_page(body, style), stated(listed, "studio"))


def told_in_prose(rng: Random) -> Paper:
    """A paragraph for each show in whole sentences."""
    who, own = a_person(rng), career(rng)[:6]
    body = f"<h2>{who}</h2><p>{mobile(rng)}</p><h3>Résumé of shows (SAMPLE)</h3>"
    for x in own:
        body += (
            f"<p>{with_season(x, rng)} ({x.studio}): I worked as {x.category} from "
            f"{full(x.start)} to {full(x.end)}"
            f" for a total of {x.days} days. The Production Manager was {x.manager} and the "
            f"Producer was {x.producer}.</p>"
        )
    style = "body { font: 11pt serif } p { margin: 6pt 0 }"
    return told("told in prose", who, print_page(body, style), stated(own, "studio"))


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    right_bar,
    numbered,
    small_tables,
    leaders,
    weeks_and_days,
    companies_first,
    two_hats,
    told_in_prose,
)
