"""Shows told in blocks, cards, lines and sentences: their order, marks and places by lot."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.composed.frame import sheet
from bench.papers.composed.manner import Manner, a_manner, set_apart
from bench.papers.truth import Paper, Show

_AROUND = (
    "margin: 9pt 0", "margin: 4pt 0", "margin: 7pt 0; border-bottom: 1px solid #bbb",
    "margin: 8pt 0; border: 1px solid #999; padding: 4pt", "margin: 12pt 0 12pt 14pt",
    "margin: 6pt 0; border-left: 3px solid #48a; padding-left: 8pt", "margin: 2pt 0",
)  # fmt: skip


def blocks(rng: Random) -> Paper:
    """A block of a few lines for each show, its parts on lines by lot."""
    manner, mark = a_manner(rng), set_apart(rng)
    lines_of, told_studio = _lines(rng, manner, mark)
    return _grouped(
        rng, manner, "blocks", lambda x: "<br>".join(lines_of(x)), told_studio=told_studio
    )


def beside(rng: Random) -> Paper:
    """The dates, days or studio in a column of their own beside the lines of a show."""
    manner, mark = a_manner(rng), set_apart(rng)
    side = rng.choice(("dates", "days", "both"))
    right = rng.random() < 0.5

    def said(x: Show) -> str:
        parts = {"dates": [manner.dates(x)], "days": [manner.days(x)]}
        return "<br>".join(parts.get(side, [manner.dates(x), manner.days(x)]))

    lines_of, told_studio = _lines(rng, manner, mark, without=side)
    width = rng.choice(("22%", "28%", "33%"))

    def block(x: Show) -> str:
        parts = [f"<div style='width:{width}'>{said(x)}</div>",
                 f"<div style='flex:1'>{'<br>'.join(lines_of(x))}</div>"]  # fmt: skip
        return (
            f"<div style='display:flex;gap:14pt'>{''.join(parts[::-1] if right else parts)}</div>"
        )

    return _grouped(rng, manner, f"beside, {side}", block, told_studio=told_studio)


def labelled(rng: Random) -> Paper:
    """A list of labels and answers for each show."""
    manner, mark = a_manner(rng), set_apart(rng)
    colon = rng.choice((":", "", ":"))
    asked = rng.random() < 0.6
    words = [rng.choice(each) for each in (
        ("Production", "Show", "Title"), ("Studio", "Company", "Network"),
        ("Capacity", "Position", "Worked as"), ("Dates", "Period", "Worked"),
        ("Days", "Days worked", "Total days"))]  # fmt: skip
    order = [1, 2, 3, 4] if rng.random() < 0.6 else rng.sample([1, 2, 3, 4], 4)

    def block(x: Show) -> str:
        said = (manner.whole_title(x), x.studio, manner.job(x), manner.dates(x), str(x.days))
        pairs = [(words[at], said[at]) for at in ([0] if asked else []) + order]
        pairs += manner.people(x)
        rows = "".join(f"<tr><td class=k>{k}{colon}</td><td>{v}</td></tr>" for k, v in pairs)
        top = "" if asked else mark(manner.whole_title(x))
        return f"{top}<table>{rows}</table>"

    style = f"td {{ padding: 0 {rng.choice(('6pt', '14pt', '30pt'))} 0 0; vertical-align: top }}"
    return _grouped(rng, manner, "labelled", block, told_studio=True, more=style)


def in_lines(rng: Random) -> Paper:
    """One line for each show, or what a line runs over, its parts between marks."""
    manner, mark = a_manner(rng), set_apart(rng)
    between = rng.choice((", ", " | ", " – ", " / ", "; ", " • ", ". ", " - "))
    parts: list[Callable[[Show], str]] = [
        lambda x: mark(manner.whole_title(x)), manner.job, manner.dates, manner.days]  # fmt: skip
    told_studio = rng.random() < 0.8
    if told_studio:
        parts.insert(1, lambda x: manner.studio.format(x.studio))
    if rng.random() < 0.25:
        parts = [parts[-2], *parts[:-2], parts[-1]]
    bullet = rng.choice(("", "", "• ", "- "))

    def block(x: Show) -> str:
        return bullet + between.join([part(x) for part in parts] + manner.named(x))

    return _grouped(rng, manner, "lines", block, told_studio=told_studio)


def sentences(rng: Random) -> Paper:
    """A sentence or two about each show."""
    manner, mark = a_manner(rng), set_apart(rng)
    way = rng.choice((
        "{title}, {studio}. {job} from {dates}, {days}. {crew}",
        "{job} on {title} for {studio}, {dates} ({n} days). {crew}",
        "{dates}: {job}, {title} ({studio}), {days}. {crew}",
        "{title} ({studio}). Worked {n} days as {job} from {dates}. {crew}",
    ))  # fmt: skip

    def block(x: Show) -> str:
        crew = ", ".join(f"{office} {name}" for office, name in manner.people(x))
        return way.format(
            title=mark(manner.whole_title(x)), studio=x.studio, job=manner.job(x), n=x.days,
            dates=manner.dates(x), days=manner.days(x), crew=crew and f"{crew}.")  # fmt: skip

    return _grouped(rng, manner, "sentences", block, told_studio=True)


def _lines(
    rng: Random, manner: Manner, mark: Callable[[str], str], without: str = ""
) -> tuple[Callable[[Show], list[str]], bool]:  # fmt: skip
    """Return what says the lines of a show, and whether it tells the studio."""
    mark_between = rng.choice((", ", " – ", " | ", " · ", " - "))
    told_studio = rng.random() < 0.8
    by_title, job_by = rng.random() < 0.5, rng.random() < 0.4
    days_by_dates = rng.random() < 0.5
    late = rng.random() < 0.3
    crew_between = rng.choice(("<br>", ", ", " | ", " / "))

    def lines(x: Show) -> list[str]:
        top = [mark(manner.whole_title(x))]
        studio = [manner.studio.format(x.studio)] if told_studio else []
        rest = [] if by_title else [studio]
        top += studio if by_title else []
        if job_by:
            top.append(manner.job(x))
        else:
            rest.insert(0, [manner.job(x)]) if late else rest.append([manner.job(x)])
        dates = [] if without in {"dates", "both"} else [manner.dates(x)]
        days = [] if without in {"days", "both"} else [manner.days(x)]
        rest += [dates + days] if days_by_dates else [dates, days]
        crew = crew_between.join(manner.named(x))
        return [mark_between.join(each) for each in (top, *rest) if each] + ([crew] if crew else [])

    return lines, told_studio


def _grouped(
    rng: Random, manner: Manner, design: str, block: Callable[[Show], str],
    *, told_studio: bool, more: str = "",
) -> Paper:  # fmt: skip
    """Return blocks on a sheet, alone, under categories or studios, or in two columns."""
    by = rng.choice(("", "", "", "category", "year"))
    shows = list(manner.shows)
    if by == "category":
        shows.sort(key=lambda x: list(manner.capacity).index(x.category))
    body = ""
    for name, group in groupby(shows, key=lambda x: _heading(by, manner, x)):
        body += f"<h3>{name}</h3>" if name else ""
        body += "".join(f"<div class=s>{block(x)}</div>" for x in group)
    columns = rng.random() < 0.12 and design in {"blocks", "labelled"}
    body = f"<div style='columns:2;column-gap:24pt'>{body}</div>" if columns else body
    style = (
        f".s {{ {rng.choice(_AROUND)}; break-inside: avoid }} h3 {{ margin: 12pt 0 4pt }} {more}"
    )
    records = [manner.record(x, studio=told_studio) for x in shows]
    name = f"{design}{', by ' + by if by else ''}{', two columns' if columns else ''}"
    return sheet(rng, manner, name, body, style, records)


def _heading(by: str, manner: Manner, x: Show) -> str:
    return {"": "", "category": manner.job(x), "year": str(x.start.year)}[by]


DESIGNS = (blocks, beside, labelled, in_lines, sentences)
