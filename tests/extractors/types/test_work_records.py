"""Payroll exports and fringe reports sent as documents: whose they are, nothing guessed."""

import pytest

from extractors import fringe_report, payroll_export
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.reading import read_document
from extractors.values import DocumentType, FieldValue, Statement


def fields(statement: Statement) -> dict[str, FieldValue]:
    return {name: field.value for name, field in statement.fields.items()}


def payroll(text: str) -> dict[str, FieldValue]:
    return fields(payroll_export.extract(read_text(text.encode(), Limits())))


def fringe(text: str) -> dict[str, FieldValue]:
    return fields(fringe_report.extract(read_text(text.encode(), Limits())))


ROWS = """\
Employee Name        Occ. Code   Work Date    Hours    Gross
Okoro, Yasmin        4110        04/06/2026   10.0     418.00
Asante, Kwame        4110        04/06/2026   10.0     418.00
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "Lakeshore Payroll Partners\nPayroll Register    Period 04/05/2026 to 04/11/2026\n",
            {
                "payroll_company": "Lakeshore Payroll Partners",
                "period_start": "2026-04-05",
                "period_end": "2026-04-11",
            },
        ),
        (
            "PAYROLL DETAIL REPORT\nPrepared by: Tidewater Payroll\nWeek ending: April 11, 2026\n"
            "Number of employees: 2\n",
            {
                "payroll_company": "Tidewater Payroll",
                "period_end": "2026-04-11",
                "employee_count": 2,
            },
        ),
        (
            "Hours listing by employee for period 2025-04-01 to 2025-06-30\n",
            {"period_start": "2025-04-01", "period_end": "2025-06-30"},
        ),
        ("Labor distribution detail\nPrinted 04/05/2026 06:11 for 04/11/2026\n", {}),
        ("Payroll Register    Period 06/30/2026 to 06/01/2026\n", {}),
    ],
)
def test_the_head_of_an_export_says_whose_it_is_and_for_when(
    head: str, expected: dict[str, FieldValue]
) -> None:
    assert payroll(f"{head}\n{ROWS}") == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "FRINGE REMITTANCE REPORT\nEmployer: Maple Street Productions\nLocal 411\n",
            {"remitter": "Maple Street Productions", "local": "411"},
        ),
        (
            "IATSE Local No. 873 - Contribution Report\nRemitter: Sandstone Pictures Inc\n",
            {"remitter": "Sandstone Pictures Inc", "local": "873"},
        ),
        ("Monthly Union Remittance\nDues 2%   Vacation 4%\n", {}),
    ],
)
def test_the_head_of_a_report_says_who_remits_to_which_local(
    head: str, expected: dict[str, FieldValue]
) -> None:
    assert fringe(f"{head}\n{ROWS}") == expected


def test_no_row_of_an_export_becomes_a_record() -> None:
    text = f"Payroll Register    Period 04/05/2026 to 04/11/2026\n\n{ROWS}"

    (read,) = read_document(read_text(text.encode(), Limits()))

    assert read.type is DocumentType.PAYROLL_EXPORT
    assert read.fields["period_end"].value == "2026-04-11"
    assert read.records == ()
