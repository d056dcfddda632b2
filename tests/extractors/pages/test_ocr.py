"""Both engines keep one promise, and a damaged page reads like a clean one."""

from collections.abc import Callable
from functools import cache
from typing import Any

import cv2
import numpy as np
import pytest

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.images import Frame
from extractors.pages.normalise.looks import look_at
from extractors.pages.normalise.normaliser import half_turned, normalise
from extractors.pages.normalise.paper import paper_corners
from extractors.pages.ocr.engines import (
    InProcessEngine,
    Layout,
    OcrEngine,
    ProgramEngine,
    engine,
    tessdata_folder,
)
from extractors.pages.ocr.page import Recognised, recognise

Gray = Any


@pytest.fixture(params=[InProcessEngine, ProgramEngine], ids=["in process", "program"])
def any_engine(request: pytest.FixtureRequest) -> OcrEngine:
    made: OcrEngine = request.param()
    return made


def test_every_engine_reads_words_with_boxes_and_confidence(
    any_engine: OcrEngine, scan: Gray, words_of_letter: list[str]
) -> None:
    words = any_engine.words(scan, 200, Layout.PAGE)

    assert set(words_of_letter) - {word.text for word in words} == set()
    assert all(0 <= word.confidence <= 1 for word in words)
    x0, y0, x1, y1 = next(word.box for word in words if word.text == "Northlight")
    assert scan[y0:y1, x0:x1].min() < 100
    assert scan[y0:y1, x1 + 1 : x1 + 5].min() > 100


def test_every_engine_keeps_the_cells_of_a_ruled_table(any_engine: OcrEngine, scan: Gray) -> None:
    texts = [word.text for word in any_engine.words(scan, 200, Layout.PAGE)]

    assert texts.count("Worked") == 3
    assert texts.count("hours") == 3


def test_every_engine_sees_nothing_on_blank_paper(any_engine: OcrEngine) -> None:
    assert any_engine.words(np.full((300, 300), 255, np.uint8), 200, Layout.PAGE) == ()


def test_a_process_has_one_engine() -> None:
    assert engine() is engine()


def test_tessdata_is_found() -> None:
    assert (tessdata_folder() / "eng.traineddata").is_file()


def _turned(image: Gray, degrees: float) -> Gray:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), borderValue=(255,))


def _specked(image: Gray) -> Gray:
    chance = np.random.default_rng(1).random(image.shape)
    return np.where(chance < 0.02, 0, np.where(chance > 0.98, 255, image)).astype(np.uint8)


def _photographed(image: Gray) -> Gray:
    height, width = image.shape
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[150, 120], [1500, 200], [1600, 2150], [90, 2080]], np.float32)
    matrix = cv2.getPerspectiveTransform(sheet, seen)
    photo = cv2.warpPerspective(image, matrix, (1750, 2300), borderValue=(60,))
    return (photo * np.linspace(1, 0.6, 1750)[None, :]).astype(np.uint8)


DAMAGES: dict[str, Callable[[Gray], Gray]] = {
    "slanted": lambda image: _turned(image, 3),
    "slanted the other way": lambda image: _turned(image, -6),
    "lying on its left": lambda image: cv2.rotate(image, cv2.ROTATE_90_COUNTERCLOCKWISE),
    "lying on its right": lambda image: cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE),
    "upside down": lambda image: cv2.rotate(image, cv2.ROTATE_180),
    "specked": _specked,
    "dim": lambda image: (image * 0.35).astype(np.uint8),
    "blurred": lambda image: cv2.GaussianBlur(image, (0, 0), 1.8),
    "photographed": _photographed,
}


