"""Shows in tables: columns, headings, lines and cells by lot."""

from collections.abc import Callable
from itertools import groupby
from random import Random

from bench.papers.composed.frame import sheet
from bench.papers.composed.manner import Manner, a_manner, set_apart
from bench.papers.truth import Paper, Show

Column = tuple[str, Callable[[Show], str]]

_RULES = (
    "td, th { border: 1px solid #888 }", "td { border-bottom: 1px solid #ccc }", "",
    "tr:nth-child(even) td { background: #eef }", "th { border-bottom: 1.5px solid #000 }",
    "", "td, th { border: 1px solid #000 } th { background: #ddd }",
)  # fmt: skip
_TITLE = (
    "Production",
    "Show",
    "Title",
    "Project",
    "Production / Season",
    "SHOW",
    "Production Title",
)
_DATES = ("Dates", "Period", "Dates worked", "When", "Start - End", "DATES")
_BOTH = (("Start", "End"), ("From", "To"), ("Start date", "End date"), ("Began", "Wrapped"))
_DAYS = ("Days", "# Days", "Total days", "Days worked", "No. of days", "DAYS")
_JOBS = ("Position", "Capacity", "Role", "Worked as", "Job", "Category")
_STUDIOS = ("Studio", "Company", "Network", "Studio / Network", "Production company")


def listed(rng: Random) -> Paper:
    """A table of shows, with the category in a column, over each table or in bands."""
    manner, mark = a_manner(rng), set_apart(rng)
    grouping = rng.choice(("column", "column", "band", "tables", "none"))
    columns, told_studio = _columns(rng, manner, mark, with_job=grouping == "column")
    shows = _in_order(manner, grouping)
    head = _row("th", [name for name, _ in columns])
    headed = rng.random() > 0.1 or grouping == "none"
    body = _tables(grouping, manner, shows, columns, head if headed else "")
    total = sum(x.days for x in shows)
    body += f"<p>Total: {total} days</p>" if rng.random() < 0.2 else ""
    upright = rng.choice(("top", "top", "middle"))
    style = (
        f"table {{ width: {rng.choice(('100%', '100%', 'auto'))}; border-collapse: collapse;"
        f" margin: 6pt 0 }} td, th {{ text-align: left; vertical-align: {upright};"
        f" padding: {rng.choice(('1px 4px', '3px 6px', '5px 8px'))} }} {rng.choice(_RULES)}"
        f" {rng.choice(('', '.n { text-align: right }'))} tr {{ break-inside: avoid }}"
    )
    records = [manner.record(x, studio=told_studio, job=grouping != "none") for x in shows]
    lying = len(columns) > 6 and rng.random() < 0.7
    return sheet(rng, manner, f"table, {grouping}", body, style, records, lying=lying)


def _in_order(manner: Manner, grouping: str) -> list[Show]:
    if grouping in {"band", "tables"}:
        return sorted(manner.shows, key=lambda x: list(manner.capacity).index(x.category))
    return list(manner.shows)


def _tables(
    grouping: str, manner: Manner, shows: list[Show], columns: list[Column], head: str
) -> str:  # fmt: skip
    def rows(own: list[Show]) -> str:
        return "".join(_row("td", [said(x) for _, said in columns]) for x in own)

    if grouping not in {"band", "tables"}:
        return f"<table>{head}{rows(shows)}</table>"
    body = ""
    for category, group in groupby(shows, key=lambda x: x.category):
        name = manner.capacity[category]
        if grouping == "tables":
            body += f"<h3>{name}</h3><table>{head}{rows(list(group))}</table>"
        else:
            band = f"<tr><td colspan={len(columns)}><b>{name}</b></td></tr>"
            body += f"{band}{rows(list(group))}"
    return body if grouping == "tables" else f"<table>{head}{body}</table>"


def _row(kind: str, cells: list[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{each}</{kind}>' for each in cells)}</tr>"


def _columns(
    rng: Random, manner: Manner, mark: Callable[[str], str], *, with_job: bool
) -> tuple[list[Column], bool]:  # fmt: skip
    """Return the columns in the order of this table, and whether they tell the studio."""
    columns = _of_time(rng, manner)
    told_studio = rng.random() < 0.8
    below = told_studio and rng.random() < 0.35
    break_at = rng.choice(("<br>", "<br><small>"))
    apart = rng.random() < 0.2
    named = manner.title if apart else manner.whole_title
    title: Column = (rng.choice(_TITLE), lambda x: mark(named(x)) + (
        f"{break_at}{manner.studio.format(x.studio)}" if below else ""))  # fmt: skip
    own = [[title, *([("Season", lambda x: x.season or "")] if apart else [])]]
    if told_studio and not below:
        own.append([(rng.choice(_STUDIOS), lambda x: x.studio)])
    if with_job:
        own.append([(rng.choice(_JOBS), manner.job)])
    own.append(columns)
    if rng.random() < 0.3:
        rng.shuffle(own)
    people = _of_crew(rng, manner)
    return [column for group in own for column in group] + people, told_studio


def _of_time(rng: Random, manner: Manner) -> list[Column]:
    days: Column = (rng.choice(_DAYS), lambda x: f"<span class=n>{x.days}</span>")
    if rng.random() < 0.25:
        days = ("Length", manner.days)
    if rng.random() < 0.5:
        first, last = rng.choice(_BOTH)
        both = [(first, lambda x: manner.day(x.start)), (last, lambda x: manner.day(x.end))]
        return [*both, days]
    dates: list[Column] = [(rng.choice(_DATES), manner.dates)]
    return [days, *dates] if rng.random() < 0.2 else [*dates, days]


def _of_crew(rng: Random, manner: Manner) -> list[Column]:
    if not manner.crew:
        return []
    if rng.random() < 0.4:
        return [("Crew", lambda x: "<br>".join(manner.named(x)))]
    named = zip(("producer", "manager", "coordinator", "assistant"), manner.offices, strict=True)
    return [(said, _person(own)) for own, said in named if own in manner.crew]


def _person(name: str) -> Callable[[Show], str]:
    return lambda x: str(getattr(x, name))


DESIGNS = (listed,)
