"""Coarse faxes with square pixels: shapes of ink carried on from one line of dots to the next.

A standard fax has 204 dots to the inch across and 98 lines down. Between two lines each edge of a
stroke is put where it would be on its way from the one to the other (shape-based interpolation:
S. Raya and J. Udupa, IEEE Transactions on Medical Imaging 9, 1990), so that slants have no stairs.
"""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.ocr.engines import GrayImage

_FAR_DOTS = 1.5
"""How deep within ink or paper a dot counts as: beyond that the next line changes nothing."""


def squared(ink: npt.NDArray[np.bool_], across: float, down: float) -> tuple[GrayImage, float]:
    """Return a fax as a gray picture with square pixels, and its pixels per inch.

    ``ink`` is True where a dot is black; ``across`` and ``down`` are its dots per inch.
    """
    dpi = max(across, down)
    size = (round(ink.shape[1] * dpi / across), round(ink.shape[0] * dpi / down))
    inside = cv2.resize(_depth(ink), size, interpolation=cv2.INTER_LINEAR)
    gray = np.rint(127.5 - inside * (127.5 / _FAR_DOTS))
    return gray.astype(np.uint8), dpi


def _depth(ink: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """Return how many dots each dot lies within ink (negative: outside) along its line."""
    height, width = ink.shape
    far = int(_FAR_DOTS) + 1
    places = np.arange(width, dtype=np.int32)
    changes = np.zeros((height, width + 1), dtype=bool)
    changes[:, 1:-1] = ink[:, 1:] != ink[:, :-1]
    first = np.maximum.accumulate(np.where(changes[:, :-1], places, -far), axis=1)
    last = np.where(changes[:, 1:], places, width + far)[:, ::-1]
    last = np.minimum.accumulate(last, axis=1)[:, ::-1]
    depth = np.minimum(np.minimum(places - first, last - places) + 0.5, _FAR_DOTS)
    return np.where(ink, depth, -depth).astype(np.float32)
