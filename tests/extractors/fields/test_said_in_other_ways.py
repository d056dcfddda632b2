"""Issuers over two lines, employers and titles in sentences, captions under blanks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractors.reading import read_document
from extractors.values import Page, Statement, Word

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]
Make = Callable[..., Page]

LETTER = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

To whom it may concern:

{}

Dates worked: 03/04/2026, 03/05/2026

Sincerely,


Jane Okafor
Controller
"""


@pytest.mark.parametrize(
    "said",
    [
        "Osprey Point Films hereby confirms that Maria Delgado worked as a Grip on “Undertow”.",
        "Maria Delgado was on the payroll of Osprey Point Films as a Grip on “Undertow”.",
        "Osprey Point Films is pleased to confirm the employment of Maria Delgado as a Grip.",
        "Maria Delgado was on our lighting crew as a Grip; the employer was Osprey Point Films.",
        "This is to say that Maria Delgado did rigging as an employee of Osprey Point Films.",
        "Maria Delgado was a Grip at Osprey Point Films, the employing entity for “Undertow”.",
    ],
)
def test_the_employer_is_read_from_sentences(read: Read, values: Values, said: str) -> None:
    (record,) = read(LETTER.format(said)).records

    assert values(record)["employer"] == "Osprey Point Films"
    assert values(record)["employee_name"] == "Maria Delgado"


@pytest.mark.parametrize(
    "said",
    [
        "Maria Delgado was hired as a Grip for Good Night, Mr. Okafor, a Movie of the Week.",
        "Maria Delgado was hired as a Grip on a Movie of the Week titled Good Night, Mr. Okafor.",
    ],
)
def test_a_title_without_quotes_keeps_its_comma(read: Read, values: Values, said: str) -> None:
    (record,) = read(LETTER.format(said)).records

    assert values(record)["production_title"] == "Good Night, Mr. Okafor"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("the series Les Oiseaux perdus, filmed in Laval.", "Les Oiseaux perdus"),
        ("the series L’Été sans fin.", "L’Été sans fin"),
        ("the series La Roca during May, in Laval.", "La Roca"),
    ],
)
def test_a_french_title_runs_on_in_small_letters(
    read: Read, values: Values, said: str, title: str
) -> None:
    (record,) = read(LETTER.format(f"Maria Delgado was hired as a Grip on {said}")).records

    assert values(record)["production_title"] == title


def test_a_position_that_begins_like_set_forth_is_one(read: Read, values: Values) -> None:
    told = "Maria Delgado was on our art staff as Set Greens Buyer for the series “Undertow”."

    (record,) = read(LETTER.format(told)).records

    assert values(record)["classification"] == "Set Greens Buyer"


def test_captions_under_blanks_name_what_stands_over_them(read: Read, values: Values) -> None:
    form = "Maria Delgado         5746\n(Employee)            (Last 4 SSN)"

    (record,) = read(LETTER.format(form)).records

    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["last4"] == "5746"


def test_a_number_of_days_is_no_production(read: Read, values: Values) -> None:
    text = LETTER.format("Employee: Maria Delgado\nProduction: Undertow\nClassification: Grip")
    text = text.replace("Sincerely", "Grand total, all productions: 2 days\n\nSincerely")

    (record,) = read(text).records

    assert values(record)["production"] == "Undertow"


def test_a_company_broken_over_two_lines_is_one_issuer(make_page: Make) -> None:
    page = make_page(LETTER.format("Maria Delgado worked as a Grip on “Undertow”.").replace(
        "SILVERLINE PAYROLL SERVICES", "Ledger Lane\nEntertainment Services, LLC"
    ))  # fmt: skip

    (statement,) = read_document([replace(page, words=tuple(map(_enlarged, page.words)))])

    assert statement.fields["issuer"].value == "Ledger Lane Entertainment Services, LLC"


def _enlarged(word: Word) -> Word:
    x0, y0, x1, y1 = word.box
    head = y0 < 70.0
    return replace(word, box=(x0, y0 - 2.0, x1, y1 + 2.0)) if head else word
