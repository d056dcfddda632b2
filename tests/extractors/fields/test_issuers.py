"""The company at the head of a letter is told from its show, and read with its legal form."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.reading import read_document
from extractors.values import Page, Word

Make = Callable[..., Page]

BODY = """
April 2, 2026

To whom it may concern,

Maria Delgado was employed as Key Grip on “Undertow”. Dates worked: 03/04/2026, 03/05/2026.

Sincerely,

Jane Okafor
Controller
"""


def _issuer(make_page: Make, *head: str) -> object:
    """Return the issuer of a letter the first line of whose head is set in tall type."""
    page = make_page("\n".join((*head, BODY)))
    tall = tuple(_taller(word) if word.box[1] < 55.0 else word for word in page.words)
    (statement,) = read_document([replace(page, words=tall)])
    return statement.fields["issuer"].value


def _taller(word: Word) -> Word:
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0, y0 - 8.0, x1, y1))


@pytest.mark.parametrize("name", ["tin boat films", "Tin Boat Films", "TIN BOAT FILMS"])
def test_the_legal_form_stands_in_small_type_below(make_page: Make, name: str) -> None:
    head = (name, "Tin Boat Films Inc.", "9 Quay Road, Toronto")

    assert _issuer(make_page, *head) == "Tin Boat Films Inc."


def test_a_show_over_its_company_has_not_written(make_page: Make) -> None:
    head = ("UNDERTOW – Season 3", "UT 3 Productions Ltd. · 8090 Marine Gate, Burnaby, BC V5J 0A4")

    assert _issuer(make_page, *head) == "UT 3 Productions Ltd."


def test_a_company_may_be_named_for_a_season(make_page: Make) -> None:
    head = ("Undertow Season 3, LLC", "8090 Marine Gate, Burbank, CA 91505")

    assert _issuer(make_page, *head) == "Undertow Season 3, LLC"


def test_a_name_over_two_lines_of_tall_type_is_one_issuer(make_page: Make) -> None:
    head = "GORSEBANK                                        12 Quay Road, Atlanta, GA 30317"
    page = make_page(f"{head}\n\nUNSEEN                                  (404) 555-0191\n{BODY}")
    tall = tuple(
        _taller(word) if word.text in {"GORSEBANK", "UNSEEN"} else word for word in page.words
    )

    (statement,) = read_document([replace(page, words=tall)])

    assert statement.fields["issuer"].value == "GORSEBANK UNSEEN"


def test_the_office_of_a_local_is_no_part_of_its_name(make_page: Make) -> None:
    head = "ALLIED STAGE PAINTERS, IATSE LOCAL 44\nHiring Hall and Dispatch Office\n\n" + BODY

    (statement,) = read_document([make_page(head)])

    assert statement.fields["issuer"].value == "ALLIED STAGE PAINTERS, IATSE LOCAL 44"
