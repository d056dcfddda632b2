"""Boxes with the number of each day of a month, marked where the day was worked."""

from collections.abc import Callable, Mapping

import pytest

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]
Marks = Mapping[int, str]

MAY: Marks = {4: "X", 5: "X", 7: "X", 18: "X", 31: "X"}
JUNE: Marks = {1: "X", 16: "X"}


def _boxes(first: int, last: int, marks: Marks, name: str = "", count: str = "") -> str:
    """Return a row of numbered boxes, a name and a count between the numbers and their marks."""
    numbers = "".join(f"{day:>4}" for day in range(first, last + 1))
    below = "".join(f"{marks.get(day, ''):>4}" for day in range(first, last + 1))
    said = f"\n{name:<12}{' ' * len(numbers)}  {count}" if name else ""
    return f"{' ' * 12}{numbers}{said}\n{' ' * 12}{below}"


def _days(read: DaysRead) -> list[str]:
    return [one.day.isoformat()[5:] for one in read.worked]


WORKED = ["05-04", "05-05", "05-07", "05-18", "05-31", "06-01", "06-16"]


def test_marks_below_numbers_are_days_of_the_month_beside_them(read_text: ReadText) -> None:
    may = _boxes(1, 31, MAY, "May 2026", "5")
    june = _boxes(1, 30, JUNE, "June 2026", "2")

    read = read_text(f"Mark each day worked with an X\n{may}\n{june}\nTotal days worked: 7")

    assert _days(read) == WORKED
    assert not read.doubts


@pytest.mark.parametrize("step", [7, 15, 16])
def test_a_month_may_take_several_rows(read_text: ReadText, step: int) -> None:
    def month(last: int, marks: Marks) -> str:
        return "\n".join(
            _boxes(first, min(first + step - 1, last), marks) for first in range(1, last + 1, step)
        )

    read = read_text(f"May 2026\n{month(31, MAY)}\nJune\n{month(30, JUNE)}\nDays worked: 7")

    assert _days(read) == WORKED


def test_letters_say_what_a_day_was(read_text: ReadText) -> None:
    marks = {4: "S", 5: "S", 6: "T", 7: "H"}

    read = read_text(f"{_boxes(1, 31, marks, 'May 2026')}\nS = shoot, T = travel, H = holiday")

    assert _days(read) == ["05-04", "05-05"]
    assert [one.day.day for one in read.not_worked] == [6, 7]


def test_hours_below_numbers_are_days_worked(read_text: ReadText) -> None:
    read = read_text(_boxes(1, 31, {4: "8", 5: "10", 6: "12"}, "May 2026", "3"))

    assert _days(read) == ["05-04", "05-05", "05-06"]


def test_words_may_lead_to_the_name_of_the_month(read_text: ReadText) -> None:
    read = read_text(f"Month of: May 2026\n{_boxes(1, 31, {4: 'X', 5: 'X'})}")

    assert _days(read) == ["05-04", "05-05"]


def test_numbers_right_below_marks_are_those_of_the_next_month(read_text: ReadText) -> None:
    may = _boxes(1, 31, {4: "8", 5: "10"}, "May 2026")
    june = _boxes(1, 30, {2: "9"}, "June 2026")

    assert _days(read_text(f"{may}\n{june}")) == ["05-04", "05-05", "06-02"]


def test_one_row_of_numbers_may_head_months_whose_years_stand_below_them(
    read_text: ReadText,
) -> None:
    head, _, may = _boxes(1, 31, MAY, "May", "5").split("\n")
    _, _, june = _boxes(1, 31, JUNE, "June", "2").split("\n")

    read = read_text(f"{head}\nMay\n{may}\n2026\nJune\n{june}\n2026\nDays worked: 7")

    assert _days(read) == WORKED


def test_a_number_of_a_scan_with_a_speck_is_one_of_its_row(read_text: ReadText) -> None:
    boxes = _boxes(1, 31, MAY, "May 2026", "5").replace("  12", " #12").replace("15  16", "15, 16")

    assert _days(read_text(boxes)) == WORKED[:5]


def test_a_count_beside_boxes_that_were_not_made_out_is_no_date(read_text: ReadText) -> None:
    june = _boxes(1, 30, {}, "June", "7")
    july = _boxes(1, 31, {}, "July", "9").replace("   9  10", "    og10")

    assert not read_text(f"DAYS WORKED  YEAR: 2026\n{june}\n{july}").worked


def test_a_count_that_differs_is_doubted(read_text: ReadText) -> None:
    read = read_text(_boxes(1, 31, MAY, "May 2026", "6"))

    assert any("marks 5 days and counts 6" in doubt for doubt in read.doubts)


@pytest.mark.parametrize(
    "text",
    [
        _boxes(1, 31, MAY),
        f"{_boxes(1, 28, MAY, 'May 2026')}",
        f"{_boxes(1, 31, MAY, 'May')}",
        f"March 17, 2026\n{_boxes(1, 31, MAY)}",
        "May 2026\n" + 5 * "This line says nothing of days.\n" + _boxes(1, 31, MAY),
        f"{_boxes(1, 31, MAY, 'May 2026')}\n{_boxes(1, 31, MAY, 'May 2026')}",
    ],
)
def test_boxes_of_no_known_month_are_no_days(read_text: ReadText, text: str) -> None:
    assert not read_text(text).worked


def test_a_mark_behind_the_end_of_a_month_is_doubted(read_text: ReadText) -> None:
    read = read_text(_boxes(1, 31, {2: "X", 31: "X"}, "June 2026"))

    assert _days(read) == ["06-02"]
    assert any("not all days" in doubt for doubt in read.doubts)


def test_boxes_of_days_off_are_no_days_worked(read_text: ReadText) -> None:
    boxes = _boxes(1, 31, MAY, "May 2026")

    off = read_text(f"Mark each day absent\n{boxes}")
    both = read_text(f"Mark days worked, leave days off blank\n{boxes}")

    assert not off.worked
    assert off.doubts
    assert len(both.worked) == 5
