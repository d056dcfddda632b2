"""The date of a letter in titles, corners, heads of mails and lines that say when it was made."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.evl.line_kinds import says_when_made
from extractors.values import Statement

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

BODY = """

Employee: Maria Delgado
Production: Undertow
Position: Key Grip
Dates worked: 03/04/2026, 03/05/2026

Sincerely,


Jane Okafor
Controller
"""


@pytest.mark.parametrize(
    "line",
    [
        "Document prepared April 2, 2026",
        "Employment record as of April 2, 2026",
        "WORK RECAP - RUN 04/02/2026",
        "CERTIFICATE OF EMPLOYMENT, issued April 2, 2026",
        "VERIFICATION OF EMPLOYMENT — April 2, 2026",
        "Generated 04/02/2026 09:14",
        "Jane Okafor <jane@invented.example> Thu, Apr 2, 2026 at 3:41 PM",
        "Executed on April 2, 2026 at Burbank, California.",
    ],
)
def test_a_line_says_when_the_letter_was_made(read: Read, values: Values, line: str) -> None:
    statement = read(f"SILVERLINE PAYROLL SERVICES\nOlive Grove, Burbank, CA 91505\n{line}{BODY}")

    assert values(statement.fields)["letter_date"] == "2026-04-02"
    assert values(statement.records[0])["work_dates"] == ["2026-03-04", "2026-03-05"]


@pytest.mark.parametrize(
    "line",
    [
        "Days worked 03/04/2026",
        "Date of hire: 03/04/2026",
        "Your request of March 4, 2026",
        "Start date 03/04/2026",
        "Employment Verification, March 3 - March 28, 2026",
    ],
)
def test_other_dates_do_not_say_when_a_letter_was_made(line: str) -> None:
    assert not says_when_made(line)


def test_the_first_day_of_a_list_is_not_the_date_of_the_letter(read: Read, values: Values) -> None:
    listed = "DAYS\n  Wed 03/04/2026\n  Thu 03/05/2026\n"
    body = BODY.replace("Dates worked: 03/04/2026, 03/05/2026", listed)

    statement = read(f"SILVERLINE PAYROLL SERVICES\nOlive Grove, Burbank, CA 91505{body}")

    assert "letter_date" not in values(statement.fields)


def test_the_latest_date_that_something_was_made_on_is_the_letter_s(read: Read) -> None:
    body = BODY.replace("Sincerely,", "Answered on 04/02/2026 by:")

    statement = read(f"SILVERLINE PAYROLL SERVICES\nOlive Grove, Burbank, CA 91505\n{body}")

    assert statement.fields["letter_date"].value == "2026-04-02"


def test_the_moment_of_printing_is_not_the_date_of_a_mail(read: Read, values: Values) -> None:
    printed = "4/8/26, 9:12 AM                    Tern Mail - RE: days for the roster\n"
    sent = "Jane Okafor <jane@tern.example>                  Tue, Apr 7, 2026 at 4:46 PM\n"

    assert values(read(f"{printed}{sent}{BODY}").fields)["letter_date"] == "2026-04-07"
    assert values(read(f"{printed}{BODY}").fields)["letter_date"] == "2026-04-08"


def test_a_date_with_the_year_ahead_is_read_whole(read: Read) -> None:
    body = BODY.replace("Controller", "Controller\nDated: 2026/04/02")

    statement = read(f"SILVERLINE PAYROLL SERVICES\nOlive Grove, Burbank, CA 91505\n{body}")

    assert statement.fields["letter_date"].value == "2026-04-02"


@pytest.mark.parametrize(
    "line", ["RUN 03/01/2026 14:22 USER KD", "Photographed on 05/01/2026 by", "RPT 04/02/2026"]
)
def test_a_date_not_later_than_the_days_or_of_the_work_is_not_the_letter_s(
    read: Read, line: str
) -> None:
    body = BODY.replace("Position: Key Grip", f"Position: Key Grip\nRPT EWH-210  {line}")

    statement = read(f"SILVERLINE PAYROLL SERVICES\nOlive Grove, Burbank, CA 91505\n{body}")

    assert "letter_date" not in statement.fields


def test_the_date_of_the_letter_at_the_head_of_a_further_page_is_no_day(
    read: Callable[..., Statement],
) -> None:
    first = """
OSTLER PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

May 29, 2026

RE: Maria Delgado, last four of SSN 5746
Production: Undertow
Position: Key Grip
Days worked: 05/04, 05/05, 05/06,
"""
    second = """
To the roster office
May 29, 2026
About Maria Delgado
05/11, 05/12 and 05/13 of 2026 (6 days)

Sincerely,


Jane Okafor
Controller
"""

    (record,) = read(first, second).records

    days = record["work_dates"].value
    assert isinstance(days, list)
    assert [day[5:] for day in days] == ["05-04", "05-05", "05-06", "05-11", "05-12", "05-13"]
