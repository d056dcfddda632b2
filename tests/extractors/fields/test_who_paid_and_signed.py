"""Who paid, who made and who signed; people of loan-outs; labels and jobs in columns."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractors.reading import read_document
from extractors.values import Page, Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]
Make = Callable[..., Page]

LETTER = """
HARVEST MOUSE MEDIA GROUP, LLC
77 Sycamore Lane, North Hollywood, CA 91601

April 2, 2026

To whom it may concern:

{}

Dates worked: 03/04/2026, 03/05/2026

Sincerely,


{}
"""
SIGNED = "Jane Okafor\nController"
TOLD = "Maria Delgado worked for Kin Season One, LLC as a Grip on “Undertow”, a feature film."


@pytest.mark.parametrize(
    "said",
    [
        "All wages were paid through our payroll agent, Copperplate Pay LLC.",
        "Payroll was processed by Copperplate Pay LLC, as employer of record for taxes.",
        "Paychecks came from Copperplate Pay LLC.",
        "Checks were issued by Copperplate Pay LLC on our behalf.",
        "Payroll co. was Copperplate Pay LLC if you need it.",
    ],
)
def test_who_paid_is_told_from_who_employed(read: Read, values: Values, said: str) -> None:
    letter = read(LETTER.format(f"{TOLD}\n\n{said}", SIGNED))

    assert values(letter.fields)["payroll_company"] == "Copperplate Pay LLC"
    assert values(letter.records[0])["employer"] == "Kin Season One, LLC"


@pytest.mark.parametrize(
    "below",
    [
        "Jane Okafor, Controller          Payroll: Copperplate Pay LLC",
        "Jane Okafor, Controller          Payroll by Copperplate Pay LLC",
        "Jane Okafor\nController\nService de paie / Payroll services: Copperplate Pay LLC",
    ],
)
def test_who_paid_is_told_below_the_name_too(read: Read, values: Values, below: str) -> None:
    fields = values(read(LETTER.format(TOLD, below)).fields)

    assert fields["payroll_company"] == "Copperplate Pay LLC"
    assert fields["signatory_title"] == "Controller"


@pytest.mark.parametrize(
    ("said", "lender"),
    [
        ("Long Lens LLC f/s/o Maria Delgado was engaged by Kin Season One, LLC as Grip.", True),
        (
            "Maria Delgado, whose services were provided through Long Lens LLC (the “Lender”), "
            "worked for Kin Season One, LLC as Grip on “Hush”.",
            True,
        ),
        ("Long Lens LLC lent the services of Maria Delgado to Kin Season One, LLC as Grip.", True),
        ("Wren Works, Inc. lent the services of employee Maria Delgado, who worked as Grip", False),
    ],
)  # fmt: skip
def test_the_person_is_not_the_company_that_lends(
    read: Read, values: Values, said: str, lender: bool
) -> None:
    (record,) = read(LETTER.format(said, SIGNED)).records

    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["classification"] == "Grip"
    assert values(record).get("employer", "Kin Season One, LLC") == "Kin Season One, LLC"
    assert not lender or values(record)["loanout_company"] == "Long Lens LLC"


@pytest.mark.parametrize(
    ("signed", "title"),
    [
        ("Jane Okafor\nSenior Manager, Crew Payroll", "Senior Manager, Crew Payroll"),
        ("Jane Okafor\nManager, Harvest Mouse Media Group, LLC", "Manager"),
        ("Jane Okafor\nManaging Member | Harvest Mouse Media | (555) 010-0177", "Managing Member"),
        ("Jane Okafor, Head of Physical Production", "Head of Physical Production"),
    ],
)
def test_a_position_is_parted_from_the_company_it_is_held_in(
    read: Read, values: Values, signed: str, title: str
) -> None:
    letter = read(LETTER.format(TOLD, signed))

    assert values(letter.fields)["signatory_name"] == "Jane Okafor"
    assert values(letter.fields)["signatory_title"] == title


def test_a_declaration_is_signed_with_name_and_title(read: Read, values: Values) -> None:
    text = LETTER.format(TOLD, "").replace("Sincerely,", "KIN SEASON ONE, LLC")

    letter = read(f"{text}\nName: Jane Okafor\nTitle: Co-Producer")

    assert values(letter.fields)["signatory_name"] == "Jane Okafor"
    assert values(letter.fields)["signatory_title"] == "Co-Producer"
    assert values(letter.records[0])["production"] == "Undertow"


def test_a_letter_may_be_signed_above_its_days(make_page: Make, values: Values) -> None:
    page = make_page(
        """
KIN SEASON ONE, LLC
12 Harbor Way, Astoria, NY 11106

April 2, 2026

Maria Delgado was employed by Kin Season One, LLC as a Grip on “Undertow”.



Jane Okafor, Co-Producer

