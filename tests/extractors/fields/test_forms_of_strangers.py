"""Captions over values, label columns, a column for each show, questions and certificates."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractors.evl.turned_tables import turned
from extractors.evl.wording import field_of_label
from extractors.labels import labelled
from extractors.layout import Cell, Line, Table
from extractors.reading import read_document
from extractors.values import Page, Statement, Word

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]
Make = Callable[..., Page]

HEAD = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026
"""
FOOT = """
Dates worked: 03/04/2026, 03/05/2026

Sincerely,


Jane Okafor
Controller
"""


def test_small_captions_name_what_stands_under_them(make_page: Make, values: Values) -> None:
    form = """

HIRED AS                 EMPLOYER
Key Grip                 Osprey Point Films, Inc.

PERSON EMPLOYED          PRODUCTION
Maria Delgado            Undertow
"""
    page = make_page(HEAD + form + FOOT)
    captions = {"HIRED", "AS", "EMPLOYER", "PERSON", "EMPLOYED", "PRODUCTION"}
    small = tuple(
        replace(word, box=(word.box[0], word.box[1] + 3.0, *word.box[2:]))
        if word.text in captions
        else word
        for word in page.words
    )

    (statement,) = read_document([replace(page, words=small)])

    record = values(statement.records[0])
    assert record["classification"] == "Key Grip"
    assert record["employer"] == "Osprey Point Films, Inc."
    assert record["employee_name"] == "Maria Delgado"
    assert record["production"] == "Undertow"


def test_labels_flush_right_of_a_column_need_no_colon(read: Read, values: Values) -> None:
    form = """
   Person employed   Maria Delgado
              Show   Undertow
        Occupation   Key Grip
"""

    record = values(read(HEAD + form + FOOT).records[0])

    assert record["employee_name"] == "Maria Delgado"
    assert record["production"] == "Undertow"
    assert record["classification"] == "Key Grip"


def table_of(*rows: tuple[str, ...]) -> Table:
    made = tuple(
        tuple(
            Cell(number, column, text, (), (0.0, 0.0, 1.0, 1.0)) for column, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return Table(1, (0.0, 0.0, 100.0, 100.0), made, drawn=True)


def test_a_label_and_its_value_twice_a_row_are_no_columns_of_jobs() -> None:
    table = table_of(
        ("Employee", "Maria Delgado", "Local", "80"),
        ("Production", "Undertow", "Type", "Pilot"),
        ("Employer", "Osprey Point Films", "Position", "Grip"),
    )

    assert turned(table) is None


@pytest.mark.parametrize("apart", [" ", "\n   "])
def test_questions_name_their_answers(read: Read, values: Values, apart: str) -> None:
    asked = f"""
1. Who was employed?{apart}Maria Delgado
2. On which production?{apart}Undertow
3. By which company?{apart}Osprey Point Films, Inc.
4. In what classification?{apart}Key Grip
"""

    record = values(read(HEAD + asked + FOOT).records[0])

    assert record["employee_name"] == "Maria Delgado"
    assert record["production"] == "Undertow"
    assert record["employer"] == "Osprey Point Films, Inc."
    assert record["classification"] == "Key Grip"


def boxed(column: int, caption: str, value: str) -> Cell:
    """Return a box with a caption in small type over its value, one box to the hundred points."""
    left = 100.0 * column
    words = [Word(caption, (left, 10.0, left + 40.0, 16.0), 1.0)]
    words += [Word(value, (left, 18.0, left + 60.0, 28.0), 1.0)] if value else []
    return Cell(0, column, f"{caption} {value}", tuple(words), (left, 8.0, left + 100.0, 30.0))


def test_an_empty_box_takes_nothing_from_the_box_beside_it() -> None:
    cells = (boxed(0, "PRODUCTION", ""), boxed(1, "REQUISITION", "Whitlock"))
    table = Table(1, (0.0, 8.0, 200.0, 30.0), (cells,), drawn=True)
    captions = Line(1, (cells[0].words[0], cells[1].words[0]))
    filled = Line(1, (cells[1].words[1],))

    found = labelled([captions, filled], [table], field_of_label)

    assert [(label.field, label.value) for label in found] == [("production", None)]


def test_a_caption_over_figures_does_not_take_them_for_more_of_a_label() -> None:
    cells = (boxed(0, "SSN", "5746"), boxed(1, "GROUP", "Three"))
    table = Table(1, (0.0, 8.0, 200.0, 30.0), (cells,), drawn=True)
    lines = [Line(1, tuple(cell.words[at] for cell in cells)) for at in (0, 1)]

    found = labelled(lines, [table], field_of_label)

    said = [(label.label, label.value.text) for label in found if label.field and label.value]
    assert said == [("SSN", "5746")]


def test_a_dash_in_a_form_is_no_value(read: Read, values: Values) -> None:
    form = "\nEmployee: Maria Delgado\nProduction: Undertow\nClassification: –\nLocal: N/A\n"

    record = values(read(HEAD + form + FOOT).records[0])

    assert "classification" not in record
    assert "local" not in record


def test_a_signatory_may_have_the_title_in_brackets(read: Read, values: Values) -> None:
    text = (HEAD + "\nEmployee: Maria Delgado\nProduction: Undertow\n" + FOOT).replace(
        "Jane Okafor\nController", "Jane Okafor (Controller)"
    )

    fields = values(read(text).fields)

    assert fields["signatory_name"] == "Jane Okafor"
    assert fields["signatory_title"] == "Controller"
