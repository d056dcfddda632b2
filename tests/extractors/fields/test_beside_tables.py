"""A sentence below a table of jobs may tell of one more, in a position that no row has."""

from collections.abc import Callable

from extractors.values import Statement

Read = Callable[..., Statement]

LETTER = """
COPPER LANTERN PRODUCTIONS, INC.
100 Olive Grove Avenue, Burbank, CA 91505

April 20, 2026

Re: Maria Delgado, last four of SSN 5746

Maria Delgado was employed by Copper Lantern Productions, Inc. as follows.

Project            Position        Start        Finish       Days worked
Undertow           Painter         01/05/2026   01/30/2026   18
Lemon Street       Painter         02/02/2026   02/20/2026   12

{}

Sincerely,


Jane Okafor
Controller
"""

MORE = """In addition she worked for Lemon Street as Scenic Artist on two days:
March 3 and March 5, 2026."""

REMARK = "She was employed as Painter throughout, and last called on March 3, 2026."


def test_another_position_with_days_below_the_table_is_a_job_of_its_own(read: Read) -> None:
    records = read(LETTER.format(MORE)).records

    assert [(r["production_title"].value, r["classification"].value) for r in records] == [
        ("Undertow", "Painter"),
        ("Lemon Street", "Painter"),
        ("Lemon Street", "Scenic Artist"),
    ]
    assert records[2]["work_dates"].value == ["2026-03-03", "2026-03-05"]
    assert "period_start" not in records[2]


def test_a_sentence_about_a_position_of_a_row_is_no_further_job(read: Read) -> None:
    assert len(read(LETTER.format(REMARK)).records) == 2
