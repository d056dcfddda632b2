"""Letters of columns and numbers of rows of a sheet printed without lines are no words of it."""

from dataclasses import replace

from extractors.evl.sheet_frames import without_sheet_frame
from extractors.layout import lines
from extractors.values import Page, Word

ROWS = [
    "Days worked by Ola Ferris",
    "Date Show",
    "3-Nov-25 Tidal",
    "4-Nov-25 Tidal",
    "5-Nov-25 Tidal",
    "6-Nov-25 Tidal",
]


def _page(heads: str) -> Page:
    words = _set(heads, 120.0, 40.0)
    for at, row in enumerate(ROWS):
        top = 60.0 + 16 * at
        words += [*_set(str(at + 1), 50.0, top), *_set(row, 80.0, top)]
    return Page(1, 612.0, 792.0, tuple(words), "ocr")


def _set(text: str, left: float, top: float) -> list[Word]:
    words = []
    for said in text.split():
        words.append(Word(said, (left, top, left + 5 * len(said), top + 10), 0.9))
        left += 5 * len(said) + 8
    return words


def test_the_frame_of_a_sheet_is_left_out() -> None:
    page = without_sheet_frame(_page("A B C"))

    assert [line.text for line in lines(page)] == ROWS


def test_numbered_lines_without_letters_above_keep_their_numbers() -> None:
    page = _page("Crew list")

    assert without_sheet_frame(page) is page


def test_a_number_read_twice_is_left_out_twice() -> None:
    page = _page("A B C")
    again = Word("3", (51.0, 92.0, 56.0, 102.0), 0.6)

    left = without_sheet_frame(replace(page, words=(*page.words, again)))

    assert [line.text for line in lines(left)] == ROWS
