"""What a small grey picture of a page tells of the paper below a word."""

import pytest

from extractors.pages.pdf.frame import Proof


@pytest.mark.parametrize(
    ("pixels", "paper", "spread"),
    [
        ([255, 255, 0], 255, 255),
        ([255, 0], 255, 255),
        ([255, 0, 0], 0, 255),
        ([200, 210, 90, 255], 210, 165),
        ([70], 70, 0),
    ],
)
def test_the_paper_is_as_bright_as_the_pixel_in_the_middle(
    pixels: list[int], paper: int, spread: int
) -> None:
    count = len(pixels)
    proof = Proof(bytes(pixels), count, 1, count, 1.0)

    assert proof.paper((0, 0, count - 1, 0)) == paper
    assert proof.spread((0, 0, count - 1, 0)) == spread


def test_outside_the_page_the_paper_is_white() -> None:
    assert Proof(b"\x00", 1, 1, 1, 1.0).paper((5, 5, 9, 9)) == 255
