"""Rows of dates without drawn lines, each with its position: whose days they are."""

from collections.abc import Sequence

from extractors.confidence import Found
from extractors.evl.dated_rows import tables_of_dated_rows
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.evl.mended import mended
from extractors.evl.others_in_rows import with_others_doubted
from extractors.evl.working_days import day_fields
from extractors.layout import Line
from extractors.passages import Printed
from extractors.values import Page, Word

LEFTS = (80.0, 190.0, 250.0, 350.0, 480.0)
HEADS = ("Day", "Date", "Classification", "Where", "Hours")
HEAD_LEFTS = (80.0, 150.0, 250.0, 350.0, 440.0)
ROWS = (
    ("Mon", "3-Aug-26", "Dolly Grip", "Stage 4", "10.0"),
    ("Tue", "4-Aug-26", "Key Grip", "Stage 4", "11.0"),
    ("Wed", "5-Aug-26", "Dolly Grip", "Stage 4", "10.5"),
    ("Thu", "6-Aug-26", "Key Grip", "Stage 4", "12.0"),
    ("Fri", "7-Aug-26", "Dolly Grip", "Stage 4", "9.0"),
)


def _line(cells: Sequence[str], lefts: Sequence[float], number: int) -> Line:
    words: list[Word] = []
    for cell, start in zip(cells, lefts, strict=True):
        left = start
        for text in cell.split():
            box = (left, 100.0 + 14 * number, left + 4.5 * len(text), 110.0 + 14 * number)
            words.append(Word(text, box, 0.95))
            left = box[2] + 2.5
    return Line(1, tuple(words))


def _rows(rows: Sequence[Sequence[str]] = ROWS) -> list[Line]:
    return [_line(row, LEFTS, number) for number, row in enumerate(rows, 1)]


def _texts(lines: Sequence[Line]) -> list[list[str]]:
    (table,) = tables_of_dated_rows(lines)
    return [[cell.text for cell in row] for row in table.rows]


def test_columns_are_parted_by_narrow_gutters_and_headed_in_their_order() -> None:
    head, *rows = _texts([_line(HEADS, HEAD_LEFTS, 0), *_rows()])

    assert head == list(HEADS)
    assert rows == [list(row) for row in ROWS]


def test_columns_without_headings_are_told_by_what_they_hold() -> None:
    head, *_ = _texts(_rows())

    assert head == ["", "Date", "Classification", "", ""]


def test_a_line_close_below_a_row_carries_it_on() -> None:
    lines = _rows()
    close = tuple(
        Word(word.text, (word.box[0], 163.0, word.box[2], 169.0), word.confidence)
        for word in _line(("annex",), (350.0,), 0).words
    )

    *_, thursday, friday = _texts([*lines[:4], Line(1, close), lines[4]])

    assert thursday[3] == "Stage 4 annex"
    assert friday == list(ROWS[4])


def test_rows_of_one_position_part_nothing() -> None:
    alike = [(day, date, "Dolly Grip", where, hours) for day, date, _, where, hours in ROWS]

    assert tables_of_dated_rows(_rows(alike)) == []


def _job(position: str, lines: Sequence[Line]) -> Job:
    hit = Hit("classification", Printed(position, (lines[0],)), Found.LABEL, 0)
    return Job({"classification": (hit,)}, tuple(lines))


def test_days_in_rows_about_another_position_are_doubted() -> None:
    fields, findings = day_fields(
        with_others_doubted(_job("Dolly Grip", _rows())), None, day_first=False
    )

    assert fields["work_dates"].value == ["2026-08-03", "2026-08-05", "2026-08-07"]
    assert findings
    assert "count as no day until a person has looked" in findings[0].message


def test_one_row_about_another_position_is_enough_for_a_doubt() -> None:
    rows = [*ROWS[::2], ROWS[1], ("Mon", "10-Aug-26", "Dolly Grip", "Stage 4", "9.0")]

    job = with_others_doubted(_job("Dolly Grip", _rows(rows)))

    assert [line.words[0].confidence < 0.5 for line in job.lines] == [False] * 3 + [True, False]


def test_rows_about_the_job_alone_are_left_as_they_are() -> None:
    alike = [(day, date, "Dolly Grip", where, hours) for day, date, _, where, hours in ROWS]
    job = _job("Dolly Grip", _rows(alike))

    assert with_others_doubted(job) is job


def test_a_first_read_with_a_letter_is_mended_on_scans() -> None:
    words = _line(("ist Assistant Camera",), (80.0,), 0).words
    page = Page(1, 612.0, 792.0, words, source="ocr")

    assert mended(page).words[0].text == "1st"
