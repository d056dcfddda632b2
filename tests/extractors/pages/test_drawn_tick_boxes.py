"""Boxes to tick that a PDF draws are told empty or marked, however they are drawn."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.forms.boxes import ticked_labels
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.values import Page

BOX = 9


class Sheet:
    """A page on which boxes are drawn and labelled."""

    def __init__(self) -> None:
        self._made = io.BytesIO()
        self.canvas = Canvas(self._made, pagesize=(400, 300))
        self.canvas.setFont("Times-Roman", 11)

    def box(self, x: float, y: float, label: str = "", *, radius: float = 0.0) -> None:
        if radius:
            self.canvas.roundRect(x, y, BOX, BOX, radius)
        else:
            self.canvas.rect(x, y, BOX, BOX)
        self.canvas.drawString(x + BOX + 4, y + 1, label)

    def cross(self, x: float, y: float) -> None:
        path = self.canvas.beginPath()
        for start, end in (((1, 1), (8, 8)), ((8, 1), (1, 8))):
            path.moveTo(x + start[0], y + start[1])
            path.lineTo(x + end[0], y + end[1])
        self.canvas.drawPath(path)

    def read(self) -> Page:
        self.canvas.save()
        (page,) = read_pages(self._made.getvalue(), Limits())
        return page


def told(page: Page) -> dict[str, bool]:
    return {label.text: ticked for label, ticked in ticked_labels((page,))}


@pytest.mark.parametrize("radius", [0.0, 2.0])
def test_a_crossed_box_is_ticked_and_an_empty_one_is_not(radius: float) -> None:
    sheet = Sheet()
    sheet.box(40, 200, "Feature film", radius=radius)
    sheet.cross(40, 200)
    sheet.box(160, 200, "Television pilot", radius=radius)
    assert told(sheet.read()) == {"Feature film": True, "Television pilot": False}


def test_a_letter_typed_into_a_box_ticks_it() -> None:
    sheet = Sheet()
    sheet.box(40, 200, "Union")
    sheet.canvas.drawString(41, 201, "X")
    sheet.box(160, 200, "Not union")
    assert told(sheet.read()) == {"Union": True, "Not union": False}


def test_a_box_filled_with_ink_is_ticked_where_another_is_empty() -> None:
    sheet = Sheet()
    sheet.box(40, 200, "Travel")
    sheet.box(160, 200, "Idle")
    sheet.canvas.rect(162, 202, BOX - 4, BOX - 4, fill=1)
    assert told(sheet.read()) == {"Travel": False, "Idle": True}


def test_a_tick_in_a_box_is_no_mark_that_may_be_a_signature() -> None:
    sheet = Sheet()
    sheet.box(40, 200, "Feature film", radius=2.0)
    sheet.cross(40, 200)
    sheet.box(160, 200, "Television pilot", radius=2.0)
    assert sheet.read().ink == ()


def test_cells_of_a_grid_and_bullets_are_no_boxes_to_tick() -> None:
    grid = Sheet()
    for column in range(6):
        grid.box(40 + BOX * column, 200)
    grid.canvas.drawString(40 + 6 * BOX + 4, 201, "Week one")
    bullets = Sheet()
    for row, label in enumerate(("Arrival", "Departure")):
        bullets.canvas.rect(40, 200 - 20 * row, BOX, BOX, fill=1)
        bullets.canvas.drawString(56, 201 - 20 * row, label)
    for page in (grid.read(), bullets.read()):
        assert not {word.text for word in page.words} & {"☐", "☒"}


def test_a_number_in_a_box_is_not_a_tick() -> None:
    sheet = Sheet()
    for column, label in enumerate(("Mon", "Tue")):
        sheet.box(40 + 100 * column, 200, label)
        sheet.canvas.drawString(42 + 100 * column, 201, str(column + 4))
    assert [word.text for word in sheet.read().words] == ["4", "Mon", "5", "Tue"]
