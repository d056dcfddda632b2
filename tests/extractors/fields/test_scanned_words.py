"""Scanned pages read as the file they were printed from: broken dates, ruling lines, boxes."""

from dataclasses import replace

from extractors.evl.mended import mended
from extractors.evl.misread import repaired
from extractors.layout import Line
from extractors.values import Page, Word


def _page(*texts: str, gap: float = 2.0, source: str = "ocr") -> Page:
    words, left = [], 72.0
    for text in texts:
        words.append(Word(text, (left, 100.0, left + 5 * len(text), 106.6), 0.95))
        left += 5 * len(text) + gap
    return Page(1, 612.0, 792.0, tuple(words), "ocr" if source == "ocr" else "text layer")


def test_a_date_that_recognition_broke_is_one_word() -> None:
    page = _page("02/1", "1/2026,", "02/12/2026")

    read = mended(page)

    assert [word.text for word in read.words] == ["02/11/2026,", "02/12/2026"]
    assert read.words[0].confidence < 0.95


def test_a_zero_before_a_date_belongs_to_it() -> None:
    read = mended(_page("06/08/2025,", "0", "7/08/2025,"))

    assert [word.text for word in read.words] == ["06/08/2025,", "07/08/2025,"]


def test_the_number_of_a_row_is_no_part_of_its_date() -> None:
    read = mended(_page("1", "8/08/2025"))

    assert [word.text for word in read.words] == ["1", "8/08/2025"]


def test_ruling_lines_and_specks_are_no_letters_of_a_word() -> None:
    read = mended(_page("|4X|", "10.0:", "7:30"))

    assert [word.text for word in read.words] == ["4X", "10.0", "7:30"]


def test_scanned_boxes_are_as_tall_as_type() -> None:
    read = mended(_page("Grip"))

    top, bottom = read.words[0].box[1], read.words[0].box[3]
    assert bottom - top > 9.0
    assert top < 100.0
    assert bottom > 106.6


def test_the_words_of_a_file_are_left_alone() -> None:
    page = _page("02/1", "1/2026,", source="text layer")

    assert mended(page) is page


def _numbers(*texts: str, sure: float) -> Line:
    """Return a row of words at equal distances, the third of them read so surely."""
    words = [Word(t, (20.0 * n, 0.0, 20.0 * n + 8, 8.0), 0.95) for n, t in enumerate(texts)]
    words[2] = replace(words[2], confidence=sure)
    return Line(1, tuple(words))


def test_a_hardly_read_word_between_two_numbers_that_follow_is_the_one_between() -> None:
    read = repaired(_numbers("13", "14", "iS", "16", "17", sure=0.4)).words

    assert [word.text for word in read] == ["13", "14", "15", "16", "17"]
    assert read[2].confidence == 0.85


def test_a_surely_read_word_among_numbers_and_a_gap_among_few_stay() -> None:
    for row in (
        _numbers("13", "14", "X", "16", "17", sure=0.9),
        _numbers("8", "14", "X", "16", "20", sure=0.4),
        _numbers("13", "14", "X", "17", "18", sure=0.4),
    ):
        assert repaired(row) == row
