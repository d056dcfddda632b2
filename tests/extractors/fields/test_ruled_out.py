"""What one value of a letter says rules out what another could be: people, shows, kinds."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

HEAD = "SILVERLINE PICTURES, INC.\nOlive Grove, Burbank, CA 91505\nApril 2, 2026\n\n"
END = "\n\nSincerely,\n\n\nJane Okafor\nController\n"


def test_a_show_in_quotes_is_nobody_s_name(read: Read) -> None:
    statement = read(
        f"{HEAD}Subject: Employment verification - Dead Reckoners\n\n"
        "Maria Delgado was employed as a Key Grip on “Dead Reckoners”.\n"
        f"Dates worked: 03/04/2026, 03/05/2026{END}"
    )

    assert [record["production_title"].value for record in statement.records] == ["Dead Reckoners"]
    assert statement.records[0]["employee_name"].value == "Maria Delgado"


def test_a_person_is_no_show(read: Read) -> None:
    statement = read(
        f"{HEAD}Re: Maria Delgado, SSN: XXX-XX-6614\n\n"
        "Maria Delgado was in our employ as a Key Grip. The dates on which our daily production\n"
        f"reports show Maria Delgado at work are 03/04/2026 and 03/05/2026.{END}"
    )

    assert "production_title" not in statement.records[0]


def test_a_holiday_is_no_show(read: Read) -> None:
    statement = read(
        f"{HEAD}Maria Delgado was employed as a Key Grip on the series “Undertow” on 05/26/2026\n"
        f"and 05/27/2026, as we were dark for Memorial Day.{END}"
    )

    assert [record["production_title"].value for record in statement.records] == ["Undertow"]


@pytest.mark.parametrize(
    ("line", "title", "kind"),
    [
        ("show: Undertow, Season 5, one-hour television series", "Undertow", "tv_series"),
        ("show: Undertow, movie of the week", "Undertow", "mow"),
        ("show: Hello, Pilot", "Hello, Pilot", None),
    ],
)
def test_a_kind_behind_a_comma_is_no_part_of_the_title(
    read: Read, values: Values, line: str, title: str, kind: str | None
) -> None:
    record = values(
        read(
            f"{HEAD}who: Maria Delgado (last 4: 2539)\n{line}\njob: Key Grip, local 80\n"
            f"days worked: 03/04/2026, 03/05/2026{END}"
        ).records[0]
    )

    assert record["production_title"] == title
    assert kind is None or record["production_type"] == kind


def test_a_kind_at_the_end_of_a_heading_tells_the_title_before_it(read: Read) -> None:
    statement = read(
        f"{HEAD}Re: Film work of Maria Delgado\n\n"
        "1) Marrow Creek, Season 5, one-hour television series\nPosition: Key Grip\n"
        "  2025-10-21 to 2025-10-25 (5 days)\nDays worked: 5\n\n"
        "2) Bitterroot, theatrical feature\nPosition: Key Grip\n"
        f"  2025-11-11 to 2025-11-14 (4 days)\nDays worked: 4{END}"
    )

    told = [
        (record["production_title"].value, record["production_type"].value)
        for record in statement.records
    ]
    assert told == [("Marrow Creek", "tv_series"), ("Bitterroot", "feature")]


def test_the_words_of_a_label_and_its_value_are_no_company(read: Read) -> None:
    statement = read(
        f"{HEAD}Re: Maria Delgado, SSN: XXX-XX-6614\n\n"
        "She was on our own payroll.\n\n"
        "Classification:     Costume Works Table Person\n"
        f"Dates worked:       03/04/2026, 03/05/2026{END}"
    )

    assert "Classification" not in str(statement.records[0].get("employer"))


@pytest.mark.parametrize("label", ["Corporate employer", "Engaging company", "Employer"])
def test_who_employed_is_told_in_other_words_too(read: Read, label: str) -> None:
    statement = read(
        f"{HEAD}Employee: Maria Delgado\nProduction: Undertow\nProduction is a: feature\n"
        f"{label}: Barn Swallow Media, Inc.\nDates worked: 03/04/2026{END}"
    )

    assert statement.records[0]["employer"].value == "Barn Swallow Media, Inc."
    assert statement.records[0]["production_type"].value == "feature"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("SILVERLINE produced the television pilot Counting Crowns. Maria", "Counting Crowns"),
        ("It made a streaming series Marrow Creek, Season 3. Maria", "Marrow Creek"),
        ("She was the feature Key Grip. Maria", None),
    ],
)
def test_a_title_right_behind_a_kind_is_the_show(read: Read, said: str, title: str | None) -> None:
    record = read(
        f"{HEAD}Re: Maria Delgado, SSN: XXX-XX-6614\n\n{said} Delgado was\n"
        f"in our employ as a Key Grip on 03/04/2026 and 03/05/2026.{END}"
    ).records[0]

    assert (record["production_title"].value if "production_title" in record else None) == title
