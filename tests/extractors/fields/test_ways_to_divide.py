"""Other ways to divide a letter into jobs are taken where its numbers are met only by them."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

LETTER = """
COPPER LANTERN PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

RE: Maria Delgado, last four of SSN 5746, Local 80

{}

Sincerely,


Jane Okafor
Controller
"""

APPENDIX = """Maria Delgado was employed on the productions below.

Item 1 - Undertow, Key Grip
Mar: 2, 3, 4
Apr: 1
4 days
Item 2 - Lemon Street, Dolly Grip
Mar: 9, 10
2 days"""

CARDS = """Production: Undertow
Employee: Maria Delgado

Time card  week ending 03/07/2026
Mon 03/02/2026  worked
Tue 03/03/2026  worked
Days worked this card: 2
Time card  week ending 03/14/2026
Mon 03/09/2026  worked
Days worked this card: 1
Total days worked, all cards: 3"""


BLOCKS = """Maria Delgado was employed on the productions below.

Undertow                           2026: 3/2-4 and 3/6 (four day week)
feature                            4 days
Undertow Film, LLC
Key Grip

Lemon Street                       Between 3/9/2026 and 3/13/2026. Our
TV movie                           copies of the cards are in storage.
Tart Pictures, Inc.
Dolly Grip

Hill Farm                          2026: 3/16, 3/17, 3/18-
web series                         19
Tart Pictures, Inc.                4 days
Dolly Grip"""


def test_blocks_of_two_columns_are_jobs_with_the_days_beside_them(
    read: Read, values: Values
) -> None:
    records = [values(record) for record in read(LETTER.format(BLOCKS)).records]

    shows = ["Undertow", "Lemon Street", "Hill Farm"]
    assert [record["production_title"] for record in records] == shows
    assert [len(record.get("work_dates", [])) for record in records] == [4, 0, 4]
    assert [record["employer"] for record in records] == [
        *("Undertow Film, LLC", "Tart Pictures, Inc.", "Tart Pictures, Inc.")
    ]
    assert records[1]["period_start"] == "2026-03-09"


def test_each_part_that_ends_with_its_number_is_a_job_of_the_show_above_its_days(
    read: Read, values: Values
) -> None:
    records = [values(record) for record in read(LETTER.format(APPENDIX)).records]

    assert [record["production_title"] for record in records] == ["Undertow", "Lemon Street"]
    assert [len(record["work_dates"]) for record in records] == [4, 2]
    assert [record["classification"] for record in records] == ["Key Grip", "Dolly Grip"]
    assert {record["employee_name"] for record in records} == {"Maria Delgado"}


def test_weeks_of_one_job_that_are_counted_each_stay_one_job(read: Read, values: Values) -> None:
    (record,) = map(values, read(LETTER.format(CARDS)).records)

    assert record["work_dates"] == ["2026-03-02", "2026-03-03", "2026-03-09"]


def test_numbers_that_are_not_met_leave_a_doubt(read: Read) -> None:
    read_of = read(LETTER.format(APPENDIX.replace("2 days", "9 days")))

    assert "doubtful-dates" in {finding.code for finding in read_of.findings}


SPOTS = """Two spots were shot by us and paid through Copper Lantern.

“Nine Lives” for Tabby Insurance: March 3 and 4, 2026
“Pool Guy” for Clarion Home Loans: {}"""


def test_dates_below_names_of_shows_are_days_though_no_words_say_so(
    read: Read, values: Values
) -> None:
    text = SPOTS.format("March 16, 2026. The 17th was a weather cancel, not worked.")

    records = [values(record) for record in read(LETTER.format(text)).records]

    assert [record["work_dates"] for record in records] == [
        ["2026-03-03", "2026-03-04"],
        ["2026-03-16"],
    ]


@pytest.mark.parametrize(
    "said", ["aired May 9, 2026", "May 9, 2026", "March 16, 2026 (not worked)"]
)
def test_dates_below_names_that_cannot_be_days_worked_are_none(
    read: Read, values: Values, said: str
) -> None:
    records = [values(record) for record in read(LETTER.format(SPOTS.format(said))).records]

    assert "work_dates" not in records[-1]


ITEMS = """Maria Delgado was on our facility payroll for the titles below.

