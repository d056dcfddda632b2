"""Resumes as blocks: bars at the side, labels, seasons, two columns, capacities that change."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.browser import print_page
from bench.papers.career import (
    brief,
    career,
    full,
    in_two,
    iso,
    mobile,
    stated,
    told,
    us,
    with_season,
)  # fmt: skip
from bench.papers.truth import Paper, Show, a_person

_SECOND = "2nd Assistant Production Coordinator"
_FIRST = "1st Assistant Production Coordinator"


def left_bar(rng: Random) -> Paper:
    """A dark bar at the left with sections of its own; dates above each title at the right."""
    who, own = a_person(rng), career(rng)[::-1][:7]
    bar = (
        f"<h3>CONTACT</h3><p>{mobile(rng)}</p><p>me@example.com</p><p>Hamilton, ON</p>"
        "<h3>SKILLS</h3>"
        "<p>Movie Magic</p><p>Scenechronize</p><p>Purchase orders</p><h3>TRAINING</h3>"
        "<p>Clearances seminar, May 2022</p><p>Immigration, Nov 2023</p><h3>EDUCATION</h3>"
        "<p>Diploma, Film 2014–2016</p>"
    )
    main = f"<h1>{who}</h1><h3>PRODUCTION OFFICE EXPERIENCE</h3>"
    for x in own:
        main += (
            f"<p class=d>{full(x.start)} – {full(x.end)}</p><p><b>{with_season(x, rng)}</b> "
            f"({x.studio})</p>"
            f"<p class=e>{x.category} · {x.days} days</p>"
        )
    style = (
        "body { font: 10pt sans-serif; display: flex } p { margin: 1pt 0 } .e "
        "{ margin-bottom: 10pt }"
        " .a { width: 28%; background: #234; color: #fff; padding: 10pt } .b "
        "{ padding: 0 14pt } .d { color: #666 }"
    )
    pdf = print_page(f"<div class=a>{bar}</div><div class=b>{main}</div>", style)
    return told("left bar", who, pdf, stated(own, "studio"))


def years_in_bars(rng: Random) -> Paper:
    """Gray bars with the year, under them the shows with their dates in words."""
    who, own = a_person(rng), career(rng)[::-1]
    body = f"<h1>{who}</h1><p>Production coordination · {mobile(rng)} · SAMPLE</p>"
    for year, group in groupby(own, key=lambda x: x.end.year):
        body += f"<div class=y>{year}</div>"
        for x in group:
            dates = f"{x.start:%A}, {full(x.start)} to {x.end:%A}, {full(x.end)}"
            body += (
                f"<p><b>{with_season(x, rng)}</b> — {x.category}</p><p>{dates}</p>"
                f"<p class=e>Total days on show: {x.days}. Production Manager: {x.manager}</p>"
            )
    style = (
        "body { font: 10.5pt serif } p { margin: 1pt 0 } .e { margin-bottom: 8pt } .y "
        "{ background: #ddd; font-weight: bold; padding: 2pt 6pt; margin: 8pt 0 }"
    )
    return told("years in bars", who, print_page(body, style), stated(own, "production_manager"))


def labels_below(rng: Random) -> Paper:
    """The title underlined, a label on each line below it, the crew in two columns."""
    who, own = a_person(rng), career(rng)[:7]
    body = f"<h2>{who}</h2><p>{mobile(rng)}</p><p>SAMPLE résumé for upgrade</p>"
    for x in own:
        body += (
            f"<div class=s><p><u>{with_season(x, rng)}</u></p><p>Studio/Network: {x.studio}</p>"
            f"<p>Position: {x.category}</p><p>Dates: {brief(x.start)} – {brief(x.end)}</p>"
            f"<p>Days: {x.days}</p>"
            f"<div class=g><p>Producer: {x.producer}</p><p>PM: {x.manager}</p>"
            f"<p>PC: {x.coordinator}</p><p>APC: {x.assistant}</p></div></div>"
        )
    style = (
        "body { font: 10pt sans-serif } p { margin: 1pt 0 } .s "
        "{ margin: 10pt 0; break-inside: avoid } .g "
        "{ display: grid; grid-template-columns: 45% 45% }"
    )
    names = ("studio", "producer", "production_manager", "production_coordinator",
             "assistant_production_coordinator")  # fmt: skip
    return told("labels below", who, print_page(body, style), stated(own, *names))


def per_season(rng: Random) -> Paper:
    """A series named once, below it a line for each of its seasons; single shows among them."""
    who, own = a_person(rng), career(rng)[:8]
    body = f"<h2>{who}</h2><p>{mobile(rng)} – SAMPLE</p><h3>TELEVISION AND FILM CREDITS</h3>"
    records: list[dict[str, object]] = []
    for at, x in enumerate(own):
        body += f"<p class=t><b>{x.title}</b> ({x.studio})</p>"
        parts = in_two(x, x.category) if at % 2 == 0 else [x]
        for number, part in enumerate(parts, start=1):
            lead = f"Season {number}: " if len(parts) > 1 else ""
            body += (
                f"<p class=i>{lead}{brief(part.start)} – {brief(part.end)}, {part.days} days, "
                f"{part.category}</p>"
            )
            (record,) = stated([part], "studio", without=("season",))
            records.append(record | ({"season": str(number)} if len(parts) > 1 else {}))
    style = (
        "body { font: 11pt 'Liberation Sans' } p { margin: 1pt 0 } .t { margin-top: 9pt } .i "
        "{ margin-left: 22pt }"
    )
    return told("per season", who, print_page(body, style), records)


def two_columns(rng: Random) -> Paper:
    """Cards of shows in two columns of equal width."""
    who, own = a_person(rng), career(rng)[:8]
    body = f"<h1>{who}</h1><p>{mobile(rng)} · me@example.com · SAMPLE</p><div class=c>"
    for x in own:
        body += (
            f"<div class=s><p><b>{with_season(x, rng)}</b></p><p>{x.studio}</p>"
            f"<p>{x.category}</p>"
            f"<p>{us(x.start)} – {us(x.end)}</p><p>Days: {x.days}</p><p>PM: {x.manager}</p></div>"
        )
    style = (
        "body { font: 10pt sans-serif } p { margin: 1pt 0 } .c "
        "{ columns: 2; column-gap: 30pt } .s { break-inside: avoid; padding-bottom: 12pt }"
    )
    pdf = print_page(f"{body}</div>", style)
    return told("two columns", who, pdf, stated(own, "studio", "production_manager"))


def moved_up(rng: Random) -> Paper:
    """Blocks with a line for each capacity on the show: "1st APC (moved up)"."""
    who, own = a_person(rng), career(rng, (_SECOND, _FIRST))
    body = f"<h2>{who}</h2><p>{mobile(rng)} SAMPLE</p>"
    listed: list[Show] = []
    for at, x in enumerate(own):
        parts = in_two(x) if x.category == _SECOND and at % 2 == 0 else [x]
        listed += parts
        body += (
            f"<p class=t><b>{with_season(x, rng)}</b>, {x.studio}. Producer {x.producer}, PM "
            f"{x.manager}</p>"
        )
        for number, part in enumerate(parts):
            name = "2nd APC" if part.category == _SECOND else "1st APC"
            moved = " (moved up)" if number else ""
            body += (
                f"<p class=i>{name}{moved}: {brief(part.start)} – {brief(part.end)} – "
                f"{part.days} days</p>"
            )
    style = (
        "body { font: 10.5pt serif } p { margin: 1pt 0 } .t { margin-top: 10pt } .i "
        "{ margin-left: 18pt }"
    )
    return told(
        "moved up",
        who,
        print_page(body, style),
        stated(listed, "studio", "producer", "production_manager"),
    )


def duties(rng: Random) -> Paper:
    """Title, role and dates, then bulleted sentences about the work, with numbers in them."""
    who, own = a_person(rng), career(rng)[::-1][:6]
    sentences = (
        "Coordinated travel and housing for 45 cast members over 12 weeks of shooting.",
        "Prepared call sheets, deal memos and purchase orders for a crew of 120.",
        "Tracked assets worth $250,000 and wrapped the office within 10 days.",
        "Trained two office PAs; managed clearances for 8 episodes.",
    )
    body = (
        f"<h1>{who}</h1><p>{mobile(rng)} | me@example.com | SAMPLE</p><h3>PROFESSIONAL "
        "EXPERIENCE</h3>"
    )
    for x in own:
        told_of = "".join(f"<li>{each}</li>" for each in rng.sample(sentences, 2))
        body += (
            f"<p class=r><b>{x.category}</b><span>{brief(x.start)} – {brief(x.end)}</span></p>"
            f"<p><i>{with_season(x, rng)}</i>, {x.studio} ({x.days} days worked)</p>"
            f"<ul>{told_of}</ul>"
        )
    style = (
        "body { font: 10.5pt sans-serif } p { margin: 1pt 0 } ul { margin: 2pt 0 9pt } .r "
        "{ display: flex; justify-content: space-between }"
    )
    return told("duties", who, print_page(body, style), stated(own, "studio"))


def numbered_forms(rng: Random) -> Paper:
    """The union's questions answered for each show, on lines that are drawn under the answers."""
    who, own = a_person(rng), career(rng)[:6]
    body = (
        f"<h3>RESUME – IATSE LOCAL 411 (SAMPLE)</h3><p>Member: {who} &nbsp; Phone: "
        f"{mobile(rng)}</p>"
    )
    for number, x in enumerate(own, start=1):
        pairs = (
            ("Production", with_season(x, rng)),
            ("Studio affiliation", x.studio),
            ("Capacity", x.category),
            ("Start date", iso(x.start)),
            ("End date", iso(x.end)),
            ("Number of days worked", str(x.days)),
            ("Producer", x.producer),
            ("PM", x.manager),
        )
        cells = "".join(
            f"<span>{label}: <u>&nbsp;{value}&nbsp;</u></span>" for label, value in pairs
        )
        body += f"<div class=s><b>Show {number}</b><div class=g>{cells}</div></div>"
    style = (
        "body { font: 10pt serif } .s { margin: 8pt 0; break-inside: avoid } .g "
        "{ display: grid; grid-template-columns: 50% 50%; row-gap: 3pt }"
    )
    pdf = print_page(body, style)
    return told("numbered forms", who, pdf, stated(own, "studio", "producer", "production_manager"))


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    left_bar,
    years_in_bars,
    labels_below,
    per_season,
    two_columns,
    moved_up,
    duties,
    numbered_forms,
)
