"""How bright the paper is behind the words of a scan: shaded cells tell days.

Grain and uneven light make many shades of one. What lies close together on the scale is therefore
one shade, and what is nearly as bright as most of the page is plain paper.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pages.ocr.engines import GrayImage
from extractors.values import WHITE, Box

_PLAIN = 0.9
"""Paper of this share of the page's brightness is plain."""

_ANOTHER_SHADE = 24
"""By how much brightness (0 to 255) must leap from one shade of a scan to another."""

_AROUND = 0.5
"""How far beside a word its paper is looked at, in heights of the word."""


def shades_behind(pixels: GrayImage, boxes: Sequence[Box]) -> list[int]:
    """Return for each box of pixels how bright (0 to 255) the paper in and beside it is."""
    white = max(1.0, float(np.median(pixels[::4, ::4])))
    lights = [_light(pixels, box) / white for box in boxes]
    dark = sorted({round(light * WHITE) for light in lights if light < _PLAIN})
    shades = _in_few(dark)
    return [shades[round(light * WHITE)] if light < _PLAIN else WHITE for light in lights]


def _light(pixels: GrayImage, box: Box) -> float:
    """Return the brightness of most of what is in a box and beside it; ``WHITE`` outside."""
    x0, y0, x1, y1 = box
    beside = _AROUND * (y1 - y0)
    left, top = max(0, int(x0 - beside)), max(0, int(y0))
    inside = pixels[top : max(0, int(y1) + 1), left : max(0, int(x1 + beside) + 1)]
    return float(np.median(inside)) if inside.size else float(WHITE)


def _in_few(dark: Sequence[int]) -> dict[int, int]:
    """Return for each brightness, in rising order, the darkest one of the same shade."""
    shades = {light: light for light in dark[:1]}
    for below, above in pairwise(dark):
        shades[above] = above if above - below >= _ANOTHER_SHADE else shades[below]
    return shades
