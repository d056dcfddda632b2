"""Which job a day belongs to, where sentences and bullets tell of several in one line."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job, jobs_of
from extractors.evl.several_told import several_told
from extractors.evl.totals_of_all import with_total_of_all
from extractors.evl.working_days import day_fields
from extractors.layout import Line
from extractors.passages import passage
from extractors.values import Field, Fields, Finding, Place

LinesOf = Callable[..., list[Line]]
TITLES = ("Umbrella", "Fresh Start", "No Strings")


def read_jobs(lines: list[Line], titles: tuple[str, ...]) -> Sequence[tuple[Fields, object]]:
    """Return the days of each show that the quoted titles in ``lines`` name."""
    text = passage(lines)
    hits = []
    for title in titles:
        at = text.text.index(f"“{title}”")
        value = text.cut(at, at + len(title) + 2)
        hits.append(Hit("production", value, Found.PROSE, text.line_at(at)))
    jobs = jobs_of(hits, lines, ())

    def read(job: object) -> tuple[Fields, tuple[Finding, ...]]:
        return day_fields(job, None, day_first=False)  # type: ignore[arg-type]

    return with_total_of_all(jobs, [read(job) for job in jobs], read)


def days_of(read: Sequence[tuple[Fields, object]]) -> list[object]:
    return [fields["work_dates"].value if "work_dates" in fields else [] for fields, _ in read]


def test_shows_in_one_sentence_have_the_days_behind_their_names(lines_of: LinesOf) -> None:
    lines = lines_of(
        "She worked on these spots: “Umbrella” on June 1, 2026; “Fresh Start” on June 3, 2026\n"
        "and June 4, 2026; “No Strings” on June 9, 2026."
    )

    read = read_jobs(lines, TITLES)

    assert days_of(read) == [["2026-06-01"], ["2026-06-03", "2026-06-04"], ["2026-06-09"]]


def test_a_sentence_that_ends_in_a_line_keeps_its_days(lines_of: LinesOf) -> None:
    lines = lines_of(
        "He worked on “Umbrella” on these days: 6/1/2026, 6/2/2026. The same employee then\n"
        "worked on “Fresh Start” on 6/15/2026, 6/16/2026."
    )

    read = read_jobs(lines, TITLES[:2])

    assert days_of(read) == [["2026-06-01", "2026-06-02"], ["2026-06-15", "2026-06-16"]]


def test_names_below_their_dates_give_nobody_a_day(lines_of: LinesOf) -> None:
    lines = lines_of("Days worked\nJune 1, 2026\n“Umbrella”\nJune 15, 2026\n“Fresh Start”")

    assert days_of(read_jobs(lines, TITLES[:2])) == [[], []]


def test_a_total_of_all_shows_is_not_the_last_ones(lines_of: LinesOf) -> None:
    lines = lines_of(
        "• “Umbrella” – June 1-3, 2026\n• “Fresh Start” – June 15-16, 2026\n5 days in all."
    )

    read = read_jobs(lines, TITLES[:2])

    assert days_of(read) == [
        ["2026-06-01", "2026-06-02", "2026-06-03"],
        ["2026-06-15", "2026-06-16"],
    ]
    assert all("total_days_stated" not in fields for fields, _ in read)


def test_a_total_of_all_shows_leaves_each_show_its_own_number(lines_of: LinesOf) -> None:
    lines = lines_of(
        "• “Umbrella” – June 1-3, 2026, 3 shooting days\n"
        "• “Fresh Start” – June 15-16, 2026, 2 shooting days\n"
        "5 days in all."
    )

    read = read_jobs(lines, TITLES[:2])

    assert [fields["total_days_stated"].value for fields, _ in read] == [3, 2]


def test_a_total_of_all_shows_counts_days_that_are_only_numbered(lines_of: LinesOf) -> None:
    lines = lines_of(
        "• “Umbrella” – worked a total of nineteen (19) days\n"
        "• “Fresh Start” – June 15-16, 2026, 2 shooting days\n"
        "The total is twenty-one (21) days."
    )

    read = read_jobs(lines, TITLES[:2])

    assert [fields["total_days_stated"].value for fields, _ in read] == [19, 2]


@given(
    days=st.lists(st.integers(1, 28), min_size=3, max_size=9, unique=True).map(sorted),
    cuts=st.tuples(st.integers(1, 2), st.integers(1, 2)),
    width=st.integers(40, 100),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_day_is_ever_given_to_another_show(
    lines_of: LinesOf, days: list[int], cuts: tuple[int, int], width: int
) -> None:
    one, two = cuts[0], cuts[0] + cuts[1] if cuts[0] + cuts[1] < len(days) else cuts[0] + 1
    parts = [days[:one], days[one:two], days[two:]]
    told = [
        f"“{title}” on " + ", ".join(f"6/{day}/2026" for day in part)
        for title, part in zip(TITLES, parts, strict=True)
        if part
    ]
    words, rows = f"Worked on these spots: {'; '.join(told)}.".split(), [""]
    for word in words:
        full = len(rows[-1]) + len(word) > width and word[0] != "S"
        rows = [*rows, word] if full else [*rows[:-1], f"{rows[-1]} {word}".strip()]

    read = read_jobs(lines_of("\n".join(rows)), TITLES[: len(told)])

    for found, part in zip(days_of(read), [part for part in parts if part], strict=True):
        assert set(found) <= {f"2026-06-{day:02}" for day in part}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "text",
    [
        "employed as Grip on the 3 commercials below\nJune 1, 2026",
        "Job #25-617\nJune 1, 2026\nJob #25-731\nJune 9, 2026",
        "Client: Oatwell\nJune 1, 2026\nClient: Harbor Bank\nJune 9, 2026",
        "“Umbrella” June 1, 2026\n“Fresh Start” June 9, 2026",
        "worked nine days in two different classifications\nJune 1, 2026",
        "Key Grip, Main Unit (4 days)\nJune 1, 2026\n2026 - Gaffer, 2 days\nJune 9, 2026",
    ],
)
def test_a_letter_of_several_shows_or_positions_is_known_by_its_signs(
    lines_of: LinesOf, text: str
) -> None:
    assert several_told(lines_of(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "employed by Tidewater Nine Productions on the feature “Umbrella”\nJune 1, 2026",
        "Production: Umbrella\nProduction company: Tidewater\nJob #25-617\nJob #25-617",
        "“Umbrella” June 1, 2026\n“Umbrella” June 9, 2026",
        "List the days worked in the following classifications:\nJune 1, 2026",
        "Key Grip, Main Unit (4 days)\nJune 1, 2026\nKey Grip, 2nd Unit (2 days)\nJune 9, 2026",
        "Key Grip, Main Unit (4 days)\nJune 1, 2026\nGaffer\nwho wrote on June 9, 2026",
    ],
)
def test_a_letter_of_one_show_and_position_bears_no_such_sign(lines_of: LinesOf, text: str) -> None:
    assert several_told(lines_of(text)) is None


def test_a_first_name_is_no_show_of_its_own(lines_of: LinesOf) -> None:
    lines = lines_of(
        "Ilse Hale worked on “Umbrella” on June 1, 2026, June 2, 2026 and June 3, 2026.\n"
        "We called Ilse back for one more day of work on June 9, 2026."
    )
    text = passage(lines)
    said = [("employee_name", "Ilse Hale", 0), ("production", "“Umbrella”", 0)]
    said.append(("production", "Ilse", text.text.index("called Ilse") + 7))
    hits = []
    for field, value, start in said:
        at = text.text.index(value, start)
        hits.append(Hit(field, text.cut(at, at + len(value)), Found.PROSE, text.line_at(at)))

    jobs = jobs_of(hits, lines, ())
    fields, _ = day_fields(jobs[0], None, day_first=False)

    assert len(jobs) == 1
    assert [day[-2:] for day in fields["work_dates"].value] == ["01", "02", "03", "09"]


def test_a_number_that_the_last_job_meets_itself_counts_no_others() -> None:
    def fields(days: int, total: int) -> Fields:
        place = Place(1, (72.0, 100.0, 90.0, 110.0), str(total))
        return {
            "work_dates": Field([f"2026-03-0{n + 1}" for n in range(days)], 0.9, ()),
            "total_days_stated": Field(total, 0.9, (place,)),
        }

    read = [(fields(2, 2), ()), (fields(3, 3), ())]

    settled = with_total_of_all([Job({}), Job({})], read, lambda job: (fields(1, 3), ()))

    assert settled == read