Dates worked
03/04/2026, 03/05/2026
"""
    )
    name = next(word for word in page.words if word.text == "Jane")
    mark = (60.0, name.box[1] - 30.0, 160.0, name.box[1] - 1.0)

    (letter,) = read_document([replace(page, ink=(mark,))])

    assert values(letter.fields)["signatory_name"] == "Jane Okafor"
    assert values(letter.records[0])["work_dates"] == ["2026-03-04", "2026-03-05"]


@pytest.mark.parametrize("greeting", ["Dear Ms. Delgado:", "Dear Maria Delgado:"])
def test_you_worked_names_the_addressee(read: Read, values: Values, greeting: str) -> None:
    body = (
        f"Maria Delgado\n1215 Elm Terrace\nReseda, CA 91335\n\n{greeting}\n\n"
        "You were employed by Kin Season One, LLC as a Grip on “Undertow”."
    )

    (record,) = read(LETTER.format(body, SIGNED).replace("To whom it may concern:", "")).records

    assert values(record)["employee_name"] == "Maria Delgado"


def test_a_label_over_two_lines_has_the_value_beside_it(read: Read, values: Values) -> None:
    form = """
Name of       Maria Delgado
Employee

Name of       Last Call at the Alibi Room
Production

Production    Kin Season One, LLC
Company

Job           Grip
Classification
"""

    (record,) = read(LETTER.format(form, SIGNED)).records

    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["production"] == "Last Call at the Alibi Room"
    assert values(record)["employer"] == "Kin Season One, LLC"
    assert values(record)["classification"] == "Grip"


def test_shows_side_by_side_are_jobs(read: Read, values: Values) -> None:
    form = """
Employee: Maria Delgado

Production      The 3:10 Ferry             Hush
Employer        Kin Season One, LLC        Salt & Iron Pictures
Classification  Key Grip                   Set Medic
Dates worked    03/04/2026                 03/09/2026
                03/05/2026                 03/10/2026
"""

    one, two = read(LETTER.format(form, SIGNED)).records

    assert values(one)["production"] == "The 3:10 Ferry"
    assert values(two)["employer"] == "Salt & Iron Pictures"
    assert values(two)["classification"] == "Set Medic"
    assert values(two)["work_dates"] == ["2026-03-09", "2026-03-10"]


def test_another_title_of_a_show_is_no_show(read: Read, values: Values) -> None:
    told = TOLD.replace("“Undertow”", "“Undertow” (working title “Red Kite”)")

    (record,) = read(LETTER.format(told, SIGNED)).records

    assert values(record)["production"] == "Undertow"


def test_a_title_keeps_its_colon_beside_a_label(read: Read, values: Values) -> None:
    form = (
        "Employee:       Maria Delgado\nProduction:     Operation: Snow Globe\nPosition:       Grip"
    )

    (record,) = read(LETTER.format(form, SIGNED)).records

    assert values(record)["production"] == "Operation: Snow Globe"


def test_lending_is_no_typed_signature(read: Read, values: Values) -> None:
    said = "Long Lens LLC f/s/o Maria Delgado was engaged by Kin Season One, LLC as Grip."

    letter = read(LETTER.format(said, SIGNED).replace("Sincerely,", ""))

    assert values(letter.fields)["has_signature"] is False
    assert values(letter.records[0])["employee_name"] == "Maria Delgado"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("as a Costume House Stock Clerk.", "Costume House Stock Clerk"),
        ("as a Department Head Makeup Artist, under Local 706.", "Department Head Makeup Artist"),
    ],
)
def test_a_position_goes_on_behind_the_words_of_the_catalogue(
    read: Read, values: Values, said: str, role: str
) -> None:
    told = f"Maria Delgado was employed by Kin Season One, LLC {said}"

    (record,) = read(LETTER.format(told, SIGNED)).records

    assert values(record)["classification"] == role


def test_numbers_of_points_keep_each_person_s_own_digits(read: Read, values: Values) -> None:
    told = (
        "1. Maria Delgado (XXX-XX-2448) was employed by Kin Season One, LLC as Gaffer on “Hush”.\n"
        "2. Tomas Birdsong (XXX-XX-9451) was employed by Snow SPV, LLC as Grip on “Kin”."
    )

    one, two = read(LETTER.format(told, SIGNED)).records

    assert values(one)["last4"] == "2448"
    assert values(two)["last4"] == "9451"


def test_a_sender_whose_name_says_that_it_produces_is_the_employer(
    read: Read, values: Values
) -> None:
    said = "Please accept this as verification of employment for Maria Delgado on Hush (MOW)."
    text = LETTER.format(said, SIGNED).replace("HARVEST MOUSE MEDIA GROUP, LLC", "TALL PINE FILMS")

    (record,) = read(text).records

    assert values(record)["employer"] == "TALL PINE FILMS"
    assert values(record)["production"] == "Hush"


def test_words_of_a_title_name_no_craft(read: Read, values: Values) -> None:
    told = TOLD.replace("“Undertow”", "“Catch as Catch Can”")

    (record,) = read(LETTER.format(told, SIGNED)).records

    assert values(record)["classification"] == "Grip"
    assert values(record)["production"] == "Catch as Catch Can"


def test_a_show_may_stand_before_the_person(read: Read, values: Values) -> None:
    told = (
        "What Mabel Knew (streaming series), a production of Five Acre Wood Productions: Maria "
        "Delgado, last four 7796, Gaffer, Local 728."
    )

    (record,) = read(LETTER.format(told, SIGNED)).records

    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["production"] == "What Mabel Knew"
