"""What letters of strangers taught: forms filled in again, mails unsigned, tables that wrap."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

LETTER = """
{head}

April 2, 2026

To Whom It May Concern:

{told}

Sincerely,

Jane Okafor
{office}
"""
DAYS = "Dates worked: 03/04/2026, 03/05/2026."


def letter(
    told: str, head: str = "OSPREY POINT FILMS, INC.", office: str = "Payroll Manager"
) -> str:
    return LETTER.format(head=head, told=told, office=office)


def test_a_form_filled_in_again_is_another_job(read: Read, values: Values) -> None:
    forms = [
        ("Dead Letter Office", "Grip", "Tin Roof Movie, LLC", "03/04/2026"),
        ("Aunt Calliope", "Grip", "Aunt C, LLC", "03/09/2026"),
        ("Aunt Calliope", "Key Grip", "Aunt C, LLC", "03/10/2026"),
    ]
    told = "\n\n".join(
        f"{'ABC'[at]}. {title}\nEmployee: Maria Delgado\nType of production: Feature film\n"
        f"Employer of record: {employer}\nClassification: {role}\nDates worked: {day}"
        for at, (title, role, employer, day) in enumerate(forms)
    )

    records = [values(record) for record in read(letter(told)).records]

    said = [(r["production_title"], r["classification"], r["employer"]) for r in records]
    assert said == [(title, role, employer) for title, role, employer, _ in forms]
    assert [len(r["work_dates"]) for r in records] == [1, 1, 1]


def test_lines_that_stand_close_under_a_row_carry_it_on(
    read: Read, values: Values, make_page: Callable[..., Any]
) -> None:
    table = """
Employer              Project          Occupation        Dates worked              Days

Copper Kettle         Last Stop        Key Hair          03/04/2026, 03/05/2026,   3
Films, LLC            Barstow          Stylist           03/06/2026

Upstairs              Kid Gloves       Hair Stylist      03/09/2026                1
Television, Inc.
"""

    records = [values(record) for record in read(letter(f"For Maria Delgado:\n{table}")).records]

    said = [(r["production_title"], r["classification"], r["employer"]) for r in records]
    assert said == [
        ("Last Stop Barstow", "Key Hair Stylist", "Copper Kettle Films, LLC"),
        ("Kid Gloves", "Hair Stylist", "Upstairs Television, Inc."),
    ]
    assert [len(r["work_dates"]) for r in records] == [3, 1]


def test_a_mail_ends_where_its_signature_begins(read: Read, values: Values) -> None:
    mail = f"""
From: Saoirse Lindqvist
Date: June 8, 2026

Hi, Maria Delgado was our Key Grip on “Half Moon”, a feature.
{DAYS}

Saoirse
--
Saoirse Lindqvist
Production Coordinator
Paper Lantern Films LLC
"""

    statement = read(mail)

    found = values(statement.fields)
    assert found["signatory_name"] == "Saoirse Lindqvist"
    assert found["signatory_title"] == "Production Coordinator"
    assert found["issuer"] == "Paper Lantern Films LLC"
    assert values(statement.records[0])["employee_name"] == "Maria Delgado"


def test_a_name_and_a_position_alone_head_the_days_below(read: Read, values: Values) -> None:
    told = """
Both were on our feature film “Half Moon”:

Maria Delgado, Key Grip
March 4, 2026
March 5, 2026

Ines Vale, Script Supervisor
March 6, 2026
"""

    records = [values(record) for record in read(letter(told)).records]

    said = [(r["employee_name"], r["classification"], len(r["work_dates"])) for r in records]
    assert said == [("Maria Delgado", "Key Grip", 2), ("Ines Vale", "Script Supervisor", 1)]


@pytest.mark.parametrize(
    ("told", "payer"),
    [
        ("She worked for Tin Roof, LLC. Wrapbook did the payroll.", "Wrapbook"),
        ("Employer: Tin Roof, LLC\nPaid through: Kestrel & Finch", "Kestrel & Finch"),
        ("Employer: Vale Payroll on behalf of Tin Roof, LLC", "Vale Payroll"),
        ("The payroll company on this job was Wrapbook; employer: Tin Roof, LLC.", "Wrapbook"),
    ],
)
def test_who_paid_is_not_who_employed(read: Read, values: Values, told: str, payer: str) -> None:
    statement = read(letter(f"Maria Delgado was a Key Grip on “Hush”, a feature.\n{told}\n{DAYS}"))

    assert values(statement.fields)["payroll_company"] == payer
    assert values(statement.records[0])["employer"] == "Tin Roof, LLC"


def test_title_asks_for_the_position_where_the_series_has_its_own_label(
    read: Read, values: Values
) -> None:
    told = f"Employee: Maria Delgado\nTitle: Storyboard Revisionist\nSeries: Bramble\n{DAYS}"

    (record,) = read(letter(told)).records

    found = values(record)
    assert found["classification"] == "Storyboard Revisionist"
    assert found["production_title"] == "Bramble"


def test_writers_say_their_own_office(read: Read, values: Values) -> None:
    told = f"I am the line producer of “Hush”, a feature. Maria Delgado was our Key Grip.\n{DAYS}"

    found = values(read(letter(told, office="")).fields)

    assert found["signatory_title"] == "line producer"


def test_digits_below_a_name_in_its_cell_are_its_last_four(read: Read, values: Values) -> None:
    told = f"Employee: Maria Delgado xxx-xx-5746\nPosition: Key Grip\nShow: Hush\n{DAYS}"

    (record,) = read(letter(told)).records

    found = values(record)
    assert (found["employee_name"], found["last4"]) == ("Maria Delgado", "5746")


def test_a_sender_with_no_other_company_named_is_the_employer(read: Read, values: Values) -> None:
    told = f"Maria Delgado worked in our drapery room as a Draper.\n{DAYS}"

    (record,) = read(letter(told, head="DUNMORE & PELL\n12 Vanowen St., Burbank, CA 91505")).records

    assert values(record)["employer"] == "DUNMORE & PELL"
