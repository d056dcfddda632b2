"""Empty cells, years over rows and codes explained below a table of days."""

from collections.abc import Callable
from datetime import date

import pytest

from extractors.days import DaysRead
from extractors.days.cells import legend_of
from extractors.days.codes import Verdict
from extractors.layout import Line

ReadText = Callable[..., DaysRead]

EPISODES = """Episode        Camera block        Pre-shoot        Tape night
2025
  101            Nov 5               Nov 6            Nov 7
  102            Nov 12                —              Nov 14
2026
  103            Jan 14              Jan 15           Jan 16
"""


def test_a_dash_in_an_empty_cell_joins_no_dates_and_takes_none_away(read_text: ReadText) -> None:
    read = read_text(f"She worked these days:\n{EPISODES}")

    days = [each.day for each in read.worked]
    assert days == [
        *(date(2025, 11, day) for day in (5, 6, 7, 12, 14)),
        *(date(2026, 1, day) for day in (14, 15, 16)),
    ]


def test_a_dash_beside_a_date_still_says_that_nobody_worked(read_text: ReadText) -> None:
    read = read_text(
        "Days worked\nMon Oct 12, 2026     10.0\nTue Oct 13, 2026     —\nWed Oct 14, 2026     9.5"
    )

    assert [each.day.day for each in read.worked] == [12, 14]


def test_a_row_of_a_log_that_was_not_on_call_is_no_day(read_text: ReadText) -> None:
    read = read_text(
        "Days worked\n01/26/26   Mon   5-ton   06:00   18:36\n01/28/26   Wed   not on call\n"
        "01/29/26   Thu   5-ton   07:00   20:00"
    )

    assert [each.day.day for each in read.worked] == [26, 29]


@pytest.mark.parametrize("gap", [" ", "      "])
def test_codes_are_explained_side_by_side(lines_of: Callable[..., list[Line]], gap: str) -> None:
    said = gap.join(["✓ worked", "H holiday", "Qz out sick", "blank not called"])

    assert legend_of(lines_of(said)) == {
        "✓": Verdict.WORKED,
        "H": Verdict.NOT_WORKED,
        "QZ": Verdict.NOT_WORKED,
    }


def test_a_sentence_explains_no_codes(lines_of: Callable[..., list[Line]]) -> None:
    assert legend_of(lines_of("She worked in LA as a grip")) == {}
