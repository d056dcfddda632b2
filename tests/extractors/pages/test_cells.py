"""Cells of drawn tables are looked at alone where what was read is no word of one cell."""

import cv2
import numpy as np

from extractors.pages.ocr.cells import with_second_looks
from extractors.pages.ocr.engines import GrayImage, Layout, OcrWord
from extractors.pages.ocr.marks import ruling_lines

CELLS, SIDE, LEFT, TOP = 8, 120, 100, 100


class _ReadsCrosses:
    """A recognizer that reads a cross in every picture with ink."""

    def words(self, image: GrayImage, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return one cross about the middle of the picture."""
        assert dpi
        assert layout
        height, width = image.shape
        box = (width // 2 - 10, height // 2 - 10, width // 2 + 10, height // 2 + 10)
        return (OcrWord("X", box, 0.6),) if (image < 128).any() else ()


def _table() -> tuple[GrayImage, GrayImage]:
    """Return a row of cells with a cross in the third, fourth and fifth, and the crosses alone."""
    ruled = np.full((900, 1700), 255, np.uint8)
    alone = ruled.copy()
    for at in range(CELLS):
        left = LEFT + SIDE * at
        cv2.rectangle(ruled, (left, TOP), (left + SIDE, TOP + SIDE), (0,), 2)
        if at in {2, 3, 4}:
            for image in (ruled, alone):
                cv2.line(image, (left + 20, TOP + 20), (left + 40, TOP + 40), (0,), 4)
                cv2.line(image, (left + 20, TOP + 40), (left + 40, TOP + 20), (0,), 4)
    return ruled, alone


def _read(first: int, last: int) -> list[OcrWord]:
    """Return the crosses of the table after one word was read across some of its cells."""
    ruled, alone = _table()
    box = (LEFT + SIDE * first + 18, TOP + 18, LEFT + SIDE * last + 42, TOP + 42)
    word = OcrWord("Xxx", box, 0.9)
    found = with_second_looks(alone, ruling_lines(ruled)[1], [word], _ReadsCrosses())
    return sorted(found, key=lambda each: each.box)


def test_a_word_read_across_the_lines_of_cells_is_a_mark_in_each() -> None:
    for first, last in ((2, 4), (2, 3), (3, 4)):
        found = _read(first, last)

        assert [word.text for word in found] == ["X", "X", "X"]
        assert [(word.box[0] - LEFT) // SIDE for word in found] == [2, 3, 4]
