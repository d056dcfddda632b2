"""What every kind of document says, as a person would read it off the page (invented people)."""

from dataclasses import replace
from typing import Any

import pytest

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.reading import read_document
from extractors.values import FormValue, Statement

REFERENCE = """\
SAMPLE - invented people
Northlight Pictures Inc.
200 Front Street West, Toronto, ON M5V 2T6

September 14, 2026

IATSE Local 411, Membership Committee

Re: Reference for Maria Vale - upgrade to Production Coordinator

Dear Committee,

I am pleased to recommend Maria Vale for an upgrade from 1st Assistant Production Coordinator
to Production Coordinator. Maria worked with me on "Harbor Lights" Season 2 and "Cold Tide" as my
1st APC. She is organized and a pleasure to work with.

I am a member in good standing of IATSE Local 411 and listed as a Production Coordinator.

Sincerely,
/s/ Dana Okafor
Dana Okafor
Production Coordinator
"""
REQUEST = """\
From: Maria Vale <maria@example.com>
To: operationsmanager@example.org
Date: November 3, 2026
Subject: Upgrade request

To the Membership Committee,

Please accept this as my formal request to be upgraded from 2nd Assistant Production Coordinator to
1st Assistant Production Coordinator. My member number is 41187. My resume and three letters of
reference are attached.

Thank you,
Maria Vale
"""
CERTIFICATION = """\
ROSTER CERTIFICATION FORM

Employee Name: Maria Vale                      SSN (last 4): 1234
Employer: Harbor Lights Productions LLC
Production: Harbor Lights
Classification: Grip
Number of qualifying days: 34

Services were:   [X] Satisfactory     [ ] Unsatisfactory

Labor Relations
/s/ Dana Okafor
Dana Okafor, Labor Relations Executive
Date: March 3, 2026
"""
COURSE_IN_WORDS = """\
Contract Services Administration Training Trust
CERTIFICATE OF COMPLETION

This is to certify that
Maria Vale
has successfully completed
A2 - General Safety / Injury and Illness Prevention Program
on March 14, 2026
"""
COURSE_BY_LABELS = """\
Safety Pass Training
Certificate of Training

Participant: Declan Fairweather
Course: HP1 - Harassment Prevention
Course Code: HP1
Date Completed: 04/02/2026
Provider: Northgate Safety Institute
"""
RECORD = """\
RECORD OF EMPLOYMENT (ROE)
1. Serial No.: W12345678
4. Employer's name and address: Cold Tide Productions Inc.
9. Employee's name and address: Maria Vale
10. First day worked: 2025-02-03
11. Last day for which paid: 2025-08-29
12. Final pay period ending date: 2025-08-30
13. Occupation: Production Secretary
15A. Total insurable hours: 1,320
15B. Total insurable earnings: $42,118.20
"""
STUB = """\
Lantern Payroll Services, LLC
EARNINGS STATEMENT

Employee: Maria Vale                  SSN: XXX-XX-1234
Employer: Harbor Lights Productions LLC
Production: Harbor Lights
Check Date: 03/13/2026                Period Ending: 03/07/2026
Occ Code: 8412

Date        Type        Hours    Rate    Amount
03/02/2026  Worked      12.0     40.00   560.00
03/03/2026  Worked      12.0     40.00   560.00
03/04/2026  Sick         8.0     40.00   320.00
03/05/2026  Worked      10.0     40.00   440.00

Gross Pay   1,880.00      Federal Tax  220.00      Net Pay 1,420.00     YTD 22,100.00
"""
EXAMINER = """\
MEDICAL EXAMINER'S CERTIFICATE   Form MCSA-5876
Last Name: Vale              First Name: Maria
[X] Wearing corrective lenses   [ ] Wearing hearing aid
Medical Examiner's Certificate Expiration Date: 03/02/2028
Medical Examiner's Name (please print or type): Robin Hale
National Registry Number: 1234567890      Date Certificate Signed: 03/02/2026
Driver's License Number: D1373956     Issuing State/Province: CA
"""


def read(text: str) -> Statement:
    (statement,) = read_document(read_text(text.encode(), Limits()))
    return statement


def said(statement: Statement) -> dict[str, Any]:
    return {name: field.value for name, field in statement.fields.items()}


CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        REFERENCE,
        "reference_letter",
        {
            "employee_name": "Maria Vale",
            "referee_name": "Dana Okafor",
            "referee_title": "Production Coordinator",
            "referee_member": True,
            "letter_date": "2026-09-14",
            "category": "Production Coordinator",
            "productions": ["Harbor Lights", "Cold Tide"],
            "has_signature": True,
        },
    ),
    (
        REQUEST,
        "upgrade_request",
        {
            "employee_name": "Maria Vale",
            "member_number": "41187",
            "category": "1st Assistant Production Coordinator",
            "letter_date": "2026-11-03",
            "has_signature": False,
        },
    ),
    (
        CERTIFICATION,
        "roster_certification",
        {
            "employee_name": "Maria Vale",
            "last4": "1234",
            "employer": "Harbor Lights Productions LLC",
            "production": "Harbor Lights",
            "classification": "Grip",
            "total_days_stated": 34,
            "satisfactory": True,
            "has_signature": True,
        },
    ),
    (
        COURSE_IN_WORDS,
        "course_certificate",
        {
            "employee_name": "Maria Vale",
            "course_code": "A2",
            "course_title": "General Safety / Injury and Illness Prevention Program",
            "completion_date": "2026-03-14",
            "provider": "Contract Services Administration Training Trust",
        },
    ),
    (
        COURSE_BY_LABELS,
        "course_certificate",
        {
            "employee_name": "Declan Fairweather",
            "course_code": "HP1",
            "course_title": "Harassment Prevention",
            "completion_date": "2026-04-02",
            "provider": "Northgate Safety Institute",
        },
    ),
    (
        RECORD,
        "record_of_employment",
        {
            "serial": "W12345678",
            "employer": "Cold Tide Productions Inc.",
            "employee_name": "Maria Vale",
            "first_day": "2025-02-03",
            "last_day": "2025-08-29",
            "final_period_end": "2025-08-30",
            "occupation": "Production Secretary",
            "insurable_hours": 1320.0,
            "insurable_earnings": 42118.2,
        },
    ),
    (
        STUB,
        "pay_stub",
        {
            "employee_name": "Maria Vale",
            "last4": "1234",
            "employer": "Harbor Lights Productions LLC",
            "payroll_company": "Lantern Payroll Services, LLC",
            "check_date": "2026-03-13",
            "period_end": "2026-03-07",
            "occupation_code": "8412",
        },
    ),
    (
        EXAMINER,
        "medical_certificate",
        {
            "name": "Maria Vale",
            "expiry_date": "2028-03-02",
            "examiner_name": "Robin Hale",
            "national_registry_number": "1234567890",
            "date_signed": "2026-03-02",
            "license_number": "D1373956",
            "license_state": "CA",
            "restrictions": ["corrective lenses"],
        },
    ),
]


@pytest.mark.parametrize(("text", "kind", "fields"), CASES, ids=[kind for _, kind, _ in CASES])
def test_a_document_is_told_by_its_words_and_read_field_by_field(
    text: str, kind: str, fields: dict[str, Any]
) -> None:
    statement = read(text)

    assert statement.type == kind
    assert said(statement) == fields


@pytest.mark.parametrize(("text", "kind", "fields"), CASES, ids=[kind for _, kind, _ in CASES])
def test_every_value_points_to_the_print_that_says_it(
    text: str, kind: str, fields: dict[str, Any]
) -> None:
    statement = read(text)

    for name, field in statement.fields.items():
        assert field.places or field.value is False, name


def test_a_check_date_and_a_sick_day_are_no_days_worked() -> None:
    (record,) = read(STUB).records

    assert record["work_dates"].value == ["2026-03-02", "2026-03-03", "2026-03-05"]
    assert record["non_worked_dates"].value == ["2026-03-04"]


def test_a_form_without_a_ticked_box_says_neither_satisfactory_nor_not() -> None:
    neither = CERTIFICATION.replace("[X] Satisfactory", "[ ] Satisfactory")

    assert "satisfactory" not in read(neither).fields


def test_an_unsatisfactory_certification_is_read_as_such() -> None:
    bad = CERTIFICATION.replace("[X] S", "[ ] S").replace("[ ] Un", "[X] Un")

    assert read(bad).fields["satisfactory"].value is False


def test_the_values_filled_into_a_form_go_before_its_print() -> None:
    (page,) = read_text(EXAMINER.encode(), Limits())
    box = (100.0, 100.0, 200.0, 112.0)
    filled = (
        FormValue("formMCSA-5876[0].page1[0].certifyBox[0].expireDate[0]", "11/30/2027", box),
        FormValue("formMCSA-5876[0].page1[0].driverBox[0].licenseState[0]", "California", box),
        FormValue("formMCSA-5876[0].page1[0].certifyBox[0].hearingAid[0]", "1", box),
    )

    (statement,) = read_document([replace(page, form=filled)])

    assert statement.fields["expiry_date"].value == "2027-11-30"
    assert statement.fields["license_state"].value == "CA"
    assert statement.fields["restrictions"].value == ["corrective lenses", "hearing aid"]


def test_a_blank_form_with_its_preset_choice_says_nothing_of_a_license() -> None:
    (page,) = read_text(b"Form MCSA-5876\nMEDICAL EXAMINER'S CERTIFICATE\n", Limits())
    preset = FormValue("page1[0].driverBox[0].cdlMaybe[0].cdlButtonList[0]", "0", (0, 0, 9, 9))

    (statement,) = read_document([replace(page, form=(preset,))])

    assert statement.fields == {}
