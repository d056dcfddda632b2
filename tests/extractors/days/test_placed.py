"""Calendars and week grids read by where marks stand, and proved by what the page counts."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.days import DaysRead
from extractors.days.cells import legend_of
from extractors.days.codes import Verdict
from extractors.days.placed import Placed, read_placed
from extractors.days.sense import Anchors
from extractors.layout import Line
from extractors.values import Word

Lines = Callable[..., list[Line]]

NAMES = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")

WEEKS = """W/E (Sat)      Sun   Mon   Tue   Wed   Thu   Fri   Sat   Hours   Days
03/07/2026           11.8  12.0  10.5  14.1  13.2        61.6    5
03/14/2026           12.3  {code}  12.0  11.8  11.0        60.0    {count}
03/21/2026     IDLE  14.1  12.5  12.3  TRV   11.8        50.7    4"""


def _worked(placed: Placed) -> list[date]:
    days = [day for day in placed.read.days if day.says.verdict is Verdict.WORKED]
    return sorted(day.day for day in days)


def _placed(lines: list[Line]) -> list[Placed]:
    return read_placed(lines, legend_of(lines), Anchors(date(2026, 11, 2)))


def test_weeks_whose_rows_count_their_days_prove_themselves(lines_of: Lines) -> None:
    (placed,) = _placed(lines_of(WEEKS.format(code="SICK", count=4)))

    assert placed.proved
    assert _worked(placed) == [date(2026, 3, day) for day in (2, 3, 4, 5, 6, 9, 11, 12, 13)] + [
        date(2026, 3, day) for day in (16, 17, 18, 20)
    ]


@pytest.mark.parametrize(("count", "days"), [(5, 14), (4, 13)])
def test_what_an_unknown_code_means_is_learned_from_the_counts(
    lines_of: Lines, count: int, days: int
) -> None:
    (placed,) = _placed(lines_of(WEEKS.format(code="ZQ  ", count=count)))

    assert placed.proved
    assert len(_worked(placed)) == days
    assert ("2026-03-10" in {str(day) for day in _worked(placed)}) is (count == 5)


def test_counts_that_disagree_prove_nothing(lines_of: Lines) -> None:
    (placed,) = _placed(lines_of(WEEKS.format(code="SICK", count=5)))

    assert not placed.proved


def test_a_week_whose_date_is_lost_is_not_passed_over(lines_of: Lines) -> None:
    printed = WEEKS.format(code="12.0", count=5).replace("03/14/2026", "03/l;/20?6")

    assert not any(placed.proved for placed in _placed(lines_of(printed)))


def test_weekdays_in_a_list_head_no_columns(lines_of: Lines) -> None:
    assert (
        _placed(lines_of("W/E 3/7/2026    M, Tu, W, Th, F    (5)\nW/E 3/14/2026    M, Tu    (2)"))
        == []
    )


def test_the_year_of_a_calendar_may_be_told_by_its_weekdays(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(_calendar_text())

    assert [day.day for day in read.worked] == [date(2026, 3, 2), date(2026, 3, 31)]


def _calendar_text() -> str:
    """March 2026 without its year, the first Monday and the last Tuesday marked."""
    rows = ["                 MARCH", "".join(f"{name:<8}" for name in NAMES)]
    for start in range(1, 32, 7):
        days = range(start, min(start + 7, 32))
        rows.append("".join(f"{f'{day} X' if day in {2, 31} else day:<8}" for day in days))
    return "\n".join(rows)


COLUMN, ROW, LETTER, HIGH = 60.0, 34.0, 5.0, 10.0
LEFT, TOP = 70.0, 100.0


def _word(text: str, left: float, top: float) -> Word:
    return Word(text, (left, top, left + LETTER * len(text), top + HIGH), 1.0)


def _set(text: str, column: int, top: float, side: float) -> Word:
    """Return a word in a column, at its left edge (0), in its middle (0.5) or at its right (1)."""
    free = COLUMN - 8.0 - LETTER * len(text)
    return _word(text, LEFT + COLUMN * column + 4.0 + side * free, top)


def _month(year: int, month: int, marked: set[int], side: float, below: bool) -> list[Line]:
    """Return a calendar drawn with numbers to one side and marks beside or below them."""
    rows = [[_word(date(year, month, 1).strftime("%B"), 230.0, TOP), _word(str(year), 300.0, TOP)]]
    rows.append([_set(name, column, TOP + 20.0, 0.5) for column, name in enumerate(NAMES)])
    offset = (date(year, month, 1).weekday() + 1) % 7
    weeks: dict[int, list[Word]] = {}
    marks: dict[int, list[Word]] = {}
    for day in range(1, monthrange(year, month)[1] + 1):
        week, column = divmod(day - 1 + offset, 7)
        top = TOP + 40.0 + ROW * week
        weeks.setdefault(week, []).append(_set(str(day), column, top, side))
        if day in marked:
            beside = top + (14.0 if below else 0.0)
            marks.setdefault(week, []).append(_set("X", column, beside, 1.0 if side == 0 else 0.0))
    for week, words in weeks.items():
        own = marks.get(week, [])
        rows += [words, own] if below else [sorted([*words, *own], key=lambda word: word.box[0])]
    return [Line(1, tuple(words)) for words in rows if words]


@given(
    st.integers(2023, 2026),
    st.integers(1, 12),
    st.sets(st.integers(1, 28), min_size=1),
    st.sampled_from([0.0, 1.0]),
    st.booleans(),
)
def test_any_month_is_read_as_it_is_marked_wherever_marks_stand_in_their_cells(
    year: int, month: int, marked: set[int], side: float, below: bool
) -> None:
    (placed,) = _placed(_month(year, month, marked, side, below))

    assert placed.proved
    assert _worked(placed) == [date(year, month, day) for day in sorted(marked)]


def test_the_last_row_of_a_calendar_reaches_as_far_down_as_the_others(
    read_text: Callable[..., DaysRead],
) -> None:
    columns = [list(NAMES)]
    columns += [[str(day + step) for step in range(7)] for day in (1, 8, 15, 22)]
    rows = ["".join(f"{cell:<8}" for cell in row).rstrip() for row in columns]
    marks = f"{'':8}{'X':<8}{'X':<8}"
    text = "\n".join(["Days worked: X", "February 2026", *rows[:3], marks, *rows[3:], marks])

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [9, 10, 23, 24]


def test_a_calendar_may_leave_the_weekends_out(lines_of: Lines) -> None:
    rows = ["          JUNE 2026", "".join(f"{name:<8}" for name in NAMES[1:6])]
    for monday in range(1, 31, 7):
        days = range(monday, min(monday + 5, 31))
        rows.append("".join(f"{f'{day} X' if day in {2, 12, 29} else day:<8}" for day in days))

    (placed,) = _placed(lines_of("\n".join(rows)))

    assert placed.proved
    assert _worked(placed) == [date(2026, 6, day) for day in (2, 12, 29)]
