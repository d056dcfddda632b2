"""Letters, requests, certificates, stubs and records as other people write them."""

from typing import Any

import pytest

from extractors import (
    course_certificate,
    pay_stub,
    record_of_employment,
    reference_letter,
    roster_certification,
    timesheet,
    upgrade_request,
)
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.values import Page, Word


def pages(text: str) -> tuple[Page, ...]:
    return read_text(text.encode(), Limits())


def values(fields: dict[str, Any], *names: str) -> tuple[object, ...]:
    return tuple(fields[name].value if name in fields else None for name in names)


FORWARDED = """\
From: Ana Vale <ana@example.com>
Date: November 8, 2025
Subject: Fwd: Reference

---------- Forwarded message ---------
From: Sunil Rao <sunil@example.ca>
Date: Wed, Nov 5, 2025 at 9:41 AM
Subject: Reference

Just a quick note to support Ana Vale for her upgrade to First Assistant Production Coordinator.
She worked with me on Iron Creek (season 3) and Marigold.

Cheers,
Sunil Rao, Production Manager (DGC)
"""


def test_a_forwarded_reference_is_its_writers_of_its_own_day() -> None:
    fields = reference_letter.extract(pages(FORWARDED)).fields

    assert values(fields, "referee_name", "referee_title", "letter_date", "productions") == (
        "Sunil Rao",
        "Production Manager",
        "2025-11-05",
        ["Iron Creek", "Marigold"],
    )


def test_an_applicant_called_by_a_given_name_has_the_whole_name_of_the_messages_head() -> None:
    text = (
        "From: Terri Oduya <toduya@example.com>\nSent: August 19, 2026\nTo: Local 411 office\n"
        "Cc: Farrah Delacroix-Munro\nSubject: RE: reference for Farrah\n\nGood morning,\n\n"
        "Farrah asked me to put something in writing for her upgrade to 1st APC.\n\nTerri Oduya\n"
        "Production Coordinator\n"
    )

    fields = reference_letter.extract(pages(text)).fields

    assert values(fields, "referee_name", "employee_name") == (
        "Terri Oduya",
        "Farrah Delacroix-Munro",
    )


def test_a_request_names_its_seminars_and_its_referees() -> None:
    text = (
        "Yuki Andersson\n\nFebruary 20, 2026\n\nRe: Request for upgrade\n\n"
        "I request to be upgraded to Production Coordinator. Enclosed find my resume and three "
        "letters of reference from Sam Hunt, Jude Kerr and Pat Lowe. I completed the seminars "
        "“Clearances” (May 12, 2025) and “Immigration”.\n\nThank you,\n\nYuki Andersson\n"
    )

    fields = upgrade_request.extract(pages(text)).fields

    assert values(fields, "seminars", "referees", "category") == (
        ["Clearances", "Immigration"],
        ["Sam Hunt", "Jude Kerr", "Pat Lowe"],
        "Production Coordinator",
    )


def test_a_course_code_behind_its_title_is_no_part_of_it() -> None:
    text = (
        "Certificate of Attendance\n\nThis is to certify that Ana Vale\n"
        "attended the Hand Tools seminar (course H)\nheld in Toronto on May 5, 2025.\n"
    )

    fields = course_certificate.extract(pages(text)).fields

    assert values(fields, "course_title", "course_code") == ("Hand Tools", "H")


def test_days_of_a_stub_without_a_year_are_those_before_its_period_ended() -> None:
    text = (
        "Pay Statement\nPAY TO: GRACE A OKONKWO   SSN XXX-XX-9082\nPeriod ending: 06/13/2026\n\n"
        "Date     Description  Hours\n06/08    Regular      8.0\n06/09    Idle day     0\n"
        "06/10    Regular      8.0\nGross 673.76\n"
    )

    statement = pay_stub.extract(pages(text))

    assert values(statement.fields, "employee_name") == ("GRACE A OKONKWO",)
    assert values(statement.records[0], "work_dates", "non_worked_dates") == (
        ["2026-06-08", "2026-06-10"],
        ["2026-06-09"],
    )


def test_dates_of_a_form_run_as_its_captions_say() -> None:
    text = (
        "RECORD OF EMPLOYMENT\n10. FIRST DAY WORKED (D/M/Y): 02/10/2023\n"
        "11. LAST DAY FOR WHICH PAID (D/M/Y): 10/11/2023\n"
        "9. EMPLOYEE'S NAME AND ADDRESS: Farida Noorzai, 9 Elm Ave, Mississauga ON\n"
    )

    fields = record_of_employment.extract(pages(text)).fields

    assert values(fields, "first_day", "last_day", "employee_name") == (
        "2023-10-02",
        "2023-11-10",
        "Farida Noorzai",
    )


