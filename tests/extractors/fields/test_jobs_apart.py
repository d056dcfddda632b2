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


PEOPLE_OVER_SHOWS = """Two freelancers need their dates.

Maria Delgado (SSN ends 5746), Hair Stylist, Local 706
“Undertow” for Osprey Point: worked 03/04/2026, 03/05/2026
“Lemon Street” for Salt Flat: worked 03/11/2026

Nikolai Fenn (SSN ends 4439), Gaffer, Local 728
“Undertow” for Osprey Point: worked 03/03/2026, 03/04/2026
“Snow Day” for Vireo: worked 03/16/2026"""


def test_a_name_over_several_shows_heads_them_all(read: Read, values: Values) -> None:
    records = [values(record) for record in read(LETTER.format(PEOPLE_OVER_SHOWS)).records]

    told = [(one["employee_name"], one["last4"], one["production_title"]) for one in records]
    assert told == [
        ("Maria Delgado", "5746", "Undertow"),
        ("Maria Delgado", "5746", "Lemon Street"),
        ("Nikolai Fenn", "4439", "Undertow"),
        ("Nikolai Fenn", "4439", "Snow Day"),
    ]
    assert "2026-03-03" not in records[0]["work_dates"] + records[1]["work_dates"]


TWO_SHOWS_IN_TURN = """Maria Delgado worked in our office on two shows. The first was Lemon Street
(episodic television), as Assistant Production Coordinator. The dates worked were 03/04/2026,
03/05/2026.

The second was A Cottage for Winter (movie of the week), as Production Coordinator. The dates
worked were 03/11/2026, 03/12/2026.

Totals: 2 days as Assistant Production Coordinator, 2 days as Production Coordinator."""


def test_a_last_line_of_totals_tells_of_no_further_shows(read: Read, values: Values) -> None:
    records = [values(record) for record in read(LETTER.format(TWO_SHOWS_IN_TURN)).records]

    titles = [one["production_title"] for one in records]
    assert titles == ["Lemon Street", "A Cottage for Winter"]


PEOPLE_OVER_POSITIONS = """This letter verifies the employment of three members of our staff on
“Undertow” by Osprey Point Films, Inc. under our Local 80 agreement.
The dates are in 2026.

Maria Delgado (xxx-xx-5746)
Key Grip
March 2, 3, 4 (3 days)

Bo Ferreira (xxx-xx-9034)
Dolly Grip
March 3, 4 (2 days)

Ann Castellano (xxx-xx-6650)
Grip: March 9, 10 (2 days)
Dolly Grip: March 11 (1 day)"""


def test_a_name_over_a_position_has_the_days_below_it_and_the_local_of_all(
    read: Read, values: Values
) -> None:
    records = [values(record) for record in read(LETTER.format(PEOPLE_OVER_POSITIONS)).records]

    assert [(one["employee_name"], one["last4"], len(one["work_dates"])) for one in records] == [
        ("Maria Delgado", "5746", 3),
        ("Bo Ferreira", "9034", 2),
        ("Ann Castellano", "6650", 2),
        ("Ann Castellano", "6650", 1),
    ]
    assert {one.get("local") for one in records} == {"80"}