@pytest.fixture(scope="session")
def read_damaged(scan: Gray) -> Callable[[str], tuple[Gray, Recognised]]:
    """Return a function that gives a damaged page and what was read from it, read only once."""

    @cache
    def read(damage: str) -> tuple[Gray, Recognised]:
        given = DAMAGES[damage](scan)
        return given, recognise(Frame(given, 200))

    return read


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_page_reads_like_a_clean_one(
    damage: str,
    read_damaged: Callable[[str], tuple[Gray, Recognised]],
    words_of_letter: list[str],
) -> None:
    _, page = read_damaged(damage)

    missed = set(words_of_letter) - {word.text for word in page.words}
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("damage", ["slanted", "lying on its right", "upside down", "photographed"])
def test_boxes_lie_on_the_page_as_it_was_given(
    damage: str, read_damaged: Callable[[str], tuple[Gray, Recognised]]
) -> None:
    given, page = read_damaged(damage)

    scale = 200 / 72
    long_words = [word for word in page.words if len(word.text) > 6]
    for word in long_words:
        x0, y0, x1, y1 = (round(value * scale) for value in word.box)
        inside = given[max(0, y0) : y1, max(0, x0) : x1]
        assert int(inside.max()) - int(inside.min()) > 60, word
    assert len(long_words) > 10


def test_a_box_mapped_there_and_back_stays_where_it_was(scan: Gray) -> None:
    page = half_turned(normalise(_turned(scan, 2)))
    corner = page.transform @ np.array([400.0, 500.0, 1.0])

    back = page.back((corner[0], corner[1], corner[0], corner[1]))

    assert back == pytest.approx((400, 500, 400, 500), abs=0.01)


def test_glyphs_are_brought_to_the_size_that_reads_best(scan: Gray) -> None:
    large = cv2.resize(scan, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)

    page = normalise(large)

    glyph = look_at(page.image).glyph_pixels
    assert glyph is not None
    assert 19 <= glyph <= 27


def test_ruling_lines_and_a_signature_are_found_on_a_scan(scan: Gray) -> None:
    signed = scan.copy()
    curve = [[250 + 4 * i, round(1450 + 35 * np.sin(i / 3))] for i in range(60)]
    cv2.polylines(signed, [np.array(curve, np.int32)], isClosed=False, color=(0,), thickness=3)

    page = recognise(Frame(signed, 200))

    level = [rule for rule in page.rules if rule[2] - rule[0] > 300]
    assert len(level) == 4
    box = (250 * 0.36, 1415 * 0.36, 486 * 0.36, 1485 * 0.36)
    assert any(mark == pytest.approx(box, abs=6) for mark in page.ink)


def test_a_clean_letter_has_no_ink_that_is_not_explained(scan: Gray) -> None:
    assert recognise(Frame(scan, 200)).ink == ()


def test_the_unstated_resolution_of_a_picture_is_200_dpi(
    scan: Gray, save_picture: Callable[..., bytes]
) -> None:
    (stated,) = read_pages(save_picture(scan, dpi=100), Limits())
    (unstated,) = read_pages(save_picture(scan, dpi=None), Limits())

    assert (round(stated.width), round(stated.height)) == (1224, 1584)
    assert (round(unstated.width), round(unstated.height)) == (612, 792)


def test_the_grain_of_paper_puts_no_marks_between_thin_letters(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]
) -> None:
    dates = [f"{month}/{day}/25," for month in (8, 9) for day in range(11, 27)]

    def thin(canvas: Any) -> None:
        canvas.setFont("Courier", 10)
        for row in range(8):
            canvas.drawString(72, 700 - 18 * row, " ".join(dates[4 * row : 4 * row + 4]))

    page = render_page(make_pdf(thin), 300)
    grain = np.random.default_rng(3).normal(0, 4, page.shape)
    grained = np.clip(page + grain, 0, 255).astype(np.uint8)

    words = recognise(Frame(grained, 300)).words

    assert [word.text for word in words] == dates


def test_the_shade_of_a_lamp_is_no_edge_of_the_paper(scan: Gray) -> None:
    shade = np.linspace(0.30, 0.48, scan.shape[1])[None, :]

    assert paper_corners((scan * shade).astype(np.uint8)) is None


def test_a_sheet_on_a_table_is_found_with_its_corners(scan: Gray) -> None:
    corners = paper_corners(_photographed(scan))

    assert corners is not None
    assert corners == pytest.approx(
        np.array([[150, 120], [1500, 200], [1600, 2150], [90, 2080]]), abs=20
    )