def ticked(word: str) -> Page:
    """Return a form of two choices, a cross drawn left of ``word``."""
    words, at = [], {"Satisfactory": 80.0, "Unsatisfactory": 220.0}
    for text, x in at.items():
        words.append(Word(text, (x, 100.0, x + 70.0, 110.0), 1.0))
    cross = (at[word] - 15.0, 100.5, at[word] - 6.0, 109.5)
    return Page(1, 612.0, 792.0, tuple(words), "text layer", ink=(cross,))


def test_a_cross_drawn_in_a_box_is_the_answer_of_the_words_beside_it() -> None:
    for word, good in (("Satisfactory", True), ("Unsatisfactory", False)):
        fields = roster_certification.extract([ticked(word)]).fields

        assert values(fields, "satisfactory") == (good,)


def test_two_choices_of_which_none_is_ticked_say_neither() -> None:
    text = "Roster Certification\nServices were:  Satisfactory   Unsatisfactory\n"

    assert "satisfactory" not in roster_certification.extract(pages(text)).fields


SHEET = """\
CREW TIME SHEET
{}
Mon 3/2   8.0
Tue 3/3   8.0
"""


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Week ending Saturday March 7, 2026", "week_ending", "2026-03-07"),
        ("Week ending: Saturday, 3/7/26", "week_ending", "2026-03-07"),
        ("Crew unit A, W/E 03/07/2026", "week_ending", "2026-03-07"),
        ("Approved by Henri Boateng, Production Manager", "approved_by", "Henri Boateng"),
        ("Approved by: Glenn Okafor, Key Grip", "approved_by", "Glenn Okafor"),
        ("Name Tobias Wren  Position Set Dresser  Show Harbor Nine", "production", "Harbor Nine"),
        (
            "Name Tobias Wren  Position Set Dresser  Show Harbor Nine",
            "employee_name",
            "Tobias Wren",
        ),
        ("Employee Signature Approved Date", "employee_name", None),
        ("Production Manager Grace Lee", "production", None),
        ("Employee Department Show Week ending", "production", None),
    ],
)
def test_a_label_needs_no_colon_where_its_answer_is_plain(
    line: str, field: str, value: object
) -> None:
    statement = timesheet.extract(pages(SHEET.format(line)))

    found = statement.fields | (statement.records[0] if statement.records else {})
    assert values(found, field) == (value,)


GRID = """\
Weekly time card      Week ending: 06/13/26

Day   Date   Call   Wrap   Hours   Zone
Mon   6/8    7.0    19.5   12.0    S
Tue   6/9    7.0    19.0   11.5    S
Wed   6/10   SICK          8.0
Thu   6/11   9.5    22.0   12.0    L
Fri   6/12                 OFF
Sat   6/13
"""


def test_a_day_of_a_time_card_is_one_with_hours_whatever_letters_stand_beside_it() -> None:
    (record,) = timesheet.extract(pages(GRID)).records

    assert values(record, "week_ending", "work_dates", "non_worked_dates") == (
        "2026-06-13",
        ["2026-06-08", "2026-06-09", "2026-06-11"],
        ["2026-06-10"],
    )


def form_of(*boxes: tuple[str, ...]) -> Page:
    """Return a form of ruled boxes side by side, each with a small caption over its lines."""
    words, rules = [], []
    for column, (caption, *answers) in enumerate(boxes):
        left = 60.0 + 150.0 * column
        for line, text in enumerate((caption, *answers)):
            top, high = 102.0 + 12.0 * line, 10.0 if line else 7.0
            for number, each in enumerate(text.split()):
                x = left + 4.0 + 45.0 * number
                words.append(Word(each, (x, top, x + 40.0, top + high), 1.0))
        rules += [(x, 100.0, x + 0.5, 160.0) for x in (left, left + 150.0)]
        rules += [(left, y, left + 150.0, y + 0.5) for y in (100.0, 160.0)]
    return Page(1, 612.0, 792.0, tuple(words), "text layer", rules=tuple(rules))


def test_an_empty_box_of_a_form_takes_no_answer_from_the_next_one() -> None:
    page = form_of(
        ("4 EMPLOYER'S NAME", "Birch Films Inc", "900-36 Toronto Street"),
        ("13 OCCUPATION",),
        ("14 RECALL", "UNKNOWN"),
    )

    fields = record_of_employment.extract([page]).fields

    assert values(fields, "employer", "occupation") == ("Birch Films Inc", None)
