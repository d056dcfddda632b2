"""Letters as offices write them every day: no label or head taken for a value, nobody lost."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.evl.job_columns import columns_of
from extractors.layout import Cell, Table
from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

LETTER = """
OSPREY POINT FILMS, INC.
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

To Whom It May Concern:

{}

Sincerely,

Jane Okafor
{}
"""
FACTS = "Maria Delgado (SSN XXX-XX-5746) was employed as Key Grip on “Undertow”, a feature."
DAYS = "Dates worked: 03/04/2026, 03/05/2026."


def table_of(*rows: tuple[str, ...]) -> Table:
    cells = tuple(
        tuple(Cell(at, column, text, (), (0.0, 0.0, 1.0, 1.0)) for column, text in enumerate(row))
        for at, row in enumerate(rows)
    )
    return Table(1, (0.0, 0.0, 1.0, 1.0), cells, drawn=True)


def test_rows_of_a_label_and_a_value_over_a_grid_are_no_list_of_jobs() -> None:
    pairs = table_of(
        ("Employee", "Dolores Quintana", "SSN", "xxx-xx-8150"),
        ("Show", "Fault Line", "Show type", "Pilot"),
        ("Company", "Fault Line Prods., Inc.", "Occupation", "Script Supervisor"),
        ("W/E Sat", "S", "M", "T"),
        ("1/10/26", "", "x", "x"),
        ("1/17/26", "", "x", "x"),
        ("1/24/26", "", "", "x"),
    )

    assert columns_of(pairs) is None


@pytest.mark.parametrize(
    "said",
    [
        "I write at the request of Maria Delgado, who was employed by Osprey Point Films, Inc. "
        "as a Key Grip.",
        "Confirming Maria Delgado's days on “Undertow” as Key Grip:",
        "We confirm the following for MARIA DELGADO SR., last 4 SSN 5746, Key Grip:",
        "We hired Maria Delgado as a Key Grip for three commercials:",
    ],
)
def test_a_name_is_found_however_the_sentence_turns(read: Read, values: Values, said: str) -> None:
    (record,) = read(LETTER.format(f"{said}\n{DAYS}", "Payroll Manager")).records

    found = values(record)
    assert found["employee_name"].lower().startswith("maria delgado")
    assert found["classification"] == "Key Grip"


@pytest.mark.parametrize(
    "said",
    [
        "Name: Maria Delgado   SSN: XXX-XX-5746   Prepared: 10/02/2026",
        "Maria Delgado was employed as Key Grip. Her social ends in 5746.",
        "Maria Delgado was employed as Key Grip.\n\nxx-xxx-5746",
    ],
)
def test_the_last_four_are_never_those_of_a_date(read: Read, values: Values, said: str) -> None:
    (record,) = read(LETTER.format(f"{said}\n\n{DAYS}", "Payroll Manager")).records

    assert values(record)["last4"] == "5746"


def test_a_label_for_two_things_has_a_value_for_each(read: Read, values: Values) -> None:
    told = f"Employee / SSN: Maria Delgado / ***-**-5746\nCraft / Local: Grip / 80\n{DAYS}"

    (record,) = read(LETTER.format(told, "Payroll Manager")).records

    found = values(record)
    assert (found["employee_name"], found["last4"]) == ("Maria Delgado", "5746")
    assert (found["classification"], found["local"]) == ("Grip", "80")


def test_labelled_lines_at_the_top_are_no_letterhead(read: Read, values: Values) -> None:
    page = f"""
Employment Verification Letter

Payroll company: Square Payroll
Production company: Tin Roof Pictures LLC
Production title: Tin Roof Blues
Employee: Maria Delgado
Classification: Key Grip
{DAYS}

Authorized by: Carmen Bright, Square Payroll
Signed electronically 05/20/2026
"""

    statement = read(page)

    (found,) = map(values, statement.records)
    letter = values(statement.fields)
    assert found["employer"] == "Tin Roof Pictures LLC"
    assert found["production_title"] == "Tin Roof Blues"
    assert letter["issuer"] == letter["payroll_company"] == "Square Payroll"
    assert "signatory_title" not in letter
    assert letter["letter_date"] == "2026-05-20"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Director, Residuals & Guild Reporting", "Director, Residuals & Guild Reporting"),
        ("UPM, “Undertow”", "UPM"),
        ("Transportation Captain", "Transportation Captain"),
        ("Roster Desk", "Roster Desk"),
    ],
)
def test_a_title_ends_where_the_office_does(
    read: Read, values: Values, printed: str, title: str
) -> None:
    letter = read(LETTER.format(f"{FACTS}\n{DAYS}", printed))

    assert values(letter.fields)["signatory_title"] == title


def test_nobody_written_to_is_the_employer(read: Read, values: Values) -> None:
    page = """
VIA EMAIL

November 2, 2026

Contract Services Administration
Attn: Roster Department

Re: Maria Delgado / Local 399 / Driver

Dear Roster Department,

As the Transportation Captain of “Undertow” (series, Season 1, employer Osprey Point Films, Inc.), I
confirm the work days of Maria Delgado: November 2, 3 and 4, 2026. Total 3 days.

Bruno Salcedo
Transportation Captain
"""

    (record,) = read(page).records

    assert values(record)["employer"] == "Osprey Point Films, Inc."
    assert values(record)["classification"] == "Driver"


def test_a_table_without_lines_has_a_head_and_one_row(read: Read, values: Values) -> None:
    page = f"""
KESTREL & FINCH, INC.

January 12, 2026

This is to certify that the following employee was paid through Kestrel & Finch.

Name              Production    Company               Occupation
Hugh Castellan    Marrowbone    Marrowbone Movie LLC  Key Grip

{DAYS}

Audrey Vance
Roster Desk
"""

    (record,) = read(page).records

    found = values(record)
    assert found["employee_name"] == "Hugh Castellan"
    assert found["production_title"] == "Marrowbone"
    assert found["employer"] == "Marrowbone Movie LLC"
    assert found["classification"] == "Key Grip"


def test_a_payroll_companys_client_is_the_employer(read: Read, values: Values) -> None:
    page = f"""
TRIDENT PAYROLL

April 2, 2026

Client: Silver Lake Serial Inc   Project: SILVER LAKE (Series, Season 5)
We confirm the following for MARIA DELGADO, last 4 SSN 6071, classification KEY GRIP:
{DAYS}

For and on behalf of Trident Payroll,
Odalys Pereira, Records
"""

    statement = read(page)

    (found,) = map(values, statement.records)
    assert found["employer"] == "Silver Lake Serial Inc"
    assert (found["production_title"], found["season"]) == ("SILVER LAKE", "5")
    assert values(statement.fields)["signatory_name"] == "Odalys Pereira"


def test_who_made_our_show_is_the_employer(read: Read, values: Values) -> None:
    told = "Maria Delgado (last four: 5746) was employed as Key Grip on our series “Undertow”."

    (record,) = read(LETTER.format(f"{told}\n{DAYS}", "Production Manager")).records

    assert values(record)["employer"] == "OSPREY POINT FILMS, INC."
