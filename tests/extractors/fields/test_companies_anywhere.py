"""Companies told by their names: who paid, who wrote, and the shows of a column of one kind."""

from collections.abc import Callable

import pytest

from extractors.values import Statement

Read = Callable[..., Statement]

HEAD = "SILVERLINE PICTURES, INC.\nOlive Grove, Burbank, CA 91505\nApril 2, 2026\n\n"
FACTS = (
    "Employee: Maria Delgado\nProduction: Undertow\nPosition: Key Grip\nDates worked: 03/04/2026"
)
END = "\n\nSincerely,\n\n\nJane Okafor\nController\n"


@pytest.mark.parametrize(
    "said",
    [
        "Crestline Production Payroll cut the checks.",
        "We did our payroll with Crestline Production Payroll.",
        "Ask Crestline Production Payroll for her check history.",
    ],
)
def test_a_company_named_for_payroll_paid(read: Read, said: str) -> None:
    fields = read(f"{HEAD}{FACTS}\n\n{said}{END}").fields

    assert fields["payroll_company"].value == "Crestline Production Payroll"


@pytest.mark.parametrize(
    "said",
    [
        "Our Payroll Department has the time cards.",
        "Crewline Payroll & Production 80 Accounting",
        "Ask Crestline Production Payroll or Keystep Payroll Services.",
    ],
)
def test_a_department_or_two_companies_tell_nobody(read: Read, said: str) -> None:
    assert "payroll_company" not in read(f"{HEAD}{FACTS}\n\n{said}{END}").fields


def test_a_sender_s_name_ends_before_the_street_on_its_line(read: Read) -> None:
    head = "LONGSHORE FILMS, INC. 609 ROSE AVENUE, VENICE, CALIFORNIA 90291\nApril 2, 2026\n\n"

    assert read(f"{head}{FACTS}{END}").fields["issuer"].value == "LONGSHORE FILMS, INC."


def test_an_office_before_the_company_is_no_part_of_its_name(read: Read) -> None:
    end = "\n\nThank you!\n\nMagda Reinholt\nPresident, Hollow Log Pictures, Inc.\n"

    fields = read(f"From: Magda Reinholt\nSent: April 2, 2026\n\nHello,\n{FACTS}{end}").fields

    assert fields["issuer"].value == "Hollow Log Pictures, Inc."


def test_a_column_headed_by_a_kind_lists_shows(read: Read) -> None:
    table = (
        "Commercial      Production company      Dates worked              Days\n"
        "Sunrise         Hightower Films LLC     05/01/26                  1\n"
        "Tail Lights     Sixpenny Films, Inc.    05/21/26, 05/22/26        2\n"
    )

    statement = read(
        f"{HEAD}Employee: Maria Delgado\nPosition: Key Grip\n\n{table}\n"
        f"Total days, all jobs: 3{END}"
    )

    told = [
        (record["production_title"].value, record["work_dates"].value)
        for record in statement.records
    ]
    assert told == [("Sunrise", ["2026-05-01"]), ("Tail Lights", ["2026-05-21", "2026-05-22"])]
