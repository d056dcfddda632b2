"""A column of figures that was read as one tall word is read row by row."""

from typing import Any

import numpy as np

from extractors.pages.ocr.engines import Layout, OcrWord
from extractors.pages.ocr.narrow_columns import with_rows_of_columns

Gray = Any

TOPS = (100, 140, 180, 220)
PRINTED = [OcrWord("Tuesday", (100, top, 200, top + 20), 0.95) for top in TOPS]


class _ReadsOnes:
    """A recognizer that reads a 1 wherever there is ink."""

    def words(self, image: Gray, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return a 1 with the box of the ink."""
        assert dpi
        assert layout is Layout.LINE
        rows, columns = np.nonzero(image < 128)
        left, top = int(columns.min()), int(rows.min())
        right, bottom = int(columns.max()) + 1, int(rows.max()) + 1
        return (OcrWord("1", (left, top, right, bottom), 0.8),)


def _column(step: int = 40) -> Gray:
    image = np.full((400, 600), 255, np.uint8)
    for at in range(4):
        image[100 + step * at : 120 + step * at, 500:506] = 0
    return image


def test_a_column_of_ones_is_read_row_by_row() -> None:
    tall = OcrWord("PRRP", (495, 98, 511, 242), 0.1)
    beside = OcrWord("PR", (503, 98, 513, 242), 0.0)
    piece = OcrWord("RP", (495, 138, 511, 160), 0.3)

    read = with_rows_of_columns(_column(), [*PRINTED, tall, beside, piece], _ReadsOnes())

    assert read[:4] == tuple(PRINTED)
    assert [(word.text, word.box) for word in read[4:]] == [
        ("1", (500, top, 506, top + 20)) for top in TOPS
    ]


def test_a_row_is_read_as_wide_as_it_was_printed() -> None:
    image = _column()
    image[180:200, 488:496] = 0
    tall = OcrWord("PRRP", (498, 98, 511, 242), 0.1)

    read = with_rows_of_columns(image, [*PRINTED, tall], _ReadsOnes())

    assert [word.box[0] for word in read[4:]] == [500, 500, 488, 500]


def test_letters_on_their_side_are_no_rows() -> None:
    tall = OcrWord("file", (495, 98, 511, 190), 0.1)

    read = with_rows_of_columns(_column(step=24), [*PRINTED, tall], _ReadsOnes())

    assert read == (*PRINTED, tall)


def test_a_tall_word_that_was_surely_read_stays() -> None:
    tall = OcrWord("1111", (495, 98, 511, 242), 0.9)

    read = with_rows_of_columns(_column(), [*PRINTED, tall], _ReadsOnes())

    assert read == (*PRINTED, tall)
