"""Days in rows that begin with the name of their job or person, apart from the table of jobs."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.confidence import Found
from extractors.evl.appendix import with_appendix
from extractors.evl.gather import gather
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job, jobs_of
from extractors.evl.people_in_lines import people_in_lines
from extractors.evl.working_days import day_fields
from extractors.layout import Cell, Line, Table, around
from extractors.passages import printed
from extractors.values import Word

LinesOf = Callable[..., list[Line]]
SHOWS = ("Cold Harbor", "Paper Lanterns")
QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ROWS = ["Cold Harbor | 6/1 6/2 6/3", "Paper Lanterns | 8/3 8/4 8/5 8/6"]


def _moved(word: Word, right: float, down: float) -> Word:
    x0, _, x1, _ = word.box
    return Word(word.text, (x0 + right, 200.0 + down, x1 + right, 210.0 + down), 1.0)


def _table(lines_of: LinesOf, rows: list[str]) -> Table:
    made = []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row.split(" | ")):
            (line,) = lines_of(text)
            words = tuple(_moved(word, 200 * column, 14 * number) for word in line.words)
            cells.append(Cell(number, column, text, words, around(words)))
        made.append(tuple(cells))
    everything = [word for row in made for cell in row for word in cell.words]
    return Table(1, around(everything), tuple(made), drawn=True)


def _job(lines_of: LinesOf, show: str, period: str) -> Job:
    (name,), (dates,) = lines_of(show), lines_of(period)
    hits: dict[str, tuple[Hit, ...]] = {
        "production": (Hit("production", printed(name), Found.TABLE, 0),)
    }
    return Job(hits, days={"period": Hit("period", printed(dates), Found.TABLE, 0)})


def _jobs(lines_of: LinesOf) -> list[Job]:
    periods = ("06/01/26 - 06/26/26", "08/03/26 to 08/14/26")
    return [_job(lines_of, show, period) for show, period in zip(SHOWS, periods, strict=True)]


def _worked(job: Job, on: date | None = None) -> list[str]:
    fields, _ = day_fields(job, on, day_first=False, order_shown=True)
    return list(fields["work_dates"].value) if "work_dates" in fields else []  # type: ignore[arg-type]


def test_a_row_that_begins_with_a_show_lists_its_days_in_the_year_of_its_period(
    lines_of: LinesOf,
) -> None:
    jobs = with_appendix(_jobs(lines_of), lines_of("Detail"), [_table(lines_of, ROWS)])

    assert [_worked(job) for job in jobs] == [
        ["2026-06-01", "2026-06-02", "2026-06-03"],
        ["2026-08-03", "2026-08-04", "2026-08-05", "2026-08-06"],
    ]


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ("Detail", [*ROWS, "Third Rail | 9/1 9/2 9/3"]),
        ("Detail", ["Cold Harbor | 6/1 6/2 6/3", "Cold Harbor | 8/3 8/4 8/5 8/6"]),
        ("Days not worked", ROWS),
        ("Travel days", ROWS),
    ],
)
def test_rows_of_other_things_give_no_show_days(
    lines_of: LinesOf, above: str, rows: list[str]
) -> None:
    jobs = with_appendix(_jobs(lines_of), lines_of(above), [_table(lines_of, rows)])

    assert [_worked(job) for job in jobs] == [[], []]


PEOPLE = (
    ("Mateo Villanueva", "Key Grip"),
    ("Grace Lindholm", "Hair Stylist"),
    ("Oluwaseun Bakare", "Prop Maker"),
)
DAYS = st.lists(st.integers(0, 40), min_size=1, max_size=6, unique=True).map(sorted)


@QUICK
@given(
    st.lists(DAYS, min_size=3, max_size=3),
    st.sampled_from(
        ["{} - {} - {}", "{}, {}: {}", "{} ({}): {}", "• {} – {} – {}", "{} / {} / {}"]
    ),
    st.booleans(),
)
def test_a_line_for_each_person_gives_each_their_own_days(
    lines_of: LinesOf, steps: list[list[int]], style: str, counted: bool
) -> None:
    days = [[date(2026, 4, 1) + timedelta(days=step) for step in each] for each in steps]
    rows = [
        style.format(*person, ", ".join(f"{day:%-m/%-d/%Y}" for day in each))
        + (f" ({len(each)})" if counted else "")
        for person, each in zip(PEOPLE, days, strict=True)
    ]
    lines = lines_of("\n".join(["Please credit these people on THE SALT ROAD:", *rows, "Thanks."]))

    jobs = jobs_of(gather(lines, ()), lines, ())

    assert [job.hits["employee_name"][0].text for job in jobs] == [name for name, _ in PEOPLE]
    assert [job.hits["classification"][0].text for job in jobs] == [role for _, role in PEOPLE]
    assert [_worked(job, date(2026, 6, 1)) for job in jobs] == [
        [day.isoformat() for day in each] for each in days
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Mateo Villanueva - Key Grip - 4/6, 4/7",
        "Principal Photography - Main Unit - 4/6, 4/7\nSecond Unit - Night Shoot - 4/8",
        "Mateo Villanueva - Key Grip - five days\nGrace Lindholm - Hair Stylist - three days",
        "Summit Payroll, Inc. - Key Grip - 4/6\nReel Payroll, LLC - Hair Stylist - 4/7",
    ],
)
def test_lines_that_list_no_people_with_days_name_nobody(lines_of: LinesOf, rows: str) -> None:
    assert people_in_lines(lines_of(rows)) == []
