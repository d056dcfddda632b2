"""A coarse fax gets square pixels without stairs in its slants."""

import numpy as np

from extractors.pages.fax import squared


def test_edges_move_on_from_line_to_line() -> None:
    ink = np.zeros((3, 20), dtype=bool)
    for row, left in enumerate((4, 8, 12)):
        ink[row, left : left + 4] = True

    gray, dpi = squared(ink, 200, 50)

    assert dpi == 200
    assert gray.shape == (12, 20)
    middles = [int(np.median(np.flatnonzero(line < 128))) for line in gray[2:10]]
    assert middles == sorted(middles)
    assert len(set(middles)) > 4


def test_what_is_ink_stays_dark_and_what_is_paper_white() -> None:
    ink = np.zeros((20, 40), dtype=bool)
    ink[5:15, 10:30] = True

    gray, _ = squared(ink, 204, 98)

    assert gray[21, 20] == 0
    assert gray[2, 2] == 255
    assert gray[21, 5] == 255
