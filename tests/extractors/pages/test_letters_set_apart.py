"""Letters that a file sets apart are read as the words that are printed."""

from itertools import accumulate

import pytest

from extractors.pages.pdf.set_apart import Run, joined
from extractors.values import Box

HEIGHT = 10.0


def _read(texts: str, gaps: list[float], *, typed: bool = False) -> list[str]:
    """Return the words of runs (parted by spaces) that stand so far apart, in points."""
    runs, at = [], 0
    for text in texts.split():
        runs.append(Run(text, at, at + len(text) - 1))
        at += len(text) + 1
    lefts = [0.0, *accumulate(6.0 * len(r.text) + g for r, g in zip(runs, gaps, strict=False))]
    boxes: dict[int, Box] = {
        run.first: (left, 0.0, left + 6.0 * len(run.text), HEIGHT)
        for run, left in zip(runs, lefts, strict=True)
    }
    found = joined(runs, lambda _index: not typed, lambda run: boxes[run.first])
    return [run.text for run in found]


def test_letters_that_touch_are_one_word_and_spaces_stay() -> None:
    read = _read("T h e N o t ary ( S 2 )", [0, 0.1, 3, 0, 0, -0.1, 3, 0, 0, 0])

    assert read == ["The", "Notary", "(S2)"]


def test_capitals_spaced_alike_are_words() -> None:
    read = _read("P E B B L E T H U M B", [3, 3, 3, 3, 3, 7, 3, 3, 3, 3])

    assert read == ["PEBBLE", "THUMB"]


def test_small_letters_spaced_alike_are_words_too() -> None:
    read = _read("t i n b o a t f i l m s", [3, 3, 7, 3, 3, 3, 7, 3, 3, 3, 3])

    assert read == ["tin", "boat", "films"]


def test_letters_that_touch_among_spaced_ones_are_of_the_word() -> None:
    assert _read("S TA R L I G H T", [3.0] * 7) == ["STARLIGHT"]


@pytest.mark.parametrize(
    "row", ["S M T W T F S", "Su M Tu W Th F Sa", "1 2 3 4 5 6 7", "X X X X X", "W W H W S"]
)
def test_the_cells_of_a_week_stay_apart(row: str) -> None:
    assert _read(row, [3.0] * (len(row.split()) - 1)) == row.split()


def test_spaces_that_were_typed_are_kept() -> None:
    assert _read("A B C D E F", [0.0] * 5, typed=True) == ["A", "B", "C", "D", "E", "F"]


def test_ordinary_words_that_touch_are_left_as_they_were() -> None:
    assert _read("Grip Local 80", [0.0, 0.0]) == ["Grip", "Local", "80"]
