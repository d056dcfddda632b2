"""Letters as offices write them every day: no label or head taken for a value, nobody lost."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.evl.job_columns import columns_of
from extractors.evl.label_values import read_value
from extractors.evl.prose.people import people
from extractors.layout import Cell, Line, Table
from extractors.passages import Printed, passage
from extractors.values import Statement, Word

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


def line_of(text: str) -> Line:
    return Line(1, tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in text.split()))


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
        "This is in support of Maria Delgado's application. She was employed as a Key Grip.",
        "Maria Delgado asked me to put her days in writing. She was employed as a Key Grip.",
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
        "I write on behalf of Maria Delgado in connection with a roster.",
        "This sheet lists the days of Maria Delgado (a member).",
    ],
)
def test_a_sentence_names_whom_it_was_written_for(said: str) -> None:
    words = (Word(word, (0.0, 0.0, 9.0, 9.0), 1.0) for word in said.split())

    (hit,) = people(passage([Line(1, tuple(words))]))

    assert hit.text == "Maria Delgado"


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


def test_two_labels_and_two_values_share_a_row_without_lines(read: Read, values: Values) -> None:
    page = """
CASTLEROCK PAYROLL, INC.

EMPLOYMENT VERIFICATION
Run date: 07/21/2026

Employee     OKONKWO, GRACE A         SSN          ***-**-9082
Employer     Night Heron Films LLC    Production   SALT FLAT MOTEL
Prod type    Theatrical feature       Occ          Costumer
Union        IATSE 705                State        CA

Dates worked: 06/01/2026, 06/02/2026
"""

    (record,) = read(page).records

    found = values(record)
    assert found["employee_name"] == "OKONKWO, GRACE A"
    assert found["employer"] == "Night Heron Films LLC"
    assert found["production_title"] == "SALT FLAT MOTEL"
    assert (found["classification"], found["last4"]) == ("Costumer", "9082")


@pytest.mark.parametrize("field", ["employee_name", "employer", "classification", "production"])
def test_no_label_is_a_value(field: str) -> None:
    for label in ("Company name", "Employee", "Production type", "W/E Sat"):
        value = Printed(label, (line_of(label),))

        assert [read for read in read_value(field, value) if read[0] == "employee_name"] == []
        assert label.startswith("W/E") or not list(read_value(field, value))


def test_codes_beside_their_titles_are_no_positions() -> None:
    table = table_of(
        ("Work date", "Project", "Occ", "Description"),
        ("03/02/2026", "Undertow", "4011", "PLASTERER"),
        ("03/03/2026", "Undertow", "4011", "PLASTERER"),
    )

    columns = columns_of(table)

    assert columns is not None
    assert columns.fields == {1: "production", 2: "occupation_code", 3: "classification"}


@pytest.mark.parametrize(
    ("signed", "printed"),
    [
        ("Jane Okafor\n\nJane Okafor", True),
        ("J. Okafor\n\nJane Okafor, Payroll Manager", True),
        ("Jane Okafor", False),
        ("Jane Okafor\n\nMaria Delgado", False),
    ],
)
def test_a_name_typed_over_the_printed_one_is_a_signature(
    read: Read, values: Values, signed: str, printed: bool
) -> None:
    page = LETTER.format(f"{FACTS}\n{DAYS}", "Payroll Manager").replace("Jane Okafor", signed)

    letter = values(read(page).fields)

    assert letter["has_signature"] is printed
    assert letter["signatory_name"] == "Jane Okafor"
    assert letter["signatory_title"] == "Payroll Manager"


def test_a_title_in_capitals_and_a_short_local_are_read(read: Read, values: Values) -> None:
    told = (
        "Confirming Maria Delgado's days on UNDERTOW (half-hour, S1) as Key Grip:\n"
        f"{DAYS}\n\n2 days. L80. Hired LA."
    )

    (record,) = read(LETTER.format(told, "Payroll Manager")).records

    assert values(record)["production_title"] == "UNDERTOW"
    assert values(record)["local"] == "80"


def test_the_head_of_a_memo_names_no_office_as_the_employer(read: Read, values: Values) -> None:
    page = """
SALTBOX PICTURES, LLC
44 Main Street, Burbank, CA 91505

To:       Contract Services
From:     Ina Cole, Production Accountant
Date:     March 3, 2026
Subject:  Work days - Nadia Petrov (4432)

Nadia worked on LOW TIDE (pilot) as our Set Dresser, Local 44. Days: 1/12, 1/13, 1/14/2026.
"""

    (record,) = read(page).records

    assert values(record)["employer"] == "SALTBOX PICTURES, LLC"
    assert values(record)["last4"] == "4432"


def test_a_report_has_its_date_in_the_corner_and_a_column_of_unions(
    read: Read, values: Values
) -> None:
    page = """
BLUE HERON PAYROLL                                       Report date: 03/03/2026
Work History

Name            Last4   Show       Company                   Position       Union
Petrov, Nadia   4432    Low Tide   Saltbox Pictures, LLC     Set Dresser    44

Work dates: 01/12/2026 01/13/2026 01/14/2026

Ina Cole, Client Services
"""

    statement = read(page)

    (found,) = map(values, statement.records)
    assert (found["classification"], found["local"]) == ("Set Dresser", "44")
    assert values(statement.fields)["issuer"] == "BLUE HERON PAYROLL"
    assert values(statement.fields)["signatory_title"] == "Client Services"
