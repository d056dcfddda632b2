"""How a page lies is told by its letters, whether they touch, blur or stand among dots."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.files import FileKind
from extractors.limits import Limits
from extractors.pages.images import Frame, frames
from extractors.pages.normalise.looks import look_at
from extractors.pages.ocr.page import recognise

Gray = Any

LINES = (
    "This letter confirms that Jordan Q. Sample was employed",
    "by Northlight Pictures as a Grip on Harbor Lanterns and",
    "worked on the days named below, all of them in Toronto.",
)


@pytest.fixture
def page(make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]) -> Gray:
    """Three lines of print and a form with dotted leaders, at 200 dpi."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for row, line in enumerate(LINES):
            canvas.drawString(72, 700 - 20 * row, line)
            canvas.drawString(72, 600 - 20 * row, "LOCAL" + " ." * 60)

    return render_page(make_pdf(draw), 200)


@pytest.mark.parametrize("sigma", [0, 1, 2])
@pytest.mark.parametrize("quarters", [0, 1])
def test_lines_are_found_also_where_letters_run_together(
    page: Gray, sigma: int, quarters: int
) -> None:
    soft = cv2.GaussianBlur(page, (0, 0), sigma) if sigma else page

    looks = look_at(np.ascontiguousarray(np.rot90(soft, quarters)))

    assert looks.is_sideways == bool(quarters)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_print_on_its_head_is_told_by_its_feet(page: Gray, turns: int) -> None:
    looks = look_at(np.ascontiguousarray(np.rot90(page, turns)))

    # Lying on its right side (one turn counterclockwise) a page comes upright by the quarter turn.
    assert looks.is_upside_down == (turns in {2, 3})


def test_capitals_and_figures_do_not_tell_which_side_is_up(
    make_pdf: Callable[..., bytes], render_page: Callable[[bytes, int], Gray]
) -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(12):
            canvas.drawString(72, 700 - 20 * row, f"GRIP LOCAL 80 (01/{row + 10}/2026) 10 HOURS")

    sheet = render_page(make_pdf(draw), 200)

    assert not look_at(sheet).is_upside_down
    assert not look_at(cv2.rotate(sheet, cv2.ROTATE_180)).is_upside_down


def test_a_blurred_page_is_read(page: Gray) -> None:
    words = recognise(Frame(cv2.GaussianBlur(page, (0, 0), 2), 200)).words

    read = [word.text for word in words]
    assert set(" ".join(LINES).split()) <= set(read)


def test_a_coarse_fax_keeps_its_size_in_points(page: Gray) -> None:
    height, width = page.shape
    lines = (
        Image.fromarray(page).resize((width, height * 98 // 200)).point(lambda v: 255 * (v > 150))
    )
    out = BytesIO()
    lines.convert("1").save(out, "TIFF", compression="group4", dpi=(200, 98))

    frame = next(frames(out.getvalue(), FileKind.TIFF, Limits()))

    points = [side * frame.points_per_pixel for side in frame.pixels.shape]
    assert points == pytest.approx([792, 612], abs=2)
    assert set(LINES[0].split()) <= {word.text for word in recognise(frame).words}