1) Low Tide - theatrical feature, for Marrow Films
Dolly Grip: March 3, 4 and 5, 2026

2) Ask Me - half-hour streaming series (27 min.), for Quill Productions
Grip: Mondays and Tuesdays only, namely March 9 and 10, 2026

3) Long War - documentary feature, for Six Documentary LLC
Grip: March 16, 18 and 23-24, 2026. Maria was out sick March 17.

Total: {} days."""


def test_items_of_a_numbered_list_are_jobs_where_all_their_days_come_to_the_total(
    read: Read, values: Values
) -> None:
    records = [values(record) for record in read(LETTER.format(ITEMS.format(9))).records]

    assert [record["production_title"] for record in records] == ["Low Tide", "Ask Me", "Long War"]
    assert [len(record["work_dates"]) for record in records] == [3, 2, 4]


SEASONS = """The days she worked are shown by week ending; holidays were not worked.

County Line, Season 1
Position: Dolly Grip
   w/e Fri. 1/17/25    W, Th, F              3
                       Season 1 days         3

County Line, Season 2
Position: Dolly Grip
   w/e Fri. 1/16/26    M, T, W, Th, F        5
   w/e Fri. 1/23/26    Sa (1/17), M, T       3
                       Season 2 days         8

In all, 11 days over the two seasons."""


def test_seasons_with_a_number_of_days_each_are_jobs_of_their_own(
    read: Read, values: Values
) -> None:
    records = [values(record) for record in read(LETTER.format(SEASONS)).records]

    assert [record["season"] for record in records] == ["1", "2"]
    assert [len(record["work_dates"]) for record in records] == [3, 8]
    assert "2026-01-17" in records[1]["work_dates"]


CREW = """The crew below were employed on the second unit of Undertow, March 2 - 6, 2026.

                                           3/2    3/3    3/4    3/5    3/6    Days
Oscar Marsh 1188 Key Grip 80               T      X      X      X      X      4
Hyla Porrello 3052 Camera Operator 600     X      X                           2
Wendell Ache 9416 Dolly Grip 80            X      X      X      X      X      5

X = worked     T = travel only (not in the count)     blank = not called"""


def test_rows_of_people_without_signs_between_what_they_say_are_their_jobs(
    read: Read, values: Values
) -> None:
    letter = LETTER.format(CREW).replace("RE: Maria Delgado, last four of SSN 5746, Local 80", "")

    records = [values(record) for record in read(letter).records]

    told = [(one["employee_name"], one["last4"], len(one["work_dates"])) for one in records]
    people = [("Oscar Marsh", "1188", 4), ("Hyla Porrello", "3052", 2), ("Wendell Ache", "9416", 5)]
    assert told == people
    assert [one["local"] for one in records] == ["80", "600", "80"]


LETTERED = """The schedule for Maria Delgado was made from our records for 2026.

SCHEDULE - Maria Delgado - April 2, 2026

A. Undertow
Employer of record: Undertow Film, LLC
03/02/2026    03/04/2026
03/03/2026    03/05/2026
Days worked: 4

B. Lemon Street
Employer of record: Tart Pictures, Inc.
03/09/2026    03/10/2026
Days worked: 2

Total, A + B: 6 days"""


def test_a_list_may_count_its_items_by_letters(read: Read, values: Values) -> None:
    records = [values(record) for record in read(LETTER.format(LETTERED)).records]

    assert [record["employer"] for record in records] == [
        "Undertow Film, LLC",
        "Tart Pictures, Inc.",
    ]
    assert [len(record["work_dates"]) for record in records] == [4, 2]
    assert [record["total_days_stated"] for record in records] == [4, 2]
