"""A picture that ends within the print says which edge is missing, and how to mend that."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.cut_off import cut_off_edges
from extractors.pages.images import Frame

Gray = Any


def _first_row_of_ink(page: Gray, below: int) -> int:
    """Return a row within the first line of letters below row ``below``."""
    rows = np.flatnonzero((page[below:] < 120).sum(axis=1) > 20)
    return below + int(rows[0]) + 4


def test_a_whole_page_has_no_cut_edge(scan: Gray) -> None:
    assert cut_off_edges(Frame(scan, 200), 1) == ()


@pytest.mark.parametrize(("edge", "turns"), [("top", 0), ("right", 1), ("bottom", 2), ("left", 3)])
def test_a_page_cut_through_a_line_names_the_edge(scan: Gray, edge: str, turns: int) -> None:
    page = np.rot90(scan[_first_row_of_ink(scan, 300) :], -turns)

    (finding,) = cut_off_edges(Frame(np.ascontiguousarray(page), 200), 3)

    assert finding.code == "unreadable-region"
    assert finding.message.startswith(f"The {edge} edge of page 3 is cut off")
    assert "again" in finding.message


def test_a_page_cut_through_its_first_letters_names_the_left_edge(scan: Gray) -> None:
    page = np.ascontiguousarray(scan[:, 210:])

    (finding,) = cut_off_edges(Frame(page, 200), 1)

    assert finding.message.startswith("The left edge of page 1 is cut off")


def test_the_dark_rim_of_a_copy_is_no_cut_edge(scan: Gray) -> None:
    page = scan.copy()
    page[:, :25] = 0
    page[-18:] = 0

    assert cut_off_edges(Frame(page, 200), 1) == ()


def test_the_finding_stands_on_the_page_that_is_read(
    scan: Gray, save_picture: Callable[..., bytes]
) -> None:
    cut = scan[: _first_row_of_ink(scan, 460)]

    (page,) = read_pages(save_picture(cut), Limits())

    (finding,) = page.findings
    (place,) = finding.places
    assert place.page == 1
    assert place.box[3] == pytest.approx(page.height, abs=0.5)
    assert "Northlight" in {word.text for word in page.words}
