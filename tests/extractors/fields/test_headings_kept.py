"""Rows of a table that name shows begin parts of their own, and its headings still head them."""

from collections.abc import Callable
from typing import Any

from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

HISTORY = """
HALYARD PAYROLL, INC.
EMPLOYEE WORK HISTORY
EMPLOYEE: Odile Marchetti        SSN: XXX-XX-3318        RUN DATE: 08/04/2026

VOUCHER    WK END      CHECK DT    TYPE    WORK DATES           DAYS
PRODUCTION: PAPER LANTERN    EMPLOYER OF RECORD: Lantern Pictures, Inc.    OCC: GRIP
7710       03/07/26    03/13/26    REG     03/02 03/03 03/05    3
7742       03/14/26    03/20/26    REG     03/09 03/10          2
7742       03/14/26    03/20/26    HOL     03/11                0
PRODUCTION: COLD HARBOR LANE    EMPLOYER OF RECORD: Harbor Lane, LLC    OCC: GRIP
7903       06/13/26    06/19/26    REG     06/08 06/09          2
7951       06/20/26    06/26/26    REG     06/15 06/16 06/18    3
TOTAL DAYS WORKED: 10
Prepared by: Ilse Varga, Records Clerk
"""


def test_the_end_of_a_week_and_the_day_of_a_check_are_no_days_worked_below_any_show(
    read: Read, values: Values
) -> None:
    first, second = map(values, read(HISTORY).records)

    assert first["production_title"] == "PAPER LANTERN"
    assert first["work_dates"] == [f"2026-03-{day:02}" for day in (2, 3, 5, 9, 10)]
    assert second["production_title"] == "COLD HARBOR LANE"
    assert second["work_dates"] == [f"2026-06-{day:02}" for day in (8, 9, 15, 16, 18)]


CORNER = """
HALYARD ENTERTAINMENT PAYROLL                RUN DATE 08/04/2026        PAGE 2 OF 2
14 Mill Lane, Burbank CA 91505                                           RPT 118

EMPLOYEE: Odile Marchetti        SSN: XXX-XX-3318
PRODUCTION: PAPER LANTERN        OCC: GRIP
WORK DATES: 03/02/26 03/03/26
"""


def test_the_name_beside_the_date_and_the_page_of_a_report_is_who_wrote_it(read: Read) -> None:
    assert read(CORNER).fields["issuer"].value == "HALYARD ENTERTAINMENT PAYROLL"


SHEET = """
HALYARD TELEVISION, INC.
Position: Tutor
Name: Odile Marchetti
Production: Paper Lantern

No   Date        Day        In       Out      Capacity    Wards
1    05/04/26    Monday     7:30a    5:00p    Tutor       Ward A
2    05/05/26    Tuesday    7:30a    5:30p    Tutor       Ward A
3    05/06/26    Wednesday  7:30a    4:30p    Tutor       Ward B

Total days: 3
"""


def test_headings_of_columns_are_no_values_of_each_other(read: Read, values: Values) -> None:
    (record,) = map(values, read(SHEET).records)

    assert record["classification"] == "Tutor"
    assert record["work_dates"] == ["2026-05-04", "2026-05-05", "2026-05-06"]
