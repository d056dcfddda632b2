"""The shows and the people of one letter told apart: sections, sentences, bullets."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

LETTER = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

{}

Sincerely,


Jane Okafor
Controller
"""

SECTIONS = """RE: Maria Delgado, last four of SSN 5746

1. Undertow (Season 2)
Production company: Osprey Point Films, Inc.
TV Series / Key Grip / Local 80
Worked: 03/04/2026, 03/05/2026

2. Lemon Street
Production company: Salt Flat Pictures Corp.
Pilot / Set Dresser / Local 44
Worked: 03/11/2026, 03/12/2026"""

BULLETS = """Our payroll records show these engagements of Maria Delgado (XXX-XX-5746):

• “Undertow”, Season 2 (TV Series), Osprey Point Films, Inc.: Key Grip, Local 80; worked 03/04/2026,
03/05/2026 – 2 days.

• “Lemon Street” (Pilot), Salt Flat Pictures Corp.: Set Dresser, Local 44; worked 03/11/2026,
03/12/2026 – 2 days."""

SENTENCES = """First, Maria Delgado (SSN XXX-XX-5746) worked for Osprey Point Films, Inc. as Key
Grip (Local 80) on “Undertow”, Season 2 (TV Series). The dates were 03/04/2026, 03/05/2026.

Then Maria worked for Salt Flat Pictures Corp. as Set Dresser (Local 44) on “Lemon Street”
(Pilot). The dates were 03/11/2026, 03/12/2026."""


@pytest.mark.parametrize("told", [SECTIONS, BULLETS, SENTENCES])
def test_each_show_keeps_what_is_said_of_it(read: Read, values: Values, told: str) -> None:
    first, second = map(values, read(LETTER.format(told)).records)

    assert [first["production_title"], second["production_title"]] == ["Undertow", "Lemon Street"]
    assert [first["employee_name"], second["employee_name"]] == ["Maria Delgado"] * 2
    assert [first["employer"], second["employer"]] == [
        "Osprey Point Films, Inc.",
        "Salt Flat Pictures Corp.",
    ]
    assert [first["classification"], second["classification"]] == ["Key Grip", "Set Dresser"]
    assert [first["local"], second["local"]] == ["80", "44"]
    assert [first.get("season"), second.get("season")] == ["2", None]
    assert first["work_dates"] == ["2026-03-04", "2026-03-05"]
    assert second["work_dates"] == ["2026-03-11", "2026-03-12"]


def test_people_are_told_apart_by_the_number_behind_the_name(read: Read, values: Values) -> None:
    told = """Employed by Osprey Point Films, Inc. on “Undertow”, a Pilot, were the persons below.

Maria Delgado (5746) – Key Grip, Local 80: 03/04/2026, 03/05/2026 (2 days)

Kwame Farrow (9981) – Script Supervisor: 03/05/2026 (1 day)"""

    first, second = map(values, read(LETTER.format(told)).records)

    assert [first["employee_name"], second["employee_name"]] == ["Maria Delgado", "Kwame Farrow"]
    assert [first["last4"], second["last4"]] == ["5746", "9981"]
    assert [first["total_days_stated"], second["total_days_stated"]] == [2, 1]
    assert first["local"] == "80"
    assert "local" not in second


@pytest.mark.parametrize(
    "said",
    [
        "The number of days listed above: 2",
        "Days actually worked: 2",
        "Days worked, all months: 2",
        "Total of nights on this page: 2",
        "In all 2 days.",
        "That is 2 days.",
        "How many days in all? 2",
    ],
)
def test_a_total_is_said_in_many_ways(read: Read, values: Values, said: str) -> None:
    told = f"Employee: Maria Delgado\nDates worked: 03/04/2026, 03/05/2026\n{said}"

    (record,) = read(LETTER.format(told)).records

    assert values(record)["total_days_stated"] == 2


def test_what_a_shift_counts_for_is_no_total(read: Read, values: Values) -> None:
    told = "Employee: Maria Delgado\nDates worked: 03/04/2026, 03/05/2026\n\nEach shift is one day."

    (record,) = read(LETTER.format(told)).records

    assert "total_days_stated" not in values(record)


@pytest.mark.parametrize(
    "said",
    [
        "Maria Delgado worked with us, Osprey Point Films, Inc., as Key Grip on “Undertow”.",
        "Wages were paid to Maria Delgado for services as Key Grip on “Undertow”, a production of "
        "Osprey Point Films, Inc.",
        "Osprey Point Films, Inc., producer of “Undertow”, employed Maria Delgado as Key Grip.",
        "I am the Payroll Coordinator of Osprey Point Films, Inc. (“Employer”). Employer employed "
        "Maria Delgado as Key Grip on “Undertow”.",
    ],
)
def test_the_employer_is_found_in_other_sentences(read: Read, values: Values, said: str) -> None:
    (record,) = read(LETTER.format(f"{said}\n\nDates: 03/04/2026, 03/05/2026")).records

    assert values(record)["employer"] == "Osprey Point Films, Inc."
    assert values(record)["employee_name"] == "Maria Delgado"


@pytest.mark.parametrize("title", ["March of the Tin Men", "Saturday’s Children", "May Queen"])
def test_a_title_may_begin_like_a_date(read: Read, values: Values, title: str) -> None:
    said = f"Maria Delgado worked as Key Grip on a Pilot titled {title}."

    (record,) = read(LETTER.format(said)).records

    assert values(record)["production_title"] == title
