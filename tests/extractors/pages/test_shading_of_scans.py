"""How bright the paper behind words of a scan is told to be."""

import numpy as np

from extractors.pages.ocr.shading import shades_behind
from extractors.values import WHITE

PAPER, CELL, INK = 240, 150, 20


def _sheet(*cells: int) -> tuple[np.ndarray, list[tuple[float, float, float, float]]]:
    """Return a grainy sheet with a cell of each brightness in a row, and a word's box in each."""
    grain = np.random.default_rng(7).integers(-9, 10, (200, 60 * len(cells) + 20))
    sheet = np.full(grain.shape, PAPER)
    boxes = []
    for at, light in enumerate(cells):
        left = 10 + 60 * at
        sheet[20:60, left : left + 50] = light
        sheet[34:46, left + 20 : left + 28 : 3] = INK
        boxes.append((left + 20.0, 34.0, left + 28.0, 46.0))
    return np.clip(sheet + grain, 0, 255).astype(np.uint8), boxes


def test_grain_and_uneven_light_make_one_shade() -> None:
    pixels, boxes = _sheet(CELL, CELL + 6, PAPER, CELL - 5, PAPER - 12)

    one, other, paper, third, dim = shades_behind(pixels, boxes)

    assert one == other == third < 200
    assert paper == dim == WHITE


def test_two_shades_far_apart_stay_two() -> None:
    pixels, boxes = _sheet(CELL, 60, PAPER)

    grey, black, paper = shades_behind(pixels, boxes)

    assert black < grey < paper == WHITE


def test_a_box_outside_the_picture_stands_on_plain_paper() -> None:
    pixels, _ = _sheet(PAPER)

    assert shades_behind(pixels, [(900.0, 900.0, 950.0, 912.0)]) == [WHITE]
