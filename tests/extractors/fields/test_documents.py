"""Several documents in one file, and the kind of each."""

from collections.abc import Callable

import pytest

from extractors.reading import read_document
from extractors.values import Page

LETTER = """
MERIDIAN PAYROLL SERVICES

May 2, 2026

To Whom It May Concern:

This letter confirms that {name} was employed by Ironwood Films LLC as a Grip on
the feature “Static”.
Dates worked: 03/04/2026, 03/05/2026

Sincerely,
Wren Tanaka
Payroll Coordinator
"""
MakePage = Callable[..., Page]


def test_two_letters_in_one_file_are_two_documents(make_page: MakePage) -> None:
    pages = [
        make_page(LETTER.format(name="Kofi Achebe"), 1),
        make_page(LETTER.format(name="Zoë Ibarra"), 2),
    ]

    first, second = read_document(pages)

    assert (first.pages, second.pages) == ((1,), (2,))
    assert second.records[0]["employee_name"].value == "Zoë Ibarra"


def test_a_list_of_days_on_a_second_page_belongs_to_its_letter(make_page: MakePage) -> None:
    pages = [
        make_page(LETTER.format(name="Kofi Achebe"), 1),
        make_page("Attachment A, continued\n\nDates worked: 03/06/2026", 2),
    ]

    (statement,) = read_document(pages)

    days = statement.records[0]["work_dates"]
    assert statement.pages == (1, 2)
    assert days.value == ["2026-03-04", "2026-03-05", "2026-03-06"]
    assert [place.page for place in days.places if place.item == "2026-03-06"] == [2]


def test_pages_given_as_one_document_are_not_split(make_page: MakePage) -> None:
    pages = [make_page(LETTER.format(name="Kofi Achebe"), n) for n in (1, 2)]

    assert len(read_document(pages, as_one=True)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LETTER.format(name="Kofi Achebe"), "evl"),
        ("RESUME\nKofi Achebe\nkofi@example.com\n\nEXPERIENCE\n\nEDUCATION\n\nSKILLS", "resume"),
        ("Medical Examiner's Certificate\nMCSA-5876", "medical_certificate"),
        ("ROSTER CERTIFICATION FORM\nSatisfactory   Unsatisfactory", "roster_certification"),
        ("EARNINGS STATEMENT\nGross Pay   Net Pay   YTD\nFederal Tax", "pay_stub"),
        ("Record of Employment (ROE)\nInsurable hours 480", "record_of_employment"),
        ("TIME SHEET\nweek ending\nmeal in  meal out", "timesheet"),
        (
            "CERTIFICATE OF COMPLETION\nhas completed the course\nHarassment Prevention",
            "course_certificate",
        ),
        ("CALIFORNIA DRIVER LICENSE\nDL I1234562\nEXP 08/31/2027", "driver_license"),
        (
            "I am requesting an upgrade from 2APC to 1APC\nto the Membership Committee",
            "upgrade_request",
        ),
        (
            "Letter of recommendation\nI highly recommend Kofi without hesitation",
            "reference_letter",
        ),
        ("Lunch menu\nSoup, salad, sandwich", "unknown"),
    ],
)
def test_the_kind_of_a_document_is_told(make_page: MakePage, text: str, kind: str) -> None:
    (statement,) = read_document([make_page(text)])

    assert statement.type == kind


def test_an_unknown_document_has_no_fields(make_page: MakePage) -> None:
    (statement,) = read_document([make_page("Lunch menu\nSoup")])

    assert statement.fields == {}
    assert statement.records == ()


def test_a_scan_without_words_says_so(make_page: MakePage) -> None:
    (statement,) = read_document([make_page("", source="ocr")])

    (finding,) = statement.findings
    assert finding.code == "unreadable-region"
    assert "page 1" in finding.message
